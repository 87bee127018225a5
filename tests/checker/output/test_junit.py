"""JUnit XML, against the schema of Jenkins (as the sources of pytest carry it)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from checker.explanation import overview
from checker.outcomes import GAPS, Check
from checker.output import junit
from tests.checker.output import checks

SCHEMA = Path(__file__).parents[2] / "data" / "schemas" / "junit-10.xsd"


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA))


def suite(check: Check, *more: Sequence[str]) -> etree._Element:
    suites = etree.fromstring(junit.render(check, more).encode())
    schema().assertValid(suites)
    return suites[0]


def case(check: Check, rule: str, name: str) -> etree._Element:
    (found,) = [
        c for c in suite(check).iter("testcase") if c.get("classname") == rule and c.get("name").startswith(name)
    ]
    return found


@pytest.mark.parametrize("check", [checks.example(), checks.word()], ids=["yaml", "docx"])
def test_shows_each_gap_with_place_quote_and_fix(check: Check) -> None:
    cases = list(suite(check).iter("testcase"))
    assert len(cases) == len(check.outcomes)
    for outcome, told in zip(check.outcomes, cases, strict=True):
        if outcome.outcome in GAPS:
            text = "".join(told.itertext())
            assert not [piece for piece in checks.pieces(outcome) if piece not in text]


def test_only_hard_gaps_are_failures() -> None:
    found = suite(checks.example())
    counts = checks.example().summary
    assert (found.get("failures"), found.get("errors")) == (str(counts["fail"]), "0")
    assert found.get("skipped") == str(counts["not_applicable"])
    assert case(checks.example(), "M01-owner", "มาตรการที่ 1 ")[0].tag == "failure"
    advice = case(checks.example(), "S01-overall", "เอกสาร")
    assert [part.tag for part in advice] == ["system-out"]
    assert advice[0].text.startswith("ควรปรับปรุง: ")
    assert len(case(checks.example(), "M01-owner", "มาตรการที่ 2 ")) == 0


def test_a_required_part_that_nobody_could_read_is_an_error_and_no_failure() -> None:
    found = suite(checks.blurred())
    assert (found.get("failures"), found.get("errors")) == ("0", "1")
    assert case(checks.blurred(), "M01-owner", "มาตรการที่ 2 ")[0].get("type") == "อ่านไม่ได้ ต้องตรวจด้วยคน"


def test_carries_its_stamp_and_says_whose_verdict_it_is_not() -> None:
    check = checks.example()
    values = {told.get("value") for told in suite(check).iter("property")}
    assert {overview.DISCLAIMER, "ita 0.1.0", check.stamp.engine, "ปี 2569 ข้อ O25", check.stamp.rule_base} <= values
    assert check.stamp.inputs[0].sha256 in values
    assert suite(check).get("timestamp") is None
    assert suite(checks.stamped(check)).get("timestamp") == checks.TIME


def test_same_check_same_bytes() -> None:
    assert junit.render(checks.example()) == junit.render(checks.example())


@given(checks.NASTY)
@settings(max_examples=20)
def test_any_text_is_valid(text: str) -> None:
    suite(checks.touched(checks.blurred(), text), [text, text])

"""Reports that depart from their plan: what is left out or replaced is found, telling it otherwise is no fail."""

from __future__ import annotations

import os
import random

import pytest

from checker.check import check, shipped_rules
from checker.outcomes import Check
from checker.submission import Submission
from knowledge.base import load
from tests.documents import report_pairs
from tests.documents.report_pairs import Mutation

SEEDS = range(150 if os.environ.get("HYPOTHESIS_PROFILE") == "ci" else 15)


def checked(plan: Submission, report: Submission) -> Check:
    return check(report, load(), shipped_rules(), plan=plan)


def found(result: Check, rule: str) -> set[str]:
    return {o.outcome for o in result.outcomes if o.rule.startswith(rule)}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_consistent_report_is_ready(seed: int) -> None:
    assert checked(*report_pairs.pair(seed)).verdict == "ready"


@pytest.mark.parametrize("mutation", [report_pairs.drop, report_pairs.replace, report_pairs.replace_alike])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_measure_left_out_or_replaced_is_found(seed: int, mutation: Mutation) -> None:
    plan, report = report_pairs.pair(seed)
    result = checked(plan, mutation(report, random.Random(seed)))
    # What is a little like the measure it stands for is left to a person, both texts side by side.
    assert found(result, "R01") & {"fail", "unreadable"}, result.pairing
    assert result.verdict != "ready"


def test_hardly_any_of_them_is_left_to_a_person() -> None:
    failed = 0
    for seed in SEEDS:
        plan, report = report_pairs.pair(seed)
        failed += "fail" in found(checked(plan, report_pairs.replace(report, random.Random(seed))), "R02")
    assert failed >= 0.9 * len(SEEDS)


@pytest.mark.parametrize(
    "mutation",
    [report_pairs.reword, report_pairs.renumber, report_pairs.reorder, report_pairs.split, report_pairs.merge],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_telling_it_otherwise_is_no_fail(seed: int, mutation: Mutation) -> None:
    plan, report = report_pairs.pair(seed)
    result = checked(plan, mutation(report, random.Random(seed)))
    assert "fail" not in found(result, "R01") | found(result, "R02"), result.pairing

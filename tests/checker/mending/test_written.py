"""A mend holds for whoever copies its printed words and nothing else into the table of the plan."""

from __future__ import annotations

from typing import Any

import pytest

from checker.outcomes import Check
from checker.submission import Submission
from tests.checker.mending.test_smallest import GAPS, checked, mended
from tests.checker.plans import completed, whole

YEARS = (2565, 2568, 2569)
COLUMNS = {
    "ผลการวิเคราะห์": "analysis_result",
    "ขั้นตอน": "steps",
    "ระยะเวลา": "period",
    "ผู้รับผิดชอบ": "owners",
    "การกำกับติดตาม": "monitoring",
}


def typed(printed: str) -> dict[str, Any]:
    """A measure as somebody types it from the words of a mend, one cell after the other."""
    title, *cells = printed.split(" · ")
    told = {COLUMNS[label]: text for label, _, text in (cell.partition(" ") for cell in cells)}
    return {
        "title": title,
        **told,
        "steps": [told["steps"]],
        "owners": [told["owners"]],
        "monitoring": {"text": told["monitoring"], "where": "column"},
    }


def failed(result: Check) -> set[tuple[str, str | None, int | None]]:
    return {(o.rule, o.subject.code, o.subject.number) for o in result.outcomes if o.outcome == "fail"}


def zero_item(year: int) -> tuple[Submission, None]:
    code = {2565: "O14", 2568: "O14", 2569: "O14"}[year]
    return whole(year, questions=[{"code": code, "score": "0", "indicator": 9}]), None


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(
    ("rule", "case"),
    [
        *((r, GAPS[r]) for r in ("C01-indicator-below-85", "C02-question-below-85", "C03-urgent-covered")),
        ("C04-zero-item", zero_item),
        ("M00-has-measures", GAPS["M00-has-measures"]),
    ],
)
def test_a_measure_typed_from_the_printed_words_mends_the_gap(rule: str, case: Any, year: int) -> None:
    plan, _ = case(year)
    before, found, _ = mended(plan)
    gaps = [mend for mend in found if mend.gap.rule == rule]
    assert gaps or rule not in {o.rule for o in before.outcomes if o.outcome in ("fail", "advice")}
    for mend in gaps:
        (edit,) = mend.edits
        number = max((m.number for m in plan.measures), default=0) + 1
        rows = [*(m.model_dump() for m in plan.measures), {"number": number, **typed(edit.text)}]
        after = checked(completed(plan.model_dump() | {"measures": rows}))
        subject = mend.gap.subject
        (now,) = (o for o in after.outcomes if o.rule == rule and o.subject == subject)
        assert now.outcome == "pass"
        assert failed(after) <= failed(before)


def test_the_printed_words_name_the_code_and_the_analysis_that_it_answers() -> None:
    plan = whole(2569, questions=[{"code": "I1", "score": "70.00", "indicator": 1}])
    (mend,) = (m for m in mended(plan)[1] if m.gap.rule == "C02-question-below-85")
    assert " (ตัวชี้วัดที่ 1 ข้อ I1) · ผลการวิเคราะห์ " in mend.example

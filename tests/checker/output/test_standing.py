"""Where an agency stands, in each form."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.output import standing as shown
from checker.output.screen import Screen
from checker.standing import Standing, standing
from checker.submission import IndicatorScore, Overall, Submission
from knowledge.base import load

EDITION = load().edition(2568)


def stands(*scores: str, overall: str | None = None, year: int = 2568) -> Standing:
    return standing(
        Submission(
            kind="scores",
            assessed_year=year,
            overall=Overall(score=Decimal(overall) if overall else None),
            indicators=[IndicatorScore(number=n, score=Decimal(score)) for n, score in enumerate(scores, 1)],
        ),
        load().edition(year),
    )


def test_says_that_the_scores_reach_the_level_where_the_stated_overall_score_does_not() -> None:
    found = stands(*["85.00"] * 10, overall="84.99")
    told = (
        "คะแนนรวมเป็น 85.00 ตามที่คำนวณจากคะแนนในแฟ้ม โดยไม่ต้องเพิ่มคะแนนใด"
        " โปรดตรวจคะแนนรวม 84.99 ที่พิมพ์ไว้กับผลที่ประกาศในระบบ ITAS"
    )
    assert f"จะถึงระดับ ผ่านดี เมื่อ {told}" in shown.as_text(found, EDITION, Screen(terminal=False))
    assert json.loads(shown.as_json(found))["next_level"] == {"level": "ผ่านดี", "needs": told}


@pytest.mark.parametrize("year", [2565, 2568])
@given(
    scores=st.lists(st.sampled_from(["84.99", "85.00", "95.00", "40.00"]), min_size=10, max_size=10),
    overall=st.sampled_from([None, "0", "84.99", "85.00", "96.00"]),
)
def test_what_the_next_level_takes_is_never_empty(year: int, scores: list[str], overall: str | None) -> None:
    found = stands(*scores, overall=overall, year=year)
    told = json.loads(shown.as_json(found))["next_level"]
    assert told is None or told["needs"]

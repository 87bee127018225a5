"""The level with its reason, and the least that the next level takes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.blocks import Place, Unread
from checker.measuring import scoring
from checker.standing import NextLevel, standing
from checker.submission import IndicatorScore, Overall, QuestionScore, Submission
from knowledge.base import load

SCORES = "92.68 95.98 98.84 90.76 94.09 97.18 95.62 95.24 65.00 100.00"


def submission(scores: str, year: int = 2568) -> Submission:
    indicators = [IndicatorScore(number=n, score=Decimal(s)) for n, s in enumerate(scores.split(), 1)]
    return Submission(kind="scores", assessed_year=year, indicators=indicators)


def test_says_why_the_level_is_not_higher() -> None:
    found = standing(submission(SCORES), load().edition(2568))
    assert (found.level, found.overall) == ("ผ่าน", Decimal("90.14"))
    assert found.because == "ผ่าน ไม่ถึงผ่านดี เพราะ OIT 82.50 ต่ำกว่า 85"
    assert found.next_level is not None
    assert found.next_level.rises == {"OIT": Decimal("2.50")}


def test_names_what_lies_below_the_threshold() -> None:
    scores = submission(SCORES)
    scores.questions = [
        QuestionScore(code="I10", score=Decimal("84.99")),
        QuestionScore(code="I11", score=Decimal("85.00")),
    ]
    below = standing(scores, load().edition(2568)).below
    assert [(b.indicator, b.code) for b in below] == [(9, None), (4, "I10")]


def test_letters_depend_on_the_overall_score_alone() -> None:
    found = standing(
        submission("91.71 82.96 88.12 83.52 83.62 89.52 91.79 90.50 88.50 43.75", 2565), load().edition(2565)
    )
    assert found.because == "B ไม่ถึง A เพราะ คะแนนรวม 79.43 ต่ำกว่า 85"
    assert found.next_level is not None
    assert set(found.next_level.rises) == {"OIT"}


def test_without_instruments_the_level_is_not_confirmed() -> None:
    scores = Submission(kind="scores", assessed_year=2567, overall=Overall(score=Decimal("85.42"), level="ผ่านดี"))
    found = standing(scores, load().edition(2567))
    assert found.because.startswith("ยืนยันระดับไม่ได้")
    assert (found.level, found.next_level) == ("ผ่านดี", None)


@pytest.mark.parametrize(
    ("score", "stated", "level", "follows"),
    [("85.00", "84.99", "ต้องปรับปรุง", "ผ่านดี"), ("96.00", "80.00", "ต้องปรับปรุง", "ผ่านดีเยี่ยม")],
)
def test_a_level_that_the_scores_reach_already_takes_no_rise(score: str, stated: str, level: str, follows: str) -> None:
    scores = submission(" ".join([score] * 10))
    scores.overall = Overall(score=Decimal(stated))
    found = standing(scores, load().edition(2568))
    assert (found.level, found.next_level) == (level, NextLevel(follows, {}, Decimal(score)))
    assert found.notes == (
        f"คะแนนรวมในแฟ้มคือ {stated} แต่คำนวณจากคะแนนในแฟ้มได้ {score} ซึ่งอยู่ในระดับ “{follows}”"
        f" ระดับ “{level}” เป็นไปตามคะแนนรวมในแฟ้ม",
    )


@pytest.mark.parametrize("year", [2565, 2568])
@given(scores=st.lists(st.decimals(0, 100, places=2), min_size=10, max_size=10))
def test_the_rise_reaches_the_next_level_and_less_does_not(year: int, scores: list[Decimal]) -> None:
    edition = load().edition(year)
    found = standing(submission(" ".join(map(str, scores)), year), edition)
    if found.next_level is None:
        assert found.level == edition.levels.levels[0].name
        return
    target = next(level for level in edition.levels.levels if level.name == found.next_level.level)

    def reaches(rises: dict[str, Decimal]) -> bool:
        raised = {code: score + rises.get(code, Decimal(0)) for code, score in found.instruments.items()}
        overall = scoring.overall(edition, raised)
        assert overall is not None
        return overall >= target.overall and all(v >= (target.each_instrument or 0) for v in raised.values())

    assert reaches(dict(found.next_level.rises))
    for code, rise in found.next_level.rises.items():
        assert not reaches({**found.next_level.rises, code: rise - Decimal("0.01")})


def test_notes_what_the_document_states_otherwise() -> None:
    scores = submission(SCORES)
    scores.overall = Overall(score=Decimal("89.00"), level="ผ่านดี")
    assert standing(scores, load().edition(2568)).notes == (
        "คะแนนรวมในแฟ้มคือ 89.00 แต่คำนวณจากคะแนนในแฟ้มได้ 90.14",
        "ระดับในแฟ้มคือ “ผ่านดี” แต่ตามคะแนนคือ “ผ่าน”",
    )


def test_notes_what_was_not_read_and_whose_levels_are_used() -> None:
    scores = submission(SCORES)
    scores.assessed_year = None
    scores.unread = [Unread(place=Place(file="ก.xlsx", table=1, row=2), why="อ่าน “188” เป็นคะแนนไม่ได้")]
    assert standing(scores, load().edition(2569)).notes == (
        "ไม่พบปีของผลการประเมินในแฟ้ม จึงใช้ระดับของปี 2569",
        "อ่าน “188” เป็นคะแนนไม่ได้: ตารางที่ 1 แถวที่ 2",
    )


def test_notes_whose_levels_are_used_where_those_of_the_year_are_not_known() -> None:
    scores = submission(SCORES)
    scores.assessed_year = 2555
    assert standing(scores, load().edition(2569)).notes == ("โปรแกรมไม่มีเกณฑ์ของปี 2555 จึงใช้ระดับของปี 2569",)


def test_what_agrees_needs_no_note() -> None:
    scores = submission(SCORES)
    scores.overall = Overall(score=Decimal("90.14"), level="ผ่าน")
    assert standing(scores, load().edition(2568)).notes == ()

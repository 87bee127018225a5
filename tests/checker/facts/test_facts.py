"""Facts on findings, scores and what could not be read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.blocks import Unread
from checker.facts import Facts, facts
from checker.submission import Submission
from knowledge.base import load
from rules.schema import Value
from tests.checker.plans import measure, whole

KNOWLEDGE = load()


def known(submission: Submission) -> Facts:
    assert submission.edition
    return facts(submission, KNOWLEDGE.edition(submission.edition), KNOWLEDGE)


def fields(submission: Submission, key: str) -> dict[str, Value]:
    return next(dict(k.fact.fields) for k in known(submission).subjects if k.fact.fields["key"] == key)


def unread(submission: Submission) -> set[tuple[str, str]]:
    return set(known(submission).whys)


def test_an_indicator_is_analysed_by_findings_codes_and_measures() -> None:
    plan = whole(
        2566,
        analysis=[{"indicator": 6, "kind": "keep", "text": "ดี"}, {"kind": "develop", "text": "ควร", "codes": ["I7"]}],
    )
    analysed = {n for n in range(1, 11) if fields(plan, f"indicators/{n}")["analysed"]}
    assert analysed == {2, 4, 6, 9}


def test_a_finding_is_scored_by_its_best_question_or_its_indicator() -> None:
    analysis = [
        {"indicator": 9, "kind": "urgent", "text": "ก", "codes": ["O2"]},
        {"indicator": 9, "kind": "urgent", "text": "ข"},
        {"kind": "urgent", "text": "ค"},
    ]
    plan = whole(2566, analysis=analysis, questions=[{"code": "O2", "score": "0"}])
    scores = [fields(plan, f"analysis/{n}").get("score") for n in (1, 2, 3)]
    assert scores == [Decimal("0.00"), Decimal("77.50"), None]
    assert [fields(plan, f"analysis/{n}")["about"] for n in (2, 3)] == ["ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", "ประเด็นที่ 3"]


@pytest.mark.parametrize("year", [2564, 2568, 2569])
def test_indicators_9_and_10_are_not_computed_where_it_is_not_known_how(year: int) -> None:
    plan = whole(year, questions=[{"code": f"O{n}", "score": "100"} for n in range(1, 44)])
    assert fields(plan, "indicators/9")["from_questions"] is False
    assert "computed" not in fields(plan, "indicators/9")


@pytest.mark.parametrize(
    ("year", "zeros", "ninth", "tenth"),
    [
        (2565, [34, 38, 42, 43], "100.00", "37.50"),
        (2566, [2, 11, 12, 20, 23, 24, 27, 28, 36], "74.21", "93.75"),
        (2566, [36, 42], "100.00", "68.75"),
        (2567, [36, 42], "100.00", "83.75"),
    ],
)
def test_indicators_9_and_10_are_means_of_the_means_of_their_sub_indicators(
    year: int, zeros: list[int], ninth: str, tenth: str
) -> None:
    items = [{"code": f"O{n}", "score": "0" if n in zeros else "100"} for n in range(1, 44)]
    found = [fields(whole(year, questions=items), f"indicators/{n}")["computed"] for n in (9, 10)]
    assert found == [Decimal(ninth), Decimal(tenth)]
    lacking = [fields(whole(year, questions=items[:-1]), f"indicators/{n}").get("computed") for n in (9, 10)]
    assert lacking == [Decimal(ninth), None]
    cited = [*items[:-1], {"code": "O43"}]
    assert "computed" not in fields(whole(year, questions=cited), "indicators/10")


def test_an_indicator_is_the_mean_of_its_questions_when_all_are_stated() -> None:
    questions = [
        {"code": f"I{n}", "score": score} for n, score in enumerate(("90", "91", "92", "90", "91", "92.05"), 1)
    ]
    whole_list, one_less = whole(2566, questions=questions), whole(2566, questions=questions[1:])
    assert fields(whole_list, "indicators/1")["computed"] == Decimal("91.01")
    assert fields(whole_list, "indicators/1")["difference"] == Decimal("1.09")
    assert "computed" not in fields(one_less, "indicators/1")


def test_a_question_is_the_mean_of_its_parts() -> None:
    plan = whole(2566, questions=[{"code": "I11", "score": "84.68", "parts": ["87.66", "81.71"]}])
    question = fields(plan, "questions/I11")
    assert (question["computed"], question["difference"]) == (Decimal("84.69"), Decimal("0.01"))


def test_what_words_tell_is_in_doubt_only_where_there_are_words() -> None:
    faint = Unread.model_validate({"place": {}, "why": "ภาพไม่ชัด", "about": "measures/1/owners"})
    read = whole(measures=[measure(1, 4), measure(2, 9)])
    lost = whole(measures=[measure(1, 4, owners=[]), measure(2, 9)])
    for plan in (read, lost):
        plan.unread.append(faint)
    assert {("measures/1", "owners"), ("measures/1", "named_owners")} <= unread(read)
    assert ("measures/1", "owners") in unread(lost)
    assert ("measures/1", "named_owners") not in unread(lost)


def test_a_lost_table_of_measures_leaves_open_only_what_hangs_on_it() -> None:
    plan = whole(
        questions=[{"code": "O2", "indicator": 9, "score": "0"}, {"code": "O3", "indicator": 9, "score": "90"}]
    )
    plan.unread.append(Unread.model_validate({"place": {}, "why": "ตารางขาด", "about": "measures"}))
    doubts = unread(plan)
    assert {("indicators/9", "measures"), ("indicators/1", "kept"), ("questions/O2", "named_in")} <= doubts
    assert not {("indicators/1", "measures"), ("indicators/9", "kept"), ("questions/O3", "named_in")} & doubts


def test_a_finding_of_no_known_indicator_leaves_open_which_ones_are_analysed() -> None:
    plan = whole(analysis=[{"kind": "urgent", "text": "ต้องเร่งแก้ไข"}])
    assert {("indicators/1", "analysed"), ("analysis/1", "measures")} <= unread(plan)


def test_blank_words_are_no_words() -> None:
    plan = whole(measures=[measure(1, 4, period={"raw": " ", "start": "2568-03", "end": "2567-10"}), measure(2, 9)])
    assert "period" not in fields(plan, "measures/1")
    assert "period" in fields(plan, "measures/2")

"""What lies below the threshold is not known without scores: that is said, and no step rests on it."""

from __future__ import annotations

from checker.check import check, examine, shipped_rules
from checker.coverage import of
from checker.explanation import covering
from checker.explanation import steps as words
from checker.ladder import climb
from checker.outcomes import Check
from checker.submission import Submission
from checker.unscored import unscored
from knowledge import base
from rules.language import code_of
from tests.checker.plans import completed, reported, whole

KNOWLEDGE, RULES = base.load(), shipped_rules()
SAID = (
    "ไม่พบคะแนนรายตัวชี้วัดในเอกสาร จึงยังไม่ได้ตรวจว่าเรื่องที่ต่ำกว่า 85 มีมาตรการรองรับ (C01 C02 C04) "
    "โปรดตรวจด้วยคน หรือแนบคะแนนด้วย --scores"
)


def checked(document: Submission, *scores: Submission) -> Check:
    return check(document, KNOWLEDGE, RULES, scores=scores)


def without_scores() -> Submission:
    return whole(indicators=[])


def test_a_plan_without_scores_is_ready_with_a_note() -> None:
    made = checked(without_scores())
    assert made.verdict == "ready"
    assert SAID in made.notes


def test_a_plan_with_scores_has_no_such_note() -> None:
    scores = whole().model_copy(update={"kind": "scores"})
    for made in (checked(whole()), checked(without_scores(), scores), checked(reported(2568)[0])):
        assert unscored(made.outcomes) == ()
        assert not any("ไม่พบคะแนนรายตัวชี้วัด" in note for note in made.notes)


def test_questions_with_scores_are_decided() -> None:
    plan = completed(without_scores().model_dump() | {"questions": [{"code": "I7", "score": "90"}]})
    assert list(map(code_of, unscored(checked(plan).outcomes))) == ["C01"]


def test_the_ladder_stops_below_the_step_that_answers_the_scores() -> None:
    made = climb(checked(without_scores()))
    assert made
    assert [step.name for step in made.reached] == ["ครบองค์ประกอบขั้นต่ำ"]
    assert words.in_words(made)[-1] == "– คะแนนรายตัวชี้วัด เพื่อตรวจว่าเรื่องที่ต่ำกว่าเกณฑ์มีมาตรการรองรับ [C01 C02 C04]"


def test_the_coverage_sets_rules_that_decided_nothing_apart() -> None:
    (found,) = of(examine(without_scores(), KNOWLEDGE, RULES))
    (line,) = (line for line in covering.in_words(found) if line.startswith("– M0 "))
    decided, _, idle = line.rpartition("(")[2].partition(" · ไม่ได้ใช้ตัดสิน ")
    assert decided.split() == ["C03", "M00", "M06", "Q07"]
    assert {"C01", "C02", "C04"} <= set(idle.strip(")").split())
    (beyond,) = (line for line in covering.in_words(found) if line.startswith("ตรวจเพิ่มนอกเหนือ"))
    assert "S01" in beyond.partition("ไม่ได้ใช้ตัดสิน")[2]

"""The ladder: each step stands on those below, and says what is missing for the next."""

from __future__ import annotations

import pytest

from checker.check import check, shipped_rules
from checker.explanation import steps as words
from checker.facts import Subject
from checker.ladder import Climb, climb, steps
from checker.outcomes import Check, Outcome, OutcomeName
from checker.submission import Submission
from knowledge import base
from rules.language import code_of
from tests.checker.plans import completed, twelve_gaps, whole

KNOWLEDGE, RULES = base.load(), shipped_rules()


def checked(document: Submission) -> Check:
    return check(document, KNOWLEDGE, RULES)


def with_only(*found: tuple[str, OutcomeName, str]) -> Climb:
    """The climb of a document with nothing open but outcomes of these rules, names and severities."""
    outcomes = tuple(
        Outcome.model_construct(
            rule=rule, title=rule, outcome=name, severity=severity, subject=Subject(kind="document")
        )
        for rule, name, severity in found
    )
    made = climb(checked(whole()).model_copy(update={"outcomes": outcomes}))
    assert made
    return made


def reached(made: Climb) -> list[str]:
    return [step.name for step in made.reached]


NAMES = ["ครบองค์ประกอบขั้นต่ำ", "ตอบผลคะแนน", "วัดผลได้", "เป็นแบบอย่าง"]


@pytest.mark.parametrize(
    ("found", "count"),
    [
        (("M01-owner", "pass", "required"), 4),
        (("M01-owner", "not_applicable", "required"), 4),
        (("M01-owner", "fail", "required"), 0),
        (("M01-owner", "unreadable", "required"), 0),
        (("M06-answers-analysis", "advice", "advice"), 1),
        (("C04-zero-item", "advice", "advice"), 1),
        (("M04-period", "advice", "advice"), 2),
        (("M03-monitoring", "unreadable", "advice"), 2),
        (("Q06-duplicate-measure", "advice", "advice"), 3),
        (("S01-overall", "advice", "advice"), 1),
    ],
)
def test_what_stops_where(found: tuple[str, OutcomeName, str], count: int) -> None:
    made = with_only(found)
    assert reached(made) == NAMES[:count]
    assert [step.name for step in made.ahead] == NAMES[count:]
    assert [o.rule for o in made.missing] == ([found[0]] if count < 4 else [])


def test_no_step_is_skipped() -> None:
    made = with_only(("Q06-duplicate-measure", "advice", "advice"), ("M01-owner", "fail", "required"))
    assert reached(made) == []
    assert [o.rule for o in made.missing] == ["M01-owner"]


def test_the_first_step_is_reached_when_the_document_is_ready() -> None:
    for plan in (whole(), completed(twelve_gaps()), whole(2569, analysis=[])):
        result = checked(plan)
        made = climb(result)
        assert made
        assert bool(made.reached) == (result.verdict == "ready")


def test_scores_alone_stand_on_no_ladder() -> None:
    assert climb(checked(completed({"kind": "scores", "assessed_year": 2567, "edition": 2568}))) is None


def test_every_rule_stands_on_some_step_and_every_name_is_of_a_rule() -> None:
    checking = [r.id for r in RULES.rules.values() if r.kind in ("plan", "report", "scores") and not r.derive]
    assert [rule for rule in checking if not steps()[-1].concerns(rule)] == []
    known = {rule[0] for rule in checking} | set(map(code_of, checking))
    assert {name for step in steps() for name in step.rules} <= known


def test_in_words() -> None:
    made = with_only(("M04-period", "advice", "advice"), ("M04-period", "advice", "advice"))
    told = words.in_words(made)
    assert told[0] == "ถึงขั้น “ตอบผลคะแนน” (ขั้นที่ 2 จาก 4)"
    assert [line[0] for line in told[1:5]] == ["✓", "✓", "·", "·"]
    assert told[5] == "ยังขาดก่อนถึงขั้น “วัดผลได้”"
    assert told[6].startswith("– M04-period [M04]: ")


def test_in_words_at_both_ends() -> None:
    top = words.in_words(with_only(("M01-owner", "pass", "required")))
    assert top[0] == "ถึงขั้น “เป็นแบบอย่าง” (ขั้นที่ 4 จาก 4)"
    assert len(top) == 5
    assert words.in_words(with_only(("M01-owner", "fail", "required")))[0] == "ยังไม่ถึงขั้นแรก “ครบองค์ประกอบขั้นต่ำ”"

"""Of much advice the text shows what is most useful, and never less than all gaps."""

from __future__ import annotations

from typing import Any

from checker.check import check, shipped_rules
from checker.explanation.findings import findings
from checker.outcomes import Check, Outcome
from checker.output import text
from checker.output.screen import Screen
from knowledge.base import load
from tests.checker.plans import measure, whole


def _check() -> Check:
    plan = whole(2568, measures=[measure(1, 4, owners=["ทุกส่วนราชการ"]), measure(2, 9, steps=[])])
    return check(plan, load(), shipped_rules())


def _advice(check: Check) -> Outcome:
    return next(o for o in check.outcomes if o.rule == "Q01-generic-owner" and o.outcome == "advice")


def _like(outcome: Outcome, number: int, **changes: Any) -> Outcome:
    return outcome.model_copy(update={"rule": f"Q{number:02}-made-up", **changes})


def _shown(check: Check, *, every: bool = False) -> str:
    return text.render(check, Screen(terminal=False), every=every)


def test_ten_pieces_of_advice_are_shown_unless_all_are_asked_for() -> None:
    found = _check()
    many = found.model_copy(update={"outcomes": tuple(_like(_advice(found), n) for n in range(40, 53))})
    assert _shown(many).count("-made-up]") == 10
    assert "ยังมีข้อแนะนำอีก 3 เรื่อง ดูทั้งหมดด้วย --all" in _shown(many)
    assert _shown(many, every=True).count("-made-up]") == 13
    assert "--all" not in _shown(many, every=True)


def test_gaps_are_shown_whole_and_first() -> None:
    found = _check()
    gap = next(o for o in found.outcomes if o.outcome == "fail")
    many = (*(_like(_advice(found), n) for n in range(40, 53)), *(_like(gap, n) for n in range(60, 73)))
    shown = _shown(found.model_copy(update={"outcomes": many}))
    assert shown.count("-made-up]") == 23
    assert shown.index("[Q72-made-up]") < shown.index("[Q40-made-up]")


def test_advice_comes_by_its_use() -> None:
    advice = _advice(_check())
    seen = advice.criterion.model_copy(update={"mark": "seen"})
    outcomes = (_like(advice, 41), _like(advice, 42), _like(advice, 42), _like(advice, 43, criterion=seen))
    assert [f.first.rule for f in findings(outcomes, "advice")] == ["Q43-made-up", "Q42-made-up", "Q41-made-up"]

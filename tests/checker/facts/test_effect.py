"""Scores beside a plan and its report are told apart by their year."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.check import check, shipped_rules
from checker.explanation import effects
from checker.outcomes import Check
from checker.submission import Submission
from knowledge import base
from tests.checker.plans import reported

KNOWLEDGE, RULES = base.load(), shipped_rules()
REPORT, PLAN = reported(2568)
DUE = PLAN.plan_year or 0


def plan(**indicators: str) -> Submission:
    """Return the plan with these scores alone, `i4="70"`; without any, with none."""
    scored: list[Any] = [{"number": int(name[1:]), "score": score} for name, score in indicators.items()]
    return Submission.model_validate({**PLAN.model_dump(by_alias=True), "indicators": scored})


def scores(year: int | None, **indicators: str) -> Submission:
    scored: list[Any] = [{"number": int(name[1:]), "score": score} for name, score in indicators.items()]
    return Submission(kind="scores", assessed_year=year, indicators=scored)


def told(result: Check, rule: str = "R11") -> dict[int | None, tuple[str, str]]:
    return {o.subject.number: (o.outcome, o.message) for o in result.outcomes if o.rule.startswith(rule)}


def held(against: Submission, *given: Submission) -> Check:
    return check(REPORT, KNOWLEDGE, RULES, plan=against, scores=given)


def test_the_scores_of_the_year_of_the_plan_count() -> None:
    assert told(held(plan(i4="70"), scores(DUE, i4="90")))[4][0] == "pass"
    assert told(held(plan(i4="70"), scores(DUE, i4="80")))[4][0] == "advice"


def test_scores_of_another_year_do_not() -> None:
    for year, given in ((DUE - 1, str(DUE - 1)), (DUE + 1, str(DUE + 1)), (None, "ที่ไม่ได้บอกไว้")):
        outcome, why = told(held(plan(i4="70"), scores(year, i4="90")))[4]
        assert outcome == "not_applicable"
        assert f"ต้องใช้คะแนนของปี {DUE}" in why
        assert given in why


def test_scores_are_not_held_against_a_plan_without_a_year() -> None:
    undated = plan(i4="70").model_copy(update={"plan_year": None})
    outcome, why = told(held(undated, scores(DUE, i4="90")))[4]
    assert (outcome, why.split(" ")[-2:]) == ("not_applicable", ["เพราะไม่พบปีของแผน", "จึงไม่รู้ว่าต้องใช้คะแนนของปีใด"])


def test_a_plan_that_analyses_another_year_is_not_compared() -> None:
    late = plan(i4="70").model_copy(update={"assessed_year": DUE - 2})
    outcome, why = told(held(late, scores(DUE, i4="90")))[4]
    assert (outcome, f"ของปี {DUE - 2}" in why) == ("not_applicable", True)


def test_scores_fill_the_plan_or_tell_the_effect_by_their_year() -> None:
    before, after = scores(DUE - 1, i4="70", i1="80"), scores(DUE, i4="80", i1="91")
    for given in ((before, after), (after, before)):
        both = check(plan(), KNOWLEDGE, RULES, report=REPORT, scores=given)
        assert told(both)[4][0] == "advice"
        assert told(both, "C01")[4][0] == "pass"
        assert told(both, "R") == told(held(plan(), *given), "R")
    outcome, why = told(check(plan(), KNOWLEDGE, RULES, report=REPORT, scores=[before]))[4]
    assert (outcome, f"คะแนนของปี {DUE} " in why) == ("not_applicable", True)
    assert told(check(plan(), KNOWLEDGE, RULES, report=REPORT, scores=[before]), "C01")[4][0] == "pass"
    outcome, why = told(held(plan(), after))[4]
    assert (outcome, f"แผนไม่ได้แสดงคะแนนปี {DUE - 1}" in why) == ("not_applicable", True)


def test_scores_of_a_year_that_a_plan_does_not_analyse_do_not_fill_it() -> None:
    result = check(plan(), KNOWLEDGE, RULES, scores=[scores(DUE, i4="70")])
    assert any(f"ไม่ได้ใช้คะแนนของปี {DUE}" in note for note in result.notes)
    assert told(check(plan(), KNOWLEDGE, RULES, scores=[scores(None, i4="70")]), "C01")[4][0] == "pass"


def test_an_indicator_without_a_measure_is_neither_credited_nor_blamed() -> None:
    found = told(held(plan(i10="70", i1="70"), scores(DUE, i10="90", i1="60")))
    assert {found[10][0], found[1][0]} == {"not_applicable"}
    assert "ไม่มีมาตรการในแผน" in found[1][1]


def test_years_on_end_below_the_threshold_are_counted() -> None:
    after, older, oldest = scores(DUE, i4="80"), scores(DUE - 2, i4="84.99"), scores(DUE - 3, i4="85")
    assert "ติดต่อกัน 2 ปี" in told(held(plan(i4="70"), after))[4][1]
    assert "ติดต่อกัน 3 ปี" in told(held(plan(i4="70"), after, older, oldest))[4][1]


def test_the_chain_names_weak_point_measure_result_and_scores() -> None:
    weak = plan(i4="70")
    weak.questions = Submission.model_validate(
        {"questions": [{"code": "I10", "indicator": 4, "score": Decimal("61.5")}]}
    ).questions
    for became, said in (("90", "ได้ผล"), ("80", "ยังไม่พ้นเกณฑ์")):
        heading, *lines = effects.section(held(weak, scores(DUE, i4=became)))
        (line,) = lines
        assert heading == effects.HEADING
        assert line.startswith("ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ – " + said)
        for part in ("จุดอ่อน", "I10 ได้ 61.50", weak.measures[0].title, "ผล “", f"ปี {DUE - 1} ได้ 70", f"ปี {DUE} ได้"):
            assert part in line, part
    assert not effects.section(held(weak))

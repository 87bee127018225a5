"""Smallest mends: each gap is gone when its mend is made, and with all of them made the document is ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.check import check, examine, shipped_rules
from checker.extraction.monitoring import is_monitoring
from checker.mending.edit import Desk
from checker.mending.smallest import Mend, applied, mends, of, with_examples, with_mends
from checker.outcomes import Check
from checker.submission import Submission
from checker.waivers import Waiver, apply
from knowledge import base, vocabulary
from tests.checker.plans import SCORES, completed, measure, reported, twelve_gaps, whole

KNOWLEDGE, RULES = base.load(), shipped_rules()
Case = tuple[Submission, Submission | None]
COPIED = "หน่วยงานควรเผยแพร่ขั้นตอนการยืมทรัพย์สินของราชการให้บุคลากรทุกคนทราบ และกำกับดูแลการใช้อย่างสม่ำเสมอตลอดทั้งปีงบประมาณ"


def checked(document: Submission, plan: Submission | None = None) -> Check:
    return check(document, KNOWLEDGE, RULES, plan=plan)


def mended(document: Submission, plan: Submission | None = None) -> tuple[Check, list[Mend], Check]:
    """Return the check, its mends, and the check of the document with all of them made."""
    assert document.edition
    desk = Desk(document, KNOWLEDGE.edition(document.edition), KNOWLEDGE, RULES, plan)
    before = checked(document, plan)
    found = mends(before, desk, partial(checked, plan=plan))
    return before, found, checked(applied(document, found), plan)


def with_measure(year: int, **changes: Any) -> Case:
    return whole(year, measures=[measure(1, 4, year, **changes), measure(2, 9, year)]), None


def without_analysis(year: int) -> Case:
    measures = [measure(n, i, year, analysis_result=None) for n, i in ((1, 4), (2, 9))]
    return whole(year, analysis=[], measures=measures), None


def analysed_as(kind: str) -> Callable[[int], Case]:
    def make(year: int) -> Case:
        found = [{"indicator": i, "kind": kind, "text": f"เรื่องที่ต้องทำ {i}"} for i in range(1, 11)]
        return whole(year, analysis=found, measures=[measure(i, i, year) for i in range(1, 11)]), None

    return make


def copied(year: int) -> Case:
    analysis = [{"indicator": i, "kind": "urgent" if i == 4 else "develop", "text": COPIED} for i in range(1, 11)]
    return whole(year, analysis=analysis, recommendations=[{"text": COPIED, "codes": ["I10"]}]), None


def urgent_without_measure(year: int) -> Case:
    found = [{"indicator": i, "kind": "urgent" if i == 6 else "develop", "text": f"เรื่องที่ {i}"} for i in range(1, 11)]
    return whole(year, analysis=found), None


def reported_as(**changes: Any) -> Callable[[int], Case]:
    def make(year: int) -> Case:
        report, plan = reported(year)
        items = [row.model_dump() | changes for row in report.items[:1]] + [r.model_dump() for r in report.items[1:]]
        return reported(year, items=items)[0], plan

    return make


def repeated(year: int) -> Case:
    _, plan = reported(year)
    assert plan
    rows = [{"number": m.number, "title": m.title, "result": "\n".join(m.steps)} for m in plan.measures]
    return reported(year, items=rows)[0], plan


def with_foreign_row(year: int) -> Case:
    report, plan = reported(year)
    foreign = {"number": 9, "title": "จัดการแข่งขันกีฬาเชื่อมความสามัคคี", "result": "จัดแล้วเมื่อวันที่ 5 มีนาคม มีผู้ร่วม 80 คน"}
    return reported(year, items=[*(row.model_dump() for row in report.items), foreign])[0], plan


# For each rule that can fail a document that it fails.
GAPS: dict[str, Callable[[int], Case]] = {
    "A01-analysis": without_analysis,
    "A02-urgent": analysed_as("develop"),
    "A03-develop": analysed_as("urgent"),
    "A04-all-indicators": lambda year: (
        whole(year, analysis=[{"indicator": 4, "kind": "urgent", "text": "ยังไม่ทราบ"}]),
        None,
    ),
    "A05-years": lambda year: (whole(year, assessed_year=year - 2), None),
    "A06-own-words": copied,
    "C01-indicator-below-85": lambda year: (whole(year, measures=[measure(1, 4, year)]), None),
    "C02-question-below-85": lambda year: (
        whole(year, questions=[{"code": "I1", "score": "70.00", "indicator": 1}]),
        None,
    ),
    "C03-urgent-covered": urgent_without_measure,
    "M00-has-measures": lambda year: (whole(year, measures=[]), None),
    "M01-owner": lambda year: with_measure(year, owners=["-"]),
    "M02-steps": lambda year: with_measure(year, steps=[]),
    "M03-monitoring": lambda year: with_measure(year, monitoring={}),
    "M04-period": lambda year: with_measure(year, period="ภายในเวลาที่กำหนด"),
    "M05-period-in-year": lambda year: with_measure(year, period=f"ตุลาคม {year - 3} – มีนาคม {year - 2}"),
    "M06-answers-analysis": lambda year: with_measure(year, analysis_result="-"),
    "R00-has-items": lambda year: reported(year, items=[]),
    "R01-every-measure": lambda year: reported(year, items=[reported(year)[0].items[0].model_dump()]),
    "R02-foreign-measure": with_foreign_row,
    "R03-report-year": lambda year: reported(year, plan_year=KNOWLEDGE.edition(year).report.year - 1),
    "R04-result": reported_as(result=None),
    "R05-concrete": reported_as(result="จะดำเนินการในปีงบประมาณถัดไป"),
    "R06-plan-year": lambda year: reported(year, plan_year=KNOWLEDGE.edition(year).report.year - 1),
    "R07-done-in-year": reported_as(period={"raw": "พ.ย. 2570", "start": "2027-11", "end": "2027-11"}),
    "R10-not-the-plan-again": repeated,
}
FAILING = [
    (rule.id, year)
    for rule in RULES.rules.values()
    for year, entry in rule.editions.items()
    if rule.kind in ("plan", "report", "scores") and entry.severity == "fail" and not rule.derive
]
YEARS = sorted(KNOWLEDGE.editions)


def failed(result: Check) -> set[str]:
    return {o.rule for o in result.outcomes if o.outcome == "fail"}


def test_every_rule_that_can_fail_is_tried() -> None:
    assert {rule for rule, _ in FAILING} == GAPS.keys()


@pytest.mark.parametrize(("rule", "year"), [f for f in FAILING if f[1] in (2565, 2568, 2569)])
def test_with_the_mends_of_a_gap_the_document_is_ready(rule: str, year: int) -> None:
    before, found, after = mended(*GAPS[rule](year))
    assert rule in failed(before)
    assert rule in {mend.gap.rule for mend in found}
    assert failed(after) == set()
    assert after.verdict == "ready"


@pytest.mark.parametrize(("year", "gaps"), [(2565, 12), (2568, 12), (2569, 9)])
def test_twelve_gaps_are_mended_together(year: int, gaps: int) -> None:
    before, found, after = mended(completed(twelve_gaps(year)))
    assert before.summary["fail"] == gaps
    assert sum(mend.gap.outcome == "fail" for mend in found) == gaps
    assert after.verdict == "ready"


@st.composite
def gappy(draw: st.DrawFn) -> Submission:
    """Draw a plan with parts missing anywhere."""
    year = draw(st.sampled_from(YEARS))
    missing = {"owners": [], "steps": [], "monitoring": {}, "period": None, "analysis_result": None}
    names = st.lists(st.sampled_from(sorted(missing)), unique=True)
    indicators = draw(st.lists(st.integers(1, 10), unique=True, max_size=3))
    measures = [measure(n, i, year, **{k: missing[k] for k in draw(names)}) for n, i in enumerate(indicators, 1)]
    kinds = draw(st.lists(st.sampled_from(["urgent", "develop", "keep"]), max_size=4))
    analysis = [{"indicator": n, "kind": kind, "text": f"เรื่องที่ {n}"} for n, kind in enumerate(kinds, 1)]
    scores = draw(st.lists(st.sampled_from(["70.00", "84.99", "85.00", "99.00"]), min_size=10, max_size=10))
    stated = [{"number": n, "score": s} for n, s in enumerate(scores, 1)] if draw(st.booleans()) else []
    return whole(year, measures=measures, analysis=analysis, indicators=stated)


@settings(max_examples=6)
@given(gappy())
def test_whatever_is_missing_can_be_mended(plan: Submission) -> None:
    before, found, after = mended(plan)
    assert {(m.gap.rule, m.gap.subject) for m in found} >= {
        (o.rule, o.subject) for o in before.outcomes if o.outcome == "fail"
    }
    assert after.verdict == "ready"


def only(case: Case, rule: str) -> Mend:
    (found,) = (mend for mend in mended(*case)[1] if mend.gap.rule == rule)
    return found


def test_owners_are_those_of_this_type_of_body() -> None:
    mend = only(with_measure(2568, owners=["-"]), "M01-owner")
    assert str(mend) == (
        "แก้เพียงเท่านี้: เขียนช่องผู้รับผิดชอบของมาตรการที่ 1 ว่า “งานพัสดุ กองคลัง (หน่วยหลัก) และสำนักปลัด (หน่วยสนับสนุน)”"
    )
    plan = whole(measures=[measure(1, 4, owners=[]), measure(2, 9)], agency={"name": "มหาวิทยาลัยตัวอย่าง"})
    assert "กองคลัง (หน่วยหลัก) และสำนักปลัด" not in str(only((plan, None), "M01-owner"))


def test_the_period_lies_in_the_year_of_the_plan() -> None:
    mend = only(with_measure(2569, period="-"), "M04-period")
    assert mend.example.startswith("ตุลาคม 2568 – ")
    assert mend.example.endswith(" 2569")


def test_monitoring_names_the_steps_of_this_measure_and_reads_as_monitoring() -> None:
    example = only(with_measure(2568, monitoring={}, owners=["กองสวัสดิการสังคม"]), "M03-monitoring").example
    assert example.startswith("กองสวัสดิการสังคมติดตาม")
    assert "สำรวจเรื่องที่ยังไม่ชัดเจนของงานนี้" in example
    assert "นายกองค์การบริหารส่วนตำบล" in example
    assert is_monitoring(example, vocabulary.load().monitoring)


def test_an_edit_is_not_more_than_needed() -> None:
    mend = only(
        (whole(2568, analysis=[], measures=without_analysis(2568)[0].model_dump()["measures"]), None), "A01-analysis"
    )
    assert [edit.size for edit in mend.edits] == [1]
    mend = only(without_analysis(2569), "A01-analysis")
    assert sum(edit.size for edit in mend.edits) == 10


def test_a_mend_that_breaks_something_else_does_not_count() -> None:
    """The plan given is of another year than the edition asks for: no year of the report is right for both."""
    report, _ = reported(2568)
    before, found, _ = mended(report, whole(2566))
    assert "R06-plan-year" in failed(before)
    assert "R06-plan-year" not in {mend.gap.rule for mend in found}


def test_the_words_of_a_mend_become_the_example_of_its_gap() -> None:
    before, found, _ = mended(*with_measure(2568, owners=["-"]))
    told = with_mends(before, found)
    (gap,) = (o for o in told.outcomes if o.rule == "M01-owner" and o.outcome == "fail")
    assert gap.example == "งานพัสดุ กองคลัง (หน่วยหลัก) และสำนักปลัด (หน่วยสนับสนุน)"
    passed = [(o.rule, o.example) for o in before.outcomes if o.outcome == "pass"]
    assert passed == [(o.rule, o.example) for o in told.outcomes if o.outcome == "pass"]


def test_a_gap_that_goes_with_another_names_it_and_keeps_its_fitted_example() -> None:
    scores = dict(enumerate(SCORES, 1)) | {2: "84.20"}
    analysis = [{"indicator": n, "kind": "urgent" if n == 4 else "develop", "text": f"เรื่องที่ {n}"} for n in (4, 9)]
    plan = whole(2568, indicators=[{"number": n, "score": s} for n, s in scores.items()], analysis=analysis)
    examined = examine(plan, KNOWLEDGE, RULES)
    told = with_mends(with_examples(examined), of(examined))
    (gap,) = (o for o in told.outcomes if o.rule == "A04-all-indicators" and o.subject.number == 2)
    assert gap.mend == "แก้เพียงเท่านี้: เมื่อแก้ข้อ C01 ของตัวชี้วัดที่ 2 ตามที่บอกไว้แล้ว ข้อนี้จะผ่านด้วย"
    assert "ได้ 84.20 คะแนน" in gap.example
    (mend,) = (m for m in of(examined) if m.gap.rule == "C01-indicator-below-85")
    (now,) = (
        o for o in checked(applied(plan, [mend])).outcomes if (o.rule, o.subject.number) == ("A04-all-indicators", 2)
    )
    assert now.outcome == "pass"


def test_no_gap_goes_with_one_that_is_waived() -> None:
    scores = dict(enumerate(SCORES, 1)) | {2: "84.20"}
    analysis = [{"indicator": n, "kind": "urgent" if n == 4 else "develop", "text": f"เรื่องที่ {n}"} for n in (4, 9)]
    plan = whole(2568, indicators=[{"number": n, "score": s} for n, s in scores.items()], analysis=analysis)
    examined = examine(plan, KNOWLEDGE, RULES)
    granted = Waiver(rule="C01", subject="ตัวชี้วัดที่ 2", reason="รอประชุม", approver="ปลัด", expiry="2700-01-01")
    examined = replace(examined, check=apply(examined.check, [granted], date(2026, 1, 1)).check)
    found = of(examined)
    assert "C01-indicator-below-85" not in {mend.gap.rule for mend in found}
    (mend,) = (m for m in found if (m.gap.rule, m.gap.subject.number) == ("A04-all-indicators", 2))
    assert mend.edits
    told = with_mends(with_examples(examined), found)
    (waived,) = (o for o in told.outcomes if o.waived)
    assert waived in examined.check.outcomes


def test_gaps_have_fitting_examples_before_any_mend_is_looked_for() -> None:
    plan, _ = with_measure(2569, owners=["-"], monitoring={}, period="-")
    found = with_examples(examine(plan, KNOWLEDGE, RULES))
    said = {o.rule: o.example for o in found.outcomes if o.outcome in ("fail", "advice")}
    assert said["M01-owner"] == "งานพัสดุ กองคลัง (หน่วยหลัก) และสำนักปลัด (หน่วยสนับสนุน)"
    assert "สำรวจเรื่องที่ยังไม่ชัดเจนของงานนี้" in said["M03-monitoring"]
    assert said["M04-period"].endswith(" 2569")


def examples(plan: Submission, held: Submission | None = None) -> dict[str, str]:
    found = with_examples(examine(plan, KNOWLEDGE, RULES, plan=held))
    return {o.rule: o.example for o in found.outcomes if o.outcome in ("fail", "advice")}


def test_a_measure_of_everybody_is_given_units_of_this_type_of_body() -> None:
    said = examples(with_measure(2568, owners=["ทุกส่วนราชการ"], monitoring={})[0])
    assert said["Q01-generic-owner"] == "งานพัสดุ กองคลัง (หน่วยหลัก) และสำนักปลัด (หน่วยสนับสนุน)"
    assert said["M03-monitoring"].startswith("งานพัสดุ กองคลังติดตาม")


def test_of_several_units_named_the_first_is_made_the_lead() -> None:
    plan, _ = with_measure(2568, owners=["กองช่าง (งานโยธา)", "กองคลัง", "กองการศึกษา", "กองสวัสดิการสังคม", "สำนักปลัด"])
    wanted = "กองช่าง (หน่วยหลัก), กองคลัง, กองการศึกษา, กองสวัสดิการสังคม และสำนักปลัด (หน่วยสนับสนุน)"
    assert examples(plan)["Q16-lead-owner"] == wanted
    after = mended(plan)[2]
    assert "Q16-lead-owner" not in {o.rule for o in after.outcomes if o.outcome == "advice"}


def test_what_changes_nothing_or_is_taken_out_is_no_example() -> None:
    report, plan = with_foreign_row(2568)
    assert examples(report, plan)["R02-foreign-measure"] == ""
    (mend,) = (m for m in mended(report, plan)[1] if m.gap.rule == "R02-foreign-measure")
    assert str(mend).startswith("แก้เพียงเท่านี้: นำรายการที่ ")
    assert "“”" not in str(mend)


def test_periods_that_are_all_the_same_are_not_answered_with_a_measure() -> None:
    plan = whole(measures=[measure(n, i) for n, i in enumerate((4, 9, 1), 1)])
    assert examples(plan)["Q02-same-period"] == "แก้ข้อมูลบนเว็บไซต์ ตุลาคม 2567 – มกราคม 2568"


def test_the_document_itself_is_not_touched() -> None:
    plan, _ = with_measure(2568, owners=[], steps=[])
    kept = plan.model_dump_json()
    mended(plan)
    assert plan.model_dump_json() == kept


def test_the_same_mends_again() -> None:
    plan, _ = with_measure(2568, owners=[], monitoring={})
    assert list(map(str, mended(plan)[1])) == list(map(str, mended(plan)[1]))


def test_the_mends_of_an_examination_are_those_of_its_documents() -> None:
    report, plan = reported_as(result=None)(2568)
    assert plan
    plan.measures[0].owners = []
    alone = examine(plan, KNOWLEDGE, RULES)
    assert list(map(str, of(alone))) == list(map(str, mended(plan)[1]))
    both = of(examine(plan, KNOWLEDGE, RULES, report=report))
    assert {m.gap.rule for m in both if m.gap.outcome == "fail"} == {"M01-owner", "R04-result"}
    assert len(both) == len({str(m) for m in both})


def test_no_words_mend_a_score_that_stays_low() -> None:
    report, plan = reported_as(result=None)(2568)
    assert plan
    low = Submission(kind="scores", assessed_year=plan.plan_year, indicators=[{"number": 4, "score": "60"}])
    plan.indicators[3].score = Decimal(70)
    found = examine(report, KNOWLEDGE, RULES, plan=plan, scores=[low])
    assert "R11-effect" in {o.rule for o in found.check.outcomes if o.outcome == "advice"}
    assert {m.gap.rule for m in of(found)} == {"R04-result"}

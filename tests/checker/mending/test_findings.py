"""Examples of findings say what the plan itself has found or leave it open; they find nothing in its place."""

from __future__ import annotations

from typing import Any

from checker.check import examine, shipped_rules
from checker.mending.smallest import with_examples
from checker.submission import Submission
from knowledge import base
from knowledge.standard import load
from tests.checker.plans import measure, whole

FOUND = "บุคลากรจำนวนหนึ่งยังไม่ทราบขั้นตอนการยืมพัสดุ"


def examples(plan: Submission, rule: str) -> list[str]:
    found = with_examples(examine(plan, base.load(), shipped_rules()))
    return [o.example for o in found.outcomes if o.rule == rule and o.outcome in ("fail", "advice")]


def unanswered(**changes: Any) -> Submission:
    return whole(measures=[measure(1, 4, analysis_result=None), measure(2, 9)], **changes)


def test_the_plans_own_finding_is_quoted() -> None:
    assert examples(unanswered(), "M06-answers-analysis") == [f"ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ: {FOUND}"]


def test_a_finding_that_cites_the_code_of_the_measure_comes_first() -> None:
    findings = [
        {"indicator": 4, "kind": "urgent", "text": f"ตัวชี้วัดที่ 4 {FOUND}"},
        {"indicator": 4, "kind": "urgent", "text": "ข้อ I10 ขั้นตอนการยืมยังยุ่งยาก", "codes": ["I10"]},
    ]
    plan = whole(analysis=findings, measures=[measure(1, 4, analysis_result=None, codes=["I10"]), measure(2, 9)])
    assert examples(plan, "M06-answers-analysis") == ["ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ: ข้อ I10 ขั้นตอนการยืมยังยุ่งยาก"]


def test_without_a_finding_the_cause_is_left_open() -> None:
    scored = "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ ได้ 83.52 คะแนน ต่ำกว่าเกณฑ์ 85 (โปรดเติมสาเหตุเฉพาะของหน่วยงาน)"
    other = [{"indicator": 9, "kind": "urgent", "text": "ข้อมูลยังไม่ครบ"}]
    assert examples(unanswered(analysis=other), "M06-answers-analysis") == [scored]
    bare = "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ (โปรดเติมสาเหตุเฉพาะของหน่วยงาน)"
    assert examples(unanswered(analysis=other, indicators=[]), "M06-answers-analysis") == [bare]


def test_without_scores_no_indicator_is_called_urgent_and_no_problem_is_claimed() -> None:
    plan = whole(indicators=[], analysis=[], measures=[measure(1, 4, analysis_result=None)])
    (said,) = examples(plan, "A01-analysis")
    assert said.startswith("ตัวชี้วัดที่ (โปรดเติมตัวชี้วัดที่ได้คะแนนน้อยที่สุด) ได้ (โปรดเติมคะแนน) คะแนน")
    told = " ".join([said, *examples(plan, "M06-answers-analysis")])
    assert not [m.problem for m in load().values() if m.problem in told]


def test_a_score_well_above_the_threshold_is_to_be_kept_up() -> None:
    said = examples(whole(analysis=[{"indicator": 4, "kind": "urgent", "text": FOUND}]), "A04-all-indicators")
    assert "ได้ 92.10 คะแนน ควรรักษามาตรฐานไว้" in said[0]
    (near,) = (text for text in said if "88.90" in text)
    assert "ควรพัฒนาให้ดีขึ้น" in near

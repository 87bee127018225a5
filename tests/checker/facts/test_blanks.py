"""Brackets that somebody has yet to complete are found in every field, and brackets that say something are none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.blocks import Place
from checker.check import check, shipped_rules
from checker.draft import TO_COMPLETE
from checker.facts.blanks import blanks, first_parts
from checker.intake import understand
from checker.ladder import climb
from checker.submission import Measure, Monitoring, Submission
from features.steps.scene import complete_plan
from features.steps.sentences import written
from knowledge import vocabulary
from knowledge.base import load


def plan(**fields: Any) -> Submission:
    return Submission(measures=[Measure(number=1, **fields)])


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "จัดทำคู่มือ (ระบุชื่องาน)"},
        {"analysis_result": f"ข้อ I7 ได้ 70.00 คะแนน {TO_COMPLETE}"},
        {"steps": ["สำรวจ", "อบรม [โปรดระบุจำนวน] คน"]},
        {"owners": ["สำนักปลัด", "(กรุณาระบุกอง)"]},
        {"period": "ตุลาคม 2568 – (ระบุเดือน) 2569"},
        {"monitoring": Monitoring(text="รายงานต่อ (โปรดเติม\nชื่อผู้บริหาร) ทุกไตรมาส", where="column")},
        {"monitoring": Monitoring(text="รายงานต่อ (โปรดเติมชื่อผู้บริหาร) ทุกไตรมาส", where="shared")},
        {"title": "จัดทำคู่มือ ( ระบุ....... )"},
    ],
)
def test_a_bracket_to_be_completed_is_found_in_each_field(fields: dict[str, Any]) -> None:
    assert len(blanks(plan(**fields))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "เผยแพร่บนเว็บไซต์ (ระบุไว้ในคู่มือข้อ 3)",
        "รายงานผล (ตามที่ระบุในคำสั่ง)",
        "อบรมบุคลากร 35 คน (ทุกกอง)",
        "ลงชื่อ (..............................................)",
        "ระบุชื่อผู้รับผิดชอบในคู่มือ",
        "ส่งแบบคำขอ (ระบุวัน เวลา สถานที่ และรายชื่อผู้เข้าร่วมประชุมของทุกกองให้ครบก่อนวันประชุมอย่างน้อยสามวันทำการ)",
        "()",
    ],
)
def test_brackets_that_say_something_are_no_blanks(text: str) -> None:
    assert blanks(plan(steps=[text])) == []


def test_the_mark_of_our_own_drafts_is_a_word_of_the_vocabulary() -> None:
    assert TO_COMPLETE.strip("()") in vocabulary.load().blanks.words


def test_monitoring_once_for_all_measures_counts_once() -> None:
    shared = Monitoring(text="รายงานต่อ (ระบุผู้บริหาร) ทุกไตรมาส", where="shared")
    assert len(blanks(Submission(measures=[Measure(number=n, monitoring=shared) for n in (1, 2, 3)]))) == 1


def test_a_cell_over_several_measures_counts_once() -> None:
    at = {"analysis_result": Place(table=1, row=2, column=3)}
    rows = [Measure(number=n, analysis_result="ต่ำ (โปรดระบุสาเหตุ)", places=at) for n in (1, 2)]
    assert len(blanks(Submission(measures=rows))) == 1


def test_the_first_parts_are_told_and_how_many_are_left() -> None:
    found = blanks(plan(title="(ระบุ) (ระบุ)", steps=["(ระบุ)"], owners=["(ระบุ)"], analysis_result="ก (ระบุ)"))
    assert first_parts(found) == "ชื่อของมาตรการที่ 1, ผลการวิเคราะห์ของมาตรการที่ 1, ขั้นตอนของมาตรการที่ 1 และอีก 1 จุด"
    assert first_parts(found[:2]) == "ชื่อของมาตรการที่ 1"
    assert first_parts([]) == ""


@pytest.mark.parametrize("left", [False, True])
def test_a_plan_with_blanks_is_ready_but_no_example_to_others(tmp_path: Path, left: bool) -> None:
    data = complete_plan(2569, "อบต.ตัวอย่าง")
    if left:
        data["measures"][0]["analysis_result"] += f" {TO_COMPLETE}"
    result = check(understand(written(data, tmp_path / "plan.json")), load(), shipped_rules())
    made = climb(result)
    assert result.verdict == "ready"
    assert made
    assert any(o.rule == "Q18-blanks-completed" for o in made.missing) == left
    assert made.ahead[-1].name == "เป็นแบบอย่าง"

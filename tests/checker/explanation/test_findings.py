"""Gaps of one cause are told together: what is wrong, whom it touches, and what differs from place to place."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from checker.check import check, examine_file, shipped_rules
from checker.explanation import pairs
from checker.explanation.findings import Finding, findings
from checker.outcomes import Outcome, PairTold
from checker.output import recommendations
from knowledge import base
from tests.checker.output import checks
from tests.checker.plans import measure, whole


def owners(**changes: str) -> Finding:
    found = [outcome for outcome in checks.gaps(checks.example()) if outcome.rule == "M01-owner"]
    return Finding(tuple(outcome.model_copy(update=changes) for outcome in found))


def of_rule(outcomes: tuple[Outcome, ...], rule: str) -> Finding:
    (found,) = (f for name in ("fail", "advice") for f in findings(outcomes, name) if f.first.rule == rule)
    return found


def test_the_cause_comes_first_and_then_what_it_touches() -> None:
    assert owners().heading == "ไม่ได้ระบุผู้รับผิดชอบ: กระทบ 2 มาตรการ (มาตรการที่ 1, 4)"


def test_where_each_says_something_of_its_own_the_rule_is_named() -> None:
    first, second = owners().outcomes
    found = Finding((first, second.model_copy(update={"message": "มาตรการที่ 4 ให้ทุกคนรับผิดชอบ"})))
    assert found.heading == "มาตรการยังไม่มีผู้รับผิดชอบ: กระทบ 2 มาตรการ (มาตรการที่ 1, 4)"
    assert "– มาตรการที่ 4 ให้ทุกคนรับผิดชอบ" in found.paragraphs()


@pytest.mark.parametrize("kept", [True, False])
def test_a_column_that_the_table_lacks_is_the_cause(tmp_path: Path, kept: bool) -> None:
    plan = tmp_path / "plan.docx"
    missing = whole(measures=[measure(1, 4, owners=[]), measure(2, 9, owners=[])])
    plan.write_bytes(recommendations.as_file(missing, base.load().edition(2568), plan))
    if not kept:
        document = docx.Document(str(plan))
        table = document.tables[-1]
        column = [cell.text for cell in table.rows[0].cells].index("ผู้รับผิดชอบ")
        for row in table.rows:
            row._tr.remove(row._tr.tc_lst[column])
        document.save(str(plan))
    found = of_rule(examine_file(plan).check.outcomes, "M01-owner")
    cause = "ไม่ได้ระบุผู้รับผิดชอบ" if kept else "ตารางไม่มีคอลัมน์ผู้รับผิดชอบ"
    assert found.heading == f"{cause}: กระทบ 2 มาตรการ (มาตรการที่ 1, 2)"
    assert ("คอลัมน์ “ผู้รับผิดชอบ”" in "\n".join(found.paragraphs())) is kept


def test_what_is_the_same_everywhere_is_said_once() -> None:
    told = "\n".join(owners(example="กองคลัง").paragraphs())
    assert told.count("ตัวอย่าง: กองคลัง") == told.count("วิธีแก้: ") == 1


def test_what_differs_is_said_at_its_place() -> None:
    first, second = owners().outcomes
    told = Finding((first, second.model_copy(update={"example": "กองช่าง"}))).paragraphs()
    assert f"    ตัวอย่าง: {first.example}" in told
    assert "    ตัวอย่าง: กองช่าง" in told


def test_a_smallest_mend_stands_for_its_example() -> None:
    told = owners(mend="แก้เพียงเท่านี้: เขียนว่า “กองคลัง”", example="กองคลัง").paragraphs()
    assert "แก้เพียงเท่านี้: เขียนว่า “กองคลัง”" in told
    assert not [line for line in told if "ตัวอย่าง" in line]


def test_what_is_unreadable_names_its_subject_and_is_never_told_as_missing() -> None:
    (found,) = findings(checks.blurred().outcomes, "unreadable")
    assert found.heading == "ตรวจข้อ “มาตรการมีผู้รับผิดชอบ” ของมาตรการที่ 2 ไม่ได้ เพราะภาพไม่ชัด โปรดตรวจด้วยคน"
    assert not [line for line in found.paragraphs() if line.startswith(("พบ", "ควรมี", "วิธีแก้"))]


@pytest.mark.parametrize(
    ("title", "cause"),
    [
        ("ตัวชี้วัดที่ผ่านเกณฑ์มีมาตรการรักษามาตรฐาน", "ตัวชี้วัดที่ผ่านเกณฑ์ยังไม่มีมาตรการรักษามาตรฐาน"),
        ("รายงานไม่มีมาตรการนอกแผน", "ยังไม่เป็นไปตามข้อ “รายงานไม่มีมาตรการนอกแผน”"),
    ],
)
def test_a_rule_that_asks_for_something_is_told_by_what_is_lacking(title: str, cause: str) -> None:
    first, second = owners(title=title).outcomes
    found = Finding((first, second.model_copy(update={"message": "มาตรการที่ 4 ให้ทุกคนรับผิดชอบ"})))
    assert found.heading == f"{cause}: กระทบ 2 มาตรการ (มาตรการที่ 1, 4)"


def test_what_keeps_a_score_up_is_told_by_how_it_was_asked() -> None:
    outcomes = check(whole(), base.load(), shipped_rules()).outcomes
    said = {o.subject.number: o.example for o in outcomes if o.rule == "Q14-kept-indicator" and o.outcome == "advice"}
    assert "สำรวจความเห็นบุคลากรปีละสองครั้ง เพื่อ" in said[1]
    assert "สำรวจความเห็นผู้รับบริการ" in said[6]
    assert "ตรวจข้อมูลบนเว็บไซต์ทุกไตรมาส เพื่อ" in said[10]


def test_a_measure_without_a_row_is_no_match_of_so_many_percent() -> None:
    pair = PairTold(measure=1, title="ก", status="missing", rows=(), row_titles=(), confidence=1)
    assert pairs.in_words(pair)[2] == "ไม่พบรายการที่ตรงกัน"
    assert pairs.in_words(pair.model_copy(update={"status": "reported"}))[2] == "ตรงกัน 100%"

"""A result contradicts its measure where it tells of other things, or of numbers that moved away from the aim."""

from __future__ import annotations

import pytest

from checker.measuring.contradiction import against_aim, off_topic
from tests.checker.labelled_pairs import Case, cases
from tests.documents import report_pairs

FASTER = "ลดขั้นตอนและระยะเวลาการให้บริการประชาชน"


@pytest.mark.parametrize(
    ("title", "result", "expected"),
    [
        (FASTER, "ระยะเวลาให้บริการเฉลี่ยเพิ่มขึ้นจาก 30 นาทีเป็น 45 นาที", True),
        (FASTER, "ความพึงพอใจลดลงเหลือร้อยละ ๕๒", True),
        ("สำรวจความพึงพอใจ", "ความพึงพอใจลดลงจากร้อยละ 90", True),
        (FASTER, "ลดระยะเวลาเฉลี่ยจาก 30 นาทีเหลือ 18 นาที ความพึงพอใจเพิ่มขึ้นเป็นร้อยละ 92", False),
        (FASTER, "ความพึงพอใจไม่ลดลงจากปีก่อน", False),
        (FASTER, "ความไม่พึงพอใจลดลงเหลือร้อยละ 5", False),
        ("เพิ่มช่องทางร้องเรียน", "เรื่องร้องเรียนเพิ่มขึ้นจาก 3 เป็น 12 เรื่อง", False),
        (FASTER, "จำนวนผู้รับบริการเพิ่มขึ้นจาก 300 เป็น 450 คน", False),
    ],
)
def test_numbers_that_moved_away_from_the_aim(title: str, result: str, expected: bool) -> None:
    assert against_aim(title, result) is expected


def test_a_result_of_something_else() -> None:
    budget, steps = "เผยแพร่แผนและผลการใช้จ่ายงบประมาณให้บุคลากรทราบ", "จัดทำสรุปผลการเบิกจ่ายรายเดือน\nปิดประกาศ"
    assert off_topic(budget, steps, "จัดอบรมทักษะการให้บริการด้วยรอยยิ้มแก่เจ้าหน้าที่หน้าเคาน์เตอร์ 30 คน")
    assert not off_topic(budget, steps, "กองคลังปิดประกาศสรุปผลการเบิกจ่าย 12 ครั้ง")
    assert not off_topic(budget, steps, "ดำเนินการแล้ว 12 ครั้ง")
    assert not off_topic(budget, steps, "")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_results_of_the_measure_do_not_contradict_it(case: Case) -> None:
    measures, rows = {m.number: m for m in case.plan}, {r.number: r for r in case.report}
    for number, row in case.truth:
        measure, result = measures[number], rows[row].result or ""
        assert not off_topic(measure.title, "\n".join(measure.steps), result), (measure.title, result)
        assert not against_aim(measure.title, result), (measure.title, result)


@pytest.mark.parametrize("seed", range(40))
def test_results_of_standard_measures_do_not_contradict_them(seed: int) -> None:
    plan, report = report_pairs.pair(seed)
    for measure, row in zip(plan.measures, report.items, strict=True):
        assert not off_topic(measure.title, "\n".join(measure.steps), row.result or "")

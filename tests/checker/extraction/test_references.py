from __future__ import annotations

import pytest

from checker.submission import Measure, Submission
from tests.checker.extraction.conftest import Said

HEADER = ("ตัวชี้วัด", "มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ", "การกำกับติดตาม")
FIRST = ("4 การใช้ทรัพย์สินของราชการ", "จัดทำคู่มือการยืม", "1) ร่าง 2) ประกาศ", "ต.ค. 2567", "กองคลัง", "รายงานปลัดทุกเดือน")
AT = {"steps": 2, "period": 3, "owners": 4, "monitoring": 5}


def plan(said: Said, *rows: tuple[str, ...]) -> Submission:
    table = "\n".join("\t".join(row) for row in (HEADER, *rows))
    return said(f"มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. 2568\n\n{table}\n")


def second(**texts: str) -> tuple[str, ...]:
    row = ["7 ประสิทธิภาพการสื่อสาร", "เพิ่มช่องทาง", "1) ตั้งกลุ่ม", "ม.ค. 2568", "สำนักปลัด", "รายงานนายกทุกไตรมาส"]
    for field, text in texts.items():
        row[AT[field]] = text
    return tuple(row)


def told(measure: Measure) -> tuple[object, ...]:
    return measure.steps, measure.period and measure.period.start, measure.owners, measure.monitoring.text


@pytest.mark.parametrize("text", ['"', "”", "''", "〃", '-"-', "เช่นเดียวกับมาตรการที่ 1", "เหมือนข้อ ๑", "เช่นเดียวกับข้อ 1"])
def test_a_cell_that_refers_to_another_says_what_that_one_says(said: Said, text: str) -> None:
    read = plan(said, FIRST, second(**dict.fromkeys(AT, text)))
    assert told(read.measures[1]) == told(read.measures[0])
    assert not [part for part in read.unread if part.about.startswith("measures/")]


@pytest.mark.parametrize("text", ['"', "เช่นเดียวกับมาตรการที่ 5", "เหมือนเดิม", "ดังข้อข้างต้น", "เช่นเดียวกับปีก่อน"])
@pytest.mark.parametrize("field", list(AT))
def test_what_it_refers_to_may_not_be_known(said: Said, field: str, text: str) -> None:
    read = plan(said, second(**{field: text}))
    assert not told(read.measures[0])[list(AT).index(field)]
    assert f"measures/1/{field}" in [part.about for part in read.unread]


def test_a_text_that_says_more_is_read_as_it_stands(said: Said) -> None:
    step = "ดำเนินการตามข้อ 1 และแจ้งเวียนคู่มือให้ทุกกองทราบ"
    followed = "เช่นเดียวกับมาตรการที่ 1 และรายงานผลต่อนายกทุกเดือน"
    read = plan(said, FIRST, second(steps=step, monitoring=followed)).measures[1]
    assert (read.steps, read.monitoring.text) == ([step], followed)


@pytest.mark.parametrize(
    "text",
    [
        "ไม่มีผู้รับผิดชอบ",
        "ยังไม่มีผู้รับผิดชอบ",
        "ไม่มีหน่วยงานรับผิดชอบ",
        "ว่าง",
        "1",
        "อยู่ระหว่างมอบหมาย",
        "รอแต่งตั้ง",
        "รอคำสั่งแต่งตั้ง",
        "อยู่ระหว่างสรรหา",
        "จะกำหนดภายหลัง",
        "รอผู้อำนวยการมอบหมาย",
        "ระบุผู้ควบคุมงาน",
    ],
)
def test_an_owner_who_is_still_to_come_is_none(said: Said, text: str) -> None:
    assert plan(said, second(owners=text)).measures[0].owners == []


@pytest.mark.parametrize(
    "text",
    [
        "รองปลัดเทศบาล",
        "รองนายกที่ได้รับมอบหมาย",
        "ยังไม่แต่งตั้ง (กองคลังรักษาการ)",
        "ไม่มีกองช่าง ให้กองคลังรับผิดชอบแทน",
        "คณะทำงาน 1",
        "ผู้ได้รับมอบหมาย",
    ],
)
def test_names_that_look_like_it_are_owners(said: Said, text: str) -> None:
    assert plan(said, second(owners=text)).measures[0].owners


@pytest.mark.parametrize(
    "text", ["ไม่มีการติดตาม", "อยู่ระหว่างกำหนดแนวทาง", "รอผู้บริหารกำหนด", "ยังไม่มีการติดตามและรายงานผลต่อผู้บริหาร"]
)
def test_follow_up_that_is_still_to_be_told_is_none(said: Said, text: str) -> None:
    assert plan(said, second(monitoring=text)).measures[0].monitoring.where == "absent"


@pytest.mark.parametrize(
    "text",
    ["อยู่ระหว่างดำเนินการ กองคลังรายงานผลทุกเดือน", "รอบ 6 เดือน", "รองปลัดติดตาม", "ไม่มีเรื่องร้องเรียนการยืม"],
)
def test_follow_up_that_looks_like_it_is_told(said: Said, text: str) -> None:
    assert plan(said, second(monitoring=text)).measures[0].monitoring.where == "column"


@pytest.mark.parametrize(
    ("text", "read"), [("จะกำหนดภายหลัง", False), ("รอกำหนด", False), ("อยู่ระหว่างเดือน ม.ค. - ก.ย. 2568", True)]
)
def test_a_period_that_is_still_to_be_set_is_none(said: Said, text: str, read: bool) -> None:
    assert bool(plan(said, second(period=text)).measures[0].period) == read

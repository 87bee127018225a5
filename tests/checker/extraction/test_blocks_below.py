"""What labelled lines below a table of measures tell of all of its measures."""

from __future__ import annotations

from checker.submission import Measure
from tests.checker.extraction.conftest import Said

TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2568\n\n"
TABLE = (
    "ตัวชี้วัด\tมาตรการ\tขั้นตอน\tระยะเวลา\n"
    "4 การใช้ทรัพย์สินของราชการ\tคู่มือการยืม\t1) ก 2) ข\t{}\n"
    "1 การปฏิบัติหน้าที่\tลดขั้นตอน\t1) ค 2) ง\t-\n\n"
)
FOLLOWED = "รายงานผลต่อนายกเทศมนตรีทุกไตรมาส"
BLOCK = f"ผู้รับผิดชอบ : สำนักปลัดเทศบาล\nระยะเวลาดำเนินการ : ต.ค. 2567 - ก.ย. 2568\nการกำกับติดตาม : {FOLLOWED}\n\n"


def told(measure: Measure) -> tuple[list[str], str | None, str]:
    return measure.owners, measure.period and measure.period.start, measure.monitoring.where


def test_labels_below_the_table_hold_for_every_measure_that_lacks_them(said: Said) -> None:
    one, other = said(TITLE + TABLE.format("ม.ค. 2568") + BLOCK).measures
    assert told(one) == (["สำนักปลัดเทศบาล"], "2025-01", "shared")
    assert told(other) == (["สำนักปลัดเทศบาล"], "2024-10", "shared")
    assert one.monitoring.text == FOLLOWED
    assert {name: one.places[name].line for name in ("owners", "monitoring")} == {"owners": 7, "monitoring": 9}


def test_labels_left_open_tell_nothing(said: Said) -> None:
    (one, _) = said(TITLE + TABLE.format("-") + "ผู้รับผิดชอบ : -\nการกำกับติดตาม : ..........\n").measures
    assert told(one) == ([], None, "absent")


def test_labels_between_tables_hold_for_the_table_above_them(said: Said) -> None:
    second = BLOCK.replace("สำนักปลัดเทศบาล", "กองช่าง")
    read = said(TITLE + TABLE.format("-") + BLOCK + TABLE.format("-") + second)
    assert [m.owners for m in read.measures] == [["สำนักปลัดเทศบาล"]] * 2 + [["กองช่าง"]] * 2


def test_labels_above_each_table_hold_for_none_above_them(said: Said) -> None:
    second = BLOCK.replace("สำนักปลัดเทศบาล", "กองช่าง")
    foreword = "เทศบาลตำบลบ้านกลางวิเคราะห์ผลการประเมินของปีก่อน แล้วนำมากำหนดมาตรการในตารางข้างล่างนี้ตามลำดับดังนี้ :\n\n"
    read = said(f"{TITLE}{foreword}{BLOCK}{TABLE.format('-')}{second}{TABLE.format('-')}")
    assert [m.owners for m in read.measures] == [[], [], [], []]


def test_labels_with_steps_below_the_table_are_no_part_of_it(said: Said) -> None:
    form = "ขั้นตอน : 1) จ 2) ฉ\nผู้รับผิดชอบ : กองช่าง\n"
    assert [m.owners for m in said(TITLE + TABLE.format("-") + form).measures[:2]] == [[], []]

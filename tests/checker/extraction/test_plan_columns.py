from __future__ import annotations

import pytest

from checker.submission import Submission
from tests.checker.extraction.conftest import Said

TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. 2568\n\n"
STEPS = "1. สำรวจพัสดุ 2. จัดทำผัง"
FOLLOW_UP = "รายงานผลต่อปลัดทุกเดือน"


def table(heads: tuple[str, ...], *rows: tuple[str, ...]) -> str:
    return TITLE + "\n".join("\t".join(row) for row in (heads, *rows)) + "\n"


def unread(read: Submission) -> list[str]:
    return [doubt.about for doubt in read.unread if "ไม่รู้จักหัวตาราง" in doubt.why]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    "unknown",
    [
        ("ทำอะไรบ้าง", "ใครทำ", "การกำกับติดตาม"),
        ("ขั้นตอน", "ใครทำ", "ใครดูผล"),
        ("ทำอะไรบ้าง", "ผู้รับผิดชอบ", "ใครดูผล"),
    ],
)
def test_columns_of_unknown_headers_are_told_by_their_content(
    said: Said, rows: int, unknown: tuple[str, str, str]
) -> None:
    heads = ("ตัวชี้วัด", "มาตรการ", unknown[0], "ระยะเวลา", *unknown[1:])
    row = ("4 การใช้ทรัพย์สินของราชการ", "ทำผังการยืม", STEPS, "ต.ค. 67 - ก.ย. 68", "กองคลัง", FOLLOW_UP)
    read = said(table(heads, *([row] * rows)))
    assert len(read.measures) == rows
    for measure in read.measures:
        assert (measure.steps, measure.owners) == (["สำรวจพัสดุ", "จัดทำผัง"], ["กองคลัง"])
        assert (measure.monitoring.where, measure.monitoring.text) == ("column", FOLLOW_UP)
    assert unread(read) == []


def test_what_may_stand_in_an_unknown_column_is_left_to_people(said: Said) -> None:
    heads = ("ตัวชี้วัด", "มาตรการ", "ระยะเวลา", "ผู้รับผิดชอบ", "เรื่องอื่น")
    row = ("4 การใช้ทรัพย์สินของราชการ", "ทำผังการยืม", "ต.ค. 67 - ก.ย. 68", "กองคลัง", "ทำให้เสร็จโดยเร็ว")
    read = said(table(heads, row))
    assert unread(read) == ["measures/1/steps", "measures/1/monitoring"]
    assert all("เรื่องอื่น" in doubt.why for doubt in read.unread)


@pytest.mark.parametrize("text", ["-", "", "(ระบุ)", "O13", "12,000", "✓"])
def test_an_unknown_column_without_words_hides_nothing(said: Said, text: str) -> None:
    heads = ("ตัวชี้วัด", "มาตรการ", "ขั้นตอน", "เรื่องอื่น")
    read = said(table(heads, ("4 การใช้ทรัพย์สินของราชการ", "ทำผังการยืม", STEPS, text)))
    assert unread(read) == []


def test_a_column_that_is_known_and_empty_is_missing_beside_an_unknown_one(said: Said) -> None:
    heads = ("ตัวชี้วัด", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "การกำกับติดตาม", "เรื่องอื่น")
    read = said(table(heads, ("4 การใช้ทรัพย์สินของราชการ", "ทำผังการยืม", "-", "-", "-", "ทำให้เสร็จโดยเร็ว")))
    assert unread(read) == []


def test_follow_up_told_below_the_table_is_not_doubted(said: Said) -> None:
    heads = ("ตัวชี้วัด", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "เรื่องอื่น")
    row = ("4 การใช้ทรัพย์สินของราชการ", "ทำผังการยืม", STEPS, "กองคลัง", "ทำให้เสร็จโดยเร็ว")
    read = said(table(heads, row) + "\nให้ทุกกองรายงานผลของทุกมาตรการต่อนายก อบต. ทุกไตรมาส\n")
    assert unread(read) == []


@pytest.mark.parametrize("head", ["สถานที่", "กลุ่มเป้าหมาย", "ผู้เข้าร่วมกิจกรรม", "หน่วยนับ", "แหล่งงบประมาณ"])
def test_columns_of_other_things_hide_nothing(said: Said, head: str) -> None:
    heads = ("ตัวชี้วัด", "มาตรการ", "ขั้นตอน", head)
    read = said(table(heads, ("4 การใช้ทรัพย์สินของราชการ", "ทำผังการยืม", STEPS, "ห้องประชุมอำเภอ")))
    assert unread(read) == []

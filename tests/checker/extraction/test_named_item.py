"""The item that the title of a report names decides its edition; one that is only mentioned does not."""

from __future__ import annotations

import pytest

from tests.checker.extraction.conftest import Said

TITLE = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2568"
TABLE = "\n\nมาตรการ\tผลการดำเนินการ\nจัดทำคู่มือการยืมพัสดุ\tจัดทำคู่มือ 1 เล่ม\n"
ASSESSED = "(แบบตัวชี้วัดที่ 10.2 ข้อ O28 การประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568)"


@pytest.mark.parametrize(
    "heading",
    [
        f"O28 {TITLE}",
        f"ข้อ O๒๘ {TITLE}",
        f"{TITLE} (O28)",
        f"{TITLE} ข้อ O28",
        f"{TITLE}\n\n{ASSESSED}",
        f"{TITLE}\n\nOIT ข้อ O28",
    ],
)
def test_the_item_of_the_title_decides_the_edition(said: Said, heading: str) -> None:
    report = said(heading + TABLE)
    assert (report.kind, report.plan_year, report.edition, report.item) == ("report", 2568, 2568, "O28")
    assert any("เอกสารระบุว่าเป็นข้อ O28" in note for note in report.notes)


@pytest.mark.parametrize(
    "after",
    [
        "รายงานฉบับก่อนเผยแพร่ไว้ในข้อ O28 บนเว็บไซต์แล้ว",
        "O28 กำหนดให้หน่วยงานรายงานผลของปีก่อน",
        "O27 และ O28 เผยแพร่แล้ว",
        "O28 และ O26 เผยแพร่แล้ว",
        "ข้อ O28 ของการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2569",
    ],
)
def test_an_item_that_is_only_mentioned_or_contradicts_itself_does_not(said: Said, after: str) -> None:
    report = said(f"{TITLE}\n\n{after}{TABLE}")
    assert (report.edition, report.item) == (2569, "O26")


def test_an_item_of_several_editions_goes_by_the_years(said: Said) -> None:
    old = said(f"O43 {TITLE.replace('2568', '2565')}{TABLE}")
    assert (old.edition, old.item) == (2565, "O43")
    new = said(f"O43 {TITLE}{TABLE}")
    assert (new.edition, new.item) == (2569, "O26")
    assert any("ไม่ใช่ข้อของรายงานผลในเกณฑ์ปี 2569" in note for note in new.notes)


def test_two_editions_report_on_2566(said: Said) -> None:
    assert said(f"O35 {TITLE.replace('2568', '2566')}{TABLE}").edition == 2567

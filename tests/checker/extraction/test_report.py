"""What the tables of reports tell of each measure."""

from __future__ import annotations

import pytest

from checker.submission import ReportItem
from tests.checker.extraction.conftest import Said

TITLE = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2567\n\n"


def _only_item(said: Said, *columns: tuple[str, str]) -> ReportItem:
    table = "\t".join(head for head, _ in columns) + "\n" + "\t".join(text for _, text in columns) + "\n"
    (item,) = said(TITLE + table).items
    return item


@pytest.mark.parametrize("head", ["ผลผลิต/ผลลัพธ์", "ผลลัพธ์ที่ได้", "ผลผลิต"])
def test_what_came_out_is_the_result_where_no_column_is_of_results(said: Said, head: str) -> None:
    item = _only_item(said, ("มาตรการ", "จัดทำคู่มือการยืม"), (head, "คู่มือ 12 เล่ม"), ("ผู้รับผิดชอบ", "กองคลัง"))
    assert item.result == "คู่มือ 12 เล่ม"


def test_what_came_out_completes_a_result_that_only_says_done(said: Said) -> None:
    item = _only_item(said, ("มาตรการ", "อบรม"), ("สถานะการดำเนินการ", "ดำเนินการแล้ว"), ("ผลลัพธ์", "อบรม 45 คน"))
    assert item.result == "ดำเนินการแล้ว\nอบรม 45 คน"


@pytest.mark.parametrize("result", ["จัดอบรม 45 คน เมื่อวันที่ 5 ม.ค. 2567", "-"])
def test_what_should_come_out_is_not_the_result(said: Said, result: str) -> None:
    item = _only_item(said, ("มาตรการ", "อบรม"), ("ผลผลิต", "บุคลากร 50 คน"), ("ผลการดำเนินการ", result))
    assert item.result == (None if result == "-" else result)


def test_a_total_with_its_sum_is_no_item(said: Said) -> None:
    table = "ลำดับ\tมาตรการ\tผลการดำเนินการ\tงบประมาณที่ใช้\n1\tอบรม\tอบรม 45 คน\t15,000\nรวม\t\t\t15,000\n"
    assert [item.title for item in said(TITLE + table).items] == ["อบรม"]


@pytest.mark.parametrize(
    ("title", "year", "noted"),
    [
        ("{} (รอบ ๖ เดือน)", 2567, True),
        ("{}\nข้อมูล ณ วันที่ 31 มีนาคม 2567", 2567, True),
        ("{}\nข้อมูล ณ วันที่ 31 มีนาคม 2568", 2567, False),
        ("{}\nรอบ 6 เดือน และรอบ 12 เดือน", 2567, False),
        ("{}\nข้อมูล ณ วันที่ 30 กันยายน 2567", 2567, False),
        ("{} (รอบ ๖ เดือน)", 2565, False),
    ],
)
def test_a_report_on_half_a_year_is_noted_where_the_whole_is_asked(
    said: Said, title: str, year: int, noted: bool
) -> None:
    heading = f"รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. {year}"
    notes = said(title.format(heading) + "\n\nมาตรการ\tผลการดำเนินการ\nอบรม\tอบรม 30 คน\n").notes
    assert any("หกเดือน" in note for note in notes) == noted

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


@pytest.mark.parametrize(
    "head",
    [
        *("ผลการดำเนินกิจกรรม", "ผลการดำเนินโครงการ", "ผลการขับเคลื่อน", "สรุปผล", "ความคืบหน้า", "ผลที่ได้รับ", "ผลที่ได้"),
        *("ผลสำเร็จ", "ผลสัมฤทธิ์", "ผล", "การดำเนินการ", "การดำเนินการที่ผ่านมา", "กิจกรรมที่ดำเนินการ"),
        *("รายละเอียดการดำเนินการ", "สิ่งที่ดำเนินการ"),
    ],
)
def test_headings_of_results(said: Said, head: str) -> None:
    item = _only_item(said, ("ลำดับ", "1"), ("มาตรการ", "อบรม"), (head, "อบรม 45 คน"), ("ผู้รับผิดชอบ", "กองคลัง"))
    assert (item.title, item.result) == ("อบรม", "อบรม 45 คน")


def test_what_was_done_and_what_came_of_it_are_one_result(said: Said) -> None:
    item = _only_item(said, ("มาตรการ", "อบรม"), ("สิ่งที่ได้ดำเนินการ", "อบรม 45 คน"), ("ผลที่ได้รับ", "เข้าใจระเบียบ"))
    assert item.result == "อบรม 45 คน\nเข้าใจระเบียบ"


def test_steps_beside_a_result_are_not_the_result(said: Said) -> None:
    item = _only_item(said, ("มาตรการ", "อบรม"), ("การดำเนินการ", "เชิญวิทยากร"), ("ผลการดำเนินการ", "อบรม 45 คน"))
    assert item.result == "อบรม 45 คน"


@pytest.mark.parametrize(("text", "doubted"), [("ลงพื้นที่ทุกหมู่บ้านแล้ว", True), ("-", False)])
def test_a_filled_column_that_is_not_known_may_hold_the_result(said: Said, text: str, doubted: bool) -> None:
    table = f"ลำดับ\tมาตรการ\tบันทึกของหน่วยงาน\tระยะเวลา\tผู้รับผิดชอบ\n1\tอบรม\t{text}\tม.ค. 2567\tกองคลัง\n"
    report = said(TITLE + table)
    assert report.items[0].result is None
    assert any(unread.about == "items/1/result" for unread in report.unread) == doubted


@pytest.mark.parametrize(
    ("text", "result"),
    [("รายงานผลต่อปลัดทุกเดือนเมื่อดำเนินการแล้วเสร็จ", None), ("ได้ติดตามและรายงานปลัดแล้ว", "ได้ติดตามและรายงานปลัดแล้ว")],
)
def test_a_plan_for_monitoring_is_no_result(said: Said, text: str, result: str | None) -> None:
    item = _only_item(said, ("มาตรการ", "อบรม"), ("การกำกับติดตาม", text), ("ผู้รับผิดชอบ", "กองคลัง"))
    assert item.result == result


@pytest.mark.parametrize("head", ["ข้อเสนอแนะ", "ปัญหาและข้อเสนอแนะ", "อุปสรรค/ข้อเสนอแนะ", "ปัญหา"])
def test_columns_of_problems_and_suggestions(said: Said, head: str) -> None:
    item = _only_item(said, ("มาตรการ", "อบรม"), ("ผลการดำเนินการ", "อบรม 45 คน"), (head, "ควรเพิ่มงบประมาณ"))
    assert (item.title, item.problems) == ("อบรม", "ควรเพิ่มงบประมาณ")


def test_problems_and_suggestions_in_two_columns(said: Said) -> None:
    columns = (
        ("มาตรการ", "อบรม"),
        ("ผลการดำเนินการ", "อบรม 45 คน"),
        ("ปัญหา อุปสรรค", "งบไม่พอ"),
        ("ข้อเสนอแนะ", "ควรเพิ่มงบ"),
    )
    assert _only_item(said, *columns).problems == "งบไม่พอ\nควรเพิ่มงบ"


@pytest.mark.parametrize("name", ["มาตรการ", "ชื่อมาตรการ", "ชื่อโครงการ/กิจกรรม"])
def test_a_suggestion_in_a_form_is_not_its_title(said: Said, name: str) -> None:
    form = f"{name}\tอบรม\nผลการดำเนินการ\tอบรม 45 คน\nผู้รับผิดชอบ\tกองคลัง\nข้อเสนอแนะ\tควรเพิ่มงบประมาณ\n"
    (item,) = said(TITLE + form).items
    assert (item.title, item.problems) == ("อบรม", "ควรเพิ่มงบประมาณ")


def test_a_suggestion_below_a_blank_result_is_not_the_result(said: Said) -> None:
    parts = (f"{n}. มาตรการที่ต่างกัน\n\nผลการดำเนินการ -\n\nข้อเสนอแนะ ควรเพิ่มงบประมาณ" for n in (1, 2))
    items = said(TITLE + "\n\n".join(parts) + "\n").items
    assert [(item.result, item.problems) for item in items] == [(None, "ควรเพิ่มงบประมาณ")] * 2


def test_a_table_of_scores_in_a_report_is_no_table_of_results(said: Said) -> None:
    table = "ตัวชี้วัด\tคะแนน\tผล\nการใช้งบประมาณ\t92.10\tผ่าน\n\n\nมาตรการ\tผลการดำเนินการ\nอบรม\tอบรม 45 คน\n"
    assert [item.title for item in said(TITLE + table).items] == ["อบรม"]


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

"""Tables that go on below a caption: what is joined to the table above, what is told as unread, and what is neither."""

from __future__ import annotations

import pytest

from tests.checker.extraction.conftest import Said

TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2568\nเทศบาลตำบลบ้านกลาง จังหวัดลำพูน\n\n"
SCORES = "ตัวชี้วัด\tคะแนน\n1. การปฏิบัติหน้าที่\t93.40\n4. การใช้ทรัพย์สินของราชการ\t82.60\n\n"
HEADER = "ตัวชี้วัด\tมาตรการ\tขั้นตอน\tระยะเวลา\tผู้รับผิดชอบ\tการกำกับติดตาม\n"
ONE = "4. การใช้ทรัพย์สินของราชการ\tคู่มือการยืม\t1) ทบทวนระเบียบ 2) จัดทำแบบใบยืม\tต.ค. 2567\tกองคลัง\tรายงานผลต่อปลัดทุกเดือน\n"
OTHER = "7. ประสิทธิภาพการสื่อสาร\tเพจเทศบาล\t1) ตั้งเพจ 2) ลงข่าวทุกสัปดาห์\tพ.ย. 2567\tสำนักปลัด\tรายงานผลต่อปลัดทุกเดือน\n"
PLAN = TITLE + SCORES + HEADER + ONE


@pytest.mark.parametrize(
    "caption",
    [
        "(ต่อ)",
        "ตารางที่ 1 (ต่อ)",
        "ตารางมาตรการ - ต่อ -",
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2568 (ต่อ)",
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "เทศบาลตำบลบ้านกลาง",
        "เทศบาลตำบลบ้านกลาง จังหวัดลำพูน\n\n- 2 -",
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
        "แบบวัด EIT (ต่อ)",
        "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร",
    ],
)
def test_a_table_without_header_goes_on_below_a_caption(said: Said, caption: str) -> None:
    read = said(f"{PLAN}\n{caption}\n\n{OTHER}")
    assert [(m.indicators, m.owners) for m in read.measures] == [([4], ["กองคลัง"]), ([7], ["สำนักปลัด"])]
    assert read.unread == []


@pytest.mark.parametrize("caption", ["ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร", "2) ประสิทธิภาพการสื่อสาร"])
def test_the_caption_of_an_indicator_is_that_of_the_rows_below(said: Said, caption: str) -> None:
    def bare(row: str) -> str:
        return row.partition("\t")[2]

    table = f"{TITLE}ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ\n\n{bare(HEADER)}{bare(ONE)}"
    read = said(f"{table}\n{caption}\n\n{bare(OTHER)}")
    assert [(m.title, m.indicators) for m in read.measures] == [("คู่มือการยืม", [4]), ("เพจเทศบาล", [7])]


def test_a_measure_that_a_page_break_cut_goes_on_below_a_caption(said: Said) -> None:
    read = said(f"{PLAN}\nแบบวัด EIT (ต่อ)\n\n\t\t3) แจ้งเวียนคู่มือ\t\t\tและรายงานนายก\n")
    assert [len(m.steps) for m in read.measures] == [3]


@pytest.mark.parametrize(
    "text",
    ["ทุกกองรายงานผลการดำเนินการต่อ", "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ควรเพิ่มช่องทาง", "กองสวัสดิการสังคมดูแลส่วนนี้"],
)
def test_a_table_that_was_not_joined_is_unread(said: Said, text: str) -> None:
    read = said(f"{PLAN}\n{text}\n\n{OTHER}")
    assert len(read.measures) == 1
    assert [(u.about, u.place.table) for u in read.unread] == [("measures", 3)]


def test_rows_of_a_report_that_were_not_joined_are_unread(said: Said) -> None:
    title = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2567\n\n"
    table = "มาตรการ\tผลการดำเนินการ\tผู้รับผิดชอบ\nอบรม\tอบรมแล้ว 30 คน\tกองคลัง\n"
    read = said(f"{title}{table}\nกองช่างดูแลส่วนนี้\n\nลงข่าว\tลงข่าวแล้ว 12 ครั้ง\tกองช่าง\n")
    assert [u.about for u in read.unread] == ["items"]


@pytest.mark.parametrize(
    "table",
    [
        "ลงชื่อ\tผู้จัดทำ\t\tลงชื่อ\tผู้อนุมัติ\t\n",
        "1\t2\t3\t4\t5\t6\n80.00\t81.00\t82.00\t83.00\t84.00\t85.00\n",
        "เทศบาล\tตำบล\n",
        "ชื่อ\tตำแหน่ง\tหน้าที่\tโทรศัพท์\nนายหนึ่ง ใจดี\tปลัด\tประธาน\tสอบถามได้\n",
    ],
)
def test_another_table_is_not_missed(said: Said, table: str) -> None:
    read = said(f"{PLAN}\nเอกสารประกอบ\n\n{table}")
    assert len(read.measures) == 1
    assert read.unread == []


def test_a_form_below_a_table_is_not_joined(said: Said) -> None:
    table = f"{TITLE}มาตรการ\tขั้นตอน\nคู่มือการยืม\t1) เขียน 2) แจก\n\n(ต่อ)\n\n"
    read = said(f"{table}มาตรการ\tเพจเทศบาล\nผู้รับผิดชอบ\tกองคลัง\n")
    assert [(m.title, m.owners) for m in read.measures] == [("คู่มือการยืม", []), ("เพจเทศบาล", ["กองคลัง"])]

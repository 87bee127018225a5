from __future__ import annotations

import pytest

from checker.blocks import Paragraph, Place
from checker.extraction.grids import Grid
from checker.extraction.passages import flowing
from knowledge import vocabulary

FULL = "1) การเปิดเผยข้อมูลสาธารณะบนเว็บไซต์ของหน่วยงานยังไม่ครบถ้วน"


@pytest.mark.parametrize(
    ("below", "passages"),
    [
        (["ตามที่กำหนด", "2) การสื่อสาร"], 2),
        (["สิ่งที่ควรพัฒนา", "1) การสื่อสาร"], 3),
        (["สิ่งที่ควรพัฒนา", "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร"], 3),
        (["สิ่งที่ควรพัฒนาและเร่งปรับปรุง", "ให้แล้วเสร็จ"], 2),
        (["คะแนนรวม 86.23 คะแนน"], 2),
        (["ภาพรวม : ๘๖.๒๓"], 2),
        (["คะแนนรวมทุกข้อยังน้อย"], 1),
    ],
)
def test_a_full_line_goes_on_but_not_with_what_begins_anew(below: list[str], passages: int) -> None:
    paragraphs = tuple(Paragraph(text, Place(line=number)) for number, text in enumerate([FULL, *below], 1))
    found = [item for item in flowing(paragraphs, vocabulary.load()) if not isinstance(item, Grid)]
    assert len(found) == passages


@pytest.mark.parametrize(
    ("below", "level", "passages"),
    [
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๙", 1, 1),
        ("ปี 2569", None, 1),
        ("ปีงบประมาณ 2568 หน่วยงานได้วิเคราะห์ผลการประเมินร่วมกันทุกส่วนงานแล้ว", None, 2),
        ("และมาตรการ", 1, 2),
    ],
)
def test_a_title_goes_on_with_its_year_only(below: str, level: int | None, passages: int) -> None:
    title = Paragraph("มาตรการส่งเสริมคุณธรรมและความโปร่งใส", Place(), level=1)
    assert len(flowing((title, Paragraph(below, Place(), level=level)), vocabulary.load())) == passages

from __future__ import annotations

import pytest

from checker.blocks import LETTERS, Blocks, Paragraph, Place, Unread
from checker.extraction import extract
from knowledge.base import load
from tests.checker.extraction.conftest import Said

TABLE = "\n\nมาตรการ\tผู้รับผิดชอบ\tระยะเวลา\nการใช้อำนาจ\tกองคลัง\tต.ค. 2568 - ก.ย. 2569\n"


@pytest.mark.parametrize(
    ("text", "assessed", "plan"),
    [
        ("มาตรการส่งเสริมคุณธรรม\nประจำปีงบประมาณ พ.ศ. 2568\n\nผลการประเมิน ITA ปี พ.ศ. ๒๕๖๗", 2567, 2568),
        ("ผลการประเมิน ITA ประจำปี\nงบประมาณ พ.ศ. 2567", 2567, 2569),
        ("การนำผลการวิเคราะห์ผลการประเมินไปสู่การปรับปรุง ในปีงบประมาณ 2568", None, 2568),
        ("แผนการขับเคลื่อนการดำเนินงานการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2568", None, 2568),
        ("ผลการประเมิน ITA ปี 2566 เทียบกับผลการประเมิน ITA ปี 2567 และผลการประเมิน ITA ปี 2567", 2567, 2569),
        ("แผนแม่บทภายใต้ยุทธศาสตร์ชาติ พ.ศ. ๒๕๖๑ - ๒๕๘๐ และผลการประเมิน ITA ๑๐ สิงหาคม ๒๕๖๖", None, 2569),
        ("แผนยกระดับผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568\n\nผลการประเมิน ITA ปี 2567", 2567, 2568),
        ("แผนยกระดับการประเมินคุณธรรมและความโปร่งใส ปี 2568", None, 2568),
        ("รายงานผลการวิเคราะห์และมาตรการขับเคลื่อน ITA ประจำปีงบประมาณ พ.ศ. 2568", None, 2568),
        ("ไม่มีปี", None, 2569),
        ("ตั้งขึ้นเมื่อปี พ.ศ. 2540", None, 2569),
        (
            "เทศบาลตำบลคลองทดลองได้รับประกาศผลการประเมินคุณธรรมและความโปร่งใสในปี พ.ศ.\n2567 จากสำนักงาน ป.ป.ช. แล้ว",
            2567,
            2569,
        ),
    ],
)
def test_the_nearest_word_tells_what_a_year_is_of(said: Said, text: str, assessed: int | None, plan: int) -> None:
    read = said(text + TABLE)
    assert (read.assessed_year, read.plan_year) == (assessed, plan)


def test_years_have_places(said: Said) -> None:
    read = said("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\nมาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2568" + TABLE)
    assert (read.places["assessed_year"].line, read.places["plan_year"].line) == (1, 3)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("ชื่อหน่วยงาน ....................", "", None),
        ("(ชื่อหน่วยงาน)", "", None),
        ("ชื่อหน่วยงาน เทศบาลเมืองก อำเภอเมือง จังหวัดข\nเทศบาลเมืองคง", "เทศบาลเมืองก", "เทศบาลเมือง"),
        ("เทศบาลตำบลกขค\n\nซึ่งเทศบาลตำบลกขคได้รับผลการประเมิน", "เทศบาลตำบลกขค", "เทศบาลตำบล"),
        ("ขององค์การบริหารส่วนจังหวัดสมมติธานี ปี 2567\nอำเภอเมือง จังหวัดสมมติธานี", "องค์การบริหารส่วนจังหวัดสมมติธานี", "อบจ."),
        ("แผนที่เทศบาลตำบลกขคได้จัดทำ\n\nเทศบาลตำบลกขค", "เทศบาลตำบลกขค", "เทศบาลตำบล"),
        ("จังหวัดสมมติ\nโดย สำนักงานจังหวัดสมมติ\nในจังหวัดสมมติ", "จังหวัดสมมติ", "จังหวัด"),
        ("องค์การบริหารส่วนตำบล ทดสอบ (ITA)", "องค์การบริหารส่วนตำบล ทดสอบ", "อบต."),
        ("เอกสารไม่มีชื่อ", "", None),
    ],
)
def test_the_agency_is_the_name_of_the_title(said: Said, text: str, name: str, kind: str | None) -> None:
    read = said(text + TABLE)
    assert (read.agency.name, read.agency.type) == (name, kind)


def test_years_read_surely_count_first() -> None:
    def paragraph(text: str, sure: float) -> Paragraph:
        return Paragraph(text, Place(page=1, quote=text), sure=sure)

    words = ("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๒๕", "มาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๒๖")
    faint = [paragraph(text, 0.4) for text in words]
    blocks = (*faint, paragraph("ผลการประเมิน ITA ปี ๒๕๖๗ ได้ ๘๐.๐๐ คะแนน", 0.9))
    unread = tuple(Unread(place=block.place, why="ภาพไม่ชัด", about=LETTERS) for block in faint)
    read = extract(Blocks("scan.pdf", blocks, unread), load())

    assert (read.assessed_year, read.plan_year) == (2567, 2526)
    assert {"plan_year", "measures"} <= {u.about for u in read.unread}
    assert "assessed_year" not in {u.about for u in read.unread}

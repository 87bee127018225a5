from __future__ import annotations

import pytest

from tests.checker.extraction.conftest import Said

HEAD = "การวิเคราะห์ผลการประเมิน ITA ปี 2567\n\n"
PROSE = (
    "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ได้ 84.00 คะแนน ผลอยู่ในระดับดีมากเมื่อเทียบกับปีก่อน เพราะเผยแพร่ข่าวทุกวัน "
    "อย่างไรก็ตาม หน่วยงานควรเพิ่มช่องทางสำหรับผู้สูงอายุ"
)


def kinds(said: Said, text: str) -> list[tuple[int | None, str]]:
    return [(a.indicator, a.kind) for a in said(text).analysis]


def test_prose_about_one_indicator_is_told_apart(said: Said) -> None:
    assert kinds(said, HEAD + PROSE) == [(7, "strength"), (7, "develop")]


def test_what_others_wrote_is_no_analysis(said: Said) -> None:
    assert kinds(said, HEAD + "สำนักงาน ป.ป.ช. ได้ให้ข้อเสนอแนะเพิ่มเติม ดังนี้\n\n" + PROSE) == []


def test_plans_to_analyse_are_no_analysis(said: Said) -> None:
    text = "แนวทางและมาตรการส่งเสริมคุณธรรม\n\n๒.๑ จัดประชุมวิเคราะห์ผลการประเมิน ITA ปี 2567\n\n" + PROSE
    assert kinds(said, text) == []


def test_lists_below_a_heading_have_its_kind(said: Said) -> None:
    text = HEAD + (
        "จุดแข็ง\n- การใช้อำนาจ ได้คะแนนเต็ม\nจุดอ่อนที่ต้องแก้ไขเร่งด่วน ดังนี้\n"
        "1) การเปิดเผยข้อมูล ข้อ O12 ยังไม่ครบ\n2) ข่าวไปไม่ถึงประชาชน\nข้อความประกอบ\n"
        "มาตรการส่งเสริมคุณธรรม\n1) จัดอบรม\n"
    )
    assert kinds(said, text) == [(3, "strength"), (9, "urgent"), (None, "urgent")]
    assert said(text).analysis[1].codes == ["O12"]


def test_a_heading_about_two_kinds_opens_none(said: Said) -> None:
    text = HEAD + "ประเด็นที่เป็นจุดอ่อนเร่งด่วน และประเด็นที่ต้องพัฒนา\n1) การใช้อำนาจ ดีแล้ว\n"
    assert kinds(said, text) == []


def test_dashes_in_the_table_are_no_findings(said: Said) -> None:
    text = HEAD + ("ตัวชี้วัด\tจุดแข็ง\tจุดอ่อนเร่งด่วน\tข้อเสนอแนะ\nแบบวัด IIT\t\t\t\n๑. การปฏิบัติหน้าที่\tบริการดี\t-\tควรลดขั้นตอน\n")
    assert kinds(said, text) == [(1, "strength"), (1, "develop")]


def test_under_a_header_of_points_to_develop_or_keep_nothing_is_a_strength(said: Said) -> None:
    header = "ตัวชี้วัด\tจุดอ่อนที่ต้องแก้ไขโดยเร่งด่วน\tประเด็นที่ควรพัฒนาให้ดีขึ้นหรือรักษามาตรฐาน\n"
    rows = "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่\t-\tได้ 92.10 คะแนน ยังทำให้ดีขึ้นได้\nตัวชี้วัดที่ 3 การใช้อำนาจ\t-\tควรรักษามาตรฐานไว้\n"
    assert kinds(said, HEAD + header + rows) == [(1, "develop"), (3, "keep")]


def test_a_table_of_questions_is_an_analysis(said: Said) -> None:
    table = "ข้อ\tประเด็นคำถาม\tคะแนน\tการวิเคราะห์\nI10\tการยืมทรัพย์สิน\t79.45\tเร่งด่วน ต้องแก้ขั้นตอนการยืม\n"
    (finding,) = said("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2568\n\n" + table).analysis
    assert (finding.indicator, finding.kind, finding.codes) == (4, "urgent", ["I10"])


def test_strengths_beside_weaknesses_need_no_column_of_indicators(said: Said) -> None:
    table = "จุดแข็ง\tจุดอ่อน\nเปิดเผยครบ\tการใช้ทรัพย์สินของราชการ ไม่ทราบวิธียืม\n"
    found = said("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\n" + table).analysis
    assert [(a.indicator, a.kind) for a in found] == [(4, "urgent"), (None, "strength")]


FULL = "1) การเปิดเผยข้อมูลสาธารณะบนเว็บไซต์ของหน่วยงานยังไม่ครบถ้วนตามที่กำหนด"


@pytest.mark.parametrize("heading", ["สิ่งที่ควรพัฒนา", "ประเด็นที่ต้องพัฒนาให้ดีขึ้น"])
def test_a_heading_right_below_a_full_line_is_one(said: Said, heading: str) -> None:
    text = f"บทวิเคราะห์\nจุดอ่อนที่ต้องแก้ไขโดยเร่งด่วน\n{FULL}\n{heading}\n1) การสื่อสารกับประชาชน\n"
    assert [(item.kind, item.text) for item in said(text).analysis] == [
        ("urgent", FULL[3:]),
        ("develop", "การสื่อสารกับประชาชน"),
    ]


def test_a_sentence_that_names_an_indicator_and_its_kind_is_no_heading(said: Said) -> None:
    text = HEAD + (
        "ด้านการเปิดเผยข้อมูล หน้าเว็บไซต์ยังมีข้อมูลเก่าอยู่มาก เป็นจุดอ่อนที่ต้องแก้ไขโดยเร่งด่วน\n\n"
        "ด้านประสิทธิภาพการสื่อสาร ช่องทางมีน้อย ควรพัฒนาให้มากขึ้น\n\n"
        "ประเด็นที่ควรพัฒนาให้ดีขึ้น ได้แก่ ตัวชี้วัดที่ 2 การใช้งบประมาณ เนื่องจากบุคลากรไม่รู้แผน\n"
    )
    assert kinds(said, text) == [(9, "urgent"), (7, "develop"), (2, "develop")]


def test_a_paragraph_on_several_indicators_is_told_apart(said: Said) -> None:
    text = HEAD + (
        "หน่วยงานได้คะแนนตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ต่ำที่สุด จึงเป็นจุดอ่อนที่ต้องแก้ไขโดยเร่งด่วน "
        "รองลงมาคือตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร ซึ่งควรพัฒนาให้ดีขึ้น และตัวชี้วัดที่ 2 ก็เช่นกัน"
    )
    found = said(text).analysis
    assert [(a.indicator, a.kind) for a in found] == [(9, "urgent"), (7, "develop"), (2, "develop")]
    assert found[1].text.startswith("รองลงมาคือตัวชี้วัดที่ ๗")
    assert "".join(a.text for a in found).replace(" ", "") in text.replace(" ", "")


def test_findings_with_a_label_are_of_the_indicator_above(said: Said) -> None:
    text = HEAD + (
        "ตัวชี้วัดที่ ๒ การใช้งบประมาณ (๘๓.๔๐ คะแนน)\nจุดอ่อน: บุคลากรไม่ทราบแผนงบประมาณของปี\nแนวทางแก้ไข: ประชุมชี้แจง\n"
        "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ\nจุดแข็ง: มีทะเบียนยืมครบทุกส่วนงาน\n"
    )
    assert kinds(said, text) == [(2, "urgent"), (4, "strength")]


TABLE = "ตัวชี้วัด\tคะแนน\t{column}\n๒. การใช้งบประมาณ\t๘๓.๔๐\tบุคลากรไม่รู้แผน\n๔. การใช้ทรัพย์สินของราชการ\t๗๙.๘๘\tยืมไม่สะดวก\n"


@pytest.mark.parametrize("column", ["ผลการวิเคราะห์", "ประเด็นปัญหา"])
def test_a_table_takes_the_kind_of_the_heading_above(said: Said, column: str) -> None:
    text = HEAD + "๒.๑ จุดอ่อนที่ต้องแก้ไขโดยเร่งด่วน\n\n" + TABLE.format(column=column)
    assert kinds(said, text) == [(2, "urgent"), (4, "urgent")]


def test_a_column_may_tell_how_urgent_each_row_is(said: Said) -> None:
    rows = "๒. การใช้งบประมาณ\tบุคลากรไม่รู้แผน\tเร่งด่วน\n๘. การปรับปรุงระบบการทำงาน\tระบบยังไม่ทั่วถึง\tควรพัฒนา\n"
    text = HEAD + "ตัวชี้วัด\tประเด็นที่ต้องแก้ไขปรับปรุง\tระดับความเร่งด่วน\n" + rows
    assert kinds(said, text) == [(2, "urgent"), (8, "develop")]


def test_a_numbered_heading_right_below_a_list_opens_the_next_one(said: Said) -> None:
    text = HEAD + (
        "๒.๑ จุดอ่อนที่ต้องแก้ไขโดยเร่งด่วน\n- ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ข้อมูลบนเว็บไซต์ไม่ครบถ้วน\n"
        "๒.๒ ประเด็นที่ควรพัฒนาให้ดีขึ้น\n- ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร ช่องทางยังน้อย\n"
    )
    assert kinds(said, text) == [(9, "urgent"), (7, "develop")]


def test_an_analysis_of_which_nothing_was_made_out_is_unread(said: Said) -> None:
    text = HEAD + "หน่วยงานพบว่าประชาชนยังไม่รู้จักช่องทางร้องเรียน เพราะติดประกาศไว้เพียงจุดเดียวในอาคาร"
    assert [u.about for u in said(text).unread if u.about == "analysis"] == ["analysis"]

"""The memo that returns a document."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings

from checker.explanation import overview
from checker.outcomes import Check
from checker.output import memo_docx
from checker.output.letter_digits import in_letter
from tests.checker.output import checks


def lines(check: Check, *more: Sequence[str]) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(memo_docx.render(check, more))).paragraphs]


def line(check: Check, start: str) -> str:
    return next(text for text in lines(check) if text.startswith(start))


def test_has_the_parts_of_an_official_memo_in_their_order() -> None:
    starts = ["บันทึกข้อความ", "ส่วนราชการ", "ที่", "เรื่อง", "เรียน", "ตามที่", "บัดนี้", "ข้อที่ต้องแก้ไข", "จึงเรียนมา", "(ลงชื่อ)", "("]
    told = lines(checks.example())
    found = [next(n for n, text in enumerate(told) if text.startswith(start)) for start in starts[:-1]]
    assert found == sorted(found)
    assert told[found[-1] + 1].startswith("(....")
    assert told[found[-1] + 2].startswith("ตำแหน่ง....")


@pytest.mark.parametrize("check", [checks.example(), checks.word()], ids=["yaml", "docx"])
def test_shows_each_gap_with_place_quote_and_fix(check: Check) -> None:
    text = "\n".join(lines(check))
    for outcome in checks.gaps(check):
        for piece in checks.pieces(outcome):
            assert in_letter(piece) in text


def test_gaps_are_numbered() -> None:
    told = lines(checks.example())
    assert "๓. ไม่ได้ระบุผู้รับผิดชอบ: กระทบ ๒ มาตรการ (มาตรการที่ ๑, ๔) [M01-owner]" in told
    assert any(text.startswith("๓.๒ มาตรการที่ ๔ ไม่ได้ระบุผู้รับผิดชอบ") for text in told)


def test_advice_is_said_to_be_no_reason_for_the_return() -> None:
    told = lines(checks.example())
    advice = told.index("ข้อที่ควรปรับปรุง (ไม่เป็นเหตุให้ส่งคืน)")
    assert not [text for text in told[:advice] if "[S01-overall]" in text]
    counts = checks.example().summary
    counted = f"พบข้อที่ต้องแก้ไข {counts['fail']} แห่ง และข้อที่ควรปรับปรุง {counts['advice']} แห่ง จึงขอส่งเอกสารคืน"
    assert in_letter(counted) in line(checks.example(), "บัดนี้")


def test_what_could_not_be_read_is_neither_missing_nor_mended() -> None:
    told = lines(checks.blurred())
    part = told[told.index("ส่วนที่อ่านไม่ได้ ต้องตรวจด้วยคน") + 1 :]
    assert "[M01-owner]" in part[0]
    assert not [text for text in part if "ไม่มีข้อความ" in text or text.startswith("วิธีแก้")]
    assert "ซึ่งยังสรุปไม่ได้" in line(checks.blurred(), "เรื่อง")


def test_a_plan_without_gaps_is_not_returned() -> None:
    assert line(checks.ready(), "เรื่อง").startswith("เรื่อง  แจ้งผลการตรวจแผนมาตรการ")
    assert line(checks.ready(), "จึงเรียนมา") == "จึงเรียนมาเพื่อโปรดทราบ"


def test_date_is_left_open_unless_the_check_is_stamped() -> None:
    assert line(checks.example(), "ที่") == "ที่  \t วันที่  \t"
    assert line(checks.stamped(checks.example()), "ที่") == "ที่  \t วันที่  ๑ กุมภาพันธ์ ๒๕๖๙\t"


@pytest.mark.parametrize(
    ("text", "thai"),
    [
        ("ข้อ 3 ได้ 84.12 คะแนน", "ข้อ ๓ ได้ ๘๔.๑๒ คะแนน"),
        ("ข้อ O25 ใน plan2.docx แถวที่ 3", "ข้อ O25 ใน plan2.docx แถวที่ ๓"),
        ("พบ “ปี 2568” ในปี 2569", "พบ “ปี 2568” ในปี ๒๕๖๙"),
    ],
)
def test_digits_are_thai_but_in_codes_and_quotations(text: str, thai: str) -> None:
    assert in_letter(text) == thai


def test_every_word_is_set_in_a_thai_font() -> None:
    document = docx.Document(io.BytesIO(memo_docx.render(checks.example())))
    fonts = {run._r.rPr.rFonts.get(qn("w:cs")) for paragraph in document.paragraphs for run in paragraph.runs}
    assert fonts == {"TH Sarabun New"}


def test_carries_its_stamp_and_says_whose_verdict_it_is_not() -> None:
    check = checks.example()
    text = "\n".join(lines(check))
    for value in (overview.DISCLAIMER, "ita 0.1.0", check.stamp.engine, "ปี 2569 ข้อ O25", check.stamp.rule_base):
        assert value in text
    assert check.stamp.inputs[0].sha256 in text


def test_same_check_same_bytes() -> None:
    assert memo_docx.render(checks.example()) == memo_docx.render(checks.example())


def test_an_example_as_long_as_a_measure_stands_behind_the_signature() -> None:
    told = lines(checks.touched(checks.example(), "ก" * 250))
    annex = told.index("ตัวอย่างข้อความแนบท้าย")
    assert annex > next(n for n, text in enumerate(told) if text.startswith("(ลงชื่อ)"))
    pointing = [text for text in told[:annex] if text.startswith("ตัวอย่าง: ")]
    assert pointing[0] == "ตัวอย่าง: ดูตัวอย่างที่ ๑ แนบท้าย"
    full = [text for text in told[annex + 1 :] if text.startswith("ตัวอย่างที่ ")]
    assert len(full) == len(pointing)
    assert all(text.endswith("ก" * 250) for text in full)
    assert "ตัวอย่างข้อความแนบท้าย" not in lines(checks.touched(checks.example(), "ก" * 150))


def test_the_letter_goes_to_the_executive() -> None:
    assert line(checks.example(), "เรียน").startswith("เรียน  นายกเทศมนตรีตำบลทุ่งตัวอย่าง")


def test_a_ready_document_is_told_of_its_advice() -> None:
    ready = checks.ready()
    plain = ready.model_copy(update={"summary": {**ready.summary, "advice": 0}})
    assert line(plain, "บัดนี้").endswith("แล้ว ไม่พบข้อที่ต้องแก้ไขในส่วนที่ตรวจได้")
    advised = ready.model_copy(update={"summary": {**ready.summary, "advice": 26}})
    assert line(advised, "บัดนี้").endswith("ไม่พบข้อที่ต้องแก้ไขในส่วนที่ตรวจได้ แต่มีข้อที่ควรปรับปรุง ๒๖ แห่ง")


def test_what_else_is_told_stands_behind_the_signature() -> None:
    told = lines(checks.example(), ["ความครอบคลุม", "– A1 ผ่าน"])
    assert told.index("ความครอบคลุม") > next(n for n, text in enumerate(told) if text.startswith("(ลงชื่อ)"))


@given(checks.NASTY)
@settings(max_examples=10)
def test_any_text_gives_a_memo(text: str) -> None:
    assert lines(checks.touched(checks.blurred(), text), [text, text])[0] == "บันทึกข้อความ"

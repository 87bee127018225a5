from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extraction.codes import Around, Codes
from knowledge.base import load

OF_2565 = Codes(load().editions[2565].questions)
OF_2568 = Codes(load().editions[2568].questions)


@pytest.mark.parametrize(
    ("text", "around", "expected"),
    [
        ("ข้อ O38 : หน่วยงานต้อง", Around(), ["O38"]),
        ("ข้อ E6 และ E7 ควร", Around(), ["E6", "E7"]),
        ("E๑๐ มีช่องทาง", Around(), ["E10"]),
        ("ข้อ ๗ ท่านรู้", Around("IIT", 2), ["I7"]),
        ("ข้อ ๑๑ มีการจัดซื้อ", Around("IIT", 2), ["I11"]),
        ("1๑ บุคลากร", Around("IIT", 1), ["I1"]),
        ("๐๓๘ การเสริมสร้าง", Around("OIT", 10), ["O38"]),
        ("ข้อ ๐42 มาตรการ", Around(), ["O42"]),
        ("ข้อ 17 ควรเผยแพร่แผนการใช้จ่ายงบประมาณประจำปีให้ได้รับรู้", Around(), ["I7"]),
        ("ข้อ 17 ควรทำเรื่องอื่น", Around(), []),
        ("ข้อ ๔๒ ไปสู่การปฏิบัติ", Around(), ["O42"]),
        ("1. การปฏิบัติหน้าที่", Around("IIT", 1), []),
        ("1) งาน", Around("IIT", 1), []),
        ("๕ อบรม", Around("IIT", 1), []),
        ("พ.ศ. 2565", Around(), []),
        ("I99 ไม่มีข้อนี้", Around(), []),
    ],
)
def test_a_text_begins_with_codes(text: str, around: Around, expected: list[str]) -> None:
    assert OF_2565.leading(text, around) == expected


@pytest.mark.parametrize(
    ("text", "indicator", "expected"),
    [("14 ประเด็น", 2, ["I4"]), ("I14 ประเด็น", 5, ["I14"]), ("19 ประเด็น", 3, ["I9"]), ("14 ประเด็น", 9, [])],
)
def test_the_indicator_tells_which_code_a_misread_number_is(text: str, indicator: int, expected: list[str]) -> None:
    assert OF_2568.leading(text, Around(indicator=indicator)) == expected


def test_in_a_column_of_questions_a_bare_number_is_a_code() -> None:
    assert OF_2565.leading("๒ บุคลากร", Around("IIT", 1), bare=True) == ["I2"]
    assert OF_2565.leading("E4-e5 ประเด็น") == ["E4", "E5"]


def test_codes_inside_a_text_are_found_in_order() -> None:
    text = "ตามข้อ ๔๒ และ I1-I3, o38 (OIT) ของ E-Service กับ QR Code แบบ EIT ปี 2565 ข้อ ๒"
    assert OF_2565.cited(text) == ["O42", "I1", "I2", "I3", "O38"]


def test_a_code_knows_its_indicator_and_its_follower() -> None:
    assert (OF_2565.indicator("I7"), OF_2565.indicator("X1")) == (2, None)
    assert (OF_2565.following("I5"), OF_2565.following("I6"), OF_2565.following("X1")) == ("I6", None, None)


def test_without_a_list_only_codes_with_letters_are_read() -> None:
    unknown = Codes({})
    assert unknown.cited("I7 O44 ข้อ ๔๒") == ["I7"]
    assert unknown.leading("ข้อ ๗", Around("IIT", 2)) == []
    assert unknown.leading("ข้อ ๗ ทราบแผน", Around("IIT")) == ["I7"]
    assert unknown.leading("๗ ทราบแผน", Around("IIT")) == []
    assert unknown.leading("ข้อ ๙๙", Around("IIT")) == []


@given(st.text("IEOieol|0123456789๐๑๒ -–,/ข้อที่และ.():ก", max_size=30), st.booleans())
def test_only_known_codes_come_out(text: str, bare: bool) -> None:
    known = load().editions[2568].questions
    assert set(OF_2568.cited(text)) <= set(known)
    assert set(OF_2568.leading(text, Around("IIT", 1), bare=bare)) <= set(known)

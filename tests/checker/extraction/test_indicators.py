from __future__ import annotations

import pytest

from checker.extraction.indicators import Indicators
from knowledge.base import load
from knowledge.vocabulary import load as words

KNOWN = Indicators(load().framework, words())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", [1]),
        ("การใช้ ทรัพย์สินของ ราชการ", [4]),
        ("การปรับปรุงระบบการทำงาน", [8]),
        ("ตัวชี้วัดที่ 1-3", [1, 2, 3]),
        ("ตัวชี้วัดที่ 1, 2 และ 10", [1, 2, 10]),
        ("ตัวชี้วัดที่ 9  65.00 คะแนน", [9]),
        ("การเปิดเผยข้อมูลการป้องกันการทุจริต", [10]),
        ("การใช้อำนาจ และการใช้งบประมาณ", [3, 2]),
        ("ตัวชี้วัดที่ 3 การใช้งบประมาณ", [2]),
        ("ตัวชี้วัดที่ 11", []),
        ("ตัวชี้วัดความสำเร็จ", []),
    ],
)
def test_indicators_are_named_by_number_or_name(text: str, expected: list[int]) -> None:
    assert KNOWN.named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๑๐. การป้องกันการ การทุจริต", 10),
        ("การใช้ทรัพย์สนของราชการ", 4),
        ("เครื่องมือการประเมิน OIT ตัวชี้วัดการเสริมสร้างวัฒนธรรม องค์กร", 10),
        ("5", 5),
        ("ตัวชี้วัดที่ ๗", 7),
        ("11", None),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", None),
        ("การใช้อำนาจ การใช้งบประมาณ", None),
        ("", None),
    ],
)
def test_a_label_names_one_indicator_even_misread(text: str, expected: int | None) -> None:
    assert KNOWN.label(text) == expected


def test_a_title_may_be_about_one_indicator_only() -> None:
    assert KNOWN.about("การเผยแพร่แผนงบประมาณ") == [2]
    assert KNOWN.about("การเปิดเผยข้อมูลงบประมาณ") == []
    assert KNOWN.about("การดูแลศูนย์เด็กเล็ก") == []


def test_instruments_are_known_by_code_and_name() -> None:
    assert KNOWN.instrument("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสีย ภายนอก") == "EIT"
    assert KNOWN.instrument("เครื่องมือ iit") == "IIT"
    assert KNOWN.instrument("IIT และ EIT") is None
    assert (KNOWN.instrument_of(5), KNOWN.instrument_of(6), KNOWN.instrument_of(9)) == ("IIT", "EIT", "OIT")


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("ทุกตัวชี้วัด", list(range(1, 11))),
        ("ตัวชี้วัดทั้ง ๑๐ ตัวชี้วัด", list(range(1, 11))),
        ("ครบทุกตัวชี้วัด ITA", list(range(1, 11))),
        ("IIT", [1, 2, 3, 4, 5]),
        ("เครื่องมือ EIT", [6, 7, 8]),
        ("OIT", [9, 10]),
        ("แบบวัด OIT และ IIT", [1, 2, 3, 4, 5, 9, 10]),
        ("ทุกตัวชี้วัดของ OIT", [9, 10]),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", [1, 2, 3, 4, 5]),
        ("การรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)", [6, 7, 8]),
        ("", []),
        ("ตัวชี้วัด", []),
        ("ผู้ตอบแบบ EIT ไม่ทราบช่องทาง", []),
        ("EIT ข้อ E5", []),
        ("ไม่ใช่ทุกตัวชี้วัด", []),
    ],
)
def test_a_label_may_name_all_indicators_or_those_of_instruments(label: str, expected: list[int]) -> None:
    assert KNOWN.together(label) == expected

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.thai import any_of, arabic, clean, flow, has, key, most_like, numbers, phrases

# Thai letters, marks and digits with all that breaks them: invisible characters, odd blanks, legacy glyphs.
BROKEN = st.text(
    st.sampled_from("กขดนบปยรสอเแโใะัาำิีึืฺุูๅํ็่้๊๋์๑๕ab1. \t\n")
    | st.sampled_from("\u00a0\u200b\u2009\u3000\ufeff\u00ad\u0e4d\u0e33\uf70a\uf701\uf70f\uf0b7\u0085")
    | st.characters(codec="utf-8"),
    max_size=40,
)


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("ดํา", "ดำ"),
        ("น้ํา", "น้ำ"),
        ("ดำาเนิน", "ดำเนิน"),
        ("นำ้", "น้ำ"),
        ("เเผน", "แผน"),
        ("ที่่ประชุม", "ที่ประชุม"),
        ("ก่ิง", "กิ่ง"),
        ("โปร\uf70aงใส", "โปร่งใส"),
        ("ปฏิบัต\uf701", "ปฏิบัติ"),
        ("ก\u200bอง\u00a0คลัง\ufeff", "กอง คลัง"),
        ("\uf0b7 กองช่าง", "• กองช่าง"),
        ("ท ี่", "ที่"),
        ("ก ำหนด", "กำหนด"),
    ],
)
def test_broken_characters_are_mended(broken: str, mended: str) -> None:
    assert clean(broken) == mended


@pytest.mark.parametrize(
    ("lost", "whole"),
    [
        ("ด าเนินการ", "ดำเนินการ"),
        ("ส านักปลัด อ าเภอ", "สำนักปลัด อำเภอ"),
        ("สม่ าเสมอ", "สม่ำเสมอ"),
        ("การจัดท าคู่มือ", "การจัดทำคู่มือ"),
        ("บริก าร", "บริการ"),
        ("ก ารป้องกัน", "การป้องกัน"),
        ("ประช าชน", "ประชาชน"),
    ],
)
def test_the_lost_ring_of_sara_am_comes_back_only_where_it_belongs(lost: str, whole: str) -> None:
    assert clean(lost) == whole


def test_cleaning_keeps_digits_lines_tabs_and_correct_text() -> None:
    text = "ข้อ ๑๒ น้ำ กำกับ ผู้ที่\n\tได้ ๙๙.๕๐ คะแนน ๆ ฯ “ผ่าน” Dos & Don'ts"
    assert clean(text) == text


@given(BROKEN)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(BROKEN)
def test_keys_do_not_change_again(text: str) -> None:
    assert key(key(text)) == key(text)
    assert key(clean(clean(text))) == key(clean(text))


@given(BROKEN, st.integers(0, 40))
def test_blanks_and_kinds_of_digits_do_not_count_in_keys(text: str, place: int) -> None:
    assert key(arabic(text[:place]) + " \n" + text[place:]) == key(text)


@given(BROKEN)
def test_flow_does_not_change_again(text: str) -> None:
    assert flow(flow(text)) == flow(text)


@given(st.lists(st.decimals(0, 100, places=2), max_size=4))
def test_flow_keeps_numbers_apart(scores: list[Decimal]) -> None:
    assert numbers(flow("คะแนน " + "  ".join(map(str, scores)))) == scores


def test_flow_has_no_blanks_but_between_digits() -> None:
    assert flow("ตัวชี้วัดที่ ๑  ๙๙.๑๔ คะแนน\n๒. การใช้ งบ") == "ตัวชี้วัดที่1 99.14คะแนน2.การใช้งบ"


def test_numbers_are_exact() -> None:
    assert numbers("๘๔.๖๘  87.66 และ ๐") == [Decimal("84.68"), Decimal("87.66"), Decimal(0)]


def test_phrases_are_found_across_blanks_and_gaps() -> None:
    assert has(("สรุปผล…ผู้บริหาร",), "สรุป ผลการตอบแบบ เสนอต่อผู้ บริหาร")
    assert not has(("สรุปผล…ผู้บริหาร",), "สรุปผล " + "ก" * 61 + " ผู้บริหาร")
    assert has(("=ที่",), " ที่ ")
    assert not has(("=ที่",), "ที่อยู่")
    assert phrases(()).search("ก") is None
    assert phrases(("งาน", "งานพัสดุ")).search("งานพัสดุ") is not None


def test_any_of_no_words_is_found_nowhere() -> None:
    assert re.search(any_of(()), "ก") is None
    assert re.findall(any_of(("ก.", "ข")), "กก.ข") == ["ก.", "ข"]


def test_the_most_like_choice_must_be_like_enough() -> None:
    assert most_like("ข้อความ", ["ข้อคำถาม", "คะแนน"], 0.75) == "ข้อคำถาม"
    assert most_like("ข้อความ", ["คะแนน"], 0.75) is None
    assert most_like("ข้อความ", [], 0.75) is None

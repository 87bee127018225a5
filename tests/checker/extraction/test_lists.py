from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extraction.lists import first_number, items, without_marker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๑. ทบทวน ๒. จัดทำ ๓. อบรม", ("ทบทวน", "จัดทำ", "อบรม")),
        ("๑. แจ้งเจ้าหน้าที่ ๒. การจัดตั้ง", ("แจ้งเจ้าหน้าที่", "การจัดตั้ง")),
        ("1.ตรวจ\n2.แก้", ("ตรวจ", "แก้")),
        ("1) ก ข\n2) ค\n1. สรรหา 2. บรรจุ\n3) จบ", ("ก ข", "ค 1. สรรหา 2. บรรจุ", "จบ")),
        ("๑. ก (๑) ข (๒) ค ๒. ง", ("ก (๑) ข (๒) ค", "ง")),
        ("(1) ก (2) ข", ("ก", "ข")),
        ("๙. จัดทำ ดังนี้ ๑. ก ๒. ข ๑๐. ต่อ", ("จัดทำ ดังนี้ ๑. ก ๒. ข", "ต่อ")),
        ("1. ก\n2. ข\n1. ค\n2. ง", ("ก", "ข", "ค", "ง")),
        ("ดำเนินการดังนี้ 1. ก 2. ทำตามข้อ 3. ของระเบียบ", ("ก", "ทำตามข้อ 3. ของระเบียบ")),
        ("จัดอบรม 1. ก 2. ข", ("จัดอบรม ก", "ข")),
        ("1. ทำภายในปี พ.ศ. 2566 และ 1.1 ตรวจ 2. ส่ง", ("ทำภายในปี พ.ศ. 2566 และ 1.1 ตรวจ", "ส่ง")),
        ("- อบรม- เพิ่มช่องทาง - จัดทำ", ("อบรม", "เพิ่มช่องทาง", "จัดทำ")),
        ("- อบรม ม.ค. - มี.ค. 2569 - รายงาน", ("อบรม ม.ค. - มี.ค. 2569", "รายงาน")),
        ("ติดต่อ - สอบถาม", ("ติดต่อ - สอบถาม",)),
        ("บรรทัดแรก\n\nบรรทัดสอง", ("บรรทัดแรก", "บรรทัดสอง")),
        ("", ()),
    ],
)
def test_the_first_marker_tells_the_style_of_a_list(text: str, expected: tuple[str, ...]) -> None:
    assert items(text).items == expected


@pytest.mark.parametrize(
    ("text", "numbers", "in_order"),
    [
        ("1. ก 2. ข 3. ค", (1, 2, 3), True),
        ("1. ก\n2. ข\n3. ค\n4. ง\n3. จ\n4. ฉ\n5. ช", (1, 2, 3, 4, 3, 4, 5), False),
        ("1. ก 3. ข", (1, 3), False),
        ("4. ก 5. ข", (4, 5), True),
        ("- ก - ข", (), True),
    ],
)
def test_slips_of_numbering_are_counted_and_told(text: str, numbers: tuple[int, ...], in_order: bool) -> None:
    listed = items(text)
    assert (listed.numbers, listed.in_order) == (numbers, in_order)


@given(
    st.lists(st.text("กขค งจ", min_size=1).filter(str.strip), min_size=1, max_size=12),
    st.sampled_from(["{}. ", "{}) "]),
)
def test_a_numbered_list_is_taken_apart_again(steps: list[str], marker: str) -> None:
    text = " ".join(marker.format(n) + step for n, step in enumerate(steps, 1))
    assert items(text).items == tuple(" ".join(step.split()) for step in steps)


@given(st.text("กข 12๓.)(-–•\n\t", max_size=40))
def test_no_letter_gets_lost(text: str) -> None:
    assert sum(map(text.count, "กข")) == sum(item.count(letter) for item in items(text).items for letter in "กข")


def test_markers_are_taken_off() -> None:
    assert without_marker(" ๑. การเปิดเผย") == "การเปิดเผย"
    assert without_marker("- ก - ข") == "ก - ข"
    assert first_number("๑๐. ก") == 10
    assert first_number("- ก") is None

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extraction.periods import fiscal_year, parse, spanning, within

SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("ต.ค. ๒๕๖๘ – ก.ย. ๒๕๖๙", "2025-10", "2026-09"),
        ("ต.ค.๖๗ – เม.ย.๖๘", "2024-10", "2025-04"),
        ("ก.พ. – เม.ย.๖๘", "2025-02", "2025-04"),
        ("ต.ค. – ม.ค.๖๘", "2024-10", "2025-01"),
        ("ต.ค. 2568 - ก.ย.", "2025-10", "2026-09"),
        ("ต.ค. - ธ.ค.", "2025-10", "2025-12"),
        ("มกราคม ถึง มีนาคม", "2026-01", "2026-03"),
        ("ต.ค ๖๘ – ก.ย ๖๙", "2025-10", "2026-09"),
        ("ตค.68-กย.69", "2025-10", "2026-09"),
        ("๑ ต.ค. ๖๘ - ๓๐ ก.ย. ๖๙", "2025-10", "2026-09"),
        ("1 ต.ค. - 30 ก.ย. 69", "2025-10", "2026-09"),
        ("1/10/2568 - 30/9/2569", "2025-10", "2026-09"),
        ("1 - 5 ก.ย. 2568", "2025-09", "2025-09"),
        ("๑๕ สิงหาคม พ.ศ. ๒๕๖๘", "2025-08", "2025-08"),
        ("เดือนมีนาคม ๒๕๖๙", "2026-03", "2026-03"),
        ("ตุลาคม 2025 - กันยายน 2026", "2025-10", "2026-09"),
        ("ต.ค. ๖๘ - ธ.ค. ๖๘\nม.ค. ๖๙ - มี.ค. ๖๙", "2025-10", "2026-03"),
        ("ต.ค. ๒๕๖๙ – ก.ย. ๒๕๖๘", "2026-10", "2025-09"),
        ("ตลอดปี ๖๘", "2024-10", "2025-09"),
        ("ตลอดปีงบประมาณพ.ศ. ๒๕๖๙ - ตุลาคม ๒๕๖๘ - กันยายน ๒๕๖๙", "2025-10", "2026-09"),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๙", "2025-10", "2026-09"),
        ("ปีงบประมาณ 2568 - 2570", "2024-10", "2027-09"),
        ("2569", "2025-10", "2026-09"),
        ("ตลอดปี", "2025-10", "2026-09"),
        ("ไตรมาส ๒", "2026-01", "2026-03"),
        ("ไตรมาสที่ ๑/๒๕๖๘", "2024-10", "2024-12"),
        ("ตั้งแต่เดือนที่ 2/2568", "2025-02", "2025-02"),
        ("ไตรมาส 1 และ 3", "2025-10", "2026-06"),
        ("ไตรมาส 3 ปีงบประมาณ 2568", "2025-04", "2025-06"),
        ("ไตรมาส ๑ ถึง ไตรมาส ๔ ปี ๒๕๖๘", "2024-10", "2025-09"),
        ("Q3/2568", "2025-04", "2025-06"),
        ("Q1-Q2", "2025-10", "2026-03"),
        ("ไตรมาสแรก", "2025-10", "2025-12"),
        ("ไตรมาสสุดท้าย", "2026-07", "2026-09"),
        ("2025-10-01 - 2026-03-31", "2025-10", "2026-03"),
        ("๑๐/๒๕๖๘ - ๐๙/๒๕๖๙", "2025-10", "2026-09"),
        ("Oct 2025 - March 2026", "2025-10", "2026-03"),
        ("31/3/25 68", "2025-03", "2025-03"),
        ("ทุกไตรมาส", "2025-10", "2026-09"),
        ("รอบ ๖ เดือน", "2025-10", "2026-03"),
        ("๖ เดือนหลัง", "2026-04", "2026-09"),
        ("ครึ่งปีแรก", "2025-10", "2026-03"),
        ("รอบ 12 เดือน", "2025-10", "2026-09"),
        ("ภายใน ๓๐ กันยายน ๒๕๖๙", None, "2026-09"),
        ("ภายในเดือนมกราคม", None, "2026-01"),
        ("ตั้งแต่ ต.ค. 2568 เป็นต้นไป", "2025-10", None),
    ],
)
def test_every_form_in_use_is_read(text: str, start: str | None, end: str | None) -> None:
    period = parse(text, 2569)
    assert (period.start, period.end) == (start, end)
    assert period.raw == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        *("ภายในระยะเวลาที่กำหนด", "ทุกเดือน", "-", "", "60 วัน", "68", "ตามความเหมาะสม", "สมควรทำ", "31/13/2568"),
        *("ภาคเรียนที่ 2/2568", "ภาคเรียน ๑/๒๕๖๘", "เทอม 2/2568", "การประชุมครั้งที่ 2/2568"),
    ],
)
def test_what_names_no_months_has_none(text: str) -> None:
    period = parse(text, 2569)
    assert (period.start, period.end) == (None, None)


@pytest.mark.parametrize("text", ["ไตรมาส 2", "ตลอดปี", "ต.ค. - ธ.ค.", "ครึ่งปีแรก", "ภายในมกราคม"])
def test_without_a_year_nothing_is_guessed(text: str) -> None:
    period = parse(text)
    assert (period.start, period.end) == (None, None)


@given(
    st.integers(0, 11), st.integers(0, 30), st.integers(2560, 2575), st.sampled_from(["{} {}", "{}{}", "{} พ.ศ. {}"])
)
def test_ranges_are_read_back(first: int, length: int, year: int, form: str) -> None:
    last_year, last = divmod(year * 12 + first + length, 12)
    text = f"{form.format(SHORT[first], year)} - {form.format(SHORT[last], last_year)}"
    period = parse(text)
    assert period.start == f"{year - 543}-{first + 1:02}"
    assert period.end == f"{last_year - 543}-{last + 1:02}"


@given(st.text("ตคกยมภายในไตรมาสปีงบประมาณพศ. 0123456789๑๒๖๘-–/", max_size=50), st.none() | st.integers(2560, 2575))
def test_any_text_gives_a_period(text: str, year: int | None) -> None:
    assert parse(text, year).raw == " ".join(text.split())


def test_fiscal_years_begin_in_october() -> None:
    assert (fiscal_year("2025-09"), fiscal_year("2025-10")) == (2568, 2569)


def test_a_period_inside_other_words_is_found() -> None:
    found = within("รายงานผู้บริหาร\nภายในเดือนมิถุนายน ๒๕๖๖")
    assert found is not None
    assert (found.raw, found.end) == ("ภายในเดือนมิถุนายน ๒๕๖๖", "2023-06")
    told = within("ให้เสร็จสิ้น ภายในระยะเวลาที่กำหนด")
    assert told is not None
    assert (told.raw, told.end) == ("ภายในระยะเวลาที่กำหนด", None)
    assert within("รายงานผู้บริหาร") is None


def test_marked_quarters_span_a_period() -> None:
    found = spanning(["ไตรมาส 2", "ผู้รับผิดชอบ", "ไตรมาส 3"], 2568)
    assert found is not None
    assert (found.raw, found.start, found.end) == ("ไตรมาส 2 – ไตรมาส 3", "2025-01", "2025-06")
    assert spanning(["อื่น"], 2568) is None


def test_headings_of_narrow_columns_may_be_broken() -> None:
    period = spanning(["ต .ค.", "เ\nม.\nย."], 2568)
    assert period is not None
    assert (period.raw, period.start, period.end) == ("ต.ค. – เม.ย.", "2024-10", "2025-04")

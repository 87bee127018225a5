from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading.number_format import BUILT_IN, GENERAL, shown

DATE = "45931"  # 1 October 2025


@pytest.mark.parametrize(
    ("number", "code", "expected"),
    [
        ("85.4", "0.00", "85.40"),
        ("85.425", "0.00", "85.43"),  # half up, as Excel does
        ("85.420000000000002", "General", "85.42"),
        ("0.00012", "General", "0.00012"),
        ("1234567", "General", "1234567"),
        ("1234567.5", "#,##0.00", "1,234,567.50"),
        ("85", "0.##", "85"),
        ("3", "0#", "03"),
        ("0", "#", ""),
        ("5000", "0,", "5"),
        ("0.8542", "0.00%", "85.42%"),
        ("-5", "0.0", "-5.0"),
        ("-5", "0;(0)", "(5)"),
        ("0", '0;-0;"-"', "-"),
        ("0", '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "-"),
        ("5", '0" คะแนน"', "5 คะแนน"),
        ("5", "\\ข0", "ข5"),
        ("85", "[Red][<85]0.00;[Blue]0.00", "85.00"),
        ("5", "[$฿-41E]#,##0.00", "฿5.00"),
        ("7", ";;;", ""),
        ("0.5", "# ?/?", "0.5"),
        ("12", "@", "12"),
        ("1e300", "0.00", "1e+300"),
    ],
)
def test_numbers(number: str, code: str, expected: str) -> None:
    assert shown(Decimal(number), code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [("[$-D00041E]0.00", "๘๕.๔๒"), ("t0.00", "๘๕.๔๒"), (BUILT_IN[60], "๘๕.๔๒"), (BUILT_IN[59], "๘๕")],
)
def test_thai_digits(code: str, expected: str) -> None:
    assert shown(Decimal("85.42"), code) == expected


@pytest.mark.parametrize(
    ("number", "code", "expected"),
    [
        (DATE, "[$-107041E]d mmmm yyyy", "1 ตุลาคม 2568"),
        (DATE, "[$-187041E]d mmm yy;@", "1 ต.ค. 68"),
        (DATE, "[$-D07041E]d mmmm yyyy", "๑ ตุลาคม ๒๕๖๘"),
        (DATE, "d mmmm bbbb", "1 ตุลาคม 2568"),
        (DATE, "[$-41E]d mmmm yyyy", "1 ตุลาคม 2025"),
        (DATE, "[$-409]dddd d mmm yyyy", "Wednesday 1 Oct 2025"),
        (DATE, "dddd d/m", "พุธ 1/10"),
        (DATE, "dd/mm/yyyy", "01/10/2025"),
        (DATE, BUILT_IN[14], "1/10/2568"),
        (DATE, BUILT_IN[81], "1/10/68"),
        (DATE + ".5", "h:mm", "12:00"),
        (DATE + ".75", "h:mm:ss AM/PM", "6:00:00 PM"),
        (DATE + ".75", "mm:ss.0", "00:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("244258", "[$-107041E]d mmm yyyy", "1 ต.ค. 2568"),  # typed as the year 2568
        ("99999999999", "d/m/yyyy", "99999999999"),
    ],
)
def test_dates(number: str, code: str, expected: str) -> None:
    assert shown(Decimal(number), code) == expected


def test_dates_of_old_mac_files_count_from_1904() -> None:
    assert shown(Decimal(44469), "d/m/yyyy", from_1904=True) == "1/10/2025"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20), st.text(max_size=20))
def test_any_code_shows_something(number: Decimal, code: str) -> None:
    assert isinstance(shown(number, code), str)


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from([*BUILT_IN.values(), GENERAL]))
def test_any_number_shows_in_built_in_formats(number: float, code: str) -> None:
    assert isinstance(shown(Decimal(number), code), str)


@given(st.integers(0, 10_000))
def test_scores_keep_two_decimals(hundredths: int) -> None:
    assert shown(Decimal(hundredths) / 100, "0.00") == f"{hundredths // 100}.{hundredths % 100:02}"

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading.labels import label, unpicture


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (12, "thaiNumbers", "๑๒"),
        (41, "thaiLetters", "ฮ"),
        (42, "thaiLetters", "กก"),
        (1, "thaiCounting", "หนึ่ง"),
        (11, "thaiCounting", "สิบเอ็ด"),
        (20, "thaiCounting", "ยี่สิบ"),
        (35, "thaiCounting", "สามสิบห้า"),
        (27, "lowerLetter", "aa"),
        (1994, "upperRoman", "MCMXCIV"),
        (7, "decimalZero", "07"),
        (3, "none", ""),
        (0, "thaiLetters", "0"),
        (5, "ordinal", "5"),
    ],
)
def test_labels(number: int, style: str, expected: str) -> None:
    assert label(number, style) == expected


@given(st.integers(-10, 10**9), st.sampled_from(["thaiNumbers", "thaiLetters", "thaiCounting", "upperRoman", "x"]))
def test_labels_stay_short(number: int, style: str) -> None:
    assert len(label(number, style)) <= 120


def test_pictures_of_any_font_and_of_wingdings() -> None:
    assert unpicture("\uf0fe ก þ") == "☑ ก þ"
    assert unpicture("þ ก", "Wingdings 2") == "☑ ก"

from __future__ import annotations

import pytest

from checker.reading.scan_codes import code
from checker.reading.scan_glyphs import Glyph


def glyphs(letters: str, digits: str = "") -> list[Glyph]:
    """Letters that resemble these digits, then digits; brackets are what they are."""
    unlikely = [Glyph(c, 0.6, 0.0) if c not in "[]" else Glyph("()"[c == "]"], 1.0, 1.0) for c in letters]
    return unlikely + [Glyph(c, 1.0, 0.9) if c != "]" else Glyph(")", 1.0, 1.0) for c in digits]


@pytest.mark.parametrize(
    ("text", "seen", "meant"),
    [
        ("17", glyphs("1", "7"), "I7"),
        ("(10)", glyphs("[1", "10]"), "(I10)"),
        ("110", glyphs(")", "10"), "I10"),
        ("012", glyphs("0", "12"), "O12"),
        ("IT", glyphs("117"), "IIT"),
        ("TIT", glyphs(")17"), "IIT"),
        ("0717", glyphs("017"), "OIT"),
        ("(0171)", glyphs("[017]"), "(OIT)"),
        ("[7", glyphs("174"), "ITA"),
        ("[7", glyphs("1", "7"), "I7"),
    ],
)
def test_letters_of_codes_are_told_from_digits(text: str, seen: list[Glyph], meant: str) -> None:
    assert code(text, seen) == meant


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("17", glyphs("", "17")),
        ("EIT", glyphs("517")),
        ("AIL", glyphs("417")),
        ("Unit", glyphs("00", "1")),
        ("12", []),
        ("๑๗", glyphs("๑", "๗")),
    ],
)
def test_other_words_are_no_codes(text: str, seen: list[Glyph]) -> None:
    assert code(text, seen) is None

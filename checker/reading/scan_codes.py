"""Codes of the assessment in a scan, whose letters look like digits: "I7" is read as "17", "OIT" as "0717"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.reading.scan_glyphs import Glyph

UNLIKELY = 0.1  # a glyph no more probable than this is a letter, whatever digit it resembles
_LIKELY = 0.15  # the second digit of "I10" is no more probable, so close is it to the I
_NAME = re.compile(r"\(?[IiOoTtAl0147[\]]{2,4}\)?")
_QUESTION = re.compile(r"\(?[1Iil|0[]?[1-9]?[0-9]\)?")
_LETTERS = {"1": "I", ")": "I", "0": "O"}  # by what they resemble


def code(text: str, glyphs: Sequence[Glyph]) -> str | None:
    """Return the code that a word is by its glyphs where it may be one by its letters."""
    inner = [glyph for glyph in glyphs if glyph.character not in "()" or glyph.likely < UNLIKELY]
    first = _LETTERS.get(inner[0].character) if inner and inner[0].likely < UNLIKELY else None
    if first is None:
        return None
    found = None
    if _NAME.fullmatch(text) and len(inner) == 3 and all(glyph.likely < UNLIKELY for glyph in inner):
        last = inner[1].character + inner[2].character
        found = f"{first}IT" if last[1] == "7" else "ITA" if last == "74" else None
    elif _QUESTION.fullmatch(text) and len(inner) in (2, 3) and all(map(_is_digit, inner[1:])):
        found = first + "".join(glyph.character for glyph in inner[1:])
    return found and ("(" * text.startswith("(")) + found + (")" * text.endswith(")"))


def _is_digit(glyph: Glyph) -> bool:
    return glyph.character in "0123456789" and glyph.likely > _LIKELY

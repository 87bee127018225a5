from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from checker.reading import scan_words
from checker.reading.pdf_layout import SURE
from checker.reading.scan_glyphs import Glyph, components, read
from checker.reading.scan_lines import Area, Strip
from checker.reading.scan_tesseract import Symbol
from checker.reading.scan_words import Word, words

FONT = Path("/usr/share/fonts/truetype/tlwg/Garuda.ttf")
needs_font = pytest.mark.skipif(not FONT.exists(), reason="the font Garuda (fonts-thai-tlwg) is not installed")


def glyphs(text: str, sure: float = 0.99, likely: float = 0.99) -> list[Glyph]:
    return [Glyph(character, sure, likely) for character in text]


def word(monkeypatch: pytest.MonkeyPatch, read_by_tesseract: str, seen: Sequence[Glyph]) -> Word:
    monkeypatch.setattr(scan_words, "read", lambda *_: seen)
    step = 20
    picture = np.full((40, step * len(read_by_tesseract)), 255, dtype=np.uint8)
    picture[10:30, :] = 0
    symbols = [Symbol(c, n * step, 0, (n + 1) * step, 40, 0.95) for n, c in enumerate(read_by_tesseract)]
    (found,) = words(Strip(Area(0, 0, picture.shape[1], 40), 30, 20), symbols, picture)
    return found


def is_sure(found: Word) -> bool:
    return min(found.sure) >= SURE


@pytest.mark.parametrize(
    ("tesseract", "seen", "meant", "sure"),
    [
        ("๒๕๖๘", glyphs("๒๕๖๘"), "๒๕๖๘", True),
        ("๒๕๒๕", glyphs("๒๕๖๘"), "๒๕๖๘", True),
        ("๒๕๒๕", glyphs("๒๕๖๘", sure=0.92), "๒๕๖๘", False),
        ("๒๕๒๕", glyphs("๒๕๖๘", likely=0.2), "๒๕๒๕", False),
        ("85.42", [], "85.42", False),
        ("ฒ๕.๐๐", glyphs("๗๕.๐๐"), "๗๕.๐๐", True),
        ("ที่๖", glyphs("๖"), "ที่ ๖", True),
        ("O27", glyphs("027", likely=0.95), "O27", True),
        ("O27", [], "O27", False),
        ("แผน", glyphs("๘๓น", likely=0.01), "แผน", True),
    ],
)
def test_digits_are_sure_only_where_their_glyphs_say_so(
    monkeypatch: pytest.MonkeyPatch, tesseract: str, seen: list[Glyph], meant: str, sure: bool
) -> None:
    found = word(monkeypatch, tesseract, seen)

    assert (found.text, is_sure(found)) == (meant, sure)
    assert len(found.sure) == len(found.text)


def test_blanks_are_where_the_ink_has_gaps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_words, "read", lambda *_: [])
    picture = np.full((40, 200), 255, dtype=np.uint8)
    picture[10:30, 0:80] = picture[10:30, 110:200] = 0
    # Tesseract's boxes are rough: the third letter reaches into the gap.
    boxes = [("ก", 0, 40), ("า", 40, 80), ("ร", 84, 150), ("ง", 150, 200)]
    symbols = [Symbol(text, left, 0, right, 40, 0.95) for text, left, right in boxes]
    found = words(Strip(Area(0, 0, 200, 40), 30, 20), symbols, picture)

    assert [(one.text, one.left, one.right) for one in found] == [("กา", 0, 80), ("รง", 110, 200)]


def test_pieces_of_ink_that_touch_are_one() -> None:
    ink = np.array([[1, 0, 1, 0, 0], [1, 1, 1, 0, 1], [0, 0, 0, 0, 1]], dtype=bool)

    assert [(part.left, part.top, part.ink.shape) for part in components(ink)] == [(0, 0, (2, 3)), (4, 1, (2, 1))]


@needs_font
@pytest.mark.parametrize("number", ["๒๕๖๘", "๑๐", "๘๗.๓๔", "2567", "94.05", "(๓)"])
@pytest.mark.parametrize("size", [30, 60])
def test_numbers_are_read_glyph_by_glyph(number: str, size: int) -> None:
    font = ImageFont.truetype(str(FONT), size)
    picture = Image.new("L", (5 * size, 2 * size), 255)
    ImageDraw.Draw(picture).text((10, size * 3 // 2), number, fill=0, font=font, anchor="ls")
    height = -font.getbbox("บ", anchor="ls")[1]
    found = read(np.asarray(picture), size * 3 // 2, height)

    assert "".join(glyph.character for glyph in found) == number


@needs_font
def test_words_are_no_numbers() -> None:
    font = ImageFont.truetype(str(FONT), 50)
    picture = Image.new("L", (300, 100), 255)
    ImageDraw.Draw(picture).text((10, 75), "กองคลง", fill=0, font=font, anchor="ls")

    assert max(glyph.likely for glyph in read(np.asarray(picture), 75, 30)) < 0.5


def test_letters_before_a_number_belong_to_the_word_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_words, "read", lambda part, *_: glyphs("8") if part.shape[1] < 50 else [])
    picture = np.full((40, 200), 255, dtype=np.uint8)
    picture[10:30, 0:120] = picture[10:30, 150:170] = 0
    # Tesseract's boxes are rough: the last letter of the word seems to stand in the gap.
    boxes = [("ม", 0, 40), ("ื", 40, 40), ("อ", 100, 160), ("8", 150, 170)]
    symbols = [Symbol(text, left, 0, right, 40, 0.95) for text, left, right in boxes]
    found = words(Strip(Area(0, 0, 200, 40), 30, 20), symbols, picture)

    assert [one.text for one in found] == ["มือ", "8"]


def test_the_year_behind_a_month_is_compared_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = [*glyphs("()4.3.", likely=0.01), *glyphs("๖๘")]

    assert word(monkeypatch, "เม.ย.๒๕", seen).text == "เม.ย.๖๘"
    assert not is_sure(word(monkeypatch, "เม.ย.๒๕", glyphs("()4.3.๖๘", likely=0.01)))


@pytest.mark.parametrize("seen", [glyphs("๙,๓.๐๐"), glyphs("๕๓.๐๐", sure=0.5)])
def test_numbers_that_read_in_two_ways_are_not_sure(monkeypatch: pytest.MonkeyPatch, seen: list[Glyph]) -> None:
    assert not is_sure(word(monkeypatch, "๕๓.๐๐", seen))


@needs_font
def test_a_digit_whose_strokes_are_broken_is_read_whole() -> None:
    font = ImageFont.truetype(str(FONT), 50)
    picture = Image.new("L", (250, 100), 255)
    ImageDraw.Draw(picture).text((10, 75), "๙๓.๐๐", fill=0, font=font, anchor="ls")
    pixels = np.array(picture)
    pixels[:, 22:25] = np.maximum(pixels[:, 22:25], 175)  # faint, but still ink
    found = read(pixels, 75, -font.getbbox("บ", anchor="ls")[1])

    assert "".join(glyph.character for glyph in found) == "๙๓.๐๐"

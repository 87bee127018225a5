"""A page out of a picture: letters by Tesseract, the lines of tables by their own ink.

Tesseract reads lines right across the columns of a table and then does not know where in a line a letter stands. So
lines are found first, cell by cell, and it is given each line by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean, median

import numpy as np
from PIL import Image, ImageOps

from checker.reading import scan_scripts
from checker.reading.pdf_grid import Grid, grids
from checker.reading.pdf_lines import MARKS
from checker.reading.pdf_page import Box, Letter, Page
from checker.reading.scan_image import DARK, Mask, Picture, bars, upright, whitened, without
from checker.reading.scan_lines import Area, Strip, strips
from checker.reading.scan_tesseract import Symbol
from checker.reading.scan_words import Word, words

_CONSONANT = 0.58  # how high a consonant is in sizes of a Thai letter
_SHOWN = 16  # pixels: how high Tesseract likes its consonants best
_LARGER = 1.2  # times the usual height: larger letters
_LEGIBLE = 0.75  # pages read less surely may lie on their side or upside down
_PHOTOGRAPH = 0.5  # what is read less surely is no text
_TURNS = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180)
_MARGIN = 20  # pixels around a line


def page(picture: Image.Image, dpi: float, number: int) -> Page:
    """Return page `number` of a document as it is read from a picture, turned to where it reads best."""
    grey = whitened(picture.convert("L"))
    best = _page(grey, dpi, number)
    for turn in _TURNS:
        if _sureness(best) >= _LEGIBLE:
            break
        best = max(best, _page(grey.transpose(turn), dpi, number), key=_sureness)
    if best.letters and _sureness(best) < _PHOTOGRAPH:
        return Page(number, best.width, best.height, pictures=(Box(0, 0, best.width, best.height),))
    return best


def _sureness(read: Page) -> float:
    return fmean(letter.sure for letter in read.letters) if read.letters else 0.0


def _page(picture: Image.Image, dpi: float, number: int) -> Page:
    ready = upright(picture)
    pixels = np.asarray(ready)
    drawn = bars(pixels, dpi)
    rules = tuple(bar.rule(dpi) for bar in drawn)
    clean = without(pixels, drawn, dpi)
    lines = _lines(clean < DARK, grids(rules), dpi)
    usual = median(line.height for line in lines) if lines else 1
    letters = tuple(
        letter
        for line, found in zip(lines, _read(clean, lines), strict=True)
        for letter in _letters(line, words(line, found, clean), _even(line.height, usual), 72 / dpi)
    )
    return Page(number, ready.width * 72 / dpi, ready.height * 72 / dpi, letters, rules)


def _lines(ink: Mask, tables: Sequence[Grid], dpi: float) -> list[Strip]:
    """Return the lines of text in the cells of tables, then those outside."""
    outside = ink.copy()
    cells = []
    for table in tables:
        cells += [_area(table.inside(slot), dpi) for slot in table.slots]
        left, top, right, bottom = _area(table.box, dpi)
        outside[top:bottom, left:right] = False
    whole = Area(0, 0, ink.shape[1], ink.shape[0])
    return strips(ink, cells) + strips(outside, [whole])


def _area(box: Box, dpi: float) -> Area:
    return Area(*(round(side * dpi / 72) for side in box))


def _read(picture: Picture, lines: Sequence[Strip]) -> list[list[Symbol]]:
    """Return the letters of each line, their boxes as in the picture."""
    if not lines:
        return []
    scale = min(_SHOWN / median(line.height for line in lines), 2.0)
    found = scan_scripts.read([_shown(picture, line.area, scale) for line in lines])
    return [[_placed(symbol, line.area, scale) for symbol in read] for line, read in zip(lines, found, strict=True)]


def _shown(picture: Picture, area: Area, scale: float) -> Image.Image:
    line = Image.fromarray(picture[area.top : area.bottom, area.left : area.right])
    size = max(1, round(line.width * scale)), max(1, round(line.height * scale))
    return ImageOps.expand(line.resize(size, Image.Resampling.BICUBIC), _MARGIN, 255)


def _placed(symbol: Symbol, area: Area, scale: float) -> Symbol:
    left, right = (area.left + round((x - _MARGIN) / scale) for x in (symbol.left, symbol.right))
    return symbol._replace(left=left, right=right)


def _even(height: float, usual: float) -> float:
    """Return the height of consonants in a line: the usual one unless it is plainly larger, as in headings."""
    return height if height > _LARGER * usual else usual


def _letters(line: Strip, found: Sequence[Word], height: float, scale: float) -> Iterator[Letter]:
    """Yield the letters of a line in points, spread evenly over their word, and the blanks between words."""
    base, size = line.base * scale, height / _CONSONANT * scale
    for before, word in zip((None, *found), found, strict=False):
        if before:
            yield Letter(" ", before.right * scale, base, (word.left - before.right) * scale, size)
        step = (word.right - word.left) / max(sum(c not in MARKS for c in word.text), 1)
        x = word.left - step
        for character, sure in zip(word.text, word.sure, strict=True):
            mark = character in MARKS
            x += 0 if mark else step
            yield Letter(character, (x + step * mark) * scale, base, 0.0 if mark else step * scale, size, sure=sure)

"""Words of a line that was scanned: blanks are where the ink has gaps, numbers are read a second time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, median
from typing import NamedTuple

import numpy as np

from checker.reading.scan_codes import UNLIKELY, code
from checker.reading.scan_glyphs import Glyph, read
from checker.reading.scan_image import DARK, Mask, Picture
from checker.reading.scan_lines import Strip, runs
from checker.reading.scan_spelling import mended
from checker.reading.scan_tesseract import Symbol

_BLANK = 0.45  # heights of a consonant: a gap this wide is a blank
_ALWAYS = 0.8  # heights of a consonant: a gap this wide is a blank in any line
_UNUSUAL = 2.5  # times the usual gap in a line is a blank, even where letters stand wide apart
_APART = 1.0  # heights of a consonant: how far a dot may stand from the digits of its number
_FOLLOWING = frozenset("ะัาำิีึืฺุูๅ็่้๊๋์ํ๎ๆฯ")  # never begin a word
_LEADING = frozenset("เแโใไ")  # never end one
_THAI_WORD = re.compile("[ก-ฮ][ะ-ฺเ-๎]")
_DIGITS = frozenset("๐๑๒๓๔๕๖๗๘๙0123456789")
_NUMBER = re.compile(
    r"\(?(?:[๐-๙]+(?:(?:[./-]|,(?=[๐-๙]{3}(?![๐-๙])))[๐-๙]+)*|[0-9]+(?:(?:[./-]|,(?=[0-9]{3}(?![0-9])))[0-9]+)*)[.,)/-]?"
)
_LAST = re.compile("(?<![๐-๙0-9])(?:[๐-๙]{1,4}|[0-9]{1,4})\\Z")
_CODE = re.compile("[A-Za-z][0-9]")  # such as O27, where the glyph of O is that of zero
_LIKELY = 0.9  # a glyph this probable is better than what Tesseract read
_DOUBTFUL = 0.3  # a glyph no more probable than this is no part of a number
_OPEN = 0.5  # a glyph no surer than this was read in two ways
_CERTAIN = 0.97  # a glyph this probable needs no second witness
_UNSURE = 0.4


class Word(NamedTuple):
    """A word: where it begins and ends, in pixels, its text and how sure, 0 to 1, each letter is."""

    left: int
    right: int
    text: str
    sure: tuple[float, ...]


def words(line: Strip, found: Sequence[Symbol], picture: Picture) -> list[Word]:
    """Return the words of a line of which Tesseract read the letters `found`."""
    if not found:
        return []
    area = line.area
    part = picture[area.top : area.bottom, area.left : area.right]
    gaps = _blanks(line, found, part < DARK)
    starts, ends = [0, *(n + 1 for n in gaps)], [*(n + 1 for n in gaps), len(found)]
    lefts, rights = [0, *(right for _, right in gaps.values())], [*(left for left, _ in gaps.values()), part.shape[1]]
    result: list[Word] = []
    for start, end, left, right in zip(starts, ends, lefts, rights, strict=True):
        glyphs = read(part[:, left:right], line.base - area.top, line.height)
        strays = _strays(found[start:end], glyphs) if result else 0
        if strays:
            before, letters = result[-1], found[start : start + strays]
            text = before.text + "".join(symbol.text for symbol in letters)
            result[-1] = Word(before.left, before.right, text, (*before.sure, *_sure(letters)))
        read_here = found[start + strays : end]
        text = "".join(symbol.text for symbol in read_here)
        word = Word(area.left + left, area.left + right, *_checked(text, glyphs, _sure(read_here)))
        if result and _is_one_number(result[-1], word, line.height):
            word = Word(result[-1].left, word.right, result[-1].text + word.text, result[-1].sure + word.sure)
            result.pop()
        result.append(word)
    return [word._replace(text=text, sure=sure) for word in result for text, sure in [mended(word.text, word.sure)]]


def _sure(letters: Sequence[Symbol]) -> tuple[float, ...]:
    return tuple(symbol.sure for symbol in letters for _ in symbol.text)


def _strays(letters: Sequence[Symbol], glyphs: Sequence[Glyph]) -> int:
    """Return how many letters before a number end the word before it: Tesseract does not know well where they stand."""
    text = "".join(symbol.text for symbol in letters)
    digits = text.lstrip("".join(map(chr, range(0x0E01, 0x0E50))))
    stray = text[: len(text) - len(digits)]
    if len(digits) != len(glyphs) or not _NUMBER.fullmatch(digits) or _THAI_WORD.search(stray):
        return 0
    return len(stray) if all(len(symbol.text) == 1 for symbol in letters) else 0


def _is_one_number(one: Word, other: Word, height: int) -> bool:
    """Whether two words are a number in which some digit stands wide apart."""
    together = one.text + other.text
    reach = _APART if other.text[0] in ".," or one.text[-1] in ".," else _BLANK + 0.3
    near = other.left - one.right < reach * height
    return near and set(together) <= _DIGITS | set(".,") and _NUMBER.fullmatch(together + "0") is not None


def _blanks(line: Strip, found: Sequence[Symbol], part: Mask) -> dict[int, tuple[int, int]]:
    """Return after which letters there is a blank, and where it begins and ends."""
    empty = runs(np.logical_not(part.any(axis=0)))
    usual = median(end - start for start, end in empty) if empty else 0
    blank = max(_BLANK * line.height, min(_UNUSUAL * usual, _ALWAYS * line.height))
    gaps = [gap for gap in empty if gap[1] - gap[0] > blank]
    ends = {
        n: (max(a.right, a.left) + b.left) / 2 - line.area.left
        for n, (a, b) in enumerate(pairwise(found))
        if a.text not in _LEADING and b.text not in _FOLLOWING
    }
    if not ends:
        return {}
    placed = {min(ends, key=lambda n: abs(ends[n] - sum(gap) / 2)): gap for gap in gaps}
    return dict(sorted(placed.items()))


def _checked(text: str, glyphs: Sequence[Glyph], sure: Sequence[float]) -> tuple[str, tuple[float, ...]]:
    """Return a word and how sure its letters are once its digits were compared with what its glyphs look like."""
    as_code = code(text, glyphs)
    if as_code:
        return as_code, (_CERTAIN,) * len(as_code)
    seen = "".join(glyph.character for glyph in glyphs)
    is_number = _NUMBER.fullmatch(seen) is not None
    if seen == text and is_number and all(glyph.likely > UNLIKELY and glyph.sure > _OPEN for glyph in glyphs):
        return text, (_CERTAIN,) * len(text)
    certain = all(glyph.sure > (_CERTAIN if glyph.character in _DIGITS else _LIKELY) for glyph in glyphs)
    if _CODE.match(text) and len(glyphs) == len(text):
        return _each_checked(text, glyphs, sure)
    if is_number and _is_number(text, glyphs):
        before = _word_before(text)
        degrees = (*sure[: len(before)], *(_CERTAIN if certain else _UNSURE,) * len(seen))
        return before + seen, degrees
    if len(glyphs) == len(text):
        return _each_checked(text, glyphs, sure)
    last = _last(text, glyphs)
    if last:
        return text[: -len(last)] + last, (*sure[: -len(last)], *(_CERTAIN,) * len(last))
    return text, tuple(_UNSURE if letter in _DIGITS else s for letter, s in zip(text, sure, strict=True))


def _last(text: str, glyphs: Sequence[Glyph]) -> str:
    """Return the number at the end of a word as its glyphs show it plainly: "เม.ย.๖๘"."""
    written = _LAST.search(text)
    if not written or len(glyphs) <= len(written.group()):
        return ""
    before, last = glyphs[-len(written.group()) - 1], glyphs[-len(written.group()) :]
    plain = all(glyph.character in _DIGITS and glyph.plain > _LIKELY for glyph in last)
    return "".join(glyph.character for glyph in last) if plain and before.likely < _LIKELY else ""


def _word_before(text: str) -> str:
    """Return the word, and a blank, that was taken for a part of the number behind it: "ที่๖" for "ที่ ๖"."""
    word = text.rstrip("".join(_DIGITS) + ".,)/-")
    return f"{word} " if word != text and _THAI_WORD.search(word) else ""


def _is_number(text: str, glyphs: Sequence[Glyph]) -> bool:
    """Whether the glyphs of a word are a number, the more plainly so the less it was read as one."""
    digits = sum(letter in _DIGITS for letter in text) / len(text)
    plain = [glyph.plain for glyph in glyphs]
    return min(plain) > _DOUBTFUL and max(plain) > _LIKELY and fmean(plain) > _LIKELY - 0.4 * digits


def _each_checked(text: str, glyphs: Sequence[Glyph], sure: Sequence[float]) -> tuple[str, tuple[float, ...]]:
    """Compare digits that stand among letters, as in "O27"."""
    letters, degrees = "", []
    for letter, glyph, own in zip(text, glyphs, sure, strict=True):
        better = letter in _DIGITS and glyph.character in _DIGITS and glyph.plain > _LIKELY
        letters += glyph.character if better else letter
        degrees.append(own if letter not in _DIGITS else _CERTAIN if better else _UNSURE)
    return letters, tuple(degrees)

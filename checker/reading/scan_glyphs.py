"""A second reading of numbers in a scan, glyph by glyph: Tesseract reads most Thai digits wrongly (๒๕๖๘ as ๒๕๒๕).

A small network, trained by tools/train_glyphs.py on glyphs of free fonts, tells the digits, Thai and Arabic, and the
signs that stand in numbers from all other letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from statistics import median
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from checker.reading.scan_image import Mask, Picture

_DARKNESS = (160, 190, 125, 90)  # grey values below are ink
_DIRT = 0.1  # heights of a consonant: dots are larger
_ODD = re.compile(r",(?![0-9๐-๙]{3}(?![0-9๐-๙]))")  # a comma that parts no thousands is a broken stroke
_LONGEST = 14  # glyphs: no number is longer
_PLAIN = 0.9  # a reading this probable needs no other
_SEEN = 0.3  # a glyph more probable than this is a digit
_TWO = 1.6  # a part this many times as wide as high is two digits
SIDE = 24  # pixels: glyphs are looked at in a square of this side
_CELLS = 4  # each way: directions of strokes are counted in so many parts of the square
_DIRECTIONS = 8
Features = NDArray[np.float32]
Run = tuple[int, int, int]  # row, first column, the column after the last


class Glyph(NamedTuple):
    """How a glyph reads as a part of a number, how sure (0 to 1) this is among such parts, and that it is one."""

    character: str
    sure: float
    likely: float

    @property
    def plain(self) -> float:
        """How plainly the glyph is what it reads as, 0 to 1; of a dot or bracket little is to be seen."""
        return self.sure * self.likely if self.character.isdigit() else (1 + self.sure * self.likely) / 2


class Part(NamedTuple):
    """Ink that hangs together: its outline within a picture, and its own ink."""

    left: int
    top: int
    ink: Mask

    @property
    def right(self) -> int:
        """The first column to the right of the ink."""
        return self.left + len(self.ink[0])


def read(word: Picture, base: int, height: float) -> list[Glyph]:
    """Return the glyphs of a word from left to right; none where it is too long for a number.

    `base` and `height` are the baseline and the height of consonants of its line. Whether glyphs run together or fall
    apart depends on what passes for ink: where the first reading is not plain the best of several is returned.
    """
    readings: list[list[Glyph]] = []
    for darkness in _DARKNESS:
        glyphs = _glyphs(word < darkness, base, height)
        readings.append(glyphs)
        if not glyphs or _plainness(glyphs) > _PLAIN or max(glyph.likely for glyph in glyphs) < 1 - _PLAIN:
            break
    best = max(readings, key=_plainness)
    if any(_differ(best, other) for other in readings):
        return [glyph._replace(sure=min(glyph.sure, 0.5)) for glyph in best]
    return best


def _differ(one: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    """Whether two readings have as many digits but not the same."""
    first, second = (
        [glyph.character for glyph in read if glyph.character.isdigit() and glyph.likely > _SEEN]
        for read in (one, other)
    )
    return len(first) == len(second) and first != second


def _plainness(glyphs: Sequence[Glyph]) -> float:
    """Return how plainly glyphs are digits and where numbers have their signs."""
    plain = min((glyph.plain for glyph in glyphs if glyph.character.isdigit()), default=0.0)
    return plain / 2 if _ODD.search("".join(glyph.character for glyph in glyphs)) else plain


def _glyphs(ink: Mask, base: int, height: float) -> list[Glyph]:
    parts = [half for part in components(ink) if max(part.ink.shape) > _DIRT * height for half in _halves(part)]
    if not 0 < len(parts) <= _LONGEST:
        return []
    base, height = _measure(parts, base, height)
    odds = _same_kind(_odds(np.array([features(part, base, height) for part in parts])))
    characters = str(_network()["characters"])
    best, likely = odds.argmax(axis=1), odds.sum(axis=1)
    sure = odds[range(len(parts)), best] / np.maximum(likely, 1e-9)
    return [Glyph(characters[n], float(s), float(x)) for n, s, x in zip(best, sure, likely, strict=True)]


def _halves(part: Part) -> list[Part]:
    """Return a part, or two where two digits touch: cut where there is least ink near the middle."""
    rows, columns = part.ink.shape
    if columns < _TWO * rows or rows < 4:
        return [part]
    start = columns // 4
    cut = start + int(part.ink.sum(axis=0)[start : 3 * start].argmin())
    return [Part(part.left, part.top, part.ink[:, :cut]), Part(part.left + cut, part.top, part.ink[:, cut:])]


def _measure(parts: Sequence[Part], base: int, height: float) -> tuple[int, float]:
    """Return baseline and height by the word itself where it has parts as high as digits are."""
    tall = [part for part in parts if part.ink.shape[0] > 0.7 * height]
    if not tall:
        return base, height
    return round(median(part.top + part.ink.shape[0] for part in tall)), median(part.ink.shape[0] for part in tall)


def _odds(seen: Features) -> Features:
    network = _network()
    hidden = np.maximum(seen @ network["w1"] + network["b1"], 0)
    scores = hidden @ network["w2"] + network["b2"]
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    return np.asarray(odds, dtype=np.float32)


def _same_kind(odds: Features) -> Features:
    """Return the odds of signs and of one kind of digit, Thai or Arabic: no number mixes them."""
    kinds = [np.delete(odds, [*range(start, start + 10), odds.shape[1] - 1], axis=1) for start in (10, 0)]
    thai, arabic = (float(np.log(kind.max(axis=1) + 1e-9).sum()) for kind in kinds)
    kept = odds[:, :-1].copy()
    kept[:, 10 : 20 if thai >= arabic else 10] = 0
    kept[:, : 10 if arabic > thai else 0] = 0
    return kept


def components(ink: Mask) -> list[Part]:
    """Return the pieces of ink that hang together, from left to right."""
    runs, owners = _runs(ink), _Owners()
    for n, (y, start, end) in enumerate(runs):
        owners.add(n)
        for m in range(n - 1, -1, -1):
            above, left, right = runs[m]
            if above < y - 1:
                break
            if above == y - 1 and left <= end and start <= right:
                owners.join(n, m)
    groups: dict[int, list[Run]] = {}
    for n, run in enumerate(runs):
        groups.setdefault(owners.of(n), []).append(run)
    return sorted(map(_part, groups.values()), key=lambda part: part.left)


def _runs(ink: Mask) -> list[Run]:
    edges = np.diff(np.pad(ink.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    return list(zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True))


class _Owners:
    """Which of many things were joined: each has one owner, and joined things have the same."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def add(self, n: int) -> None:
        self._above[n] = n

    def of(self, n: int) -> int:
        while self._above[n] != n:
            n = self._above[n]
        return n

    def join(self, one: int, other: int) -> None:
        self._above[self.of(one)] = self.of(other)


def _part(runs: Sequence[Run]) -> Part:
    top, left = min(y for y, _, _ in runs), min(start for _, start, _ in runs)
    bottom, right = max(y for y, _, _ in runs) + 1, max(end for _, _, end in runs)
    ink = np.zeros((bottom - top, right - left), dtype=bool)
    for y, start, end in runs:
        ink[y - top, start - left : end - left] = True
    return Part(left, top, ink)


def features(part: Part, base: int, height: float) -> Features:
    """Return what the network sees of a glyph: where its strokes run in which direction, its size and its place."""
    rows, columns = part.ink.shape
    side = max(rows, columns)
    square = np.zeros((side, side), dtype=np.uint8)
    top, left = (side - rows) // 2, (side - columns) // 2
    square[top : top + rows, left : left + columns] = np.where(part.ink, 255, 0)
    shape = np.asarray(Image.fromarray(square).resize((SIDE, SIDE), Image.Resampling.BOX), dtype=np.float32) / 255
    place = [rows / height, columns / height, (base - part.top) / height, (base - part.top - rows) / height]
    return np.concatenate([_directions(shape), np.clip(place, -2, 3)]).astype(np.float32)


def _directions(shape: NDArray[np.floating[Any]]) -> Features:
    down, across = np.gradient(shape)
    strength = np.hypot(down, across)
    angle = (np.arctan2(down, across) / (2 * np.pi) * _DIRECTIONS) % _DIRECTIONS
    lower = np.floor(angle).astype(int) % _DIRECTIONS
    share = angle - np.floor(angle)
    counts = np.zeros((_CELLS, _CELLS, _DIRECTIONS), dtype=np.float32)
    cell = np.arange(SIDE) * _CELLS // SIDE
    for direction, part in ((lower, 1 - share), ((lower + 1) % _DIRECTIONS, share)):
        np.add.at(counts, (cell[:, None], cell[None, :], direction), strength * part)
    spread: Features = np.sqrt(counts.ravel() / max(float(counts.sum()), 1e-6))
    return spread


@cache
def _network() -> dict[str, NDArray[np.float32]]:
    with (files("checker.reading") / "scan_glyphs.npz").open("rb") as file, np.load(file) as data:
        return dict(data)

"""Where lines of text stand in a picture, found by their ink.

Thai marks above one line come close to those below the line before. A line is known by the dense band that its
consonants make; it is parted from the next where there is least ink between two bands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.reading.scan_image import Mask

_DENSE = 0.35  # of the densest row of a line: its consonants make at least so much ink
_DIRT = 0.2  # heights of a consonant: nothing that is read is smaller
_SPECK = 2  # pixels in a row: no more than dirt
_CLOSE = 1.5  # heights of a consonant: lines are further apart
_MARKS = 2.0  # heights of a consonant: marks upon marks may be as far away
_FAINT = 0.15  # of the ink of a line: marks have no more
_LOW = 0.6  # heights of a consonant: a lower band is but a part of its digits
_TALL = 1.8  # heights of a consonant: digits and their specks are no higher
_EM = 1.7  # heights of a consonant
_WIDE = 1.4  # em: a gap this wide parts what stands side by side


class Area(NamedTuple):
    """A part of a picture in pixels; right and bottom are just outside of it."""

    left: int
    top: int
    right: int
    bottom: int


class Strip(NamedTuple):
    """A line of text, or a part of one: its outline in pixels, its baseline and how high its consonants are."""

    area: Area
    base: int
    height: int


Band = tuple[int, int]


def strips(ink: Mask, areas: Iterable[Area]) -> list[Strip]:
    """Return the lines of text in areas of a picture, each area from the top down; wide gaps part a line."""
    parts = [(area, ink[area.top : area.bottom, area.left : area.right]) for area in areas]
    height = _consonant([(part, band) for _, part in parts for band in _bands(part)])
    return [_moved(strip, area) for area, part in parts for strip in _strips(part, height)]


def _moved(strip: Strip, by: Area) -> Strip:
    left, top, right, bottom = strip.area
    area = Area(left + by.left, top + by.top, right + by.left, bottom + by.top)
    return Strip(area, strip.base + by.top, strip.height)


def _consonant(bands: list[tuple[Mask, Band]]) -> float:
    """Return how high consonants are: as high as the bands that hold most of the ink."""
    if not bands:
        return 1.0
    heights = np.array([bottom - top for _, (top, bottom) in bands])
    masses = np.array([part[top:bottom].sum() for part, (top, bottom) in bands])
    order = np.argsort(heights)
    half = np.searchsorted(np.cumsum(masses[order]), masses.sum() / 2)
    return float(heights[order][half])


def _bands(part: Mask) -> list[Band]:
    """Return the dense bands of rows, whatever their height."""
    profile = part.sum(axis=1)
    found: list[Band] = []
    for top, bottom in runs(profile > _SPECK):
        dense = profile[top:bottom] > _DENSE * profile[top:bottom].max()
        found += [(top + start, top + end) for start, end in runs(dense)]
    return found


def _cores(profile: NDArray[np.int_], bands: list[Band], height: float) -> list[Band]:
    """Return the bands that consonants make; those of marks, with less ink, lie close to one of them."""
    cores: list[Band] = []
    for band in sorted(bands, key=lambda band: -int(profile[band[0] : band[1]].sum())):
        if all(_lie_apart(band, core, profile, height) for core in cores):
            cores.append(band)
    return sorted(cores)


def _lie_apart(band: Band, core: Band, profile: NDArray[np.int_], height: float) -> bool:
    """Whether a band is too far from another to be that of its marks; those of larger letters are further away."""
    faint = profile[slice(*band)].sum() < _FAINT * profile[slice(*core)].sum()
    distance = abs(band[0] + band[1] - core[0] - core[1]) / 2
    return bool(distance > (_MARKS if faint else _CLOSE) * max(height, core[1] - core[0]))


def _strips(part: Mask, height: float) -> Iterator[Strip]:
    profile = part.sum(axis=1)
    cores = _cores(profile, _bands(part), height)
    cuts = [0, *(_valley(profile, a[1], b[0]) for a, b in pairwise(cores)), part.shape[0]]
    for (top, bottom), core in zip(pairwise(cuts), cores, strict=False):
        rows = np.flatnonzero(part[top:bottom].any(axis=1)) + top
        if core[1] - core[0] < _LOW * height and rows.size < _TALL * height:
            core = int(rows[-1]) + 1 - round(height), int(rows[-1]) + 1
        columns: Mask = np.asarray(part[top:bottom].any(axis=0))
        for left, right in runs(columns, join=_WIDE * _EM * height):
            if max(rows.size, right - left) > _DIRT * height:
                yield Strip(Area(left, int(rows[0]), right, int(rows[-1]) + 1), core[1], core[1] - core[0])


def _valley(profile: NDArray[np.int_], start: int, end: int) -> int:
    """Return the middle of the rows with least ink."""
    if end <= start:
        return start
    between = profile[start:end]
    least = np.flatnonzero(between == between.min())
    return start + int(least[len(least) // 2])


def runs(flags: Mask, join: float = 0) -> list[Band]:
    """Return where flags are set, as (start, end); runs with no more than `join` between them are one."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    runs: list[Band] = []
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if runs and start - runs[-1][1] <= join:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs

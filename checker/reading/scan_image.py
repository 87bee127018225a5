"""Pictures of pages made ready for reading: evenly white paper, upright, without the lines of tables.

A picture is a numpy array of grey values, 0 (black) to 255 (white), one row of the array a row of the picture.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from checker.reading.pdf_page import Rule

Picture = NDArray[np.uint8]
Mask = NDArray[np.bool_]

DARK = 160  # grey values below are ink, once the paper is white
_SHORTEST = 0.3  # inches: a line is at least this long
_ROW = 0.12  # inches: the side of a row of a table may be as short as this
_THICKEST = 0.05  # inches: what is thicker is no line but a filled cell or a picture
_STEEPEST = 5.0  # degrees: paper lies no more askew than this
_STEPS = (0.2, 0.04, 0.01)  # degrees: ever closer
_ROWS = 256  # pixels: so much of a page is reckoned with at a time, for it is large
_BLOCK = 16  # pixels: paper is even over so much


class Bar(NamedTuple):
    """A drawn line in pixels; right and bottom are just outside of it."""

    left: int
    top: int
    right: int
    bottom: int

    def rule(self, dpi: float) -> Rule:
        """Return the line in points."""
        scale = 72 / dpi
        if self.right - self.left >= self.bottom - self.top:
            y = (self.top + self.bottom) / 2 * scale
            return Rule(self.left * scale, y, self.right * scale, y)
        x = (self.left + self.right) / 2 * scale
        return Rule(x, self.top * scale, x, self.bottom * scale)


def whitened(picture: Image.Image) -> Image.Image:
    """Return a grey picture whose paper is white everywhere, whatever shadows lay on it."""
    paper = picture.reduce(_BLOCK).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(2))
    shade = np.asarray(paper.resize(picture.size, Image.Resampling.BILINEAR))
    white = np.array(picture)
    for rows in (slice(top, top + _ROWS) for top in range(0, picture.height, _ROWS)):
        light = white[rows].astype(np.float32) * 255 / np.maximum(shade[rows], 64)
        white[rows] = np.minimum(light, 255)
    return Image.fromarray(white)


def upright(picture: Image.Image) -> Image.Image:
    """Return a picture turned so that its lines of text are level."""
    angle = skew(np.asarray(picture.reduce(3)) < DARK)
    if abs(angle) < 0.03:
        return picture
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)


def skew(ink: Mask) -> float:
    """Return by how many degrees, counterclockwise, lines of ink must be turned to be level."""
    ys, xs = np.nonzero(ink)
    best = 0.0
    for step in _STEPS:
        reach = _STEEPEST if step == _STEPS[0] else 6 * step
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(angles[np.argmax([_levelness(xs, ys, angle) for angle in angles])])
    return best


def _levelness(xs: NDArray[np.intp], ys: NDArray[np.intp], angle: float) -> float:
    rows = np.round(ys - xs * np.tan(np.radians(angle))).astype(int)
    counts = np.bincount(rows - rows.min()) if rows.size else np.zeros(1)
    return float(np.square(np.diff(counts.astype(np.float64))).sum())


def bars(picture: Picture, dpi: float) -> list[Bar]:
    """Return the lines that are drawn in an upright picture."""
    ink = picture < DARK
    across = [Bar(*bar) for bar in _level_bars(ink, dpi, _SHORTEST)]
    down = [Bar(top, left, bottom, right) for left, top, right, bottom in _level_bars(ink.T, dpi, _ROW)]
    reach = round(_THICKEST * dpi)
    return across + [bar for bar in down if bar.bottom - bar.top >= _SHORTEST * dpi or _joins(bar, across, reach)]


def _joins(down: Bar, across: list[Bar], reach: int) -> bool:
    """Whether a line runs from one line across to another, as the sides of a low row do."""
    met = [bar for bar in across if bar.left - reach <= down.left <= bar.right + reach]
    return all(any(abs(end - bar.top) <= reach for bar in met) for end in (down.top, down.bottom))


def _level_bars(ink: Mask, dpi: float, shortest: float) -> list[tuple[int, int, int, int]]:
    length, thickness = round(shortest * dpi), round(_THICKEST * dpi)
    runs = _long_runs(_thickened(ink), length)
    open_bars: list[list[int]] = []
    done: list[list[int]] = []
    for y, start, end in runs:
        touched = [bar for bar in open_bars if bar[3] >= y - 1 and bar[0] <= end and start <= bar[2]]
        bar = [start, y, end, y]
        for other in touched:
            bar = [min(bar[0], other[0]), min(bar[1], other[1]), max(bar[2], other[2]), y]
        still_open = [other for other in open_bars if other[3] >= y - 1 and other not in touched]
        done += [other for other in open_bars if other[3] < y - 1]
        open_bars = [*still_open, bar]
    found = done + open_bars
    return [(x0, y0, x1, y1 + 1) for x0, y0, x1, y1 in found if y1 - y0 < thickness]


def _thickened(ink: Mask) -> Mask:
    """Return ink that reaches a pixel further up and down: a thin line that is a little askew stays whole."""
    thick = ink.copy()
    thick[1:] |= ink[:-1]
    thick[:-1] |= ink[1:]
    return thick


def _long_runs(ink: Mask, length: int) -> list[tuple[int, int, int]]:
    """Return (row, start, end) of the runs of ink at least `length` long, row by row."""
    padded = np.zeros((ink.shape[0], ink.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = ink
    edges = np.diff(padded, axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    long = ends - starts >= length
    return list(zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True))


def without(picture: Picture, drawn: list[Bar], dpi: float) -> Picture:
    """Return the picture with lines rubbed out."""
    clean, margin = picture.copy(), max(1, round(0.006 * dpi))
    for bar in drawn:
        top, left = max(bar.top - margin, 0), max(bar.left - margin, 0)
        clean[top : bar.bottom + margin, left : bar.right + margin] = 255
    return clean

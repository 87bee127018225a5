"""Widths of columns: each has the least that its longest words need, and the rest goes where it makes rows lower."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from rich.cells import cell_len

_LETTER, _MARGINS = 0.23, 0.4
_LOST = 3
"""Letters that a line loses where a word does not fit any more."""
_STEP = 0.3


def lines(text: str, width: float) -> int:
    """Return about how many lines a text takes in a column of a Word table; its width is in cm."""
    return sum(map(ceil, _filled(text, width)))


def balanced(least: Sequence[float], total: float, rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Return widths in cm that add up to `total`, none below its `least`, in which the rows are low."""
    widths = list(least)
    heights = [_heights(rows, column, width) for column, width in enumerate(widths)]
    while (left := total - sum(widths)) > _STEP / 10:
        step = min(_STEP, left)
        wider = [_heights(rows, column, width + step) for column, width in enumerate(widths)]
        best = min(
            range(len(widths)),
            key=lambda n: (*_cost([*heights[:n], wider[n], *heights[n + 1 :]]), widths[n] / least[n]),
        )
        widths[best] += step
        heights[best] = wider[best]
    return tuple(round(width, 2) for width in widths)


def _filled(text: str, width: float) -> Iterator[float]:
    """Yield how many lines each paragraph fills, the last one in part."""
    room = (width - _MARGINS) / _LETTER
    for count in map(cell_len, text.split("\n")):
        yield 1 if count <= room else count / max(1, room - _LOST)


def _heights(rows: Sequence[Sequence[str]], column: int, width: float) -> list[float]:
    return [sum(_filled(row[column], width)) for row in rows]


def _cost(heights: Sequence[Sequence[float]]) -> tuple[float, float]:
    """Return how high all rows are; of equals, those with less text in their other columns are better."""
    return sum(map(max, zip(*heights, strict=True))), sum(map(sum, heights))

"""Ruled tables: from the lines on a page to cells, merged ones among them.

A line that is missing between two places of a table merges them. The outermost lines need not be drawn.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product
from typing import NamedTuple

from checker.reading.pdf_page import Box, Rule

_NEAR = 3.0  # points: how far lines may miss each other where they meet
_NARROWEST = 4.0  # points: two lines closer than this are one double line
_COVERED = 0.6  # of the side of a cell must be drawn for it to count
_MAX_RULES = 1_000  # more lines make a drawing, not a table


class Slot(NamedTuple):
    """A cell of a grid: where it starts (from 1) and how many rows and columns it covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True)
class Grid:
    """The lattice of a table: where its lines stand, and the cells between them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]

    @property
    def box(self) -> Box:
        """The outline of the table."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def inside(self, slot: Slot) -> Box:
        """Return the outline of a cell."""
        right, bottom = slot.column + slot.columns - 1, slot.row + slot.rows - 1
        return Box(self.xs[slot.column - 1], self.ys[slot.row - 1], self.xs[right], self.ys[bottom])

    def at(self, x: float, y: float) -> Slot | None:
        """Return the cell that a point lies in."""
        if not self.box.holds(x, y):
            return None
        row, column = bisect_right(self.ys, y), bisect_right(self.xs, x)
        return self._owners.get((min(row, len(self.ys) - 1), min(column, len(self.xs) - 1)))

    @cached_property
    def _owners(self) -> dict[tuple[int, int], Slot]:
        return {place: slot for slot in self.slots for place in _places(slot)}


def grids(rules: Iterable[Rule]) -> list[Grid]:
    """Return the tables that lines make, from the top down. One within a cell of another is no table of its own."""
    lines = _joined(rules)
    if len(lines) > _MAX_RULES:
        return []
    found = [grid for part in _connected(lines) if (grid := _grid(part)) and len(grid.slots) > 1]
    outer = [g for g in found if not any(_within(g.box, other.box) for other in found if other is not g)]
    return sorted(outer, key=lambda grid: (grid.box.top, grid.box.left))


def _places(slot: Slot) -> Iterable[tuple[int, int]]:
    return product(range(slot.row, slot.row + slot.rows), range(slot.column, slot.column + slot.columns))


def _within(inner: Box, outer: Box) -> bool:
    return inner != outer and outer.holds(inner.left, inner.top) and outer.holds(inner.right, inner.bottom)


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Join pieces that lie in one line."""
    across, down = [], []
    for rule in rules:
        if rule.across:
            across.append((rule.y0, rule.x0, rule.x1))
        else:
            down.append((rule.x0, rule.y0, rule.y1))
    lines = [Rule(start, at, end, at) for at, start, end in _joined_pieces(across)]
    return lines + [Rule(at, start, at, end) for at, start, end in _joined_pieces(down)]


def _joined_pieces(pieces: Sequence[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    levels = _clusters((at for at, _, _ in pieces), _NEAR / 2)
    joined: list[tuple[float, float, float]] = []
    for level, start, end in sorted((_nearest(levels, at), start, end) for at, start, end in pieces):
        if joined and joined[-1][0] == level and start - joined[-1][2] <= _NEAR:
            joined[-1] = (level, joined[-1][1], max(end, joined[-1][2]))
        else:
            joined.append((level, start, end))
    return joined


def _clusters(values: Iterable[float], reach: float) -> list[float]:
    """Return the middles of groups of values that lie close together, in order."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= reach:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _nearest(levels: Sequence[float], value: float) -> float:
    place = bisect_right(levels, value)
    return min(levels[max(place - 1, 0) : place + 1], key=lambda level: abs(level - value))


def _connected(lines: Iterable[Rule]) -> Iterator[list[Rule]]:
    """Yield the groups of lines that hang together by crossing or meeting."""
    left = dict.fromkeys(lines)
    while left:
        group = [left.popitem()[0]]
        for line in group:
            met = [other for other in left if _meet(line, other)]
            group += met
            for other in met:
                del left[other]
        yield group


def _meet(one: Rule, other: Rule) -> bool:
    if one.across == other.across:
        return False
    return (
        one.x0 - _NEAR <= other.x1
        and other.x0 - _NEAR <= one.x1
        and one.y0 - _NEAR <= other.y1
        and other.y0 - _NEAR <= one.y1
    )


def _grid(lines: Sequence[Rule]) -> Grid | None:
    across, down = [r for r in lines if r.across], [r for r in lines if not r.across]
    if len(across) < 2 or not down:
        return None
    ends = [min(r.x0 for r in across), max(r.x1 for r in across)]
    tips = [min(r.y0 for r in down), max(r.y1 for r in down)]
    xs = _clusters([*ends, *(r.x0 for r in down)], _NARROWEST)
    ys = _clusters([*tips, *(r.y0 for r in across)], _NARROWEST)
    walls = _Walls(xs, ys, across, down)
    return Grid(tuple(xs), tuple(ys), tuple(_slots(len(ys) - 1, len(xs) - 1, walls)))


class _Walls:
    """The sides of the places of a lattice that are drawn; rows and columns count from 1."""

    def __init__(self, xs: Sequence[float], ys: Sequence[float], across: Iterable[Rule], down: Iterable[Rule]) -> None:
        self._below = {
            (row, column) for rule in across for row in _met(ys, rule.y0) for column in _covered(xs, rule.x0, rule.x1)
        }
        self._right = {
            (row, column) for rule in down for column in _met(xs, rule.x0) for row in _covered(ys, rule.y0, rule.y1)
        }

    def closes_row(self, row: int, columns: Iterable[int]) -> bool:
        """Whether anything is drawn below places of a row."""
        return any((row, column) in self._below for column in columns)

    def closes_column(self, row: int, column: int) -> bool:
        """Whether anything is drawn to the right of a place."""
        return (row, column) in self._right


def _met(levels: Sequence[float], at: float) -> list[int]:
    """Return the number of the place that a line at `at` ends, 0 for the first line of a lattice."""
    return [n for n, level in enumerate(levels) if abs(level - at) <= _NARROWEST]


def _covered(levels: Sequence[float], start: float, end: float) -> list[int]:
    sides = enumerate(pairwise(levels), 1)
    return [n for n, (a, b) in sides if min(end, b) - max(start, a) >= _COVERED * (b - a)]


def _slots(rows: int, columns: int, walls: _Walls) -> Iterator[Slot]:
    taken: set[tuple[int, int]] = set()
    for row, column in product(range(1, rows + 1), range(1, columns + 1)):
        if (row, column) in taken:
            continue
        right = column
        while right < columns and not walls.closes_column(row, right) and (row, right + 1) not in taken:
            right += 1
        span = range(column, right + 1)
        bottom = row
        while bottom < rows and _goes_on(bottom, span, walls, taken):
            bottom += 1
        slot = Slot(row, column, bottom - row + 1, len(span))
        taken.update(_places(slot))
        yield slot


def _goes_on(row: int, span: range, walls: _Walls, taken: set[tuple[int, int]]) -> bool:
    """Whether the cell that covers `span` in a row covers it in the next row too."""
    if walls.closes_row(row, span) or any((row + 1, column) in taken for column in span):
        return False
    return not any(walls.closes_column(row + 1, column) for column in span[:-1])

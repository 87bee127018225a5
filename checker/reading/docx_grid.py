"""The grid of a DOCX table: which column each cell stands in.

Word keeps a fine grid in which a cell may take any number of steps, and moves its lines whenever someone drags a
border in one row. The columns that a reader sees are the places where cells start; places that lie almost above each
other are one column.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from xml.etree.ElementTree import Element

from checker.reading.attributes import integer
from checker.reading.docx_markup import setting, shown, value
from checker.reading.tables import Span

_MOST_STEPS = 63  # Word allows no more columns
_NEAR = 283  # 5 mm in twentieths of a point


@dataclass(frozen=True)
class GridCell:
    """A cell from step `start` (from 0) to before `end`; `above`, `left`: it continues its neighbour there."""

    element: Element
    start: int
    end: int
    above: bool
    left: bool


Row = Sequence[GridCell]


def rows(table: Element) -> list[Row]:
    """Return the rows of a table, without those whose deletion is tracked."""
    return [_row(r) for r in shown(table) if r.tag == "tr" and setting(r, "trPr", "del") is None]


def spans(table: Element, grid: Sequence[Row], text: Callable[[Element, int, int], str]) -> list[Span]:
    """Return the cells by row and visible column; `text` reads a cell, given its row and column."""
    columns = _columns(grid, _edges(table))
    found: list[Span] = []
    last: dict[int, Span] = {}
    for number, row in enumerate(grid, 1):
        for cell in row:
            column = columns.at(cell.start)
            reach = max(columns.at(cell.end) - column, 1)
            if cell.above and column in last:
                last[column].rows = number - last[column].row + 1
            elif cell.left and found and found[-1].row == number:
                found[-1].columns = column + reach - found[-1].column
            else:
                last[column] = Span(number, column, text(cell.element, number, column), columns=reach)
                found.append(last[column])
    return found


@dataclass(frozen=True)
class _Columns:
    starts: Sequence[int]
    numbers: Sequence[int]

    def at(self, step: int) -> int:
        """Return the column (from 1) in which `step` lies or, between two starts, the next one."""
        index = bisect_left(self.starts, step)
        return self.numbers[index] if index < len(self.starts) else self.numbers[-1] + 1


def _row(element: Element) -> Row:
    start = _steps(setting(element, "trPr", "gridBefore"), 0)
    cells = []
    for cell in (c for c in shown(element) if c.tag == "tc"):
        end = min(start + max(_steps(setting(cell, "tcPr", "gridSpan"), 1), 1), 2 * _MOST_STEPS)
        cells.append(GridCell(cell, start, end, _continues(cell, "vMerge"), _continues(cell, "hMerge")))
        start = end
    return cells


def _steps(element: Element | None, default: int) -> int:
    return min(max(integer(value(element), default), 0), _MOST_STEPS)


def _continues(cell: Element, name: str) -> bool:
    merge = setting(cell, "tcPr", name)
    return merge is not None and value(merge) in ("", "continue")


def _edges(table: Element) -> list[int]:
    widths = (integer(c.get("w")) for c in table.iterfind("tblGrid/gridCol"))
    return list(accumulate(widths, initial=0))


def _columns(grid: Sequence[Row], edges: Sequence[int]) -> _Columns:
    used = [{cell.start for cell in row} for row in grid]
    starts = sorted(set().union(*used))
    numbers: list[int] = []
    column: set[int] = set()
    for start in starts:
        column = column | {start} if column and _same(column, start, edges, used) else {start}
        numbers.append((numbers[-1] if numbers else 0) + (len(column) == 1))
    return _Columns(starts, numbers)


def _same(column: set[int], start: int, edges: Sequence[int], used: Sequence[set[int]]) -> bool:
    near = start < len(edges) and edges[start] - edges[min(column)] <= _NEAR
    return near and not any(start in row and row & column for row in used)

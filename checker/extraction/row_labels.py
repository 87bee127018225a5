"""Which of the ten indicators each row of a table of scores is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checker import thai
from checker.blocks import Cell
from checker.extraction.context import Context
from checker.extraction.grids import Grid, Row
from checker.extraction.score_cells import is_numeric

_INDICATORS = range(1, 11)
_LONGEST = 100
_TELLING = (None, "indicator", "issue", "question")


@dataclass(frozen=True)
class Label:
    """The indicator of a row, None where it is of none; not `sure` where its number and its name differ.

    `parent`: the indicator that its column of indicators names, to which a question in the row belongs.
    """

    number: int | None = None
    sure: bool = True
    parent: int | None = None


def labels(grid: Grid, context: Context) -> list[Label]:
    """Return the label of each row. A number alone counts beside no name, where no other row has it."""
    bare = [_bare(grid, row) for row in grid.rows]
    times = Counter(bare)
    found = []
    for row, number in zip(grid.rows, bare, strict=True):
        if number is None:
            found.append(Label(_named(grid, row, context), parent=_parent(grid, row, context)))
            continue
        name = _beside(grid, row, context)
        own = number if times[number] == 1 else None
        sure = name in (None, number)
        found.append(Label(name or own, sure=sure, parent=number if sure else None))
    return found


def _bare(grid: Grid, row: Row) -> int | None:
    """Return the number that stands alone in the column of indicators; a narrow one parts its digits."""
    digits = thai.key(grid.text(row, "indicator"))
    return int(digits) if digits.isdecimal() and int(digits) in _INDICATORS else None


def _named(grid: Grid, row: Row, context: Context) -> int | None:
    cell = grid.cell(row, "indicator", "issue", "question")
    return _first([cell] if cell and cell.text else row.filled[:3], context)


def _parent(grid: Grid, row: Row, context: Context) -> int | None:
    cell = grid.cell(row, "indicator")
    return _first([cell], context) if cell and not context.codes.leading(cell.text) else None


def _beside(grid: Grid, row: Row, context: Context) -> int | None:
    pairs = zip(grid.columns, row.cells, strict=False)
    return _first([cell for column, cell in pairs if column.field in _TELLING], context)


def _first(cells: Sequence[Cell], context: Context) -> int | None:
    words = (cell.text for cell in cells if not is_numeric(cell) and len(cell.text) < _LONGEST)
    return next((number for number in map(context.indicators.label, words) if number is not None), None)

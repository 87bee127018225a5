"""Tables of scores that stand side by side in one table, taken apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker import thai
from checker.extraction.context import Context
from checker.extraction.grids import Grid
from checker.extraction.headers import Column, Header
from checker.extraction.score_cells import is_decimal, is_numeric

_OF_PARTS = {"indicator", "issue", "question"}
_FEWEST = 2


def halves(grid: Grid, context: Context) -> list[Grid]:
    """Return the tables side by side in a table, left to right; one that is alone as it is."""
    starts = _headed(grid.columns) if grid.header else _named(grid, context)
    return [_part(grid, start, end) for start, end in _spans(starts)] or [grid]


def _headed(columns: Sequence[Column]) -> list[int]:
    """Return where headers begin anew as the first one does, each to name something and its score."""
    starts = [n for n, column in enumerate(columns) if column.field and column.field == columns[0].field]
    parts = [columns[start:end] for start, end in _spans(starts)]
    fields = [{column.field for column in part} for part in parts]
    keys = {tuple(thai.key(column.header.text) for column in part) for part in parts}
    scored = all(own & {"score", "average"} for own in fields) or len(keys) == 1
    return starts if len(starts) > 1 and scored and all(own & _OF_PARTS for own in fields) else []


def _named(grid: Grid, context: Context) -> list[int]:
    """Return the columns that name indicators, in each row others, with scores right of each."""
    times: Counter[int] = Counter()
    for row in grid.rows:
        named = {n: context.indicators.label(cell.text) for n, cell in enumerate(row.cells) if not is_numeric(cell)}
        of = {n: number for n, number in named.items() if number is not None}
        if len(set(of.values())) == len(of) > 1:
            times.update(of.keys())
    starts = sorted(n for n, count in times.items() if count >= _FEWEST)
    scored = all(any(is_decimal(cell) for row in grid.rows for cell in row.cells[a:b]) for a, b in _spans(starts))
    return [0, *starts[1:]] if len(starts) > 1 and scored else []


def _spans(starts: Sequence[int]) -> Iterator[tuple[int, int | None]]:
    """Yield where each part begins and ends."""
    return zip(starts, [*starts[1:], None], strict=False)


def _part(grid: Grid, start: int, end: int | None) -> Grid:
    header = Header(grid.header.columns[start:end]) if grid.header else None
    return Grid(header, tuple(replace(row, cells=row.cells[start:end]) for row in grid.rows))

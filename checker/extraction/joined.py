"""Measures spread over two tables: rows of the second that bear the number of a row of the first belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker import thai
from checker.blocks import Cell, Paragraph
from checker.extraction.forms import EMPTY
from checker.extraction.grids import Grid, Row
from checker.extraction.headers import Header
from knowledge.vocabulary import HeaderField

_KEYS: tuple[HeaderField, ...] = ("number", "measure", "indicator", "issue")
_JOINED: frozenset[HeaderField] = frozenset(
    {"steps", "owners", "period", "monitoring", "result", "budget", "evidence", "problems", "analysis"}
)


def joined(items: Iterable[Paragraph | Grid]) -> list[Paragraph | Grid]:
    """Return a document with tables that go on with the rows of a table before them joined to it."""
    found: list[Paragraph | Grid] = []
    for item in items:
        first = next((n for n, grid in enumerate(found) if isinstance(item, Grid) and _completes(item, grid)), None)
        if first is None:
            found.append(item)
        else:
            found[first] = _join(found[first], item)
    return found


def _completes(grid: Grid, first: Paragraph | Grid) -> bool:
    """Whether a table tells new things of the rows of another one, row by row."""
    if isinstance(first, Paragraph):
        return False
    theirs, mine = _fields(first), _fields(grid)
    new, shared = (mine - theirs) & _JOINED, mine & theirs
    if not new or shared & _JOINED or not theirs & {"measure", "steps"} or not shared & {"number", "measure"}:
        return False
    if "measure" not in shared and any(column.field is None for column in grid.columns):
        return False
    keys, known = (list(filter(any, (_key(g, row, shared) for row in g.rows))) for g in (grid, first))
    return len(set(keys)) == len(keys) > 0 and len(set(known)) == len(known) and set(keys) <= set(known)


def _fields(grid: Grid) -> frozenset[HeaderField]:
    return grid.header.fields if grid.header else frozenset()


def _key(grid: Grid, row: Row, shared: frozenset[HeaderField]) -> tuple[str, ...]:
    return tuple(thai.key(grid.text(row, field)).strip(".)(") for field in _KEYS if field in shared)


def _join(first: Paragraph | Grid, grid: Grid | Paragraph) -> Grid:
    assert isinstance(first, Grid)
    assert isinstance(grid, Grid)
    shared = _fields(first) & _fields(grid)
    more = [n for n, column in enumerate(grid.columns) if column.field and column.field not in shared]
    rows = {key: row for row in grid.rows if any(key := _key(grid, row, shared))}
    header = Header((*first.columns, *(grid.columns[n] for n in more)))
    width = len(first.columns)
    return Grid(
        header,
        tuple(
            replace(row, cells=(*_padded(row.cells, width), *_of(rows.get(_key(first, row, shared)), more)))
            for row in first.rows
        ),
    )


def _padded(cells: Sequence[Cell], width: int) -> tuple[Cell, ...]:
    return (*cells[:width], *(EMPTY,) * (width - len(cells)))


def _of(row: Row | None, positions: Sequence[int]) -> tuple[Cell, ...]:
    return tuple(row.cells[n] if row and n < len(row.cells) else EMPTY for n in positions)

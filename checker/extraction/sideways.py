"""Score tables whose indicators stand side by side, turned upright: an indicator a row, its score beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from checker import thai
from checker.blocks import Cell
from checker.extraction.context import Context
from checker.extraction.grids import EMPTY, Grid, Row
from checker.extraction.headers import Column, Header

_FEWEST = 5
_LABEL_ROWS = 3


def upright(grid: Grid, context: Context) -> tuple[Grid, list[tuple[Cell, int]]]:
    """Return a table upright, and its labels with their indicators where rows of scores leave open whose they are."""
    above = [tuple(map(_heading, grid.columns))] if grid.header else []
    lines: list[Sequence[Cell]] = [*above, *(row.cells for row in grid.rows)]
    for number, own in enumerate(lines[:_LABEL_ROWS]):
        labels = _in_full(own, lines[number - 1] if number else ())
        columns = _columns(labels, context)
        if columns:
            scored = [cells for cells in lines[number + 1 :] if _has_scores(cells, list(columns), context)]
            wanted = str(context.assessed_year)
            dated = [cells for cells in scored if any(wanted in thai.arabic(cell.text) for cell in cells)]
            chosen = dated if len(dated) == 1 else scored
            if len(chosen) == 1:
                return _turned(labels, chosen[0]), []
            return grid, [(labels[c], n) for c, n in columns.items()] if chosen else []
    return grid, []


def _heading(column: Column) -> Cell:
    return _numbered(column.header) if column.field == "indicator" else column.header


def _numbered(cell: Cell) -> Cell:
    """Write out a bare number below or beside “ตัวชี้วัด”."""
    return replace(cell, text=f"ตัวชี้วัดที่ {cell.text}") if cell.text.strip().isdigit() else cell


def _in_full(labels: Sequence[Cell], above: Sequence[Cell]) -> Sequence[Cell]:
    """Write out the bare numbers of a row that begins with “ตัวชี้วัด” or stands below it; blanks are as above."""
    named = any("ตัวชี้วัด" in cell.text for cell in (*labels[:1], *above))
    whole = [a if a and not own.text else own for own, a in zip_longest(labels, above[: len(labels)])]
    return [_numbered(cell) for cell in whole] if named else whole


def _columns(labels: Sequence[Cell], context: Context) -> dict[int, int]:
    """Return the indicators that a row names, in their order, by the columns below; empty where it does not."""
    words = ((column, cell.text) for column, cell in enumerate(labels) if not cell.text.strip().isdigit())
    named = ((column, context.indicators.label(text)) for column, text in words)
    found = [(column, number) for column, number in named if number is not None]
    numbers = [number for _, number in found]
    return dict(found) if len(found) >= _FEWEST and numbers == sorted(set(numbers)) else {}


def _has_scores(cells: Sequence[Cell], columns: Sequence[int], context: Context) -> bool:
    """Whether a row has a number in most columns, and does not tell limits or full scores."""
    counts = [len(thai.numbers(cells[column].text)) for column in columns if column < len(cells)]
    limits = thai.has(context.vocabulary.scores.limits_before, " ".join(cell.text for cell in cells[: columns[0]]))
    return max(counts, default=0) == 1 and sum(counts) >= _FEWEST and not limits


def _turned(labels: Sequence[Cell], scores: Sequence[Cell]) -> Grid:
    """Return each label with the score below it as a row, but for weights."""
    header = Header((Column("indicator", (), EMPTY), Column("score", (), EMPTY)))
    pairs = [(a, b) for a, b in zip(labels, scores, strict=False) if "น้ำหนัก" not in a.text]
    return Grid(header, tuple(Row(pair, pair[1].place.row or 0) for pair in pairs))

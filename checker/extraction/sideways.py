"""Score tables whose indicators stand side by side, turned upright: an indicator a row, its score beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker import thai
from checker.blocks import Cell
from checker.extraction.context import Context
from checker.extraction.grids import Grid, Row

_FEWEST = 5
_LABEL_ROWS = 3


def upright(grid: Grid, context: Context) -> tuple[Grid, Cell | None]:
    """Return a table upright, and the first label where several rows of scores leave open whose they are."""
    above = [tuple(column.header for column in grid.columns)] if grid.header else []
    lines: list[Sequence[Cell]] = [*above, *(row.cells for row in grid.rows)]
    for number, labels in enumerate(lines[:_LABEL_ROWS]):
        labels = _in_full(labels)
        columns = _columns(labels, context)
        if columns:
            scored = [cells for cells in lines[number + 1 :] if _has_numbers(cells, columns)]
            wanted = str(context.assessed_year)
            dated = [cells for cells in scored if any(wanted in thai.arabic(cell.text) for cell in cells)]
            chosen = dated if len(dated) == 1 else scored
            if len(chosen) == 1:
                return _turned(labels, chosen[0], columns[0]), None
            return grid, labels[columns[0]] if chosen else None
    return grid, None


def _in_full(labels: Sequence[Cell]) -> Sequence[Cell]:
    """Write out the bare numbers of a row that begins with “ตัวชี้วัด”."""
    if not labels or "ตัวชี้วัด" not in labels[0].text:
        return labels
    return [replace(c, text=f"ตัวชี้วัดที่ {c.text}") if c.text.strip().isdigit() else c for c in labels]


def _columns(labels: Sequence[Cell], context: Context) -> list[int]:
    """Return the columns that a row names indicators over, in the order of the indicators; empty where it does not."""
    words = ((column, cell.text) for column, cell in enumerate(labels) if not cell.text.strip().isdigit())
    named = ((column, context.indicators.label(text)) for column, text in words)
    found = [(column, number) for column, number in named if number is not None]
    numbers = [number for _, number in found]
    return [column for column, _ in found] if len(found) >= _FEWEST and numbers == sorted(set(numbers)) else []


def _has_numbers(cells: Sequence[Cell], columns: Sequence[int]) -> bool:
    counts = [len(thai.numbers(cells[column].text)) for column in columns if column < len(cells)]
    return max(counts, default=0) == 1 and sum(counts) >= _FEWEST


def _turned(labels: Sequence[Cell], scores: Sequence[Cell], first: int) -> Grid:
    """Return each label from the first indicator on with the score below it as a row."""
    pairs = list(zip(labels, scores, strict=False))[first:]
    return Grid(None, tuple(Row((label, score), score.place.row or 0) for label, score in pairs))

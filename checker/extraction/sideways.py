"""Score tables whose indicators stand side by side, turned upright: an indicator a row, its score beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from checker import thai
from checker.blocks import Cell
from checker.extraction.context import Context
from checker.extraction.grids import EMPTY, Grid, Row
from checker.extraction.headers import Column, Header
from checker.extraction.score_cells import score_of

_WHOSE = "ตารางมีคะแนนหลายแถว ไม่ทราบว่าแถวใดเป็นของหน่วยงานในปีที่ประเมิน โปรดเหลือไว้เพียงแถวเดียว"
_UNREAD = "อ่านตัวเลขใต้ชื่อตัวชี้วัดเป็นคะแนนไม่ได้"
_YEAR = re.compile(r"25\d\d")
_FEWEST = 5
_LABEL_ROWS = 3


@dataclass(frozen=True)
class Open:
    """Labels with their indicators of which it is not known what is their score, and why (Thai)."""

    labels: tuple[tuple[Cell, int], ...]
    why: str


def upright(grid: Grid, context: Context) -> tuple[Grid, Open | None]:
    """Return a table upright, and what its rows of scores leave open."""
    above = [tuple(map(_heading, grid.columns))] if grid.header else []
    lines: list[Sequence[Cell]] = [*above, *(row.cells for row in grid.rows)]
    for number, own in enumerate(lines[:_LABEL_ROWS]):
        labels = _in_full(own, lines[number - 1] if number else ())
        columns = _columns(labels, context)
        if columns:
            below = lines[number + 1 :]
            scored = [cells for cells in below if _has_scores(cells, list(columns), context)]
            wanted = str(context.assessed_year)
            dated = [cells for cells in scored if any(wanted in thai.arabic(cell.text) for cell in cells)]
            chosen = dated if len(dated) == 1 else scored
            if len(chosen) == 1 and (dated or not (context.assessed_year and _year(chosen[0], columns))):
                return _turned(labels, chosen[0]), None
            if not chosen and not any(_has_decimals(cells, columns) for cells in below):
                return grid, None
            why = _WHOSE if len(chosen) > 1 else f"ไม่พบแถวคะแนนของปีที่ประเมิน พ.ศ. {wanted}" if chosen else _UNREAD
            return grid, Open(tuple((labels[c], n) for c, n in columns.items()), why)
    return grid, None


def _year(cells: Sequence[Cell], columns: Iterable[int]) -> bool:
    """Whether a year stands before the scores of a row."""
    return any(_YEAR.search(thai.arabic(cell.text)) for cell in cells[: min(columns)])


def _has_decimals(cells: Sequence[Cell], columns: Iterable[int]) -> bool:
    texts = [cells[column].text for column in columns if column < len(cells)]
    return sum("." in text and bool(thai.numbers(text)) for text in texts) >= _FEWEST


def _heading(column: Column) -> Cell:
    return _numbered(column.header) if column.field == "indicator" else column.header


def _numbered(cell: Cell) -> Cell:
    """Write out a bare number below or beside “ตัวชี้วัด”."""
    digits = thai.key(cell.text)
    return replace(cell, text=f"ตัวชี้วัดที่ {digits}") if digits.isdecimal() else cell


def _in_full(labels: Sequence[Cell], above: Sequence[Cell]) -> Sequence[Cell]:
    """Write out the bare numbers of a row that begins with “ตัวชี้วัด” or stands below it; blanks are as above."""
    named = any("ตัวชี้วัด" in cell.text for cell in (*labels[:1], *above))
    whole = [a if a and not own.text else own for own, a in zip_longest(labels, above[: len(labels)])]
    return [_numbered(cell) for cell in whole] if named else whole


def _columns(labels: Sequence[Cell], context: Context) -> dict[int, int]:
    """Return the indicators that a row names, in their order, by the columns below; empty where it does not."""
    words = ((column, cell.text) for column, cell in enumerate(labels) if not thai.key(cell.text).isdecimal())
    named = ((column, context.indicators.label(text)) for column, text in words)
    found = [(column, number) for column, number in named if number is not None]
    numbers = [number for _, number in found]
    return dict(found) if len(found) >= _FEWEST and numbers == sorted(set(numbers)) else {}


def _has_scores(cells: Sequence[Cell], columns: Sequence[int], context: Context) -> bool:
    """Whether a row has a number in most columns, and does not tell limits or full scores."""
    below = [cells[column] for column in columns if column < len(cells)]
    counts = [1 if score_of(cell) is not None else len(thai.numbers(cell.text)) for cell in below]
    limits = thai.has(context.vocabulary.scores.limits_before, " ".join(cell.text for cell in cells[: columns[0]]))
    return max(counts, default=0) == 1 and sum(counts) >= _FEWEST and not limits


def _turned(labels: Sequence[Cell], scores: Sequence[Cell]) -> Grid:
    """Return each label with the score below it as a row, but for weights."""
    header = Header((Column("indicator", (), EMPTY), Column("score", (), EMPTY)))
    pairs = [(a, b) for a, b in zip(labels, scores, strict=False) if "น้ำหนัก" not in a.text]
    return Grid(header, tuple(Row(pair, pair[1].place.row or 0) for pair in pairs))

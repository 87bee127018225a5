"""Where measures begin in a table: rows that a page break cut, cells merged over rows, and rows that only group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import thai
from checker.extraction import lists
from checker.extraction.context import Context
from checker.extraction.grids import Grid, Row, entries
from knowledge.vocabulary import HeaderField

LABELS: tuple[HeaderField, ...] = ("indicator", "issue")
TITLES: tuple[HeaderField, ...] = ("measure", "guidance")


_DIGIT = re.compile(r"\d|^.{1,3}$")  # a number, or a short sign in its place


@dataclass(frozen=True)
class MeasureRow:
    """A row that holds one measure.

    `label` is what its indicator column says, perhaps in a row above. Where the reader does not know of merging, the
    row is `under_merged` cells then: other empty cells may be merged with those above too. `indicator` is the one that
    a heading or group row gives.
    """

    row: Row
    label: str
    under_merged: bool
    indicator: int | None


def measure_rows(grid: Grid, indicator: int | None, context: Context) -> Iterator[MeasureRow]:
    """Yield the rows of a table that hold a measure; `indicator` is that of the heading above the table."""
    label = ""
    for row in entries(grid, lambda row, above: _begins(grid, row, above, context)):
        group = _group(grid, row, context)
        if group is not None:
            label, indicator = row.filled[0].text, group or indicator
            continue
        own = grid.text(row, *LABELS)
        label = own or label
        cell = grid.cell(row, *LABELS)
        under_merged = cell is not None and not own and not row.merges(cell)
        yield MeasureRow(row, label if grid.has(*LABELS) else "", under_merged, indicator)


def _group(grid: Grid, row: Row, context: Context) -> int | None:
    """Return the indicator that a row opens when it holds nothing else, 0 for an instrument; None for other rows."""
    if len({thai.key(c.text) for c in row.filled}) != 1 or not row.cells[0].text:
        return None
    text = row.filled[0].text
    if len(row.filled) == 1 and grid.columns and grid.columns[0].field == "number" and not _DIGIT.search(text):
        return context.indicators.label(text) or 0
    if context.indicators.instrument(text) and not context.indicators.named(text):
        return 0
    alone = len(row.filled) > 1 or not grid.has(*LABELS)
    return context.indicators.label(text) if alone else None


def _begins(grid: Grid, row: Row, above: Row, context: Context) -> bool:
    """Whether a row begins a measure, or goes on with the one that a page break cut."""
    number, label, title = (grid.text(row, *fields) for fields in (("number",), LABELS, TITLES))
    if not (number or label or title):
        return False
    if label and thai.key(label) != thai.key(grid.text(above, *LABELS)):
        return not (row.after_break and _is_cut(label, context))
    if number and thai.key(number) != thai.key(grid.text(above, "number")):
        return True
    if not title:
        return bool(label) and not row.after_break
    return not row.after_break or _stands_alone(grid, row, title)


def _is_cut(label: str, context: Context) -> bool:
    """Whether a label at the top of a page is the rest of one: it has no number and names no indicator."""
    known = context.indicators
    return not lists.begins_item(label) and known.label(label) is None and not known.named(label)


def _stands_alone(grid: Grid, row: Row, title: str) -> bool:
    """Whether a row at the top of a page is a measure of its own: its steps begin anew, or it says who and when."""
    first = lists.first_number(grid.text(row, "steps"))
    if first is not None:
        return first == 1
    return lists.first_number(title) is not None or bool(grid.text(row, "owners") and grid.text(row, "period"))

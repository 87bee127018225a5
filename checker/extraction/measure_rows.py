"""Where measures begin in a table: rows that a page break cut, cells merged over rows, and rows that only group."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from checker import thai
from checker.extraction import lists
from checker.extraction.context import Context
from checker.extraction.grids import Grid, Row, entries
from checker.extraction.placeholders import is_missing
from knowledge.vocabulary import HeaderField

LABELS: tuple[HeaderField, ...] = ("indicator", "issue")
TITLES: tuple[HeaderField, ...] = ("measure", "guidance")

_DIGIT = re.compile(r"\d|^.{1,3}$")  # a number, or a short sign in its place
_LONGEST_NUMBER = 5
_TOLD: tuple[HeaderField, ...] = (*LABELS, *TITLES, "analysis", "steps", "owners", "period", "monitoring")
# What stands below the measures in their table.
_CLOSING = re.compile(r"\(?(?:หมายเหตุ|(?:ลง)?ชื่อ|ผู้(?:จัดทำ|เสนอ|อนุมัติ|เห็นชอบ|รายงาน)|รวม(?:ทั้ง|จำนวน|\s|\d|\Z))")
_SUM = re.compile(r"[\d,.\s]+(?:บาท)?")


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


def is_block(grid: Grid) -> bool:
    """Whether labelled lines, read as a table, name no measure: what they tell holds for those of the table above."""
    labelled = grid.header is not None and not any(column.header.text for column in grid.columns)
    return labelled and len(grid.rows) == 1 and not grid.has(*LABELS, *TITLES, "steps")


def measure_rows(grid: Grid, indicator: int | None, context: Context) -> Iterator[MeasureRow]:
    """Yield the rows of a table that hold a measure; `indicator` is that of the heading above the table."""
    label, of_heading = "", indicator
    rows = entries(grid, lambda row, above: _begins(grid, row, above, context))
    for row, below in zip_longest(rows, rows[1:]):
        if _is_blank(grid, row, context) or closes(row):
            continue
        group = _group(grid, row, below, context)
        if group is not None:
            label, indicator = _caption(grid, row), group or of_heading
            continue
        own = grid.text(row, *LABELS)
        label = own or label
        cell = grid.cell(row, *LABELS)
        under_merged = cell is not None and not own and not row.merges(cell)
        yield MeasureRow(row, label if grid.has(*LABELS) else "", under_merged, indicator)


def _is_blank(grid: Grid, row: Row, context: Context) -> bool:
    """Whether nobody filled in a row, but for its number."""
    number = grid.text(row, "number")
    told = [cell.text for cell in row.filled if cell.text != number or len(number) > _LONGEST_NUMBER]
    return all(is_missing(text, context.vocabulary.placeholders) for text in told)


def closes(row: Row) -> bool:
    """Whether a row says nothing of a measure: how many there are, a note, or who signs."""
    first, *others = (thai.arabic(cell.text) for cell in row.filled)
    return bool(_CLOSING.match(first)) and all(_SUM.fullmatch(text) or _CLOSING.match(text) for text in others)


def _group(grid: Grid, row: Row, below: Row | None, context: Context) -> int | None:
    """Return the indicator that a row opens when it holds nothing else, 0 for another group; None for other rows."""
    text = _caption(grid, row)
    if _is_spread(grid, row) or (below and _is_headed(grid, row, below)):
        return context.indicators.label(text) or 0
    if len({thai.key(c.text) for c in row.filled}) != 1 or not row.cells[0].text:
        return None
    if len(row.filled) == 1 and grid.columns and grid.columns[0].field == "number" and not _DIGIT.search(text):
        return context.indicators.label(text) or 0
    if context.indicators.instrument(text) and not context.indicators.named(text):
        return 0
    alone = len(row.filled) > 1 or not grid.has(*LABELS)
    return context.indicators.label(text) if alone else None


def _caption(grid: Grid, row: Row) -> str:
    """Return the first text of a row that is not its number."""
    texts = [cell.text for cell in row.filled]
    return texts[1] if len(texts) > 1 and texts[0] == grid.text(row, "number") else texts[0]


def _is_spread(grid: Grid, row: Row) -> bool:
    """Whether a cell lies over the title and what is told of a measure, as those of groups and notes do."""
    fields = (column.field for column in grid.columns)
    spread: Mapping[int, set[HeaderField]] = defaultdict(set)
    for field, origin in zip(fields, row.origins, strict=False):
        if field in _TOLD:
            spread[origin].add(field)
    return any(len(over) > 1 and not over.isdisjoint(TITLES) for over in spread.values())


def _is_headed(grid: Grid, row: Row, below: Row) -> bool:
    """Whether a row has but a number and a title, and the row below is its first part: 1, then 1.1."""
    number, part = (thai.key(grid.text(r, "number")).rstrip(".") for r in (row, below))
    return len(row.filled) == 2 and bool(number) and part.startswith(f"{number}.")


def _begins(grid: Grid, row: Row, above: Row, context: Context) -> bool:
    """Whether a row begins a measure, or goes on with the one that a page break cut."""
    if _is_spread(grid, row) or closes(row):
        return True
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

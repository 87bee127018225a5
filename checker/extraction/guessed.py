"""Columns told by what stands in them or beside them: names of units are owners, months are periods."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from checker import thai
from checker.blocks import Paragraph
from checker.extraction import owners, periods
from checker.extraction.grids import Grid
from checker.extraction.headed import is_unit
from checker.extraction.headers import Column, Header, is_time
from checker.extraction.placeholders import is_missing
from knowledge.vocabulary import HeaderField, Vocabulary

_LONGEST = 80
_MOST = 0.6
# What a column beside that of the measures is called that says how they are carried out.
_DOING = ("กิจกรรม", "แนวทาง", "รายละเอียด", "activity", "activities")
# What a column of a measures table is called that names units; elsewhere the words name the agency itself.
_UNITS = ("=ส่วนราชการ", "=หน่วยงาน", "=กอง/สำนัก", "=สำนัก/กอง", "=กอง/ฝ่าย", "=กอง", "=สำนัก", "=ฝ่าย")


def with_guesses(items: Iterable[Paragraph | Grid], vocabulary: Vocabulary) -> Iterator[Paragraph | Grid]:
    """Yield a document with the columns of steps, owners and periods of its measures tables known."""
    for item in items:
        if isinstance(item, Grid) and item.header and item.has("measure", "guidance", "steps"):
            item = _with_owners(_with_steps(item))
            item = guess(item, "owners", _is_unit, vocabulary, alone=is_unit)
            yield guess(item, "period", _is_period, vocabulary, alone=_never)
        else:
            yield item


def _with_owners(grid: Grid) -> Grid:
    """Return a table without a column of owners with that of units, by its heading, in its place."""
    if not grid.header or grid.header.position("owners") is not None:
        return grid
    units = [not column.field and thai.has(_UNITS, column.header.text) for column in grid.columns]
    named = [replace(c, field="owners") if unit else c for c, unit in zip(grid.columns, units, strict=True)]
    return Grid(Header(tuple(named)), grid.rows) if units.count(True) == 1 else grid


def _with_steps(grid: Grid) -> Grid:
    """Return a table without a column of steps with that of activities, right of the measures, in its place."""
    title = grid.header.position("measure") if grid.header else None
    if title is None or grid.has("steps"):
        return grid
    columns = list(grid.columns)
    for position, column in enumerate(columns[title + 1 :], title + 1):
        if column.field in ("measure", None) and thai.has(_DOING, column.header.text):
            columns[position] = replace(column, field="steps")
            return Grid(Header(tuple(columns)), grid.rows)
    return grid


def is_unknown(column: Column) -> bool:
    """Whether a column of a plan is not known: nobody knows its header, or it is only like that of results."""
    return not is_time(column.header.text) and (not column.field or (column.guessed and column.field == "result"))


Holds = Callable[[str, Vocabulary], bool]


def guess(grid: Grid, field: HeaderField, holds: Holds, vocabulary: Vocabulary, *, alone: Holds | None = None) -> Grid:
    """Return a table with a column of a field, where most texts hold it; `alone` tells whether the only text does."""
    assert grid.header
    if grid.header.position(field) is not None:
        return grid
    for position, column in enumerate(grid.columns):
        texts = list(_texts(grid, position, vocabulary))
        agree = alone if alone and len(texts) == 1 else holds
        agreeing = sum(agree(text, vocabulary) for text in texts)
        if is_unknown(column) and agreeing > _MOST * len(texts):
            columns = list(grid.columns)
            columns[position] = replace(column, field=field, guessed=True)
            return Grid(Header(tuple(columns)), grid.rows)
    return grid


def _texts(grid: Grid, position: int, vocabulary: Vocabulary) -> Iterator[str]:
    for row in grid.rows:
        text = row.cells[position].text if position < len(row.cells) else ""
        if not is_missing(text, vocabulary.placeholders):
            yield text


def _is_unit(text: str, vocabulary: Vocabulary) -> bool:
    return len(text) <= _LONGEST and all(
        name.startswith(vocabulary.owners.units) for name in owners.split(text, vocabulary.owners)
    )


def _is_period(text: str, vocabulary: Vocabulary) -> bool:  # noqa: ARG001
    period = periods.parse(text, 2560)
    return len(text) <= _LONGEST and bool(period.start or period.end)


def _never(text: str, vocabulary: Vocabulary) -> bool:  # noqa: ARG001
    return False

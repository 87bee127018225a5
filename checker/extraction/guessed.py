"""Columns told by what stands in them or beside them: names of units are owners, months are periods."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from checker import thai
from checker.blocks import Paragraph
from checker.extraction import owners, periods
from checker.extraction.grids import Grid
from checker.extraction.headers import Header, is_time
from checker.extraction.placeholders import is_missing
from knowledge.vocabulary import HeaderField, Vocabulary

_LONGEST = 80
_MOST = 0.6
# What a column beside that of the measures is called that says how they are carried out.
_DOING = ("กิจกรรม", "แนวทาง", "รายละเอียด", "activity", "activities")


def with_guesses(items: Iterable[Paragraph | Grid], vocabulary: Vocabulary) -> Iterator[Paragraph | Grid]:
    """Yield a document with the columns of steps, owners and periods of its measures tables known."""
    for item in items:
        if isinstance(item, Grid) and item.header and item.has("measure", "guidance", "steps"):
            item = _with_steps(item)
            yield _guess(_guess(item, "owners", _is_unit, vocabulary), "period", _is_period, vocabulary)
        else:
            yield item


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


def _guess(grid: Grid, field: HeaderField, holds: Callable[[str, Vocabulary], bool], vocabulary: Vocabulary) -> Grid:
    assert grid.header
    if grid.header.position(field) is not None:
        return grid
    for position, column in enumerate(grid.columns):
        texts = list(_texts(grid, position, vocabulary))
        agreeing = sum(holds(text, vocabulary) for text in texts)
        if not column.field and not is_time(column.header.text) and agreeing > max(1, _MOST * len(texts)):
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

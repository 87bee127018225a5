"""The columns of a report: what was done, came out or is suggested may have the name of a plan's column."""

from __future__ import annotations

from dataclasses import replace

from checker import thai
from checker.extraction.grids import Grid
from checker.extraction.headers import Column, Header, is_time
from knowledge.vocabulary import HeaderField, ReportHeadings

_TITLES: frozenset[HeaderField | None] = frozenset({"measure", "guidance", "indicator", "issue"})
_OF_SCORES: tuple[HeaderField, ...] = ("score", "average", "weight", "weighted", "question")
_PROBLEM = "ปัญหา"


def as_report(grid: Grid, words: ReportHeadings) -> Grid:
    """Return a table with its columns understood as those of a report."""
    if not grid.header or (grid.has(*_OF_SCORES) and not grid.has("measure", "steps")):
        return grid
    columns = [_as_result(column, words.results) for column in grid.columns]
    if not any(column.field in ("result", "output") for column in columns):
        columns = _with_acts(columns, words)
    return Grid(Header(tuple(_with_problems(columns))), grid.rows)


def unknown_columns(grid: Grid) -> list[int]:
    """Return the positions of columns that may hold results: those that are not known, where none is known to."""
    if grid.has("result", "output"):
        return []
    return [at for at, column in enumerate(grid.columns) if not column.field and not is_time(column.header.text)]


def _as_result(column: Column, words: tuple[str, ...]) -> Column:
    return replace(column, field="result", also=(), guessed=False) if thai.has(words, column.header.text) else column


def _with_acts(columns: list[Column], words: ReportHeadings) -> list[Column]:
    """Take the columns right of the measure that say what is done, in a plan, for what was done."""
    first = next((at for at, column in enumerate(columns) if column.field in _TITLES), len(columns))
    return [*columns[: first + 1], *(_as_result(column, words.acts) for column in columns[first + 1 :])]


def _with_problems(columns: list[Column]) -> list[Column]:
    """Take suggestions and problems right of the result, or of the measure, for those of the row."""
    fields = [column.field for column in columns]
    start = next((fields.index(field) for field in ("result", "output", "measure") if field in fields), len(fields))
    return [
        replace(column, field="problems") if at > start and _is_of_problems(column) else column
        for at, column in enumerate(columns)
    ]


def _is_of_problems(column: Column) -> bool:
    heading = thai.key(column.header.text)
    return column.field == "guidance" or (column.field == "issue" and (not heading or _PROBLEM in heading))

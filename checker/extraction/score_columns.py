"""Which column of a table holds the score that was got, beside full scores, targets, levels and other years."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker import thai
from checker.blocks import Cell
from checker.extraction.context import Context
from checker.extraction.grids import Grid
from checker.extraction.headers import Column
from checker.extraction.score_cells import is_decimal, score_of
from checker.extraction.stated import LARGEST, zeros

_YEAR = re.compile(r"25\d\d|(?<=ปี)\d\d(?!\d)")
_BESIDE = re.compile(r"\([^)]*\)|ita|ประจำ|ปี(?=งบ|พ|\d)|งบประมาณ|พ\.ศ\.|25\d\d|(?<=ปี)\d\d|[.:]")
_CENTURY = 2500
# How well a header tells the score that was got: by its name alone, with other words, as a mean, as a result.
_NAMED, _WORDED, _MEAN, _RESULT = range(4)
_FEWEST, _HIGHEST_LEVEL = 3, 5


@dataclass(frozen=True)
class Chosen:
    """The columns of which each row has its score in one; where not sure, those that may hold it and `why` (Thai)."""

    columns: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()
    why: str = ""


def chosen(grid: Grid, labels: Sequence[int | None], context: Context) -> Chosen:
    """Return the columns of the score in a table with a header; none where no column can hold it.

    `labels` are the indicators that its rows are of.
    """
    ranks = dict(_ranked(grid, context))
    of_year = _of_year(ranks, grid.columns, context.assessed_year)
    if ranks and not of_year:
        return Chosen(doubtful=tuple(ranks), why=f"ไม่พบคอลัมน์คะแนนของปีที่ประเมิน พ.ศ. {context.assessed_year}")
    own = [n for n in of_year if not is_mean(grid, n, labels, context)] or of_year
    percents = [n for n in own if _is_percentage(grid.columns[n])]
    if percents and _full_scores(grid) - {LARGEST}:
        own = percents
    alike = [n for n in own if ranks[n] == min(ranks[m] for m in own)]
    why = _doubt(grid, list(dict.fromkeys([*alike, *percents])), labels)
    return Chosen(doubtful=tuple(alike), why=why) if why else Chosen(tuple(alike))


def _doubt(grid: Grid, columns: Sequence[int], labels: Sequence[int | None]) -> str:
    """Return why the score is in none of the columns, or not surely (Thai); nothing where it is."""
    names = " หรือ ".join(f"“{heading(grid.columns[n])}”" for n in columns)
    if any(len(set(stated) - {None}) > 1 for stated in zip(*(values(grid, n) for n in columns), strict=True)):
        return f"ไม่ทราบว่าคะแนนที่ได้อยู่ในคอลัมน์ {names}"
    if _full_scores(grid) - {LARGEST} and not any(_is_percentage(grid.columns[n]) for n in columns):
        return f"คะแนนเต็มของคอลัมน์ {names} ไม่ใช่ 100 คะแนน"
    stated = [v for n in columns for v, label in zip(values(grid, n), labels, strict=True) if label and v is not None]
    if len(stated) >= _FEWEST and 0 < max(stated) <= _HIGHEST_LEVEL:
        return f"ตัวเลขในคอลัมน์ {names} ไม่เกิน {_HIGHEST_LEVEL} ทุกแถว น่าจะเป็นระดับ ไม่ใช่คะแนน"
    return ""


def _is_percentage(column: Column) -> bool:
    return "ร้อยละ" in column.header.text or "%" in column.header.text


def _full_scores(grid: Grid) -> set[Decimal]:
    """Return the full scores that a column of a table states."""
    columns = [n for n, column in enumerate(grid.columns) if column.field == "other" and "เต็ม" in column.header.text]
    return {number for n in columns for cell in cells(grid, n) if cell for number in thai.numbers(cell.text)[:1]}


def is_mean(grid: Grid, column: int, labels: Sequence[int | None], context: Context) -> bool:
    """Whether a column beside the scores holds one mean for all indicators of an instrument, and not one for all."""
    if grid.columns[column].field != "average" or not grid.has("score"):
        return False
    of = defaultdict[str, set[Decimal]](set)
    for number, value in zip(labels, values(grid, column), strict=True):
        if number is not None and value is not None:
            of[context.indicators.instrument_of(number)].add(value)
    means = [value for own in of.values() for value in own]
    return len(means) == len(of) and (len(of) == 1 or len(set(means)) > 1)


def values(grid: Grid, column: int) -> Iterator[Decimal | None]:
    """Yield the score in a column of each row, None where there is none."""
    yield from (score_of(cell) for cell in cells(grid, column))


def cells(grid: Grid, column: int) -> Iterator[Cell | None]:
    """Yield the cell in a column of each row, None where the row is too short."""
    yield from (row.cells[column] if column < len(row.cells) else None for row in grid.rows)


def heading(column: Column) -> str:
    """Return the header of a column in one line."""
    return " ".join(column.header.text.split())


def _ranked(grid: Grid, context: Context) -> Iterator[tuple[int, int]]:
    """Yield the columns that may hold the score and do hold numbers, and how well their header tells it."""
    for position, column in enumerate(grid.columns):
        rank = _rank(column, context)
        filled = [cell for cell in cells(grid, position) if cell and cell.text]
        in_words = any(zeros(thai.flow(cell.text), context.vocabulary.scores) for cell in filled)
        if rank is None or not (in_words or any(thai.numbers(cell.text) for cell in filled)):
            continue
        if rank < _RESULT or column.field == "score" or in_words or _mostly_decimals(filled):
            yield position, rank


def _rank(column: Column, context: Context) -> int | None:
    words, text = context.vocabulary.scores, _BESIDE.sub("", thai.key(column.header.text))
    if thai.has(words.score_headers, text) or (not text and column.field == "score"):
        return _NAMED
    if thai.has(words.result_headers, text):
        return _RESULT
    return _WORDED if column.field == "score" else _MEAN if column.field == "average" else None


def _mostly_decimals(filled: Sequence[Cell]) -> bool:
    return 2 * sum(map(is_decimal, filled)) > len(filled)


def _of_year(ranks: dict[int, int], columns: Sequence[Column], assessed: int | None) -> list[int]:
    """Return the columns of the assessed year, of the last one where it is not known, else those without a year."""
    years = {n: _years(columns[n]) for n in ranks}
    wanted = assessed or max((max(own) for own in years.values() if own), default=None)
    of_year = [n for n, own in years.items() if wanted in own]
    undated = [n for n, own in years.items() if not own]
    return of_year or [n for n in undated if len(undated) == len(years) or ranks[n] == _NAMED]


def _years(column: Column) -> set[int]:
    found = _YEAR.findall(thai.key(column.header.text))
    return {int(year) if len(year) > 2 else _CENTURY + int(year) for year in found}

"""Scores in tables: of indicators, instruments and questions, and the total row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from checker import thai
from checker.blocks import Cell
from checker.extraction.codes import Around
from checker.extraction.context import Context
from checker.extraction.grids import Grid, Row
from checker.extraction.row_labels import Label
from checker.extraction.score_cells import is_cut, is_numeric, level_of, score_of, scores_of
from checker.extraction.score_columns import Chosen
from checker.extraction.score_doubts import doubt_nameless, doubt_number, doubt_rows, doubt_spot, words_of
from checker.extraction.score_spots import ScoreTable, Spot, score_table
from checker.extraction.sections import Section
from checker.extraction.stated import Scores, zeros
from checker.submission import Overall
from knowledge.model import InstrumentCode
from knowledge.vocabulary import HeaderField

_ALL = range(1, 11)
_LONGEST = 30
_OF_ALL = "ภาพรวม"
_SEVERAL = "ตารางนี้มีคะแนนของตัวชี้วัดเดียวกันหลายค่า"
# A code that stands alone in a narrow column, its digits in two lines.
_CUT_CODE = re.compile(r"\A(\s*[IEO]\s*\d)\s+(\d\s*)\Z", re.IGNORECASE)
# What only tables of other things have columns of.
_OF_OTHERS: tuple[HeaderField, ...] = ("measure", "steps", "owners", "period", "monitoring", "result", "budget")


@dataclass(frozen=True)
class _Reading:
    """A table of scores, what to look things up in, and where the scores go.

    `alone`: none stands beside it. `own`: the scores of indicators that were taken from it; None where they differ.
    """

    table: ScoreTable
    context: Context
    found: Scores
    alone: bool
    own: dict[int, Decimal | None]


def add_from_table(grid: Grid, section: Section, context: Context, found: Scores, *, alone: bool = True) -> None:
    """Add the scores of a table, row by row. The last indicator named tells whose questions follow.

    Where it does not stand `alone`, its total may be that of the tables beside it too.
    """
    table = score_table(grid, context)
    if grid.header is not None and table.column == Chosen():
        if not grid.has(*_OF_OTHERS):
            doubt_rows(table, context, found)
        return
    reading, indicator, last = _Reading(table, context, found, alone, {}), section.indicator, ""
    left = []
    for row, label in zip(grid.rows, table.labels, strict=True):
        indicator = label.parent or indicator
        around = Around(_instrument(grid, row, indicator, section, context), indicator)
        code = _add_question(reading, row, around, last)
        if code:
            last = code
        elif label.number is not None:
            indicator = label.number
            _add_indicator(reading, row, label)
        elif row.filled:
            left.append(row)
            _add_other(reading, row)
    doubt_nameless(table, left, context, found)


def _instrument(
    grid: Grid, row: Row, indicator: int | None, section: Section, context: Context
) -> InstrumentCode | None:
    stated = context.indicators.instrument(grid.text(row, "instrument"))
    return stated or (context.indicators.instrument_of(indicator) if indicator else section.instrument)


# Questions


def _add_question(reading: _Reading, row: Row, around: Around, last: str) -> str:
    """Add the question of a row and return its code; an empty text where the row has no code or no score."""
    code, position = _coded(reading, row, around)
    spot = reading.table.spot_after(row, position)
    cell = next(iter(spot.possible), spot.cell)
    scores = [] if spot.possible or not cell else _scores(reading, code, cell)
    if not code or cell is None or not (scores or _is_like_a_score(cell)):
        return ""
    code = _in_order(reading, code, last, row)
    reading.found.add_question(code, _indicator(reading, code, around), scores, cell.place)
    if spot.possible:
        doubt_spot(reading.table, f"questions/{code}/score", spot, reading.found)
    elif not scores:
        doubt_number(f"questions/{code}/score", cell, reading.found)
    return code


def _indicator(reading: _Reading, code: str, around: Around) -> int | None:
    """Return the indicator around a question, where it is one of the instrument of the question."""
    number = around.indicator
    return number if number and reading.context.indicators.instrument_of(number).startswith(code[0]) else None


def _coded(reading: _Reading, row: Row, around: Around) -> tuple[str, int]:
    """Return the code that a cell of the row begins with, and the position of the cell."""
    header = reading.table.grid.header
    counter = header.position("number") if header else None
    for position, cell in enumerate(row.cells):
        if not cell.text or is_numeric(cell) or (position == counter and cell.text.isdigit()):
            continue
        codes = reading.context.codes.leading(_CUT_CODE.sub(r"\1\2", cell.text), around, bare=True)
        if codes:
            return codes[0], position
    return "", len(row.cells)


def _scores(reading: _Reading, code: str, cell: Cell) -> list[Decimal]:
    """Return the score and its parts in a cell; of an open-data item also that it got none, in words."""
    none = code.startswith("O") and bool(zeros(thai.flow(cell.text), reading.context.vocabulary.scores))
    return [Decimal(0)] if none and len(cell.text) <= _LONGEST else scores_of(cell)


def _is_like_a_score(cell: Cell) -> bool:
    return len(cell.text) <= _LONGEST and bool(thai.numbers(cell.text))


def _in_order(reading: _Reading, code: str, last: str, row: Row) -> str:
    """Return the code; where it has a score already, the one after the last is meant."""
    questions = reading.found.questions
    stated = questions.get(code)
    after = reading.context.codes.following(last) if last else None
    if stated is None or stated.score is None or not after or after in questions:
        return code
    reading.found.notes.append(f"อ่าน “{words_of(row)[:20]}…” เป็นข้อ {after} ตามลำดับ เพราะ {code} มีคะแนนแล้ว")
    return after


# Indicators, instruments, total


def _add_indicator(reading: _Reading, row: Row, label: Label) -> None:
    number, about, found = label.number, f"indicators/{label.number}/score", reading.found
    assert number is not None
    spot = reading.table.spot(row)
    cell, score = spot.cell, score_of(spot.cell)
    if spot.possible:
        doubt_spot(reading.table, about, spot, found)
    elif cell and score is not None and label.doubt:
        found.doubt(about, label.doubt, cell.place)
    elif cell and score is not None and reading.own.get(number, score) != score:
        found.indicators.pop(number, None)
        found.doubt(about, _SEVERAL, cell.place)
        reading.own[number] = None
    elif cell and score is not None and number not in found.indicators:
        if is_cut(cell) and not reading.table.narrow:
            found.cut.add(number)
        reading.own[number] = score
        found.add_indicator(number, score, cell.place)
    elif cell and thai.numbers(cell.text):
        doubt_number(about, cell, found)
    for mean in reading.table.means:
        if mean < len(row.cells):
            _add_instrument(reading, row, reading.context.indicators.instrument_of(number), row.cells[mean])


def _add_other(reading: _Reading, row: Row) -> None:
    """Take the score of an instrument's row or of the total row."""
    of_total = thai.has(reading.context.vocabulary.scores.total_rows, row.filled[0].text)
    instrument = _of_total(reading, row) if of_total else reading.context.indicators.instrument(words_of(row))
    spot = reading.table.spot(row)
    if of_total and not instrument:
        _add_total(reading, row)
    elif instrument and reading.table.grid.header and spot.possible:
        doubt_spot(reading.table, f"instruments/{instrument}/score", spot, reading.found)
    elif instrument and reading.table.grid.header:
        _add_instrument(reading, row, instrument, spot.cell)


def _of_total(reading: _Reading, row: Row) -> InstrumentCode | None:
    """Return the instrument whose total a row is: that of a table that lists its indicators, and no others."""
    indicators = reading.context.indicators
    numbers = {label.number for label in reading.table.labels if label.number}
    codes = {indicators.instrument_of(n) for n in numbers}
    every = {n for n in _ALL if indicators.instrument_of(n) in codes}
    of_one = len(codes) == 1 and numbers == every and reading.alone and _OF_ALL not in row.filled[0].text
    return codes.pop() if of_one else None


def _add_total(reading: _Reading, row: Row) -> None:
    """Take the overall score: the weighted one, else that below the scores, else the only number."""
    table, found = reading.table, reading.found
    numeric = [c for c in row.filled if score_of(c) is not None]
    below = (table.grid.cell(row, "weighted"), table.spot(row).cell if table.grid.header else None)
    told = [c for c in below if c and score_of(c) is not None]
    total = next(iter(told or numeric), None)
    if found.overall.score is not None or total is None:
        return
    if not told and len({score_of(c) for c in numeric}) > 1:
        doubt_spot(table, "overall/score", Spot(possible=tuple(numeric)), found)
        return
    level = level_of(total, reading.context.levels)
    places = {"score": total.place} | ({"level": total.place} if level else {})
    found.overall = Overall(score=score_of(total), level=level, places=places, place=total.place)


def _add_instrument(reading: _Reading, row: Row, code: InstrumentCode, cell: Cell | None) -> None:
    score = score_of(cell)
    weights = thai.numbers(reading.table.grid.text(row, "weight"))
    if cell and score is not None:
        reading.found.add_instrument(code, score, int(weights[0]) if weights else None, cell.place)

"""Scores in tables: of indicators, instruments and questions, and the total row."""

from __future__ import annotations

import re
from decimal import Decimal

from checker import thai
from checker.blocks import Cell, Unread
from checker.extraction.codes import Around
from checker.extraction.context import Context
from checker.extraction.grids import Grid, Row
from checker.extraction.sections import Section
from checker.extraction.stated import LARGEST, Scores
from checker.submission import Overall
from knowledge.model import InstrumentCode

_ONLY_NUMBERS = re.compile(
    r"(?:ร้อยละ)?(?:ได้)?(?:คะแนน)?[\d.\s]*\d[\d.\s]*(?:คะแนน|%)*(?:\((?:ระดับ)?(?P<level>\D{1,10})\))?"
)
_YEAR = re.compile(r"25\d\d")
_LONGEST_LABEL = 100


def add_from_table(grid: Grid, section: Section, context: Context, found: Scores) -> None:
    """Add the scores of a table, row by row. The last indicator named tells whose questions follow."""
    if grid.header is not None and not grid.has("score", "average"):
        return
    indicator, last = section.indicator, ""
    for row in grid.rows:
        around = Around(_instrument(grid, row, indicator, section, context), indicator)
        code, score = _question(grid, row, around, context)
        number = _label(grid, row, context)
        if code and score:
            last = _add_question(code, last, row, score, around, context, found)
        elif number is not None:
            indicator = number
            _add_indicator(grid, row, number, context, found)
        elif row.filled:
            _add_other(grid, row, context, found)


def _instrument(
    grid: Grid, row: Row, indicator: int | None, section: Section, context: Context
) -> InstrumentCode | None:
    stated = context.indicators.instrument(grid.text(row, "instrument"))
    return stated or (context.indicators.instrument_of(indicator) if indicator else section.instrument)


def _label(grid: Grid, row: Row, context: Context) -> int | None:
    """Return the indicator whose row this is."""
    cell = grid.cell(row, "indicator", "issue", "question")
    cells = [cell] if cell and cell.text else list(row.filled)[:3]
    labels = [context.indicators.label(c.text) for c in cells if not _numeric(c) and len(c.text) < _LONGEST_LABEL]
    return next((n for n in labels if n is not None), None)


# Questions


def _question(grid: Grid, row: Row, around: Around, context: Context) -> tuple[str | None, Cell | None]:
    """Return the code that a cell of the row begins with, and the score: in its column, else right of the code."""
    counter = grid.header.position("number") if grid.header else None
    for position, cell in enumerate(row.cells):
        if not cell.text or _numeric(cell) or (position == counter and cell.text.isdigit()):
            continue
        codes = context.codes.leading(cell.text, around, bare=True)
        if codes:
            numeric = [c for c in row.cells[position + 1 :] if c.text and _numeric(c)]
            scored = _score_cell(grid, row, context)
            return codes[0], scored if scored in numeric else next(iter(numeric), None)
    return None, None


def _add_question(code: str, last: str, row: Row, score: Cell, around: Around, context: Context, found: Scores) -> str:
    """Add a question and return its code: where the code has a score already, the one after the last is meant."""
    stated = found.questions.get(code)
    after = context.codes.following(last) if last else None
    if stated is not None and stated.score is not None and after and after not in found.questions:
        written = next(c.text for c in row.filled if not _numeric(c))[:20]
        found.notes.append(f"อ่าน “{written}…” เป็นข้อ {after} ตามลำดับ เพราะ {code} มีคะแนนแล้ว")
        code = after
    numbers = [n for n in thai.numbers(score.text) if n <= LARGEST]
    found.add_question(code, around.indicator, numbers, score.place)
    return code


# Indicators, instruments, total


def _add_indicator(grid: Grid, row: Row, number: int, context: Context, found: Scores) -> None:
    cell = _score_cell(grid, row, context)
    score = _one(cell)
    if score is not None and cell:
        found.add_indicator(number, score, cell.place)
    elif cell and thai.numbers(cell.text):
        why = f"อ่าน “{cell.text}” เป็นคะแนน 0 ถึง 100 ไม่ได้"
        found.unread.append(Unread(place=cell.place, why=why, about=f"indicators/{number}/score"))
    if grid.has("score") and grid.has("average"):
        _add_instrument(grid, row, context.indicators.instrument_of(number), grid.cell(row, "average"), found)


def _score_cell(grid: Grid, row: Row, context: Context) -> Cell | None:
    """Return the cell of the score: of several years that of the assessed year, else the last."""
    if grid.header is None:
        numeric = [c for c in row.filled if _numeric(c)]
        return next((c for c in numeric if "." in c.text), numeric[-1] if numeric else None)
    for wanted in ("score", "average"):
        columns = [n for n, column in enumerate(grid.columns) if column.field == wanted]
        if columns:
            years = {n: _YEAR.findall(thai.arabic(grid.columns[n].header.text)) for n in columns}
            of_year = [n for n in columns if str(context.assessed_year) in years[n]]
            dated = [n for n in columns if years[n]]
            column = (of_year or dated[-1:] or columns)[0]
            return row.cells[column] if column < len(row.cells) else None
    return None


def _add_other(grid: Grid, row: Row, context: Context, found: Scores) -> None:
    """Take the score of an instrument's row or of the total row."""
    if thai.has(context.vocabulary.scores.total_rows, row.filled[0].text):
        total = next((c for c in reversed(row.filled) if _numeric(c)), None)
        if total and found.overall.score is None and _one(total) is not None:
            level = _level(total, context)
            places = {"score": total.place} | ({"level": total.place} if level else {})
            found.overall = Overall(score=_one(total), level=level, places=places, place=total.place)
        return
    instrument = context.indicators.instrument(" ".join(c.text for c in row.filled if not _numeric(c)))
    if instrument and grid.header:
        _add_instrument(grid, row, instrument, _score_cell(grid, row, context), found)


def _add_instrument(grid: Grid, row: Row, code: InstrumentCode, cell: Cell | None, found: Scores) -> None:
    score = _one(cell)
    weights = thai.numbers(grid.text(row, "weight"))
    if cell and score is not None:
        found.add_instrument(code, score, int(weights[0]) if weights else None, cell.place)


def _numeric(cell: Cell) -> bool:
    return _ONLY_NUMBERS.fullmatch(thai.flow(cell.text)) is not None


def _level(cell: Cell, context: Context) -> str | None:
    """Return the level that stands in brackets beside a score."""
    match = _ONLY_NUMBERS.fullmatch(thai.flow(cell.text))
    return match["level"] if match and match["level"] in context.levels else None


def _one(cell: Cell | None) -> Decimal | None:
    """Return the first number of a cell when it can be a score."""
    numbers = thai.numbers(cell.text) if cell and _numeric(cell) else []
    return numbers[0] if numbers and numbers[0] <= LARGEST else None

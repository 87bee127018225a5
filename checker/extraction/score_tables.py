"""Scores in tables: of indicators, instruments and questions, and the total row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker import thai
from checker.blocks import Cell
from checker.extraction.codes import Around
from checker.extraction.context import Context
from checker.extraction.grids import Grid, Row
from checker.extraction.row_labels import Label, labels
from checker.extraction.score_cells import is_cut, is_decimal, is_numeric, level_of, score_of, scores_of
from checker.extraction.score_columns import Chosen, cells, chosen, is_mean
from checker.extraction.sections import Section
from checker.extraction.stated import Scores
from checker.submission import Overall
from knowledge.model import InstrumentCode
from knowledge.vocabulary import HeaderField

# A code that stands alone in a narrow column, its digits in two lines.
_CUT_CODE = re.compile(r"\A(\s*[IEO]\s*\d)\s+(\d\s*)\Z", re.IGNORECASE)
_ALL = range(1, 11)
_FEWEST = 3
_NO_COLUMN = "ตัวเลขในตารางนี้น่าจะเป็นคะแนน แต่ไม่มีหัวตารางที่บอกว่าคอลัมน์ใดเป็นคะแนนที่ได้"
_NO_NAME = "มีแถวคะแนนที่ไม่ทราบว่าเป็นของตัวชี้วัดใด"
_TWO_NAMES = "เลขของตัวชี้วัดกับชื่อในแถวเดียวกันไม่ตรงกัน"
# Words of rows that tell of several indicators.
_OF_SEVERAL = ("รวม", "เฉลี่ย", "total", "average")
# What only tables of other things have columns of.
_OF_OTHERS: tuple[HeaderField, ...] = ("measure", "steps", "owners", "period", "monitoring", "result", "budget")


@dataclass(frozen=True)
class _Table:
    """A table of scores: the columns of the score and of instrument means, and the label of each row.

    `narrow`: all scores are cut into lines, so that they surely belong together.
    """

    grid: Grid
    column: Chosen
    narrow: bool
    means: tuple[int, ...]
    labels: Sequence[Label]
    context: Context
    found: Scores


def add_from_table(grid: Grid, section: Section, context: Context, found: Scores) -> None:
    """Add the scores of a table, row by row. The last indicator named tells whose questions follow."""
    table = _table(grid, context, found)
    if grid.header is not None and table.column == Chosen():
        if not grid.has(*_OF_OTHERS):
            _doubt_rows(table)
        return
    indicator, last = section.indicator, ""
    for row, label in zip(grid.rows, table.labels, strict=True):
        around = Around(_instrument(grid, row, indicator, section, context), indicator)
        code, score = _question(table, row, around)
        if code and score:
            last = _add_question(table, code, last, row, score, around)
        elif label.number is not None:
            indicator = label.number
            _add_indicator(table, row, label)
        elif row.filled:
            _add_other(table, row)
    _doubt_nameless(table)


def _table(grid: Grid, context: Context, found: Scores) -> _Table:
    named = labels(grid, context)
    numbers = [label.number for label in named]
    means = tuple(n for n in range(len(grid.columns)) if is_mean(grid, n, numbers, context))
    column = chosen(grid, numbers, context)
    scored = [cell for n in column.columns for cell in cells(grid, n) if cell and thai.numbers(cell.text)]
    narrow = len(scored) >= _FEWEST and all(map(is_cut, scored))
    return _Table(grid, column, narrow, means, named, context, found)


def _instrument(
    grid: Grid, row: Row, indicator: int | None, section: Section, context: Context
) -> InstrumentCode | None:
    stated = context.indicators.instrument(grid.text(row, "instrument"))
    return stated or (context.indicators.instrument_of(indicator) if indicator else section.instrument)


# Questions


def _question(table: _Table, row: Row, around: Around) -> tuple[str | None, Cell | None]:
    """Return the code that a cell of the row begins with, and the score: in its column, else right of the code."""
    counter = table.grid.header.position("number") if table.grid.header else None
    for position, cell in enumerate(row.cells):
        if not cell.text or is_numeric(cell) or (position == counter and cell.text.isdigit()):
            continue
        codes = table.context.codes.leading(_CUT_CODE.sub(r"\1\2", cell.text), around, bare=True)
        if codes:
            numeric = [c for c in row.cells[position + 1 :] if c.text and is_numeric(c)]
            scored = _score_cell(table, row)
            return codes[0], scored if scored in numeric else next(iter(numeric), None)
    return None, None


def _add_question(table: _Table, code: str, last: str, row: Row, score: Cell, around: Around) -> str:
    """Add a question and return its code: where the code has a score already, the one after the last is meant."""
    found = table.found
    stated = found.questions.get(code)
    after = table.context.codes.following(last) if last else None
    if stated is not None and stated.score is not None and after and after not in found.questions:
        written = next(c.text for c in row.filled if not is_numeric(c))[:20]
        found.notes.append(f"อ่าน “{written}…” เป็นข้อ {after} ตามลำดับ เพราะ {code} มีคะแนนแล้ว")
        code = after
    possible = _possible(table, row)
    if possible:
        found.add_question(code, around.indicator, [], possible[0].place)
        _doubt(table, f"questions/{code}/score", possible)
        return code
    numbers = scores_of(score)
    found.add_question(code, around.indicator, numbers, score.place)
    if not numbers:
        found.doubt(f"questions/{code}/score", _not_a_score(score), score.place)
    return code


# Indicators, instruments, total


def _add_indicator(table: _Table, row: Row, label: Label) -> None:
    number, about = label.number, f"indicators/{label.number}/score"
    assert number is not None
    cell, possible = _score_cell(table, row), _possible(table, row)
    score = score_of(cell)
    if possible:
        _doubt(table, about, possible)
    elif cell and score is not None and not label.sure:
        table.found.doubt(about, _TWO_NAMES, cell.place, [score])
    elif cell and score is not None:
        if number not in table.found.indicators and is_cut(cell) and not table.narrow:
            table.found.cut.add(number)
        table.found.add_indicator(number, score, cell.place)
    elif cell and thai.numbers(cell.text):
        table.found.doubt(about, _not_a_score(cell), cell.place)
    for mean in table.means:
        if mean < len(row.cells):
            _add_instrument(table, row, table.context.indicators.instrument_of(number), row.cells[mean])


def _score_cell(table: _Table, row: Row) -> Cell | None:
    """Return the cell of the score; without a header the first number with decimals, else the last number."""
    if table.grid.header is None:
        numeric = [c for c in row.filled if is_numeric(c)]
        return next((c for c in numeric if "." in c.text), numeric[-1] if numeric else None)
    cells = [row.cells[n] for n in table.column.columns if n < len(row.cells)]
    return next((c for c in cells if score_of(c) is not None), cells[0] if cells else None)


def _possible(table: _Table, row: Row) -> list[Cell]:
    """Return the cells that may be the score, where it is not sure which one is."""
    if table.grid.header is None:
        cells = {score_of(c): c for c in reversed(row.filled) if is_decimal(c)}
        return list(reversed(cells.values())) if len(cells) > 1 else []
    places = (row.cells[n] for n in table.column.doubtful if n < len(row.cells))
    return [c for c in places if score_of(c) is not None]


def _add_other(table: _Table, row: Row) -> None:
    """Take the score of an instrument's row or of the total row."""
    of_total = thai.has(table.context.vocabulary.scores.total_rows, row.filled[0].text)
    instrument = _whole_instrument(table) if of_total else _instrument_of(table, row)
    possible = _possible(table, row)
    if of_total and not instrument:
        _add_total(table, row)
    elif instrument and table.grid.header and possible:
        _doubt(table, f"instruments/{instrument}/score", possible)
    elif instrument and table.grid.header:
        _add_instrument(table, row, instrument, _score_cell(table, row))


def _whole_instrument(table: _Table) -> InstrumentCode | None:
    """Return the instrument of a table that lists its indicators, and no others: its total is none of the whole."""
    numbers = {label.number for label in table.labels} - {None}
    codes = {table.context.indicators.instrument_of(n) for n in numbers if n}
    every = {n for n in _ALL if table.context.indicators.instrument_of(n) in codes}
    return codes.pop() if len(codes) == 1 and numbers == every else None


def _add_total(table: _Table, row: Row) -> None:
    """Take the overall score: the weighted one, else that below the scores, else the only number."""
    found = table.found
    numeric = [c for c in row.filled if score_of(c) is not None]
    below = (table.grid.cell(row, "weighted"), _score_cell(table, row) if table.grid.header else None)
    told = [c for c in below if c and score_of(c) is not None]
    total = next(iter(told or numeric), None)
    if found.overall.score is not None or total is None:
        return
    if not told and len({score_of(c) for c in numeric}) > 1:
        _doubt(table, "overall/score", numeric)
        return
    level = level_of(total, table.context.levels)
    places = {"score": total.place} | ({"level": total.place} if level else {})
    found.overall = Overall(score=score_of(total), level=level, places=places, place=total.place)


def _instrument_of(table: _Table, row: Row) -> InstrumentCode | None:
    return table.context.indicators.instrument(" ".join(c.text for c in row.filled if not is_numeric(c)))


def _add_instrument(table: _Table, row: Row, code: InstrumentCode, cell: Cell | None) -> None:
    score = score_of(cell)
    weights = thai.numbers(table.grid.text(row, "weight"))
    if cell and score is not None:
        table.found.add_instrument(code, score, int(weights[0]) if weights else None, cell.place)


# Doubts


def _not_a_score(cell: Cell) -> str:
    return f"อ่าน “{cell.text}” เป็นคะแนน 0 ถึง 100 ไม่ได้"


def _doubt(table: _Table, about: str, possible: Sequence[Cell]) -> None:
    numbers = [number for cell in possible for number in thai.numbers(cell.text)]
    table.found.doubt(about, table.column.why or _NO_COLUMN, possible[0].place, numbers)


def _doubt_rows(table: _Table) -> None:
    """Say of the rows that name indicators or instruments and hold scores that no column tells whose they are."""
    rows: list[tuple[str, list[Cell]]] = []
    for row, label in zip(table.grid.rows, table.labels, strict=True):
        instrument = _instrument_of(table, row) if label.number is None else None
        about = f"indicators/{label.number}" if label.number else f"instruments/{instrument}" if instrument else ""
        decimals = [c for c in row.filled if is_decimal(c)]
        if about and decimals:
            rows.append((f"{about}/score", decimals))
    for about, decimals in rows if len(rows) >= _FEWEST else ():
        _doubt(table, about, decimals)


def _doubt_nameless(table: _Table) -> None:
    """Say of a table of indicators that a row with a score does not tell whose it is: it may be any of those left."""
    if len({label.number for label in table.labels} - {None}) < _FEWEST or table.grid.header is None:
        return
    for row, label in zip(table.grid.rows, table.labels, strict=True):
        cell = _score_cell(table, row)
        if label.number is None and cell and is_decimal(cell) and _is_nameless(table, row):
            for number in _ALL:
                table.found.doubt(f"indicators/{number}/score", _NO_NAME, row.place)


def _is_nameless(table: _Table, row: Row) -> bool:
    """Whether a row names something, but no instrument, question or several indicators."""
    words = " ".join(c.text for c in row.filled if not is_numeric(c))
    named = _instrument_of(table, row) or table.context.codes.cited(words) or thai.has(_OF_SEVERAL, words)
    return bool(words) and not named

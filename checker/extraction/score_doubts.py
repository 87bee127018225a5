"""Scores in tables that are not surely read: they are left to people, never passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker import thai
from checker.blocks import Cell
from checker.extraction.context import Context
from checker.extraction.grids import Row
from checker.extraction.score_cells import is_decimal, is_numeric
from checker.extraction.score_spots import ScoreTable, Spot
from checker.extraction.stated import Scores

_ALL = range(1, 11)
_FEWEST = 3
_NO_COLUMN = "ตัวเลขในตารางนี้น่าจะเป็นคะแนน แต่ไม่มีหัวตารางที่บอกว่าคอลัมน์ใดเป็นคะแนนที่ได้"
_NO_NAME = "มีแถวคะแนนที่ไม่ทราบว่าเป็นของตัวชี้วัดใด"
_NO_CODE = "มีแถวคะแนนที่อ่านรหัสข้อไม่ได้"
# Words of rows that tell of several indicators.
_OF_SEVERAL = ("รวม", "เฉลี่ย", "total", "average")
_OF_CODES = re.compile("(?:รหัส)?ข้อ|รหัส")
_LIKE_A_CODE = re.compile(r"\W*[A-Za-z|]{1,2}\s?\d{1,2}(?![\d.])")


def doubt_spot(table: ScoreTable, about: str, spot: Spot, found: Scores) -> None:
    """Say of a row that it is not sure which cell is its score, or whether it is whole."""
    numbers = () if spot.why else (number for cell in spot.possible for number in thai.numbers(cell.text))
    found.doubt(about, spot.why or table.column.why or _NO_COLUMN, spot.possible[0].place, numbers)


def doubt_number(about: str, cell: Cell, found: Scores) -> None:
    """Say of a cell that what it holds is no score."""
    found.doubt(about, f"อ่าน “{cell.text}” เป็นคะแนน 0 ถึง 100 ไม่ได้", cell.place)


def doubt_rows(table: ScoreTable, context: Context, found: Scores) -> None:
    """Say of the rows that name indicators or instruments and hold scores that no column tells which it is."""
    rows: list[tuple[str, Cell]] = []
    for row, label in zip(table.grid.rows, table.labels, strict=True):
        instrument = context.indicators.instrument(words_of(row)) if label.number is None else None
        about = f"indicators/{label.number}" if label.number else f"instruments/{instrument}" if instrument else ""
        decimal = next((cell for cell in row.filled if is_decimal(cell)), None)
        if about and decimal:
            rows.append((f"{about}/score", decimal))
    for about, decimal in rows if len(rows) >= _FEWEST else ():
        found.doubt(about, _NO_COLUMN, decimal.place)


def doubt_nameless(table: ScoreTable, left: Iterable[Row], context: Context, found: Scores) -> None:
    """Say of the rows left over that they have a score and do not tell whose: it may be any that is missing."""
    many = len({label.number for label in table.labels} - {None}) >= _FEWEST
    for row in left if table.grid.header else ():
        cell, words = table.spot(row).cell, words_of(row)
        if not cell or not is_decimal(cell) or not words or context.indicators.instrument(words):
            continue
        if _LIKE_A_CODE.match(words) or _lists_questions(table):
            found.doubt("questions", _NO_CODE, row.filled[0].place)
        elif many and not thai.has(_OF_SEVERAL, words):
            for number in _ALL:
                found.doubt(f"indicators/{number}/score", _NO_NAME, row.filled[0].place)


def _lists_questions(table: ScoreTable) -> bool:
    """Whether a column is of questions, or of their codes."""
    headers = (column.header.text for column in table.grid.columns if column.field == "number")
    return table.grid.has("question") or any(_OF_CODES.match(thai.key(text)) for text in headers)


def words_of(row: Row) -> str:
    """Return what stands in a row besides numbers."""
    return " ".join(cell.text for cell in row.filled if not is_numeric(cell))

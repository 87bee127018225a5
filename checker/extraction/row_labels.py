"""Which of the ten indicators each row of a table of scores is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checker import thai
from checker.blocks import Cell
from checker.extraction.context import Context
from checker.extraction.grids import Grid, Row
from checker.extraction.score_cells import is_numeric

_INDICATORS = range(1, 11)
_TWO_NAMES = "เลขของตัวชี้วัดกับชื่อในแถวเดียวกันไม่ตรงกัน"
_QUESTION = "ไม่ทราบว่าคะแนนในแถวนี้เป็นของตัวชี้วัดหรือของข้อคำถาม"
_LONGEST = 100
_TELLING = (None, "number", "indicator", "issue", "question")


@dataclass(frozen=True)
class Label:
    """The indicator of a row, None where it is of none; `doubt` (Thai) tells why the score may not be of it.

    `parent`: the indicator that its column of indicators names, to which a question in the row belongs.
    """

    number: int | None = None
    doubt: str = ""
    parent: int | None = None


def labels(grid: Grid, context: Context) -> list[Label]:
    """Return the label of each row."""
    bare = [_bare(grid, row) for row in grid.rows]
    names = [_beside(grid, row, context) for row in grid.rows]
    known = sum(number is not None and number == name for number, name in zip(bare, names, strict=True))
    alone = max(Counter(filter(None, bare)).values(), default=0) == 1
    found = []
    for row, number, name in zip(grid.rows, bare, names, strict=True):
        if number is None:
            found.append(_worded(grid, row, context))
        elif name is not None:
            found.append(Label(name, "" if name == number else _TWO_NAMES, number if name == number else None))
        else:
            sure = alone and (not _words(grid, row) or 2 * known > len(grid.rows))
            found.append(Label(number, "" if sure else _QUESTION, number))
    return found


def _worded(grid: Grid, row: Row, context: Context) -> Label:
    """Return the label of a row whose indicator is named in words; what stands in a column of questions is none."""
    number, cell = _named(grid, row, context), grid.cell(row, "indicator")
    parent = _first([cell], context) if cell and not context.codes.leading(cell.text) else None
    question = grid.cell(row, "question")
    asked = question is not None and question.text and not is_numeric(question) and _first([question], context) is None
    return Label(number, _QUESTION if asked and parent else "", parent)


def _words(grid: Grid, row: Row) -> list[Cell]:
    """Return what stands in words in the columns that may name something."""
    pairs = zip(grid.columns, row.cells, strict=False)
    return [cell for column, cell in pairs if column.field in _TELLING and cell.text and not is_numeric(cell)]


def _bare(grid: Grid, row: Row) -> int | None:
    """Return the number that stands alone in the column of indicators; a narrow one parts its digits."""
    digits = thai.key(grid.text(row, "indicator"))
    return int(digits) if digits.isdecimal() and int(digits) in _INDICATORS else None


def _named(grid: Grid, row: Row, context: Context) -> int | None:
    cell = grid.cell(row, "indicator", "issue", "question")
    return _first([cell] if cell and cell.text else row.filled[:3], context)


def _beside(grid: Grid, row: Row, context: Context) -> int | None:
    return _first(_words(grid, row), context)


def _first(cells: Sequence[Cell], context: Context) -> int | None:
    words = (cell.text for cell in cells if not is_numeric(cell) and len(cell.text) < _LONGEST)
    return next((number for number in map(context.indicators.label, words) if number is not None), None)

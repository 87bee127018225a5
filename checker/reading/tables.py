"""Laying out a table whose cells may span rows and columns.

A place in the table that is covered by a spanning cell has no text of its own: its text is empty and its `Place` is
that of the cell that covers it, whose text it quotes. So `cell.place.row < row` says "merged with the cell above",
which an empty cell never says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.blocks import Cell, Place, ReadingError, Table
from checker.thai import clean

MAX_CELLS = 50_000  # a plan has some hundreds


@dataclass(slots=True)
class Span:
    """A cell as the file defines it: where it starts (from 1), how far it reaches, its text and line."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    line: int | None = None


def lay_out(spans: Iterable[Span], file: str, number: int) -> Table:
    """Return the table number `number` of `file`, its rows equally long; where two cells overlap the earlier stands.

    Raises `ReadingError` for a table of more than `MAX_CELLS` places.
    """
    grid: dict[int, dict[int, Cell]] = {}
    size = 0
    for span in spans:
        size += span.rows * span.columns
        check_size(size, file, number)
        _place(span, grid, file, number)
    width = max(map(max, grid.values()), default=0)
    height = max(grid, default=0)
    check_size(width * height, file, number)
    return Table(number, tuple(_row(grid.get(row, {}), row, width, file, number) for row in range(1, height + 1)))


def check_size(cells: int, file: str, number: int) -> None:
    """Raise `ReadingError` where a table of so many cells is beyond all bounds."""
    if cells > MAX_CELLS:
        raise ReadingError(f"แฟ้ม {file} ตารางที่ {number} ใหญ่เกิน {MAX_CELLS:,} ช่อง โปรดแยกเฉพาะเอกสารมาตรการ")


def _place(span: Span, grid: dict[int, dict[int, Cell]], file: str, number: int) -> None:
    quote = span.text.strip()
    place = Place(file=file, table=number, row=span.row, column=span.column, line=span.line, quote=quote)
    covered = Cell("", place)
    for row in range(span.row, span.row + span.rows):
        cells = grid.setdefault(row, {})
        for column in range(span.column, span.column + span.columns):
            cells.setdefault(column, covered)
    if grid[span.row][span.column] is covered:
        grid[span.row][span.column] = Cell(clean(quote), place)


def _row(cells: dict[int, Cell], row: int, width: int, file: str, number: int) -> tuple[Cell, ...]:
    return tuple(
        cells.get(column) or Cell("", Place(file=file, table=number, row=row, column=column))
        for column in range(1, width + 1)
    )

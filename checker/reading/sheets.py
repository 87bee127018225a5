"""From a sheet of cells to paragraphs and tables, for the formats that know no tables of their own.

A blank row ends a table. Rows of a single cell that stand above a table are paragraphs: titles, names, remarks.
Inside a table, rows and columns without any text are not counted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, takewhile

from checker.blocks import Paragraph, Place, Table, Unread
from checker.reading.tables import Span, lay_out
from checker.thai import clean

Address = tuple[int, int]
Row = Sequence[Address]


@dataclass
class Sheet:
    """A sheet: the text of its cells by row and column (from 1), cells with nothing to read left out.

    `merges` maps the first cell of a merged range to the last. `bold` and `unread` (with the reason) name cells,
    `hidden` rows that do not show. `lines` gives the line of each row where the file is text.
    """

    cells: dict[Address, str] = field(default_factory=dict)
    merges: dict[Address, Address] = field(default_factory=dict)
    bold: set[Address] = field(default_factory=set)
    unread: dict[Address, str] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    lines: dict[int, int] = field(default_factory=dict)


class SheetBlocks:
    """Makes the blocks of the sheets of one file; tables are numbered on from sheet to sheet.

    Who wants to know which cells the blocks are made of, extends `paragraph` and `table`.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._tables = 0
        self.unread: list[Unread] = []

    def of(self, sheet: Sheet) -> Iterator[Paragraph | Table]:
        """Yield the paragraphs and tables of `sheet`; raise `ReadingError` for a table without bounds."""
        for run in _runs(sheet):
            titles = sum(1 for _ in takewhile(lambda row: _is_title(row, sheet), run))
            for row in run[:titles]:
                yield self.paragraph(row[0], sheet)
            if titles < len(run):
                yield self.table(run[titles:], sheet)

    def paragraph(self, address: Address, sheet: Sheet) -> Paragraph:
        """Return the paragraph that a cell makes."""
        text = sheet.cells[address].strip()
        place = Place(file=self._file, line=sheet.lines.get(address[0]), quote=text)
        self._note_unread(address, place, sheet)
        return Paragraph(clean(text), place, 2 if address in sheet.bold else None)

    def table(self, rows: Sequence[Row], sheet: Sheet) -> Table:
        """Return the table that rows make."""
        self._tables += 1
        spans = _spans(rows, sheet)
        table = lay_out(spans.values(), self._file, self._tables)
        for address, span in spans.items():
            self._note_unread(address, table.rows[span.row - 1][span.column - 1].place, sheet)
        return table

    def _note_unread(self, address: Address, place: Place, sheet: Sheet) -> None:
        if address in sheet.unread:
            self.unread.append(Unread(place=place, why=sheet.unread[address]))


def _runs(sheet: Sheet) -> Iterator[list[Row]]:
    """Yield the rows between blank rows; a row below a cell that is merged downwards is not blank."""
    run: list[Row] = []
    reach = 0
    for number, addresses in groupby(sorted(sheet.cells), key=lambda address: address[0]):
        if run and not all(row in sheet.hidden for row in range(reach + 1, number)):
            yield run
            run = []
        run.append(list(addresses))
        reach = max(reach, *(sheet.merges.get(address, address)[0] for address in run[-1]))
    if run:
        yield run


def _is_title(row: Row, sheet: Sheet) -> bool:
    return len(row) == 1 and bool(sheet.cells[row[0]]) and sheet.merges.get(row[0], row[0])[0] == row[0][0]


def _spans(rows: Sequence[Row], sheet: Sheet) -> dict[Address, Span]:
    down = [row[0][0] for row in rows]
    across = sorted({column for row in rows for _, column in row})

    def span(address: Address) -> Span:
        (top, left), (bottom, right) = address, sheet.merges.get(address, address)
        row, column = bisect_left(down, top), bisect_left(across, left)
        height, width = bisect_right(down, bottom) - row, bisect_right(across, right) - column
        return Span(row + 1, column + 1, sheet.cells[address], max(height, 1), max(width, 1), sheet.lines.get(top))

    return {address: span(address) for row in rows for address in row}

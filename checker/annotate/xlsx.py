"""A submitted XLSX with cell comments at the findings and a sheet that sums them up, all else as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from checker.annotate.notes import Note
from checker.annotate.parts import Parts
from checker.annotate.xlsx_comments import comment
from checker.annotate.xlsx_summary import summarise
from checker.blocks import Paragraph, Place, Table
from checker.reading import xlsx as reader
from checker.reading.package import Package, opened
from checker.reading.sheets import Address, Row, Sheet, SheetBlocks


def annotate(path: Path, notes: Sequence[Note]) -> bytes:
    """Return the XLSX file at `path` with a comment for each note; raise `ReadingError` where it cannot be read."""
    parts = Parts(path.read_bytes())
    with opened(path, reader.MEND) as package:
        workbook = _Located(package, path.name)
        cells = [workbook.cell(note.place) for note in notes]
        by_sheet: dict[str, dict[Address, list[Note]]] = defaultdict(lambda: defaultdict(list))
        for (sheet, address), note in zip(cells, notes, strict=True):
            by_sheet[sheet][address].append(note)
        for sheet, of_sheet in by_sheet.items():
            comment(parts, package, sheet, of_sheet)
        shown = [(workbook.names[sheet], address) for sheet, address in cells]
        summarise(parts, package, workbook.part, list(zip(notes, shown, strict=True)))
    return parts.content()


class _Located(reader.Workbook):
    """A workbook read once more, to learn which cell of which sheet each place stands for."""

    def __init__(self, package: Package, file: str) -> None:
        super().__init__(package, file)
        self.names: dict[str, str] = {}
        self.sheets = self._places = _Places(file)
        for _ in self.blocks():
            pass

    def cell(self, place: Place) -> tuple[str, Address]:
        """Return the sheet, by its part, and the cell of a place; the first cell of all where there is none."""
        return self._places.cell(place) or (next(iter(self.names)), (1, 1))

    def sheet(self, part: str, name: str) -> Sheet:
        self.names[part] = name
        self._places.part = part
        return super().sheet(part, name)


class _Places(SheetBlocks):
    """Makes blocks and remembers which rows and columns of which sheet (`part`) each table was made of."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.part = ""
        self._grids: dict[int, tuple[str, list[int], list[int]]] = {}
        self._lines: dict[str, tuple[str, Address]] = {}

    def cell(self, place: Place) -> tuple[str, Address] | None:
        """Return the sheet and the cell of a place, its row where it has no column, or the line that it quotes."""
        if place.table not in self._grids or not place.row:
            return self._lines.get(place.quote)
        part, rows, columns = self._grids[place.table]
        row, column = min(place.row, len(rows)), min(place.column or 1, len(columns))
        return part, (rows[row - 1], columns[column - 1])

    def table(self, rows: Sequence[Row], sheet: Sheet) -> Table:
        table = super().table(rows, sheet)
        columns = sorted({column for row in rows for _, column in row})
        self._grids[table.number] = self.part, [row[0][0] for row in rows], columns
        return table

    def paragraph(self, address: Address, sheet: Sheet) -> Paragraph:
        paragraph = super().paragraph(address, sheet)
        self._lines.setdefault(paragraph.place.quote, (self.part, address))
        return paragraph

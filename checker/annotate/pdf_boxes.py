"""Where on its pages a PDF says what it says: the box of a cell, or of the lines that a text is quoted from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pypdfium2 import PdfDocument

from checker import thai
from checker.blocks import Place, Table
from checker.reading.pdf_content import content
from checker.reading.pdf_grid import Grid
from checker.reading.pdf_layout import blocks
from checker.reading.pdf_lines import Line
from checker.reading.pdf_page import Box
from checker.reading.pdf_sheet import Sheet, sheet

_FEW = 10  # letters: a page with fewer is a picture, whose tables are counted elsewhere
_BELOW = 0.3  # of the size of letters: how far marks reach below the baseline


class Boxes:
    """The boxes of a document that is printed text; scans have none."""

    def __init__(self, pdf: PdfDocument) -> None:
        pages = [content(pdf[n], n + 1) for n in range(len(pdf))]
        legible = all(len(page.letters) >= _FEW for page in pages)
        self._sheets = [sheet(page) for page in pages] if legible else []
        found = blocks(pages, "").blocks if legible else ()
        self._tables = dict(_grids(self._sheets, [block for block in found if isinstance(block, Table)]))

    def of(self, place: Place) -> list[Box]:
        """Return the boxes of a place on its page; none where they are not known."""
        if grid := self._tables.get(place.table or 0):
            return _cells(grid, place)
        on_page = [s for s in self._sheets if s.page.number == place.page]
        return [_box(line) for s in on_page for line in s.lines if _quoted(line, place.quote)]


def _grids(sheets: Sequence[Sheet], tables: Sequence[Table]) -> Iterator[tuple[int, Grid]]:
    """Yield the grid of each table that has lines, by number. Those without lines are told by their size."""
    for on in sheets:
        ruled = iter(on.tables)
        grid = next(ruled, None)
        for table in tables:
            same_page = table.rows[0][0].place.page == on.page.number
            if (
                grid
                and same_page
                and (len(table.rows), len(table.rows[0]))
                == (
                    len(grid.grid.ys) - 1,
                    len(grid.grid.xs) - 1,
                )
            ):
                yield table.number, grid.grid
                grid = next(ruled, None)


def _cells(grid: Grid, place: Place) -> list[Box]:
    of_row = [slot for slot in grid.slots if slot.row == place.row]
    slots = [slot for slot in of_row if slot.column == place.column] or of_row[:1]
    return [grid.inside(slot) for slot in slots]


def _quoted(line: Line, quote: str) -> bool:
    text = thai.key(thai.clean(line.text))
    return bool(text) and text in thai.key(quote)


def _box(line: Line) -> Box:
    return Box(line.x, line.y - line.size, line.right, line.y + _BELOW * line.size)

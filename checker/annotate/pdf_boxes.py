"""Where on its pages a PDF says what it says: the box of a cell, or of the lines that a text is quoted from."""

from __future__ import annotations

from collections import deque

from pypdfium2 import PdfDocument

from checker import thai
from checker.blocks import Place
from checker.reading.pdf_content import content
from checker.reading.pdf_layout import Layout
from checker.reading.pdf_lines import Line
from checker.reading.pdf_page import Box
from checker.reading.pdf_sheet import sheet

_FEW = 10  # letters: a page with fewer is a picture, whose tables are counted elsewhere
_BELOW = 0.3  # of the size of letters: how far marks reach below the baseline


class Boxes:
    """The boxes of a document that is printed text; scans have none."""

    def __init__(self, pdf: PdfDocument) -> None:
        pages = [content(pdf[n], n + 1) for n in range(len(pdf))]
        legible = all(len(page.letters) >= _FEW for page in pages)
        self._sheets = [sheet(page) for page in pages] if legible else []
        layout = Layout(self._sheets, "")
        deque(layout.blocks(), maxlen=0)
        self._cells = layout.boxes

    def of(self, place: Place) -> list[Box]:
        """Return the boxes of a place on its page; none where they are not known."""
        row = {key[2]: box for key, box in self._cells.items() if key[:2] == (place.table, place.row)}
        if row:
            return [row[min(row, key=lambda column: abs(column - (place.column or 1)))]]
        on_page = [s for s in self._sheets if s.page.number == place.page]
        return [_box(line) for s in on_page for line in s.lines if _quoted(line, place.quote)]


def _quoted(line: Line, quote: str) -> bool:
    text = thai.key(thai.clean(line.text))
    return bool(text) and text in thai.key(quote)


def _box(line: Line) -> Box:
    return Box(line.x, line.y - line.size, line.right, line.y + _BELOW * line.size)

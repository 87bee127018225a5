"""The chart of the ten indicators as a Word table: in each row a bar of shaded blanks, with a mark at the threshold."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from docx.document import Document
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from checker.output import plan_table, thai_docx
from checker.output.chart import Bar, measured

_WIDTHS = (9, 2.5, 14.2)
_LENGTH, _HEIGHT = 40, 12
_FONT = "Courier New"  # every blank is as wide as the mark, so that the marks stand in one line
_BLANK, _MARK = " ", "▌"
_BELOW, _REACHED, _EMPTY = "C00000", "2E7D32", "D9D9D9"


def add(document: Document, bars: Iterable[Bar], threshold: Decimal) -> None:
    """Add the table to a page that lies on its side."""
    drawn = tuple(bars)
    header = (*plan_table.SCORES_HEADER, f"เทียบกับเกณฑ์ {threshold} (เส้นตั้ง)")
    rows = [(bar.full_name, bar.shown, "") for bar in drawn]
    table = thai_docx.table(document, header, _WIDTHS, rows)
    for row, bar in zip(table.rows[1:], drawn, strict=True):
        _draw(row.cells[2], bar, threshold)


def _draw(cell: _Cell, bar: Bar, threshold: Decimal) -> None:
    line, colour = cell.paragraphs[0], _BELOW if bar.low else _REACHED
    if bar.score is None:
        thai_docx.write(line, bar.told, size=14)
        return
    reached, mark = measured(bar.score, threshold, _LENGTH)
    for start, end, shade in ((0, min(reached, mark), colour), (reached, mark, _EMPTY)):
        _stretch(line, start, end, shade)
    thai_docx.write(line, _MARK, size=_HEIGHT, colour="000000", behind=_EMPTY if bar.low else colour, font=_FONT)
    for start, end, shade in ((mark, reached, colour), (max(reached, mark), _LENGTH, _EMPTY)):
        _stretch(line, start, end, shade)
    thai_docx.write(line, f" {bar.told}", size=14, colour=colour)


def _stretch(line: Paragraph, start: int, end: int, colour: str) -> None:
    if start < end:
        thai_docx.write(line, _BLANK * (end - start), size=_HEIGHT, behind=colour, font=_FONT)

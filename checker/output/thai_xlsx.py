"""Excel sheets in Thai: titles, a ruled table that prints on A4, and rows high enough for wrapped Thai."""

from __future__ import annotations

import datetime
import io
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from checker.files import without_times
from checker.legal_text import legal

_FONT = "TH Sarabun New"
# Room for the fonts that stand in where TH Sarabun New is not installed: they are larger.
_LINE_HEIGHT, _LETTER = 23.0, 1.25
_MOST_HIGH = 400
_RULE = Side(style="thin", color="808080")
_NO_TIME = datetime.datetime(2000, 1, 1)


def fill(
    sheet: Worksheet,
    titles: Iterable[str],
    header: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[str]],
) -> int:
    """Fill an empty sheet with titles and a table whose widths are in letters; return the row of its header."""
    for number, title in enumerate(titles):
        _title(sheet, title, size=14 if number else 18)
    sheet.append([])
    sheet.append(list(header))
    top = sheet.max_row
    for row in rows:
        sheet.append([legal(text) for text in row])
    for cells in sheet.iter_rows(min_row=top, max_col=len(header)):
        for cell in cells:
            _dress(cell, heading=cell.row == top)
        # LibreOffice and Excel cut wrapped Thai rows whose height is not set.
        lines = max(_lines(str(cell.value or ""), width) for cell, width in zip(cells, widths, strict=True))
        sheet.row_dimensions[cells[0].row or top].height = min(_MOST_HIGH, _LINE_HEIGHT * lines)
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = f"A{top + 1}"
    _print_on_a4(sheet, top)
    return top


def to_bytes(book: Workbook) -> bytes:
    """Return the file's bytes: the same workbook, the same bytes."""
    book.properties.created = book.properties.modified = _NO_TIME
    content = io.BytesIO()
    # book.save() would write the time of saving into the file.
    ExcelWriter(book, zipfile.ZipFile(content, "w")).save()
    return without_times(content.getvalue())


def _title(sheet: Worksheet, text: str, *, size: int) -> None:
    sheet.append([legal(text)])
    cell = sheet.cell(sheet.max_row, 1)
    cell.data_type = "s"
    cell.font = Font(name=_FONT, size=size, bold=size > 14)
    sheet.row_dimensions[sheet.max_row].height = size * 1.7


def _dress(cell: Cell | MergedCell, *, heading: bool) -> None:
    cell.data_type = "s"  # text that starts with = is no formula
    cell.font = Font(name=_FONT, size=14, bold=heading)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.border = Border(_RULE, _RULE, _RULE, _RULE)
    if heading:
        cell.fill = PatternFill("solid", fgColor="E7E6E6")


def _print_on_a4(sheet: Worksheet, top: int) -> None:
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.8, footer=0.4)
    if sheet.oddFooter:
        sheet.oddFooter.center.text = "หน้า &P จาก &N"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column; marks above and below letters take no room."""
    letters = (sum(unicodedata.category(char) != "Mn" for char in line) for line in text.split("\n"))
    return sum(1 + int(count * _LETTER) // width for count in letters)

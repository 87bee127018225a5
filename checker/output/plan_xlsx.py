"""A plan as an Excel workbook: a sheet of measures, one of the analysis and one of the scores."""

from __future__ import annotations

import datetime
import io
import unicodedata
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from checker.files import without_times
from checker.output import plan_table
from checker.submission import Submission
from knowledge.model import Edition

_FONT = "TH Sarabun New"
_LINE_HEIGHT = 21.0
_RULE = Side(style="thin", color="808080")


def render(plan: Submission, edition: Edition) -> bytes:
    """Return the plan as the bytes of an XLSX file."""
    book = Workbook()
    measures = book.active
    assert isinstance(measures, Worksheet)
    measures.title = "มาตรการ"
    _sheet(
        measures,
        plan_table.titles(plan),
        plan_table.MEASURES_HEADER,
        (22, 30, 40, 52, 22, 24, 34),
        plan_table.measure_rows(plan, edition),
    )
    analysis_title = plan_table.ANALYSIS_TITLE.format(year=plan.assessed_year)
    analysis = plan_table.analysis_rows(plan, edition)
    _sheet(book.create_sheet("วิเคราะห์"), (analysis_title,), plan_table.ANALYSIS_HEADER, (36, 60, 60), analysis)
    scores_title = plan_table.SCORES_TITLE.format(year=plan.assessed_year)
    scores = plan_table.score_rows(plan, edition)
    _sheet(book.create_sheet("คะแนน"), (scores_title,), plan_table.SCORES_HEADER, (44, 12), scores)
    questions = list(plan_table.question_rows(plan))
    if questions:
        questions_title = plan_table.QUESTIONS_TITLE.format(year=plan.assessed_year)
        _sheet(book.create_sheet("คะแนนรายข้อ"), (questions_title,), plan_table.QUESTIONS_HEADER, (44, 12), questions)
    book.properties.created = book.properties.modified = datetime.datetime(2000, 1, 1)
    content = io.BytesIO()
    book.save(content)
    return without_times(content.getvalue())


def _sheet(
    sheet: Worksheet,
    titles: Iterable[str],
    header: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[str]],
) -> None:
    for title in titles:
        sheet.append([title])
        sheet.cell(sheet.max_row, 1).font = Font(name=_FONT, size=18, bold=True)
    sheet.append([])
    sheet.append(list(header))
    top = sheet.max_row
    for row in rows:
        sheet.append(list(row))
    for cells in sheet.iter_rows(min_row=top):
        for cell in cells:
            cell.data_type = "s"  # text that starts with = is no formula
            cell.font = Font(name=_FONT, size=14, bold=cell.row == top)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(_RULE, _RULE, _RULE, _RULE)
            if cell.row == top:
                cell.fill = PatternFill("solid", fgColor="E7E6E6")
        # LibreOffice and Excel cut wrapped Thai rows whose height is not set.
        lines = max(_lines(str(cell.value or ""), width) for cell, width in zip(cells, widths, strict=True))
        sheet.row_dimensions[cells[0].row or top].height = min(400, _LINE_HEIGHT * lines)
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = f"A{top + 1}"
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column; marks above and below letters take no room."""
    letters = (sum(unicodedata.category(char) != "Mn" for char in line) for line in text.split("\n"))
    return sum(1 + int(count * 1.1) // width for count in letters)

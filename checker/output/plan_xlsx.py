"""A plan as an Excel workbook: a sheet of measures, one of the analysis and one of the scores."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from checker.output import plan_table, thai_xlsx
from checker.submission import Submission
from knowledge.model import Edition


def render(plan: Submission, edition: Edition) -> bytes:
    """Return the plan as the bytes of an XLSX file."""
    book = Workbook()
    measures = book.active
    assert isinstance(measures, Worksheet)
    measures.title = "มาตรการ"
    thai_xlsx.fill(
        measures,
        plan_table.titles(plan),
        plan_table.MEASURES_HEADER,
        (22, 30, 40, 52, 22, 24, 34),
        plan_table.measure_rows(plan, edition),
    )
    analysis_title = plan_table.ANALYSIS_TITLE.format(year=plan.assessed_year)
    analysis = plan_table.analysis_rows(plan, edition)
    thai_xlsx.fill(book.create_sheet("วิเคราะห์"), (analysis_title,), plan_table.ANALYSIS_HEADER, (36, 60, 60), analysis)
    scores_title = plan_table.SCORES_TITLE.format(year=plan.assessed_year)
    scores = plan_table.score_rows(plan, edition)
    thai_xlsx.fill(book.create_sheet("คะแนน"), (scores_title,), plan_table.SCORES_HEADER, (44, 12), scores)
    questions = list(plan_table.question_rows(plan))
    if questions:
        questions_title = plan_table.QUESTIONS_TITLE.format(year=plan.assessed_year)
        thai_xlsx.fill(
            book.create_sheet("คะแนนรายข้อ"), (questions_title,), plan_table.QUESTIONS_HEADER, (44, 12), questions
        )
    return thai_xlsx.to_bytes(book)

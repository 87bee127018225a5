"""A plan as a Word document in the form of its edition: results, analysis, and the table of measures."""

from __future__ import annotations

from docx.document import Document

from checker.output import chart, chart_docx, columns, plan_table, thai_docx
from checker.submission import Submission
from knowledge.model import Edition

_WIDTH = 25.7
LEAST = (2.3, 3.1, 3.2, 5.5, 2.7, 2.8, 2.8)


def render(plan: Submission, edition: Edition) -> bytes:
    """Return the plan as the bytes of a DOCX file; without measures it is an empty form."""
    document = thai_docx.new_document()
    for line in plan_table.titles(plan):
        thai_docx.paragraph(document, line, size=thai_docx.TITLE, bold=True, centred=True)
    if plan_table.is_form(plan):
        _results_to_fill(document, plan, edition)
    else:
        thai_docx.paragraph(document, plan_table.DRAFT_NOTE)
        if plan.indicators:
            _results(document, plan, edition)
    questions = list(plan_table.question_rows(plan))
    if questions:
        document.add_heading(plan_table.QUESTIONS_TITLE.format(year=plan.assessed_year), 1)
        thai_docx.table(document, plan_table.QUESTIONS_HEADER, (9, 2.5), questions)
    heading = document.add_heading(plan_table.ANALYSIS_TITLE.format(year=plan.assessed_year), 1)
    heading.paragraph_format.page_break_before = plan_table.is_form(plan)
    analysis = list(plan_table.analysis_rows(plan, edition)) or [("", "", "")]
    thai_docx.table(document, plan_table.ANALYSIS_HEADER, (6.7, 9.5, 9.5), analysis)
    heading = document.add_heading(plan_table.MEASURES_TITLE.format(year=plan.plan_year), 1)
    heading.paragraph_format.page_break_before = True
    measures = list(plan_table.measure_rows(plan, edition))
    widths = columns.balanced(LEAST, _WIDTH, measures)
    thai_docx.table(document, plan_table.MEASURES_HEADER, widths, measures)
    return thai_docx.to_bytes(document)


def _results_to_fill(document: Document, plan: Submission, edition: Edition) -> None:
    document.add_heading(plan_table.SCORES_TITLE.format(year=plan.assessed_year), 1)
    thai_docx.table(document, plan_table.SCORES_HEADER, (9, 2.5), plan_table.score_rows(plan, edition))


def _results(document: Document, plan: Submission, edition: Edition) -> None:
    document.add_heading(plan_table.SCORES_TITLE.format(year=plan.assessed_year), 1)
    if plan.overall.score is not None:
        level = f" ระดับ {plan.overall.level}" if plan.overall.level else ""
        thai_docx.paragraph(document, f"คะแนนรวม {plan.overall.score:.2f} คะแนน{level}")
    bars = (bar for bar in chart.bars(plan.indicator_scores, edition) if bar.score is not None)
    chart_docx.add(document, bars, edition.threshold)

"""Empty forms have rows to fill in, what is filled in is read, and rows of a Word table stay on one page."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from openpyxl import load_workbook

from checker.check import shipped_rules
from checker.draft import draft
from checker.from_scores import blank
from checker.intake import understand
from checker.output import recommendations
from checker.recommend import recommend
from checker.submission import IndicatorScore, Submission
from knowledge.base import load

YEARS = sorted(load().editions)
FORMS = [".docx", ".xlsx", ".html"]


def form(folder: Path, year: int, ending: str) -> Path:
    file = folder / f"form{ending}"
    file.write_bytes(recommendations.as_file(*blank(year), file))
    return file


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("year", [2565, 2569])
def test_the_form_has_a_row_for_each_score_and_rows_for_measures(tmp_path: Path, year: int) -> None:
    scores, _analysis, measures = Document(str(form(tmp_path, year, ".docx"))).tables
    names = [f"ตัวชี้วัดที่ {i.number} {i.name}" for i in load().edition(year).indicators]
    assert cells(scores)[1:] == [[name, ""] for name in names]
    assert cells(measures)[1:] == [[""] * 7] * 5


def test_a_workbook_has_the_same_rows(tmp_path: Path) -> None:
    book = load_workbook(form(tmp_path, 2569, ".xlsx"))
    scores = [row for row in book["คะแนน"].iter_rows(values_only=True) if str(row[0]).startswith("ตัวชี้วัดที่ ")]
    assert len(scores) == 10
    assert not any(row[1] for row in scores)
    assert book["มาตรการ"].max_row == 4 + 5


def test_a_page_has_the_same_rows(tmp_path: Path) -> None:
    page = form(tmp_path, 2569, ".html").read_text(encoding="utf-8")
    assert "<td>ตัวชี้วัดที่ 10 การป้องกันการทุจริต</td><td></td></tr>" in page
    assert page.count(f"<tr>{'<td></td>' * 7}</tr>") == 5


@pytest.mark.parametrize("ending", FORMS)
@pytest.mark.parametrize("year", YEARS)
def test_what_nobody_filled_in_is_not_read(tmp_path: Path, year: int, ending: str) -> None:
    read = understand(form(tmp_path, year, ending))
    assert (read.kind, read.edition) == ("plan", year)
    assert (read.measures, read.analysis, read.indicators, read.unread) == ([], [], [], [])


def test_what_is_written_into_the_form_is_read(tmp_path: Path) -> None:
    file = form(tmp_path, 2569, ".docx")
    document = Document(str(file))
    scores, _analysis, measures = document.tables
    for number, row in enumerate(scores.rows[1:], 1):
        row.cells[1].text = f"{80 + number}.50"
    for cell, text in zip(measures.rows[2].cells, ("ตัวชี้วัดที่ 4", "จัดทำคู่มือการยืมทรัพย์สิน"), strict=False):
        cell.text = text
    document.save(str(file))
    read = understand(file)
    assert [stated.score for stated in read.indicators] == [Decimal(f"{80 + n}.50") for n in range(1, 11)]
    assert [(m.title, m.indicators) for m in read.measures] == [("จัดทำคู่มือการยืมทรัพย์สิน", [4])]


def test_a_row_that_fits_a_page_is_not_split(tmp_path: Path) -> None:
    edition = load().edition(2569)
    scores = Submission(
        kind="scores",
        assessed_year=2568,
        indicators=[IndicatorScore(number=n, score=Decimal(s)) for n, s in ((4, 70), (9, 50))],
    )
    found = recommend(scores, edition, load(), shipped_rules())
    plan = draft(scores, found.measures, edition, load().agencies.types["อบต."])
    file = tmp_path / "plan.docx"
    file.write_bytes(recommendations.as_file(plan, edition, file))
    _scores, _analysis, measures = Document(str(file)).tables
    kept = [row._element.find(f".//{qn('w:cantSplit')}") is not None for row in measures.rows[1:]]
    assert kept == [len(measure.steps) < 20 for measure in plan.measures]
    assert False in kept
    assert measures.columns[3].width > 2 * measures.columns[2].width

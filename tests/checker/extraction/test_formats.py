"""The same words in another format say the same: every field of the project's documents, and every outcome."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from checker.check import Files, examine_file
from checker.intake import understand
from tests.documents import expected, formats
from tests.documents.pdf_builder import needs_libreoffice, needs_tesseract

PLANS = ("joined_tables", "labelled_blocks", "two_tables", "owner_headings")
REPORTS = ("report_full_table", "report_forms")
FORMATS = sorted(set(formats.WRITERS) - {"text"})


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", formats.NAMES)
def test_every_field_is_read_from_every_format(name: str, kind: str, tmp_path: Path) -> None:
    read = understand(formats.WRITERS[kind](name, tmp_path))
    assert [field for field in expected.fields(name, read) if not field.right] == []


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", [*PLANS, *REPORTS])
def test_every_format_has_the_same_outcomes(name: str, kind: str, tmp_path: Path) -> None:
    assert outcomes(formats.WRITERS[kind](name, tmp_path)) == of_text(name)


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_of_a_pair_has_the_same_outcomes(kind: str, tmp_path: Path) -> None:
    write = formats.WRITERS[kind]
    pair = Files(write("report_forms", tmp_path), plan=write("form_tables", tmp_path))
    texts = Files(formats.FOLDER / "report_forms.txt", plan=formats.FOLDER / "form_tables.txt")
    assert outcomes(pair) == outcomes(texts)


@cache
def of_text(name: str) -> list[tuple[str, str, str]]:
    return outcomes(formats.FOLDER / f"{name}.txt")


def outcomes(files: Files | Path) -> list[tuple[str, str, str]]:
    """Return rule, outcome and subject of all that a check says."""
    return sorted(
        (o.rule, o.outcome, f"{o.subject.kind} {o.subject.number}") for o in examine_file(files).check.outcomes
    )


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return formats.as_pdfs((*PLANS, *REPORTS), tmp_path_factory.mktemp("pdf"))


@needs_libreoffice
@pytest.mark.parametrize("name", [*PLANS, *REPORTS])
def test_pdf_has_the_same_outcomes(name: str, pdfs: dict[str, Path]) -> None:
    assert outcomes(pdfs[name]) == of_text(name)


@needs_libreoffice
@needs_tesseract
@pytest.mark.parametrize("name", ["two_tables", "report_forms"])
def test_a_scan_has_no_gap_that_the_document_lacks(name: str, pdfs: dict[str, Path], tmp_path: Path) -> None:
    read = outcomes(formats.as_paper(pdfs[name], tmp_path))
    gaps = {(rule, subject) for rule, outcome, subject in of_text(name) if outcome == "fail"}
    told = {(rule, subject) for rule, outcome, subject in read if outcome in ("fail", "unreadable")}

    assert {(rule, subject) for rule, outcome, subject in read if outcome == "fail"} <= gaps <= told

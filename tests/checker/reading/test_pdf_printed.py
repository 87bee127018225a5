"""Documents that LibreOffice prints: what was written must come out, letter by letter."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from checker.blocks import Blocks, Paragraph, Table
from checker.reading import pdf
from checker.thai import key
from tests.documents.pdf_builder import needs_libreoffice, printed
from tests.documents.pdf_samples import SAMPLES, Grid, Sample, write

pytestmark = needs_libreoffice


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Blocks]:
    folder = tmp_path_factory.mktemp("printed")
    paths: list[Path] = printed([write(sample, folder) for sample in SAMPLES], folder)
    start = time.perf_counter()
    found = {path.stem: pdf.read(path) for path in paths}
    assert time.perf_counter() - start < 10
    return found


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_cell_is_read_in_its_column(sample: Sample, read: dict[str, Blocks]) -> None:
    found = [block for block in read[sample.name].blocks if isinstance(block, Table)]
    for grid in sample.grids:
        parts = [table for table in found if len(table.rows[0]) == len(grid.widths) and _begins_with(table, grid)]
        assert parts
        for column in range(len(grid.widths)):
            rows = [row for part, table in enumerate(parts) for row in table.rows[part > 0 :]]
            assert key("".join(row[column].text for row in rows)) == key(_column(grid, column))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_paragraph_is_read_whole(sample: Sample, read: dict[str, Blocks]) -> None:
    found = {key(block.text) for block in read[sample.name].blocks if isinstance(block, Paragraph)}

    assert {key(text) for text in sample.paragraphs} <= found


def _begins_with(table: Table, grid: Grid) -> bool:
    return key(table.rows[0][0].text) == key(grid.rows[0][0])


def _column(grid: Grid, column: int) -> str:
    return "".join(row[column] for row in grid.rows if row[column] not in ("←", "↑"))

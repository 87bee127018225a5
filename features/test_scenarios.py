"""Runs every scenario, and reads every feature file for lines that Gherkin would pass over in silence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pytest_bdd import scenarios

FILES = sorted(Path(__file__).parent.rglob("*.feature"))
# A keyword that is not followed by a blank, or one that Thai Gherkin does not know, is taken for a description.
STRAY = re.compile(r"\s*(กำหนดให้|เมื่อ|ดังนั้น|และ|แต่)(?!\s)|\s*(สถานการณ์|ตัวอย่าง|กรณี)\s*:")

scenarios(".")


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_no_line_is_passed_over(file: Path) -> None:
    """Every line that starts like a step or a scenario is one."""
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# language: th"
    assert not [f"บรรทัด {n}: {line.strip()}" for n, line in enumerate(lines, 1) if STRAY.match(line)]

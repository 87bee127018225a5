from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.extraction import extract
from checker.reading import text
from checker.submission import Submission
from knowledge.base import load

Said = Callable[[str], Submission]


@pytest.fixture
def said(tmp_path: Path) -> Said:
    """What a text says."""

    def read(written: str) -> Submission:
        path = tmp_path / "plan.txt"
        path.write_text(written, encoding="utf-8")
        return extract(text.read(path), load())

    return read

"""Whatever a real file went through, it is understood or refused in a sentence. `tools/fuzz.py` tries many more."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from checker.blocks import ReadingError
from checker.intake import understand
from tests.documents.mutations import KINDS, mutant

# A damaged PDF costs PDFium more than the others cost their readers.
_TRIES = dict.fromkeys(KINDS, 340) | {"pdf": 40, "yaml": 260}
_BATCHES = 4
_SHARE = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "ci" else 0.06


@pytest.mark.parametrize("batch", range(_BATCHES))
@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files_are_read_or_refused(kind: str, batch: int, tmp_path: Path) -> None:
    path = tmp_path / "damaged"
    for seed in range(batch, round(_TRIES[kind] * _SHARE), _BATCHES):
        path.write_bytes(mutant(kind, seed))
        with suppress(ReadingError):
            understand(path)

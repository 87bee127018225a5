"""Whole documents: what stands in `tests/documents/text/NAME.yaml` must be read from `NAME.txt`, no less."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.intake import understand
from knowledge.yaml_file import parse

FOLDER = Path(__file__).parents[2] / "documents" / "text"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


def of(expected: Any, read: Any) -> Any:
    """Return of what was read only the parts that are expected; lists must have the same length."""
    if isinstance(expected, dict) and isinstance(read, dict):
        return {name: of(part, read.get(name)) for name, part in expected.items()}
    if isinstance(expected, list) and isinstance(read, list) and len(expected) == len(read):
        return [of(part, r) for part, r in zip(expected, read, strict=True)]
    return read


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_read_as_people_read_it(name: str) -> None:
    expected = parse((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), name).data
    read = json.loads(understand(FOLDER / f"{name}.txt").model_dump_json(by_alias=True))
    for part, value in expected.items():
        assert of(value, read[part]) == value, part

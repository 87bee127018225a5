"""What must be read from the documents of `tests/documents/text`: `NAME.yaml` names the fields that count."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from checker.submission import Submission
from knowledge.yaml_file import parse
from tests.documents.formats import FOLDER

# What is known by its name or number, not by its place in the list.
_KEYS = {"/instruments": "name", "/indicators": "number", "/questions": "code"}
# Where a thing stands differs from format to format.
_OF_TEXT_ONLY = ("places", "place", "unread", "notes")


@dataclass(frozen=True)
class Field:
    """A field that is expected, by its path, with what was read instead."""

    path: str
    expected: Any
    read: Any
    doubted: bool = False

    @property
    def right(self) -> bool:
        return _same(self.expected, self.read)

    @property
    def misleading(self) -> bool:
        """Whether something else was read, and no doubt is told."""
        return bool(self.read) and not self.right and not self.doubted


def fields(name: str, submission: Submission) -> Iterator[Field]:
    """Yield every expected field of a document beside what was read."""
    expected = parse((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), name).data
    read = json.loads(submission.model_dump_json(by_alias=True))
    doubts = tuple(f"/{unread.about}/" for unread in submission.unread if unread.about)
    for field in _fields("", expected, read):
        yield replace(field, doubted=f"{field.path}/".startswith(doubts))


def _fields(path: str, expected: Any, read: Any) -> Iterator[Field]:
    if isinstance(expected, dict):
        for name, part in expected.items():
            if name not in _OF_TEXT_ONLY:
                yield from _fields(f"{path}/{name}", part, read.get(name) if isinstance(read, dict) else None)
    elif isinstance(expected, list) and expected and isinstance(expected[0], dict):
        listed = read if isinstance(read, list) else []
        if path in _KEYS:
            yield from _keyed(path, expected, listed)
            return
        yield Field(f"{path}/count", len(expected), len(listed))
        for number, part in enumerate(expected):
            yield from _fields(f"{path}/{number + 1}", part, listed[number] if number < len(listed) else None)
    else:
        yield Field(path, expected, read)


def _keyed(path: str, expected: list[dict[str, Any]], read: list[dict[str, Any]]) -> Iterator[Field]:
    """Yield the fields of parts that have a name or number, and which parts were read beyond those expected."""
    key = _KEYS[path]
    found = {part[key]: part for part in read}
    yield Field(f"{path}/more", [], sorted(found.keys() - {part[key] for part in expected}))
    for part in expected:
        yield from _fields(f"{path}/{part[key]}", part, found.get(part[key]))


def _same(expected: Any, read: Any) -> bool:
    """Whether two values say the same: formats break lines and set blanks differently."""
    if isinstance(expected, str) and isinstance(read, str):
        return "".join(expected.split()) == "".join(read.split())
    if isinstance(expected, list) and isinstance(read, list):
        return len(expected) == len(read) and all(map(_same, expected, read))
    return bool(expected == read)

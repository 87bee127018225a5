"""Edits written into YAML files whose comments, order and layout survive (ruamel.yaml)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import FoldedScalarString, ScalarString

from knowledge.workbook.changes import Change
from knowledge.workbook.tables import Keys

_WIDTH = 110


def apply(changes: Iterable[Change], folder: Path) -> list[Path]:
    """Write changes into the files of a folder, all or none of them; return the files that were written."""
    by_file: dict[str, list[Change]] = {}
    for change in changes:
        by_file.setdefault(change.file, []).append(change)
    before = {folder / name: (folder / name).read_bytes() for name in by_file}
    texts = {folder / name: _changed(before[folder / name], of_file) for name, of_file in by_file.items()}
    try:
        for path, text in texts.items():
            path.write_text(text, encoding="utf-8")
    except OSError:
        for path, content in before.items():
            if path.read_bytes() != content:
                path.write_bytes(content)
        raise
    return list(texts)


def _changed(content: bytes, changes: Sequence[Change]) -> str:
    data = _yaml().load(content.decode())
    # Entries of lists are taken out from the last to the first: those before keep their place.
    for change in [c for c in changes if c.head] + [c for c in reversed(changes) if not c.head]:
        _set(data, change.keys, change.new)
    written = io.StringIO()
    _yaml().dump(data, written)
    return written.getvalue()


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _set(data: Any, keys: Keys, new: Any) -> None:
    for key, below in pairwise(keys):
        data = _child(data, key, below)
    place = _key(data, keys[-1])
    if new is not None:
        data[place] = _like(data[place] if _has(data, place) else None, new)
    elif _has(data, place):
        del data[place]


def _child(data: Any, key: str, below: str) -> Any:
    """Return what stands at a key, made where there is nothing: a list where its first entry is to stand `below`."""
    place = _key(data, key)
    if not _has(data, place):
        if isinstance(data, CommentedSeq):
            data.append(CommentedMap())
            return data[-1]
        data[place] = CommentedSeq() if below == "0" else CommentedMap()
    return data[place]


def _has(data: Any, place: str | int) -> bool:
    return int(place) < len(data) if isinstance(data, CommentedSeq) else place in data


def _key(data: Any, key: str) -> str | int:
    """Return a key as the file has it: a position in a list, a number among numbers, or the text."""
    numbered = isinstance(data, CommentedSeq) or any(isinstance(other, int) for other in data)
    return int(key) if key.isdecimal() and numbered and key not in data else key


def _like(old: Any, new: Any) -> Any:
    """Return a value in the style of the one that it takes the place of."""
    if isinstance(new, list):
        if isinstance(old, CommentedSeq) and old:
            return _listed(old, new)
        entries = CommentedSeq(new)
        if sum(map(len, map(str, new))) < _WIDTH - 30:
            entries.fa.set_flow_style()
        return entries
    if isinstance(new, Decimal):
        return float(new)
    if isinstance(old, FoldedScalarString):
        return _folded(str(new))
    return type(old)(new) if isinstance(old, ScalarString) else new


def _listed(old: CommentedSeq, new: list[str]) -> CommentedSeq:
    """Fill a list anew; comments stay with their entries, and those below the list below it."""
    comments = {str(old[place]): comment for place, comment in old.ca.items.items()}
    below = comments.pop(str(old[-1]), None)
    old.ca.items.clear()
    old[:] = new
    old.ca.items.update({place: comments[entry] for place, entry in enumerate(new) if entry in comments})
    if below:
        old.ca.items[len(new) - 1] = below
    return old


def _folded(text: str) -> FoldedScalarString:
    folded: FoldedScalarString = FoldedScalarString(text)
    positions, start = [], 0
    while len(text) - start > _WIDTH:
        blank = text.rfind(" ", start, start + _WIDTH)
        if blank <= start:
            break
        positions.append(blank)
        start = blank + 1
    folded.fold_pos = positions  # type: ignore[attr-defined]
    return folded

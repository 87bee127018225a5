"""From a file to a `Submission`, whatever the file is."""

from __future__ import annotations

from pathlib import Path

from checker import reading
from checker.extraction import complete, extract
from checker.reading import structured
from checker.reading.text import decode
from checker.submission import Submission
from knowledge import base


def understand(path: Path, *, edition: int | None = None, item: str | None = None) -> Submission:
    """Return what the document at `path` says.

    `edition` (พ.ศ.) and `item` are used instead of what the document's years tell; where neither tells it, the
    submission has no edition. Raise `ReadingError` when the file cannot be read, says nothing of ITA, or `edition`
    is not known.
    """
    knowledge = base.load()
    if reading.is_text(path):
        text = decode(path)
        if structured.is_structured(text):
            return complete(structured.read(text, path.name), knowledge, edition=edition, item=item)
    return extract(reading.read(path), knowledge, edition=edition, item=item)

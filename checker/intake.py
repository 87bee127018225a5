"""From a file to a `Submission`, whatever the file is."""

from __future__ import annotations

from pathlib import Path

from checker import reading
from checker.blocks import ReadingError
from checker.extraction import complete, extract, says_nothing
from checker.reading import structured, text
from checker.submission import Submission
from knowledge import base


def understand(path: Path, *, edition: int | None = None, item: str | None = None) -> Submission:
    """Return what the document at `path` says.

    `edition` (พ.ศ.) and `item` are used instead of what the document's years tell; where neither tells it, the
    submission has no edition. Raise `ReadingError` when the file cannot be read, says nothing of ITA, or `edition`
    is not known.
    """
    knowledge = base.load()
    if text.sniff(reading.first_bytes(path), path):
        written = text.decode(path)
        if structured.is_structured(written):
            return complete(structured.read(written, path.name), knowledge, edition=edition, item=item)
    submission = extract(reading.read(path), knowledge, edition=edition, item=item)
    if says_nothing(submission):
        raise ReadingError(
            f"ไม่พบคะแนน ITA หรือมาตรการส่งเสริมคุณธรรมและความโปร่งใสในแฟ้ม {path.name} โปรดตรวจว่าเลือกเอกสารถูกฉบับ"
        )
    return submission

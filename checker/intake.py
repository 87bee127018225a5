"""From a file to a `Submission`, whatever the file is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from checker import reading
from checker.blocks import ReadingError
from checker.extraction import complete, extract, says_nothing
from checker.reading import structured, text
from checker.reading.decoding import decode
from checker.refusals import RequestError
from checker.submission import Submission
from knowledge import base
from knowledge.model import Edition


def understand(path: Path, *, edition: int | None = None, item: str | None = None) -> Submission:
    """Return what the document at `path` says.

    `edition` (พ.ศ.) and `item` are used instead of what the document's years tell; where neither tells it, the
    submission has no edition. Raise `ReadingError` when the file cannot be read or says nothing of ITA,
    `KnowledgeError` when `edition` is not known, `RequestError` when `item` is not.
    """
    knowledge = base.load()
    if item:
        _check_item(item, knowledge.editions.values())
    if text.sniff(reading.first_bytes(path), path):
        written = decode(path)
        if structured.is_structured(written):
            return complete(structured.read(written, path.name), knowledge, edition=edition, item=item)
    submission = extract(reading.read(path), knowledge, edition=edition, item=item)
    if says_nothing(submission):
        raise ReadingError(
            f"ไม่พบคะแนน ITA หรือมาตรการส่งเสริมคุณธรรมและความโปร่งใสในแฟ้ม {path.name} โปรดตรวจว่าเลือกเอกสารถูกฉบับ"
        )
    return submission


def _check_item(item: str, editions: Iterable[Edition]) -> None:
    codes = dict.fromkeys(code for edition in editions for code in (edition.plan.code, edition.report.code))
    if item.strip().upper() not in codes:
        raise RequestError(f"ข้อ {item} ไม่ใช่ข้อของแผนมาตรการหรือรายงานผล ใช้ได้เฉพาะ {', '.join(codes)}")

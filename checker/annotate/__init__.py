"""The submitted file once more, with what was found written at the very places."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from checker.annotate.notes import notes
from checker.files import write_whole
from checker.outcomes import Check
from checker.reading import first_bytes
from checker.refusals import RequestError


def annotated_format(path: Path) -> Literal["docx", "xlsx", "pdf"]:
    """Return the format of the file at `path`; raise `RequestError` where it takes no comments."""
    from checker.reading import docx, pdf, xlsx

    head = first_bytes(path)
    if docx.sniff(head, path):
        return "docx"
    if xlsx.sniff(head, path):
        return "xlsx"
    if pdf.sniff(head, path):
        return "pdf"
    raise RequestError(f"ใส่ความเห็นลงในแฟ้ม {path.name} ไม่ได้ ทำได้เฉพาะ DOCX XLSX และ PDF")


def annotate(path: Path, check: Check, out: Path) -> None:
    """Write the file at `path` to `out` with a comment at each finding of its check.

    Raise `RequestError` where its format takes no comments, `WritingError` where `out` cannot be written.
    """
    write_whole(out, _annotated(path, check))


def _annotated(path: Path, check: Check) -> bytes:
    match annotated_format(path):
        case "docx":
            from checker.annotate import docx

            return docx.annotate(path, notes(check, path.name))
        case "xlsx":
            from checker.annotate import xlsx

            return xlsx.annotate(path, notes(check, path.name))
        case "pdf":
            from checker.annotate import pdf

            return pdf.annotate(path, notes(check, path.name))

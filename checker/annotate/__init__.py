"""The submitted file once more, with what was found written at the very places."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from checker.annotate.notes import notes
from checker.blocks import ReadingError
from checker.files import write_whole
from checker.outcomes import Check
from checker.reading import first_bytes

_FORMATS = ("docx", "xlsx", "pdf")


def annotate(path: Path, check: Check, out: Path) -> None:
    """Write the file at `path` to `out` with a comment at each finding of its check.

    Raise `ReadingError` where its format takes no comments or `out` cannot be written.
    """
    head = first_bytes(path)
    for name in _FORMATS:
        if import_module(f"checker.reading.{name}").sniff(head, path):
            content: bytes = import_module(f"checker.annotate.{name}").annotate(path, notes(check, path.name))
            return write_whole(out, content)
    raise ReadingError(f"ใส่ความเห็นลงในแฟ้ม {path.name} ไม่ได้ ทำได้เฉพาะ DOCX XLSX และ PDF")

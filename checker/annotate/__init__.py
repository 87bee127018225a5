"""The submitted file once more, with what was found written at the very places."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from checker.annotate.notes import notes
from checker.files import write_whole
from checker.outcomes import Check
from checker.reading import first_bytes
from checker.refusals import RequestError

_FORMATS = ("docx", "xlsx", "pdf")


def annotated_format(path: Path) -> str:
    """Return the format of the file at `path`; raise `RequestError` where it takes no comments."""
    head = first_bytes(path)
    for name in _FORMATS:
        if import_module(f"checker.reading.{name}").sniff(head, path):
            return name
    raise RequestError(f"ใส่ความเห็นลงในแฟ้ม {path.name} ไม่ได้ ทำได้เฉพาะ DOCX XLSX และ PDF")


def annotate(path: Path, check: Check, out: Path) -> None:
    """Write the file at `path` to `out` with a comment at each finding of its check.

    Raise `RequestError` where its format takes no comments, `WritingError` where `out` cannot be written.
    """
    module = import_module(f"checker.annotate.{annotated_format(path)}")
    content: bytes = module.annotate(path, notes(check, path.name))
    write_whole(out, content)

"""Reading PDF: text as it was printed, pages that are only a picture by optical character recognition."""

from __future__ import annotations

from pathlib import Path

from checker.blocks import Blocks


def sniff(head: bytes, path: Path) -> bool:  # noqa: ARG001
    """Tell whether the file is a PDF; some programs write a few bytes before it begins."""
    return b"%PDF-" in head[:1024]


def read(path: Path) -> Blocks:
    """Read a PDF file; raise `ReadingError` when it is locked, damaged, empty or too long."""
    from checker.reading.pdf_document import document  # only a PDF needs what it takes to read one

    return document(path)

"""Reading pictures of pages: PNG, JPEG and TIFF, which may hold several."""

from __future__ import annotations

from pathlib import Path

from checker.blocks import Blocks

_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")


def sniff(head: bytes, path: Path) -> bool:  # noqa: ARG001
    """Tell whether the file is a picture."""
    return head.startswith(_SIGNATURES)


def read(path: Path) -> Blocks:
    """Read a picture; raise `ReadingError` when it is damaged, empty or too large, or Tesseract is not installed."""
    from checker.reading.scan_document import document  # only a scan needs what it takes to read one

    return document(path)

"""Reading PDF: printed pages as PDFium sees them, pages that are only a picture by `checker.reading.scan_page`."""

from __future__ import annotations

from pathlib import Path

from pypdfium2 import PdfDocument

from checker.blocks import Blocks
from checker.reading.pdf_content import content
from checker.reading.pdf_layout import blocks


def read(path: Path) -> Blocks:
    """Read a PDF file."""
    with PdfDocument(path) as document:
        return blocks([content(page, n) for n, page in enumerate(document, 1)], path.name)

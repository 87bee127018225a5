"""A submitted PDF with highlights at the findings. What is added stands behind the old file, which stays as it was."""

from __future__ import annotations

import ctypes
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from checker.annotate.notes import AUTHOR, Note
from checker.annotate.pdf_boxes import Boxes
from checker.blocks import ReadingError
from checker.reading.pdf_page import Box

_YELLOW = (255, 220, 0, 110)
_CORNER = Box(12, 12, 30, 30)  # where a note stands that is about a page as a whole
_LINE, _INSET = 14.0, 3.0  # points
_PRINTED = 4
_ID = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]{32})>\s*<([0-9A-Fa-f]{32})>")

Area = tuple[float, float, float, float]
"""Left, bottom, right and top in the coordinates of the file."""


def annotate(path: Path, notes: Sequence[Note]) -> bytes:
    """Return the PDF file at `path` with a highlight for each note; raise `ReadingError` where it cannot be read."""
    try:
        with PdfDocument(path) as pdf:
            boxes = Boxes(pdf)
            for note in notes:
                page = pdf[min(note.place.page or 1, len(pdf)) - 1]
                _mark(page, note, boxes.of(note.place))
            return _saved(pdf, path.read_bytes()) if notes else path.read_bytes()
    except PdfiumError:
        raise ReadingError(f"แฟ้ม {path.name} เป็น PDF ที่เสียหายหรือมีรหัสผ่าน โปรดบันทึกเป็น PDF ใหม่อีกครั้ง") from None


def _saved(pdf: PdfDocument, old: bytes) -> bytes:
    """Return the file with what was added behind it; its new id is made from its content, not drawn by chance."""
    written = io.BytesIO()
    pdf.save(written, flags=pdfium.FPDF_INCREMENTAL)
    body = written.getvalue()
    ids = list(_ID.finditer(body, len(old)))
    if not ids:
        return body
    first, second = ids[-1].span(1), ids[-1].span(2)
    digest = hashlib.sha256(body[: first[0]]).hexdigest()[: second[1] - second[0]].upper().encode()
    original = ids[-1][1] if ids[-1][1] in old else digest
    return body[: first[0]] + original + body[first[1] : second[0]] + digest + body[second[1] :]


def _mark(page: Any, note: Note, boxes: Sequence[Box]) -> None:
    kind = pdfium.FPDF_ANNOT_HIGHLIGHT if boxes else pdfium.FPDF_ANNOT_TEXT
    annotation = pdfium.FPDFPage_CreateAnnot(page.raw, kind)
    around = [_on_paper(page, box) for box in boxes or [_CORNER]]
    lefts, bottoms, rights, tops = zip(*around, strict=True)
    pdfium.FPDFAnnot_SetRect(annotation, pdfium.FS_RECTF(min(lefts), max(tops), max(rights), min(bottoms)))
    pdfium.FPDFAnnot_SetColor(annotation, pdfium.FPDFANNOT_COLORTYPE_Color, *_YELLOW)
    for left, bottom, right, top in (strip for box in around for strip in _strips(box)) if boxes else ():
        corners = pdfium.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
        pdfium.FPDFAnnot_AppendAttachmentPoints(annotation, corners)
    pdfium.FPDFAnnot_SetFlags(annotation, _PRINTED)
    for name, words in (("T", AUTHOR), ("Contents", "\n".join([note.title, *note.lines]))):
        pdfium.FPDFAnnot_SetStringValue(annotation, name.encode(), _wide(words))
    pdfium.FPDFPage_CloseAnnot(annotation)


def _strips(box: Area) -> Iterator[Area]:
    """Yield a box in strips as high as a line: viewers round the ends of a highlight by its height."""
    left, bottom, right, top = box
    count = max(round((top - bottom) / _LINE), 1)
    for n in range(count):
        yield (
            left + _INSET,
            bottom + (top - bottom) * n / count,
            right - _INSET,
            bottom + (top - bottom) * (n + 1) / count,
        )


def _on_paper(page: Any, box: Box) -> Area:
    """Return a box of the page as it is looked at in the coordinates of the file: left, bottom, right, top."""
    left, bottom, right, top = page.get_bbox()

    def point(x: float, y: float) -> tuple[float, float]:
        # The way back from `checker.reading.pdf_frame`.
        match page.get_rotation():
            case 90:
                return left + y, bottom + x
            case 180:
                return right - x, bottom + y
            case 270:
                return right - y, top - x
        return left + x, top - y

    (x0, y0), (x1, y1) = point(box.left, box.top), point(box.right, box.bottom)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _wide(words: str) -> Any:
    letters = f"{words}\0".encode("utf-16-le")
    return ctypes.cast(ctypes.create_string_buffer(letters, len(letters)), ctypes.POINTER(ctypes.c_ushort))

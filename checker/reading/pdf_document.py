"""Documents in PDF: printed pages as PDFium sees them, pages that are only a picture as a scan."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from checker.blocks import Blocks, Place, ReadingError, Unread
from checker.reading.pdf_content import content
from checker.reading.pdf_layout import blocks
from checker.reading.pdf_page import Page
from checker.reading.scan_document import with_note
from checker.reading.scan_pages import DPI, Scan
from checker.reading.scan_pages import pages as scanned
from checker.reading.scan_tesseract import INSTALL, is_ready
from checker.thai import clean

MAX_PAGES = 300
_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
_MAX_BYTES = 300_000_000
_MAX_PIXELS = 30_000_000  # of a page that is drawn to be read; A3 at 300 dpi has 17 million
_FEW = 10  # letters: a page with a picture and fewer of them is the picture
_GARBLED = 0.3  # of the letters of a page are not known: its text is not what is to be seen


def document(path: Path) -> Blocks:
    """Read a PDF file."""
    with _opened(path) as pdf:
        _check_length(pdf, path.name)
        pages = [_content(pdf, number) for number in range(1, len(pdf) + 1)]
        scans = [page.number for page in pages if _is_scan(page)]
        legible = len(scans) < len(pages) and any(page.letters for page in pages if page.number not in scans)
        if not scans:
            read = blocks(pages, path.name)
        elif is_ready() or not legible:
            seen = {page.number: page for page in scanned(_drawn(pdf, scans), len(scans))}
            read = with_note(blocks([seen.get(page.number, page) for page in pages], path.name), len(scans))
        else:
            read = _without(blocks([page for page in pages if page.number not in scans], path.name), scans)
    if not read.blocks and not read.unread:
        raise ReadingError(f"แฟ้ม {path.name} ไม่มีข้อความ โปรดตรวจว่าบันทึกเอกสารครบแล้ว")
    return read


@contextmanager
def _opened(path: Path) -> Iterator[PdfDocument]:
    if path.stat().st_size > _MAX_BYTES:
        raise ReadingError(f"แฟ้ม {path.name} ใหญ่เกิน {_MAX_BYTES // 1_000_000} เมกะไบต์ โปรดแยกเฉพาะเอกสารมาตรการ")
    try:
        with PdfDocument(path) as pdf:
            yield pdf
    except PdfiumError as error:
        # The code may be left over from the file before.
        if error.err_code in _LOCKED and b"/Encrypt" in path.read_bytes():
            raise ReadingError(f"แฟ้ม {path.name} มีรหัสผ่าน โปรดนำรหัสผ่านออกแล้วบันทึกใหม่") from None
        raise ReadingError(f"แฟ้ม {path.name} เป็น PDF ที่เสียหายหรือไม่ครบถ้วน โปรดบันทึกเป็น PDF ใหม่อีกครั้ง") from None


def _check_length(pdf: PdfDocument, name: str) -> None:
    if len(pdf) > MAX_PAGES:
        raise ReadingError(f"แฟ้ม {name} มี {len(pdf):,} หน้า เกิน {MAX_PAGES} หน้า โปรดแยกเฉพาะเอกสารมาตรการ")


def _content(pdf: PdfDocument, number: int) -> Page:
    page = pdf[number - 1]
    try:
        return content(page, number)
    finally:
        page.close()


def _is_scan(page: Page) -> bool:
    """Whether what is to be seen on a page has to be read from its picture."""
    shown = [letter.text for letter in page.letters if not letter.text.isspace()]
    unknown = sum(unicodedata.category(text[0]) in ("Cc", "Cn", "Co", "So") for text in map(clean, shown) if text)
    return (page.drawn and len(shown) < _FEW) or unknown + shown.count("\0") > _GARBLED * max(len(shown), _FEW)


def _drawn(pdf: PdfDocument, numbers: Sequence[int]) -> Iterator[Scan]:
    for number in numbers:
        page = pdf[number - 1]
        inches = page.get_width() * page.get_height() / 72**2
        dpi = min(DPI, (_MAX_PIXELS / inches) ** 0.5)
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
        page.close()
        yield Scan(number, picture, dpi)


def _without(read: Blocks, numbers: Sequence[int]) -> Blocks:
    """Add that pages could not be read because nothing is installed that reads scans."""
    lost = tuple(Unread(place=Place(file=read.file, page=n), why=f"หน้านี้เป็นภาพสแกน {INSTALL}") for n in numbers)
    return replace(read, unread=(*read.unread, *lost))

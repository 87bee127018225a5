"""Documents that are pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from checker.blocks import Blocks, ReadingError
from checker.reading.pdf_layout import blocks
from checker.reading.scan_pages import DPI, Scan, pages

MAX_PAGES = 300
_MAX_PIXELS = 120_000_000  # an A4 page at 1200 dpi has 140 million, an A3 page at 600 dpi 70
_A4 = 11.69  # inches: the longer side of the paper
_PAPER = (5.0, 20.0)  # inches: the longer side of what may be a page
_NOTE = "อ่านจากภาพสแกน {count} หน้า โปรดเทียบตัวเลขและวันที่กับต้นฉบับ"


def document(path: Path) -> Blocks:
    """Read a file of pictures."""
    try:
        with Image.open(path) as image:
            count = getattr(image, "n_frames", 1)
            _check(image, count, path.name)
            found = pages(_scans(image), count)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise ReadingError(f"แฟ้ม {path.name} เป็นรูปภาพที่เสียหายหรือไม่ครบถ้วน โปรดสแกนหรือบันทึกใหม่อีกครั้ง") from None
    read = blocks(found, path.name)
    if not read.blocks:
        raise ReadingError(f"แฟ้ม {path.name} เป็นรูปภาพที่ไม่พบข้อความ โปรดสแกนใหม่ให้ชัดที่ 300 dpi หรือใช้แฟ้ม DOCX แทน")
    return with_note(read, count)


def with_note(read: Blocks, count: int) -> Blocks:
    """Add the note that `count` pages were read from pictures."""
    return replace(read, notes=(*read.notes, _NOTE.format(count=count))) if count else read


def _check(image: Image.Image, count: int, name: str) -> None:
    if count > MAX_PAGES:
        raise ReadingError(f"แฟ้ม {name} มี {count:,} หน้า เกิน {MAX_PAGES} หน้า โปรดแยกเฉพาะเอกสารมาตรการ")
    if image.width * image.height > _MAX_PIXELS:
        raise ReadingError(f"แฟ้ม {name} เป็นรูปภาพที่ใหญ่เกินไป โปรดสแกนใหม่ที่ 300 dpi")


def _scans(image: Image.Image) -> Iterator[Scan]:
    for number, frame in enumerate(ImageSequence.Iterator(image), 1):
        dpi = _dpi(frame)
        picture = _grey(ImageOps.exif_transpose(frame))
        if dpi > DPI:
            size = round(picture.width * DPI / dpi), round(picture.height * DPI / dpi)
            picture, dpi = picture.resize(size, Image.Resampling.BOX), DPI
        yield Scan(number, picture, dpi)


def _dpi(image: Image.Image) -> float:
    """Return dots per inch; where the file does not say, or not credibly, the picture is a page of A4."""
    longer = max(image.size)
    stated = image.info.get("dpi", (0, 0))[0]
    if stated and _PAPER[0] <= longer / float(stated) <= _PAPER[1]:
        return float(stated)
    return longer / _A4


def _grey(image: Image.Image) -> Image.Image:
    """Return a picture in grey; what can be seen through is white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        coloured = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(paper, coloured).convert("L")
    return image.convert("L")

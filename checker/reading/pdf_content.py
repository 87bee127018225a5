"""What PDFium finds on a page of a PDF file: its letters, the lines that are drawn on it and its pictures.

Letters come with their origins, since the boxes of tall Thai marks reach into the neighbouring rows. Text that is
there only to be searched, as scanners put it behind their pictures, is left out.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfObject, PdfPage

from checker.reading.pdf_frame import Frame
from checker.reading.pdf_page import Box, Letter, Page
from checker.reading.pdf_paths import placed, rules

MAX_LETTERS = 100_000
_MAX_DRAWN = 20_000  # paths and pictures a page
_FEW = 10  # letters: no more stand on a picture that is more than a background
_PICTURED = 0.3  # of a page that is covered by pictures is the most of it
_CURVES = 300  # paths: letters that were turned into curves
_LARGE = 284  # points, 10 cm: a picture this wide and high may hold a whole table
_DRAWN = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE]
_INVISIBLE = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_HYPHENS = (0x02, 0xFFFE)  # how PDFium gives a hyphen at the end of a line
_THAI = range(0x0E01, 0x0E5C)
_OLD_THAI = range(0xA1, 0xFC)  # Thai letters in the code pages that fonts had before Unicode


class _Run(NamedTuple):
    """What the letters of one text object have in common."""

    size: float
    bold: bool
    turn: int
    visible: bool


def content(page: PdfPage, number: int) -> Page:
    """Return page `number` of a file as PDFium sees it."""
    frame = Frame(page)
    letters = tuple(_letters(page, frame))
    drawn = list(islice(page.get_objects(_DRAWN), _MAX_DRAWN))
    paths = [o for o in drawn if o.type == pdfium.FPDF_PAGEOBJ_PATH]
    pictures = [_outline(o, frame) for o in drawn if o.type == pdfium.FPDF_PAGEOBJ_IMAGE]
    area = sum((p.right - p.left) * (p.bottom - p.top) for p in pictures)
    return Page(
        number,
        frame.width,
        frame.height,
        letters,
        tuple(rule for path in paths for rule in rules(path, frame)),
        tuple(p for p in pictures if _is_large(p) and sum(p.holds(x.x, x.y) for x in letters) < _FEW),
        drawn=area > _PICTURED * frame.width * frame.height or len(paths) > _CURVES,
    )


def _outline(picture: PdfObject, frame: Frame) -> Box:
    matrix = placed(picture)
    corners = [frame.point(*matrix.on_point(x, y)) for x in (0, 1) for y in (0, 1)]
    xs, ys = zip(*corners, strict=True)
    return Box(max(min(xs), 0), max(min(ys), 0), min(max(xs), frame.width), min(max(ys), frame.height))


def _letters(page: PdfPage, frame: Frame) -> Iterator[Letter]:
    text = page.get_textpage()
    runs: dict[int | None, _Run] = {}
    codes = [pdfium.FPDFText_GetUnicode(text.raw, i) for i in range(min(text.count_chars(), MAX_LETTERS))]
    old = _is_old_thai(codes)
    x, y, loose = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for i, code in enumerate(codes):
        if pdfium.FPDFText_IsGenerated(text.raw, i) == 1 or not pdfium.FPDFText_GetCharOrigin(text.raw, i, x, y):
            continue
        shown_by = pdfium.FPDFText_GetTextObject(text.raw, i)
        key = ctypes.cast(shown_by, ctypes.c_void_p).value
        run = runs[key] = runs.get(key) or _run(text.raw, i, shown_by, frame)
        if run.visible:
            pdfium.FPDFText_GetLooseCharBox(text.raw, i, loose)
            reach = (loose.right - x.value, y.value - loose.bottom, x.value - loose.left, loose.top - y.value)
            width = max(reach[(run.turn - frame.turn) // 90 % 4], 0.0)
            yield Letter(_character(code, old), *frame.point(x.value, y.value), width, run.size, run.bold, run.turn)


def _run(text: Any, index: int, shown_by: Any, frame: Frame) -> _Run:
    matrix, name, flags = pdfium.FS_MATRIX(), ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    pdfium.FPDFText_GetFontInfo(text, index, name, len(name), flags)
    size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    quarters = -math.atan2(matrix.b, matrix.a) / (math.pi / 2)
    slanting = abs(quarters - round(quarters)) > 0.1  # a watermark
    bold = b"bold" in name.value.lower() or pdfium.FPDFText_GetFontWeight(text, index) >= 600
    visible = not slanting and pdfium.FPDFTextObj_GetTextRenderMode(shown_by) not in _INVISIBLE
    return _Run(size or 10.0, bold, (round(quarters) * 90 + frame.turn) % 360, visible)


def _is_old_thai(codes: list[int]) -> bool:
    """Whether the letters are Thai in an old code page that passes for Latin, "ÁÒµÃ¡ÒÃ" for "มาตรการ"."""
    letters = [c for c in codes if c > 0x20]
    old = sum(c in _OLD_THAI for c in letters)
    return old > 0.5 * len(letters) and not any(c in _THAI for c in letters)


def _character(code: int, old: bool) -> str:
    if code in _HYPHENS:
        return "-"
    if old and code in _OLD_THAI:
        return bytes((code,)).decode("cp874", errors="replace")
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _is_large(picture: Box) -> bool:
    return picture.right - picture.left >= _LARGE and picture.bottom - picture.top >= _LARGE

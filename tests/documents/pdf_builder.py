"""Builds PDF files and scans for tests: pages written by hand, DOCX files printed by LibreOffice, pages as pictures.

hand_made(path, [text(72, 720, "มาตรการ") + line(72, 700, 300, 700)])
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageFilter

_A4 = (595, 842)
_MARKS = (0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F))
_TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{count} beginbfrange
{ranges}
endbfrange endcmap end end"""

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")


def text(x: float, y: float, words: str, size: float = 14, bold: bool = False) -> str:
    """Words with their baseline at (x, y), in points from the lower left; letters are half as wide as high."""
    codes = "".join(f"{ord(c):04X}" for c in words + " ")  # PDFium leaves out text that is nothing but one empty glyph
    return f"BT /{'Bold' if bold else 'Body'} {size} Tf {x} {y} Td <{codes}> Tj ET\n"


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"0.5 w {x0} {y0} m {x1} {y1} l S\n"


def bar(x: float, y: float, width: float, height: float) -> str:
    """A filled rectangle, as Word draws its borders."""
    return f"{x} {y} {width} {height} re f\n"


def lattice(xs: Sequence[float], ys: Sequence[float]) -> str:
    """All the lines of a plain table."""
    across = "".join(line(xs[0], y, xs[-1], y) for y in ys)
    return across + "".join(line(x, ys[0], x, ys[-1]) for x in xs)


def hand_made(
    path: Path,
    pages: Sequence[str],
    *,
    page: str = "",
    trailer: str = "",
    size: tuple[int, int] = _A4,
    unicode: dict[str, str] | None = None,
) -> Path:
    """Write a PDF with one content stream a page; `page` and `trailer` add to these objects.

    `unicode` says what letters the file gives instead of those that are drawn.
    """
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        3: _font("Helvetica", 5),
        4: _font("Helvetica-Bold", 6),
        5: _descendant("Helvetica", 7),
        6: _descendant("Helvetica-Bold", 7),
        7: "<< /Type /FontDescriptor /FontName /F /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800"
        " /Descent -200 /CapHeight 700 /StemV 80 >>",
        8: _stream(_unicode_map(unicode or {})),
    }
    for n, content in enumerate(pages):
        objects[10 + 2 * n] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] /Contents {11 + 2 * n} 0 R"
            f" /Resources << /Font << /Body 3 0 R /Bold 4 0 R >> >> {page} >>"
        )
        objects[11 + 2 * n] = _stream(content)
    path.write_bytes(_file(objects, trailer))
    return path


def printed(documents: Sequence[Path], folder: Path) -> list[Path]:
    """Print DOCX files to PDF by LibreOffice."""
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), *map(str, documents)], check=True, capture_output=True)
    return [folder / f"{document.stem}.pdf" for document in documents]


def pictures(pdf: Path, dpi: int) -> list[Image.Image]:
    """Return the pages as clean grey pictures."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]


def scanned(picture: Image.Image, *, angle: float = 0.0, seed: int = 0) -> Image.Image:
    """Return the picture as a scanner would: turned a little, out of focus, shaded, noisy."""
    random = np.random.default_rng(seed)
    turned = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.7))
    pixels = np.asarray(turned, dtype=float)
    shade = np.linspace(0, 18, pixels.shape[1])
    return Image.fromarray(np.clip(pixels - shade + random.normal(0, 6, pixels.shape), 0, 255).astype("uint8"))


def save(images: Sequence[Image.Image], path: Path, dpi: int) -> Path:
    """Save pictures as one file: PDF and TIFF hold several."""
    images[0].save(path, save_all=True, append_images=images[1:], dpi=(dpi, dpi), resolution=dpi)
    return path


def _unicode_map(instead: dict[str, str]) -> str:
    ranges = [f"<{page}00> <{page}FF> <{page}00>" for page in ("00", "0E", "20", "25", "26", "F0", "F7", "FF")]
    ranges += [f"<{ord(a):04X}> <{ord(a):04X}> <{b.encode('utf-16-be').hex()}>" for a, b in instead.items()]
    return _TO_UNICODE.format(count=len(ranges), ranges="\n".join(ranges))


def _font(name: str, descendant: int) -> str:
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R]"
        " /ToUnicode 8 0 R >>"
    )


def _descendant(name: str, descriptor: int) -> str:
    widths = " ".join(f"{code} [0]" for code in _MARKS)
    return (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /FontDescriptor {descriptor} 0 R /DW 500"
        f" /W [{widths}] /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )


def _stream(content: str) -> str:
    return f"<< /Length {len(content.encode())} >>\nstream\n{content}\nendstream"


def _file(objects: dict[int, str], trailer: str) -> bytes:
    data = b"%PDF-1.7\n"
    places = {}
    for number, content in objects.items():
        places[number] = len(data)
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    start = len(data)
    entries = "".join(
        f"{places[n]:010} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(max(objects) + 1)
    )
    table = f"xref\n0 {max(objects) + 1}\n{entries}"
    end = f"trailer << /Size {max(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return data + (table + end).encode()

"""Files that cost much more to read than to send are refused in a sentence, soon and without filling the memory."""

from __future__ import annotations

import struct
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from checker import reading
from checker.blocks import ReadingError
from tests.documents.pdf_builder import hand_made

_SECONDS = 5.0
_BYTES = 300_000_000


def zip_bomb(path: Path) -> None:
    """A gigabyte of blanks in a DOCX of a megabyte."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(1000):
                part.write(b" " * 1_000_000)


def sheet_bomb(path: Path) -> None:
    """A sheet whose strings unpack to half a gigabyte."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        with package.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            for _ in range(500):
                part.write(b"<si/>" * 200_000)


def entities(path: Path) -> None:
    """A billion laughs."""
    names = "abcdefghij"
    laughs = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    with zipfile.ZipFile(path, "w") as package:
        text = f'<!DOCTYPE d [<!ENTITY a "ha">{laughs}]><document><body><p><r><t>&j;</t></r></p></body></document>'
        package.writestr("word/document.xml", text)


def pages(path: Path) -> None:
    hand_made(path, [""] * 2000)


def no_page(path: Path) -> None:
    hand_made(path, [])


def picture_bomb(path: Path) -> None:
    """A white picture of ten gigapixels."""
    size = 100_000

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", size, size, 1, 0, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


def faxes(path: Path) -> None:
    page = Image.new("1", (8, 8), 1)
    page.save(path, "TIFF", save_all=True, append_images=[page] * 1999)


def endless_text(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
        file.write("มาตรการ\n".encode())


@pytest.mark.parametrize(
    "write",
    [zip_bomb, sheet_bomb, entities, pages, no_page, picture_bomb, faxes, endless_text],
    ids=lambda f: f.__name__,
)
def test_costly_files_are_refused_soon(write: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "plan"
    write(path)
    tracemalloc.start()
    start = time.perf_counter()
    with pytest.raises(ReadingError, match=r"plan.*โปรด") as refused:
        reading.read(path)
    taken, (_, most) = time.perf_counter() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert "\n" not in str(refused.value)
    assert (taken < _SECONDS, most < _BYTES) == (True, True)

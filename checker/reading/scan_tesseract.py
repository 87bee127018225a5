"""Letters of lines of text as Tesseract reads them, with the box of each."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from html import unescape
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PIL import Image

from checker.blocks import ReadingError

_SECONDS = 180  # no page takes longer
_DOUBTFUL = 0.9
_ONE_LINE = "7"  # Tesseract's page layout "one line of text": the others lose cells of tables
_PART = re.compile(
    r"ppageno (?P<number>\d+)|x_wconf (?P<sure>\d+)"
    r"|x_bboxes (?P<box>\d+ \d+ \d+ \d+); x_conf [\d.]+'>(?P<text>[^<]+)<"
)
INSTALL = (
    "การอ่านเอกสารสแกนต้องใช้โปรแกรม Tesseract พร้อมข้อมูลภาษาไทย โปรดติดตั้งด้วยคำสั่ง"
    " sudo apt-get install tesseract-ocr tesseract-ocr-tha หรือใช้แฟ้ม DOCX แทน"
)


class Symbol(NamedTuple):
    """A letter or mark in a picture; lengths in pixels, right and bottom just outside of it, `sure` from 0 to 1."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    sure: float


def is_ready() -> bool:
    """Tell whether Tesseract and its Thai data are installed."""
    return "tha" in _languages()


def require() -> None:
    """Raise `ReadingError` where Tesseract or its Thai data are missing."""
    if not is_ready():
        raise ReadingError(INSTALL)


def read(lines: Sequence[Image.Image]) -> list[list[Symbol]]:
    """Return the letters of each picture of one line in the order in which they are read.

    What is read as Thai with doubt is read once more as English: "EIT" alone on a line looks like Thai.
    """
    found = _parsed(_hocr(lines, "tha+eng" if "eng" in _languages() else "tha"), len(lines))
    doubtful = [n for n, line in enumerate(found) if sureness(line) < _DOUBTFUL]
    if doubtful and "eng" in _languages():
        again = _parsed(_hocr([lines[n] for n in doubtful], "eng"), len(doubtful))
        for n, line in zip(doubtful, again, strict=True):
            found[n] = max(found[n], line, key=sureness)
    return found


def read_thai(lines: Sequence[Image.Image]) -> list[list[Symbol]]:
    """Return the letters of each picture of one line as they are when all of it is Thai."""
    return _parsed(_hocr(lines, "tha"), len(lines)) if lines else []


def sureness(line: Sequence[Symbol]) -> float:
    """Return how sure a line is as a whole, 0 to 1."""
    return fmean(symbol.sure for symbol in line) if line else 0.0


@cache
def _languages() -> frozenset[str]:
    program = shutil.which("tesseract")
    if program is None:
        return frozenset()
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return frozenset((listed.stdout + listed.stderr).split())


def _hocr(lines: Sequence[Image.Image], languages: str) -> str:
    require()
    with TemporaryDirectory() as folder:
        names = [Path(folder) / f"{n}.pgm" for n in range(len(lines))]
        for line, name in zip(lines, names, strict=True):
            line.save(name)
        listed = Path(folder) / "lines.txt"
        listed.write_text("\n".join(map(str, names)))
        command = ["tesseract", str(listed), "stdout", "-l", languages, "--psm", _ONE_LINE, "--dpi", "300"]
        return _run([*command, "-c", "hocr_char_boxes=1", "hocr"])


def _run(command: Sequence[str]) -> str:
    # One thread each: pages are read side by side, and threads of one page only get in each other's way.
    single = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS, env=single)
    except (OSError, subprocess.SubprocessError):
        raise ReadingError("โปรแกรม Tesseract อ่านภาพสแกนไม่สำเร็จ โปรดติดตั้งใหม่ หรือใช้แฟ้ม DOCX แทน") from None
    return done.stdout.decode("utf-8", errors="replace")


def _parsed(hocr: str, count: int) -> list[list[Symbol]]:
    lines: list[list[Symbol]] = [[] for _ in range(count)]
    number, sure = 0, 0.0
    for part in _PART.finditer(hocr):
        if part["number"]:
            number = int(part["number"])
        elif part["sure"]:
            sure = int(part["sure"]) / 100
        elif number < count:
            left, top, right, bottom = map(int, part["box"].split())
            lines[number].append(Symbol(unescape(part["text"]), left, top, right, bottom, sure))
    return lines

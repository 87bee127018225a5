"""Bytes in, text out: UTF-8, UTF-16, and the Thai of older systems (TIS-620, CP874)."""

from __future__ import annotations

import re
from pathlib import Path

from checker.blocks import ReadingError

UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LARGEST = 20 * 1024 * 1024
# UTF-8 that was read as CP874 is full of these two pairs.
_READ_WRONGLY = re.compile("เธ|เน")
_THAI_SYLLABLE = re.compile("[เแโใไ]?[ก-ฮ][ัิีึืฺุู็ํ]?[่้๊๋์]?[ะาำๅฯๆ]?")


def decode(path: Path) -> str:
    """Return the text of a file in UTF-8, UTF-16 or TIS-620 (CP874)."""
    if path.stat().st_size > _LARGEST:
        raise ReadingError(f"แฟ้ม {path.name} ใหญ่เกิน 20 เมกะไบต์ โปรดแยกเฉพาะเอกสารมาตรการ")
    data = path.read_bytes()
    text = _decoded(data)
    if text is None or "\0" in text:
        raise ReadingError(f"แฟ้ม {path.name} ไม่ใช่ข้อความที่อ่านได้ โปรดบันทึกใหม่เป็นข้อความแบบ UTF-8")
    return text


def _decoded(data: bytes) -> str | None:
    if data.startswith(UTF16):
        return _strict(data, "utf-16")
    text = data.decode("utf-8-sig", errors="replace")
    lost = text.count("\ufffd")
    if not lost or lost * 200 < len(text):
        return text
    thai = _strict(data, "cp874")
    return thai if thai is not None and _is_thai(thai) else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_thai(text: str) -> bool:
    """Whether most letters stand where Thai spelling lets them: garbage read as Thai does not look so."""
    letters = [c for c in text if c > "\x7f"]
    spelt = sum(map(len, _THAI_SYLLABLE.findall(text)))
    wrongly = 2 * len(_READ_WRONGLY.findall(text))
    return spelt >= 0.9 * len(letters) and wrongly < 0.3 * len(letters)

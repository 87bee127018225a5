"""Words that stand in every plan and are no words as Tesseract often reads them: it loses marks upon marks."""

from __future__ import annotations

import re

_MEANT = {
    "ขันตอน": "ขั้นตอน",
    "จัดชือ": "จัดซื้อ",
    "จัดชื้อ": "จัดซื้อ",
    "ดังนี": "ดังนี้",
    "ตัวขี้วัด": "ตัวชี้วัด",
    "ตัวชีวัด": "ตัวชี้วัด",
    "ตั๋ากว่า": "ต่ำกว่า",
    "ตํากว่า": "ต่ำกว่า",
    "ต่ากว่า": "ต่ำกว่า",
    "ทังนี": "ทั้งนี้",
    "น้าหนัก": "น้ำหนัก",
}
_MISREAD = re.compile(f"(?:{'|'.join(map(re.escape, _MEANT))})(?![ัิ-ฺ็-๎])")

Degrees = tuple[float, ...]


def mended(text: str, sure: Degrees) -> tuple[str, Degrees]:
    """Return a text with such words as they are meant; these are as sure as their surest letter."""
    found, degrees, done = "", list[float](), 0
    for match in _MISREAD.finditer(text):
        word = _MEANT[match.group()]
        found += text[done : match.start()] + word
        degrees += [*sure[done : match.start()], *[max(sure[match.start() : match.end()])] * len(word)]
        done = match.end()
    return found + text[done:], (*degrees, *sure[done:])

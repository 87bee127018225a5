"""Where something stands, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterator

from checker.blocks import Place
from checker.brief import brief

_LONG = 60
_FIRST_WORDS = 40


def in_words(place: Place) -> str:
    """Return the place in Thai, such as `ตารางที่ 1 แถวที่ 3 คอลัมน์ “ผู้รับผิดชอบ” (plan.txt บรรทัด 44)`; empty when unknown.

    A paragraph of a DOCX file is told by what stands above it and how it begins.
    """
    table = " ".join(_in_table(place))
    spot = [f"หน้า {place.page}"] if place.page else []
    spot += [f"บรรทัด {place.line}"] if place.line else []
    file = " ".join([place.file, *spot]).strip()
    return f"{table} ({file})" if table and spot else table or (file if spot else " ".join(_in_text(place)))


def _in_text(place: Place) -> Iterator[str]:
    """Tell a paragraph of a file without pages and lines by its heading and its first words."""
    if place.heading:
        yield f"ใต้หัวข้อ “{brief(place.heading, _LONG)}”"
    if place.quote:
        yield f"ข้อความที่ขึ้นต้นว่า “{brief(place.quote, _FIRST_WORDS)}”"


def _in_table(place: Place) -> Iterator[str]:
    if place.table:
        yield f"ตารางที่ {place.table}"
    if place.row:
        yield f"แถวที่ {place.row}"
    if place.column:
        named = 0 < len(place.heading) <= _LONG
        yield f"คอลัมน์ “{place.heading}”" if named else f"คอลัมน์ที่ {place.column}"

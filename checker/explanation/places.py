"""Where something stands, in the reader's words."""

from __future__ import annotations

from checker.blocks import Place


def in_words(place: Place) -> str:
    """Return the place in Thai, such as `ตารางที่ 1 แถวที่ 3 คอลัมน์ที่ 6 (plan.txt บรรทัด 44)`; empty when unknown."""
    table = " ".join(
        f"{word}ที่ {number}"
        for word, number in (("ตาราง", place.table), ("แถว", place.row), ("คอลัมน์", place.column))
        if number
    )
    spot = [f"หน้า {place.page}"] if place.page else []
    spot += [f"บรรทัด {place.line}"] if place.line else []
    file = " ".join([place.file, *spot]).strip()
    return f"{table} ({file})" if table and spot else table or (file if spot else "")

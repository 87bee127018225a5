"""Cells that say no more than that they are like another: ditto marks, and “เช่นเดียวกับมาตรการที่ 1”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker import thai
from checker.blocks import Cell, Unread
from checker.extraction.grids import Grid, Row
from knowledge.vocabulary import HeaderField

_FIELDS: dict[HeaderField, str] = {
    "steps": "steps",
    "owners": "owners",
    "period": "period",
    "monitoring": "monitoring",
    "analysis": "analysis_result",
}
_DITTO = re.compile(r"[-–—]*(?:[\"“”„″〃״]+|['‘’′]{2,}|,,)[-–—]*")
_LIKE = re.compile(r"\W*(?:(?:เช่น|แบบ)?เดียว(?:กัน)?กับ|เหมือน(?:กัน)?(?:กับ)?|ตาม|ดัง)(?P<which>.{0,30})")
_WHICH = re.compile(r"(?:ใน)?(?:มาตรการ|ข้อ|ลำดับ)(?:ข้อ)?(?:ที่)?(?P<number>\d{1,2})\W*")
# What else such a cell may be like, without telling which.
_VAGUE = re.compile(
    r"\W*(?:เช่นเดียวกัน|เหมือนกัน|(?:เช่นเดียวกับ|เหมือน).{0,15}|(?:ตาม|ดัง)(?:ข้อ|มาตรการ)?(?:ข้าง|ก่อน).{0,15})\W*"
)


def resolved(row: Row, grid: Grid, before: Sequence[tuple[Grid, Row]], number: int) -> tuple[Row, list[Unread]]:
    """Return the row of a measure with what cells refer to in their place, and the cells for which it is not known.

    `before` are the rows of the measures before it, and `number` is its own.
    """
    cells, unread = list(row.cells), list[Unread]()
    for position, column in enumerate(grid.columns[: len(cells)]):
        cell, field = cells[position], column.field
        if field is None or field not in _FIELDS or not _refers(cell.text):
            continue
        source = _source(cell.text, field, grid, before)
        cells[position] = replace(cell, text=source.text if source else "")
        if not source or _refers(source.text):
            why = f"ไม่ทราบว่า “{cell.text}” หมายถึงข้อความใด"
            about = f"measures/{number}/{_FIELDS[field]}"
            unread.append(Unread(place=grid.at(row, position).place, why=why, about=about))
    return replace(row, cells=tuple(cells)), unread


def _refers(text: str) -> bool:
    said = thai.key(text)
    return bool(_DITTO.fullmatch(said) or _VAGUE.fullmatch(said) or _number(said))


def _number(said: str) -> int | None:
    like = _LIKE.fullmatch(said)
    which = _WHICH.fullmatch(like["which"]) if like else None
    return int(which["number"]) if which else None


def _source(text: str, field: HeaderField, grid: Grid, before: Sequence[tuple[Grid, Row]]) -> Cell | None:
    """Return the filled cell that a text refers to: of the row above, or of the measure with the number."""
    said = thai.key(text)
    number = _number(said)
    if number is not None:
        found = _numbered(number, before)
    else:
        found = before[-1] if _DITTO.fullmatch(said) and before and before[-1][0] is grid else None
    cell = found[0].cell(found[1], field) if found else None
    return cell if cell and cell.text else None


def _numbered(number: int, before: Sequence[tuple[Grid, Row]]) -> tuple[Grid, Row] | None:
    """Return the row of a measure by the number that it bears, or by its order where the rows have none."""
    bearing = [pair for pair in before if thai.key(pair[0].text(pair[1], "number")).strip(".)") == str(number)]
    if any(grid.has("number") for grid, _ in before):
        return bearing[0] if len(bearing) == 1 else None
    return before[number - 1] if 0 < number <= len(before) else None

"""What was edited in a workbook, held against the YAML files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.workbook import sheets
from knowledge.workbook.sheets import WorkbookError
from knowledge.workbook.tables import TABLES, Keys, Row, Table, rows, value


@dataclass(frozen=True)
class Change:
    """One edited field of a record, or with `old` and `new` alike None for all fields a record taken out.

    `keys` lead to the value in the file. `new` is what it becomes; None takes it out.
    """

    file: str
    keys: Keys
    head: str
    old: Any
    new: Any

    def __str__(self) -> str:
        where = f"{self.file} {'/'.join(self.keys)}"
        if not self.head:
            return f"ลบ {where}"
        if self.old is None:
            return f"เพิ่ม {where} ({self.head}): {_told(self.new)}"
        if self.new is None:
            return f"ลบ {where} ({self.head}): {_told(self.old)}"
        if isinstance(self.old, list) and isinstance(self.new, list):
            return f"แก้ {where} ({self.head}): {_listed(self.old, self.new)}"
        return f"แก้ {where} ({self.head}): {_told(self.old)} → {_told(self.new)}"


def _told(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _listed(old: list[str], new: list[str]) -> str:
    """Return what comes into a list and what goes from it."""
    signed = [f"+ {entry}" for entry in new if entry not in old] + [f"− {entry}" for entry in old if entry not in new]
    return " · ".join(signed) or f"เรียงใหม่เป็น {_told(new)}"


def changes(book: Path, folder: Path) -> list[Change]:
    """Return what a workbook would change in the files of a folder, in the order of the sheets.

    Raise WorkbookError (Thai) where the workbook cannot be read back.
    """
    read = sheets.read(book)
    return [change for table in TABLES for change in _of_table(table, read[table.sheet], folder)]


def _of_table(table: Table, edited: dict[Row, dict[Keys, Any]], folder: Path) -> Iterator[Change]:
    known = rows(table, folder)
    files = {path.relative_to(folder).as_posix() for path in folder.glob(table.files)}
    placed = _at_the_end(known, edited) if table.listed else {}
    for written, cells in edited.items():
        if written.file not in files:
            raise WorkbookError(f"แผ่น {table.sheet}: ไม่มีแฟ้ม {written.file} ให้สร้างแฟ้มก่อนแล้วส่งออกใหม่")
        if written not in known and not table.leads(written.keys):
            raise WorkbookError(f"แผ่น {table.sheet}: รายการ “{written.name}” ต้องเขียนเป็น {table.named}")
        row = placed.get(written, written)
        for column in table.columns:
            old = value(known[row][column.field], column.kind) if row in known else None
            if old != cells[column.field]:
                yield Change(row.file, (*row.keys, *column.field), column.head, old, cells[column.field])
    yield from (Change(row.file, row.keys, "", None, None) for row in known if row not in edited)


def _at_the_end(known: Collection[Row], edited: Collection[Row]) -> Mapping[Row, Row]:
    """Return where the new entries of lists come to stand, whatever they are named: after those that there are."""
    count = Counter((row.file, row.keys[:-1]) for row in known)
    placed = {}
    for row in edited:
        if row not in known:
            placed[row] = Row(row.file, (*row.keys[:-1], str(count[row.file, row.keys[:-1]])))
            count[row.file, row.keys[:-1]] += 1
    return placed

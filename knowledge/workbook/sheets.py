"""The workbook itself: writing the tables to XLSX, and reading their cells back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from knowledge.workbook.tables import TABLES, Cell, Keys, Row, Rows, Table, rows, value

_KEYS = ("แฟ้ม", "รายการ")
_HELP = (
    "แก้ในช่องสีขาวได้ทุกช่อง แล้วนำกลับด้วย ita knowledge import",
    "สองช่องแรก (แฟ้ม, รายการ) บอกว่าแถวนี้คือรายการใด เพิ่มแถวใหม่ได้โดยตั้งชื่อรายการใหม่ ลบทั้งแถวคือลบรายการนั้น",
    "แถวใหม่ในแผ่น ปฏิทิน ตัวชี้วัด และ หัวตาราง จะต่อท้ายรายการเดิมเสมอ ไม่ว่าตั้งชื่อรายการว่าอะไร",
    "ช่องที่มีหลายค่าเขียนบรรทัดละค่า (กด Alt+Enter)",
    "ชุดระดับผลการประเมิน วิธีรวมคะแนน และตารางเทียบข้อคำถามระหว่างปี ไม่อยู่ในสมุดงานนี้ ให้แก้ใน framework.yaml และ crosswalk.yaml",
)
_GREY = PatternFill("solid", fgColor="E7E6E6")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


class WorkbookError(Exception):
    """A workbook that cannot be read back: one Thai sentence with sheet and cell."""


def export(folder: Path) -> bytes:
    """Return the knowledge in a folder as the bytes of a workbook."""
    workbook = Workbook()
    first = workbook.worksheets[0]
    first.title = "อ่านก่อน"
    for number, line in enumerate(_HELP, 1):
        first.cell(number, 1, line)
    first.column_dimensions["A"].width = 110
    for table in TABLES:
        _write(workbook.create_sheet(table.sheet), table, rows(table, folder))
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _write(sheet: Worksheet, table: Table, found: Rows) -> None:
    sheet.append([*_KEYS, *(column.head for column in table.columns)])
    for row, cells in found.items():
        sheet.append([row.file, row.name, *(_shown(cells[column.field]) for column in table.columns)])
    for line in sheet.iter_rows():
        for position, cell in enumerate(line):
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.row == 1 or position < len(_KEYS):
                cell.fill = _GREY
            # A text such as "=งบประมาณ" is a word, not a formula.
            if isinstance(cell.value, str):
                cell.data_type = "s"
                cell.quotePrefix = True
    for number, kind in enumerate((*("number" for _key in _KEYS), *(column.kind for column in table.columns)), 1):
        sheet.column_dimensions[get_column_letter(number)].width = 22 if kind in ("number", "flag") else 44
    sheet.freeze_panes = "C2"


def _shown(cell: Cell) -> str | int | float | bool | None:
    return float(cell) if isinstance(cell, Decimal) else cell


def read(book: Path) -> dict[str, dict[Row, dict[Keys, Any]]]:
    """Return the rows of each sheet, each cell as the YAML value that it stands for. Raise WorkbookError."""
    try:
        workbook = load_workbook(book, data_only=False)
    except FileNotFoundError:
        raise WorkbookError(f"ไม่พบแฟ้ม {book} โปรดตรวจชื่อ") from None
    except (OSError, BadZipFile, InvalidFileException, KeyError, ValueError):
        raise WorkbookError(f"เปิด {book.name} ไม่ได้ ต้องเป็นแฟ้ม .xlsx ที่ได้จาก ita knowledge export") from None
    lost = [table.sheet for table in TABLES if table.sheet not in workbook.sheetnames]
    if len(lost) == len(TABLES):
        raise WorkbookError(f"{book.name} ไม่ใช่สมุดงานที่ได้จาก ita knowledge export")
    if lost:
        raise WorkbookError(f"{book.name} ไม่มีแผ่น {', '.join(lost)}")
    return {table.sheet: dict(_rows(workbook[table.sheet], table)) for table in TABLES}


def _rows(sheet: Worksheet, table: Table) -> Iterator[tuple[Row, dict[Keys, Any]]]:
    lines = list(sheet.iter_rows())
    heads = [str(cell.value or "").strip() for cell in lines[0]] if lines else []
    for head in (*_KEYS, *(column.head for column in table.columns)):
        if head not in heads:
            raise WorkbookError(f"แผ่น {table.sheet} ไม่มีช่อง “{head}”")
    seen: set[Row] = set()
    for line in lines[1:]:
        cells = dict(zip(heads, line, strict=False))
        named = [str(cells[key].value or "").strip() for key in _KEYS]
        if not any(cell.value is not None for cell in line):
            continue
        row = Row(named[0], tuple(named[1].split("/")))
        if not all(named) or row in seen:
            problem = "ซ้ำกับแถวก่อนหน้า" if row in seen else "ไม่มีชื่อแฟ้มหรือรายการ"
            raise WorkbookError(f"แผ่น {table.sheet} แถว {line[0].row} {problem}")
        seen.add(row)
        yield row, {column.field: _value(cells[column.head], column.kind, table) for column in table.columns}


def _value(cell: Any, kind: Any, table: Table) -> Any:
    written = cell.value
    if cell.data_type in ("d", "e"):
        what = "เป็นวันที่" if cell.data_type == "d" else f"เป็นข้อผิดพลาดของตารางคำนวณ ({written})"
        raise WorkbookError(f"แผ่น {table.sheet} ช่อง {cell.coordinate} {what} ให้พิมพ์ใหม่เป็นข้อความหรือตัวเลข")
    if isinstance(written, str):
        written = written.strip() or None
        if kind == "number" and written:
            written = written.translate(_THAI_DIGITS)
        if kind == "flag" and written:
            written = written.removeprefix("=").removesuffix("()")  # LibreOffice writes =TRUE()
    if isinstance(written, float):
        written = Decimal(str(written))
    try:
        return value(written, kind)
    except ValueError as problem:
        raise WorkbookError(f"แผ่น {table.sheet} ช่อง {cell.coordinate} {problem}") from None

"""Builds XLSX files for tests: through openpyxl, or as raw XML where openpyxl cannot write what Excel can."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook

from tests.documents.docx_builder import relations, write_package

_NAMESPACES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def workbook(
    path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], formats: Mapping[str, str] | None = None
) -> Path:
    """Write sheets of values; `formats` gives cells of the first sheet a number format."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for address, code in (formats or {}).items():
        book.worksheets[0][address].number_format = code
    book.save(path)
    return path


def c(address: str, value: str = "", kind: str = "n", style: int = 0, formula: str = "") -> str:
    """A cell as Excel writes it."""
    written = f"<f>{escape(formula)}</f>" if formula else ""
    stored = f"<v>{escape(value)}</v>" if value else ""
    return f'<c r="{address}" t="{kind}" s="{style}">{written}{stored}</c>'


def row(number: int, *cells: str, more: str = "") -> str:
    return f'<row r="{number}" {more}>{"".join(cells)}</row>'


def raw(path: Path, *rows: str, strings: Sequence[str] = (), codes: Sequence[int | str] = (), more: str = "") -> Path:
    """Write one sheet of raw rows. `strings` are the shared strings as XML, `codes` the formats of the styles."""
    custom = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for n, code in enumerate(codes)
        if isinstance(code, str)
    )
    used = "".join(f'<xf numFmtId="{code if isinstance(code, int) else 164 + n}"/>' for n, code in enumerate(codes))
    shared = "".join(f"<si>{text}</si>" for text in strings)
    parts = [("sheet", "worksheet"), ("styles", "styles"), ("strings", "sharedStrings")]
    files = {
        "xl/workbook.xml": f'<workbook {_NAMESPACES}><sheets><sheet name="Sheet1" r:id="sheet"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations([(name, kind, f"{name}.xml", "") for name, kind in parts]),
        "xl/sheet.xml": f"<worksheet {_NAMESPACES}><sheetData>{''.join(rows)}</sheetData>{more}</worksheet>",
        "xl/styles.xml": f"<styleSheet {_NAMESPACES}><numFmts>{custom}</numFmts><cellXfs>{used}</cellXfs></styleSheet>",
        "xl/strings.xml": f"<sst {_NAMESPACES}>{shared}</sst>",
    }
    return write_package(path, "xl/workbook.xml", files)

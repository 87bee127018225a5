"""A sheet behind all others that lists the findings, each with a link to its cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, count
from posixpath import dirname, join

from checker.annotate.markup import DECLARATION, Additions, children, spans, text
from checker.annotate.notes import Note
from checker.annotate.parts import Parts
from checker.annotate.xlsx_comments import MAIN, OFFICE, name_of
from checker.reading.package import Package
from checker.reading.sheets import Address
from checker.reading.xlsx import FINDINGS

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_COLUMNS = {"ลำดับ": 7, "ผล": 14, "กฎ": 22, "ที่": 24, "สิ่งที่พบ": 60, "รายละเอียด": 90}
_LINE, _HIGHEST = 15, 400  # points
_PRINTED = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
_COUNT = re.compile(rb"""\bcount=["']([0-9]+)["']""")
_WRAPPED = (
    f'<xf xmlns="{MAIN}" numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
)
Cell = tuple[str, Address]
"""The name of a sheet and a cell of it."""


def summarise(parts: Parts, package: Package, workbook: str, found: Sequence[tuple[Note, Cell]]) -> None:
    """Add the sheet to the workbook that is the part `workbook`."""
    root = package.xml(workbook)
    taken = {sheet.get("name") for sheet in root.iterfind("sheets/sheet")}
    name = next(name for name in chain([FINDINGS], map(f"{FINDINGS} {{}}".format, count(2))) if name not in taken)
    number = max((int(sheet.get("sheetId", "0")) for sheet in root.iterfind("sheets/sheet")), default=0) + 1
    part = parts.free(join(dirname(workbook), "worksheets", "ita"), ".xml")
    content = _sheet(found, _wrapping_style(parts, package, workbook))
    relation = parts.add(part, (DECLARATION + content).encode(), "worksheet", workbook, _TYPE)
    elements = spans(parts[workbook])
    sheets = next(e for e in children(elements[0], elements) if e.tag == "sheets")
    additions = Additions(parts[workbook])
    additions.append(
        sheets, f'<sheet xmlns="{MAIN}" xmlns:r="{OFFICE}" name="{name}" sheetId="{number}" r:id="{relation}"/>'
    )
    parts[workbook] = additions.result


def _sheet(found: Sequence[tuple[Note, Cell]], style: int) -> str:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(_COLUMNS.values(), 1)
    )
    counts = Counter(note.outcome for note, _ in found)
    told = " · ".join(f"{outcome} {number}" for outcome, number in counts.items()) or "ไม่พบข้อบกพร่อง"
    rows = [[f"{FINDINGS}: {told}"], list(_COLUMNS), *(_row(n, *each) for n, each in enumerate(found, 1))]
    links = "".join(
        f'<hyperlink ref="D{row}" location="{text(_address(cell))}"/>' for row, (_, cell) in enumerate(found, 3)
    )
    return (
        f'<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols>{columns}</cols><sheetData>'
        + "".join(_written(number, row, style) for number, row in enumerate(rows, 1))
        + f"</sheetData>{f'<hyperlinks>{links}</hyperlinks>' if links else ''}{_PRINTED}</worksheet>"
    )


def _row(number: int, note: Note, cell: Cell) -> list[str]:
    return [str(number), note.outcome, note.rule, _address(cell), note.message, "\n".join(note.lines)]


def _address(cell: Cell) -> str:
    name, address = cell
    quoted = name.replace("'", "''")
    return f"'{quoted}'!{name_of(address)}"


def _written(number: int, row: Sequence[str], style: int) -> str:
    bold = "<rPr><b/></rPr>" if number < 3 else ""
    cells = "".join(
        f'<c r="{name_of((number, column))}" s="{style if number > 1 else 0}" t="inlineStr">'
        f'<is><r>{bold}<t xml:space="preserve">{text(words)}</t></r></is></c>'
        for column, words in enumerate(row, 1)
    )
    height = _height(row) if number > 1 else _LINE
    return f'<row r="{number}" ht="{height}" customHeight="1">{cells}</row>'


def _height(row: Sequence[str]) -> int:
    """Return a height in points at which all text of a row shows: not every program fits rows to wrapped text."""
    pairs = zip(row, _COLUMNS.values(), strict=False)
    lines = max(sum(len(line) // width + 1 for line in words.split("\n")) for words, width in pairs)
    return min(_LINE * lines, _HIGHEST)


def _wrapping_style(parts: Parts, package: Package, workbook: str) -> int:
    """Add a style that wraps text and return its number; without styles, that of plain cells."""
    styles = next((r.target for r in package.relations(workbook).values() if r.kind == "styles"), "")
    if styles not in parts:
        return 0
    xml = parts[styles]
    elements = spans(xml)
    formats = next((e for e in children(elements[0], elements) if e.tag == "cellXfs"), None)
    if formats is None:
        return 0
    number = sum(1 for _ in children(formats, elements))
    additions = Additions(xml)
    additions.append(formats, _WRAPPED)
    grown = _COUNT.sub(b'count="%d"' % (number + 1), xml[formats.start : formats.inside])
    parts[styles] = xml[: formats.start] + grown + additions.result[formats.inside :]
    return number

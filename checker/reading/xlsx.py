"""Reading XLSX: the sheets in order, each cell as Excel shows it.

The package's own XML is read, for it tells what libraries do not: a formula without a stored result from an empty
cell, a number from how it is shown, the number formats of Thai Excel. Hidden sheets, rows and columns are left out
with a note. The name that someone gave to a sheet stands above it as a heading.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from xml.etree.ElementTree import Element

from checker.blocks import Blocks, Paragraph, Place, ReadingError, Table
from checker.reading.attributes import integer
from checker.reading.number_format import BUILT_IN, GENERAL, shown
from checker.reading.package import Package, names, opened
from checker.reading.sheets import Address, Sheet, SheetBlocks
from checker.reading.tables import MAX_CELLS
from checker.thai import clean

_MAIN = "xl/workbook.xml"
FINDINGS = "ผลตรวจ ITA"
"""The sheet on which `checker.annotate` sums up what was found: no part of the document."""

MEND = "โปรดเปิดด้วย Excel แล้วบันทึกเป็น XLSX ใหม่อีกครั้ง"
"""What to do where a file cannot be read."""

_OFF = ("0", "false", "off")
_MOST_COLUMNS = 16_384
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NOT_NAMED = re.compile(r"(?:sheet|ชีต|ชีท|แผ่นงาน|แผ่น)\s*[0-9]*", re.IGNORECASE)


def sniff(head: bytes, path: Path) -> bool:
    """Tell whether the file is a workbook of Excel 2007 or later."""
    return head.startswith(b"PK") and _MAIN in names(path)


def read(path: Path) -> Blocks:
    """Read an XLSX file; raise `ReadingError` when it is damaged, locked or beyond all bounds."""
    with opened(path, MEND) as package:
        workbook = Workbook(package, path.name)
        blocks = tuple(workbook.blocks())
        return Blocks(path.name, blocks, tuple(workbook.sheets.unread), tuple(workbook.notes))


@dataclass(frozen=True)
class _Style:
    code: str = GENERAL
    bold: bool = False


class Workbook:
    """A workbook while it is read, sheet by sheet. `part` is the main part of the package.

    Who wants to know which sheets and cells the blocks are made of, extends `sheet`, and `sheets` with it.
    """

    def __init__(self, package: Package, file: str) -> None:
        self.part = package.main_part(_MAIN)
        self._package = package
        self._file = file
        self._root = package.xml(self.part)
        self._relations = package.relations(self.part)
        self._strings = [_text(item) for item in self._part("sharedStrings") if item.tag == "si"]
        self._styles = _styles(self._part("styles"))
        settings = self._root.find("workbookPr")
        self._from_1904 = settings is not None and settings.get("date1904") in ("1", "true")
        self._cells = 0
        self.sheets = SheetBlocks(file)
        self.notes: list[str] = []

    def blocks(self) -> Iterator[Paragraph | Table]:
        """Yield the paragraphs and tables of the sheets that show."""
        if self._root.find("sheets/sheet") is None:
            raise ReadingError(f"แฟ้ม {self._file} ไม่มีแผ่นงานของ Excel {MEND}")
        for entry in self._root.iterfind("sheets/sheet"):
            name = entry.get("name", "")
            if name.startswith(FINDINGS):
                continue
            relation = self._relations.get(entry.get("id", ""))
            if entry.get("state", "visible") != "visible":
                self.notes.append(f"ไม่ได้อ่านแผ่นงาน “{name}” เพราะถูกซ่อนไว้")
            elif relation is not None and relation.kind == "worksheet":
                content = list(self.sheets.of(self.sheet(relation.target, name)))
                yield from [self._heading(name)] if content and not _NOT_NAMED.fullmatch(name) else []
                yield from content
            else:
                self.notes.append(f"ไม่ได้อ่านแผ่นงาน “{name}” เพราะไม่ใช่ตาราง")

    def _part(self, kind: str) -> Element:
        target = next((r.target for r in self._relations.values() if r.kind == kind), "")
        return self._package.xml(target)

    def _heading(self, name: str) -> Paragraph:
        return Paragraph(clean(name), Place(file=self._file, quote=name), level=1)

    def style(self, index: int) -> _Style:
        """Return the style of cells with this index."""
        return self._styles[index] if 0 <= index < len(self._styles) else _Style()

    def value(self, cell: Element, style: _Style) -> tuple[str, str]:
        """Return what a cell shows, and why it shows nothing sure; one of them may be empty."""
        text = cell.findtext("v") or ""
        match cell.get("t", "n"):
            case "s":
                index = integer(text, -1)
                return (self._strings[index] if 0 <= index < len(self._strings) else ""), ""
            case "inlineStr":
                return _text(cell.find("is")), ""
            case "b":
                return ("FALSE" if text == "0" else "TRUE"), ""
            case "e":
                return text, f"สูตรคำนวณผิดพลาด {text}"
            case "n" if not text:
                return "", "" if cell.find("f") is None else "สูตรยังไม่มีผลคำนวณ โปรดเปิดด้วย Excel แล้วบันทึกใหม่"
            case "n":
                return _number(text, style.code, self._from_1904), ""
        return text, ""

    def count_cell(self) -> None:
        """Count a cell that was read; raise `ReadingError` when there are too many."""
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise ReadingError(f"แฟ้ม {self._file} มีข้อมูลเกิน {MAX_CELLS:,} ช่อง โปรดแยกเฉพาะแผ่นงานที่เกี่ยวข้อง")

    def sheet(self, part: str, name: str) -> Sheet:
        """Return the cells of a sheet, by its part and its name."""
        reader = _SheetReader(self, name)
        for element in self._package.elements(part):
            reader.take(element)
        self.notes += reader.notes()
        return reader.sheet


class _SheetReader:
    """Takes the elements of one sheet as they end: columns come before rows, rows before merged ranges."""

    def __init__(self, workbook: Workbook, name: str) -> None:
        self._workbook = workbook
        self._name = name
        self._row = 0
        self._hidden_columns: set[int] = set()
        self._left_out: set[str] = set()
        self.sheet = Sheet()

    def take(self, element: Element) -> None:
        """Take one element."""
        match element.tag:
            case "col" if _is_hidden(element):
                last = min(integer(element.get("max")), _MOST_COLUMNS)
                self._hidden_columns |= set(range(integer(element.get("min"), 1), last + 1))
            case "row":
                self._take_row(element)
                element.clear()
            case "mergeCell":
                ends = [_address(end) for end in element.get("ref", "").split(":")]
                if len(ends) == 2 and ends[0] and ends[1]:
                    self.sheet.merges[ends[0]] = ends[1]
            case "drawing":
                self._left_out.add("รูปภาพ แผนภูมิ หรือกล่องข้อความ")

    def notes(self) -> list[str]:
        """Return what was left out."""
        return [f"ไม่ได้อ่าน{what}ในแผ่นงาน “{self._name}”" for what in sorted(self._left_out)]

    def _take_row(self, row: Element) -> None:
        self._row = integer(row.get("r"), self._row + 1)
        if _is_hidden(row):
            self.sheet.hidden.add(self._row)
        column = 0
        for cell in (c for c in row if c.tag == "c"):
            address = _address(cell.get("r", ""))
            column = address[1] if address else column + 1
            self._take_cell(cell, (self._row, column))

    def _take_cell(self, cell: Element, address: Address) -> None:
        style = self._workbook.style(integer(cell.get("s")))
        text, problem = self._workbook.value(cell, style)
        if not text.strip() and not problem:
            return
        if address[0] in self.sheet.hidden or address[1] in self._hidden_columns:
            self._left_out.add("แถวหรือคอลัมน์ที่ซ่อนไว้")
            return
        self.sheet.cells[address] = text
        if problem:
            self.sheet.unread[address] = f"{problem} (แผ่นงาน “{self._name}” ช่อง {cell.get('r')})"
        if style.bold:
            self.sheet.bold.add(address)
        self._workbook.count_cell()


def _styles(root: Element) -> list[_Style]:
    codes = BUILT_IN | {integer(f.get("numFmtId")): f.get("formatCode", "") for f in root.iterfind("numFmts/numFmt")}
    fonts = (font.find("b") for font in root.iterfind("fonts/font"))
    bold = {n for n, b in enumerate(fonts) if b is not None and b.get("val") not in _OFF}
    return [
        _Style(codes.get(integer(xf.get("numFmtId")), GENERAL), integer(xf.get("fontId")) in bold)
        for xf in root.iterfind("cellXfs/xf")
    ]


def _text(item: Element | None) -> str:
    """Return the text of a string; its pieces differ in font, and readings in small print are left out."""
    pieces = (e if e.tag == "t" else e.find("t") for e in (item if item is not None else ()) if e.tag in ("t", "r"))
    text = "".join(piece.text or "" for piece in pieces if piece is not None)
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _number(text: str, code: str, from_1904: bool) -> str:
    try:
        return shown(Decimal(text), code, from_1904=from_1904) if math.isfinite(float(text)) else text
    except (ValueError, InvalidOperation):
        return text


def _address(text: str) -> Address | None:
    match = _ADDRESS.fullmatch(text)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _is_hidden(element: Element) -> bool:
    return element.get("hidden", "0") not in _OFF

"""Reading DOCX: a walk over the package's own XML, because libraries lose what Thai plans are made of.

Text is read as it stands on the page: tracked changes as if accepted, automatic numbers written out, hidden text,
comments, the table of contents and unfilled prompts left out. A text box follows the paragraph that it is anchored
to, footnotes follow the body, headers and footers are notes. A short paragraph all in bold is a heading.

A table of a single cell is a frame: its content is read as if it stood outside. Any other nested table stands in its
cell as one line a row. For merged cells see `checker.reading.tables`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.etree.ElementTree import Element

from checker.blocks import Blocks, Paragraph, Place, ReadingError, Table, Unread
from checker.reading.attributes import integer
from checker.reading.docx_grid import rows, spans
from checker.reading.docx_markup import setting, shown
from checker.reading.docx_numbers import Numbers
from checker.reading.docx_styles import Styles
from checker.reading.docx_text import Runs, Text, holds_picture
from checker.reading.package import Package, names, opened
from checker.reading.tables import check_size, lay_out
from checker.thai import clean

_MAIN = "word/document.xml"
MEND = "โปรดเปิดด้วย Word แล้วบันทึกเป็น DOCX ใหม่อีกครั้ง"
"""What to do where a file cannot be read."""

_LONG = 200  # a bold paragraph of more characters is emphasis, no heading
_EMU = 12_700  # a point
_LARGE = 284  # points, 10 cm: a picture this wide and high may hold a whole table
_SIZE_IN_POINTS = re.compile(r"(?:^|;)(?:width|height):([0-9]{1,5})(?:\.[0-9]+)?pt")


def sniff(head: bytes, path: Path) -> bool:
    """Tell whether the file is a document of Word 2007 or later."""
    return head.startswith(b"PK") and any(name.startswith("word/") for name in names(path))


def read(path: Path) -> Blocks:
    """Read a DOCX file; raise `ReadingError` when it is damaged, locked or beyond all bounds."""
    with opened(path, MEND) as package:
        document = Document(package, path.name)
        blocks = tuple(document.blocks())
        return Blocks(path.name, blocks, tuple(document.unread), tuple(document.notes()))


@dataclass(frozen=True)
class Line:
    """A line of text, and its level where it is a heading."""

    text: str
    level: int | None


class Document:
    """A document while it is read, once, from top to bottom: numbers, tables and footnotes are counted on the way.

    `part` is the main part of the package, `root` its XML, and `relations` are those to other parts. Who wants to know
    which elements the blocks are made of, extends `line` and `cell`.
    """

    def __init__(self, package: Package, file: str) -> None:
        self.part = package.main_part(_MAIN)
        self._package = package
        self.file = file
        self.root = package.xml(self.part)
        self.relations = package.relations(self.part)
        self._styles = Styles(self._part("styles"))
        self._numbers = Numbers(self._part("numbering"), self._styles)
        self._runs = Runs(self._styles, self.relations)
        self._cited: list[tuple[str, str]] = []
        self._tables = 0
        self._has_contents = False
        self.unread: list[Unread] = []

    def blocks(self) -> Iterator[Paragraph | Table]:
        """Yield the paragraphs and tables of the body, then of its footnotes."""
        body = self.root.find("body")
        if body is None:
            raise ReadingError(f"แฟ้ม {self.file} ไม่มีเนื้อความของเอกสาร Word {MEND}")
        yield from self._blocks(self._content(body))
        yield from self._blocks(self._footnotes())

    def notes(self) -> Iterator[str]:
        """Yield what stands beside the body (Thai), and what was left out."""
        for kind, name in (("header", "หัวกระดาษ"), ("footer", "ท้ายกระดาษ")):
            parts = (self._package.xml(r.target) for r in self.relations.values() if r.kind == kind)
            texts = (clean(self._flat(_without_links(part))).strip() for part in parts)
            yield from dict.fromkeys(f"{name}: {text}" for text in texts if text)
        if self._has_contents:
            yield "ไม่ได้อ่านสารบัญ เพราะซ้ำกับหัวข้อในเนื้อหา"

    def _part(self, kind: str) -> Element:
        target = next((r.target for r in self.relations.values() if r.kind == kind), "")
        return self._package.xml(target)

    def _blocks(self, content: Iterable[Line | Element]) -> Iterator[Paragraph | Table]:
        heading = ""
        for item in content:
            if isinstance(item, Element):
                yield from self._table(item)
            elif quote := item.text.strip():
                above = "" if item.level else heading
                yield Paragraph(clean(quote), Place(file=self.file, heading=above, quote=quote), item.level)
                heading = clean(quote) if item.level else heading

    def _content(self, container: Element) -> Iterator[Line | Element]:
        """Yield the lines and the tables that stand in a body, cell or box."""
        kept = ""
        for child in shown(container):
            if child.tag == "tbl":
                frame = _framed(child)
                yield from [child] if frame is None else self._content(frame)
            elif child.tag == "altChunk":
                self._miss(Place(file=self.file), "มีเนื้อหาจากแฟ้มอื่นฝังอยู่ โปรดเปิดด้วย Word แล้วบันทึกใหม่")
            elif child.tag == "p" and not self._is_contents(child):
                text = self._runs.text(child)
                if _runs_on(child):
                    kept += str(text)
                else:
                    yield self.line(child, text, kept + str(text))
                    kept = ""
                for box in self._hanging_on(text):
                    yield from self._content(box)
        if kept:
            yield Line(kept, None)

    def line(self, paragraph: Element, text: Text, words: str) -> Line:
        """Return the line that a paragraph with this text makes; `words` are its text with that before it."""
        level = self._styles.level(paragraph)
        if level is None and text.bold and words.strip() and len(words) <= _LONG:
            level = 1 if self._styles.centred(paragraph) else 2
        return Line(self._numbers.label(paragraph, empty=not words.strip()) + words, level)

    def _hanging_on(self, text: Text) -> list[Element]:
        self._cited += text.notes
        for picture in text.pictures:
            if _is_large(picture):
                self._miss(Place(file=self.file, quote=str(text).strip()), "มีรูปภาพขนาดใหญ่ซึ่งอ่านข้อความในรูปไม่ได้")
        return text.boxes

    def _is_contents(self, paragraph: Element) -> bool:
        contents = self._styles.name(self._styles.of(paragraph)).startswith("toc ")
        self._has_contents |= contents
        return contents

    def _footnotes(self) -> Iterator[Line | Element]:
        parts = {kind: {n.get("id"): n for n in self._part(kind)} for kind in ("footnotes", "endnotes")}
        for kind, number in self._cited:
            if number in parts[kind]:
                yield from self._content(parts[kind][number])

    def _table(self, table: Element) -> Iterator[Table]:
        if grid := rows(table):
            self._tables += 1
            check_size(sum(map(len, grid)), self.file, self._tables)
            number = self._tables
            cells = spans(table, grid, lambda cell, row, column: self.cell(cell, number, row, column))
            yield lay_out(cells, self.file, number)

    def cell(self, cell: Element, table: int, row: int, column: int) -> str:
        """Return the text of a cell, given with the numbers of its table, row and column."""
        text = self._flat(cell)
        if not text and holds_picture(cell):
            place = Place(file=self.file, table=table, row=row, column=column)
            self._miss(place, "ในช่องนี้มีแต่รูปภาพ จึงอ่านข้อความไม่ได้")
        return text

    def _flat(self, container: Element) -> str:
        lines: list[str] = []
        for item in self._content(container):
            lines += self._flat_rows(item) if isinstance(item, Element) else [item.text.strip()]
        return "\n".join(filter(None, lines))

    def _flat_rows(self, table: Element) -> Iterator[str]:
        cells = spans(table, rows(table), lambda cell, *_: self._flat(cell))
        for _, row in groupby(cells, lambda cell: cell.row):
            yield " ".join(cell.text.replace("\n", " ") for cell in row if cell.text)

    def _miss(self, place: Place, why: str) -> None:
        self.unread.append(Unread(place=place, why=why))


def _framed(table: Element) -> Element | None:
    cells = [cell for row in rows(table) for cell in row]
    return cells[0].element if len(cells) == 1 else None


def _runs_on(paragraph: Element) -> bool:
    """Tell whether the deletion of the paragraph's end is tracked: its text runs on into the next paragraph."""
    mark = setting(paragraph, "pPr", "rPr")
    return mark is not None and mark.find("del") is not None


def _is_large(picture: Element) -> bool:
    extent = picture.find("*/extent")
    if extent is not None:
        return all(integer(extent.get(side)) >= _LARGE * _EMU for side in ("cx", "cy"))
    shapes = (e.get("style", "").replace(" ", "") for e in picture.iter() if e.tag in ("shape", "rect"))
    return any(sum(int(size) >= _LARGE for size in _SIZE_IN_POINTS.findall(style)) == 2 for style in shapes)


def _without_links(part: Element) -> Element:
    for link in part.iter("hyperlink"):
        link.attrib.pop("id", None)  # names a relation of this part, not of the document
    return part

"""A submitted DOCX with Word comments at the findings, all else as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from posixpath import dirname, join
from xml.etree.ElementTree import Element

from checker.annotate.markup import DECLARATION, Additions, Span, spans, text
from checker.annotate.notes import AUTHOR, INITIALS, Note
from checker.annotate.parts import Parts
from checker.blocks import Place, ReadingError
from checker.reading import docx as reader
from checker.reading.docx_markup import shown
from checker.reading.docx_text import Text
from checker.reading.package import Package, opened

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NAMESPACE = re.compile(rb"""["']([^"']+/wordprocessingml/(?:2006/)?main)["']""")
_ID = re.compile(rb"""\bid=["']([0-9]+)["']""")


def annotate(path: Path, notes: Sequence[Note]) -> bytes:
    """Return the DOCX file at `path` with a comment for each note; raise `ReadingError` where it cannot be read."""
    with opened(path, reader.MEND) as package:
        document = _Located(package, path.name)
    parts = Parts(path.read_bytes())
    comments = _Comments(parts, document.part, document.comments)
    marks = _Marks(document, parts[document.part])
    for number, note in enumerate(notes, comments.first):
        marks.add(number, note.place)
    parts[document.part] = marks.result
    comments.store(notes)
    return parts.content()


class _Located(reader.Document):
    """A document read once more, to learn which paragraphs each place stands for."""

    def __init__(self, package: Package, file: str) -> None:
        super().__init__(package, file)
        self._cells: dict[tuple[int, int, int], Element] = {}
        self._lines: dict[str, Element] = {}
        self._numbers_of = {element: number for number, element in enumerate(self.root.iter())}
        self._parents = {child: parent for parent in self.root.iter() for child in parent}
        for _ in self.blocks():
            pass
        self._first = next(self.root.iter("p"), None)

    @property
    def comments(self) -> str | None:
        """The part that holds the comments of others, if any."""
        return next((r.target for r in self.relations.values() if r.kind == "comments"), None)

    def number(self, element: Element) -> int:
        """Return the position of an element among all of the document."""
        return self._numbers_of[element]

    def paragraphs(self, place: Place) -> tuple[Element, Element]:
        """Return the first and last paragraph of a place: of its cell, else the line quoted, else of the document."""
        cell = self._cell_at(place)
        inside = [] if cell is None else [p for p in shown(cell) if p.tag == "p"]
        line = self._lines.get(place.quote, self._first)
        return (self._markable(inside[0]), self._markable(inside[-1])) if inside else (self._markable(line),) * 2

    def _cell_at(self, place: Place) -> Element | None:
        """Return the cell of a place, or the one nearest to it in its row."""
        row = [key for key in self._cells if key[:2] == (place.table, place.row)]
        nearest = min(row, key=lambda key: abs(key[2] - (place.column or 1)), default=None)
        return self._cells[nearest] if nearest else None

    def _markable(self, paragraph: Element | None) -> Element:
        """Return the paragraph, or where Word takes no comments (boxes, footnotes) the one that it hangs on."""
        if paragraph not in self._numbers_of:
            paragraph = self._first
        if paragraph is None:
            raise ReadingError(f"แฟ้ม {self.file} ไม่มีย่อหน้าให้ใส่ความเห็น")
        boxed = False
        for above in self._above(paragraph):
            boxed = boxed or above.tag == "txbxContent"
            if boxed and above.tag == "p":
                paragraph, boxed = above, False
        return paragraph

    def _above(self, element: Element) -> Iterator[Element]:
        while (parent := self._parents.get(element)) is not None:
            yield parent
            element = parent

    def cell(self, cell: Element, table: int, row: int, column: int) -> str:
        self._cells[table, row, column] = cell
        return super().cell(cell, table, row, column)

    def line(self, paragraph: Element, text: Text, words: str) -> reader.Line:
        line = super().line(paragraph, text, words)
        if quote := line.text.strip():
            self._lines.setdefault(quote, paragraph)
        return line


class _Comments:
    """The comments of a document: those of others, and ours after them, from the id `first` on."""

    def __init__(self, parts: Parts, main: str, existing: str | None) -> None:
        self._parts, self._main = parts, main
        self._existing = existing if existing and existing in parts else None
        used = _ID.findall(parts[self._existing]) if self._existing else []
        self.first = max(map(int, used), default=-1) + 1
        namespace = _NAMESPACE.search(parts[main])
        assert namespace
        self._declared = f'xmlns:w="{namespace[1].decode()}"'

    def store(self, notes: Sequence[Note]) -> None:
        """Put the comments into the package."""
        written = "".join(self._comment(number, note) for number, note in enumerate(notes, self.first))
        if self._existing:
            comments = Additions(self._parts[self._existing])
            comments.append(spans(self._parts[self._existing])[0], written)
            self._parts[self._existing] = comments.result
        elif notes:
            name = self._parts.free(join(dirname(self._main), "comments"), ".xml")
            root = f"<w:comments {self._declared}>{written}</w:comments>"
            self._parts.add(name, (DECLARATION + root).encode(), "comments", self._main, _TYPE)

    def _comment(self, number: int, note: Note) -> str:
        # Declared on each comment: whoever wrote the others may have chosen another prefix.
        about = f'{self._declared} w:id="{number}" w:author="{AUTHOR}" w:initials="{INITIALS}"'
        heading = _paragraph(note.title, "<w:rPr><w:b/><w:bCs/></w:rPr>")
        return f"<w:comment {about}>{heading}{''.join(map(_paragraph, note.lines))}</w:comment>"


def _paragraph(words: str, properties: str = "") -> str:
    return f'<w:p><w:r>{properties}<w:t xml:space="preserve">{text(words)}</w:t></w:r></w:p>'


class _Marks:
    """Where comments begin and end in the document; its elements are written with the prefix `w` of its root."""

    def __init__(self, document: _Located, xml: bytes) -> None:
        self._document = document
        self._spans = spans(xml)
        self._w = self._spans[0].name.rpartition(":")[0]
        self._marked = Additions(xml)

    def add(self, number: int, place: Place) -> None:
        """Mark the place of a comment."""
        first, last = self._document.paragraphs(place)
        self._begin(first, f'<{self._w}:commentRangeStart {self._w}:id="{number}"/>')
        reference = f'<{self._w}:r><{self._w}:commentReference {self._w}:id="{number}"/></{self._w}:r>'
        self._marked.append(self._span(last), f'<{self._w}:commentRangeEnd {self._w}:id="{number}"/>{reference}')

    def _begin(self, paragraph: Element, mark: str) -> None:
        """Put a mark before what a paragraph says, after its properties."""
        properties, span = paragraph.find("pPr"), self._span(paragraph)
        if span.closed:
            self._marked.append(span, mark)
        else:
            self._marked.insert(span.inside if properties is None else self._span(properties).end, mark)

    def _span(self, element: Element) -> Span:
        return self._spans[self._document.number(element)]

    @property
    def result(self) -> bytes:
        """The document with the marks."""
        return self._marked.result

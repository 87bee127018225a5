"""Reading HTML pages.

Text is read as a browser shows it: list numbers written out, what is hidden or no text left out; `Place.line` is the
line of the file. A short paragraph all in bold is a heading. A table of a single cell is a frame, a table in a cell
stands there as one line a row, merged cells are as `checker.reading.tables` says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from checker.blocks import Blocks, Paragraph, Place, Table, Unread
from checker.reading.attributes import integer
from checker.reading.decoding import decode
from checker.reading.html_flow import Line, flow, rows
from checker.reading.html_tree import Node, tree
from checker.reading.tables import Span, lay_out
from checker.thai import clean

_PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml.*?\?>\s*)*<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE | re.DOTALL
)
# A text may also begin with one of these, but then has its tables with tabs.
_PART = re.compile(r"\s*<(?:h[1-6]|p|div|section|article|ul|ol)\b[^<>]*>", re.IGNORECASE)
_WIDEST = 100  # columns that one cell may span


def sniff(head: bytes, path: Path) -> bool:  # noqa: ARG001
    """Tell whether the file is an HTML page, whatever its name: many systems call one .doc or .xls."""
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = head.decode(encoding, errors="ignore")
    part = "<table" in text.lower() and "\t" not in text
    return _PAGE.match(text) is not None or (part and _PART.match(text) is not None)


def read(path: Path) -> Blocks:
    """Read an HTML page; raise `ReadingError` where it is too large or no text."""
    return page(tree(decode(path)), path.name)


def page(root: Node, file: str, tables: int = 0) -> Blocks:
    """Return the blocks of a page that was read as a tree, `tables` of which stand before it in the same file."""
    reader = _Page(file, tables)
    return Blocks(file, tuple(reader.blocks(root)), tuple(reader.unread))


class _Page:
    """A page while it is read from top to bottom."""

    def __init__(self, file: str, tables: int) -> None:
        self._file = file
        self._tables = tables
        self.unread: list[Unread] = []

    def blocks(self, root: Node) -> Iterator[Paragraph | Table]:
        for item in flow(root):
            if isinstance(item, Line):
                place = Place(file=self._file, line=item.line, quote=item.text)
                self._check(item.text, place)
                yield Paragraph(clean(item.text), place, item.level)
            else:
                self._tables += 1
                yield lay_out(_spans(rows(item), self._cell), self._file, self._tables)

    def _cell(self, cell: Node, row: int, column: int) -> tuple[str, int | None]:
        lines = _flat(cell)
        text = "\n".join(line.text for line in lines)
        start = lines[0].line if lines else None
        place = Place(file=self._file, table=self._tables, row=row, column=column, line=start, quote=text)
        self._check(text, place)
        if not text and any(cell.find_all({"img"}, set())):
            self.unread.append(Unread(place=place, why="ในช่องนี้มีแต่รูปภาพ จึงอ่านข้อความไม่ได้"))
        return text, start

    def _check(self, text: str, place: Place) -> None:
        if "\ufffd" in text:
            self.unread.append(Unread(place=place, why="ข้อความนี้มีตัวอักษรเสีย อ่านได้ไม่ครบ"))


def _flat(cell: Node) -> list[Line]:
    lines: list[Line] = []
    for item in flow(cell):
        lines += [item] if isinstance(item, Line) else filter(None, map(_joined, rows(item)))
    return lines


def _joined(row: Sequence[Node]) -> Line | None:
    lines = [line for cell in row for line in _flat(cell)]
    return Line(" ".join(line.text.replace("\n", " ") for line in lines), lines[0].line, None) if lines else None


def _spans(grid: Sequence[Sequence[Node]], read: Callable[[Node, int, int], tuple[str, int | None]]) -> list[Span]:
    """Return the cells by row and visible column: places where no cell starts are no columns."""
    placed = list(_placed(grid))
    starts = sorted({span.column for _, span in placed})
    for cell, span in placed:
        end = bisect_left(starts, span.column + span.columns)
        span.column = bisect_left(starts, span.column) + 1
        span.columns = end - span.column + 1
        span.text, span.line = read(cell, span.row, span.column)
    return [span for _, span in placed]


def _placed(grid: Sequence[Sequence[Node]]) -> Iterator[tuple[Node, Span]]:
    covered: dict[int, int] = {}  # column: the last row that a cell from above reaches
    for number, row in enumerate(grid, 1):
        column = 1
        for cell in row:
            while covered.get(column, 0) >= number:
                column += 1
            height = integer(cell.attributes.get("rowspan"), 1) or len(grid)
            width = min(max(integer(cell.attributes.get("colspan"), 1), 1), _WIDEST)
            span = Span(number, column, "", min(max(height, 1), len(grid) - number + 1), width)
            covered |= dict.fromkeys(range(column, column + span.columns), number + span.rows - 1)
            column += span.columns
            yield cell, span

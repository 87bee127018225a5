"""From pages to blocks: which text is a heading, a paragraph or a table.

For merged cells see `checker.reading.tables`, for tables that go on over a page `checker.reading.pdf_stitch`.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from checker.blocks import LETTERS, Blocks, Cell, Paragraph, Place, Table, Unread
from checker.reading.pdf_columns import Columns, columns
from checker.reading.pdf_lines import WORD, Line, cell_text, joined, paragraphs
from checker.reading.pdf_page import Box, Page
from checker.reading.pdf_sheet import Running, Sheet, sheet
from checker.reading.pdf_stitch import Whole
from checker.reading.tables import Span, lay_out
from checker.thai import clean

SURE = 0.8  # what is less sure is to be checked by a person
_SHORT = 15  # letters: neither a measure nor a finding has fewer
_LEGIBLE = 0.8  # what is less legible may say anything
_GUESSED = 0.5  # how sure a table without lines is
_LARGER = 1.15  # times the size of the body text: a heading
_WIDE = 0.85  # of the width between even margins: the longest line of text that was wrapped there
_WRAPPED = 0.4  # of all lines: so many end close to the margin where text was wrapped
_LONG = 200  # characters: no heading has more


class _Read(NamedTuple):
    """A cell as it was read: how surely, on which page it begins, and how legible it is on the whole."""

    span: Span
    sure: float
    page: int
    legible: float = 1.0


def blocks(pages: Sequence[Page], file: str) -> Blocks:
    """Return the blocks of a document of `pages`."""
    document = Layout([sheet(page) for page in pages], file)
    found = tuple(document.blocks())
    return Blocks(file, found, tuple(document.unread), tuple(document.notes))


class Layout:
    """A document while it is laid out, from the first page to the last.

    `boxes` tells where each cell of a ruled table begins, by table, row and column.
    """

    def __init__(self, sheets: Sequence[Sheet], file: str) -> None:
        self._sheets = sheets
        self._file = file
        self._running = Running(sheets)
        body = [(line, s.page.width) for s in sheets for line in s.lines if not self._running.has(line, s)]
        self._body = _Body(body)
        self._tables = 0
        self._open: Whole | None = None
        self.unread: list[Unread] = []
        self.boxes: dict[tuple[int, int, int], Box] = {}
        self.notes = self._running.notes()

    def blocks(self) -> Iterator[Paragraph | Table]:
        """Yield the blocks in reading order."""
        for on in self._sheets:
            yield from self._page(on)
            for _ in on.page.pictures:
                self._miss(Place(file=self._file, page=on.page.number), "มีรูปภาพขนาดใหญ่ซึ่งอ่านข้อความในรูปไม่ได้")
        yield from self._finished()

    def _page(self, on: Sheet) -> Iterator[Paragraph | Table]:
        tops = [table.grid.box.top for table in on.tables]
        body = [line for line in on.lines if not self._running.has(line, on)]
        parts = {part: list(found) for part, found in groupby(body, key=lambda line: bisect(tops, line.y))}
        yield from self._text(parts.get(0, []), on.page)
        for part, table in enumerate(on.tables, 1):
            if self._open is None or part > 1 or not self._open.take(table, on.page.number):
                yield from self._finished()
                self._open = Whole(table, on.page.number)
            yield from self._text(parts.get(part, []), on.page)
        if on.turned:
            yield from self._finished()
            yield from self._paragraphs(on.turned, on.page)

    def _finished(self) -> Iterator[Table]:
        """Yield the table that no next page can go on with any more."""
        if self._open is not None:
            yield self._ruled(self._open)
            self._open = None

    def _text(self, body: Sequence[Line], page: Page) -> Iterator[Paragraph | Table]:
        if body:
            yield from self._finished()
        levels = sorted(rule.y0 for rule in page.rules if rule.across)
        for is_line, run in groupby(columns(body, levels), key=lambda item: isinstance(item, Line)):
            if is_line:
                yield from self._paragraphs([item for item in run if isinstance(item, Line)], page)
            else:
                yield from (self._guessed(item, page) for item in run if isinstance(item, Columns))

    def _paragraphs(self, body: Sequence[Line], page: Page) -> Iterator[Paragraph]:
        for group in paragraphs(body, self._body.right(page)):
            quote = clean(joined(group))
            place = Place(file=self._file, page=page.number, quote=quote)
            sure = min(line.sure for line in group)
            if sure < SURE and not any(map(str.isalnum, quote)):
                continue
            self._check(sure, _legible(group), place)
            yield Paragraph(quote, place, self._body.level(group, page), sure)

    def _ruled(self, table: Whole) -> Table:
        cells = {}
        for entry in table.entries:
            sure = min((line.sure for line in entry.lines), default=1.0)
            span = Span(entry.row, entry.column, entry.text, entry.rows, entry.columns)
            cells[entry.row, entry.column] = _Read(span, sure, entry.page, _legible(entry.lines))
        laid = self._table(cells)
        self.boxes |= {(laid.number, entry.row, entry.column): entry.box for entry in table.entries}
        for row in laid.rows:
            for cell in row:
                if cell.sure < SURE:
                    read = cells[cell.place.row or 0, cell.place.column or 0]
                    self._check(cell.sure, read.legible, cell.place)
        return laid

    def _guessed(self, table: Columns, page: Page) -> Table:
        cells = {}
        for row, found in enumerate(table.rows(), 1):
            for column, (cell, (left, _), right) in enumerate(zip(found, table.spans, table.rights(), strict=True), 1):
                cells[row, column] = _Read(Span(row, column, cell_text(cell, left, right)), _GUESSED, page.number)
        laid = self._table(cells)
        why = "ตารางนี้ไม่มีเส้น จึงแบ่งช่องตามแนวข้อความและอาจคลาดเคลื่อน โปรดใช้แฟ้ม DOCX แทนถ้ามี"
        self._miss(Place(file=self._file, page=page.number, table=laid.number), why)
        return laid

    def _table(self, cells: Mapping[tuple[int, int], _Read]) -> Table:
        self._tables += 1
        laid = lay_out((read.span for read in cells.values()), self._file, self._tables)
        return Table(laid.number, tuple(tuple(_placed(cell, cells) for cell in row) for row in laid.rows))

    def _check(self, sure: float, legible: float, place: Place) -> None:
        """List what was not read surely; where its words are legible no field can hide in it."""
        if sure < SURE:
            about = LETTERS if legible >= _LEGIBLE or len(place.quote) < _SHORT else ""
            self._miss(place, "อ่านจากภาพได้ไม่แน่ชัด โปรดเทียบกับต้นฉบับ", about)

    def _miss(self, place: Place, why: str, about: str = "") -> None:
        self.unread.append(Unread(place=place, why=why, about=about))


class _Body:
    """What most of the text of a document looks like."""

    def __init__(self, found: Sequence[tuple[Line, float]]) -> None:
        """Take the lines, each with the width of its page: a page on its side has longer lines than others."""
        sizes: Counter[float] = Counter()
        by_width: dict[float, list[Line]] = {}
        for line, width in found:
            sizes[round(line.size * 2) / 2] += len(line.text)
            by_width.setdefault(width, []).append(line)
        self._right = {width: _right(lines, width) for width, lines in by_width.items()}
        self._size = sizes.most_common(1)[0][0] if sizes else 0.0
        self._bold = sum(len(line.text) for line, _ in found if line.bold) > 0.5 * sizes.total()

    def right(self, page: Page) -> float:
        """Return where a full line ends on a page."""
        return self._right.get(page.width, page.width)

    def level(self, group: Sequence[Line], page: Page) -> int | None:
        """Return the level of a heading: 1 where it is centred, else 2; None for body text."""
        bold = all(line.bold for line in group) and not self._bold
        large = all(line.size >= _LARGER * self._size for line in group)
        if not (bold or large) or sum(len(line.text) for line in group) > _LONG:
            return None
        centred = all(abs(line.x + line.right - page.width) < 0.1 * page.width for line in group)
        return 1 if centred else 2


def _legible(found: Sequence[Line]) -> float:
    return min((line.legible for line in found), default=1.0)


def _right(found: Sequence[Line], width: float) -> float:
    """Return where a full line ends on a page so wide: where many do, else as far from the edge as lines begin."""
    if not found:
        return 0.0
    left, longest = min(line.x for line in found), max(line.right for line in found)
    mirrored = width - left
    if longest - left > _WIDE * (mirrored - left):
        return longest
    close = sum(longest - line.right < WORD * line.size for line in found)
    return longest if close >= max(2, _WRAPPED * len(found)) else mirrored


def _placed(cell: Cell, cells: Mapping[tuple[int, int], _Read]) -> Cell:
    """Return a cell with its page; how sure it is says only the cell that has the text."""
    read = cells.get((cell.place.row or 0, cell.place.column or 0))
    if read is None:
        return cell
    place = cell.place.model_copy(update={"page": read.page})
    return replace(cell, place=place, sure=read.sure if cell.text else 1.0)

"""Tables as they were meant: page breaks undone, headers known, rows that one entry was cut into joined again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker import thai
from checker.blocks import Blocks, Cell, Paragraph, Place, Table
from checker.extraction.continued import Between
from checker.extraction.doubts import is_sure
from checker.extraction.forms import is_form
from checker.extraction.headers import Column, Header, divided, header, subdivided
from checker.extraction.indicators import Indicators
from checker.extraction.lists import begins_item
from knowledge.vocabulary import HeaderField, Vocabulary

_COLUMN_NUMBERS = re.compile(r"\(?\d{1,2}\)?")
_OWN_LINE = re.compile(r"(?:ข้อ\s*)?[IEO]\s?[\d๐-๙]", re.IGNORECASE)
_LATIN = re.compile(r"[\x21-\x7e]")
_NAMES = ("number", "instrument", "indicator", "issue", "question", "measure", "guidance", None)
_OF_MEASURES: tuple[HeaderField, ...] = ("measure", "steps", "guidance", "result")
EMPTY = Cell("", Place())


@dataclass(frozen=True)
class Row:
    """A row and its number in its table, 0 where not known. `after_break`: it begins a page, and may end an entry."""

    cells: tuple[Cell, ...]
    number: int = 0
    after_break: bool = False

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that hold something, left to right."""
        return tuple(c for c in self.cells if c.text)

    @property
    def place(self) -> Place:
        """Where the row begins."""
        own = [cell for cell in self.filled if (cell.place.row or 0) == self.number]
        first = (own or self.filled or self.cells or (EMPTY,))[0]
        return first.place.model_copy(update={"column": None, "quote": ""})

    @property
    def origins(self) -> tuple[int, ...]:
        """In which column each cell begins: one that is merged into a cell on its left begins where that one does."""
        return tuple(
            at if cell.text or cell.place.row != self.number else min(cell.place.column or at, at)
            for at, cell in enumerate(self.cells, 1)
        )

    def merges(self, cell: Cell) -> bool:
        """Whether a cell of the row is covered by one that begins above, as readers that know of merging tell."""
        return not cell.text and bool(cell.place.quote) and 0 < (cell.place.row or 0) < self.number


@dataclass(frozen=True)
class Grid:
    """A table with the parts that page breaks made of it joined. `header` is None where none was found."""

    header: Header | None
    rows: tuple[Row, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """What the columns hold; empty without a header."""
        return self.header.columns if self.header else ()

    def has(self, *fields: HeaderField) -> bool:
        """Whether any of `fields` has a column of its own."""
        return self.header is not None and not self.header.fields.isdisjoint(fields)

    def guessed(self, *fields: HeaderField) -> str:
        """Return the header of the column of `fields` where it is known by its content only, else an empty text."""
        found = (column for column in self.columns if column.guessed and column.field in fields)
        return next((column.header.text for column in found), "")

    def cell(self, row: Row, *fields: HeaderField) -> Cell | None:
        """Return the cell of the first of `fields` that has a column; an empty one where the row is too short."""
        for field in fields:
            position = self.header.position(field) if self.header else None
            if position is not None:
                return self.at(row, position)
        return None

    def at(self, row: Row, position: int) -> Cell:
        """Return the cell at a position, with its place told by the heading of its column too."""
        if position >= len(row.cells):
            return EMPTY
        cell = row.cells[position]
        heading = " ".join(self.columns[position].header.text.split())
        return replace(cell, place=cell.place.model_copy(update={"heading": heading}))

    def text(self, row: Row, *fields: HeaderField) -> str:
        """Return the text of that cell, or an empty text."""
        cell = self.cell(row, *fields)
        return cell.text if cell else ""


Outline = tuple[Paragraph | Grid, ...]


def outline(blocks: Blocks, vocabulary: Vocabulary, indicators: Indicators) -> Outline:
    """Return the paragraphs and whole tables of a document in order."""
    between = Between(blocks, indicators)
    items: list[Paragraph | Grid] = []
    for block in blocks.blocks:
        if isinstance(block, Paragraph):
            items.append(block)
            continue
        for part in _parts(block, vocabulary):
            before = _table_before(items, between.is_of_pages)
            if before is None and part.header is None and not is_form([row.cells for row in part.rows], vocabulary):
                before = _measures_before(items, between)
            if before is not None and _continues(items[before], part):
                groups = [p for p in items[before + 1 :] if isinstance(p, Paragraph) and between.names_group(p)]
                items[before:] = [_joined(items[before], part, groups)]
            else:
                items.append(part)
    return tuple(items)


def _parts(table: Table, vocabulary: Vocabulary) -> Iterator[Grid]:
    """Yield a table in parts, one a header row that it holds."""
    if is_form(table.rows, vocabulary):
        yield Grid(None, tuple(_row(cells, None) for cells in table.rows))
        return
    found: Header | None = None
    rows: list[Row] = []
    for cells in table.rows:
        begun = found if not rows else None
        if begun and (parted := subdivided(begun, cells, vocabulary)):
            found = parted
        elif another := header(cells, vocabulary):
            if rows:
                yield Grid(found, tuple(rows))
            found, rows = another, []
        elif begun and (parted := divided(begun, cells)):
            found = parted
        elif not _counts_columns(cells):
            rows.append(_row(cells, found))
    if rows or found:
        yield Grid(found, tuple(rows))


def _row(cells: Sequence[Cell], header: Header | None) -> Row:
    """Return a row in which cells that one above is merged over have its text: but names begin entries once."""
    row = Row(tuple(cells), max((cell.place.row or 0 for cell in cells), default=0))
    columns = header.columns if header else ()
    named = [column.field in _NAMES for column in columns] + [True] * len(cells)
    whole = (
        Cell(thai.clean(cell.place.quote), cell.place, cell.sure) if row.merges(cell) and not names else cell
        for cell, names in zip(cells, named, strict=False)
    )
    return replace(row, cells=tuple(whole))


def _counts_columns(cells: Sequence[Cell]) -> bool:
    """Whether a row only numbers the columns, as forms do below the header."""
    numbers = [_COLUMN_NUMBERS.fullmatch(thai.key(cell.text)) for cell in cells]
    counted = [found and found.group().strip("()") == str(n) for n, found in enumerate(numbers, 1)]
    misread = [cell for cell, right in zip(cells, counted, strict=True) if not right]
    return len(cells) > 2 and (not misread or (len(misread) == 1 and len(cells) > 4 and not is_sure(misread[0])))


def _table_before(items: Sequence[Paragraph | Grid], passes: Callable[[Paragraph], bool]) -> int | None:
    """Return where the table before stands when only paragraphs that `passes` lie in between."""
    for position in range(len(items) - 1, -1, -1):
        item = items[position]
        if isinstance(item, Grid):
            return position
        if not passes(item):
            return None
    return None


def _measures_before(items: Sequence[Paragraph | Grid], between: Between) -> int | None:
    """Return where the table of measures before stands that a part without header may go on with below a caption."""
    at = _table_before(items, lambda paragraph: between.is_of_pages(paragraph) or between.is_caption(paragraph))
    above = items[at] if at is not None else None
    return at if isinstance(above, Grid) and above.has(*_OF_MEASURES) else None


def _continues(above: Paragraph | Grid, part: Grid) -> bool:
    if not isinstance(above, Grid):
        return False
    if part.header is not None:
        return above.header is not None and part.header.repeats(above.header)
    width = len(above.header.columns) if above.header else len(above.rows[-1].cells) if above.rows else 0
    return bool(part.rows) and len(part.rows[0].cells) == width


def _joined(above: Paragraph | Grid, part: Grid, groups: Sequence[Paragraph] = ()) -> Grid:
    """Return a table with the part below a page break; captions that name what its rows are of group them."""
    assert isinstance(above, Grid)
    captions = tuple(_group(caption, part.rows[0]) for caption in groups if above.has("measure", "guidance"))
    first = tuple(replace(row, after_break=not captions) for row in part.rows[:1])
    return Grid(above.header, (*above.rows, *captions, *first, *part.rows[1:]))


def _group(caption: Paragraph, below: Row) -> Row:
    """Return a caption as a row over all columns of the rows below."""
    covered = Cell("", Place(row=below.number, column=1))
    return Row(
        (Cell(caption.text, caption.place, caption.sure), *[covered] * (len(below.cells) - 1)), number=below.number
    )


def entries(grid: Grid, begins: Callable[[Row, Row], bool]) -> list[Row]:
    """Return the rows of a grid with cut ones joined. `begins(row, above)` tells whether a row begins an entry."""
    joined: list[Row] = []
    for row in grid.rows:
        if not row.filled:
            continue
        if joined and not begins(row, joined[-1]):
            joined[-1] = _spliced(joined[-1], row, grid)
        else:
            joined.append(row)
    return joined


def _spliced(above: Row, below: Row, grid: Grid) -> Row:
    width = max(len(above.cells), len(below.cells))
    owners = grid.header.position("owners") if grid.header else None
    pairs = zip(_padded(above.cells, width), _padded(below.cells, width), strict=True)
    lines = not below.after_break
    cells = tuple(_splice(a, b, lines=lines or position == owners) for position, (a, b) in enumerate(pairs))
    return replace(above, cells=cells)


def _padded(cells: tuple[Cell, ...], width: int) -> Iterable[Cell]:
    return (*cells, *[EMPTY] * (width - len(cells)))


def _splice(above: Cell, below: Cell, *, lines: bool) -> Cell:
    """Join the parts of a cell that was cut in two. A page break cuts Thai inside words: no blank comes in between."""
    if not above.text or not below.text or thai.key(above.text) == thai.key(below.text):
        return above if above.text else below
    if lines or begins_item(below.text) or _OWN_LINE.match(below.text):
        gap = "\n"
    else:
        gap = " " if _LATIN.match(above.text[-1]) and _LATIN.match(below.text) else ""
    quote = f"{above.place.quote}{gap}{below.place.quote}"
    return Cell(
        above.text + gap + below.text, above.place.model_copy(update={"quote": quote}), min(above.sure, below.sure)
    )

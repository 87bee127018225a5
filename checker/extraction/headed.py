"""What stands above a table or a group of its rows and holds for all of them: captions, and the unit that owns them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checker import thai
from checker.blocks import Cell, Paragraph, Place
from checker.extraction import owners
from checker.extraction.forms import EMPTY
from checker.extraction.grids import Grid, Row
from checker.extraction.headers import Column, Header
from checker.extraction.labelled import told
from checker.extraction.lists import without_marker
from knowledge.vocabulary import Vocabulary

_LONGEST_UNIT = 60
_CAPTION_LEVEL = 3


def captions(items: Sequence[Paragraph | Grid]) -> list[Paragraph | Grid]:
    """Return a document with rows of one text above the header of a table as the headings that they are."""
    found: list[Paragraph | Grid] = []
    for item, below in zip(items, (*items[1:], None), strict=False):
        if isinstance(item, Grid) and isinstance(below, Grid) and _captions(item, below):
            found += [_heading(row.filled[0]) for row in item.rows if row.filled]
        else:
            found.append(item)
    return found


def _captions(grid: Grid, below: Grid) -> bool:
    alone = all(len({thai.key(cell.text) for cell in row.filled}) <= 1 for row in grid.rows)
    return grid.header is None and below.header is not None and alone and _table(grid) == _table(below) is not None


def _table(grid: Grid) -> int | None:
    header = [column.header for column in grid.columns]
    cells = [*header, *(cell for row in grid.rows for cell in row.cells)]
    return next((cell.place.table for cell in cells if cell.place.table is not None), None)


def _heading(cell: Cell) -> Paragraph:
    return Paragraph(cell.text, cell.place, _CAPTION_LEVEL, cell.sure)


def with_headings(items: Iterable[Paragraph | Grid], vocabulary: Vocabulary) -> Iterator[Paragraph | Grid]:
    """Yield a document in which tables without a column of owners have one where headings name the owner."""
    above: Cell | None = None
    level: int | None = None
    for item in items:
        if isinstance(item, Paragraph):
            owner = _owner(item, vocabulary)
            if owner:
                above, level = owner, item.level
            elif item.level is not None and (level is None or item.level <= level):
                above = None
            yield item
        elif item.header and item.has("measure", "guidance", "steps") and not item.has("owners"):
            yield _owned(item, above, vocabulary)
            above = above if level is not None else None
        else:
            yield item


def _owner(paragraph: Paragraph, vocabulary: Vocabulary) -> Cell | None:
    """Return the unit that a heading names: by a label, or because it says nothing else."""
    said = told(paragraph, vocabulary, within=True)
    if len(said) == 1 and said[0].field == "owners" and said[0].text:
        return Cell(said[0].text, paragraph.place, paragraph.sure)
    text = without_marker(paragraph.text)
    return Cell(text, paragraph.place, paragraph.sure) if is_unit(text, vocabulary) else None


def is_unit(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is the name of one unit and no more."""
    words = vocabulary.owners
    return 3 < len(text) <= _LONGEST_UNIT and text.startswith(words.headings) and len(owners.split(text, words)) == 1


def _owned(grid: Grid, above: Cell | None, vocabulary: Vocabulary) -> Grid:
    """Return a table with a column of owners, from the heading above it or from rows that only name a unit."""
    rows: list[Row] = []
    owner = above
    for row in grid.rows:
        texts = {cell.text for cell in row.filled}
        if len(texts) == 1 and is_unit(without_marker(row.filled[0].text), vocabulary):
            owner = replace(row.filled[0], text=without_marker(row.filled[0].text))
            continue
        padding = (EMPTY,) * (len(grid.columns) - len(row.cells))
        rows.append(replace(row, cells=(*row.cells[: len(grid.columns)], *padding, owner or EMPTY)))
    if owner is None:
        return grid
    return Grid(Header((*grid.columns, Column("owners", (), Cell("", Place())))), tuple(rows))

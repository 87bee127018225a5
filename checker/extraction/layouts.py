"""Layouts other than one table with a row a measure, turned into such tables: forms, labelled blocks, joined tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from checker.blocks import Cell, Paragraph
from checker.extraction.forms import EMPTY, Entry, columns_of, entries_of, is_form
from checker.extraction.grids import Grid, Outline, Row
from checker.extraction.guessed import with_guesses
from checker.extraction.headed import captions, with_headings
from checker.extraction.joined import joined
from checker.extraction.labelled import entry_at, title
from checker.extraction.lists import without_marker
from knowledge.vocabulary import Vocabulary


def arranged(outline: Outline, vocabulary: Vocabulary) -> Outline:
    """Return a document with every layout of measures as tables; what is no measure stays as it is."""
    items = captions(outline)
    items = [item for run in _runs(items) for item in _without_blocks(run, vocabulary)]
    items = _titled([_form(item, vocabulary) for item in items])
    return tuple(joined(with_headings(with_guesses(items, vocabulary), vocabulary)))


def _form(item: Paragraph | Grid, vocabulary: Vocabulary) -> Paragraph | Grid:
    if isinstance(item, Paragraph) or item.header or not is_form([row.cells for row in item.rows], vocabulary):
        return item
    return _grid([entry for entry in entries_of([row.cells for row in item.rows], vocabulary) if entry.cells])


def _grid(entries: Sequence[Entry]) -> Grid:
    """Return forms as one table, a form a row."""
    header = columns_of(entry.cells for entry in entries)
    fields = [column.field for column in header.columns]
    rows = (
        Row(tuple(entry.cells.get(name, EMPTY) if name else EMPTY for name in fields), entry.start.row or 0)
        for entry in entries
    )
    return Grid(header, tuple(rows))


def _titled(items: Sequence[Paragraph | Grid]) -> list[Paragraph | Grid]:
    """Give a form that names no measure the heading above it as its title."""
    found: list[Paragraph | Grid] = []
    for item in items:
        above = found[-1] if found else None
        if isinstance(item, Grid) and _is_untitled(item) and isinstance(above, Paragraph) and _may_title(above):
            found[-1] = _with_title(item, above)
        else:
            found.append(item)
    return found


def _is_untitled(grid: Grid) -> bool:
    synthetic = grid.header is not None and all(column.header is EMPTY for column in grid.header.columns)
    return synthetic and len(grid.rows) == 1 and not grid.has("measure") and not _is_guided(grid)


def _is_guided(grid: Grid) -> bool:
    """Whether a form names its measure as guidance, and not what is suggested after the result."""
    fields = [column.field for column in grid.columns]
    return "guidance" in fields and "result" not in fields[: fields.index("guidance")]


def _may_title(paragraph: Paragraph) -> bool:
    return paragraph.level is not None or without_marker(paragraph.text) != paragraph.text or len(paragraph.text) < 80


def _with_title(grid: Grid, above: Paragraph) -> Grid:
    assert grid.header
    cells = {c.field: cell for c, cell in zip(grid.header.columns, grid.rows[0].cells, strict=True) if c.field}
    entry = Entry(above.place)
    entry.add("measure", Cell(title(above.text) or above.text, above.place, above.sure))
    for name, cell in cells.items():
        entry.add(name, cell)
    return _grid([entry])


def _runs(items: Iterable[Paragraph | Grid]) -> Iterator[list[Paragraph | Grid]]:
    for _, run in groupby(items, key=lambda item: isinstance(item, Grid)):
        yield list(run)


def _without_blocks(run: Sequence[Paragraph | Grid], vocabulary: Vocabulary) -> Iterator[Paragraph | Grid]:
    """Yield paragraphs with the labelled blocks among them as tables."""
    paragraphs = [item for item in run if isinstance(item, Paragraph)]
    if not paragraphs:
        yield from run
        return
    at, entries = 0, list[Entry]()
    while at < len(paragraphs):
        found = entry_at(paragraphs, at, vocabulary)
        if found:
            entries.append(found[0])
            at = found[1]
            continue
        if entries:
            yield _grid(entries)
            entries = []
        yield paragraphs[at]
        at += 1
    if entries:
        yield _grid(entries)

"""Forms: tables in which labels stand left of their values, and one form tells of one measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checker.blocks import Cell, Place
from checker.extraction.headers import Column, Header, label
from checker.extraction.lists import without_marker
from knowledge.vocabulary import HeaderField, Vocabulary

# Of these a form tells at least two.
TELLING: frozenset[HeaderField] = frozenset({"measure", "steps", "owners", "period", "monitoring", "result"})
EMPTY = Cell("", Place())


@dataclass
class Entry:
    """What one form says: its fields in the order of their labels, and where it begins."""

    start: Place
    cells: dict[HeaderField, Cell] = field(default_factory=dict)

    def add(self, field: HeaderField, cell: Cell, gap: str = "\n") -> None:
        """Add a text to a field."""
        before = self.cells.get(field)
        if before is None or not before.text:
            self.cells[field] = cell
        elif cell.text:
            place = before.place.model_copy(update={"quote": f"{before.place.quote}{gap}{cell.place.quote}"})
            self.cells[field] = Cell(before.text + gap + cell.text, place, min(before.sure, cell.sure))

    @property
    def told(self) -> int:
        """How many fields it tells of those that make a measure or its result."""
        return len(TELLING & self.cells.keys())


def field_of(text: str, vocabulary: Vocabulary) -> HeaderField | None:
    """Return the field that a label names, with a number before it and a colon behind it or not."""
    return label(without_marker(text).rstrip(" :：\t"), vocabulary)


def is_form(rows: Sequence[Sequence[Cell]], vocabulary: Vocabulary) -> bool:
    """Whether a table is one form or several below each other: two rows or more tell of a measure by labels."""
    told = [{name for name, _ in _pairs(row, vocabulary)} for row in rows if sum(bool(cell.text) for cell in row) > 1]
    telling = [names & TELLING for names in told if names & TELLING]
    return len(telling) > 1 and len(frozenset().union(*telling)) > 1 and sum(map(bool, told)) >= 0.6 * len(told)


def entries_of(rows: Iterable[Sequence[Cell]], vocabulary: Vocabulary) -> Iterator[Entry]:
    """Yield the forms that a table holds. A form begins with its first label again, or with a row of one text."""
    entry: Entry | None = None
    last: HeaderField | None = None
    for row in rows:
        filled = [cell for cell in row if cell.text]
        pairs = list(_pairs(row, vocabulary))
        caption = len(filled) == 1 and not pairs and filled[0] is row[0]
        if filled and (entry is None or caption or _begins(pairs, entry)):
            if entry:
                yield entry
            entry, last = Entry(filled[0].place), "measure" if caption else None
        if entry is None:
            continue
        if len(filled) > 1 and not pairs:
            last = None
        elif last and filled and not pairs:
            entry.add(last, filled[0])
        for last, cell in pairs:
            entry.add(last, cell)
    if entry:
        yield entry


def _begins(pairs: Sequence[tuple[HeaderField, Cell]], entry: Entry) -> bool:
    """Whether a row begins with the label that the form began with."""
    return bool(pairs) and pairs[0][0] == next(iter(entry.cells), None)


def _pairs(row: Sequence[Cell], vocabulary: Vocabulary) -> Iterator[tuple[HeaderField, Cell]]:
    """Yield the labels of a row with their values; nothing for a row of more labels than values, as a header is."""
    filled = [cell for cell in row if cell.text]
    fields = [field_of(cell.text, vocabulary) for cell in filled]
    labels = sum(map(bool, fields))
    if labels == len(row) > 1 or (labels > 2 and labels > len(filled) / 2):
        return
    for position, name in enumerate(fields):
        beside = fields[position + 1 : position + 2]
        if name and (position == 0 or fields[position - 1] is None):
            yield name, filled[position + 1] if beside == [None] else _empty_beside(filled[position], row)


def _empty_beside(label: Cell, row: Sequence[Cell]) -> Cell:
    at = row.index(label)
    return row[at + 1] if at + 1 < len(row) and not row[at + 1].text else EMPTY


def columns_of(entries: Iterable[Mapping[HeaderField, Cell]]) -> Header:
    """Return the header that forms would have as a table: their fields in order of first mention."""
    fields = dict.fromkeys(name for entry in entries for name in entry)
    return Header(tuple(Column(name, (), EMPTY) for name in fields))

"""Which rows of a table are its header, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from checker import thai
from checker.blocks import Cell, Place
from checker.extraction.periods import headed
from knowledge.vocabulary import HeaderField, HeaderWords, Vocabulary

# Fields that may share a column with another one, as in "การกำกับติดตาม/กำหนดเวลาแล้วเสร็จ".
_SHARING: tuple[HeaderField, ...] = ("monitoring", "period", "owners")
# What parts a heading in two; a line break does only where it cannot stand inside one of them.
_JOINT = re.compile("/|และ")
_TWO_LINES = re.compile(r"(?<=การ)\s*\n\s*(?=การ)|(?<=งาน)\s*\n\s*(?=การ)")
# Names of the same column that one document may use in turn.
_SAME = {"issue": "indicator", "average": "score"}
# Beside these alone a column that only names a year, or says that it is of percentages, holds scores.
_SCORED: frozenset[HeaderField | None] = frozenset(
    {None, "number", "instrument", "indicator", "issue", "question", "other"}
)
_OF_PARTS: frozenset[HeaderField | None] = frozenset({"instrument", "indicator", "issue", "question"})
_OF_SCORES = re.compile(r"(?:ปี)?(?:งบประมาณ)?(?:พ\.ศ\.)?25\d\d|ร้อยละ|%")
_LONGEST = 120
_LONGEST_LABEL = 60
# What stands in content but not in a header: a score, the number of an indicator, a numbered item.
_CONTENT = re.compile(r"\d\.\d\d|ตัวชี้วัดที่\d|^\d{1,2}[.)]")
# What is still to come is no result, however alike the words look.
_TO_COME = ("แผน", "จะ")
_EMPTY = Cell("", Place())
_LETTER = re.compile("[^\\W\\d_]|[\u0e31-\u0e4e]")


@dataclass(frozen=True)
class Column:
    """What a column holds: its field, the fields that share it, and its header as written.

    `guessed`: the field is told by the content alone, or by a header that is only like that of results.
    """

    field: HeaderField | None
    also: tuple[HeaderField, ...]
    header: Cell
    guessed: bool = False


@dataclass(frozen=True)
class Header:
    """The columns of a table, left to right."""

    columns: tuple[Column, ...]

    @property
    def fields(self) -> frozenset[HeaderField]:
        """The fields that have a column of their own."""
        return frozenset(c.field for c in self.columns if c.field)

    def position(self, field: HeaderField) -> int | None:
        """Return the position of the column of `field`, or of one that it shares, or None."""
        for own in (True, False):
            for position, column in enumerate(self.columns):
                if field == column.field if own else field in column.also:
                    return position
        return None

    def repeats(self, other: Header) -> bool:
        """Whether this is the other header again, perhaps in other words."""
        mine, theirs = _sequence(self), _sequence(other)
        agreeing = sum(a == b for a, b in zip(mine, theirs, strict=False))
        return len(mine) == len(theirs) and agreeing >= max(1, len(mine) - len(mine) // 4)


def _sequence(header: Header) -> list[str | None]:
    return [_SAME.get(c.field or "", c.field) for c in header.columns]


def header(row: Sequence[Cell], vocabulary: Vocabulary) -> Header | None:
    """Return the header that a table row is, or None when it is a row of content."""
    filled = [text for text in (thai.key(cell.text) for cell in row) if text]
    if len(filled) < 2 or max(map(len, filled)) > _LONGEST or any(map(_CONTENT.search, filled)):
        return None
    columns = [_column(cell, vocabulary) for cell in row]
    if not any(c.field for c in columns):
        return None
    # Only beside a known header may a misread word be taken for one.
    named = {c.field for c in columns}
    columns = [c if c.field else _as_misread(c, vocabulary, named) for c in columns]
    if named and named <= _SCORED and ("other" not in named or named & _OF_PARTS):
        columns = [Column("score", (), c.header) if _is_of_scores(c) else c for c in columns]
    alike = [
        c for c in columns if c.field and (_explained(c, vocabulary) or _misread(c, vocabulary) or _is_of_scores(c))
    ]
    dated = sum(not c.field and is_time(c.header.text) for c in columns)
    if len({c.field for c in alike}) < 2 or len(alike) + dated < 0.6 * len(filled):
        return None
    return Header(tuple(columns))


def divided(above: Header, row: Sequence[Cell]) -> Header | None:
    """Return the header with columns divided by the row below, such as scores into years; None for content.

    Below a period months stand, whose marks are no period.
    """
    filled = [cell for cell in row if cell.text]
    times = len(filled) > 1 and all(is_time(cell.text) for cell in filled)
    if not times and not (filled and _is_merged(above, row)):
        return None
    below = [*row, *[Cell("", Place())] * len(above.columns)]
    return Header(
        tuple(
            Column(_scored(above, at) if times else _over(above, a).field, (), b) if b.text else a
            for at, (a, b) in enumerate(zip(above.columns, below, strict=False))
        )
    )


def _scored(above: Header, at: int) -> HeaderField | None:
    """Return what the heading over a year says of scores; it may stand over the first of several years only."""
    over = next((column for column in reversed(above.columns[: at + 1]) if column.header.text), None)
    return over.field if over and over.field in ("score", "average", "other") else None


def subdivided(above: Header, row: Sequence[Cell], vocabulary: Vocabulary) -> Header | None:
    """Return the header with the headings over several columns divided by the words below them; None for content."""
    width = max(len(above.columns), len(row))
    columns = [*above.columns, *[Column(None, (), _EMPTY)] * (width - len(above.columns))]
    below = [*row, *[_EMPTY] * (width - len(row))]
    heads = [_head(columns, at) for at in range(width)]
    filled = [at for at, cell in enumerate(below) if cell.text]
    over_several = all(heads.count(heads[at]) > 1 for at in filled)
    if len(filled) < 2 or not over_several or not all(_is_heading(below[at].text, vocabulary) for at in filled):
        return None
    parts = (_part(columns[head], cell, vocabulary) for head, cell in zip(heads, below, strict=True))
    return Header(tuple(part if cell.text else a for part, cell, a in zip(parts, below, columns, strict=True)))


def _head(columns: Sequence[Column], at: int) -> int:
    """Return the position of the heading that stands over a column: its own, or the next one on the left."""
    return next((n for n in range(at, -1, -1) if columns[n].header.text), at)


def _is_heading(text: str, vocabulary: Vocabulary) -> bool:
    return label(text, vocabulary) is not None or thai.has(vocabulary.header_parts, text)


def _part(over: Column, below: Cell, vocabulary: Vocabulary) -> Column:
    """Return the column that a word makes of the heading over it, which may tell no more than which part it is."""
    field = label(below.text, vocabulary)
    header = Cell(f"{over.header.text} {below.text}".strip(), below.place, min(over.header.sure, below.sure))
    if field in (over.field, *over.also):
        return Column(field, (), header)
    if over.field in _SHARING:
        return Column(over.field, (field,) if field in _SHARING else (), header)
    scored = field in ("score", "average", "weight", "weighted")
    return Column(field if field and (over.field != "other" or scored) else over.field, (), header)


def _is_merged(above: Header, row: Sequence[Cell]) -> bool:
    """Whether a cell of the header is merged with one of the row below: the row is part of the header."""
    pairs = zip(above.columns, row, strict=False)
    return any(not cell.text and 0 < (cell.place.row or 0) == column.header.place.row for column, cell in pairs)


def _over(above: Header, column: Column) -> Column:
    """Return the column whose heading is merged over this one too."""
    begin = column.header.place.column
    return above.columns[begin - 1] if begin and not column.header.text else column


def label(text: str, vocabulary: Vocabulary) -> HeaderField | None:
    """Return the field that a label beside or before its value names; None for a text that says more."""
    if not 0 < len(text) <= _LONGEST_LABEL:
        return None
    column = _column(Cell(text, Place()), vocabulary)
    return column.field if _explained(column, vocabulary) else None


def is_time(text: str) -> bool:
    """Whether a header names a month, a quarter or a year."""
    return len(thai.key(text)) <= 20 and headed(text, 2560).start is not None


def _column(cell: Cell, vocabulary: Vocabulary) -> Column:
    text = thai.key(cell.text)
    for known in vocabulary.headers:
        found = thai.phrases(known.words).search(text)
        if found:
            rest = text[: found.start()] + " " + text[found.end() :]
            also = tuple(f for f in _SHARING if f != known.field and _names(f, rest, vocabulary))
            steps: tuple[HeaderField, ...] = ("steps",) if _tells_steps_too(cell.text, known, vocabulary) else ()
            return Column(known.field, steps + also, cell)
    return Column(None, (), cell)


def _tells_steps_too(heading: str, known: HeaderWords, vocabulary: Vocabulary) -> bool:
    """Whether a heading on follow-up has two parts, and the other one is of steps by itself."""
    text = thai.key(_TWO_LINES.sub("/", heading))
    whole = thai.phrases(known.words).search(text)
    if known.field != "monitoring" or not whole:
        return False
    joints = [joint for joint in _JOINT.finditer(text) if not whole.start() < joint.start() < whole.end()]
    halves = [(text[: joint.start()], text[joint.end() :]) for joint in joints]
    return any(
        _is_of_steps(one, vocabulary) and _is_of_follow_up(other, known, vocabulary)
        for half in halves
        for one, other in (half, half[::-1])
    )


def _is_of_steps(text: str, vocabulary: Vocabulary) -> bool:
    return _names("steps", text, vocabulary) and not thai.has(vocabulary.monitoring.acts, text)


def _is_of_follow_up(text: str, known: HeaderWords, vocabulary: Vocabulary) -> bool:
    begins = thai.phrases(known.words).match(text) or thai.phrases(known.words).match(text.removeprefix("การ"))
    return begins is not None and not _names("steps", text, vocabulary)


def _is_of_scores(column: Column) -> bool:
    return _OF_SCORES.fullmatch(thai.key(column.header.text)) is not None


def _names(field: HeaderField, text: str, vocabulary: Vocabulary) -> bool:
    return any(thai.phrases(k.words).search(text) for k in vocabulary.headers if k.field == field)


def _as_misread(column: Column, vocabulary: Vocabulary, named: Collection[HeaderField | None]) -> Column:
    """Return an unknown column as what its header may be a misreading of. That it tells results is but a guess."""
    field = _misread(column, vocabulary, named)
    return Column(field, (), column.header, guessed=field == "result")


def _misread(column: Column, vocabulary: Vocabulary, named: Collection[HeaderField | None] = ()) -> HeaderField | None:
    """Return the field whose word a header is but for a misread letter or two, not one that is `named` beside it."""
    words = {word: known.field for known in vocabulary.headers for word in known.words}
    best = thai.most_like(column.header.text, words, 0.75) if 5 <= len(column.header.text) <= 40 else None
    planned = best and words[best] == "result" and thai.has(_TO_COME, column.header.text)
    return words[best] if best and words[best] not in named and not planned else None


def _explained(column: Column, vocabulary: Vocabulary) -> bool:
    """Whether known header words account for most letters of a header: content has other words too."""
    text = thai.key(column.header.text)
    left = thai.phrases(vocabulary.header_words).sub("", text)
    return len(_LETTER.findall(left)) <= 0.3 * len(_LETTER.findall(text))

"""Reports in prose: the name of a measure as a heading, and below it what was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from checker.blocks import Cell
from checker.extraction.forms import Entry
from checker.extraction.grids import Grid
from checker.extraction.labelled import title, told
from checker.extraction.lists import first_number
from checker.extraction.passages import Passage
from knowledge.vocabulary import Vocabulary

_LONGEST_TITLE = 150
_SIGNED = re.compile(r"\(?(?:ลงชื่อ|ลงนาม)")


def told_in_prose(items: Iterable[Passage | Grid], vocabulary: Vocabulary) -> list[Entry]:
    """Return the measures that headings name, with the text below each."""
    passages = [item for item in items if isinstance(item, Passage)]
    heads = [n for n, passage in enumerate(passages) if title(passage.written)] or _numbered(passages)
    entries = (_entry(passages[start:end], vocabulary) for start, end in pairwise([*heads, len(passages)]))
    return [entry for entry in entries if len(entry.cells) > 1]


def _numbered(passages: Sequence[Passage]) -> list[int]:
    """Return the short passages that count 1, 2, 3 and have text below."""
    found: list[int] = []
    for at, passage in enumerate(passages[:-1]):
        number = first_number(passage.written)
        heads = len(passage.written) <= _LONGEST_TITLE and first_number(passages[at + 1].written) is None
        if number == len(found) + 1 and heads:
            found.append(at)
    return found if len(found) > 1 else []


def _entry(passages: Sequence[Passage], vocabulary: Vocabulary) -> Entry:
    head = passages[0]
    entry = Entry(head.place())
    entry.add("measure", Cell(title(head.written) or head.written, head.place(), head.paragraphs[0].sure))
    for passage in _below(passages):
        for paragraph in passage.paragraphs:
            said = told(paragraph, vocabulary, within=True)
            for part in said:
                # What is suggested after a result is no guidance on what to do.
                name = "problems" if part.field == "guidance" else part.field
                entry.add(name, Cell(part.text, paragraph.place, paragraph.sure))
            if not said:
                gap = "\n" if paragraph is passage.paragraphs[0] else " "
                entry.add("result", Cell(paragraph.text, paragraph.place, paragraph.sure), gap)
    return entry


def _below(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the text below a heading, up to the next heading of its rank or to the signature."""
    rank = passages[0].paragraphs[0].level
    for passage in passages[1:]:
        level = None if "://" in passage.text else passage.paragraphs[0].level
        if _SIGNED.match(passage.text) or (level is not None and (rank is None or level <= rank)):
            return
        yield passage

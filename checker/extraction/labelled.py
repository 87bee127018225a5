"""Blocks of text that tell of one measure each by labels: "ผู้รับผิดชอบ: กองคลัง" below a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker import thai
from checker.blocks import Cell, Paragraph
from checker.extraction.forms import Entry, field_of
from checker.extraction.lists import begins_item
from knowledge.vocabulary import HeaderField, Vocabulary

_MARK = re.compile(r"\A(?:[-–•▪●○◦*➢✓☐]|\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]?|[ก-ฮ][.)])\s+")
_LABEL = re.compile(r"(?P<label>[^:：\n]{2,60}?)\s*[:：](?!//)\s*")
_INNER = re.compile(r"\s+(?P<label>[^\s:：]{3,40})\s*[:：](?!//)\s*")
_TITLE = re.compile(
    r"\A(?:มาตรการ|โครงการ|กิจกรรม)\s*ที่\s*[0-9๐-๙]{1,2}(?![0-9๐-๙])\s*[.:)]?\s*(?P<title>\S.*)", re.DOTALL
)
_INDICATOR = re.compile(r"(?:ตอบ(?:สนอง)?\s*)?ตัวชี้วัด(?!ความสำเร็จ|ผล|เป้า)")
_LONGEST_TITLE = 200
# So many lines that no label is known for may stand between the title of a block and its first label.
_ASIDES = 3
# Labels that are known also where only a blank stands behind them.
_BARE: frozenset[HeaderField] = frozenset(
    {"owners", "period", "steps", "monitoring", "result", "budget", "evidence", "problems"}
)


@dataclass(frozen=True)
class Told:
    """A label and its value, as one paragraph or a part of it says them."""

    field: HeaderField
    text: str


def told(paragraph: Paragraph, vocabulary: Vocabulary, *, within: bool = False) -> list[Told]:
    """Return what a paragraph tells by labels. `within` a block a label needs no colon."""
    text = _MARK.sub("", paragraph.text.strip())
    first = _LABEL.match(text)
    name = field_of(first["label"], vocabulary) if first else None
    if first and name:
        return _parted(name, text[first.end() :], vocabulary)
    return _bare(text, vocabulary) if within else []


def _parted(name: HeaderField, text: str, vocabulary: Vocabulary) -> list[Told]:
    """Part a value at the labels that stand inside it."""
    for inner in _INNER.finditer(text):
        another = field_of(inner["label"], vocabulary)
        if another and another != name:
            return [Told(name, text[: inner.start()].strip()), *_parted(another, text[inner.end() :], vocabulary)]
    return [Told(name, text.strip())]


def _bare(text: str, vocabulary: Vocabulary) -> list[Told]:
    label, _, value = text.partition(" ")
    name = field_of(label, vocabulary)
    known = name in _BARE or thai.has(vocabulary.report_headings.suggestions, label)
    return [Told(name, value.strip())] if known and name else []


def title(text: str) -> str | None:
    """Return the title that a heading such as "มาตรการที่ ๑ อบรมจิตบริการ" gives."""
    found = _TITLE.match(text)
    return found["title"] if found and len(text) <= _LONGEST_TITLE else None


def entry_at(paragraphs: Sequence[Paragraph], start: int, vocabulary: Vocabulary) -> tuple[Entry, int] | None:
    """Return the block that begins at a paragraph, and where the next thing begins; None where none does."""
    head = paragraphs[start]
    opening = told(head, vocabulary)
    if not opening and not _heads(paragraphs, start, vocabulary):
        return None
    entry = Entry(head.place)
    if opening:
        _tell(entry, opening, head)
    else:
        _tell(entry, [Told("measure", title(head.text) or head.text)], head)
    end = _read(entry, opening[-1].field if opening else None, paragraphs, start + 1, vocabulary)
    # A line above one label may be anything: it is a title only above two, or where it says so itself.
    least = 2 if opening or title(head.text) else 3
    return (entry, end) if entry.told >= least else None


def _heads(paragraphs: Sequence[Paragraph], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph without a label is the title of the labelled ones below it."""
    text = paragraphs[at].text
    titled = title(text) is not None
    first = at + 1
    while titled and first < min(len(paragraphs), at + 1 + _ASIDES) and _is_aside(paragraphs[first], vocabulary):
        first += 1
    if first >= len(paragraphs) or len(text) > _LONGEST_TITLE:
        return False
    below = told(paragraphs[first], vocabulary, within=titled)
    return bool(below) and below[0].field not in ("measure", "number") and not text.rstrip().endswith((":", "："))


def _is_aside(paragraph: Paragraph, vocabulary: Vocabulary) -> bool:
    """Whether a line tells something of a measure by a label that is not known, or its indicator."""
    if told(paragraph, vocabulary, within=True) or title(paragraph.text):
        return False
    return _LABEL.match(paragraph.text) is not None or _INDICATOR.match(paragraph.text) is not None


def _read(
    entry: Entry, last: HeaderField | None, paragraphs: Sequence[Paragraph], start: int, vocabulary: Vocabulary
) -> int:
    """Read the rest of a block into its entry; return where it ends."""
    for at in range(start, len(paragraphs)):
        paragraph = paragraphs[at]
        said = told(paragraph, vocabulary, within=True)
        if said and not _again(entry, said, last):
            _tell(entry, said, paragraph)
            last = said[-1].field
        elif last is None and paragraph.level is None and _is_aside(paragraph, vocabulary):
            if _INDICATOR.match(paragraph.text) and "indicator" not in entry.cells:
                _tell(entry, [Told("indicator", paragraph.text)], paragraph)
        elif said or last is None or _opens(entry, paragraphs, at, vocabulary):
            return at
        elif _continues(entry.cells[last], paragraphs[at - 1], paragraph):
            entry.add(last, Cell(paragraph.text, paragraph.place, paragraph.sure), _gap(paragraphs[at - 1], paragraph))
        else:
            return at
    return len(paragraphs)


def _again(entry: Entry, said: Sequence[Told], last: HeaderField | None) -> bool:
    """Whether a label begins another block: this one has it already."""
    return any(part.field in entry.cells and part.field != last for part in said)


def _opens(entry: Entry, paragraphs: Sequence[Paragraph], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph is a heading, or the title of the next block."""
    if paragraphs[at].level is not None or title(paragraphs[at].text):
        return True
    below = told(paragraphs[at + 1], vocabulary, within=True) if at + 1 < len(paragraphs) else []
    return bool(below) and below[0].field in entry.cells and below[0].field != "measure"


def _continues(cell: Cell, above: Paragraph, below: Paragraph) -> bool:
    return not cell.text or begins_item(below.text) or _is_cut(above, below)


def _is_cut(above: Paragraph, below: Paragraph) -> bool:
    """Whether a line was broken here: it is full, and the next one follows at once."""
    adjacent = above.place.line is not None and below.place.line == above.place.line + 1
    return adjacent and len(above.text) >= 50


def _gap(above: Paragraph, below: Paragraph) -> str:
    return "" if _is_cut(above, below) and not begins_item(below.text) else "\n"


def _tell(entry: Entry, said: Sequence[Told], paragraph: Paragraph) -> None:
    for part in said:
        quote = paragraph.place.model_copy(update={"quote": part.text})
        entry.add(part.field, Cell(part.text, quote, paragraph.sure))

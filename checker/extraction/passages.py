"""Running text: paragraphs that were broken into lines joined again, without blanks, each place remembered."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from checker import thai
from checker.blocks import Paragraph, Place
from checker.extraction.grids import Grid, Outline
from checker.extraction.lists import begins_item
from knowledge.vocabulary import AnalysisHeadings, Vocabulary

# A line that begins so goes on with the one before it, also across a blank line, as title pages have it.
_GOES_ON = re.compile(r"(?:ประจำ)?ปี(?:งบประมาณ|พ\.ศ|\d)|พ\.ศ\.\d|งบประมาณพ\.ศ|และ|ของ|ใน(?:การ|ปี)")
# A title that is broken into lines of its own style goes on only with its year.
_YEAR_OF_TITLE = re.compile(r"(?:ประจำ)?ปี(?:งบประมาณ)?(?:พ\.?ศ\.?)?25\d\d")
_OUTLINE = r"[0-9๐-๙]{1,2}(?:\.[0-9๐-๙])+\.?\s+(?=[ก-ฮเแโใไ])(?!คะแนน)"
# A line that begins so never goes on with the one before it.
_BEGINS = re.compile(
    rf"{_OUTLINE}|ข้อ(?:ที่)?\s*[IEO\d]|[IEO]\d|ตัวชี้วัดที่|แบบวัด"
    r"|(?:(?:ผล)?คะแนน\S{0,6}|ภาพ)รวม\D{0,20}\d"
)
_TITLE_LINE, _LAST_TITLE_LINE = 120, 60
# The letters of a line of running text in a document that breaks its lines.
_BROKEN_LINE = range(50, 131)


@dataclass(frozen=True)
class Passage:
    """Paragraphs as one text, as `thai.flow` writes it. `starts` tells where each paragraph begins in it."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    starts: tuple[int, ...]

    @property
    def written(self) -> str:
        """The text as read, blanks kept."""
        return " ".join(p.text for p in self.paragraphs)

    def paragraph(self, offset: int = 0) -> Paragraph:
        """Return the paragraph at an offset."""
        return self.paragraphs[bisect_right(self.starts, offset) - 1]

    def place(self, offset: int = 0) -> Place:
        """Return the place of the paragraph at an offset."""
        return self.paragraph(offset).place


def flowing(outline: Outline, vocabulary: Vocabulary) -> tuple[Passage | Grid, ...]:
    """Return the running text and the tables of a document in order."""
    return tuple(_items(outline, vocabulary.analysis.headings))


def _items(outline: Outline, headings: AnalysisHeadings) -> Iterator[Passage | Grid]:
    group: list[Paragraph] = []
    for item, below in zip_longest(outline, outline[1:]):
        if group and (isinstance(item, Grid) or not _goes_on(group[-1], item) or _is_heading(item, below, headings)):
            yield _passage(group)
            group = []
        if isinstance(item, Grid):
            yield item
        else:
            group.append(item)
    if group:
        yield _passage(group)


def _goes_on(above: Paragraph, below: Paragraph) -> bool:
    if above.level is not None or below.level is not None:
        return len(below.text) < _LAST_TITLE_LINE and _YEAR_OF_TITLE.match(thai.key(below.text)) is not None
    if len(above.text) < _TITLE_LINE and _GOES_ON.match(thai.key(below.text)):
        return True
    adjacent = above.place.line is not None and below.place.line == above.place.line + 1
    broken = len(above.text) in _BROKEN_LINE and len(below.text) < _BROKEN_LINE.stop
    return adjacent and broken and not _begins(below)


def _begins(paragraph: Paragraph) -> bool:
    return begins_item(paragraph.text) or _BEGINS.match(paragraph.text) is not None


def _is_heading(line: Paragraph, below: Paragraph | Grid | None, headings: AnalysisHeadings) -> bool:
    """Whether a short line is the heading of the list of findings that begins right below it."""
    words = (*headings.urgent, *headings.strength, *headings.keep, *headings.develop)
    title = re.sub(rf"\A{_OUTLINE}", "", line.text)
    opens = len(line.text) < _BROKEN_LINE.start and thai.phrases(words).match(thai.key(title))
    return bool(opens) and isinstance(below, Paragraph) and _begins(below)


def _passage(group: Sequence[Paragraph]) -> Passage:
    text, starts = "", []
    for paragraph in group:
        line = thai.flow(paragraph.text)
        gap = " " if text[-1:].isdigit() and line[:1].isdigit() else ""
        starts.append(len(text + gap) if text else 0)
        text += gap + line
    return Passage(text, tuple(group), tuple(starts))

"""Lists that stand in one text: "๑. … ๒. …", "- … - …", or simply lines.

The first marker tells the style of the list. Markers of another style belong to lists inside an item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.thai import arabic

_MARKER = re.compile(
    r"(?P<open>\(?)(?P<number>[0-9๐-๙]{1,2})(?P<close>[.)])(?![0-9๐-๙])|(?P<bullet>[-–•▪●○◦➢✓*☐])(?=\s)"
)
_REFERENCE = re.compile(
    r"(?:ข้อ|มาตรา|หมวด|ไตรมาส|รอบ|จำนวน|ระดับ|(?:ข้อ|ตัวชี้วัด|มาตรการ|ส่วน|ครั้ง|ลำดับ|ไตรมาส|วัน|รอบ)ที่)\s*\Z"
)
_RANGE_END = re.compile(
    r"\s*(?:[0-9๐-๙]|(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค)\.)"
)
_LEAD_IN = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|:)\s*\Z")


@dataclass(frozen=True)
class Listed:
    """The items of a list, without markers, and the numbers that they bear (none for bullets and plain lines)."""

    items: tuple[str, ...]
    numbers: tuple[int, ...] = ()

    @property
    def in_order(self) -> bool:
        """Whether the numbers count up from the first one without a slip."""
        first = self.numbers[0] if self.numbers else 1
        return self.numbers == tuple(range(first, first + len(self.numbers)))


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    style: str
    number: int


def items(text: str) -> Listed:
    """Return the items of the list that a text is. A text without markers has one item a line."""
    marks = _marks(text)
    if not marks:
        return Listed(tuple(filter(None, (line.strip() for line in text.split("\n")))))
    ends = [m.start for m in marks[1:]] + [len(text)]
    found = [_flat(text[mark.end : end]) for mark, end in zip(marks, ends, strict=True)]
    numbers = tuple(m.number for m, item in zip(marks, found, strict=True) if item and m.number)
    before = _flat(text[: marks[0].start])
    if before and not _LEAD_IN.search(before):
        found[0] = _flat(f"{before} {found[0]}")
    return Listed(tuple(filter(None, found)), numbers)


def first_number(text: str) -> int | None:
    """Return the number of the first item when the text begins with a numbered item."""
    mark = _MARKER.match(text.lstrip())
    return int(arabic(mark["number"])) if mark and mark["number"] else None


def begins_item(text: str) -> bool:
    """Whether a text begins with a marker."""
    return _MARKER.match(text.lstrip()) is not None


def without_marker(text: str) -> str:
    """Return the text without the marker that it begins with."""
    text = text.strip()
    mark = _MARKER.match(text)
    return text[mark.end() :].lstrip() if mark else text


def _flat(text: str) -> str:
    return " ".join(text.split())


def _marks(text: str) -> list[_Mark]:
    marks = [m for m in map(_mark, _MARKER.finditer(text)) if _is_marker(m, text)]
    marks = [m for m in marks if m.style == marks[0].style]
    if marks and marks[0].style == "-":
        return marks if _on_new_line(marks[0], text) else []
    return _counting(marks)


def _mark(match: re.Match[str]) -> _Mark:
    if match["bullet"]:
        return _Mark(match.start(), match.end(), "-", 0)
    return _Mark(match.start(), match.end(), match["open"] + match["close"], int(arabic(match["number"])))


def _on_new_line(mark: _Mark, text: str) -> bool:
    return not text[: mark.start].rpartition("\n")[2].strip()


def _is_marker(mark: _Mark, text: str) -> bool:
    before = text[: mark.start]
    if _on_new_line(mark, text):
        return True
    if mark.style == "-":
        return not _RANGE_END.match(text, mark.end)
    return before[-1].isspace() and not _REFERENCE.search(before)


def _counting(marks: list[_Mark]) -> list[_Mark]:
    """Keep the marks that count, with slips of the pen, and leave out those of lists inside an item."""
    kept: list[_Mark] = []
    inner = 0
    for position, mark in enumerate(marks):
        last = kept[-1].number if kept else mark.number - 1
        resumed = any(m.number == last + 1 for m in marks[position + 1 :])
        if mark.number != last + 1 and mark.number == inner + 1 and resumed:
            inner = mark.number
        elif mark.number <= last + 2:
            kept.append(mark)
            inner = 0
    return kept

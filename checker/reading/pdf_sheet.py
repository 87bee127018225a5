"""A page with its letters put into the cells of its tables, the rest as lines; and what repeats on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.reading.pdf_grid import Grid, Slot, grids
from checker.reading.pdf_lines import Line, lines
from checker.reading.pdf_page import Letter, Page
from checker.thai import clean, key

_EDGE = 0.12  # of the height of a page: where running heads and page numbers stand
_CLEAR = 0.9  # a short text at the edge less sure than this is dirt, or a page number read wrongly
_PAGE_NUMBER = re.compile(r"[-–—(]*(?:หน้า(?:ที่)?)?\d{1,3}(?:(?:/|จาก)\d{1,3})?[-–—)]*")


@dataclass(frozen=True)
class Ruled:
    """A ruled table with the letters of each cell."""

    grid: Grid
    cells: dict[Slot, list[Letter]]


@dataclass(frozen=True)
class Sheet:
    """A page: its tables and lines from the top down, and lines that are turned."""

    page: Page
    tables: tuple[Ruled, ...]
    lines: tuple[Line, ...]
    turned: tuple[Line, ...]

    def at_edge(self, line: Line) -> bool:
        """Whether a line stands where running heads and page numbers do."""
        return not _EDGE * self.page.height < line.y < (1 - _EDGE) * self.page.height


def sheet(page: Page) -> Sheet:
    """Sort the letters of a page."""
    tables = [Ruled(grid, {}) for grid in grids(page.rules)]
    outside = [letter for letter in page.letters if not _put(letter, tables)]
    upright = lines(letter for letter in outside if not letter.turn)
    turned = lines(letter for letter in outside if letter.turn)
    return Sheet(page, tuple(t for t in tables if t.cells), tuple(upright), tuple(turned))


def _put(letter: Letter, tables: Iterable[Ruled]) -> bool:
    # Just above the baseline a letter is in its own cell, however tight the row.
    x, y = letter.x + 0.1 * letter.size, letter.y - 0.2 * letter.size
    for table in tables:
        if slot := table.grid.at(x, y):
            table.cells.setdefault(slot, []).append(letter)
            return True
    return False


class Running:
    """What repeats at the edges of pages: heads, feet and page numbers."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        edges = [{_mark(line) for line in s.lines if s.at_edge(line)} for s in sheets]
        counts = Counter(mark for marks in edges for mark in marks)
        self._marks = {mark for mark, count in counts.items() if count >= max(2, len(sheets) / 2)}
        self._sheets = sheets

    def has(self, line: Line, on: Sheet) -> bool:
        """Whether a line of a page is no text of its own."""
        if not on.at_edge(line):
            return False
        text = key(line.text)
        misread = line.sure < _CLEAR and len(text) < 4
        return misread or _mark(line) in self._marks or _PAGE_NUMBER.fullmatch(text) is not None

    def notes(self) -> list[str]:
        """Return the heads and feet in words, page numbers left out."""
        return list(dict.fromkeys(self._notes()))

    def _notes(self) -> Iterator[str]:
        for on in self._sheets:
            for line in on.lines:
                if _mark(line) in self._marks and not _PAGE_NUMBER.fullmatch(key(line.text)) and self.has(line, on):
                    name = "หัวกระดาษ" if line.y < on.page.height / 2 else "ท้ายกระดาษ"
                    yield f"{name}: {clean(line.text)}"


def _mark(line: Line) -> tuple[str, int]:
    """Return what two lines share that differ in their page numbers."""
    return re.sub(r"\d+", "#", key(line.text)), round(line.y / 4)

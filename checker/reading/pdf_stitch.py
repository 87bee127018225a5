"""Tables that go on over a page: their parts put together as they were written.

A table goes on where nothing stands between and the columns are the same; a header that is repeated is left out. A
row was cut in two where what stands below had no room above: every cell that goes on must have been full to its end,
and most go on in the middle of something.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from checker.reading.pdf_grid import Grid
from checker.reading.pdf_lines import PADDING, Line, cell_text, is_full, lines
from checker.reading.pdf_page import Box
from checker.reading.pdf_sheet import Ruled
from checker.thai import likeness

_SAME = 4.0  # points: columns that differ no more in width are the same
_ALIKE = 0.85  # how alike two rows are that are the same header
_ROOM = 0.7  # distances of lines: less room at the end of a cell is none
_ORPHANS = 2.3  # distances of lines: so much room is left free so that no line stands alone
_NUMBER = re.compile(r"\(?[0-9๐-๙.,)/]+")


@dataclass
class Entry:
    """A cell of a whole table: its place, the page it begins on, its outline there, and its lines.

    `rest` is the last part of a cell that was cut, as it stands on its own page.
    """

    row: int
    column: int
    rows: int
    columns: int
    page: int
    box: Box
    lines: list[Line] = field(default_factory=list)
    rest: Entry | None = None

    @property
    def text(self) -> str:
        """The text of the cell."""
        return cell_text(self.lines, self.box.left, self.box.right)

    @property
    def bottom(self) -> int:
        """The last row that the cell covers."""
        return self.row + self.rows - 1

    def take(self, rest: Entry, rows: int) -> None:
        """Go on in a cell of the next page, for `rows` more rows."""
        self.rows += rows
        self.lines += _moved(rest.lines, self.lines)
        self.rest = rest


class Whole:
    """A table as it was written, put together page by page."""

    def __init__(self, part: Ruled, page: int) -> None:
        self._grid = part.grid
        self.entries = list(_entries(part, page))
        self._last = self.entries

    def take(self, part: Ruled, page: int) -> bool:
        """Add a part that stands on the next page; false where it is another table."""
        if not _same_columns(self._grid, part.grid):
            return False
        below = list(_entries(part, page))
        start = self._repeated(below) + 1
        end = max(entry.bottom for entry in self.entries)
        cut = self._is_cut(below, start, end)
        self._grid, self._last = part.grid, below
        for entry in below:
            if entry.row < start:
                continue
            above = self._above(entry, end)
            if entry.row == start and above and (cut or (not entry.lines and entry.rows > 1)):
                above.take(entry, entry.rows - cut)
            else:
                entry.row += end - start + (not cut)
                self.entries.append(entry)
        return True

    def _repeated(self, below: Sequence[Entry]) -> int:
        """Return how many rows of a part repeat the header."""
        count = 0
        for row in range(1, max(entry.bottom for entry in below)):
            here, first = (" ".join(e.text for e in part if e.row == row) for part in (below, self.entries))
            if not here or abs(len(here) - len(first)) > len(first) / 4 or likeness(here, first) < _ALIKE:
                break
            count = row
        return count

    def _above(self, entry: Entry, end: int) -> Entry | None:
        """Return the cell of the last row that stands in the column of a cell on the next page."""
        found = (e for e in self.entries if e.bottom == end and e.column == entry.column and e.columns == entry.columns)
        return next(found, None)

    def _is_cut(self, below: Sequence[Entry], start: int, end: int) -> bool:
        """Whether the row that begins a part is the rest of the last row."""
        filled = [entry for entry in below if entry.row == start and entry.lines]
        pairs = [(above, entry) for entry in filled if (above := self._above(entry, end)) and above.lines]
        if not pairs or len(pairs) < len(filled) or _NUMBER.fullmatch(filled[0].text):
            return False
        spacing = _Spacing(self._last)
        running = [_runs_on(above, entry) for above, entry in pairs]
        return sum(running) * 2 >= len(running) and all(
            spacing.room(above) < (_ORPHANS if on else _ROOM) for (above, _), on in zip(pairs, running, strict=True)
        )


def _entries(part: Ruled, page: int) -> Iterator[Entry]:
    for slot in part.grid.slots:
        found = lines(part.cells.get(slot, ()))
        yield Entry(*slot, page=page, box=part.grid.inside(slot), lines=found)


def _same_columns(one: Grid, other: Grid) -> bool:
    widths = ([b - a for a, b in pairwise(grid.xs)] for grid in (one, other))
    first, second = widths
    return len(first) == len(second) and all(abs(a - b) <= _SAME for a, b in zip(first, second, strict=True))


def _runs_on(above: Entry, below: Entry) -> bool:
    """Whether a cell goes on in another: in the middle of a paragraph, or with the next item of a list."""
    last, first = above.lines[-1], below.lines[0]
    if first.begins_item:
        return any(line.begins_item for line in above.lines) and not _NUMBER.fullmatch(above.text)
    padding = min(max(above.lines[0].x - above.box.left, 0.0), PADDING)
    return is_full(last, first, above.box.right - padding)


def _moved(below: Sequence[Line], above: Sequence[Line]) -> list[Line]:
    """Return lines as if they went on right below others."""
    if not above or not below:
        return list(below)
    steps = [b.y - a.y for a, b in pairwise([*above, *below]) if b.y > a.y] or [below[0].size * 1.5]
    down = above[-1].y + min(steps) - below[0].y
    return [replace(line, y=line.y + down) for line in below]


class _Spacing:
    """How lines stand in the cells of one page."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        filled = [entry for entry in entries if entry.lines]
        steps = [b.y - a.y for entry in filled for a, b in pairwise(entry.lines) if b.y > a.y]
        self._step = median(steps) if steps else 1.6 * filled[0].lines[0].size
        self._least = min(entry.box.bottom - entry.lines[-1].y for entry in filled)

    def room(self, entry: Entry) -> float:
        """Return how many more lines a cell could hold."""
        end = entry.rest or entry
        return (end.box.bottom - end.lines[-1].y - self._least) / self._step if end.lines else math.inf

"""Tables without lines: columns are told by the gaps that lines of text share, rows by which lines go on.

No such reading is sure. Two columns of a few lines are no table but signatures or a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise

from checker.reading.pdf_lines import Line, Piece, is_full

_GAP = 0.6  # of the letter size: columns stand at least this far apart
_APART = 1.3  # of the least distance of two lines: rows stand at least this far apart where lines of one do not
_DOTS = "...."  # to sign or to write on
_NUMBER = re.compile(r"[0-9๐-๙.,/%-]+")

Span = tuple[float, float]


@dataclass(frozen=True)
class Columns:
    """Lines of text that stand in columns, what each column spans, and the heights at which lines part the rows."""

    lines: tuple[Line, ...]
    spans: tuple[Span, ...]
    levels: tuple[float, ...] = ()

    def rows(self) -> list[list[list[Line]]]:
        """Return the lines of each cell, row by row."""
        rows: list[list[list[Line]]] = []
        pitch = min((b.y - a.y for a, b in pairwise(self.lines)), default=0.0)
        for above, line in zip((None, *self.lines), self.lines, strict=False):
            cells = self._parted(line)
            if above and self._goes_on(above, line, pitch) and self._run_on(rows[-1], cells):
                for upper, cell in zip(rows[-1], cells, strict=True):
                    upper += cell
            else:
                rows.append(cells)
        return rows

    def rights(self) -> list[float]:
        """Return how far the lines of each column could reach."""
        gap = _GAP * self.lines[0].size
        return [*(left - gap for left, _ in self.spans[1:]), self.spans[-1][1]]

    def _parted(self, line: Line) -> list[list[Line]]:
        cells: list[list[Piece]] = [[] for _ in self.spans]
        for piece in line.pieces:
            cells[_column(self.spans, piece)].append(piece)
        return [[replace(line, pieces=tuple(cell))] if cell else [] for cell in cells]

    def _goes_on(self, above: Line, below: Line, pitch: float) -> bool:
        """Whether a line may be of the same row as the line above it, for all that stands between them."""
        if below.y - above.y > _APART * pitch:
            return False
        return not any(above.y <= level < below.y for level in self.levels)

    def _run_on(self, above: Sequence[list[Line]], below: Sequence[list[Line]]) -> bool:
        """Whether every cell of a line is what the cell above had no room for; rows that lines part need not be."""
        if len(self.levels) > 2:
            return True
        pairs = zip(above, below, self.rights(), strict=True)
        return all(a and _is_rest(a[-1], b[0], right) for a, b, right in pairs if b)


def _is_rest(above: Line, below: Line, right: float) -> bool:
    number = _NUMBER.fullmatch(above.text) and _NUMBER.fullmatch(below.text)
    return not (number or below.begins_item) and is_full(above, below, right)


def columns(lines: Sequence[Line], levels: Sequence[float] = ()) -> Iterator[Line | Columns]:
    """Yield the lines of a page, those that stand in columns together; `levels` are heights of lines drawn across."""
    place = 0
    while place < len(lines):
        table = _table(lines, place, levels)
        yield table or lines[place]
        place += len(table.lines) if table else 1


def _table(lines: Sequence[Line], start: int, levels: Sequence[float]) -> Columns | None:
    """Return the table that begins at a line."""
    spans: list[Span] = []
    end = start
    for line in lines[start:]:
        widened = _widened(spans, line)
        if len(widened) < 2 or _DOTS in line.text or _is_far(lines[start:end], line):
            break
        spans, end = widened, end + 1
    while end > start and len(lines[end - 1].pieces) < 2:
        end -= 1
    taken = lines[start:end]
    spans = reduce(_widened, taken, [])
    parted = sum(len(line.pieces) > 1 for line in taken)
    enough = parted >= (3 if len(spans) > 2 else 5) and len(spans) > 1
    if not enough:
        return None
    within = (level for level in levels if taken[0].y <= level < taken[-1].y)
    return Columns(tuple(taken), tuple(spans), tuple(within))


def _widened(spans: list[Span], line: Line) -> list[Span]:
    """Return the columns of a table with a line more: those that a piece of it touches grow together."""
    margin = _GAP * line.size / 2
    merged: list[Span] = []
    for left, right in sorted([*spans, *((piece.x, piece.right) for piece in line.pieces)]):
        if merged and left - margin < merged[-1][1] + margin:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def _is_far(above: Sequence[Line], line: Line) -> bool:
    """Whether a line stands apart from the table above it."""
    return bool(above) and line.y - above[-1].y > 4 * line.size


def _column(spans: Sequence[Span], piece: Piece) -> int:
    return next((n for n, (left, right) in enumerate(spans) if left <= piece.x <= right), 0)

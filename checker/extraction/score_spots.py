"""A table of scores: where in each row the score stands, and where it may stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from checker import thai
from checker.blocks import Cell
from checker.extraction.context import Context
from checker.extraction.grids import Grid, Row
from checker.extraction.row_labels import Label, labels
from checker.extraction.score_cells import is_cut, is_decimal, is_numeric, score_of, scores_of
from checker.extraction.score_columns import Chosen, cells, chosen, is_mean

_FEWEST = 3
_LARGEST_LEVEL = 9
_LONE_DIGIT = re.compile("[1-9]")
_NO_SCORES = ("other", "weight", "weighted", "average")


@dataclass(frozen=True)
class Spot:
    """The cell of a score; where it is not sure which one, those that it may be, and why where the row tells (Thai)."""

    cell: Cell | None = None
    possible: tuple[Cell, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class ScoreTable:
    """A table of scores: the columns of the score and of instrument means, and the label of each row.

    `narrow`: all scores are cut into lines, so that they surely belong together. `decimals`: some have decimals.
    """

    grid: Grid
    column: Chosen
    means: tuple[int, ...]
    labels: Sequence[Label]
    narrow: bool
    decimals: bool

    def spot(self, row: Row) -> Spot:
        """Return where the score of a row stands: in its column; without a header right of the first words."""
        if self.grid.header is None:
            words = next((at for at, cell in enumerate(row.cells) if cell.text and not is_numeric(cell)), -1)
            return _only(row.cells[words + 1 :] if any(map(is_numeric, row.cells[words + 1 :])) else row.cells)
        if self.column.doubtful:
            places = (row.cells[n] for n in self.column.doubtful if n < len(row.cells))
            return Spot(possible=tuple(cell for cell in places if score_of(cell) is not None))
        own = [row.cells[n] for n in self.column.columns if n < len(row.cells)]
        cell = next((cell for cell in own if score_of(cell) is not None), next(iter(own), None))
        if cell and self.decimals and _LONE_DIGIT.fullmatch(thai.key(cell.text)):
            return Spot(possible=(cell,), why=f"“{cell.text}” น่าจะเป็นเพียงบางส่วนของคะแนน")
        return Spot(cell)

    def spot_after(self, row: Row, position: int) -> Spot:
        """Return where the score of a question stands whose code is at a position: rows may have lost a cell."""
        spot = self.spot(row)
        right = dict(enumerate(row.cells[position + 1 :], position + 1))
        if spot.possible or (spot.cell and scores_of(spot.cell) and spot.cell in right.values()):
            return spot
        fields = {n: column.field for n, column in enumerate(self.grid.columns)}
        shifted = _only(cell for n, cell in right.items() if fields.get(n) not in _NO_SCORES)
        return shifted if shifted != Spot() else spot


def score_table(grid: Grid, context: Context) -> ScoreTable:
    """Return what a table tells of scores."""
    named = labels(grid, context)
    numbers = [label.number for label in named]
    means = tuple(n for n in range(len(grid.columns)) if is_mean(grid, n, numbers, context))
    column = chosen(grid, numbers, context)
    scored = [cell for n in column.columns for cell in cells(grid, n) if cell and thai.numbers(cell.text)]
    narrow = len(scored) >= _FEWEST and all(map(is_cut, scored))
    return ScoreTable(grid, column, means, named, narrow, any(map(is_decimal, scored)))


def unbroken(grid: Grid) -> Grid:
    """Return a table with the scores put together that a page break cut in two."""
    rows: list[Row] = []
    for row in grid.rows:
        paged = bool(rows) and (row.after_break or row.place.page != rows[-1].place.page)
        whole = _unbroken(rows[-1], row) if paged else None
        if whole:
            rows[-1] = whole
        else:
            rows.append(row)
    return replace(grid, rows=tuple(rows))


def _unbroken(above: Row, below: Row) -> Row | None:
    """Return two rows as one, where the lower one holds nothing but the ends of scores."""
    cells = list(above.cells)
    for position, cell in enumerate(below.cells):
        if cell.text:
            upper = above.cells[position] if position < len(above.cells) else None
            whole = upper and replace(upper, text=f"{upper.text}\n{cell.text}", sure=min(upper.sure, cell.sure))
            if not whole or not whole.text.strip() or not is_cut(whole):
                return None
            quote = f"{whole.place.quote}\n{cell.place.quote}"
            cells[position] = replace(whole, place=whole.place.model_copy(update={"quote": quote}))
    return replace(above, cells=tuple(cells)) if below.filled else None


def _only(cells: Iterable[Cell]) -> Spot:
    """Return the only score among cells, that with decimals before others; a digit alone may be anything."""
    scores = {tuple(scores_of(cell)): cell for cell in cells if scores_of(cell)}
    decimals = {numbers: cell for numbers, cell in scores.items() if is_decimal(cell) or len(numbers) > 1}
    found = decimals or {n: cell for n, cell in scores.items() if n[0] == 0 or n[0] > _LARGEST_LEVEL}
    return Spot(next(iter(found.values()))) if len(found) == 1 else Spot(possible=tuple(found.values()))

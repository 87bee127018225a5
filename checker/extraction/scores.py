"""The scores that a document states: tables count before sentences."""

from __future__ import annotations

from collections.abc import Iterable

from checker.extraction.context import Context
from checker.extraction.cut_scores import doubt_cut
from checker.extraction.grids import Grid
from checker.extraction.halves import halves
from checker.extraction.overall_score import add_overall
from checker.extraction.passages import Passage
from checker.extraction.score_sentences import add_from_passage
from checker.extraction.score_spots import unbroken
from checker.extraction.score_tables import add_from_table
from checker.extraction.sections import situated
from checker.extraction.sideways import upright
from checker.extraction.stated import Scores


def scores(items: Iterable[Passage | Grid], context: Context) -> Scores:
    """Return the scores that a document states."""
    found = Scores()
    parts = list(situated(items, context))
    for item, section in parts:
        beside = halves(unbroken(item), context) if isinstance(item, Grid) else []
        for part in beside:
            table, left = upright(part, context)
            add_from_table(table, section, context, found, alone=len(beside) == 1)
            if left:
                for cell, number in left.labels:
                    found.doubt(f"indicators/{number}/score", left.why, cell.place)
    zero = False
    for item, section in parts:
        zero = isinstance(item, Passage) and add_from_passage(item, section, context, found, zero)
    add_overall((item for item, _ in parts if isinstance(item, Passage)), context, found)
    doubt_cut(found, context.assessed)
    return found

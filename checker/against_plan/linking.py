"""Which texts of a report belong to which texts of the plan.

The pairs are chosen together: each row goes to the measure that it fits best while all others get theirs. Then rows
left over may tell more of a measure (it was split), and measures left over may be told in a row of another one (they
were merged). What is neither alike enough nor different enough stays a perhaps, for a person to compare both texts.
The limits were set on the plans in tests/data/pairs.yaml that are not held out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.against_plan.assignment import assign
from checker.measuring.similarity import Likenesses, Text, share_told, tell_apart

Link = tuple[int, int]
MEASURE, ROW = 0, 1

# Likenesses from which a pair is one: of a measure and a row that have no other, and of a further row.
_SURE, _SURE_FURTHER = 0.13, 0.20
# Likenesses from which a pair may be one.
_PERHAPS, _PERHAPS_FURTHER = 0.03, 0.09
# A row does not speak of a measure that is less like it than this part of the likeness of the one most like it.
_COMPARABLE = 0.4
# Of merged measures, the row tells this part of what only the title of each says.
_SURE_TOLD, _PERHAPS_TOLD = 0.45, 0.15
# A title of so many letters says what it is about: where it is less alike than this, only the topic may be the same.
_FULL_TITLE, _SAME_TOPIC = 45, 0.25
# How sure a link that is left to a person is at most.
_DOUBT = 0.5
# The likeness at which same and different are even, and how fast one then outweighs the other.
_EVEN, _SPREAD = 0.105, 0.022


@dataclass(frozen=True)
class Links:
    """Measures and rows, by position, that belong together, and how sure that is, 0 to 1.

    `near` holds all pairs of a row and a measure that no other measure is far more like.
    """

    near: Mapping[Link, float]
    sure: Mapping[Link, float]
    perhaps: Mapping[Link, float]

    def of(self, side: int, position: int) -> dict[Link, float]:
        """Return the sure links of a measure (side `MEASURE`) or row (`ROW`), or else those that may be."""
        return _of(self.sure, side, position) or _of(self.perhaps, side, position)

    def none(self, side: int, position: int) -> float:
        """Return how sure it is that a measure or row has no link at all."""
        return 1 - max(_of(self.near, side, position).values(), default=0.0)


def link(alike: Likenesses) -> Links:
    """Return the links between the measures of the plan and the rows of the report."""
    assigned = _assigned(alike)
    near = _near(alike)
    agreeing = {link: chance for link, chance in near.items() if not _differ(alike, *link)}
    sure = {pair: agreeing[pair] for pair in assigned if agreeing.get(pair, 0.0) >= _chance(_SURE)}
    sure |= _further(agreeing, sure, ROW, _SURE_FURTHER)
    sure |= _merged(alike, sure, _SURE_TOLD)
    perhaps = {
        (m, r): _chance(alike.table[m][r])
        for m, r in assigned
        if alike.table[m][r] >= _PERHAPS and not _of(sure, MEASURE, m) and not _of(sure, ROW, r)
    }
    perhaps |= _further(near, sure, ROW, _PERHAPS_FURTHER) | _further(near, sure, MEASURE, _PERHAPS_FURTHER)
    perhaps |= _merged(alike, sure, _PERHAPS_TOLD)
    return Links(near, sure, {link: min(chance, _DOUBT) for link, chance in perhaps.items()})


def _differ(alike: Likenesses, measure: int, row: int) -> bool:
    """Whether a row may speak of another measure of the same topic, however alike the two are for want of a better."""
    planned, told = alike.plan[measure], alike.report[row]
    full = len(told.title) >= _FULL_TITLE and max(alike.titles[measure][row], alike.table[measure][row]) < _SAME_TOPIC
    return full or tell_apart(planned, told)


def _of(links: Mapping[Link, float], side: int, position: int) -> dict[Link, float]:
    return {link: sure for link, sure in links.items() if link[side] == position}


def _in_order(texts: Sequence[Text]) -> list[int]:
    """Return positions in an order that only the texts tell, so that ties do not hang on who comes first."""
    return sorted(range(len(texts)), key=texts.__getitem__)


def _assigned(alike: Likenesses) -> list[Link]:
    """Return the pairs, each measure and row once at most, that together are most alike."""
    measures, rows = _in_order(alike.plan), _in_order(alike.report)
    pairs = assign([[alike.table[m][r] for r in rows] for m in measures])
    return [(measures[m], rows[r]) for m, r in pairs]


def _near(alike: Likenesses) -> dict[Link, float]:
    """Return the pairs that a row may speak of, and the chance of each, in an order that only the texts tell."""
    table = alike.table
    best = [max(line[row] for line in table) for row in range(len(alike.report)) if table]
    pairs = ((m, r) for m in _in_order(alike.plan) for r in _in_order(alike.report))
    return {(m, r): _chance(table[m][r]) for m, r in pairs if table[m][r] >= _COMPARABLE * best[r]}


def _chance(likeness: float) -> float:
    """Return how sure a likeness is one of the same measure, 0 to 1."""
    return 1 / (1 + math.exp((_EVEN - likeness) / _SPREAD))


def _further(near: Mapping[Link, float], sure: Mapping[Link, float], side: int, least: float) -> dict[Link, float]:
    """Return the best link of each measure or row that has no sure one, when at least so much alike."""
    taken = {link[side] for link in sure}
    best = {link[side]: link for link in sorted(near, key=near.__getitem__) if link[side] not in taken}
    return {link: near[link] for link in best.values() if near[link] >= _chance(least)}


def _merged(alike: Likenesses, sure: Mapping[Link, float], least: float) -> dict[Link, float]:
    """Return measures without a row, each with the row of other measures that tells most of its title too."""
    merged = {}
    others = {row: [m for m, _ in _of(sure, ROW, row)] for row in _in_order(alike.report)}
    for measure in range(len(alike.plan)):
        if not _of(sure, MEASURE, measure):
            told = {
                row: share_told(alike.plan[measure], alike.report[row], [alike.plan[other] for other in besides])
                for row, besides in others.items()
                if besides
            }
            best = max(told, key=told.__getitem__, default=None)
            if best is not None and told[best] >= least:
                merged[measure, best] = told[best]
    return merged

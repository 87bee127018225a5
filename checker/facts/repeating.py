"""Which rows of a report say the plan again: the name of a measure, its steps or its follow-up for what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker import thai
from checker.blocks import Place
from checker.measuring.concreteness import without_stock
from checker.measuring.similarity import plain
from checker.pairing import Held
from checker.submission import Measure, ReportItem
from knowledge import vocabulary

# Texts that are alike to this share differ by a word or a year.
_SAME = 0.9
# Fewer letters than this are nobody's words.
_LEAST = 8
# A report most of whose rows repeat the plan is the plan again.
_MOST = 0.8

_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d)")


@dataclass(frozen=True)
class Repeated:
    """A row of a report that says the plan again: what it says and where, and what the plan says."""

    item: int
    measure: int
    said: str
    place: Place
    planned: str


def repeated_rows(held: Held) -> tuple[Repeated, ...]:
    """Return the rows that repeat the plan, in the order of the report."""
    if held.plan is None or held.pairing is None:
        return ()
    measures = {measure.number: measure for measure in held.plan.measures}
    rows = {row.number: row.measures for row in held.pairing.rows}
    found = (_repeated(item, [measures[n] for n in rows[item.number]]) for item in held.report.items)
    return tuple(row for row in found if row)


def is_the_plan_again(held: Held, rows: Sequence[Repeated]) -> bool:
    """Whether so many rows repeat the plan that the report tells of nothing else."""
    return bool(rows) and len(rows) >= _MOST * len(held.report.items)


def _repeated(item: ReportItem, measures: list[Measure]) -> Repeated | None:
    for name, said in _told(item).items():
        for measure in measures:
            for planned in _planned(measure):
                if _same(said, planned):
                    return Repeated(item.number, measure.number, said, item.where(name), planned)
    return None


def _told(item: ReportItem) -> Mapping[str, str]:
    """Return the result of a row; where the table has no column of results, what the row says as a plan does."""
    if item.result:
        return {"result": item.result}
    if "result" in item.places:
        return {}
    return {name: item.places[name].quote for name in ("steps", "monitoring") if name in item.places}


def _planned(measure: Measure) -> Iterator[str]:
    steps = measure.steps
    yield from (measure.title, "\n".join(steps), "\n".join((measure.title, *steps)), measure.monitoring.text)
    yield from steps
    yield from ("\n".join(steps[:count]) for count in range(2, len(steps)))


def _same(said: str, planned: str) -> bool:
    one, other = _words(said), _words(planned)
    if min(len(one), len(other)) < _LEAST or 2 * min(len(one), len(other)) < _SAME * (len(one) + len(other)):
        return False
    new = set(thai.numbers(one)) - set(thai.numbers(other))
    return not new and thai.likeness(one, other) >= _SAME


def _words(text: str) -> str:
    """Return what a text says beside years and words such as “เรียบร้อยแล้ว”."""
    return _YEAR.sub("", without_stock(plain(text), vocabulary.load().results))

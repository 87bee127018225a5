"""Which row of a report speaks of which measure of the plan it reports on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from checker.against_plan.departures import departures
from checker.against_plan.linking import MEASURE, ROW, Link, Links, link
from checker.measuring.similarity import Likenesses, Text
from checker.submission import Measure, ReportItem, Submission

# How sure it is at most that a title in other words is that of the measure.
_REWORDED = 0.99


@dataclass(frozen=True)
class PairedMeasure:
    """What the report says of one measure.

    `rows` are the numbers of the rows that speak of it, or may do so when `unsure`. `confidence` (0 to 1) tells how
    sure it is that they do, or for `missing` that none does. `differences` are short Thai remarks: other wording,
    owner or period, told in several rows, or in one row with other measures.
    """

    number: int
    status: Literal["reported", "unsure", "missing"]
    rows: tuple[int, ...]
    confidence: float
    differences: tuple[str, ...] = ()


@dataclass(frozen=True)
class PairedRow:
    """Which measures a row speaks of, or may speak of when `unsure`; `foreign`: none of the plan."""

    number: int
    status: Literal["known", "unsure", "foreign"]
    measures: tuple[int, ...]
    confidence: float


@dataclass(frozen=True)
class Pairing:
    """One entry for each measure and one for each row, in the order given."""

    measures: tuple[PairedMeasure, ...]
    rows: tuple[PairedRow, ...]


@dataclass(frozen=True)
class Held:
    """A report, the plan it is held against, and which of its rows speak of which measures."""

    report: Submission
    plan: Submission | None
    pairing: Pairing | None


def hold(report: Submission, plan: Submission | None) -> Held:
    """Hold a report against a plan."""
    return Held(report, plan, pair(plan.measures, report.items) if plan else None)


def pair(plan: Sequence[Measure], report: Sequence[ReportItem]) -> Pairing:
    """Return which rows speak of which measures. Numbers are names only: equal numbers prove nothing.

    A measure or a row without any text stays unsure.
    """
    alike = Likenesses(
        [Text.of(measure.title, "\n".join(measure.steps)) for measure in plan],
        [Text.of(row.title, row.result or "") for row in report],
    )
    pairs = _Pairs(plan, report, alike, link(alike))
    return Pairing(tuple(map(pairs.measure, range(len(plan)))), tuple(map(pairs.row, range(len(report)))))


@dataclass(frozen=True)
class _Pairs:
    """Puts the links between positions in words."""

    plan: Sequence[Measure]
    report: Sequence[ReportItem]
    alike: Likenesses
    links: Links

    def measure(self, position: int) -> PairedMeasure:
        measure, found = self.plan[position], self.links.of(MEASURE, position)
        if not found:
            blank = self.report and not self.alike.plan[position].triples
            return PairedMeasure(measure.number, "unsure" if blank else "missing", (), self._none(MEASURE, position))
        rows = tuple(self.report[row].number for _, row in sorted(found))
        if not found.keys() <= self.links.sure.keys():
            return PairedMeasure(measure.number, "unsure", rows, _best(found))
        return PairedMeasure(
            measure.number, "reported", rows, self._sure(found), self._differences(measure, sorted(found))
        )

    def row(self, position: int) -> PairedRow:
        number, found = self.report[position].number, self.links.of(ROW, position)
        if not found:
            blank = self.plan and not self.alike.report[position].triples
            return PairedRow(number, "unsure" if blank else "foreign", (), self._none(ROW, position))
        measures = tuple(self.plan[measure].number for measure, _ in sorted(found))
        sure = found.keys() <= self.links.sure.keys()
        return PairedRow(number, "known" if sure else "unsure", measures, self._sure(found) if sure else _best(found))

    def _sure(self, found: Mapping[Link, float]) -> float:
        """Return how sure it is that found links are right: wholly only where a title is kept word for word."""
        kept = any(self.alike.plan[m].title == self.alike.report[r].title for m, r in found)
        return _best(found) if kept else min(_best(found), _REWORDED)

    def _none(self, side: int, position: int) -> float:
        return round(self.links.none(side, position), 2)

    def _differences(self, measure: Measure, found: Sequence[Link]) -> tuple[str, ...]:
        told = {self.plan[other].number for _, row in found for other, _ in self.links.of(ROW, row)}
        return departures(measure, [self.report[row] for _, row in found], sorted(told - {measure.number}))


def _best(found: Mapping[Link, float]) -> float:
    return round(max(found.values()), 2)

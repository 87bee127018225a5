"""The labelled plans and reports of tests/data/pairs.yaml, and how well `pair` does on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.pairing import Pairing, pair
from checker.submission import Measure, ReportItem
from knowledge.yaml_file import parse

FILE = Path(__file__).parents[1] / "data" / "pairs.yaml"


@dataclass(frozen=True)
class Case:
    """A plan and a report on it. `truth` holds the numbers of each measure and row that belong together."""

    name: str
    held_out: bool
    plan: tuple[Measure, ...]
    report: tuple[ReportItem, ...]
    truth: frozenset[tuple[int, int]]

    def without_row(self, number: int) -> Case:
        return self._with(self.plan, tuple(row for row in self.report if row.number != number))

    def without_measure(self, number: int) -> Case:
        return self._with(tuple(measure for measure in self.plan if measure.number != number), self.report)

    def _with(self, plan: tuple[Measure, ...], report: tuple[ReportItem, ...]) -> Case:
        measures, rows = {m.number for m in plan}, {r.number for r in report}
        truth = frozenset((m, r) for m, r in self.truth if m in measures and r in rows)
        return Case(self.name, self.held_out, plan, report, truth)

    @property
    def simple(self) -> list[tuple[int, int]]:
        """The pairs of a measure told in one row only and a row that tells nothing else."""
        of_measure, of_row = Counter(m for m, _ in self.truth), Counter(r for _, r in self.truth)
        return sorted((m, r) for m, r in self.truth if of_measure[m] == of_row[r] == 1)


def cases() -> list[Case]:
    return [
        _case(plan, position, rows)
        for plan in parse(FILE.read_text(encoding="utf-8"), FILE.name).data["plans"]
        for position, rows in enumerate(plan["reports"], 1)
    ]


def _case(plan: Mapping, position: int, rows: Sequence[Mapping]) -> Case:
    measures = tuple(Measure.model_validate({**m, "indicators": [plan["indicator"]]}) for m in plan["measures"])
    # Officials number the rows of a report in many ways. Here the position is their name.
    report = tuple(
        ReportItem.model_validate({**{name: row[name] for name in row if name != "of"}, "number": number})
        for number, row in enumerate(rows, 1)
    )
    truth = frozenset((measure, number) for number, row in enumerate(rows, 1) for measure in row["of"])
    return Case(f"{plan['id']} ฉบับที่ {position}", plan["held_out"], measures, report, truth)


def answers(case: Case, pairing: Pairing | None = None) -> dict[tuple[int, int], str]:
    """Return for each measure and row whether they are called same, unsure or different."""
    pairing = pairing or pair(case.plan, case.report)
    found = {(m.number, r.number): "different" for m in case.plan for r in case.report}
    found |= dict.fromkeys(_linked(pairing, "unsure", "unsure"), "unsure")
    return found | dict.fromkeys(_linked(pairing, "reported", "known"), "same")


def _linked(pairing: Pairing, of_measure: str, of_row: str) -> Iterator[tuple[int, int]]:
    yield from ((m.number, row) for m in pairing.measures if m.status == of_measure for row in m.rows)
    yield from ((measure, r.number) for r in pairing.rows if r.status == of_row for measure in r.measures)


@dataclass(frozen=True)
class Figures:
    """Counts over some cases. Keys of `pairs`: (same or different in truth, answer)."""

    pairs: Counter[tuple[str, str]]
    wrongly_missing: int
    wrongly_foreign: int
    row_left_out: Counter[str]
    others_lost: int
    measure_left_out: Counter[str]

    @property
    def precision(self) -> float:
        """The part of the pairs called the same that are."""
        called = self.pairs["same", "same"] + self.pairs["different", "same"]
        return self.pairs["same", "same"] / called

    @property
    def recall(self) -> float:
        """The part of the same pairs that are called the same."""
        return self.share("same", "same")

    def share(self, truth: str, answer: str) -> float:
        """Return the part of the pairs that are `truth` and get this answer."""
        return self.pairs[truth, answer] / sum(n for (t, _), n in self.pairs.items() if t == truth)


def figures(some: Sequence[Case]) -> Figures:
    pairs: Counter[tuple[str, str]] = Counter()
    missing = foreign = lost = 0
    rows: Counter[str] = Counter()
    measures: Counter[str] = Counter()
    for case in some:
        pairing = pair(case.plan, case.report)
        pairs.update(("same" if link in case.truth else "different", answer) for link, answer in answers(case).items())
        missing += len(_wrongly_missing(case, pairing))
        foreign += sum(r.status == "foreign" and any(r.number == row for _, row in case.truth) for r in pairing.rows)
        for measure, row in case.simple:
            less = case.without_row(row)
            left = pair(less.plan, less.report)
            rows[next(m.status for m in left.measures if m.number == measure)] += 1
            lost += len(_wrongly_missing(less, left) - _wrongly_missing(case, pairing))
            fewer = case.without_measure(measure)
            measures[next(r.status for r in pair(fewer.plan, fewer.report).rows if r.number == row)] += 1
    return Figures(pairs, missing, foreign, rows, lost, measures)


def _wrongly_missing(case: Case, pairing: Pairing) -> set[int]:
    told = {measure for measure, _ in case.truth}
    return {m.number for m in pairing.measures if m.status == "missing" and m.number in told}

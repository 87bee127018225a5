"""Findings as Thai paragraphs: outcomes of one rule are told together, by the template of the rule's family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from checker.explanation import criteria, places
from checker.outcomes import Outcome, OutcomeName

if TYPE_CHECKING:
    from jinja2 import Environment

FAMILIES = {"A": "analysis", "M": "measures", "C": "coverage", "S": "scores", "R": "report", "Q": "quality"}


@dataclass(frozen=True)
class Finding:
    """The outcomes of one rule that are told together, in document order."""

    outcomes: tuple[Outcome, ...]

    @property
    def first(self) -> Outcome:
        """The outcome whose words stand for all."""
        return self.outcomes[0]

    def paragraphs(self) -> list[str]:
        """Return the finding in Thai: the heading, then one paragraph for each place, the mend and the criterion."""
        template = _templates().get_template(f"{FAMILIES[self.first.rule[0]]}.j2")
        text = template.render(finding=self, first=self.first, outcomes=self.outcomes)
        return [line.strip() for line in text.splitlines() if line.strip()]


def findings(outcomes: Iterable[Outcome], name: OutcomeName) -> Iterator[Finding]:
    """Group the outcomes of one kind by rule.

    What concerns the whole document comes first; advice comes by its use, the most useful first.
    """
    chosen = sorted((o for o in outcomes if o.outcome == name), key=lambda o: (o.subject.kind != "document", o.rule))
    found = [Finding(tuple(group)) for _, group in groupby(chosen, key=lambda o: o.rule)]
    yield from sorted(found, key=_use) if name == "advice" else found


def _use(finding: Finding) -> tuple[int, int, str]:
    """Return how useful a piece of advice is: how well its criterion is known, then how much it would mend."""
    return list(criteria.MARKS).index(finding.first.criterion.mark), -len(finding.outcomes), finding.first.rule


def numbers(values: Iterable[int]) -> str:
    """Return numbers in short: 1–3, 5."""
    runs: list[list[int]] = []
    for value in sorted(set(values)):
        if runs and value == runs[-1][-1] + 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("checker.explanation"), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(place=places.in_words, criterion=criteria.in_words, numbers=numbers)
    return environment

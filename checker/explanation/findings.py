"""Findings as Thai paragraphs: outcomes of one rule are told together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from checker.brief import brief
from checker.explanation import causes, criteria, gap_rows, places, subjects
from checker.outcomes import Outcome, OutcomeName

if TYPE_CHECKING:
    from jinja2 import Environment

_LONG = 80


@dataclass(frozen=True)
class Finding:
    """The outcomes of one rule that are told together, in document order."""

    outcomes: tuple[Outcome, ...]

    @property
    def first(self) -> Outcome:
        """The outcome whose words stand for all."""
        return self.outcomes[0]

    @property
    def heading(self) -> str:
        """What is wrong: the message of the only outcome, or what all have in common and what it touches."""
        return causes.heading(self.outcomes) if len(self.outcomes) > 1 else self.first.message

    @property
    def shared(self) -> tuple[gap_rows.Row, ...]:
        """How to mend it, as far as it is the same everywhere."""
        return gap_rows.shared(self.outcomes)

    def about(self, outcome: Outcome) -> str:
        """Return what one outcome of several is about; its message where each has its own."""
        named = brief(subjects.in_words(outcome.subject), _LONG)
        return named if causes.common(self.outcomes) else outcome.message

    def paragraphs(self) -> list[str]:
        """Return the finding in Thai: the heading, then each place, the mend and the criterion."""
        text = _templates().get_template("finding.j2").render(finding=self, outcomes=self.outcomes)
        return [line.rstrip() for line in text.splitlines() if line.strip()]


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


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("checker.explanation"), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(
        place=places.in_words, criterion=criteria.in_words, mend=gap_rows.own, found=gap_rows.found
    )
    return environment

"""A finding laid out for a page: what it says, each place where it stands, and how to mend it.

What holds for every place is said once; what differs from place to place is said there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.explanation import criteria, gap_rows, places, subjects
from checker.explanation.findings import Finding, findings
from checker.explanation.gap_rows import Row
from checker.outcomes import OPEN, Outcome, OutcomeName

CRITERION = "เกณฑ์"


@dataclass(frozen=True)
class Spot:
    """One place of a finding: what is wrong there, where it is, the text as found, and how to mend this one.

    `message` is empty where the heading says it already.
    """

    message: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Card:
    """A finding: its heading, its rule and outcome, its places, and what is the same for all of them."""

    heading: str
    rule: str
    outcome: OutcomeName
    spots: tuple[Spot, ...]
    rows: tuple[Row, ...]


def cards(outcomes: Iterable[Outcome], name: OutcomeName) -> Iterator[Card]:
    """Yield the findings of one kind, a card for each rule."""
    return map(card, findings(outcomes, name))


def card(finding: Finding) -> Card:
    """Return a finding laid out."""
    first = finding.first
    return Card(
        heading=finding.heading,
        rule=first.rule,
        outcome=first.outcome,
        spots=tuple(_spot(finding, outcome) for outcome in finding.outcomes),
        rows=(*finding.shared, (CRITERION, criteria.in_words(first.criterion))),
    )


def _spot(finding: Finding, outcome: Outcome) -> Spot:
    alone = len(finding.outcomes) == 1
    return Spot("" if alone else outcome.message, (*where(outcome), *gap_rows.own(outcome, finding.shared)))


def where(outcome: Outcome) -> tuple[Row, ...]:
    """Return what an outcome is about, where it stands and what was found there, as far as it is known."""
    rows = [*named(outcome), ("ที่", places.in_words(outcome.place)), ("พบ", gap_rows.found(outcome))]
    return tuple(row for row in rows if row[1])


def named(outcome: Outcome) -> tuple[Row, ...]:
    """Return the title of the subject, where there is one that the message does not name."""
    subject = outcome.subject
    silent = subject.kind == "document" or not subject.title or subject.title in outcome.message
    return () if silent else ((subjects.kind(subject), subject.title),)


def told(outcome: Outcome) -> str:
    """Return all that there is to say of one outcome after its message, a line for each row."""
    criterion = ((CRITERION, criteria.in_words(outcome.criterion)),) if outcome.outcome in OPEN else ()
    return "\n".join(map(": ".join, (*where(outcome), *gap_rows.rows(outcome), *criterion)))

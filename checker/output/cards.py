"""A finding laid out for a page: what it says, each place where it stands, and how to mend it.

What holds for every place is said once; what differs from place to place is said there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.explanation import criteria, places, subjects
from checker.explanation.findings import Finding, findings
from checker.explanation.overview import GAPS
from checker.outcomes import Outcome, OutcomeName

Row = tuple[str, str]
"""A label and its text."""

_MENDING = {"ควรมี": "expected", "วิธีแก้": "fix", "ตัวอย่าง": "example"}
_MENDED: tuple[OutcomeName, ...] = ("fail", "advice")
CRITERION = "เกณฑ์"
_NOTHING = "ไม่มีข้อความ"


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
    common = {label for label, name in _MENDING.items() if len({getattr(o, name) for o in finding.outcomes}) == 1}
    return Card(
        heading=_heading(finding),
        rule=first.rule,
        outcome=first.outcome,
        spots=tuple(_spot(outcome, common, alone=len(finding.outcomes) == 1) for outcome in finding.outcomes),
        rows=(*mending(first, common), (CRITERION, criteria.in_words(first.criterion))),
    )


def _heading(finding: Finding) -> str:
    first = finding.first
    if first.outcome == "unreadable" and len(finding.outcomes) > 1:
        return f"ตรวจข้อ “{first.title}” ไม่ได้ {len(finding.outcomes)} แห่ง โปรดตรวจด้วยคน"
    return finding.paragraphs()[0]


def _spot(outcome: Outcome, common: set[str], *, alone: bool) -> Spot:
    own = mending(outcome, _MENDING.keys() - common)
    return Spot("" if alone else outcome.message, (*where(outcome), *own))


def where(outcome: Outcome) -> tuple[Row, ...]:
    """Return what an outcome is about, where it stands and what was found there, as far as it is known."""
    rows = [*named(outcome), ("ที่", places.in_words(outcome.place)), ("พบ", found(outcome))]
    return tuple(row for row in rows if row[1])


def named(outcome: Outcome) -> tuple[Row, ...]:
    """Return the title of the subject, where there is one that the message does not name."""
    subject = outcome.subject
    silent = subject.kind == "document" or not subject.title or subject.title in outcome.message
    return () if silent else ((subjects.kind(subject), subject.title),)


def found(outcome: Outcome) -> str:
    """Return the text as found; a gap may be that there is none, but what could not be read is never said to lack."""
    return outcome.found or (_NOTHING if outcome.outcome in _MENDED else "")


def mending(outcome: Outcome, labels: Iterable[str] = tuple(_MENDING)) -> tuple[Row, ...]:
    """Return the rows of these labels that tell how to mend a gap; there are none where there is nothing to mend."""
    if outcome.outcome not in _MENDED:
        return ()
    rows = ((label, getattr(outcome, name)) for label, name in _MENDING.items() if label in set(labels))
    return tuple(row for row in rows if row[1])


def told(outcome: Outcome) -> str:
    """Return all that there is to say of one outcome after its message, a line for each row."""
    criterion = ((CRITERION, criteria.in_words(outcome.criterion)),) if outcome.outcome in GAPS else ()
    return "\n".join(map(": ".join, (*where(outcome), *mending(outcome), *criterion)))

"""What was found at a gap and how to mend it, as labels and texts."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from checker.outcomes import GAPS, LEAST, Outcome

Row = tuple[str, str]
"""A label and its text."""

_EXAMPLE = "ตัวอย่าง"
_LONGEST_EXAMPLE = 200
_NOTHING = "ไม่มีข้อความ"


def found(outcome: Outcome) -> str:
    """Return the text as found; a gap may be that there is none, but what could not be read is never said to lack."""
    return outcome.found or (_NOTHING if outcome.outcome in GAPS else "")


def rows(outcome: Outcome) -> tuple[Row, ...]:
    """Return what should be there, how to mend it, and the least that has to be written or else an example."""
    if outcome.outcome not in GAPS:
        return ()
    example = "" if outcome.mend and outcome.example in outcome.mend else outcome.example
    told = (
        ("ควรมี", outcome.expected),
        ("วิธีแก้", outcome.fix),
        (LEAST, outcome.least),
        (_EXAMPLE, example),
    )
    return tuple(row for row in told if row[1])


def is_short(row: Row) -> bool:
    """Whether a row has its place in the body of a letter: an example as long as a whole measure has not."""
    label, text = row
    return label != _EXAMPLE or len(text) <= _LONGEST_EXAMPLE


def shared(outcomes: Sequence[Outcome]) -> tuple[Row, ...]:
    """Return the rows that are the same for all of these outcomes."""
    first, *others = map(rows, outcomes)
    return tuple(row for row in first if all(row in other for other in others))


def own(outcome: Outcome, common: Collection[Row]) -> tuple[Row, ...]:
    """Return the rows of one outcome that are not common to all."""
    return tuple(row for row in rows(outcome) if row not in common)

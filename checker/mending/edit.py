"""An edit of a document, and what it is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from checker.facts import Subject
from checker.submission import Submission
from knowledge.base import Knowledge
from knowledge.model import Edition
from rules.base import RuleBase

Change = Callable[[Submission], Submission]


@dataclass(frozen=True)
class Edit:
    """One change of a document: where to write (Thai), the words to write there, and the change itself.

    There are no words where something is taken out. `size` is how many things there are to write.
    """

    where: str
    text: str
    change: Change = field(compare=False, repr=False)
    size: int = 1

    def __str__(self) -> str:
        return f"{self.where} “{self.text}”" if self.text else self.where


@dataclass(frozen=True)
class Desk:
    """What an edit is made from: the document, the plan that a report is held against, and what is known."""

    document: Submission
    edition: Edition
    knowledge: Knowledge
    rules: RuleBase
    plan: Submission | None = None


Editor = Callable[[Subject, Desk], Iterator[Edit]]
"""Yields the edits that may mend a gap about a subject, the likeliest first."""


def writes(part: str, number: int | None, name: str, value: object) -> Change:
    """Return the change that sets one field of the row with this number in a part such as `measures`."""

    def change(document: Submission) -> Submission:
        rows = getattr(document, part)
        changed = [row.model_copy(update={name: value}) if row.number == number else row for row in rows]
        return document.model_copy(update={part: changed})

    return change

"""An edit of a document, and what it is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from checker.facts import Subject
from checker.mending.fitted import Fitted
from checker.recommend import Recommended, recommend
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

    @cached_property
    def recommended(self) -> tuple[Recommended, ...]:
        """The measures that the scores of the document call for."""
        return recommend(self.document, self.edition, self.knowledge, self.rules).measures

    @cached_property
    def fitted(self) -> Mapping[int, Fitted]:
        """The words that fit each measure of the document, by number."""
        return {m.number: Fitted(m, self.document, self.edition, self.knowledge) for m in self.document.measures}


Editor = Callable[[Subject, Desk], Iterator[Edit]]
"""Yields the edits that may mend a gap about a subject, the likeliest first."""


def writes(part: str, number: int | None, name: str, value: object) -> Change:
    """Return the change that sets one field of the row with this number in a part such as `measures`."""

    def change(document: Submission) -> Submission:
        rows = getattr(document, part)
        changed = [row.model_copy(update={name: value}) if row.number == number else row for row in rows]
        return document.model_copy(update={part: changed})

    return change

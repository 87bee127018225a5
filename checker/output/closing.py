"""What stands below the findings: the follow-up, what measures did to scores, decisions, the ladder, the coverage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker import coverage, ladder
from checker.check import Examination
from checker.explanation import covering, effects, progress, steps
from checker.follow_up import FollowUp

Section = Sequence[str]
"""A heading and its lines."""


def sections(
    examination: Examination, told: Iterable[Section] = (), follow_up: FollowUp | None = None
) -> Iterator[Section]:
    """Yield the sections in their order: what was `told` stands before how far the document has come."""
    if follow_up:
        yield progress.section(follow_up)
    worked = effects.section(examination.check)
    if worked:
        yield worked
    yield from filter(None, told)
    climb = ladder.climb(examination.check)
    if climb:
        yield steps.in_words(climb)
    for covered in coverage.of(examination):
        yield covering.in_words(covered)

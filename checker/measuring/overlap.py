"""Whether measures are the same over again, and whether one speaks of a topic."""

from __future__ import annotations

from collections.abc import Sequence

from checker import thai
from checker.measuring.copying import runs, shared
from checker.measuring.similarity import Text, Triples
from checker.submission import Measure
from knowledge.model import Question

# Measures that share this percentage of their triples of letters differ by a word or two.
_SAME = 90
# A topic is spoken of where most of it stands in a measure, in pieces as long as a word.
_MOST, _WORD = 0.6, 8


def triples(measure: Measure) -> Triples:
    """Return the triples of letters of what a measure says."""
    return Text.of(measure.title, "\n".join(measure.steps)).triples


def share(one: Triples, other: Triples) -> int:
    """Return the percentage of the triples of two measures that they have in common."""
    return 100 * len(one & other) // len(one | other) if one and other else 0


def repeated(measures: Sequence[Measure]) -> list[int | None]:
    """Return of each measure the number of the first one before it that says the same, or None."""
    said = [triples(measure) for measure in measures]
    return [
        next(
            (m.number for m, earlier in zip(measures[:i], said[:i], strict=True) if share(earlier, own) >= _SAME), None
        )
        for i, own in enumerate(said)
    ]


def speaks_of(measure: Measure, code: str, item: Question | None) -> bool:
    """Whether a measure names an item, by its code or by what it is about."""
    topic = thai.key(item.topic) if item else ""
    said = thai.key("\n".join([measure.title, *measure.steps, measure.analysis_result or ""]))
    told = bool(topic) and shared(topic, runs(said, _WORD), _WORD) >= _MOST * len(topic)
    return told or code in measure.codes

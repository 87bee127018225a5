"""Whether measures are the same over again, and whether one speaks of a topic."""

from __future__ import annotations

from collections.abc import Iterable

from checker import thai
from checker.measuring.copying import runs, shared
from checker.similarity import Text
from checker.submission import Measure
from knowledge.model import Question

# Measures that share nine tenths of their triples of letters differ by a word or two.
_SAME = 0.9
# A topic is spoken of where most of it stands in a measure, in pieces as long as a word.
_MOST, _WORD = 0.6, 8


def same(measure: Measure, earlier: Iterable[Measure]) -> int | None:
    """Return the number of the first earlier measure that says the same, or None."""
    return next((other.number for other in earlier if share(measure, other) >= 100 * _SAME), None)


def share(measure: Measure, other: Measure) -> int:
    """Return the percentage of their triples of letters that the words of two measures have in common."""
    one, two = _text(measure).triples, _text(other).triples
    return 100 * len(one & two) // len(one | two) if one and two else 0


def speaks_of(measure: Measure, code: str, item: Question | None) -> bool:
    """Whether a measure names an item, by its code or by what it is about."""
    topic = thai.key(item.topic) if item else ""
    said = thai.key("\n".join([measure.title, *measure.steps, measure.analysis_result or ""]))
    told = bool(topic) and shared(topic, runs(said, _WORD), _WORD) >= _MOST * len(topic)
    return told or code in measure.codes


def _text(measure: Measure) -> Text:
    return Text.of(measure.title, "\n".join(measure.steps))

"""Open-data items that an analysis finds lacking by their title, as the NACC's own recommendations do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from checker import thai
from checker.submission import AnalysisItem
from knowledge import vocabulary
from knowledge.model import Question

_LONGER = 30


def lacking(findings: Iterable[AnalysisItem], listed: Iterable[Question]) -> Iterator[Question]:
    """Yield the items that an urgent finding names and says to lack something, each once."""
    items = [question for question in listed if question.instrument == "OIT"]
    named = (_named(finding.text, items) for finding in findings if finding.kind == "urgent")
    yield from {item.code: item for item in named if item}.values()


def _named(text: str, items: Iterable[Question]) -> Question | None:
    """Return the item whose title stands before the word that opens what was found, the longest one."""
    words = vocabulary.load().analysis
    opening = thai.phrases(words.found).search(body := thai.key(text))
    if opening is None or not thai.has(words.lacking, body[opening.end() :]):
        return None
    before = body[: opening.start()]
    return max((i for i in items if _ends(before, thai.key(i.topic))), key=lambda item: len(item.topic), default=None)


def _ends(text: str, title: str) -> bool:
    """Whether `text` ends in a title, but for a few letters within: long forms of a title say more."""
    tail = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(text[::-1], title[::-1], strict=False)))
    head = title[: len(title) - tail]
    before = text[: len(text) - tail]
    at = before.rfind(head)
    return at >= 0 and len(before) - at - len(head) <= _LONGER

"""Follow-up sentences: what counts as monitoring of a measure, and what only looks like it."""

from __future__ import annotations

from checker import thai
from knowledge.vocabulary import MonitoringWords


def is_monitoring(text: str, words: MonitoringWords) -> bool:
    """Whether a sentence says that a measure is followed up or its result reported."""
    return thai.phrases(words.phrases).search(thai.phrases(words.false_friends).sub("\n", thai.key(text))) is not None

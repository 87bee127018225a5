"""Follow-up sentences: what counts as monitoring of a measure, and what only looks like it."""

from __future__ import annotations

import re
from functools import cache

from checker import thai
from knowledge.vocabulary import MonitoringWords


def is_monitoring(text: str, words: MonitoringWords) -> bool:
    """Whether a sentence says that a measure is followed up or its result reported."""
    said = thai.phrases(words.false_friends).sub("\n", thai.key(text).replace("/", ""))
    return thai.phrases(words.phrases).search(said) is not None or _told(words).search(said) is not None


@cache
def _told(words: MonitoringWords) -> re.Pattern[str]:
    """Return the pattern of following up that tells to whom, or when: “…ทุกเดือน”, or “ทุกเดือน” just before."""
    act, time, recipient = (thai.phrases(group).pattern for group in (words.sure_acts, words.times, words.recipients))
    return re.compile(rf"(?:{act}).{{0,60}}?(?:{recipient}|{time})|(?:{time}).{{0,20}}?(?:{act})")

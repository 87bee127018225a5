"""What the words of a measure and of a finding tell, by the vocabulary that its keepers edit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker import thai
from checker.measuring.copying import runs, shared
from knowledge import vocabulary

_PARENTHESES = re.compile(r"\s*\(.*?\)")
_AROUND_PRAISE = re.compile(r"(?:(?:จัด)?อยู่ใน|ระดับ|เป็นที่|ที่|เป็น|มี|คะแนน)+\Z")
# Words shared with the title, from this length on, say the title again.
_WORD = 8


def named_owners(owners: Iterable[str], agency: str) -> list[str]:
    """Return the owners that tell which unit acts: not everybody, and not the agency as a whole."""
    wide = vocabulary.load().owners.generic
    whole = thai.key(agency)
    return [o for o in owners if not thai.has(wide, o) and thai.key(_PARENTHESES.sub("", o)) != whole]


def tells_lead(text: str) -> bool:
    """Whether a text on several units tells which of them leads."""
    return thai.has(vocabulary.load().owners.lead, text)


def follows_up(monitoring: str) -> bool:
    """Whether a text on monitoring tells that somebody follows up or reports, rather than what comes out."""
    return thai.has(vocabulary.load().monitoring.acts, monitoring)


def monitoring_lacks(monitoring: str) -> str:
    """Return what a text on monitoring leaves open (Thai), empty where it tells when and to whom."""
    words = vocabulary.load().monitoring
    lacks = [] if thai.has(words.times, monitoring) else ["ทำเมื่อใดหรือบ่อยเพียงใด"]
    lacks += [] if thai.has(words.recipients, monitoring) else ["รายงานต่อใคร"]
    return " และ".join(lacks)


def logistics(title: str, steps: Iterable[str]) -> str | None:
    """Return what a title tells of work for the assessment itself, as written, unless a step does other work."""
    words = vocabulary.load().measures
    work, arranging = thai.phrases(words.logistics), thai.phrases(words.arranging)
    found = work.search(thai.key(title))
    if not found or not all(work.search(step) or arranging.match(step) for step in map(thai.key, steps)):
        return None
    return thai.written(title, *found.span())


def own_share(steps: str, title: str) -> int:
    """Return the percentage of letters of the steps that say more than the title and the aim over again."""
    body = thai.key(steps)
    said = thai.phrases(vocabulary.load().measures.restating).sub("", body)
    own = len(said) - shared(said, runs(thai.key(title), _WORD), _WORD)
    return 100 * own // len(body)


def praise(text: str) -> str | None:
    """Return the first word of praise in a finding that tells how it is, not how it should be."""
    words = vocabulary.load().analysis
    body = thai.key(text)
    for found in thai.phrases(words.praise).finditer(body):
        before = _AROUND_PRAISE.sub("", body[: found.start()])
        if not before.endswith(tuple(map(thai.key, words.no_praise))):
            return found.group()
    return None

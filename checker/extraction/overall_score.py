"""The overall score and level that the sentences of a document state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from checker import thai
from checker.extraction.compared_scores import role
from checker.extraction.context import Context
from checker.extraction.passages import Passage
from checker.extraction.stated import Scores, own_score
from checker.submission import Overall

_NUMBER = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{1,2})?)(?![\d.]*\d)")
# A level belongs to the number before it when no other number stands between.
_LEVEL = r"\D{0,30}?ระดับ(?:ผลการประเมิน|คุณภาพ|คะแนน)?[:“”\"'( ]*"
_YEAR = re.compile(r"(?:ปี|พ\.ศ\.)\D{0,12}(25\d\d)")
_INSTRUMENT = re.compile(r"(?<![A-Z])(?:IIT|EIT|OIT)")
_LOOK_BACK, _NEAR = 120, 60


@dataclass(frozen=True)
class _Candidate:
    score: Decimal
    level: str | None
    year: int | None
    offset: int
    level_offset: int
    passage: Passage


def add_overall(passages: Iterable[Passage], context: Context, found: Scores) -> None:
    """Add the overall score: one with a level is surer, one of the assessed year goes before those of others."""
    candidates = [c for passage in passages for c in _candidates(passage, context)]
    if not candidates:
        return
    best = max(candidates, key=lambda c: (c.year in (None, context.assessed_year), c.level is not None))
    score, places = found.overall.score, dict(found.overall.places)
    if score is None:
        score, places["score"] = best.score, best.passage.place(best.offset)
    if best.level:
        places["level"] = best.passage.place(best.level_offset)
    level = best.level or found.overall.level
    found.overall = Overall(score=score, level=level, places=places, place=places["score"])


def _candidates(passage: Passage, context: Context) -> Iterator[_Candidate]:
    text, words = passage.text, context.vocabulary.scores
    names = "|".join(map(re.escape, sorted(context.levels, key=len, reverse=True)))
    level = re.compile(f"(?:{_LEVEL}|(?:คะแนน)?[(](?=(?:{names})[)]))({names})(?![A-Za-z]|เกณฑ์)")
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        named = level.match(text, match.end())
        if not thai.phrases(words.overall).search(before.lower()) or _of_a_part(before[-_NEAR:], context):
            continue
        if role(before, words) in ("past", "changed"):
            continue
        score = own_score(text, match.start(), match.end(), words)
        if score is not None and (named or "." in match[1]):
            years = _YEAR.findall(before)
            year = int(years[-1]) if years else None
            found, at = (named[1], named.start(1)) if named else (None, 0)
            yield _Candidate(score, found, year, match.start(), at, passage)


def _of_a_part(before: str, context: Context) -> bool:
    """Whether the words right before a number speak of an indicator or instrument, not of the whole."""
    return bool(context.indicators.mentions(before)) or _INSTRUMENT.search(before) is not None

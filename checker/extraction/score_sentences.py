"""Scores in sentences and lists: "ตัวชี้วัดที่ 1 … 92.68 คะแนน", "IIT 95.10 คะแนน", "ข้อ O38 : …" among the zeros."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker import thai
from checker.extraction import lists
from checker.extraction.codes import Around
from checker.extraction.compared_scores import Told, told
from checker.extraction.context import Context
from checker.extraction.passages import Passage
from checker.extraction.sections import Section
from checker.extraction.stated import Scores, without_zeros, zeros
from knowledge.model import InstrumentCode

_QUESTION = re.compile(r"ข้อ|[IEO]\d")
_INSTRUMENT = re.compile(r"(?<![A-Za-z])(?:IIT|EIT|OIT)(?![A-Za-z])")
_SENTENCE, _NAME = 200, 60
# What may stand between “got no score” and the items that did.
_LISTED = re.compile(
    r"(?:มี)?(?:จำนวน)?(?:\d+(?:ข้อ|รายการ))?(?:ได้แก่|คือ|ดังนี้|ประกอบด้วย|ใน|:)*(?:แบบ)?(?:OIT)?(?:ข้อ|รายการ|[:(])*O\d"
)
_SEVERAL = "ประโยคนี้บอกทั้งข้อที่ได้คะแนนและข้อที่ไม่ได้คะแนน"


def add_from_passage(passage: Passage, section: Section, context: Context, found: Scores, zero: bool) -> bool:
    """Add the scores of a passage; return whether the items after it got none, as `zero` tells of those in it."""
    for number, score in _of_indicators(passage.text, context):
        place = passage.place(score.offset)
        if score.score is None:
            found.doubt(f"indicators/{number}/score", score.why, place)
        else:
            found.add_indicator(number, score.score, place)
    for code, score in _of_instruments(passage.text, context):
        place = passage.place(score.offset)
        if score.score is None:
            found.doubt(f"instruments/{code}/score", score.why, place)
        else:
            found.add_instrument(code, score.score, None, place)
    if _add_zeros(passage, context, found) or _add_questions(passage, section, context, found, zero):
        return zero
    names_only = len(passage.text) < _NAME and bool(context.indicators.named(passage.text))
    goes_on = names_only or not lists.begins_item(passage.written)
    return bool(zeros(passage.text, context.vocabulary.scores)) or (zero and goes_on)


def _add_zeros(passage: Passage, context: Context, found: Scores) -> bool:
    """Add the open-data items that a sentence says to have got no score; return whether it names any."""
    told_zero = zeros(passage.text, context.vocabulary.scores)
    if not told_zero:
        return False
    before = passage.text[max(0, told_zero[0].start() - _SENTENCE) : told_zero[-1].start()]
    after = passage.text[told_zero[-1].end() :][:_SENTENCE]
    codes = _items(before, context) or (_items(after, context) if _LISTED.match(after) else [])
    rest = without_zeros(before, context.vocabulary.scores)
    mixed = "ได้คะแนน" in rest or told(rest, 0, len(rest), context, anywhere=True) is not None
    for code in codes:
        found.add_question(code, None, [] if mixed else [Decimal(0)], passage.place())
        if mixed:
            found.doubt(f"questions/{code}/score", _SEVERAL, passage.place())
    return bool(codes)


def _items(text: str, context: Context) -> list[str]:
    return [code for code in context.codes.cited(text) if code.startswith("O")]


def _add_questions(passage: Passage, section: Section, context: Context, found: Scores, zero: bool) -> bool:
    """Add the questions that a passage begins with; return whether there are any."""
    text = thai.flow(lists.without_marker(passage.written))
    if not _QUESTION.match(text):
        return False
    codes = context.codes.leading(text, Around(indicator=section.indicator if zero else None))
    stated = _of_question(text, context) if len(codes) == 1 else None
    for code in codes:
        listed = Decimal(0) if zero and code.startswith("O") else None
        score = stated.score if stated else listed
        found.add_question(code, None, [] if score is None else [score], passage.place())
        if stated and stated.score is None:
            found.doubt(f"questions/{code}/score", stated.why, passage.place())
    return bool(codes)


def _of_indicators(text: str, context: Context) -> Iterator[tuple[int, Told]]:
    """Yield the indicators named in a text that a score follows, before another one is named."""
    mentions = context.indicators.mentions(text)
    ends = [m.start for m in mentions[1:]] + [len(text)]
    for mention, end in zip(mentions, ends, strict=False):
        score = told(text, mention.end, end, context)
        if score:
            yield mention.number, score


def _of_instruments(text: str, context: Context) -> Iterator[tuple[InstrumentCode, Told]]:
    """Yield the instruments named in a text that a score follows, before an indicator or another one is named."""
    starts = [m.start for m in context.indicators.mentions(text)] + [m.start() for m in _INSTRUMENT.finditer(text)]
    for named in _INSTRUMENT.finditer(text):
        end = min((start for start in starts if start >= named.end()), default=len(text))
        code, score = context.indicators.instrument(named.group()), told(text, named.end(), end, context)
        if code and score:
            yield code, score


def _of_question(text: str, context: Context) -> Told | None:
    """Return the score that a short sentence about one question states."""
    return told(text, 0, len(text), context, anywhere=True) if len(text) <= _SENTENCE else None

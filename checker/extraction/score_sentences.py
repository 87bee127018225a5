"""Scores in sentences and lists: "ตัวชี้วัดที่ 1 … 92.68 คะแนน", "IIT 95.10 คะแนน", "ข้อ O38 : …" among the zeros."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker import thai
from checker.extraction import lists
from checker.extraction.codes import Around
from checker.extraction.context import Context
from checker.extraction.passages import Passage
from checker.extraction.sections import Section
from checker.extraction.stated import Scores, own_score
from knowledge.model import InstrumentCode

_NUMBER = r"(?<![\d.])(\d{1,3}(?:\.\d\d?(?!\d)|(?=คะแนน)))"
_NEXT = re.compile(r"\D{0,40}?" + _NUMBER)
_ANYWHERE = re.compile(_NUMBER)
_QUESTION = re.compile(r"ข้อ|[IEO]\d")
_INSTRUMENT = re.compile(r"(?<![A-Za-z])(?:IIT|EIT|OIT)(?![A-Za-z])")
_SENTENCE, _NAME = 200, 60


def add_from_passage(passage: Passage, section: Section, context: Context, found: Scores, zero: bool) -> bool:
    """Add the scores of a passage; return whether the items after it got none, as `zero` tells of those in it."""
    for number, score, offset in _of_indicators(passage.text, context):
        found.add_indicator(number, score, passage.place(offset))
    for code, score, offset in _of_instruments(passage.text, context):
        found.add_instrument(code, score, None, passage.place(offset))
    if _add_questions(passage, section, context, found, zero):
        return zero
    names_only = len(passage.text) < _NAME and bool(context.indicators.named(passage.text))
    goes_on = names_only or not lists.begins_item(passage.written)
    return thai.has(context.vocabulary.scores.zero, passage.text) or (zero and goes_on)


def _add_questions(passage: Passage, section: Section, context: Context, found: Scores, zero: bool) -> bool:
    """Add the questions that a passage begins with; return whether there are any."""
    text = thai.flow(lists.without_marker(passage.written))
    if not _QUESTION.match(text):
        return False
    codes = context.codes.leading(text, Around(indicator=section.indicator if zero else None))
    stated = _of_question(text, context) if len(codes) == 1 else None
    for code in codes:
        score = Decimal(0) if zero and stated is None and code.startswith("O") else stated
        found.add_question(code, None, [] if score is None else [score], passage.place())
    return bool(codes)


def _of_indicators(text: str, context: Context) -> Iterator[tuple[int, Decimal, int]]:
    """Yield the indicators named in a text that a score follows, before another one is named."""
    mentions = context.indicators.mentions(text)
    ends = [m.start for m in mentions[1:]] + [len(text)]
    for mention, end in zip(mentions, ends, strict=False):
        match = _NEXT.match(text, mention.end)
        if match and match.start(1) < end:
            score = own_score(text, match.start(1), match.end(1), context.vocabulary.scores)
            if score is not None:
                yield mention.number, score, match.start(1)


def _of_instruments(text: str, context: Context) -> Iterator[tuple[InstrumentCode, Decimal, int]]:
    """Yield the instruments named in a text that a score follows, before an indicator is named."""
    for named in _INSTRUMENT.finditer(text):
        match = _NEXT.match(text, named.end())
        code = context.indicators.instrument(named.group())
        if code and match and not context.indicators.mentions(text[named.end() : match.start(1)]):
            score = own_score(text, match.start(1), match.end(1), context.vocabulary.scores)
            if score is not None:
                yield code, score, match.start(1)


def _of_question(text: str, context: Context) -> Decimal | None:
    """Return the score that a short sentence about one question states."""
    match = _ANYWHERE.search(text) if len(text) <= _SENTENCE else None
    return own_score(text, match.start(1), match.end(1), context.vocabulary.scores) if match else None

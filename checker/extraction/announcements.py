"""The days on which a document says that the result it analyses was announced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker import thai
from checker.extraction import periods
from checker.extraction.context import Context
from checker.extraction.grids import Grid
from checker.extraction.passages import Passage
from checker.submission import Announcement

_DAY = re.compile(r"(?<!\d)(?P<day>[12]?\d|3[01])(?P<month>[ก-๙.]{3,12})(?:พ\.ศ\.)?(?P<year>25\d\d)(?!\d)")
_RESULT_OF = re.compile(r"(?:ปีงบประมาณ|ปี)(?:พ\.ศ\.)?(25\d\d)")
# How far from the day the words stand that tell what was announced, and of which year.
_BESIDE, _YEAR_WITHIN = 70, 220


def announcements(items: Iterable[Passage | Grid], context: Context) -> list[Announcement]:
    """Return the days told for the result of the assessed year, in order."""
    found = (a for item in items if isinstance(item, Passage) for a in _in_passage(item, context))
    return list({a.date: a for a in found}.values())


def _in_passage(passage: Passage, context: Context) -> Iterator[Announcement]:
    for told in _DAY.finditer(passage.text):
        after = passage.text[told.end() : told.end() + _YEAR_WITHIN]
        beside = passage.text[max(told.start() - _BESIDE, 0) : told.start()] + " " + after[:_BESIDE]
        of = _RESULT_OF.search(after)
        month = periods.parse(f"{told['month']} {told['year']}").start
        if month and of and int(of[1]) == context.assessed_year and _announced(beside, context):
            raw = f"{int(told['day'])} {told['month']} {told['year']}"
            yield Announcement(date=f"{month}-{int(told['day']):02}", raw=raw, place=passage.place(told.start()))


def _announced(text: str, context: Context) -> bool:
    return thai.has(context.vocabulary.years.announced, text)

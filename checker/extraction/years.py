"""The fiscal years of a document: the year whose result it analyses, and the year of its measures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from checker import thai
from checker.blocks import Place
from checker.extraction.doubts import is_sure
from checker.extraction.passages import Passage
from checker.extraction.periods import fiscal_year
from checker.submission import Period
from knowledge.vocabulary import YearWords

_YEAR = re.compile(r"(?:ปี(?:งบประมาณ)?|งบประมาณ|พ\.?ศ\.?)+(25\d\d)(?![\d-]|\s?[-–]\s?(?:พ\.?ศ\.?)?25)")
# A year in a line of its own, or behind the name of the agency.
_OWN_LINE = re.compile(r"(?:ประจำ)?ปี(?:งบประมาณ)?(?:พ\.?ศ\.?)?25\d\d\Z")
# Other years, and the numbers of headings.
_NUMBERED = re.compile(r"25\d\d|\d[.)]")
_LOOK_BACK = 150
_TITLE_PASSAGES, _TITLE_LENGTH, _TITLE_WEIGHT = 8, 300, 3

Of = Literal["assessed", "plan", "other"]


_STATED: tuple[Of, Of] = ("assessed", "plan")


@dataclass(frozen=True)
class Years:
    """The years found, where each was read, and how, in Thai."""

    assessed: int | None = None
    plan: int | None = None
    places: dict[str, Place] = field(default_factory=dict)
    basis: str = ""


def years(passages: Iterable[Passage], words: YearWords, periods: Iterable[Period] = ()) -> Years:
    """Return the years that a text states, what was read surely first. Without a stated plan year periods decide."""
    votes: dict[Of, Counter[int]] = {"assessed": Counter(), "plan": Counter(), "other": Counter()}
    unsure: dict[Of, Counter[int]] = {of: Counter() for of in votes}
    places: dict[tuple[Of, int], Place] = {}
    above = ""
    for number, passage in enumerate(passages):
        is_title = number < _TITLE_PASSAGES and len(passage.text) < _TITLE_LENGTH
        for of, year, offset in [*_mentions(passage.text, words), *_below(above, passage, words, is_title)]:
            counted = votes if is_sure(passage.paragraph(offset)) else unsure
            counted[of][year] += _TITLE_WEIGHT if is_title else 1
            places.setdefault((of, year), passage.place(offset))
        above += passage.text if is_title else ""
    assessed, plan = (_most(votes[of] or unsure[of]) for of in _STATED)
    basis = "ตามที่ระบุในเอกสาร"
    if plan is None:
        plan = _most(Counter(_fiscal_years(periods)))
        basis = "จากช่วงระยะเวลาของมาตรการ เพราะเอกสารไม่ได้ระบุปีของมาตรการไว้"
    found = {"assessed_year": places.get(("assessed", assessed or 0)), "plan_year": places.get(("plan", plan or 0))}
    return Years(assessed, plan, {name: place for name, place in found.items() if place}, basis)


def _mentions(text: str, words: YearWords) -> Iterator[tuple[Of, int, int]]:
    kinds: tuple[tuple[Of, tuple[str, ...]], ...] = (
        ("assessed", words.assessed),
        ("plan", words.plan),
        ("other", words.other),
    )
    low = text.lower()
    for match in _YEAR.finditer(text):
        before = low[max(0, match.start(1) - _LOOK_BACK) : match.start(1)]
        ends = {of: _nearest(thai.phrases(group), before) for of, group in kinds}
        nearest = max(ends, key=lambda of: ends[of])
        if ends[nearest] > (0, 0):
            yield nearest, int(match[1]), match.start()


def _below(above: str, passage: Passage, words: YearWords, is_title: bool) -> Iterator[tuple[Of, int, int]]:
    """Yield the year of the plan that stands in a line of its own below the title, under the name of the agency."""
    year = _OWN_LINE.search(passage.text)
    if not is_title or not year:
        return
    title = above + passage.text[: year.start()]
    name = title[_nearest(thai.phrases(words.plan), title.lower())[0] :]
    if thai.has(words.parts, name) or _NUMBERED.search(name) or thai.has(words.plan, passage.text):
        return
    for of, stated, offset in _mentions(above + passage.text, words):
        if of == "plan" and offset >= len(above):
            yield of, stated, offset - len(above)


def _nearest(words: re.Pattern[str], text: str) -> tuple[int, int]:
    """Return where the last of the words ends, and its length: of two that end together the longer counts."""
    return max(((m.end(), len(m.group())) for m in words.finditer(text)), default=(0, 0))


def _fiscal_years(periods: Iterable[Period]) -> Iterator[int]:
    for period in periods:
        month = period.end or period.start
        if month:
            yield fiscal_year(month)


def _most(votes: Counter[int]) -> int | None:
    """Return the year with most votes, the later one of equals."""
    return max(votes, key=lambda year: (votes[year], year)) if votes else None

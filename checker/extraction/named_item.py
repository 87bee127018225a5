"""The item that a report names in its title, such as “O28”, and the year of the assessment told with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from checker import thai
from knowledge.model import Edition

_BEFORE = r"(?:แบบ|oit|หัวข้อ|ข้อ(?:ที่)?|ตัวชี้วัด(?:ย่อย)?(?:ที่)?[\d.]*|[\[(:–-])"
_LEADING = re.compile(rf"\A{_BEFORE}*(?P<code>o\d{{2}})(?!\d)")
_WITHIN = re.compile(r"(?:\(|ข้อ(?:ที่)?|oit)(?P<code>o\d{2})(?!\d)")
_SEVERAL = re.compile(r"\Ao\d{2}(?:-|–|,|/|และ|ถึง)o?\d{2}")
_DEMAND = re.compile("ต้อง|กำหนดให้|จะ")
_ASSESSMENT = re.compile(r"(?<!ผล)การประเมิน(?:ita|คุณธรรมและความโปร่งใส).{0,60}?(25\d\d)")


@dataclass(frozen=True)
class NamedItem:
    """The code of an item, and the year of the assessment that it is of, where told."""

    code: str
    assessment: int | None = None

    def edition(self, having: Sequence[Edition], of_years: Edition | None) -> Edition | None:
        """Return the edition meant of those that have the item; `of_years` is the one that the report's years tell."""
        if self.assessment:
            return next((e for e in having if e.year == self.assessment), None)
        return of_years if of_years in having else having[0] if len(having) == 1 else None


def named_item(lines: Iterable[str], titles: Collection[str], codes: Collection[str]) -> NamedItem | None:
    """Return the one of `codes` that the first lines of a document name as theirs; None where they name several.

    A line begins with its item. Only `titles`, lines that name the document, may have it elsewhere.
    """
    keyed = [(thai.key(line), line in titles) for line in lines]
    named = {code for key, is_title in keyed if (code := _code(key, is_title)) in codes}
    years = {int(year) for key, _ in keyed for year in _ASSESSMENT.findall(key)}
    return NamedItem(named.pop(), years.pop() if len(years) == 1 else None) if len(named) == 1 else None


def _code(key: str, is_title: bool) -> str:
    found = _LEADING.match(key) or (_WITHIN.search(key) if is_title else None)
    if found is None or _DEMAND.search(key) or _SEVERAL.match(key, found.start("code")):
        return ""
    return found["code"].upper()

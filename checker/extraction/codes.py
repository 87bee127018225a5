"""Codes of survey questions and open-data items, as people write them: I7, ข้อ O38, E4-e5, ๐๔๒, 1๑, ข้อ ๗.

Which code a number means depends on what stands around it: the instrument, and the indicator, whose questions are
known from the edition of the assessed year.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from checker import thai
from knowledge.model import Question

_CODE = re.compile(r"(?<![A-Za-z\d])([IEO])[ -]?0?(\d{1,2})(?![\d.]*\d)", re.IGNORECASE)
_RANGE = re.compile(r"([IEO])[ -]?(\d{1,2})\s*(?:-|–|ถึง)\s*([IEO]?)(\d{1,2})(?!\d)", re.IGNORECASE)
_ITEM = re.compile(r"ข้อ(?:ที่)?\s*[0O]?(\d{2})(?![\d.])")
# PDF sets a Thai zero apart from the digits that follow in another script.
_PARTED = re.compile(r"(?<![\d.])0 (?=\d{2}(?![\d.]))")
_LEADING = re.compile(
    r"\(?(?:ข้อ(?:ที่)?\s*)?([IEO][ -]?\d{1,2}(?:\s*(?:-|–|,|/|และ|ถึง)\s*[IEO]?\s?\d{1,2})*)(?!\d)", re.IGNORECASE
)
_MISREAD = re.compile(r"(?P<item>ข้อ(?:ที่)?\s*)?(?P<letter>[l|]?)(?P<digits>\d{1,3})(?=[\s:ก-๙]|\Z)")


@dataclass(frozen=True)
class Around:
    """What stands around a code: the instrument and the indicator that the text belongs to, where known."""

    instrument: str | None = None
    indicator: int | None = None


class Codes:
    """Reads codes of one edition.

    Without a list of questions only codes with their letter are read, and “ข้อ ๑” where just the instrument is known.
    """

    def __init__(self, questions: Mapping[str, Question]) -> None:
        self._questions = questions
        self._listed = {code[0] for code in questions}

    def cited(self, text: str) -> list[str]:
        """Return the codes that a text names, in order, ranges written out."""
        text = _PARTED.sub("0", thai.arabic(text))
        found = [(m.start(), f"{m[1].upper()}{int(m[2])}") for m in _CODE.finditer(text)]
        for m in _RANGE.finditer(text):
            found += [(m.start(), code) for code in self._between(m)]
        for m in _ITEM.finditer(text):
            found += [(m.start(), code) for code in self._only(int(m[1]))]
        return list(dict.fromkeys(code for _, code in sorted(found, key=lambda f: f[0]) if self._exists(code)))

    def leading(self, text: str, around: Around = Around(), *, bare: bool = False) -> list[str]:
        """Return the codes that a text begins with; empty where it begins with none, or it is not sure which.

        `bare`: a number without “ข้อ” may be a code too, as in a column of questions.
        """
        text = _PARTED.sub("0", thai.arabic(text)).lstrip()
        named = _LEADING.match(text)
        if named:
            return self.cited(named[1])
        misread = _MISREAD.match(text)
        return self._fitting(misread, text, around, bare) if misread else []

    def indicator(self, code: str) -> int | None:
        """Return the indicator that a question or item belongs to."""
        question = self._questions.get(code)
        return question.indicator if question else None

    def following(self, code: str) -> str | None:
        """Return the code after this one when it belongs to the same indicator."""
        after = f"{code[0]}{int(code[1:]) + 1}"
        return after if self.indicator(code) is not None and self.indicator(code) == self.indicator(after) else None

    def _exists(self, code: str) -> bool:
        return code in self._questions or (code[0] not in self._listed and 1 <= int(code[1:]) <= 43)

    def _between(self, match: re.Match[str]) -> list[str]:
        letter, first, last = match[1].upper(), int(match[2]), int(match[4])
        if match[3].upper() not in ("", letter):
            return []
        return [f"{letter}{n}" for n in range(first, last + 1)]

    def _only(self, number: int) -> list[str]:
        """Return the code of a number that only one instrument has."""
        having = [f"{letter}{number}" for letter in "IEO" if f"{letter}{number}" in self._questions]
        return having if len(having) == 1 and self._listed == set("IEO") else []

    def _fitting(self, token: re.Match[str], text: str, around: Around, bare: bool) -> list[str]:
        letter = (around.instrument or "")[:1]
        if letter and token["item"] and around.indicator is None and letter not in self._listed:
            return [code for code in [f"{letter}{int(token['digits'])}"] if self._exists(code)]
        numbered = bare or token["item"] is not None
        fitting = [c for c in _readings(token["letter"], token["digits"], around, numbered) if c in self._questions]
        if around.indicator is not None:
            fitting = [c for c in fitting if self.indicator(c) == around.indicator]
        if len(fitting) > 1:
            fitting = self._on_topic(fitting, text[token.end() :])
        return fitting if len(fitting) == 1 else []

    def _on_topic(self, codes: Collection[str], text: str) -> list[str]:
        alike = {code: _share(self._questions[code].topic, text) for code in codes}
        best = max(alike, key=lambda code: alike[code])
        rest = max(share for code, share in alike.items() if code != best)
        return [best] if alike[best] >= 0.3 and alike[best] > 2 * rest else []


def _readings(letter: str, digits: str, around: Around, numbered: bool) -> Iterator[str]:
    """Yield the codes that digits may stand for: a 1 is often a misread I, a leading 0 an O."""
    if letter:
        yield f"I{int(digits)}"
        return
    if len(digits) > 1 and digits[0] == "0":
        yield f"O{int(digits)}"
    if len(digits) > 1 and digits[0] == "1":
        yield f"I{int(digits[1:])}"
    for instrument in (around.instrument or "")[:1] or "IEO":
        if numbered and digits[0] != "0":
            yield f"{instrument}{int(digits)}"


def _share(topic: str, text: str) -> float:
    """Return the share of the letter triples of a topic that a text has too."""
    triples = {topic[i : i + 3] for i in range(len(thai.key(topic)) - 2)}
    body = thai.key(text)
    return sum(t in body for t in triples) / len(triples) if triples else 0.0

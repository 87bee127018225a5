"""How alike the texts of a plan and of a report are, when both speak the same officialese.

Texts are compared by the triples of letters that they share, after words that officials use for one another are read
as one. What most of a plan, most of a report or most public documents say tells measures apart badly: it weighs little.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from checker import thai
from knowledge.yaml_file import parse

Triples = frozenset[str]

_LENGTH = 3
_NUMBERING = re.compile(r"(?:มาตรการ|โครงการ|กิจกรรม|ข้อ|ลำดับ)ที่\d{1,2}(?!\d)[.):]*|\(?(?<!\d)\d{1,2}[.)](?!\d)")


@dataclass(frozen=True)
class Text:
    """A measure or a row of a report: its title, and its steps or result."""

    title: str
    body: str

    @property
    def triples(self) -> Triples:
        """The triples of the title and of the body."""
        return triples(self.title) | triples(self.body)


class _Officialese(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    same: tuple[tuple[str, ...], ...]
    commonplace: tuple[str, ...]


@cache
def _officialese() -> _Officialese:
    text = (files("checker") / "officialese.yaml").read_text(encoding="utf-8")
    return parse(text, "officialese.yaml").to(_Officialese)


@cache
def _first_words() -> Mapping[str, str]:
    return {thai.key(word): thai.key(words[0]) for words in _officialese().same for word in words}


def plain(text: str) -> str:
    """Return the `key` of a text without numbering, with words that stand for one another written as one."""
    words = _first_words()
    numberless = _NUMBERING.sub("", thai.key(text))
    return thai.phrases(tuple(words)).sub(lambda found: words[found.group()], numberless)


@lru_cache(maxsize=4096)
def triples(text: str) -> Triples:
    """Return all triples of neighbouring letters in the plain text; a shorter text is its own triple."""
    letters = plain(text)
    return frozenset(letters[i : i + _LENGTH] for i in range(max(len(letters) - _LENGTH + 1, 1))) - {""}


def likenesses(plan: Sequence[Text], report: Sequence[Text]) -> list[list[float]]:
    """Return how alike each text of the plan (down) and each of the report (across) are, 0 to 1.

    The result does not depend on the order of the texts.
    """
    weigh = _weights(plan, report)
    return [[_likeness(measure, row, weigh) for row in report] for measure in plan]


def _weights(plan: Sequence[Text], report: Sequence[Text]) -> Callable[[Iterable[str]], float]:
    """Return a function that weighs triples: each by how rare it is in the plan, the report and officialese."""
    planned, reported = (Counter(t for text in side for t in text.triples) for side in (plan, report))
    common, size = _commonplace()

    @cache
    def weight(triple: str) -> float:
        others = max(planned[triple] - 1, 0) / len(plan), max(reported[triple] - 1, 0) / len(report)
        return ((1 - others[0]) * (1 - others[1]) * math.log((size + 1) / (common[triple] + 0.5))) ** 2

    # An exact sum: sets have no order, and the same input must give the same figures.
    return lambda found: math.fsum(map(weight, found))


@cache
def _commonplace() -> tuple[Counter[str], int]:
    phrases = _officialese().commonplace
    return Counter(t for phrase in phrases for t in triples(phrase)), len(phrases)


def _likeness(measure: Text, row: Text, weigh: Callable[[Iterable[str]], float]) -> float:
    # A title may be kept word for word while the result shares little with the steps.
    whole = _cosine(measure.triples, row.triples, weigh)
    return max(whole, _cosine(triples(measure.title), triples(row.title), weigh) ** 2)


def _cosine(one: Triples, other: Triples, weigh: Callable[[Iterable[str]], float]) -> float:
    both = weigh(one) * weigh(other)
    return weigh(one & other) / math.sqrt(both) if both else 0.0

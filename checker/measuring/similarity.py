"""How alike the texts of a plan and of a report are, when both speak the same officialese.

Texts are compared by the triples of letters that they share, after words that officials use for one another are read
as one. What most of a plan, most of a report or most public documents say tells measures apart badly: it weighs little.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from checker import thai
from knowledge.yaml_file import parse

Triples = frozenset[str]

_LENGTH = 3
_NUMBERING = re.compile(r"(?:มาตรการ|โครงการ|กิจกรรม|ข้อ|ลำดับ)ที่\d{1,2}(?!\d)[.):]*|\(?(?<!\d)\d{1,2}[.)](?!\d)")


class Officialese(BaseModel):
    """What `officialese.yaml` says: words that mean the same, that tell apart, and phrases that stand everywhere."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    same: tuple[tuple[str, ...], ...]
    apart: tuple[tuple[str, ...], ...] = ()
    commonplace: tuple[str, ...]


@cache
def _officialese() -> Officialese:
    text = (files("checker") / "officialese.yaml").read_text(encoding="utf-8")
    return parse(text, "officialese.yaml").to(Officialese)


@cache
def _first_words() -> Mapping[str, str]:
    return {thai.key(word): thai.key(words[0]) for words in _officialese().same for word in words}


def bare(text: str) -> str:
    """Return the `thai.key` of a text without numbering."""
    return _NUMBERING.sub("", thai.key(text))


def plain(text: str) -> str:
    """Return the `bare` text with words that stand for one another written as one."""
    words = _first_words()
    return thai.phrases(tuple(words)).sub(lambda found: words[found.group()], bare(text))


@lru_cache(maxsize=4096)
def _triples(plain_text: str) -> Triples:
    """Return all triples of neighbouring letters; a shorter text is its own triple."""
    return frozenset(plain_text[i : i + _LENGTH] for i in range(max(len(plain_text) - _LENGTH + 1, 1))) - {""}


@dataclass(frozen=True, order=True)
class Text:
    """A measure or a row of a report in `plain` words: its title, and its steps or result."""

    title: str
    body: str

    @classmethod
    def of(cls, title: str, body: str) -> Text:
        """Return the text of a title and a body as written."""
        return cls(plain(title), plain(body))

    @cached_property
    def title_triples(self) -> Triples:
        """The triples of the title, or of the body where there is no title."""
        return _triples(self.title or self.body)

    @cached_property
    def triples(self) -> Triples:
        """The triples of the title and of the body."""
        return _triples(self.title) | _triples(self.body)


class Likenesses:
    """How alike each text of a plan (down) and each of a report (across) are, 0 to 1. Their order does not matter.

    `titles` holds how alike their titles alone are.
    """

    def __init__(self, plan: Sequence[Text], report: Sequence[Text]) -> None:
        self.plan, self.report = plan, report
        self._planned = Counter(triple for text in plan for triple in text.triples)
        self._reported = Counter(triple for text in report for triple in text.triples)
        self._weights: dict[str, float] = {}
        self._whole: dict[Triples, float] = {}
        self.titles = [[self._cosine(m.title_triples, row.title_triples) for row in report] for m in plan]
        # A title may be kept word for word while the result shares little with the steps.
        self.table = [
            [max(alike**2, self._cosine(m.triples, row.triples)) for alike, row in zip(titles, report, strict=True)]
            for titles, m in zip(self.titles, plan, strict=True)
        ]

    def _cosine(self, one: Triples, other: Triples) -> float:
        both = self._weigh_whole(one) * self._weigh_whole(other)
        return self._weigh(one & other) / math.sqrt(both) if both else 0.0

    def _weigh_whole(self, triples: Triples) -> float:
        if triples not in self._whole:
            self._whole[triples] = self._weigh(triples)
        return self._whole[triples]

    def _weigh(self, triples: Iterable[str]) -> float:
        # An exact sum: sets have no order, and the same input must give the same figures.
        return math.fsum(map(self._weight, triples))

    def _weight(self, triple: str) -> float:
        """Return how telling a triple is: how rare in the plan, in the report and in officialese."""
        if triple not in self._weights:
            in_plan = _spread(self._planned[triple], len(self.plan))
            in_report = _spread(self._reported[triple], len(self.report))
            self._weights[triple] = ((1 - in_plan) * (1 - in_report)) ** 2 * _rarity(triple)
        return self._weights[triple]


def share_told(title: Text, row: Text, besides: Iterable[Text]) -> float:
    """Return what part of a title a row tells, 0 to 1, not counting what the texts `besides` say as well."""
    own = title.title_triples.difference(*(text.triples for text in besides))
    return math.fsum(map(_rarity, own & row.triples)) / math.fsum(map(_rarity, own)) if own else 0.0


def tell_apart(measure: Text, row: Text) -> bool:
    """Whether the titles name different matters or works, and neither text speaks of what the other's title names."""
    for words in _apart():
        planned, told = set(words.findall(measure.title)), set(words.findall(row.title or row.body))
        shared = planned & {*told, *words.findall(row.body)} or told & set(words.findall(measure.body))
        if planned and told and not shared:
            return True
    return False


@cache
def _apart() -> tuple[re.Pattern[str], ...]:
    return tuple(thai.phrases(tuple(map(plain, words))) for words in _officialese().apart)


def _spread(count: int, size: int) -> float:
    """Return in what part of the other texts a triple stands, counting half a text more that nobody has seen."""
    return (count - 0.5) / (size + 0.5) if count else 0.0


@lru_cache(maxsize=65536)
def _rarity(triple: str) -> float:
    """Return how rare a triple is in officialese, squared."""
    phrases = _officialese().commonplace
    return math.log((len(phrases) + 1) / (_commonplace()[triple] + 0.5)) ** 2


@cache
def _commonplace() -> Counter[str]:
    return Counter(triple for phrase in _officialese().commonplace for triple in _triples(plain(phrase)))

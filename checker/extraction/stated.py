"""The scores that a document states, gathered from its tables and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from checker import thai
from checker.blocks import Place, Unread
from checker.submission import IndicatorScore, InstrumentScore, Overall, QuestionScore
from knowledge.model import InstrumentCode
from knowledge.vocabulary import ScoreWords

LARGEST = Decimal(100)
_FRACTION = re.compile(r"\.?\d")
_CLAUSE = 25


@dataclass(frozen=True)
class Doubt:
    """A score that was not surely read, and the numbers that it may be; of none it may be any."""

    unread: Unread
    numbers: tuple[Decimal, ...]


@dataclass
class Scores:
    """What was found. A score that is stated again does not replace the first.

    `cut`: indicators whose scores were put together from several lines.
    """

    overall: Overall = field(default_factory=Overall)
    indicators: dict[int, IndicatorScore] = field(default_factory=dict)
    instruments: dict[InstrumentCode, InstrumentScore] = field(default_factory=dict)
    questions: dict[str, QuestionScore] = field(default_factory=dict)
    cut: set[int] = field(default_factory=set)
    doubts: dict[str, Doubt] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def add_indicator(self, number: int, score: Decimal, place: Place) -> None:
        """Add the score of an indicator, once."""
        self.indicators.setdefault(number, IndicatorScore(number=number, score=score, place=place))

    def add_instrument(self, code: InstrumentCode, score: Decimal, weight: int | None, place: Place) -> None:
        """Add the score of an instrument, once."""
        self.instruments.setdefault(code, InstrumentScore(name=code, score=score, weight=weight, place=place))

    def add_question(self, code: str, indicator: int | None, numbers: list[Decimal], place: Place) -> None:
        """Add a question with its score and sub-scores; one that was only cited gets its score."""
        known = self.questions.get(code)
        if known is None or (known.score is None and numbers):
            score, parts = (numbers[0], numbers[1:]) if numbers else (None, [])
            self.questions[code] = QuestionScore(code=code, indicator=indicator, score=score, parts=parts, place=place)

    def doubt(self, about: str, why: str, place: Place, numbers: Iterable[Decimal] = ()) -> None:
        """Say why a score could not be read, once."""
        self.doubts.setdefault(about, Doubt(Unread(place=place, why=why, about=about), tuple(numbers)))

    def unread(self) -> list[Unread]:
        """Return the scores that could not be read, but for those that stand elsewhere and may be meant."""
        stated = {"overall/score": self.overall.score}
        stated |= {f"indicators/{i.number}/score": i.score for i in self.indicators.values()}
        stated |= {f"instruments/{i.name}/score": i.score for i in self.instruments.values()}
        stated |= {f"questions/{q.code}/score": q.score for q in self.questions.values()}
        return [
            doubt.unread
            for about, doubt in self.doubts.items()
            if stated.get(about) is None or (doubt.numbers and stated[about] not in doubt.numbers)
        ]


def own_score(text: str, start: int, end: int, words: ScoreWords) -> Decimal | None:
    """Return the number at a place of a text as a score that was got: not a limit, a target or a full score."""
    before, after = text[max(0, start - 25) : start], text[end : end + 15]
    if re.search(f"(?:{thai.phrases(words.limits_before).pattern})\\D{{0,12}}\\Z", before):
        return None
    if thai.phrases(words.limits_after).match(after.lower()):
        return None
    score = Decimal(text[start:end])
    return score if score <= LARGEST else None


def zeros(text: str, words: ScoreWords) -> list[re.Match[str]]:
    """Return where a text, as `thai.flow` writes it, states that no score was got."""
    pattern = thai.phrases((*words.zero, *words.no_zero))
    found = (m for m in pattern.finditer(text.lower()) if m.group() not in map(thai.key, words.no_zero))
    return [m for m in found if not _FRACTION.match(text, m.end()) and not _not_so(text[: m.start()], words)]


def without_zeros(text: str, words: ScoreWords) -> str:
    """Return a text without what states that no score was got."""
    return thai.phrases((*words.zero, *words.no_zero)).sub("", text)


def _not_so(before: str, words: ScoreWords) -> bool:
    return thai.has(words.not_so, before[-_CLAUSE:])

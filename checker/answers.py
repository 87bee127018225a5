"""Which standard measures answer a result, by what the year of the result is known to ask."""

from __future__ import annotations

from collections.abc import Iterable

from checker.submission import Submission
from knowledge import standard
from knowledge.base import Knowledge
from knowledge.model import Edition
from knowledge.standard import StandardMeasure


def code_order(code: str) -> tuple[int, int]:
    """Return the place of a question among all: by instrument, then by number."""
    return "IEO".index(code[0]), int(code[1:])


def result_year(scores: Submission, edition: Edition, knowledge: Knowledge) -> int:
    """Return the year whose questions the scores are of: by default the one that plans of `edition` analyse.

    Where nothing is known of that year, it is that of `edition`.
    """
    year = scores.assessed_year or edition.assessed_year
    return year if year in knowledge.editions else edition.year


class Answers:
    """The standard measures for the questions and indicators of one year (พ.ศ.)."""

    def __init__(self, year: int, knowledge: Knowledge) -> None:
        self.year = year
        self._listed = knowledge.edition(year).questions

    def knows(self, indicator: int) -> bool:
        """Whether it is known which questions of the year belong to an indicator."""
        return any(q.indicator == indicator for q in self._listed.values())

    def lists(self, code: str) -> bool:
        """Whether it is known what a question asks."""
        return code in self._listed

    def of_question(self, code: str) -> tuple[StandardMeasure, ...]:
        """Return the measures for a question, none where it is not known or has none."""
        return standard.answering(self.year, code).measures

    def of_indicator(self, number: int) -> tuple[StandardMeasure, ...]:
        """Return the measures for the questions of an indicator; those of edition 2568 where its own are not known."""
        if not self.knows(number):
            measures = standard.load().values()
            return tuple(m for m in measures if m.indicator == number and m.year == standard.EDITION)
        asked = sorted((code for code, q in self._listed.items() if q.indicator == number), key=code_order)
        return tuple({m.key: m for code in asked for m in self.of_question(code)}.values())

    def codes(self, measure: StandardMeasure, indicators: Iterable[int]) -> tuple[str, ...]:
        """Return the questions of some indicators that a measure answers, none where they are not known."""
        within = set(indicators)
        answered = (c for c, q in self._listed.items() if q.indicator in within and measure in self.of_question(c))
        return tuple(sorted(answered, key=code_order))

    def reason(self, code: str) -> str:
        """Return why no measure answers a question (Thai)."""
        return standard.answering(self.year, code).reason

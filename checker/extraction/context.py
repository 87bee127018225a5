"""What all parts of the extraction look things up in."""

from __future__ import annotations

from dataclasses import dataclass

from checker.extraction.codes import Codes
from checker.extraction.indicators import Indicators
from knowledge.base import Knowledge
from knowledge.model import Edition
from knowledge.vocabulary import Vocabulary


@dataclass(frozen=True)
class Context:
    """The words, indicators, codes and criteria of the assessed year, the levels, and the fiscal year of the plan."""

    vocabulary: Vocabulary
    indicators: Indicators
    codes: Codes
    levels: tuple[str, ...]
    assessed_year: int | None = None
    plan_year: int | None = None
    assessed: Edition | None = None


def context(
    knowledge: Knowledge, vocabulary: Vocabulary, assessed_year: int | None = None, plan_year: int | None = None
) -> Context:
    """Return the context of a document. Codes are those of the year whose result is analysed."""
    assessed = knowledge.editions.get(assessed_year or (plan_year or 0) - 1)
    schemes = knowledge.framework.level_schemes.values()
    levels = tuple(dict.fromkeys(level.name for scheme in schemes for level in scheme))
    return Context(
        vocabulary,
        Indicators(knowledge.framework, vocabulary),
        Codes(assessed.questions if assessed else {}),
        levels,
        assessed_year,
        plan_year,
        assessed,
    )

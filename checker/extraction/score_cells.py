"""A cell that holds a score, perhaps with the level that was reached, perhaps cut by the lines of a narrow column."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from checker import thai
from checker.blocks import Cell
from checker.extraction.stated import LARGEST

_ONLY_NUMBERS = re.compile(
    r"(?:ร้อยละ)?(?:ได้)?(?:คะแนน)?(?P<numbers>[\d.\s]*\d[\d.\s]*)(?:คะแนน|%)*(?:\((?:ระดับ)?(?P<level>\D{1,10})\))?"
)
_WHOLE = re.compile(r"(?:0|[1-9]\d?)\.\d\d|100\.00?")


def is_numeric(cell: Cell) -> bool:
    """Whether a cell holds nothing but numbers, and perhaps a level."""
    return _ONLY_NUMBERS.fullmatch(thai.flow(cell.text)) is not None


def is_decimal(cell: Cell) -> bool:
    """Whether a cell holds a score with decimals, as those of indicators have."""
    return "." in cell.text and score_of(cell) is not None


def is_cut(cell: Cell) -> bool:
    """Whether a cell holds a score only when its lines are put together again."""
    return score_of(cell) is not None and len(thai.numbers(cell.text)) > 1


def score_of(cell: Cell | None) -> Decimal | None:
    """Return the one number of a cell when it can be a score."""
    scores = scores_of(cell) if cell else []
    return scores[0] if len(scores) == 1 else None


def scores_of(cell: Cell) -> list[Decimal]:
    """Return the score in a cell and those of its parts after it, which have decimals; none where it is not sure."""
    match = _ONLY_NUMBERS.fullmatch(thai.flow(cell.text))
    text = match["numbers"] if match else ""
    whole = _WHOLE.fullmatch(thai.key(text))
    numbers = [Decimal(whole.group())] if whole else thai.numbers(text)
    parted = len(numbers) < 2 or all(number.as_tuple().exponent for number in numbers)
    return numbers if parted and all(number <= LARGEST for number in numbers) else []


def level_of(cell: Cell, levels: Collection[str]) -> str | None:
    """Return the level that stands in brackets beside a score."""
    match = _ONLY_NUMBERS.fullmatch(thai.flow(cell.text))
    return match["level"] if match and match["level"] in levels else None

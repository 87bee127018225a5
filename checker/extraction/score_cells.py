"""A cell that holds a score, perhaps with the level that was reached."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from checker import thai
from checker.blocks import Cell
from checker.extraction.stated import LARGEST

_ONLY_NUMBERS = re.compile(
    r"(?:ร้อยละ)?(?:ได้)?(?:คะแนน)?[\d.\s]*\d[\d.\s]*(?:คะแนน|%)*(?:\((?:ระดับ)?(?P<level>\D{1,10})\))?"
)


def is_numeric(cell: Cell) -> bool:
    """Whether a cell holds nothing but numbers, and perhaps a level."""
    return _ONLY_NUMBERS.fullmatch(thai.flow(cell.text)) is not None


def is_decimal(cell: Cell) -> bool:
    """Whether a cell holds a score with decimals, as those of indicators have."""
    return "." in cell.text and score_of(cell) is not None


def score_of(cell: Cell | None) -> Decimal | None:
    """Return the first number of a cell when it can be a score."""
    numbers = thai.numbers(cell.text) if cell and is_numeric(cell) else []
    return numbers[0] if numbers and numbers[0] <= LARGEST else None


def level_of(cell: Cell, levels: Collection[str]) -> str | None:
    """Return the level that stands in brackets beside a score."""
    match = _ONLY_NUMBERS.fullmatch(thai.flow(cell.text))
    return match["level"] if match and match["level"] in levels else None

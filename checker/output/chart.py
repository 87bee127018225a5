"""The ten indicators against the threshold, as every chart shows them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from knowledge.model import Edition


@dataclass(frozen=True)
class Bar:
    """An indicator of the chart; `score` is None where it is not known, and `told` says how it compares."""

    number: int
    title: str
    told: str
    score: Decimal | None = None
    low: bool = False

    @property
    def name(self) -> str:
        """The indicator with its number."""
        return f"{self.number}. {self.title}"

    @property
    def full_name(self) -> str:
        """The indicator as sentences call it."""
        return f"ตัวชี้วัดที่ {self.number} {self.title}"

    @property
    def shown(self) -> str:
        """The score with two decimals, or a dash."""
        return "–" if self.score is None else f"{self.score:.2f}"


def bars(scores: Mapping[int, Decimal], edition: Edition, unread: Collection[int] = ()) -> Iterator[Bar]:
    """Yield the ten indicators; `unread` are those whose score could not be read."""
    for indicator in edition.indicators:
        number, score = indicator.number, scores.get(indicator.number)
        if score is not None:
            low = score < edition.threshold
            yield Bar(number, indicator.name, "ต่ำกว่าเกณฑ์" if low else "ถึงเกณฑ์", score, low)
        else:
            told = "อ่านไม่ได้ ต้องตรวจด้วยคน" if number in unread else "เอกสารไม่ได้แสดงคะแนน"
            yield Bar(number, indicator.name, told)


def measured(score: Decimal, threshold: Decimal, length: int) -> tuple[int, int]:
    """Return how far a bar reaches and where the threshold is marked, of a length in letters.

    What is below the threshold stops short of the mark, however near it is.
    """
    reached, mark = int(score * length / 100), round(threshold * length / 100)
    return max(reached, mark) if score >= threshold else min(reached, mark - 1), mark

"""The arithmetic reproduces scores that agencies have published, to the second decimal."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.measuring import scoring
from knowledge.base import load

PUBLISHED = [
    (2568, "99.14 98.60 99.68 97.74 98.71 95.61 91.55 91.49 77.50 100.00", "93.00", "ผ่านดี"),
    (2565, "100.00 99.50 100.00 99.45 100.00 88.21 66.15 81.35 74.21 25.00", "73.35", "C"),
    (2565, "91.71 82.96 88.12 83.52 83.62 89.52 91.79 90.50 88.50 43.75", "79.43", "B"),
    (2568, "92.68 95.98 98.84 90.76 94.09 97.18 95.62 95.24 65.00 100.00", "90.14", "ผ่าน"),
]


@pytest.mark.parametrize(("year", "scores", "overall", "level"), PUBLISHED)
def test_published_results_follow_from_their_indicators(year: int, scores: str, overall: str, level: str) -> None:
    edition = load().edition(year)
    indicators = {number: Decimal(score) for number, score in enumerate(scores.split(), 1)}
    means = scoring.instrument_means(edition, indicators)
    computed = scoring.overall(edition, means)
    assert computed is not None
    assert abs(computed - Decimal(overall)) <= edition.tolerance
    found = scoring.level(edition, Decimal(overall), means)
    assert found is not None
    assert found.name == level


def test_rounds_half_up() -> None:
    assert scoring.rounded(Decimal("92.995")) == Decimal("93.00")
    assert scoring.rounded(Decimal("90.1449")) == Decimal("90.14")


def test_a_level_that_hangs_on_unknown_instruments_is_left_open() -> None:
    edition = load().edition(2567)
    assert scoring.level(edition, Decimal("85.42"), {}) is None
    assert scoring.level(edition, Decimal("85.42"), {"OIT": Decimal("84.99")}).name == "ผ่าน"  # type: ignore[union-attr]
    assert scoring.level(edition, Decimal("69.99"), {}).name == "ต้องปรับปรุงโดยด่วน"  # type: ignore[union-attr]


def test_an_instrument_with_a_missing_indicator_has_no_mean() -> None:
    edition = load().edition(2568)
    means = scoring.instrument_means(edition, {6: Decimal(90), 7: Decimal(90), 8: Decimal(90), 9: Decimal(80)})
    assert means == {"EIT": Decimal("90.00")}
    assert scoring.overall(edition, means) is None


@given(st.lists(st.decimals(0, 100, places=2), min_size=10, max_size=10))
def test_the_overall_score_lies_between_the_lowest_and_the_highest(scores: list[Decimal]) -> None:
    edition = load().edition(2568)
    overall = scoring.overall(edition, scoring.instrument_means(edition, dict(enumerate(scores, 1))))
    assert overall is not None
    assert min(scores) <= overall <= max(scores)

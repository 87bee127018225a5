"""The chart of the ten indicators: how far a bar reaches, and where the threshold is marked."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from checker.output.chart import bars, measured
from knowledge.base import load

EDITION = load().edition(2568)


@given(st.decimals(0, 100, places=2) | st.sampled_from([Decimal("84.99"), Decimal(85)]), st.integers(4, 60))
def test_only_what_reaches_the_threshold_reaches_its_mark(score: Decimal, length: int) -> None:
    reached, mark = measured(score, Decimal(85), length)
    assert (reached >= mark) == (score >= 85)
    assert 0 <= reached <= length
    assert abs(mark - Decimal("0.85") * length) <= Decimal("0.5")


def test_every_indicator_is_shown_and_says_how_it_compares() -> None:
    shown = list(bars({1: Decimal("84.99"), 2: Decimal("85")}, EDITION, unread=[3]))
    assert [bar.number for bar in shown] == list(range(1, 11))
    assert [(bar.shown, bar.told) for bar in shown[:4]] == [
        ("84.99", "ต่ำกว่าเกณฑ์"),
        ("85.00", "ถึงเกณฑ์"),
        ("–", "อ่านไม่ได้ ต้องตรวจด้วยคน"),
        ("–", "เอกสารไม่ได้แสดงคะแนน"),
    ]

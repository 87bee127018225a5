"""Columns have the least that they need, all of the page, and the room where the text is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.output.columns import balanced, lines
from checker.output.plan_docx import LEAST
from checker.thai import MONTHS

ROWS = st.lists(st.lists(st.text("กขค ำ้\n", max_size=200), min_size=3, max_size=3), max_size=4)


@given(ROWS)
def test_widths_fill_the_page_and_none_is_below_its_least(rows: list[list[str]]) -> None:
    widths = balanced((2.0, 3.0, 2.5), 12.0, rows)
    assert sum(widths) == pytest.approx(12.0)
    assert all(width >= least for width, least in zip(widths, (2.0, 3.0, 2.5), strict=True))


@given(ROWS)
def test_rows_are_not_higher_than_with_the_least_widths(rows: list[list[str]]) -> None:
    def height(widths: tuple[float, ...]) -> int:
        return sum(max(map(lines, row, widths)) for row in rows)

    assert height(balanced((2.0, 3.0, 2.5), 12.0, rows)) <= height((2.0, 3.0, 2.5))


def test_the_column_with_the_most_text_is_the_widest() -> None:
    assert balanced((2.0, 2.0, 2.0), 15.0, [["ก", "ข" * 900, "ค" * 40]])[1] > 9


def test_without_text_all_columns_grow_alike() -> None:
    assert balanced((2.0, 4.0), 12.0, [["", ""]]) == pytest.approx((4.0, 8.0), abs=0.4)


def test_marks_above_and_below_take_no_room() -> None:
    assert lines("ที่นี้" * 4, 3.0) == lines("ทน" * 4, 3.0)


@pytest.mark.parametrize("month", MONTHS)
def test_the_period_column_has_room_for_every_month(month: str) -> None:
    assert lines(month, LEAST[4]) == 1

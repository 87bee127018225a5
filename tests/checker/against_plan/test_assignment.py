from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.against_plan.assignment import assign


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    width = draw(st.integers(1, 5))
    gain = st.sampled_from([0.0, 0.1, 0.5, 1.0]) | st.floats(0, 1)
    return draw(st.lists(st.lists(gain, min_size=width, max_size=width), min_size=1, max_size=5))


def best_gain(table: list[list[float]]) -> float:
    tall = len(table) >= len(table[0])
    lines = table if tall else [list(column) for column in zip(*table, strict=True)]
    width = len(lines[0])
    return max(
        sum(lines[line][c] for c, line in enumerate(chosen)) for chosen in permutations(range(len(lines)), width)
    )


@given(tables())
def test_gains_most(table: list[list[float]]) -> None:
    assert sum(table[line][column] for line, column in assign(table)) == pytest.approx(best_gain(table))


@given(tables())
def test_uses_each_line_and_column_once(table: list[list[float]]) -> None:
    pairs = assign(table)
    assert len(pairs) == min(len(table), len(table[0]))
    assert len({line for line, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)


def test_gives_up_a_best_pair_for_the_best_whole() -> None:
    assert assign([[0.9, 0.8], [0.8, 0.1]]) == [(0, 1), (1, 0)]


@pytest.mark.parametrize("table", [[], [[]], [[], []]])
def test_nothing_to_assign(table: list[list[float]]) -> None:
    assert assign(table) == []

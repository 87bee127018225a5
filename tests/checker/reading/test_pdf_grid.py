from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from checker.reading.pdf_grid import Slot, grids
from checker.reading.pdf_page import Rule


def across(y: float, x0: float, x1: float) -> Rule:
    return Rule(x0, y, x1, y)


def down(x: float, y0: float, y1: float) -> Rule:
    return Rule(x, y0, x, y1)


def lattice(xs: list[float], ys: list[float]) -> list[Rule]:
    return [across(y, xs[0], xs[-1]) for y in ys] + [down(x, ys[0], ys[-1]) for x in xs]


def outlines(slot: Slot) -> Iterator[Rule]:
    """The four sides of a cell, each as a line of its own, in a lattice of 20 points."""
    left, top = 20.0 * slot.column, 20.0 * slot.row
    right, bottom = left + 20 * slot.columns, top + 20 * slot.rows
    yield from (
        across(top, left, right),
        across(bottom, left, right),
        down(left, top, bottom),
        down(right, top, bottom),
    )


@st.composite
def tilings(draw: st.DrawFn) -> list[Slot]:
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(2, 5))
    slots: list[Slot] = []
    taken: set[tuple[int, int]] = set()
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            if (row, column) in taken:
                continue
            free = next((c for c in range(column, columns + 1) if (row, c) in taken), columns + 1) - column
            width, height = draw(st.integers(1, free)), draw(st.integers(1, rows - row + 1))
            slots.append(Slot(row, column, height, width))
            taken |= {(r, c) for r in range(row, row + height) for c in range(column, column + width)}
    return slots


@given(tilings(), st.randoms())
def test_merged_cells_are_found_whatever_the_order_of_lines(slots: list[Slot], random: object) -> None:
    xs = {slot.column for slot in slots} | {slot.column + slot.columns for slot in slots}
    ys = {slot.row for slot in slots} | {slot.row + slot.rows for slot in slots}
    rules = [rule for slot in slots for rule in outlines(slot)]
    random.shuffle(rules)  # type: ignore[attr-defined]
    if len(slots) == 1:
        assert grids(rules) == []
        return

    (grid,) = grids(rules)
    assert len(grid.slots) == len(slots)
    assert (len(grid.xs), len(grid.ys)) == (len(xs), len(ys))
    for slot in slots:
        found = grid.at(20 * slot.column + 20 * slot.columns / 2, 20 * slot.row + 20 * slot.rows / 2)
        assert found is not None
        assert grid.inside(found) == (
            20 * slot.column,
            20 * slot.row,
            20 * (slot.column + slot.columns),
            20 * (slot.row + slot.rows),
        )


def test_two_tables_are_two_and_come_from_the_top() -> None:
    lower, upper = lattice([0, 50, 100], [200, 220]), lattice([0, 50, 100], [10, 30])

    assert [grid.box.top for grid in grids(lower + upper)] == [10, 200]


def test_pieces_of_a_line_and_double_lines_are_one() -> None:
    pieces = [across(y, x, x + 49) for y in (0, 20) for x in (0, 50)]
    double = [down(x, 0, 20) for x in (0, 1.5, 50, 100)]

    (grid,) = grids(pieces + double)
    assert [slot[:2] for slot in grid.slots] == [(1, 1), (1, 2)]


def test_an_underline_in_a_cell_is_no_row() -> None:
    (grid,) = grids([*lattice([0, 50, 100], [0, 40]), across(20, 10, 40)])

    assert len(grid.slots) == 2


def test_a_table_in_a_cell_is_no_table_of_its_own() -> None:
    (grid,) = grids(lattice([0, 100, 200], [0, 100]) + lattice([20, 40, 60], [20, 40, 60]))

    assert grid.box.right == 200


def test_outer_lines_need_not_be_drawn() -> None:
    (grid,) = grids([across(0, 0, 100), across(20, 0, 100), across(40, 0, 100), down(50, 0, 40)])

    assert len(grid.slots) == 4


def test_a_drawing_of_many_lines_is_no_table() -> None:
    assert grids(lattice([5.0 * n for n in range(600)], [5.0 * n for n in range(600)])) == []

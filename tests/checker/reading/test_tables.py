from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.blocks import Place, ReadingError
from checker.reading.tables import Span, lay_out

SPANS = st.builds(
    Span, st.integers(1, 5), st.integers(1, 5), st.text("กข", min_size=1), st.integers(1, 3), st.integers(1, 3)
)


def test_covered_cells_have_the_place_of_the_cell_that_covers_them() -> None:
    table = lay_out([Span(1, 1, "ก ", rows=2, columns=2), Span(1, 3, "ข"), Span(2, 4, "ค", line=7)], "a.docx", 3)
    assert [[cell.text for cell in row] for row in table.rows] == [["ก", "", "ข", ""], ["", "", "", "ค"]]
    cover = Place(file="a.docx", table=3, row=1, column=1, quote="ก")
    assert [table.rows[row][column].place for row, column in ((0, 0), (0, 1), (1, 0), (1, 1))] == [cover] * 4
    assert table.rows[1][2].place == Place(file="a.docx", table=3, row=2, column=3)
    assert table.rows[1][3].place.line == 7


@given(st.lists(SPANS, max_size=6))
def test_places_are_where_cells_stand_or_point_to_a_cell_that_covers_them(spans: list[Span]) -> None:
    table = lay_out(spans, "a.docx", 1)
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row, 1):
            own = (cell.place.row, cell.place.column) == (number, column)
            assert own or not cell.text
            assert any(
                (span.row, span.column) == (cell.place.row, cell.place.column)
                and span.row <= number < span.row + span.rows
                and span.column <= column < span.column + span.columns
                for span in spans
            ) or (own and not cell.text)


def test_cell_without_bounds_is_refused_at_once() -> None:
    with pytest.raises(ReadingError, match=r"^แฟ้ม a\.docx ตารางที่ 1 "):
        lay_out([Span(1, 1, "ก", rows=10**6, columns=10**6)], "a.docx", 1)

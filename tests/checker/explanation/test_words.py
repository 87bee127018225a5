"""Places, criteria and groups in Thai words."""

from __future__ import annotations

import pytest

from checker.blocks import Place
from checker.explanation import criteria, places
from checker.explanation.findings import numbers
from checker.outcomes import CriterionQuote


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(file="a.txt", table=1, row=3, column=6, line=44), "ตารางที่ 1 แถวที่ 3 คอลัมน์ที่ 6 (a.txt บรรทัด 44)"),
        (Place(file="a.yaml", line=12), "a.yaml บรรทัด 12"),
        (Place(file="a.docx", table=2, row=1), "ตารางที่ 2 แถวที่ 1"),
        (Place(file="a.pdf", page=3), "a.pdf หน้า 3"),
        (Place(file="a.docx"), ""),
        (Place(), ""),
    ],
)
def test_place(place: Place, words: str) -> None:
    assert places.in_words(place) == words


def test_criterion_says_how_well_it_is_known() -> None:
    quote = CriterionQuote(text="กำหนดผู้รับผิดชอบ", source="ข้อเสนอแนะ ป.ป.ช.", mark="inferred")
    assert criteria.in_words(quote).startswith("กำหนดผู้รับผิดชอบ (ที่มา: ข้อเสนอแนะ ป.ป.ช. – อนุมาน")


@pytest.mark.parametrize(
    ("values", "short"), [([1, 2, 3, 5], "1–3, 5"), ([2, 1], "1, 2"), ([7], "7"), ([], ""), ([3, 3, 4, 5], "3–5")]
)
def test_numbers_in_short(values: list[int], short: str) -> None:
    assert numbers(values) == short

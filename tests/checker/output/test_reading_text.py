"""What `ita read` shows a person fits the page, names places, and never calls missing what could not be read."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from checker.blocks import Place, Unread
from checker.output.reading_text import written
from checker.output.screen import Screen
from checker.submission import Submission


def submission() -> Submission:
    cell = {"file": "แผน.pdf", "page": 2, "table": 1, "row": 3}
    read = Submission.model_validate(
        {
            "agency": {"name": "เทศบาลตำบลสมมติ"},
            "indicators": [{"number": 2, "score": "73.35", "place": cell}, {"number": 3, "score": "90", "place": cell}],
            "analysis": [{"indicator": 2, "kind": "urgent", "text": "บุคลากรไม่ทราบแผนการใช้จ่าย", "place": cell}],
            "measures": [
                {
                    "number": 1,
                    "title": "เปิดเผยแผนการใช้จ่ายงบประมาณบนเว็บไซต์ของหน่วยงาน",
                    "indicators": [2],
                    "steps": ["จัดทำ", "เผยแพร่"],
                    "owners": ["กองคลัง"],
                    "place": cell,
                }
            ],
            "items": [{"number": 1, "title": "เปิดเผยแผน", "place": cell}],
        }
    )
    read.unread = [
        Unread(place=Place.model_validate({**cell, "quote": "ต.ค. ๒๕๖"}), why="อ่านช่องนี้ได้ไม่แน่ชัด", about=about)
        for about in ("measures/1/period", "measures/1/owners", "indicators/2/score", "items/1/result")
    ]
    return read


def shown(width: int | None = None) -> str:
    return written(submission(), Screen(terminal=False, width=width))


def row(text: str, of: str) -> str:
    return next(line for line in text.splitlines() if of in line)


def test_places_are_told_without_the_name_of_the_one_file() -> None:
    text = shown()

    assert text.count("หน้า 2 ตารางที่ 1 แถวที่ 3") > 4
    assert "แผน.pdf" not in text


def test_what_could_not_be_read_is_not_called_missing() -> None:
    first = row(shown(), "เปิดเผยแผนการใช้จ่าย").split("│")

    assert [cell.strip() for cell in first[3:6]] == ["กองคลัง", "อ่านไม่ได้", "ไม่พบ"]
    assert "อ่านไม่ได้" in row(shown(), " เปิดเผยแผน ")
    assert "(ไม่แน่ชัด)" in shown()


def test_an_unread_part_is_told_once_with_its_words() -> None:
    assert shown().count("– อ่านช่องนี้ได้ไม่แน่ชัด “ต.ค. ๒๕๖” หน้า 2 ตารางที่ 1 แถวที่ 3") == 1


@pytest.mark.parametrize("width", [80, 100, 120])
def test_tables_fit_the_page(width: int) -> None:
    text = written(submission(), Screen(terminal=True, width=width))
    drawn = [line for line in text.splitlines() if line.startswith(("│", "├", "┌", "└"))]

    assert {cell_len(line) for line in drawn if "\x1b" not in line} == {width}
    assert "…" not in "".join(drawn)

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from checker.blocks import Blocks, Table
from checker.reading import pdf
from tests.documents.pdf_builder import hand_made, line, text

XS = (72, 110, 300, 500)
HEADER = ("ที่", "มาตรการ", "ผู้รับผิดชอบ")
PITCH = 20
Row = Sequence[str]


def part(rows: Sequence[Row], top: float = 760, xs: Sequence[float] = XS) -> str:
    """A table whose rows are as high as their longest cell; lines of a cell are parted by |."""
    drawn = line(xs[0], top, xs[-1], top)
    for row in rows:
        cells = [cell.split("|") for cell in row]
        for x, cell in zip(xs, cells, strict=False):
            drawn += "".join(text(x + 4, top - 15 - PITCH * n, words) for n, words in enumerate(cell) if words)
        bottom = top - PITCH * max(map(len, cells)) - 2
        drawn += line(xs[0], bottom, xs[-1], bottom) + "".join(line(x, bottom, x, top) for x in xs)
        top = bottom
    return drawn


def read(tmp_path: Path, *pages: str) -> Blocks:
    return pdf.read(hand_made(tmp_path / "plan.pdf", pages))


def tables(blocks: Blocks) -> list[list[list[str]]]:
    found = [block for block in blocks.blocks if isinstance(block, Table)]
    return [[[cell.text for cell in row] for row in table.rows] for table in found]


def test_a_header_that_is_repeated_is_left_out(tmp_path: Path) -> None:
    blocks = read(tmp_path, part([HEADER, ("๑", "อบรม", "กองคลัง")]), part([HEADER, ("๒", "ตรวจ", "กองช่าง")]))

    assert tables(blocks) == [[list(HEADER), ["๑", "อบรม", "กองคลัง"], ["๒", "ตรวจ", "กองช่าง"]]]
    (table,) = blocks.blocks
    assert isinstance(table, Table)
    assert [(row[0].place.page, row[0].place.row) for row in table.rows] == [(1, 1), (1, 2), (2, 3)]


def test_a_row_that_was_cut_is_one_row(tmp_path: Path) -> None:
    above = ("๑", "จัดทำคู่มือการให้บริการประชาชนที่|สำนักงานและบนเว็บไซต์ของหน่วย", "กองคลัง")
    below = ("", "งานให้ครบทุกภารกิจ", "")

    assert tables(read(tmp_path, part([HEADER, above]), part([HEADER, below]))) == [
        [list(HEADER), ["๑", "จัดทำคู่มือการให้บริการประชาชนที่สำนักงานและบนเว็บไซต์ของหน่วยงานให้ครบทุกภารกิจ", "กองคลัง"]]
    ]


def test_a_row_may_be_cut_twice(tmp_path: Path) -> None:
    pages = [part([("๑", "จัดทำคู่มือการบริการของหน่วย", "")]), part([("", "ราชการให้ครบทุกภารกิจผ่านเว็บ", "")])]
    blocks = read(tmp_path, *pages, part([("", "ไซต์", ""), ("๒", "อบรม", "")]))

    assert tables(blocks) == [[["๑", "จัดทำคู่มือการบริการของหน่วยราชการให้ครบทุกภารกิจผ่านเว็บไซต์", ""], ["๒", "อบรม", ""]]]


def test_the_items_of_a_list_go_on(tmp_path: Path) -> None:
    blocks = read(tmp_path, part([("ก", "๑. สำรวจ|๒. สรุปผล", "")]), part([("", "๓. เผยแพร่", "")]))

    assert tables(blocks) == [[["ก", "๑. สำรวจ\n๒. สรุปผล\n๓. เผยแพร่", ""]]]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("๑", "อบรม", "กองคลัง"), ("๒", "ตรวจ", "กองช่าง")),
        (("", "๒ การใช้งบประมาณ", "๘๕.๐๐"), ("", "๓ การใช้อำนาจ", "๙๐.๐๐")),
        (("ก", "จัดทำคู่มือการบริการของหน่วย", "ข|ค|ง|จ|ฉ"), ("ช", "ราชการอื่น", "ซ")),
    ],
)
def test_a_row_that_begins_on_the_next_page_is_another(tmp_path: Path, above: Row, below: Row) -> None:
    found = tables(read(tmp_path, part([above]), part([below])))

    assert [len(table) for table in found] == [2]


def test_a_merged_cell_goes_on(tmp_path: Path) -> None:
    low, high, middle = 640, 700, 670
    lattice = "".join(line(72, y, 300, y) for y in (low, high)) + "".join(line(x, low, x, high) for x in (72, 150, 300))
    page = lattice + line(150, middle, 300, middle)
    words = text(160, 680, "ก") + text(160, 650, "ข")
    blocks = read(tmp_path, page + text(80, 680, "IIT") + words, page + words)

    assert tables(blocks) == [[["IIT", "ก"], ["", "ข"], ["", "ก"], ["", "ข"]]]
    (table,) = blocks.blocks
    assert isinstance(table, Table)
    assert [row[0].place.row for row in table.rows] == [1, 1, 1, 1]


def test_text_or_other_columns_make_it_another_table(tmp_path: Path) -> None:
    first, second = part([HEADER, ("๑", "อบรม", "ก")]), part([HEADER, ("๒", "ตรวจ", "ข")], top=600)

    assert len(tables(read(tmp_path, first, text(72, 650, "ตารางที่ ๒") + second))) == 2
    assert len(tables(read(tmp_path, first + text(72, 400, "หมายเหตุ"), second))) == 2
    assert len(tables(read(tmp_path, first, part([HEADER], xs=(72, 150, 300, 500))))) == 2


def test_page_numbers_and_running_heads_may_stand_between(tmp_path: Path) -> None:
    pages = [part([(n, "อบรม", "ก")]) + text(250, 820, "แผนปี ๒๕๖๘") + text(290, 20, f"หน้า {n}") for n in "๑๒๓"]

    assert [len(table) for table in tables(read(tmp_path, *pages))] == [3]


def test_a_header_at_the_end_of_a_page_is_not_cut(tmp_path: Path) -> None:
    """One narrow column of it is full, as any may be by chance."""
    xs = (72, 200, 300, 380)
    above, below = ("มาตรการ", "วิธีการ", "ผู้รับผิดชอบ"), ("ประกาศ", "ลงนาม", "หน่วยตรวจสอบ")

    assert tables(read(tmp_path, part([above], xs=xs), part([below], xs=xs))) == [[list(above), list(below)]]

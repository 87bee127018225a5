from __future__ import annotations

from decimal import Decimal

import pytest

from checker.blocks import Blocks, Cell, Paragraph, Place, Table
from checker.extraction import extract
from checker.extraction.score_cells import is_cut, score_of, scores_of
from checker.submission import Submission
from knowledge.base import load
from tests.checker.extraction.conftest import Said

YEAR = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\n"
OIT = "การเปิดเผยข้อมูล\t{}\nการป้องกันการทุจริต\t{}\n"


def cell(text: str) -> Cell:
    return Cell(text, Place())


def scored(read: Submission) -> list[tuple[int, str]]:
    return [(i.number, str(i.score)) for i in read.indicators]


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("๙\n๖.๑๒", "96.12"),
        ("9 6.1 2", "96.12"),
        ("96.\n12", "96.12"),
        ("96\n.12 คะแนน", "96.12"),
        ("1\n00.00", "100.00"),
        ("0.\n50", "0.50"),
    ],
)
def test_a_score_in_several_lines_is_one_number(text: str, score: str) -> None:
    assert (score_of(cell(text)), is_cut(cell(text))) == (Decimal(score), True)


@pytest.mark.parametrize("text", ["96.12", "100", "5", "96.1 (ผ่าน)"])
def test_a_score_in_one_line_is_not_cut(text: str) -> None:
    assert score_of(cell(text)) is not None
    assert not is_cut(cell(text))


@pytest.mark.parametrize(
    "text", ["5\n96.12", "96.12\n5", "9\n6", "96.12\n91.00", "0\n6.12", "1\n96.12", "96,12", "๗๗๕๐"]
)
def test_of_several_numbers_none_is_the_score(text: str) -> None:
    assert score_of(cell(text)) is None


def test_parts_follow_the_score_where_all_have_decimals() -> None:
    assert scores_of(cell("90.09 91.32 88.87")) == [Decimal("90.09"), Decimal("91.32"), Decimal("88.87")]
    assert scores_of(cell("5 91.32 88.87")) == []


def test_cut_scores_are_read_where_no_mean_tells_otherwise(said: Said) -> None:
    assert scored(said(YEAR + "ตัวชี้วัด\tคะแนน\n" + OIT.format("9<br>0.10", "80.20"))) == [(9, "90.10"), (10, "80.20")]


@pytest.mark.parametrize(("mean", "expected"), [("85.15", [9, 10]), ("75.15", [10])])
def test_a_stated_mean_tells_whether_cut_scores_are_put_together_rightly(
    said: Said, mean: str, expected: list[int]
) -> None:
    read = said(YEAR + f"OIT ได้ {mean} คะแนน\n\nตัวชี้วัด\tคะแนน\n" + OIT.format("9<br>0.10", "80.20"))
    assert [i.number for i in read.indicators] == expected
    assert [u.about for u in read.unread] == [f"indicators/{n}/score" for n in (9,) if n not in expected]


@pytest.mark.parametrize(("overall", "expected"), [("86.04", 10), ("70.00", 9)])
def test_the_overall_score_tells_it_too(said: Said, overall: str, expected: int) -> None:
    names = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต")
    names += ("คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน")
    rows = "".join(f"{name}\t86.63\n" for name in names) + OIT.format("9<br>0.10", "80.20")
    read = said(YEAR + f"คะแนนภาพรวม {overall} คะแนน\n\nตัวชี้วัด\tคะแนน\n{rows}")
    assert len(read.indicators) == expected
    assert [u.about for u in read.unread] == ["indicators/9/score"][: 10 - expected]


def test_a_column_whose_scores_are_all_cut_is_narrow_for_sure(said: Said) -> None:
    rows = "การปรับปรุงการทำงาน\t8<br>1.00\n" + OIT.format("9<br>0.10", "8<br>0.20")
    read = said(YEAR + f"OIT ได้ 70.00 คะแนน\n\nตัวชี้วัด\tคะแนน\n{rows}")
    assert scored(read) == [(8, "81.00"), (9, "90.10"), (10, "80.20")]


def test_a_question_with_other_numbers_in_its_cell_is_left_to_people(said: Said) -> None:
    (question,) = (read := said(f"{YEAR}ข้อคำถาม\tคะแนน\nI7 สั่งให้ทำธุระส่วนตัว\t5 73.72\n")).questions
    assert (question.code, question.score) == ("I7", None)
    assert [u.about for u in read.unread] == ["questions/I7/score"]


def in_one_table(blocks: Blocks) -> Blocks:
    """The same document, its tables joined as the reader of PDF does it."""
    tables = [block for block in blocks.blocks if isinstance(block, Table)]
    return Blocks(blocks.file, (blocks.blocks[0], Table(1, tuple(row for table in tables for row in table.rows))))


def cut_by_a_page(below: str) -> Blocks:
    """A table whose last score of the first page goes on, or does not, in the first row of the next one."""
    pages = (("ตัวชี้วัด|คะแนน", "การใช้อำนาจ|91.20", "การเปิดเผยข้อมูล|7"), (below, "การป้องกันการทุจริต|80.20"))
    tables = []
    for page, rows in enumerate(pages, 1):
        places = (Place(page=page, table=page, row=row) for row in range(1, len(rows) + 1))
        cells = (tuple(Cell(t, at) for t in row.split("|")) for row, at in zip(rows, places, strict=True))
        tables.append(Table(page, tuple(cells)))
    return Blocks("scores.pdf", (Paragraph(YEAR.strip(), Place(page=1)), *tables))


def test_a_score_that_a_page_break_cuts_is_put_together() -> None:
    for blocks in (cut_by_a_page("|6.25"), in_one_table(cut_by_a_page("|6.25"))):
        assert scored(extract(blocks, load())) == [(3, "91.20"), (9, "76.25"), (10, "80.20")]


@pytest.mark.parametrize("below", ["ข้อมูล|6.25", "|66.25", "การใช้งบประมาณ|60.00"])
def test_a_digit_among_scores_with_decimals_is_only_a_part(below: str) -> None:
    read = extract(cut_by_a_page(below), load())
    assert 9 not in {i.number for i in read.indicators}
    assert ("indicators/9/score", "“7” น่าจะเป็นเพียงบางส่วนของคะแนน") in {(u.about, u.why) for u in read.unread}

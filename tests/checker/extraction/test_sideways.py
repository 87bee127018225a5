from __future__ import annotations

from pathlib import Path

import docx
import pytest

from checker.intake import understand
from tests.checker.extraction.conftest import Said

YEAR = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\n"
NUMBERED = "\t".join(f"ตัวชี้วัดที่ {n}" for n in range(1, 11))
BARE = "\t".join(str(n) for n in range(1, 11))
TABS, FULL = "\t" * 9, "\t100" * 10
SCORES = "95.10\t90.20\t88.30\t80.40\t85.50\t91.60\t83.70\t87.80\t92.90\t๙๙.๐๐"


@pytest.mark.parametrize(
    "table",
    [
        f"หน่วยงาน\t{NUMBERED}\nเทศบาลตำบลสมมติ\t{SCORES}\n",
        f"{NUMBERED}\n{SCORES}\n",
        f"ตัวชี้วัดที่\t{BARE}\nคะแนน\t{SCORES}\n",
        f"หน่วยงาน\tตัวชี้วัดที่{TABS}\tรวม\n\t{BARE}\t\nเทศบาลตำบลสมมติ\t{SCORES}\t90.14\n",
        f"ตัวชี้วัด\t{NUMBERED}\nคะแนนเต็ม{FULL}\nคะแนนที่ได้\t{SCORES}\n",
        f"เกณฑ์\t{NUMBERED}\nค่าเป้าหมาย{FULL}\nร้อยละ\t{SCORES}\n",
        f"ปี\t{NUMBERED}\n2566\t{SCORES.replace('95.10', '70.00')}\n2567\t{SCORES}\n",
    ],
)
def test_indicators_side_by_side_have_their_scores_below(said: Said, table: str) -> None:
    found = said(YEAR + table).indicators
    assert [str(i.score) for i in found] == [*SCORES.split("\t")[:-1], "99.00"]
    assert found[3].place.line == table.count("\n") + 2


def test_a_score_that_is_left_out_is_not_known(said: Said) -> None:
    found = said(f"{YEAR}{NUMBERED}\n{SCORES.replace('88.30', '-')}\n").indicators
    assert [i.number for i in found] == [1, 2, *range(4, 11)]


@pytest.mark.parametrize(
    "table",
    [
        f"หน่วยงาน\t{NUMBERED}\tคะแนนรวม\nเทศบาลตำบลสมมติ\t{SCORES}\t90.14\n",
        f"หน่วยงาน\tคะแนนรวม\t{NUMBERED}\nเทศบาลตำบลสมมติ\t90.14\t{SCORES}\n",
        f"เครื่องมือ\tIIT{TABS}\tรวม\nตัวชี้วัด\t{BARE}\t\nคะแนน\t{SCORES}\t90.14\n",
    ],
)
def test_the_overall_score_stands_beside_them(said: Said, table: str) -> None:
    read = said(YEAR + table)
    assert (str(read.overall.score), len(read.indicators)) == ("90.14", 10)


def test_scores_of_instruments_stand_beside_them(said: Said) -> None:
    read = said(f"{YEAR}{NUMBERED}\tIIT ถ่วงน้ำหนัก\tIIT\tEIT\tOIT\n{SCORES}\t26.37\t87.90\t87.70\t95.95\n")
    assert [(i.name, str(i.score)) for i in read.instruments] == [("IIT", "87.90"), ("EIT", "87.70"), ("OIT", "95.95")]


def test_of_several_agencies_none_is_guessed(said: Said) -> None:
    read = said(f"{YEAR}หน่วยงาน\t{NUMBERED}\nเทศบาลตำบลก\t{SCORES}\nเทศบาลตำบลข\t{SCORES}\n")
    assert not read.indicators
    assert [u.about for u in read.unread] == [f"indicators/{n}/score" for n in range(1, 11)]


@pytest.mark.parametrize(
    "table",
    [
        f"เดือนที่\t{BARE}\nร้องเรียน\t{BARE}\n",
        "ตัวชี้วัดที่ 1\tตัวชี้วัดที่ 2\tตัวชี้วัดที่ 3\n90.00\t80.00\t70.00\n",
    ],
)
def test_other_numbers_side_by_side_are_no_scores(said: Said, table: str) -> None:
    assert not said(YEAR + "คะแนนรวม 90.00 คะแนน\n\n" + table).indicators


def test_the_word_for_indicators_may_be_merged_over_their_numbers(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(YEAR.strip())
    table = document.add_table(3, 12)
    rows = (["หน่วยงาน", "คะแนนรวม", "ตัวชี้วัด"], ["", "", *BARE.split("\t")], ["เทศบาล", "90.14", *SCORES.split("\t")])
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    for first, last in (((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 11))):
        table.cell(*first).merge(table.cell(*last))
    document.save(str(tmp_path / "scores.docx"))

    read = understand(tmp_path / "scores.docx")
    assert (str(read.overall.score), len(read.indicators)) == ("90.14", 10)


def test_narrow_columns_may_cut_numbers_and_scores(said: Said) -> None:
    cut = "\t".join(f"{s[0]} {s[1:4]} {s[4:]}" for s in SCORES.split("\t"))
    found = said(f"{YEAR}ตัวชี้วัดที่\t{BARE.replace('10', '1 0')}\nคะแนน\t{cut}\n").indicators
    assert [(i.number, str(i.score)) for i in found][-2:] == [(9, "92.90"), (10, "99.00")]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (f"คะแนน\t{SCORES.replace('.', '.1 5.')}", "อ่านตัวเลขใต้ชื่อตัวชี้วัดเป็นคะแนนไม่ได้"),
        (f"2566\t{SCORES}", "ไม่พบแถวคะแนนของปีที่ประเมิน พ.ศ. 2567"),
    ],
)
def test_numbers_below_that_are_no_scores_for_sure_are_left_to_people(said: Said, row: str, why: str) -> None:
    read = said(f"{YEAR}ตัวชี้วัดที่\t{BARE}\n{row}\n")
    assert not read.indicators
    assert {(u.about, u.why) for u in read.unread} == {(f"indicators/{n}/score", why) for n in range(1, 11)}

from __future__ import annotations

import pytest

from tests.checker.extraction.conftest import Said

YEAR = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\n"
NUMBERED = "\t".join(f"ตัวชี้วัดที่ {n}" for n in range(1, 11))
BARE = "\t".join(str(n) for n in range(1, 11))
SCORES = "95.10\t90.20\t88.30\t80.40\t85.50\t91.60\t83.70\t87.80\t92.90\t๙๙.๐๐"


@pytest.mark.parametrize(
    "table",
    [
        f"หน่วยงาน\t{NUMBERED}\nเทศบาลตำบลสมมติ\t{SCORES}\n",
        f"{NUMBERED}\n{SCORES}\n",
        f"ตัวชี้วัดที่\t{BARE}\nคะแนน\t{SCORES}\n",
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


def test_the_overall_score_stands_beside_them(said: Said) -> None:
    read = said(f"{YEAR}หน่วยงาน\t{NUMBERED}\tคะแนนรวม\nเทศบาลตำบลสมมติ\t{SCORES}\t90.14\n")
    assert str(read.overall.score) == "90.14"


def test_of_several_agencies_none_is_guessed(said: Said) -> None:
    read = said(f"{YEAR}หน่วยงาน\t{NUMBERED}\nเทศบาลตำบลก\t{SCORES}\nเทศบาลตำบลข\t{SCORES}\n")
    assert not read.indicators
    assert [u.about for u in read.unread] == ["indicators"]


@pytest.mark.parametrize(
    "table",
    [
        f"เดือนที่\t{BARE}\nร้องเรียน\t{BARE}\n",
        "ตัวชี้วัดที่ 1\tตัวชี้วัดที่ 2\tตัวชี้วัดที่ 3\n90.00\t80.00\t70.00\n",
    ],
)
def test_other_numbers_side_by_side_are_no_scores(said: Said, table: str) -> None:
    assert not said(YEAR + "คะแนนรวม 90.00 คะแนน\n\n" + table).indicators

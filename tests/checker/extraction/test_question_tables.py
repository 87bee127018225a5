from __future__ import annotations

import pytest

from checker.submission import Submission
from tests.checker.extraction.conftest import Said

YEAR = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2568\n\n"


def scored(read: Submission) -> list[tuple[str, str | None]]:
    return [(q.code, None if q.score is None else str(q.score)) for q in read.questions]


def doubted(read: Submission) -> list[str]:
    return [unread.about for unread in read.unread]


@pytest.mark.parametrize(
    ("header", "row", "score"),
    [
        ("ข้อคำถาม|มากที่สุด|มาก|น้อย|น้อยที่สุด|คะแนน", "I7 สั่งงานส่วนตัว|60.00|30.00|5.00|5.00|81.67", "81.67"),
        ("ข้อคำถาม|คะแนน|มากที่สุด|ปานกลาง|ไม่มีเลย", "I7 สั่งงานส่วนตัว|81.67|60.00|30.00|10.00", "81.67"),
        ("ข้อ|รายการ|คะแนนเต็ม|คะแนนที่ได้", "I7|สั่งงานส่วนตัว|100|81.67", "81.67"),
        ("ก|ข|ค", "I7|สั่งงานส่วนตัว|81.67", "81.67"),
        ("ก|ข|ค|ง", "I7|สั่งงานส่วนตัว|4|81.67", "81.67"),
        ("ก|ข|ค", "I7|สั่งงานส่วนตัว|90", "90"),
        ("ข้อ|คะแนน|แนวทางการพัฒนา", "|I7 สั่งงานส่วนตัว|73.72", "73.72"),
    ],
)
def test_a_question_has_the_score_of_its_row(said: Said, header: str, row: str, score: str) -> None:
    read = said(f"{YEAR}{header}\n{row}\n".replace("|", "\t"))
    assert (scored(read), doubted(read)) == ([("I7", score)], [])


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("ก|ข|ค|ง", "I7 สั่งงานส่วนตัว|60.00|30.00|81.67"),
        ("ก|ข|ค", "I7 สั่งงานส่วนตัว|60|30"),
        ("ข้อคำถาม|คะแนน ก|คะแนน ข", "I7 สั่งงานส่วนตัว|60.00|81.67"),
        ("ข้อคำถาม|คะแนน", "I7 สั่งงานส่วนตัว|81,67"),
    ],
)
def test_of_several_numbers_in_a_row_none_is_guessed(said: Said, header: str, row: str) -> None:
    read = said(f"{YEAR}{header}\n{row}\n".replace("|", "\t"))
    assert (scored(read), doubted(read)) == ([("I7", None)], ["questions/I7/score"])


@pytest.mark.parametrize(("code", "questions"), [("O2", [("O2", "0")]), ("I2", [])])
def test_an_open_data_item_may_have_got_no_score_in_words(
    said: Said, code: str, questions: list[tuple[str, str]]
) -> None:
    assert scored(said(f"{YEAR}ข้อ\tรายการ\tคะแนนเต็ม\tคะแนน\n{code}\tข้อมูล\t100\tไม่ได้คะแนน\n")) == questions


def test_a_full_score_is_not_got(said: Said) -> None:
    assert scored(said(f"{YEAR}ข้อ\tรายการ\tคะแนนเต็ม\tคะแนน\nO2\tข้อมูล\t100\t\nO3\tข่าว\t100\t50\n")) == [("O3", "50")]


def test_a_digit_without_a_header_is_no_score(said: Said) -> None:
    assert scored(said(f"{YEAR}ก\tข\nI7 สั่งงานส่วนตัว\t5\n")) == []


def test_a_row_with_a_score_whose_code_is_not_known_is_told(said: Said) -> None:
    read = said(f"{YEAR}ข้อคำถาม\tคะแนน\nI7 สั่งงานส่วนตัว\t81.67\nEe การเผยแพร่ข้อมูล\t70.00\n|l9 ก\t70.00\n")
    assert scored(read) == [("I7", "81.67")]
    assert doubted(read) == ["questions"]
    read = said(f"{YEAR}ข้อ\tรายการ\tคะแนน\nโ๕\tแผนการใช้จ่าย\t81.67\n")
    assert (scored(read), doubted(read)) == ([], ["questions"])


@pytest.mark.parametrize(
    ("header", "row", "indicator"),
    [
        ("ตัวชี้วัด|ข้อ|คะแนน", "2|I4|70.50", 2),
        ("ตัวชี้วัดที่|รหัสข้อ|ข้อคำถาม|คะแนน", "๒|I4|แผนการใช้จ่าย|70.50", 2),
        ("ตัวชี้วัด|ข้อคำถาม|คะแนน", "2. การใช้งบประมาณ|I4 แผนการใช้จ่าย|70.50", 2),
        ("ข้อ|คะแนน|ตัวชี้วัด", "I4|70.50|2", 2),
        ("ตัวชี้วัด|ข้อ|คะแนน", "9|I4|70.50", None),
        ("ตัวชี้วัด/ข้อคำถาม|คะแนน", "I4 การใช้งบประมาณ|70.50", None),
        ("ข้อ|คะแนน", "I4|70.50", None),
    ],
)
def test_a_question_belongs_to_the_indicator_beside_it(
    said: Said, header: str, row: str, indicator: int | None
) -> None:
    read = said(f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\n{header}\n{row}\n".replace("|", "\t"))
    assert [(q.code, q.indicator, str(q.score)) for q in read.questions] == [("I4", indicator, "70.50")]
    assert read.indicators == []


def test_the_indicator_holds_for_the_rows_below_it(said: Said) -> None:
    rows = "2. การใช้งบประมาณ\tI4 แผน\t70.50\n\tI5 เบิกจ่าย\t80.00\n3. การใช้อำนาจ\tI7 สั่งงาน\t90.00\n"
    read = said(f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\nตัวชี้วัด\tข้อคำถาม\tคะแนน\n{rows}")
    assert [(q.code, q.indicator) for q in read.questions] == [("I4", 2), ("I5", 2), ("I7", 3)]

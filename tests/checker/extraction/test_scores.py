from __future__ import annotations

from decimal import Decimal

import pytest

from tests.checker.extraction.conftest import Said


@pytest.mark.parametrize(
    ("sentence", "score", "level"),
    [
        ("ได้คะแนน ๙๓.๐๐ คะแนน อยู่ในระดับ “ผ่านดี”", "93.00", "ผ่านดี"),
        ("โดยรวมทุกตัวชี้วัดได้ ๘๕.๔๒ คะแนน อยู่ในระดับ “ผ่าน”", "85.42", "ผ่าน"),
        ("มีผลคะแนน 73.35 คะแนน อยู่ในระดับ C ดังนี้", "73.35", "C"),
        ("คะแนนภาพรวมหน่วยงาน : ๙๖.๔๓ คะแนน ระดับผลการประเมิน AA", "96.43", "AA"),
        ("ภาพรวมคิดเป็น ร้อยละ ๙๐.๑๔ อยู่ในระดับ “ผ่านดีเยี่ยม”", "90.14", "ผ่านดีเยี่ยม"),
        ("คะแนนรวม 89.12 (ผ่าน)", "89.12", "ผ่าน"),
        ("คะแนนภาพรวม ๙๐.๑๔ คะแนน (ผ่านดี)", "90.14", "ผ่านดี"),
        ("คะแนนรวม 84.20 คะแนน (ผ่านเกณฑ์)", "84.20", None),
        ("คะแนนรวม 84.20 คะแนน (ผ่านมาแล้ว)", "84.20", None),
        ("คะแนนภาพรวม 88.10 คะแนน", "88.10", None),
        ("ต้องผ่านเกณฑ์ ๘๕ คะแนนขึ้นไป คะแนนรวมที่ได้ 84.20 คะแนน", "84.20", None),
        ("ตัวชี้วัดที่ ๙ ได้คะแนน 77.50 คะแนน ระดับ ผ่าน", None, None),
        ("คะแนนรวมต้องไม่น้อยกว่า 85.00 คะแนน", None, None),
    ],
)
def test_the_overall_score_is_read_from_sentences(
    said: Said, sentence: str, score: str | None, level: str | None
) -> None:
    read = said(f"ผลการประเมิน ITA\n{sentence}\n\nตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ 90.00 คะแนน\n")
    assert (read.overall.score, read.overall.level) == (score and Decimal(score), level)


def test_of_several_years_the_assessed_one_counts(said: Said) -> None:
    text = "ผลการประเมิน ITA ปี 2567\n\nปี 2566 ได้คะแนน 95.00 คะแนน ระดับ ผ่านดี\n\nปี 2567 ได้คะแนน 90.00 คะแนน ระดับ ผ่าน\n"
    read = said(text)
    assert (read.overall.score, read.overall.where("level").line) == (Decimal("90.00"), 5)


def test_tables_count_before_sentences(said: Said) -> None:
    read = said("ตัวชี้วัดที่ 1 ได้ 80.00 คะแนน\n\nตัวชี้วัด\tคะแนน\n๑. การปฏิบัติหน้าที่\t๙๐.๐๐\n")
    assert [(i.score, i.place.line) for i in read.indicators] == [(Decimal("90.00"), 4)]


def test_instruments_have_rows_of_their_own(said: Said) -> None:
    read = said("เครื่องมือ\tคะแนน\tน้ำหนัก\nIIT\t95.10\t30\nแบบวัดการเปิดเผยข้อมูลสาธารณะ\t80.00\t40\nคะแนนรวม\t88.00\t\n")
    assert [(i.name, i.score, i.weight) for i in read.instruments] == [
        ("IIT", Decimal("95.10"), 30),
        ("OIT", Decimal("80.00"), 40),
    ]
    assert read.overall.score == Decimal("88.00")


def test_a_level_may_stand_in_brackets_beside_a_score(said: Said) -> None:
    read = said("ผลการประเมิน ITA มีผลคะแนน 90.10\n\nตัวชี้วัด\tคะแนน\n๑. การปฏิบัติหน้าที่\t๙๐.๐๐ (ผ่าน)\nคะแนนรวม\t๙๐.๑๐ (ผ่านดี)\n")
    assert [i.score for i in read.indicators] == [Decimal("90.00")]
    assert (read.overall.score, read.overall.level, read.overall.where("level").line) == (Decimal("90.10"), "ผ่านดี", 5)


def test_what_cannot_be_a_score_is_left_to_people(said: Said) -> None:
    read = said("ตัวชี้วัด\tคะแนน\n๙. การเปิดเผยข้อมูล\t๗๗๕๐\n๑๐. การป้องกันการทุจริต\t-\n")
    assert read.indicators == []
    assert [(u.about, u.place.quote) for u in read.unread] == [("indicators/9/score", "๗๗๕๐")]


def test_numbers_above_100_are_no_scores(said: Said) -> None:
    read = said("ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล 150 คะแนน\n\nตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ 90.5 คะแนน\n")
    assert [i.number for i in read.indicators] == [1]


def test_limits_are_no_scores(said: Said) -> None:
    read = said("ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล ต่ำกว่า 85 คะแนน\n\nตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ 3. การใช้อำนาจ 90.5 คะแนน\n")
    assert [(i.number, i.score) for i in read.indicators] == [(3, Decimal("90.5"))]


def test_only_items_listed_as_zero_score_zero(said: Said) -> None:
    text = (
        "ผลการประเมิน ITA ปี 2565\n\nข้อที่ไม่ได้รับคะแนน มีดังนี้\n\nข้อ O2 ข้อมูลผู้บริหาร\n\nไม่มีเบอร์ติดต่อ\n\n"
        "ข้อ O3 อำนาจหน้าที่\n\nข้อ O4 ได้ 100 คะแนน\n\n2. เรื่องอื่น\n\nข้อ O5 ข้อมูลการติดต่อ\n"
    )
    assert [(q.code, q.score) for q in said(text).questions] == [
        ("O2", Decimal(0)),
        ("O3", Decimal(0)),
        ("O4", Decimal(100)),
        ("O5", None),
    ]


def test_beside_indicators_a_year_heads_the_scores_of_that_year(said: Said) -> None:
    table = "ตัวชี้วัด\tปี ๒๕๖๖\tปี ๒๕๖๗\tเพิ่มขึ้น/ลดลง\nการใช้อำนาจ\t๘๔.๐๐\t๘๖.๔๕\t+๒.๔๕\n"
    (score,) = said("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\n" + table).indicators
    assert (score.number, str(score.score)) == (3, "86.45")


def test_years_beside_measures_are_no_scores(said: Said) -> None:
    table = "มาตรการ\tขั้นตอน\tปี 2567\tปี 2568\nอบรม\t1. ก\t/\t/\n"
    assert said("มาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2568\n\n" + table).indicators == []


@pytest.mark.parametrize("marker", ["", "- ", "1) "])
def test_a_question_in_a_list_has_its_score(said: Said, marker: str) -> None:
    (question,) = said(f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2568\n\n{marker}I10 การยืมทรัพย์สิน 79.45 คะแนน\n").questions
    assert (question.code, str(question.score)) == ("I10", "79.45")


def test_a_column_of_percentages_beside_indicators_holds_scores(said: Said) -> None:
    table = "ที่\tตัวชี้วัด\tร้อยละ\n1\tการปฏิบัติหน้าที่\t94.10%\n2\tการใช้งบประมาณ\t78.45%\n"
    found = said("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\n" + table)
    assert [i.score for i in found.indicators if i.score is not None] == [Decimal("94.10"), Decimal("78.45")]


def test_the_total_below_a_list_of_indicators_is_none_of_theirs(said: Said) -> None:
    listed = "- ตัวชี้วัดที่ 10 การป้องกันการทุจริตของหน่วยงาน ได้คะแนน 87.50 คะแนน\nคะแนนรวม 86.23 คะแนน อยู่ในระดับ ผ่าน\n"
    overall = said("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\n" + listed).overall
    assert (overall.score, overall.level) == (Decimal("86.23"), "ผ่าน")

"""Owners and follow-up that stand in a neighbouring cell, and what only looks like them."""

from __future__ import annotations

import pytest

from checker.submission import Measure, Submission
from tests.checker.extraction.conftest import Said

TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2568\n\n"
FOLLOWED = "รายงานผลต่อปลัดเทศบาลทุกเดือน"


def of_steps(said: Said, steps: str, head: str = "การกำกับติดตาม", text: str = FOLLOWED) -> Submission:
    table = f"ตัวชี้วัด\tมาตรการ\tขั้นตอน\tระยะเวลา\t{head}\n4 การใช้ทรัพย์สินของราชการ\tคู่มือ\t{steps}\tต.ค. 67\t{text}\n"
    return said(TITLE + table)


def doubted(read: Submission) -> bool:
    return "measures/1/owners" in [unread.about for unread in read.unread]


@pytest.mark.parametrize(
    ("steps", "owners"),
    [
        ("1) ทบทวนระเบียบ 2) จัดทำคู่มือ ผู้รับผิดชอบ: กองคลัง", ["กองคลัง"]),
        ("1) ทบทวนระเบียบ 2) จัดทำคู่มือ (ผู้รับผิดชอบ สำนักปลัด และกองคลัง)", ["สำนักปลัด", "กองคลัง"]),
        ("1) ทบทวนระเบียบ 2) จัดทำคู่มือ (หน่วยงานที่รับผิดชอบ : กองคลัง)", ["กองคลัง"]),
        ("1) ทบทวนระเบียบ 2) จัดทำคู่มือ โดยสำนักปลัดเป็นผู้รับผิดชอบ", ["สำนักปลัด"]),
        ("1) ทบทวนระเบียบ (กองคลัง) 2) จัดทำคู่มือ (สำนักปลัด)", ["กองคลัง", "สำนักปลัด"]),
    ],
)
def test_steps_may_tell_the_owners(said: Said, steps: str, owners: list[str]) -> None:
    read = of_steps(said, steps)
    (measure,) = read.measures
    assert measure.owners == owners
    assert measure.where("owners") == measure.where("steps")
    assert not doubted(read)


@pytest.mark.parametrize(
    "steps",
    [
        "1) ทบทวนระเบียบ (กองคลัง) 2) จัดทำคู่มือ",
        "1) ส่งใบยืมที่ห้องพัสดุ (กองคลัง)",
        "1) ทบทวนระเบียบ 2) มอบหมายให้กองคลังเป็นผู้รับผิดชอบการเก็บใบยืม",
        "1) ทบทวนระเบียบ 2) จัดทำคู่มือ ผู้รับผิดชอบ: ตามคำสั่งที่แนบ",
    ],
)
def test_steps_that_may_tell_the_owners_are_left_to_people(said: Said, steps: str) -> None:
    read = of_steps(said, steps)
    assert read.measures[0].owners == []
    assert doubted(read)


@pytest.mark.parametrize(
    "steps",
    [
        "1) ทบทวนระเบียบ 2) จัดทำคู่มือ",
        "1) แต่งตั้งผู้รับผิดชอบงานพัสดุ 2) จัดทำคู่มือ",
        "1) ทบทวนระเบียบ (ฉบับเดิม) 2) จัดทำคู่มือ (เล่มใหม่)",
        "1) แจ้งกองคลัง 2) มอบหมายงานให้ผู้รับผิดชอบ",
    ],
)
def test_other_steps_tell_no_owner(said: Said, steps: str) -> None:
    read = of_steps(said, steps)
    assert read.measures[0].owners == []
    assert not doubted(read)


def test_a_column_of_owners_goes_before_the_steps(said: Said) -> None:
    read = of_steps(said, "1) ก (กองช่าง) 2) ข (กองช่าง)", "ผู้รับผิดชอบ", "กองคลัง")
    assert read.measures[0].owners == ["กองคลัง"]


def followed(measure: Measure) -> tuple[str, str]:
    return measure.monitoring.where, measure.where("monitoring").heading


@pytest.mark.parametrize("head", ["หมายเหตุ", "เป้าหมาย/การวัดผล", "เรื่องอื่น"])
def test_follow_up_may_stand_in_another_column(said: Said, head: str) -> None:
    (measure,) = of_steps(said, "1) ก 2) ข", head).measures
    assert followed(measure) == ("column", head)


def test_follow_up_may_stand_in_a_remark_beside_an_empty_column_for_it(said: Said) -> None:
    (measure,) = of_steps(said, "1) ก 2) ข", "การกำกับติดตาม\tหมายเหตุ", f"-\t{FOLLOWED}").measures
    assert followed(measure) == ("column", "หมายเหตุ")


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("หมายเหตุ", "ใช้งบประมาณของกองคลัง"),
        ("หมายเหตุ", "เผยแพร่รายงานผลการดำเนินงานประจำปี"),
        ("เป้าหมาย", "เพื่อติดตามผลการใช้งบประมาณ"),
        ("วัตถุประสงค์", "กำกับและติดตามผลการใช้งบประมาณ"),
        ("ผลที่คาดว่าจะได้รับ", "ผู้บริหารได้รับรายงานผลทุกเดือน"),
        ("หลักฐาน", FOLLOWED),
    ],
)
def test_what_other_columns_say_is_no_follow_up(said: Said, head: str, text: str) -> None:
    (measure,) = of_steps(said, "1) ก 2) ข", head, text).measures
    assert measure.monitoring.where == "absent"

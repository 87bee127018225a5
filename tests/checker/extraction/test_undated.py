"""What is left of a text without the periods in it, and what only looks like a period."""

from __future__ import annotations

import pytest

from checker.extraction.owners import split
from checker.extraction.undated import is_period, undated
from knowledge.vocabulary import load
from tests.checker.extraction.conftest import Said

HEAD = (
    "มาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2568\n\nตัวชี้วัด\tมาตรการ\tขั้นตอน\t{}\n4 การใช้ทรัพย์สินของราชการ\tคู่มือ\t1) ก 2) ข\t{}\n"
)


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        ("กองคลัง (ต.ค. 67 - มี.ค. 68)", ["กองคลัง"]),
        ("กองคลัง/ต.ค. 67 - มี.ค. 68", ["กองคลัง"]),
        ("กองคลัง ต.ค. ๖๗ - มี.ค. ๖๘", ["กองคลัง"]),
        ("กองคลัง ภายในเดือนมีนาคม 2568", ["กองคลัง"]),
        ("หน่วยตรวจสอบภายใน ต.ค. 67 – มี.ค. 68", ["หน่วยตรวจสอบภายใน"]),
        ("ไตรมาส 1-2 กองคลัง", ["กองคลัง"]),
        ("กองคลัง (ไตรมาสที่ 1) กองช่าง (ไตรมาสที่ 2)", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง 1/10/2567 - 31/3/2568", ["กองคลัง"]),
        ("สำนักปลัด (งานธุรการ ต.ค. 67)", ["สำนักปลัด (งานธุรการ)"]),
        ("กองคลัง", ["กองคลัง"]),
        ("ตลอดปีงบประมาณ", []),
        ("ต.ค. 67 - มี.ค. 68", []),
    ],
)
def test_a_shared_column_tells_owners_without_the_period(said: Said, cell: str, owners: list[str]) -> None:
    (measure,) = said(HEAD.format("ผู้รับผิดชอบ/ระยะเวลา", cell)).measures
    assert measure.owners == owners
    assert bool(measure.period) == (cell != "กองคลัง")


def test_a_period_is_no_owner_in_any_column(said: Said) -> None:
    (measure,) = said(HEAD.format("ผู้รับผิดชอบ", "ตลอดปีงบประมาณ พ.ศ. 2568")).measures
    assert measure.owners == []
    assert split("ต.ค. 67 - มี.ค. 68\nกองคลัง", load().owners) == ["กองคลัง"]


@pytest.mark.parametrize(
    "name",
    [
        "กค.",
        "ก.ค.",
        "สป. กค.",
        "หน่วยตรวจสอบภายใน",
        "ทุกกอง",
        "กองคลัง (โทร 0 2567 1234)",
        "คณะกรรมการตรวจสอบพัสดุประจำปี",
        "โรงเรียน 12 แห่ง",
        "1. กองคลัง 2. กองช่าง",
    ],
)
def test_names_that_look_like_periods_stay_whole(name: str) -> None:
    assert undated(name) == name


@pytest.mark.parametrize(
    "text",
    ["ตลอดปี", "ทุก 3 เดือน", "ต.ค. - ธ.ค.", "๒๕๖๘", "พ.ศ. 2568", "1 ตุลาคม 2567 ถึง 30 กันยายน 2568", "Oct 2024 - Mar 2025"],
)
def test_periods_are_nothing_else(text: str) -> None:
    assert is_period(text)


@pytest.mark.parametrize("text", ["", " - ", "กองคลัง ตลอดปี", "คณะทำงาน ITA ปี 2568"])
def test_what_says_more_or_nothing_is_no_period(text: str) -> None:
    assert not is_period(text)

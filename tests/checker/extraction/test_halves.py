from __future__ import annotations

import pytest

from checker.submission import Submission
from tests.checker.extraction.conftest import Said

YEAR = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\n"
LEFT = (("การปฏิบัติหน้าที่", "91.20"), ("การใช้งบประมาณ", "83.45"))
RIGHT = (("คุณภาพการดำเนินงาน", "90.00"), ("ประสิทธิภาพการสื่อสาร", "80.00"))
READ = [(1, "91.20"), (2, "83.45"), (6, "90.00"), (7, "80.00")]


def rows(pattern: str) -> str:
    """Two rows, each of an indicator of IIT and one of EIT."""
    pairs = enumerate(zip(LEFT, RIGHT, strict=True), 1)
    return "".join(pattern.format(n, *left, n + 5, *right).replace("|", "\t") + "\n" for n, (left, right) in pairs)


def scored(read: Submission) -> list[tuple[int, str]]:
    return [(i.number, str(i.score)) for i in read.indicators]


@pytest.mark.parametrize(
    ("header", "pattern"),
    [
        ("ตัวชี้วัด|คะแนน|ตัวชี้วัด|คะแนน\n", "{1}|{2}|{4}|{5}"),
        ("ที่|ตัวชี้วัด|คะแนน|ที่|ตัวชี้วัด|คะแนน\n", "{0}|{1}|{2}|{3}|{4}|{5}"),
        ("ตัวชี้วัดภายใน|คะแนน|ระดับ|ตัวชี้วัดภายนอก|คะแนน\n", "{1}|{2}|ผ่าน|{4}|{5}"),
        ("ตัวชี้วัด|ผลการประเมิน|ตัวชี้วัด|ผลการประเมิน\n", "{1}|{2}|{4}|{5}"),
        ("", "{1}|{2}|{4}|{5}"),
        ("", "{0}|{1}|{2}|{3}|{4}|{5}"),
    ],
)
def test_tables_side_by_side_are_read_one_after_the_other(said: Said, header: str, pattern: str) -> None:
    assert scored(said(YEAR + header.replace("|", "\t") + rows(pattern))) == READ


@pytest.mark.parametrize(
    ("header", "pattern"),
    [
        ("ลำดับ|ตัวชี้วัด|คะแนน|ลำดับ\n", "{0}|{1}|{2}|9"),
        ("ตัวชี้วัดที่|ตัวชี้วัด|คะแนน\n", "{0}|{1}|{2}"),
        ("", "{1}|{2}|{1}"),
        ("", "{1}|{2}|{4}"),
    ],
)
def test_a_table_alone_is_not_taken_apart(said: Said, header: str, pattern: str) -> None:
    assert scored(said(YEAR + header.replace("|", "\t") + rows(pattern))) == READ[:2]


def test_the_total_below_tables_side_by_side_is_of_all_of_them(said: Said) -> None:
    pairs = "การเปิดเผยข้อมูล\t90.00\tการใช้อำนาจ\t80.00\nการป้องกันการทุจริต\t70.00\tการใช้งบประมาณ\t60.00\n"
    read = said(f"{YEAR}ตัวชี้วัด\tคะแนน\tตัวชี้วัด\tคะแนน\n{pairs}รวม\t85.00\t\t\n")
    assert (str(read.overall.score), read.instruments) == ("85.00", [])

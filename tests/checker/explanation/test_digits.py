"""Thai digits, but for those that are part of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.check import examine_file
from checker.explanation.digits import in_thai_digits, names
from checker.output import text
from checker.output.screen import Screen
from checker.thai import arabic
from tests.test_cli import EXAMPLE


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("มาตรการที่ 3 ได้ 83.52 คะแนน", "มาตรการที่ ๓ ได้ ๘๓.๕๒ คะแนน"),
        ("ข้อ I7 และ O27 [M01-owner]", "ข้อ I7 และ O27 [M01-owner]"),
        ("พบ “ปี 2568” 2 แห่ง", "พบ “ปี 2568” ๒ แห่ง"),
        ("ข้อI7ได้73", "ข้อI7ได้๗๓"),
        ("ดู https://example.go.th/2568/a1 ปี 2568", "ดู https://example.go.th/2568/a1 ปี ๒๕๖๘"),
        ("\x1b[1;31m1. ต้องแก้ 12 ข้อ\x1b[0m", "\x1b[1;31m๑. ต้องแก้ ๑๒ ข้อ\x1b[0m"),
        ("แผน 2568.docx บรรทัด 44", "แผน 2568.docx บรรทัด ๔๔"),
        ("ita 0.1.0 · ฐานกฎ 123456789012", "ita 0.1.0 · ฐานกฎ 123456789012"),
    ],
)
def test_thai_digits(written: str, shown: str) -> None:
    kept = ["แผน 2568.docx", "0.1.0", "123456789012"]
    assert in_thai_digits(written, kept) == shown


def test_a_longer_name_goes_before_a_shorter_one() -> None:
    assert in_thai_digits("แผน 2568 ฉบับ 2", ["แผน 2568", "แผน 2568 ฉบับ 2"]) == "แผน 2568 ฉบับ 2"


@given(st.text(alphabet="กข 0123456789๐๑๒.,I7", max_size=40))
def test_only_digits_change(written: str) -> None:
    shown = in_thai_digits(written)
    assert len(shown) == len(written)
    assert arabic(shown) == arabic(written)


def test_a_whole_result_keeps_its_names() -> None:
    check = examine_file(EXAMPLE).check
    shown = in_thai_digits(text.render(check, Screen(terminal=False)), names(check))
    for name in (
        "plan.yaml",
        "[M01-owner]",
        "ita 0.1.0",
        check.stamp.rule_base[:12],
        check.stamp.inputs[0].sha256[:12],
    ):
        assert name in shown
    assert "มาตรการที่ ๑ ไม่ได้ระบุผู้รับผิดชอบ" in shown
    assert "บรรทัด ๔๓" in shown

"""The action plan in Excel."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl.worksheet.worksheet import Worksheet

from checker.explanation import overview
from checker.fingerprint import is_fingerprint
from checker.follow_up import DUE, FINGERPRINT, GAP, NOTE, OWNER, Action, Followed, FollowUp
from checker.outcomes import Check
from checker.output import actions_xlsx
from tests.checker.output import checks


def book(check: Check, follow_up: FollowUp | None = None, *more: Sequence[str]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(actions_xlsx.render(check, follow_up, more)))


def table(sheet: Worksheet) -> list[dict[str, str | None]]:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    top = next(n for n, row in enumerate(rows) if all(row))
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]]


@pytest.mark.parametrize("check", [checks.example(), checks.word()], ids=["yaml", "docx"])
def test_has_a_row_for_each_gap_with_place_quote_and_fix(check: Check) -> None:
    rows = table(book(check).worksheets[0])
    gaps = checks.gaps(check)
    assert len(rows) == len(gaps)
    for outcome in gaps:
        (row,) = [row for row in rows if str(row[GAP]).startswith(outcome.message)]
        text = "\n".join(filter(None, row.values()))
        assert not [piece for piece in checks.pieces(outcome) if piece not in text]


def test_a_long_example_stands_in_full_beside_its_gap() -> None:
    rows = table(book(checks.touched(checks.example(), "ก" * 900)).worksheets[0])
    assert any(f"ตัวอย่าง: {'ก' * 900}" in str(row["วิธีแก้"]) for row in rows)


def test_leaves_room_for_who_when_and_what_else() -> None:
    rows = table(book(checks.example()).worksheets[0])
    assert all(row[name] is None for row in rows for name in (OWNER, DUE, NOTE))
    fingerprints = [str(row[FINGERPRINT]) for row in rows]
    assert all(map(is_fingerprint, fingerprints))
    assert len(set(fingerprints)) == len(fingerprints)


def test_gaps_come_before_advice_and_are_named_differently() -> None:
    named = [row["ผลตรวจ"] for row in table(book(checks.example()).worksheets[0])]
    counts = checks.example().summary
    assert named == ["ไม่ผ่าน"] * counts["fail"] + ["ควรปรับปรุง"] * counts["advice"]


def test_what_could_not_be_read_asks_for_a_person() -> None:
    rows = table(book(checks.blurred()).worksheets[0])
    (row,) = [row for row in rows if str(row[FINGERPRINT]).startswith("M01-owner")]
    assert row["ผลตรวจ"] == "อ่านไม่ได้ ต้องตรวจด้วยคน"
    assert row["วิธีแก้"] is None
    assert row["ข้อความที่พบ"] != "ไม่มีข้อความ"


def test_a_plan_without_gaps_gives_an_empty_table() -> None:
    assert table(book(checks.ready()).worksheets[0]) == []


def test_what_people_wrote_stays_with_what_remains() -> None:
    rows = table(book(checks.example()).worksheets[0])
    remaining = Action(str(rows[3][FINGERPRINT]), "ข้อเดิม", "กองคลัง", "30 ก.ย. 2569", "รอคำสั่ง")
    mended = Action("M01-owner:0123456789", "ไม่ได้ระบุผู้รับผิดชอบ", "ปลัด")
    follow_up = FollowUp((Followed(remaining, "remains", None), Followed(mended, "mended", None)), ())
    again = book(checks.example(), follow_up)
    row = table(again.worksheets[0])[3]
    assert (row[OWNER], row[DUE], row[NOTE]) == ("กองคลัง", "30 ก.ย. 2569", "รอคำสั่ง")
    assert [row[GAP] for row in table(again["แก้แล้ว"])] == ["ไม่ได้ระบุผู้รับผิดชอบ"]


def test_carries_its_stamp_and_says_whose_verdict_it_is_not() -> None:
    check = checks.example()
    made = book(check)
    values = {str(cell.value) for sheet in made for row in sheet.iter_rows() for cell in row}
    assert {overview.DISCLAIMER, "ita 0.1.0", check.stamp.engine, "ปี 2569 ข้อ O25"} <= values
    assert {check.stamp.rule_base, check.stamp.inputs[0].sha256} <= values


def test_same_check_same_bytes() -> None:
    assert actions_xlsx.render(checks.example()) == actions_xlsx.render(checks.example())
    made = book(checks.example()).properties
    assert made.created == made.modified == datetime.datetime(2000, 1, 1)


@given(checks.NASTY)
@settings(max_examples=10)
def test_any_text_gives_a_workbook_without_formulas(text: str) -> None:
    made = book(checks.touched(checks.blurred(), text), None, [text, text])
    assert not [cell for sheet in made for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]

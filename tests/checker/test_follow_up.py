"""What has become of the gaps of an earlier check, through the very file that people fill in."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.blocks import ReadingError
from checker.explanation import progress
from checker.fingerprint import fingerprints
from checker.follow_up import Actions, FollowUp, State, compare, read_actions
from checker.outcomes import Check
from checker.output import actions_xlsx
from checker.waivers import Waiver, apply
from features.steps.scene import complete_plan
from tests.checker.output.checks import checked, example

TITLES = 6  # rows above the first gap


def faulty() -> dict[str, Any]:
    """A plan with two gaps: no owner of measure 1, no steps of measure 2."""
    plan = complete_plan(2569, "เทศบาลตำบลบ้านเดิม")
    del plan["measures"][0]["owners"], plan["measures"][1]["steps"]
    return plan


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "actions.xlsx"
    path.write_bytes(actions_xlsx.render(checked(faulty())))
    return path


def states(found: FollowUp) -> dict[str, State]:
    """What has become of each hard gap; advice on the same measures is left aside."""
    followed = ((each.action.fingerprint.partition(":")[0], each.state) for each in found.followed)
    return {rule: state for rule, state in followed if rule.startswith("M")}


def new(found: FollowUp) -> list[str]:
    return [outcome.rule for outcome in found.new if outcome.outcome == "fail"]


def follow(file: Path, plan: dict[str, Any]) -> FollowUp:
    return compare(read_actions(file), checked(plan))


def test_nothing_changed(file: Path) -> None:
    found = follow(file, faulty())
    assert states(found) == {"M01-owner": "remains", "M02-steps": "remains"}
    assert found.new == found.notes == ()


def test_mended_remaining_and_new(file: Path) -> None:
    plan = faulty()
    plan["measures"][0]["owners"] = ["กองคลัง"]
    del plan["measures"][1]["period"]
    found = follow(file, plan)
    assert states(found) == {"M01-owner": "mended", "M02-steps": "remains"}
    assert new(found) == ["M04-period"]


def test_what_was_waived_is_not_called_mended(file: Path) -> None:
    now = checked(faulty())
    waiver = Waiver(rule="M01", subject="มาตรการที่ 1", reason="รอคำสั่ง", approver="ปลัด", expiry="2600-01-01")
    found = compare(read_actions(file), apply(now, [waiver], date(2025, 6, 15)).check)
    assert states(found) == {"M01-owner": "waived", "M02-steps": "remains"}


def test_a_measure_is_known_by_its_title_when_numbers_move(file: Path) -> None:
    plan = faulty()
    first = {
        **deepcopy(complete_plan(2569, "ก")["measures"][0]),
        "title": "มาตรการใหม่ที่อยู่หน้าสุด",
        "period": "ธันวาคม 2568",
    }
    plan["measures"] = [first, *plan["measures"]]
    plan["measures"][1]["title"] = "๑. " + plan["measures"][1]["title"]
    for number, measure in enumerate(plan["measures"], 1):
        measure["number"] = number
    found = follow(file, plan)
    assert states(found) == {"M01-owner": "remains", "M02-steps": "remains"}
    assert new(found) == []


def test_what_can_no_longer_be_read_is_not_called_mended(file: Path) -> None:
    plan = faulty()
    plan["unread"] = [{"place": {"quote": "?"}, "why": "ภาพไม่ชัด", "about": "measures/1/owners"}]
    assert states(follow(file, plan))["M01-owner"] == "unsure"


def test_a_measure_that_is_gone_is_not_called_mended(file: Path) -> None:
    plan = faulty()
    plan["measures"][0]["title"] = "ชื่อใหม่ทั้งหมด"
    found = follow(file, plan)
    assert states(found)["M01-owner"] == "gone"
    assert new(found) == ["M01-owner"]


def test_what_people_wrote_comes_back_whatever_they_did_to_the_sheet(file: Path) -> None:
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    header = [cell.value for cell in sheet[TITLES]]
    for row, (owner, due) in enumerate([("กองคลัง", "30 ก.ย. 2569"), ("ปลัด", "")], TITLES + 1):
        sheet.cell(row, header.index("ผู้รับผิดชอบ") + 1).value = owner
        sheet.cell(row, header.index("กำหนดเสร็จ") + 1).value = due
    sheet.delete_cols(header.index("ที่") + 1)
    sheet.insert_rows(1, 3)
    sheet.append(["บันทึกเพิ่มเติม"])
    book.save(file)
    rows = read_actions(file).rows[:2]
    assert [(row.owner, row.due) for row in rows] == [("กองคลัง", "30 ก.ย. 2569"), ("ปลัด", "")]


def test_says_when_it_was_made_for_another_document_or_by_other_rules(file: Path) -> None:
    actions = read_actions(file)
    made = {**actions.made, "หน่วยงาน": "อบต.อื่น", "ฐานกฎ (sha256)": "0" * 64}
    notes = compare(Actions(actions.rows, made), checked(faulty())).notes
    assert len(notes) == 2
    assert "“อบต.อื่น”" in notes[0]
    assert "ฐานกฎ" in notes[1]


@pytest.mark.parametrize("hidden", ["row", "sheet"])
def test_hidden_rows_are_not_passed_over(file: Path, hidden: str) -> None:
    book = openpyxl.load_workbook(file)
    if hidden == "row":
        book.worksheets[0].row_dimensions[TITLES + 1].hidden = True
    else:
        book.worksheets[1].sheet_state = "hidden"
    book.save(file)
    with pytest.raises(ReadingError, match="ยกเลิกการกรอง"):
        read_actions(file)


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["ก", "ข"])
    book.active.append(["ค", "ง"])
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(ReadingError, match=r"other\.xlsx ไม่ใช่แผนปฏิบัติการ"):
        read_actions(tmp_path / "other.xlsx")


def test_fingerprints_are_unique_and_stable() -> None:
    def names(check: Check) -> list[str]:
        return [name for name, _ in fingerprints(check.outcomes)]

    assert len(set(names(example()))) == len(example().outcomes)
    assert names(checked(faulty())) == names(checked({**faulty(), "agency": {"name": "ชื่อที่เขียนใหม่"}}))


def test_measures_of_the_same_title_are_told_apart(file: Path) -> None:
    plan = faulty()
    for measure in plan["measures"]:
        measure["title"] = "พัฒนาเว็บไซต์"
        measure.pop("owners", None)
    names = [name for name, outcome in fingerprints(checked(plan).outcomes) if outcome.rule == "M01-owner"]
    assert len(set(names)) == 2


def test_tells_it_in_thai_with_what_people_wrote(file: Path) -> None:
    plan = faulty()
    plan["measures"][0]["owners"] = ["กองคลัง"]
    actions = read_actions(file)
    found = compare(actions, checked(plan))
    text = "\n".join(progress.section(found))
    headings = [part.heading.partition(" (")[0] for part in progress.in_words(found)]
    assert headings[-2:] == ["ยังไม่แก้", "แก้แล้ว"]
    assert "มาตรการที่ 1 ไม่ได้ระบุผู้รับผิดชอบ" in text.split("แก้แล้ว (")[1]


def test_what_remains_is_told_by_its_number_of_today(file: Path) -> None:
    plan = faulty()
    plan["measures"] = [{**deepcopy(plan["measures"][1]), "title": "มาตรการใหม่ที่อยู่หน้าสุด"}, *plan["measures"]]
    for number, measure in enumerate(plan["measures"], 1):
        measure["number"] = number
    remains = next(part for part in progress.in_words(follow(file, plan)) if part.heading.startswith("ยังไม่แก้"))
    (line,) = (line for line in remains.lines if "[M01-owner]" in line)
    assert line.startswith("ไม่ผ่าน: มาตรการที่ 2 ไม่ได้ระบุผู้รับผิดชอบ (ครั้งก่อนคือมาตรการที่ 1) – ")
    same = next(part for part in progress.in_words(follow(file, faulty())) if part.heading.startswith("ยังไม่แก้"))
    assert not any("ครั้งก่อนคือ" in line for line in same.lines)

"""Every output ends with each criterion of the edition, the ladder, the follow-up and what people decided."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from click.testing import CliRunner
from docx import Document
from jsonschema import Draft202012Validator

from checker.check import Examination, examine_file
from checker.follow_up import Action, Actions, FollowUp, compare, read_actions
from checker.mending import smallest
from checker.output import ENDINGS, actions_xlsx, reading, render
from checker.output.letter_digits import in_letter
from cli import main
from knowledge import base
from tests.checker.output import checks

TOLD = ("ยกเว้นโดยมีผู้อนุมัติ (1)", "– มาตรการที่ 9 ยกเว้นไว้")
FORMS = sorted(set(ENDINGS.values()))


@cache
def examined() -> Examination:
    return examine_file(checks.EXAMPLE)


@cache
def followed() -> FollowUp:
    row = Action("M01-owner:0123456789", "มาตรการที่ 8 ไม่ได้ระบุผู้รับผิดชอบ", "กองคลัง")
    return compare(Actions((row,), {}), examined().check)


def shown(form: str) -> bytes:
    return render(examined(), form, Path("ผล"), followed(), more=[TOLD])


def words(form: str) -> str:
    """Return all that a reader finds in an output, with Arabic digits left as they are."""
    content = shown(form)
    if form == "docx":
        return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    return content.decode()


def said(form: str, text: str) -> str:
    return in_letter(text) if form == "docx" else text


@pytest.mark.parametrize("form", FORMS)
def test_every_element_of_the_edition_is_accounted_for(form: str) -> None:
    text = words(form)
    for element in base.load().edition(2569).plan.elements:
        assert said(form, element.requires) in text


@pytest.mark.parametrize("form", FORMS)
def test_the_ladder_the_decisions_and_the_follow_up_are_told(form: str) -> None:
    text = words(form)
    assert "ครบองค์ประกอบขั้นต่ำ" in text
    assert all(said(form, line) in text for line in TOLD)
    assert said(form, "มาตรการที่ 8 ไม่ได้ระบุผู้รับผิดชอบ") in text


@pytest.mark.parametrize("form", FORMS)
def test_the_same_input_gives_the_same_bytes(form: str) -> None:
    fresh = examine_file(checks.EXAMPLE)
    assert render(fresh, form, Path("ผล"), followed(), more=[TOLD]) == shown(form)


def test_json_tells_it_by_its_schema() -> None:
    data: dict[str, Any] = json.loads(shown("json"))
    Draft202012Validator(checks.published("ita-check-1")).validate(data)
    (of_plan,) = data["coverage"]
    assert (of_plan["edition"], of_plan["item"], len(of_plan["elements"])) == (2569, "O25", 12)
    by_person = [element for element in of_plan["elements"] if not element["by_machine"]]
    assert all(element["why"] or not element["rules"] for element in by_person)
    assert data["ladder"]["next"] == "ครบองค์ประกอบขั้นต่ำ"
    assert [(a["state"], a["owner"]) for a in data["follow_up"]["actions"]] == [("gone", "กองคลัง")]
    assert len(data["follow_up"]["new"]) == sum(data["summary"][name] for name in ("fail", "advice", "unreadable"))
    assert data["remarks"] == [{"heading": TOLD[0], "lines": list(TOLD[1:])}]


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_what_else_is_asked_for_does_not_break_what_programs_read(form: str, tmp_path: Path) -> None:
    actions = tmp_path / "actions.xlsx"
    actions.write_bytes(actions_xlsx.render(examined().check))
    assert len(read_actions(actions).rows) == 12
    asked = ["check", str(checks.EXAMPLE), "--format", form, "--follow-up", str(actions), "--why", "--digits", "thai"]
    result = CliRunner().invoke(main, asked)
    assert result.exit_code == 1
    assert "ใช้เมื่อ" in json.dumps(json.loads(result.stdout), ensure_ascii=False)


def test_text_has_the_digits_asked_for_in_a_file_too(tmp_path: Path) -> None:
    CliRunner().invoke(main, ["check", str(checks.EXAMPLE), "--digits", "thai", "-o", str(tmp_path / "ผล.txt")])
    assert "ได้ ๘๔.๑๒ คะแนน" in (tmp_path / "ผล.txt").read_text(encoding="utf-8")


def test_with_every_smallest_mend_written_the_example_is_ready(tmp_path: Path) -> None:
    mended = smallest.applied(examined().document, smallest.of(examined()))
    plan = tmp_path / "plan.yaml"
    plan.write_text(reading.render(mended, "yaml"), encoding="utf-8")
    assert yaml.safe_load(plan.read_text(encoding="utf-8"))["measures"]
    result = CliRunner().invoke(main, ["check", str(plan)])
    assert result.exit_code == 0, result.output

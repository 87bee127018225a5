"""Files to compare with are read whatever they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.blocks import ReadingError
from checker.check import Files, examine_file
from checker.compared_file import read_compared
from tests.checker.plans import whole

ADVICE = "หน่วยงานควรเผยแพร่ช่องทางติดต่อผู้บริหารทุกคนไว้ในหน้าเดียวกันบนเว็บไซต์ของหน่วยงาน"


def plan_file(folder: Path, name: str = "plan.json", **changes: object) -> Path:
    file = folder / name
    plan = whole(2566, **changes).model_dump(mode="json", by_alias=True, exclude_none=True)
    file.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
    return file


def test_a_printout_has_words_but_no_measures(tmp_path: Path) -> None:
    file = tmp_path / "itas.txt"
    file.write_text(f"ข้อเสนอแนะ\n\n{ADVICE}\n", encoding="utf-8")
    beside = read_compared(file)
    assert (beside.name, beside.measures) == ("itas.txt", ())
    assert ADVICE in beside.text


def test_a_plan_has_measures_too(tmp_path: Path) -> None:
    beside = read_compared(plan_file(tmp_path))
    assert [m.number for m in beside.measures] == [1, 2]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"none\.docx"):
        read_compared(tmp_path / "none.docx")


def test_the_files_compared_with_are_stamped_and_named_in_the_finding(tmp_path: Path) -> None:
    itas = tmp_path / "itas.txt"
    itas.write_text(ADVICE, encoding="utf-8")
    plan = plan_file(tmp_path, analysis=[{"indicator": 9, "kind": "urgent", "text": ADVICE}])
    check = examine_file(Files(plan, compare=(itas,))).check
    assert [i.name for i in check.stamp.inputs] == ["plan.json", "itas.txt"]
    (copied,) = [o for o in check.outcomes if o.rule == "A06-own-words" and o.outcome == "fail"]
    assert "แฟ้ม itas.txt" in copied.message
    assert copied.found.count(ADVICE[:40]) == 2
    assert not [o for o in examine_file(plan).check.outcomes if o.rule == "A06-own-words" and o.outcome == "fail"]

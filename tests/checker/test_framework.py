"""A document of another assessment than that of NACC is advised, never failed, unless its user says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import ladder
from checker.check import examine_file
from checker.explanation import overview

GAPS = "\n\nตัวชี้วัด\tมาตรการ\tผู้รับผิดชอบ\nการใช้อำนาจ\tอบรม\t-\n"
TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568\n"


def plan(folder: Path, agency: str) -> Path:
    path = folder / "plan.txt"
    path.write_text(f"{TITLE}{agency}{GAPS}", encoding="utf-8")
    return path


@pytest.mark.parametrize("agency", ["วิทยาลัยเทคนิคสมมติ", "MOIT 2 โรงพยาบาลสมมติ"])
def test_nothing_fails_and_nothing_is_settled(tmp_path: Path, agency: str) -> None:
    check = examine_file(plan(tmp_path, agency)).check
    assert check.verdict == "cannot_tell"
    assert "ใช้เกณฑ์อื่น" in overview.verdict(check)
    assert (check.summary["fail"], {o.severity for o in check.outcomes}) == (0, {"advice"})
    assert "M01-owner" in {o.rule for o in check.outcomes if o.outcome == "advice"}
    assert any("--item O27" in note for note in check.notes)
    assert ladder.climb(check) is None


@pytest.mark.parametrize(("agency", "item"), [("วิทยาลัยเทคนิคสมมติ", "O27"), ("เทศบาลตำบลสมมติ", None)])
def test_what_is_submitted_to_nacc_is_judged(tmp_path: Path, agency: str, item: str | None) -> None:
    check = examine_file(plan(tmp_path, agency), item=item).check
    assert check.verdict == "return"
    assert "M01-owner" in {o.rule for o in check.outcomes if o.outcome == "fail"}

"""A report and its plan give the same outcomes for the report from whichever side they are checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.blocks import ReadingError
from checker.check import Files, check, examine_file, shipped_rules
from checker.outcomes import Check
from checker.refusals import RequestError
from checker.submission import Submission
from knowledge import base
from tests.checker.plans import reported

OVERLAY = {
    "overlay.yaml": "name: จังหวัดตัวอย่าง\n",
    "report/X51-row-named/cases.yaml": "[{name: ก, outcome: not_applicable}]\n",
    "report/X51-row-named/rule.yaml": """\
id: X51-row-named
title: รายการขึ้นต้นด้วยชื่อโครงการ
why: จังหวัดกำหนด
kind: report
since: 0.1.0
subject: item
reads: [title]
must:
  - title: {is: โครงการ}
editions:
  2563-2569: {severity: advice}
criterion: {text: รายการขึ้นต้นด้วยชื่อโครงการ, source: BRIEF, mark: recall}
words:
  expected: ชื่อโครงการ
  message: รายการที่ {{ subject.number }} ไม่มีชื่อโครงการ
  fix: เขียนชื่อโครงการ
""",
}


def written(folder: Path, year: int, **changes: Any) -> tuple[Path, Path]:
    """Write the report that an edition asks for and its plan, without what only the edition told."""
    report, plan = reported(year, **changes)
    report, plan = (d.model_copy(update={"edition": None, "item": None, "notes": []}) for d in (report, plan))
    for name, document in (("report", report), ("plan", plan)):
        (folder / f"{name}.json").write_text(document.model_dump_json(by_alias=True, indent=1), encoding="utf-8")
    return folder / "report.json", folder / "plan.json"


def of_report(made: Check) -> list[tuple[str, str, int | None, str]]:
    return [(o.rule, o.outcome, o.subject.number, o.message) for o in made.outcomes if o.rule.startswith("R")]


def both(report: Path, plan: Path, **chosen: Any) -> tuple[Check, Check]:
    one = examine_file(Files(report, plan=plan), **chosen).check
    other = examine_file(Files(plan, report=report), **chosen).check
    assert of_report(one) == of_report(other)
    return one, other


@pytest.mark.parametrize("chosen", [2566, 2567, 2568, 2569, None])
def test_the_chosen_edition_is_that_of_the_report(tmp_path: Path, chosen: int | None) -> None:
    report, plan = both(*written(tmp_path, 2566), edition=chosen)
    assert report.submission.edition == chosen or chosen is None
    assert any(o.rule == "R03-report-year" and (o.outcome == "fail") == (chosen in (2568, 2569)) for o in plan.outcomes)


def test_a_plan_keeps_its_edition_beside_the_report_of_the_next(tmp_path: Path) -> None:
    report, plan = both(*written(tmp_path, 2567), edition=2567)
    assert (report.submission.item, plan.submission.item) == ("O35", "O42")


def test_the_item_of_a_report_is_chosen_from_both_sides(tmp_path: Path) -> None:
    report, plan = both(*written(tmp_path, 2567), item="o35")
    assert (report.submission.item, plan.submission.item) == ("O35", "O42")
    with pytest.raises(RequestError, match="O27"):
        examine_file(Files(tmp_path / "report.json", plan=tmp_path / "plan.json"), item="O27")


def test_a_report_without_a_year_is_checked_by_the_chosen_edition(tmp_path: Path) -> None:
    report, plan = written(tmp_path, 2568)
    (tmp_path / "report.json").write_text(
        Submission.model_validate_json(report.read_text(encoding="utf-8"))
        .model_copy(update={"plan_year": None})
        .model_dump_json(by_alias=True, indent=1),
        encoding="utf-8",
    )
    with pytest.raises(ReadingError, match="--edition"):
        examine_file(Files(plan, report=report))
    made, _ = both(report, plan, edition=2568)
    assert made.verdict == "cannot_tell"


def test_a_plan_without_a_year_leaves_the_pairing_of_years_to_a_person() -> None:
    report, plan = reported(2568)
    undated = plan.model_copy(update={"plan_year": None})
    made = check(report, base.load(), shipped_rules(), plan=undated)
    (years,) = (o for o in made.outcomes if o.rule == "R06-plan-year")
    assert (years.outcome, made.verdict) == ("unreadable", "cannot_tell")
    assert "ไม่พบปีงบประมาณในแผนที่นำมาเทียบ" in years.message


def test_rules_on_reports_of_an_overlay_are_told_from_both_sides(tmp_path: Path) -> None:
    for name, text in OVERLAY.items():
        path = tmp_path / "overlay" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for told in both(*written(tmp_path, 2568), overlay=tmp_path / "overlay"):
        gaps = [o.subject.number for o in told.outcomes if o.outcome == "advice" and o.rule == "X51-row-named"]
        assert gaps == [1, 2]

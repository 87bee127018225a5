"""A province's own rules lie on top of the shipped ones, replace them only with a reason, and are named."""

from pathlib import Path

import pytest

from checker.coverage import coverage
from knowledge import base as knowledge_base
from knowledge.yaml_file import YamlError
from rules import overlay
from rules.base import RuleBase
from rules.base import load as load_rules
from rules.overlay import Overlaid
from rules.workshop.desk import Desk
from rules.workshop.lint import lint
from rules.workshop.show import show
from rules.workshop.test import cases

KNOWLEDGE = knowledge_base.load()
LAST = max(KNOWLEDGE.editions)
NOTICE = """\
name: จังหวัดตัวอย่าง
sources:
  P001: {title: หนังสือสั่งการ ที่ 12/2569, kind: หนังสือสั่งการ}
"""
OVERRIDES = "overrides:\n  M03-monitoring: หนังสือสั่งการให้ทุกมาตรการมีการกำกับติดตาม\n"
MONITORING = f"""\
id: M03-monitoring
title: มาตรการมีแนวทางกำกับติดตาม
why: จังหวัดกำหนด
kind: plan
since: 0.1.0
subject: measure
reads: [monitoring, steps]
must:
  - monitoring_where: {{one of: [column, steps, shared]}}
editions:
  2563-{LAST}: {{severity: fail}}
criterion: {{text: ทุกมาตรการมีการกำกับติดตาม, source: P001, mark: seen}}
words:
  expected: วิธีกำกับติดตาม
  message: มาตรการที่ {{{{ subject.number }}}} ไม่มีการกำกับติดตามตามที่จังหวัดสั่งการ
  fix: เพิ่มช่องกำกับติดตาม
"""
NEEDS_COVERED = MONITORING.replace("M03-monitoring", "X01-covered").replace("subject: measure", "subject: question")
NEEDS_COVERED = NEEDS_COVERED.replace("[monitoring, steps]", "[score]").replace("subject.number", "subject.code")
NEEDS_COVERED = NEEDS_COVERED.replace(
    "monitoring_where: {one of: [column, steps, shared]}", "{exists: covered, where: {code: subject.code}}"
)
CASES = """\
- {name: ก, outcome: pass, subject: {number: 1, monitoring_where: column}}
- {name: ข, outcome: fail, subject: {number: 1, monitoring_where: absent}}
- {name: ค, outcome: not_applicable}
"""


@pytest.fixture(scope="module")
def shipped() -> RuleBase:
    return load_rules(editions=KNOWLEDGE.editions, sources=KNOWLEDGE.sources, years=())


def _write(root: Path, notice: str = NOTICE + OVERRIDES, rule: str = MONITORING) -> Path:
    folder = root / "my-rules" / "plan" / rule.splitlines()[0].removeprefix("id: ")
    folder.mkdir(parents=True)
    (folder / "rule.yaml").write_text(rule, encoding="utf-8")
    (folder / "cases.yaml").write_text(CASES, encoding="utf-8")
    (root / "my-rules" / "overlay.yaml").write_text(notice, encoding="utf-8")
    return root / "my-rules"


def _load(folder: Path, beneath: RuleBase) -> Overlaid:
    return overlay.load(folder, beneath, KNOWLEDGE)


def test_an_override_takes_the_place_of_a_rule(tmp_path: Path, shipped: RuleBase) -> None:
    laid = _load(_write(tmp_path), shipped)
    assert laid.base.rules.keys() == shipped.rules.keys()
    assert laid.base.rules["M03-monitoring"].editions[2569].severity == "fail"
    assert shipped.rules["M03-monitoring"].editions[2569].severity == "advice"
    assert all(one.passed for one in cases(laid.base, ["M03"]))


def test_the_stamp_names_the_overlay(tmp_path: Path, shipped: RuleBase) -> None:
    laid = _load(_write(tmp_path / "a"), shipped)
    other = _load(_write(tmp_path / "b", rule=MONITORING + "# แก้\n"), shipped)
    assert laid.stamp.startswith("จังหวัดตัวอย่าง (")
    assert laid.stamp.endswith(") ใช้แทน M03 เพราะหนังสือสั่งการให้ทุกมาตรการมีการกำกับติดตาม")
    assert laid.base.overrides["M03-monitoring"].reason == "หนังสือสั่งการให้ทุกมาตรการมีการกำกับติดตาม"
    assert len({laid.base.sha256, other.base.sha256, shipped.sha256}) == 3
    assert laid.stamp != other.stamp


def test_a_rule_of_its_own_is_added_and_its_source_known(tmp_path: Path, shipped: RuleBase) -> None:
    laid = _load(_write(tmp_path, NOTICE, NEEDS_COVERED), shipped)
    assert laid.base.rules.keys() - shipped.rules.keys() == {"X01-covered"}
    assert laid.knowledge.sources["P001"].title == "หนังสือสั่งการ ที่ 12/2569"
    assert "P001" not in KNOWLEDGE.sources
    assert laid.base.files["X01-covered"].file.name == "my-rules/plan/X01-covered/rule.yaml"


def test_one_overlay_may_lie_on_another(tmp_path: Path, shipped: RuleBase) -> None:
    first = _load(_write(tmp_path / "a"), shipped)
    second = overlay.load(_write(tmp_path / "b", "name: อำเภอ\n", NEEDS_COVERED), first.base, first.knowledge)
    assert {"X01-covered"} == second.base.rules.keys() - shipped.rules.keys()
    assert second.base.rules["M03-monitoring"].title == "มาตรการมีแนวทางกำกับติดตาม"


@pytest.mark.parametrize(
    ("notice", "rule", "file", "line", "problem"),
    [
        (NOTICE, MONITORING, "plan/M03-monitoring/rule.yaml", 1, "กฎ M03-monitoring มีอยู่แล้วในชุดหลัก"),
        (
            NOTICE + OVERRIDES,
            MONITORING.replace("2563-", "2568-"),
            "plan/M03-monitoring/rule.yaml",
            10,
            "ขาด 2563–2567",
        ),
        (NOTICE + OVERRIDES.replace("M03", "M93"), NEEDS_COVERED, "overlay.yaml", 5, "ไม่มีกฎ M93-monitoring ในโฟลเดอร์นี้"),
        (NOTICE + "overrides: {X01-covered: ก}\n", NEEDS_COVERED, "overlay.yaml", 4, "ไม่มีกฎ X01-covered ในชุดหลัก"),
        (NOTICE.replace("P001", "S001") + OVERRIDES, MONITORING, "overlay.yaml", 3, "รหัสแหล่ง S001 มีอยู่แล้ว"),
        (OVERRIDES, MONITORING, "overlay.yaml", 1, "ขาด “name”"),
        ("nam: ก\n", MONITORING, "overlay.yaml", 1, "“name”"),
        (
            NOTICE,
            NEEDS_COVERED.replace("source: P001", "source: P002"),
            "plan/X01-covered/rule.yaml",
            12,
            "“P002”",
        ),
        (NOTICE, NEEDS_COVERED.replace("covered, where", "recommended, where"), "plan/X01-covered/rule.yaml", 9, ""),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(
    tmp_path: Path, shipped: RuleBase, notice: str, rule: str, file: str, line: int, problem: str
) -> None:
    with pytest.raises(YamlError) as error:
        _load(_write(tmp_path, notice, rule), shipped)
    assert (error.value.file, error.value.line) == (f"my-rules/{file}", line)
    assert problem in error.value.problem


def test_a_folder_without_notice_is_refused(tmp_path: Path, shipped: RuleBase) -> None:
    folder = _write(tmp_path)
    (folder / "overlay.yaml").unlink()
    with pytest.raises(YamlError, match=r"my-rules/overlay\.yaml: ไม่มีแฟ้มนี้"):
        _load(folder, shipped)


def test_an_overlay_is_linted_with_what_lies_beneath(tmp_path: Path, shipped: RuleBase) -> None:
    folder = _write(tmp_path, NOTICE, NEEDS_COVERED)
    laid = _load(folder, shipped)
    told = [finding.problem for finding in lint(folder, laid.knowledge, beneath=shipped)]
    assert not [problem for problem in told if "ไม่มีกฎใดของปีนี้สร้าง" in problem]


OWNED = MONITORING.replace("M03-monitoring", "X01-owned").replace("[monitoring, steps]", "[owners]")
OWNED = OWNED.replace("monitoring_where: {one of: [column, steps, shared]}", "owners: present")


@pytest.mark.parametrize(
    ("rule", "line", "problem"),
    [
        (OWNED, 8, f"กฎนี้ถูก M01-owner บังทั้งหมดในปี {LAST}"),
        (OWNED.replace("owners: present", "owners: missing"), 8, f"กฎนี้ขัดกับ M01-owner ในปี {LAST}"),
        (
            OWNED.replace("{severity: fail}", "{severity: advice}").replace(
                "ไม่มีการกำกับติดตามตามที่จังหวัดสั่งการ", "ไม่ได้ระบุผู้รับผิดชอบ"
            ),
            15,
            "ข้อความเหมือนกับของ M01-owner",
        ),
    ],
    ids=["shadowed", "contradicting", "same message"],
)
def test_an_overlay_is_held_against_what_lies_beneath(
    tmp_path: Path, shipped: RuleBase, rule: str, line: int, problem: str
) -> None:
    folder = _write(tmp_path, NOTICE, rule)
    found = lint(folder, _load(folder, shipped).knowledge, beneath=shipped)
    told = [(one.file, one.line) for one in found if problem in one.problem]
    assert told == [("my-rules/plan/X01-owned/rule.yaml", line)]


def test_a_rule_that_hides_a_shipped_one_is_noted(tmp_path: Path, shipped: RuleBase) -> None:
    stricter = OWNED.replace("owners: present", "owner_count: {at least: 2}\n  - owners: present")
    folder = _write(tmp_path, NOTICE, stricter)
    found = lint(folder, _load(folder, shipped).knowledge, beneath=shipped)
    notes = [one for one in found if one.weight == "note"]
    assert [one.file for one in notes] == ["my-rules/plan/X01-owned/rule.yaml"]
    assert f"กฎนี้บัง M01-owner ของชุดหลักทั้งหมดในปี {LAST} ถ้าตั้งใจให้เข้มกว่า" in notes[0].problem


@pytest.mark.parametrize("entry", ["severity: fail", "severity: fail, element: M3"])
def test_an_override_may_be_harder_than_its_element_by_a_criterion_of_its_own(
    tmp_path: Path, shipped: RuleBase, entry: str
) -> None:
    folder = _write(tmp_path, rule=MONITORING.replace("severity: fail", entry))
    laid = _load(folder, shipped)
    edition = KNOWLEDGE.edition(2569)
    assert laid.base.element("M03-monitoring", 2569) == shipped.element("M03-monitoring", 2569) == "M3"
    covered = {one.element.id: one for one in coverage((), edition, "plan", laid.base).elements}["M3"]
    assert "M03-monitoring" in covered.rules
    shown = show(laid.base, "M03", laid.knowledge)
    assert "ใช้แทนกฎหลัก เพราะหนังสือสั่งการให้ทุกมาตรการมีการกำกับติดตาม" in shown
    assert any(line.startswith(f"ปี 2563–{LAST}: ไม่ผ่าน – ทุกมาตรการมีการกำกับติดตาม (ที่มา: หนังสือสั่งการ") for line in shown)
    assert not [f for f in lint(folder, laid.knowledge, beneath=shipped) if "ข้อแนะนำ" in f.problem]


def test_an_override_without_a_criterion_is_not_harder_than_its_element(tmp_path: Path, shipped: RuleBase) -> None:
    rule = MONITORING.replace("severity: fail", "severity: fail, element: M3")
    rule = "".join(line for line in rule.splitlines(keepends=True) if not line.startswith("criterion:"))
    with pytest.raises(YamlError, match="หรือเขียน criterion ของตนเองที่กำหนดให้ต้องมี"):
        _load(_write(tmp_path, rule=rule), shipped)


def test_an_override_is_not_held_against_what_it_replaces(tmp_path: Path, shipped: RuleBase) -> None:
    folder = _write(tmp_path)
    told = [one.problem for one in lint(folder, _load(folder, shipped).knowledge, beneath=shipped)]
    assert not [problem for problem in told if "M03" in problem]


def test_an_overlay_begins_without_rules(tmp_path: Path, shipped: RuleBase) -> None:
    (tmp_path / "overlay.yaml").write_text(NOTICE, encoding="utf-8")
    laid = _load(tmp_path, shipped)
    assert laid.base.rules.keys() == shipped.rules.keys()
    assert laid.stamp == "จังหวัดตัวอย่าง (ยังไม่มีกฎ)"
    assert [(one.weight, "ยังไม่มีกฎ" in one.problem) for one in Desk(tmp_path).lint()] == [("note", True)]


@pytest.mark.parametrize(
    ("place", "problem"),
    [("plans", "ไม่รู้จักโฟลเดอร์ “plans” หมายถึง “plan” ใช่หรือไม่"), (".", "กฎต้องอยู่ในโฟลเดอร์ของชนิดเอกสาร (plan report")],
)
def test_rules_in_a_folder_that_is_no_room_are_told(
    tmp_path: Path, shipped: RuleBase, place: str, problem: str
) -> None:
    folder = _write(tmp_path, NOTICE, OWNED)
    (folder / "plan" / "X01-owned").rename(folder / "X01-owned")
    (folder / "plan").rmdir()
    if place != ".":
        (folder / place).mkdir()
        (folder / "X01-owned").rename(folder / place / "X01-owned")
    with pytest.raises(YamlError) as error:
        _load(folder, shipped)
    assert problem in error.value.problem
    assert problem in " ".join(one.problem for one in lint(folder, KNOWLEDGE, beneath=shipped))

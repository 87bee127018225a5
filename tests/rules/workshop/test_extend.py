"""A new edition takes over the rules of another, and everything else in their files stays as it is."""

import shutil
from pathlib import Path

import pytest

from knowledge import base as knowledge_base
from knowledge.base import Knowledge
from rules.base import load
from rules.workshop import test
from rules.workshop.extend import extend
from rules.workshop.findings import WorkshopError

ROOT = Path(__file__).parents[3]
EDITION = """\
year: 2570
based_on: 2569
threshold: {value: 90, mark: seen, sources: [S000]}
plan:
  same_as: 2569
  mark: seen
  sources: [S000]
  elements:
    M3: {missing: fail, mark: seen, sources: [S000]}
    T1: {missing: advice, mark: seen, sources: [S000]}
    A5: {mark: recall, missing: advice, sources: []}
"""
RULE = """\
# กฎสมมติ
id: M01-owner
title: มาตรการมีผู้รับผิดชอบ
why: ก
kind: plan
since: 0.1.0
subject: indicator
reads: [score]
given:
  - when: {score: present}
    otherwise: ไม่มีคะแนน
must:
  - score: {at least: edition.threshold}
editions:
  2567-2568: {severity: fail, element: M1} # ปีก่อน
  2569: {severity: fail, element: M1}
words:
  expected: ข
  message: ตัวชี้วัดที่ {{ subject.number }} ต่ำกว่าเกณฑ์
  fix: ค
"""
CASES = """\
# กรณี
- {name: ก, outcome: pass, subject: {number: 1, score: 85}}
- name: ข
  outcome: pass
  subject: {number: 1, score: 89.99}
- {name: ค, outcome: pass, subject: {number: 1, score: 90}}
- {name: ง, outcome: pass, edition: 2568, subject: {number: 1, score: 85}}
- {name: จ, outcome: fail, subject: {number: 1, score: 84}}
"""
YOUNG_CASES = "- {name: ก, outcome: pass, subject: {number: 1, score: 95}}\n"
M3, SOFT = "{severity: fail, element: M3}", "{severity: advice, element: M3}"


@pytest.fixture
def knowledge(tmp_path: Path) -> Knowledge:
    shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (tmp_path / "knowledge" / "editions" / "2570.yaml").write_text(EDITION, encoding="utf-8")
    return knowledge_base.read(tmp_path / "knowledge")


def _write(root: Path, rule: str = RULE, cases: str = CASES) -> Path:
    folder = root / "rules" / "plan" / "M01-owner"
    folder.mkdir(parents=True)
    (folder / "rule.yaml").write_text(rule, encoding="utf-8")
    (folder / "cases.yaml").write_text(cases, encoding="utf-8")
    return root / "rules"


def _editions(rules: Path) -> list[str]:
    lines = (rules / "plan" / "M01-owner" / "rule.yaml").read_text(encoding="utf-8").splitlines()
    return lines[lines.index("editions:") + 1 : lines.index("words:")]


def test_a_rule_is_taken_over_as_it_is(tmp_path: Path, knowledge: Knowledge) -> None:
    rules = _write(tmp_path)
    told = [one.told for one in extend(rules, 2569, 2570, knowledge)]
    assert told[0] == "ใช้ต่อในปี 2570 เหมือนปี 2569"
    assert _editions(rules)[1:] == ["  2569-2570: {severity: fail, element: M1}"]
    text = (rules / "plan" / "M01-owner" / "rule.yaml").read_text(encoding="utf-8")
    assert text.replace("2569-2570:", "2569:") == RULE


def test_cases_of_the_old_edition_get_its_year(tmp_path: Path, knowledge: Knowledge) -> None:
    rules = _write(tmp_path)
    told = extend(rules, 2569, 2570, knowledge)
    assert told[-1].told == "เขียนปี 2569 กำกับกรณีที่เป็นของปีนั้น: “ก” · “ข”"
    text = (rules / "plan" / "M01-owner" / "cases.yaml").read_text(encoding="utf-8")
    pinned = CASES.replace("{name: ก, outcome: pass,", "{name: ก, outcome: pass, edition: 2569,")
    assert text == pinned.replace("- name: ข\n  outcome: pass\n", "- name: ข\n  outcome: pass\n  edition: 2569\n")
    base = load(rules, editions=knowledge.editions, sources=knowledge.sources)
    assert all(one.passed for one in test.cases(base))
    assert extend(rules, 2569, 2570, knowledge) == []


@pytest.mark.parametrize(
    ("editions", "after"),
    [
        (["2569: {severity: advice, element: M3}"], ["2569: {severity: advice, element: M3}", f"2570: {M3}"]),
        (["2568: {severity: advice, element: M3}", "2569: {severity: advice, element: M3}"], ["2569-2570: " + SOFT]),
        (["2569: {severity: fail, element: T1}"], ["2570: {severity: advice, element: T1}"]),
        (["2569: {severity: fail, element: A5}"], ["2570: {severity: advice, element: A5}"]),
        (["2568-2569: {severity: fail, element: M1}"], ["2568-2570: {severity: fail, element: M1}"]),
        (["2569:", "  severity: fail", "  element: T1"], ["  element: T1", "2570: {severity: advice, element: T1}"]),
        (["2569:", "  severity: fail", "  element: M1"], ["2569-2570:", "  severity: fail", "  element: M1"]),
    ],
)
def test_a_rule_is_as_hard_as_its_element(
    tmp_path: Path, knowledge: Knowledge, editions: list[str], after: list[str]
) -> None:
    rules = _write(tmp_path, _with_editions(editions), YOUNG_CASES)
    extend(rules, 2569, 2570, knowledge)
    assert [line[2:] for line in _editions(rules)][-len(after) :] == after


def _with_editions(editions: list[str]) -> str:
    old = RULE[RULE.index("  2567-2568") : RULE.index("words:")]
    return RULE.replace(old, "".join(f"  {line}\n" for line in editions))


def test_an_edition_between_others_gets_a_line_of_its_own(tmp_path: Path, knowledge: Knowledge) -> None:
    rules = _write(tmp_path)
    extend(rules, 2568, 2570, knowledge)
    assert "  2570: {severity: fail, element: M1}" in _editions(rules)


def test_a_rule_on_an_element_that_is_gone_is_left_and_told(tmp_path: Path, knowledge: Knowledge) -> None:
    rules = _write(tmp_path, _with_editions(["2568: {severity: advice, element: A7}"]), YOUNG_CASES)
    told = extend(rules, 2568, 2570, knowledge)
    assert told[0].told == "เกณฑ์ปี 2570 ไม่มีองค์ประกอบ A7 ให้ระบุองค์ประกอบของปีนี้เอง"
    assert _editions(rules) == ["  2568: {severity: advice, element: A7}"]


def test_an_edition_must_be_there(tmp_path: Path, knowledge: Knowledge) -> None:
    with pytest.raises(WorkshopError, match="ยังไม่มีเกณฑ์ของปี 2571"):
        extend(_write(tmp_path), 2569, 2571, knowledge)


def test_editions_on_one_line_are_told(tmp_path: Path, knowledge: Knowledge) -> None:
    old = RULE[RULE.index("editions:") : RULE.index("words:")]
    rules = _write(tmp_path, RULE.replace(old, "editions: {2569: {severity: fail, element: M1}}\n"))
    with pytest.raises(WorkshopError, match=r"rule\.yaml บรรทัด 14: ให้เขียนแต่ละปีใต้ editions แยกบรรทัด"):
        extend(rules, 2569, 2570, knowledge)

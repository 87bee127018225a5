from pathlib import Path

import pytest

from knowledge.yaml_file import YamlError
from rules.cases import read_cases, run
from tests.rules.rulebook import DERIVING, RULE, load_base, write

_ANSWERED = "others: [{type: answers, measure: subject}]"


def _cases(root: Path, text: str, rule: str = RULE, id_: str = "M01-owner") -> list[str]:
    base = load_base(write(root, rule, f"plan/{id_}"))
    (root / "plan" / id_ / "cases.yaml").write_text(text, encoding="utf-8")
    cases = read_cases(base, id_)
    outcomes = {engine: [run(base, id_, case, engine) for case in cases] for engine in ("durable-rules", "reference")}
    assert outcomes["durable-rules"] == outcomes["reference"]
    return outcomes["reference"]


def test_each_case_is_run_with_its_keys_filled_in(tmp_path: Path) -> None:
    text = f"""
- {{name: ก, outcome: pass, subject: {{number: 1, owners: กองคลัง}}, {_ANSWERED}}}
- {{name: ข, outcome: fail, subject: {{number: 1, owners: }}, {_ANSWERED}}}
- {{name: ค, outcome: unreadable, subject: {{number: 1}}, unread: [owners], {_ANSWERED}}}
- {{name: ง, outcome: not_applicable, subject: {{number: 1}}, others: [{{type: measure}}, {{type: measure}}]}}
- {{name: จ, outcome: not_applicable, edition: 2568, document: {{plan_year: 2568}}}}
"""
    assert _cases(tmp_path, text) == ["pass", "fail", "unreadable", "not_applicable", "not_applicable"]


def test_without_a_subject_the_rule_says_what_that_means(tmp_path: Path) -> None:
    rule = RULE.replace("outcome: not_applicable", "outcome: unreadable")
    assert _cases(tmp_path, "[{name: ก, outcome: unreadable}]", rule) == ["unreadable"]


def test_a_deriving_rule_passes_where_it_derives(tmp_path: Path) -> None:
    rule = DERIVING.replace("derive:", "given:\n  - {when: {score: present}, otherwise: ก}\nderive:")
    text = "[{name: ก, outcome: pass, subject: {score: 84.5}}, {name: ข, outcome: not_applicable, subject: {}}]"
    assert _cases(tmp_path, text, rule, "D01-covered") == ["pass", "not_applicable"]


@pytest.mark.parametrize(
    ("case", "problem"),
    [
        ("{name: ก, outcome: pass, subject: {ownr: ข}}", "ไม่รู้จักช่อง “ownr” ของ measure หมายถึง “owners”"),
        ("{name: ก, outcome: pass, subject: {number: ข}}", "measure.number ต้องเป็นตัวเลข"),
        ("{name: ก, outcome: pass, others: [{type: answer}]}", "“answer” หมายถึง “answers” ใช่หรือไม่"),
        ("{name: ก, outcome: pass, others: [{type: measure}]}", "ต้องมี subject ด้วย"),
        ("{name: ก, outcome: pass, subject: {}, unread: [owner]}", "ไม่รู้จักช่อง “owner” ของ measure"),
        ("{name: ก, outcome: pass, edition: 2567}", "กฎนี้ไม่ใช้ในปี 2567"),
        ("{name: ก, outcome: passed}", "“outcome” ต้องเป็นหนึ่งใน"),
        ("{name: ก, outcome: pass, subjects: {}}", "ไม่รู้จัก “subjects”"),
    ],
)
def test_a_mistake_in_a_case_is_named_with_file_and_line(tmp_path: Path, case: str, problem: str) -> None:
    with pytest.raises(YamlError) as error:
        _cases(tmp_path / "rules", f"# ตัวอย่าง\n- {case}\n")
    assert problem in error.value.problem
    assert (error.value.file, error.value.line) == ("rules/plan/M01-owner/cases.yaml", 2)


def test_a_rule_without_cases_says_so(tmp_path: Path) -> None:
    with pytest.raises(YamlError, match=r"cases\.yaml: กฎนี้ยังไม่มีกรณีทดสอบ"):
        read_cases(load_base(write(tmp_path, RULE)), "M01-owner")

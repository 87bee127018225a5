"""A new rule is sound from the start, and says what its author has still to write."""

from dataclasses import replace
from pathlib import Path

import pytest

from features.workshop import new as new_feature
from features.workshop.lint import lint as lint_features
from knowledge import base as knowledge_base
from knowledge.base import Knowledge
from knowledge.schemas import REFERENCE
from rules.base import RuleBase, load
from rules.schema import SCHEMA
from rules.wording import VALUES
from rules.workshop.findings import WorkshopError
from rules.workshop.lint import lint
from rules.workshop.new import Bench, NewRule, create, free_code
from rules.workshop.questions import questions
from rules.workshop.sample_cases import text
from rules.workshop.test import cases

KNOWLEDGE = knowledge_base.load()
NEW = NewRule("M51-two-steps", "มาตรการมีอย่างน้อยสองขั้นตอน", "0.2.0", field="step_count", test="at least 2")
NEW = replace(NEW, years=(2568, 2569), element="M2")
WRITTEN = {"why": "ก", "expected": "สองขั้นตอน", "fix": "เพิ่มขั้นตอน", "message": "มาตรการที่ {{ subject.number }} มีขั้นเดียว"}
_TESTS = {
    "num": ("present", "is 3", "is not 3", "at least 2", "at most 2.5", "above 0", "below 85", "one of 1, 2"),
    "text": ("present", "is ก", "is not ก: ข", "one of ก, ข"),
    "code": ("present", "is {0}", "is not {0}", "one of {1}"),
    "bool": ("present", "true", "false"),
}


def _words(field: str) -> tuple[str, str]:
    """Return a word that a field may hold, and several."""
    words = list(VALUES.get(field, "abcd"))
    return words[0], ", ".join(words)


_ALL = [
    (subject, field, test.format(*_words(field)))
    for subject, fact in SCHEMA.items()
    if fact.is_subject
    for kind, field in {f.kind: name for name, f in fact.fields.items() if name != "key"}.items()
    for test in _TESTS[kind]
]
"""A field of each kind of each subject, with each test."""


def _load(root: Path, knowledge: Knowledge = KNOWLEDGE) -> RuleBase:
    return load(root, editions=knowledge.editions, sources=knowledge.sources)


def test_every_kind_of_rule_loads_and_passes_its_cases(tmp_path: Path) -> None:
    for number, (subject, field, test) in enumerate(_ALL):
        id_ = f"{chr(65 + number // 100)}{number % 100:02}-new"
        new = replace(NEW, id=id_, subject=subject, field=field, test=test, reads=(field,))
        create(new, tmp_path, KNOWLEDGE)
    alone = [RuleBase([file], KNOWLEDGE.editions, SCHEMA, "") for file in _load(tmp_path).files.values()]
    tried = [one for base in alone for one in cases(base)]
    assert len(tried) == 7 * len(_ALL)
    assert [one for one in tried if not one.passed] == []


def test_what_is_left_to_write_is_told_by_lint(tmp_path: Path) -> None:
    features = tmp_path / "features"
    create(NEW, tmp_path / "rules", KNOWLEDGE)
    path = new_feature.create(NEW, features)
    assert {f.line for f in lint(tmp_path / "rules", KNOWLEDGE, features)} == {4, 15, 16, 17}
    assert {"ยังเป็นข้อความตั้งต้น" in f.problem for f in lint_features([path])} == {True}


def test_a_rule_with_all_its_words_passes_lint(tmp_path: Path) -> None:
    new = replace(NEW, **WRITTEN, severity="fail")
    written = create(new, tmp_path / "rules", KNOWLEDGE)
    assert all(path.read_text(encoding="utf-8").startswith(f"{REFERENCE}../../schemas/") for path in written)
    assert (tmp_path / "rules" / "schemas" / "rule.schema.json").is_file()
    new_feature.create(new, tmp_path / "features")
    assert [path.name for path in written] == ["rule.yaml", "cases.yaml"]
    assert lint(tmp_path / "rules", KNOWLEDGE, tmp_path / "features") == []
    rule = _load(tmp_path / "rules").rules["M51-two-steps"]
    assert (rule.reads, rule.since, sorted(rule.editions)) == (["steps"], "0.2.0", [2568, 2569])


def test_a_missing_field_becomes_a_scenario_that_only_needs_its_words(tmp_path: Path) -> None:
    new = replace(NEW, field="owners", test="present", **WRITTEN)
    path = new_feature.create(new, tmp_path)
    assert "แต่ มาตรการที่ 1 ไม่มีผู้รับผิดชอบ\n" in path.read_text(encoding="utf-8")
    assert lint_features([tmp_path]) == []


def test_a_rule_may_rest_on_a_source(tmp_path: Path) -> None:
    create(replace(NEW, element="", source="S001", criterion="ต้องมี 2 ขั้นตอน: ขึ้นไป"), tmp_path, KNOWLEDGE)
    criterion = _load(tmp_path).rules["M51-two-steps"].criterion
    assert criterion
    assert (criterion.text, criterion.mark) == ("ต้องมี 2 ขั้นตอน: ขึ้นไป", "seen")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"id": "m51"}, "รหัสกฎต้องเป็นอักษรหนึ่งตัว"),
        ({"subject": "mesure"}, "หมายถึง “measure”"),
        ({"subject": "answers"}, "ไม่รู้จักชนิดข้อเท็จจริง “answers”"),
        ({"field": "stepcount"}, "หมายถึง “step_count”"),
        ({"reads": ("step",)}, "หมายถึง “steps”"),
        ({"test": "more than 2"}, "ไม่รู้จักเงื่อนไข “more than 2”"),
        ({"test": "at least two"}, "ต้องเทียบกับตัวเลข"),
        ({"test": "is สอง"}, "ต้องเทียบกับตัวเลข"),
        ({"years": (2599,)}, "ยังไม่มีเกณฑ์ของปี 2599"),
        ({"years": ()}, "กฎต้องบอกปีที่ใช้"),
        ({"element": "M99"}, "ไม่รู้จักองค์ประกอบ “M99” ของเกณฑ์ปี 2568"),
        ({"source": "S01"}, "หมายถึง “S001”"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, change: dict[str, object], problem: str) -> None:
    with pytest.raises(WorkshopError, match=problem):
        create(replace(NEW, **change), tmp_path, KNOWLEDGE)
    assert list(tmp_path.iterdir()) == []


def test_a_code_is_not_used_twice(tmp_path: Path) -> None:
    create(NEW, tmp_path, KNOWLEDGE)
    with pytest.raises(WorkshopError, match="รหัส M51 ใช้แล้วที่ M51-two-steps ให้ใช้รหัสอื่น เช่น M01"):
        create(replace(NEW, id="M51-again", kind="scores"), tmp_path, KNOWLEDGE)
    (tmp_path / "meanings.yaml").write_text("retired: {M01-owner: เลิกใช้}\n", encoding="utf-8")
    assert free_code(tmp_path, "M") == "M02"


def test_the_questions_lead_to_a_rule(tmp_path: Path) -> None:
    answers: dict[str, str] = {}
    for question in questions(Bench(tmp_path, KNOWLEDGE)):
        if question.asked(answers):
            choices = question.choices(answers)
            answers[question.name] = question.proposal(answers) or next(iter(choices), "ข้อความ")
            assert not choices or answers[question.name] in choices
    years = (int(answers.pop("years")),)
    create(NewRule(since="0.2.0", years=years, **answers), tmp_path, KNOWLEDGE)  # type: ignore[arg-type]
    assert list(_load(tmp_path).rules) == ["Q01-number"]


@pytest.mark.parametrize("words", ["ก", "ก: ข", "ก # ข", "{{ x }}", "'ก", "2568", "true", "", "ก, ข", "- ก", '“ก” "ข"'])
def test_words_are_written_so_that_they_read_the_same(words: str) -> None:
    from knowledge.yaml_file import parse

    assert parse(f"key: {text(words)}", "").data == {"key": words}
    assert parse(f"{{key: {text(words)}}}", "").data == {"key": words}

"""Mutants of the rule base: what is changed, who kills a few of them, and what survivors mean. `make mutants`."""

import pytest

from knowledge import base as knowledge_base
from knowledge import vocabulary
from knowledge.vocabulary import Vocabulary
from rules import base as rule_base
from rules.language import Comparison, Rule
from rules.workshop.mutation import equivalent, mutations
from tools.mutants import Mutant, all_mutants, judge, survivors

KNOWLEDGE = knowledge_base.load()
RULES = rule_base.load(editions=KNOWLEDGE.editions, sources=KNOWLEDGE.sources, years=()).rules
MUTANTS = {mutant.name: mutant for mutant in all_mutants()}
SAMPLE = {
    "M01-owner: must ข้อ 1 owners present → อีกอย่าง": "case",
    "C01-indicator-below-85: must ข้อ 1 where ตัด indicator": "case",
    "N01-question-below: given ข้อ 1 score below → at_most": "case",
    "M03-monitoring: ปี 2569–2569 เป็น fail": "load",
    "M01-owner: ปี 2563–2569 เป็น advice": "scenario",
    "เกณฑ์คะแนนปี 2568 เป็น 84.99": "case",
    "ไม่มีคำใน headers/16/words (owners)": "scenario",
    "ไม่มีคำใน scores/total_rows": "scenario",
}
MADE_UP = {
    "given": [
        {"when": {"score": {"below": 85}}, "otherwise": "ก"},
        {"when": {"exists": "question", "where": {"indicator": "subject.number", "score": 0}}, "otherwise": "ข"},
    ],
    "must": [{"name": "present"}, {"number": {"one of": [1, 2]}}],
}
DONE_TO_IT = [
    "ตัด given ข้อ 1",
    "given ข้อ 1 score below → at_least",
    "given ข้อ 1 score below → at_most",
    "given ข้อ 1 score below 85 → 84",
    "given ข้อ 1 score below 85 → 86",
    "ตัด given ข้อ 2",
    "given ข้อ 2 สลับ exists กับ no",
    "given ข้อ 2 where ตัด indicator",
    "given ข้อ 2 where indicator เท่ากับ → ไม่เท่ากับ",
    "given ข้อ 2 where ตัด score",
    "given ข้อ 2 where score เท่ากับ → ไม่เท่ากับ",
    "ตัด must ข้อ 1",
    "must ข้อ 1 name present → อีกอย่าง",
    "ตัด must ข้อ 2",
    "must ข้อ 2 number one of ตัด 1",
    "must ข้อ 2 number one of ตัด 2",
    "ปี 2563–2569 เป็น advice",
]


def _rule(**changes: object) -> Rule:
    words = {"expected": "ก", "message": "ข", "fix": "ค"}
    written = {"id": "X01-x", "title": "ก", "why": "ก", "kind": "plan", "since": "1", "subject": "indicator"}
    editions = {"2563-2569": {"severity": "fail"}}
    made = {**written, "reads": ["name"], "editions": editions, "words": words, **MADE_UP, **changes}
    return Rule.model_validate(made)


def test_one_thing_is_changed_at_a_time() -> None:
    rule = _rule()
    assert [what for what, _ in mutations(rule)] == DONE_TO_IT
    assert all(other != rule for _, other in mutations(rule))


@pytest.mark.parametrize(
    ("must", "same"),
    [
        ([{"name": "present"}, {"number": {"one of": [2, 1]}}], True),
        ([{"name": "present"}, {"number": {"one of": [1, 2, 3]}}], False),
        ([{"name": "present"}, {"number": "present"}, {"number": {"one of": [1, 2]}}], True),
        ([{"number": {"one of": [1, 2]}}], False),
    ],
)
def test_a_rule_that_says_the_same_is_no_mutant(must: list[object], same: bool) -> None:
    assert equivalent(_rule(), _rule(must=must), KNOWLEDGE) is same


def test_every_rule_threshold_and_list_of_words_has_mutants() -> None:
    assert {name.split(":")[0] for name in MUTANTS if ":" in name} == set(RULES)
    assert sum(name.startswith("เกณฑ์คะแนนปี") for name in MUTANTS) == 2 * len(KNOWLEDGE.editions)
    emptied = [name.removeprefix("ไม่มีคำใน ") for name in MUTANTS if name.startswith("ไม่มีคำใน")]
    assert {path.split("/")[0] for path in emptied} == set(Vocabulary.model_fields)
    assert sum(path.startswith("headers") for path in emptied) == len(vocabulary.load().headers)


@pytest.mark.parametrize(("name", "killer"), SAMPLE.items(), ids=range(len(SAMPLE)))
def test_a_sample_is_killed(name: str, killer: str) -> None:
    assert MUTANTS[name].killed_by(MUTANTS[name]) == killer


def test_every_reason_is_that_of_a_mutant() -> None:
    assert set(survivors()) <= set(MUTANTS)
    assert all(len(reason) > 20 for reason in survivors().values())


def test_a_comparison_keeps_its_other_limit() -> None:
    between = _rule(must=[{"score": {"at least": 1, "below": 3}}])
    changed = {what: rule.must[0] for what, rule in mutations(between)}
    assert "must ข้อ 1 score below → at_least" not in changed
    assert changed["must ข้อ 1 score below → at_most"] == {"score": Comparison(at_least=1, at_most=3)}


def _made_up(**killers: str | None) -> list[Mutant]:
    return [Mutant(name, (), lambda _mutant, killer=killer: killer) for name, killer in killers.items()]


@pytest.mark.parametrize(
    ("killers", "reasons", "passed", "told"),
    [
        ({"a": "case", "b": "load", "c": "scenario"}, {}, True, "แก้ให้ผิด 3 แบบ จับได้ 3 (100.0 %)"),
        ({**dict.fromkeys("abcdefghijklmnopqrs", "case"), "t": None}, {"t": "เพราะ"}, True, "จับได้ 19 (95.0 %)"),
        ({**dict.fromkeys("abcdefghijklmnopqrs", "case"), "t": None}, {}, False, "รอด 1"),
        ({"a": "case", "b": None}, {"b": "เพราะ"}, False, "(50.0 %)"),
        ({"a": "case"}, {"a": "เพราะ"}, False, "(100.0 %)"),
        ({}, {}, False, "แก้ให้ผิด 0 แบบ"),
    ],
)
def test_a_run_passes_where_survivors_are_few_and_explained(
    killers: dict[str, str | None], reasons: dict[str, str], passed: bool, told: str
) -> None:
    tally = judge(_made_up(**killers), reasons)
    assert tally.passed is passed
    assert told in str(tally)

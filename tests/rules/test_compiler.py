"""What single conditions of a rule mean, on both engines."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from rules.compiler import compile_rule
from rules.language import Rule
from rules.schema import SCHEMA, Fact
from rules.verdicts import Program, evaluate

_COMMON = {
    "id": "T01-test",
    "title": "ก",
    "why": "ข",
    "kind": "plan",
    "since": "0.1.0",
    "reads": ["key"],
    "editions": {"2568": {"severity": "fail"}},
    "words": {"expected": "ค", "message": "ง", "fix": "จ"},
}


def _states(subject: str, must: list[Any], facts: list[Fact], given: Any = (), more: list[Rule] | None = None) -> str:
    """Return the state of each subject in one letter: met, gap, idle, unsure, none."""
    rule = Rule.model_validate(
        {**_COMMON, "subject": subject, "must": must, "given": [{"when": g, "otherwise": "ฉ"} for g in given]}
    )
    parameters = {"threshold": Decimal(85), "plan_item": "O27"}
    program = Program([compile_rule(r, SCHEMA, parameters) for r in (rule, *(more or ()))], SCHEMA)
    by_engine = evaluate(program, facts, engine="durable-rules")
    assert by_engine.verdicts == evaluate(program, facts, engine="reference").verdicts
    return "".join(verdict.state[0] for verdict in by_engine.verdicts)


def _measure(number: int, **fields: Any) -> Fact:
    return Fact("measure", {"key": f"m{number}", "number": Decimal(number), **fields})


def _indicator(number: int, score: int) -> Fact:
    return Fact("indicator", {"key": f"i{number}", "number": Decimal(number), "score": Decimal(score)})


def _question(code: str, score: str = "80", **fields: Any) -> Fact:
    return Fact("question", {"key": code, "code": code, "score": Decimal(score), **fields})


_SCORES = [_question(f"I{n}", score) for n, score in enumerate(("84.99", "85", "85.01"))]


@pytest.mark.parametrize(
    ("test", "states"),
    [
        ({"below": "edition.threshold"}, "mgg"),
        ({"at most": "edition.threshold"}, "mmg"),
        ({"above": 85}, "ggm"),
        ({"at least": Decimal("85.00")}, "gmm"),
        ({"is": Decimal("85.0")}, "gmg"),
        ({"is not": "edition.threshold"}, "mgm"),
        ({"above": Decimal("84.99"), "below": Decimal("85.01")}, "gmg"),
        ({"one of": [Decimal("84.99"), Decimal("85.01"), 3]}, "mgm"),
        (85, "gmg"),
        ("present", "mmm"),
        ("missing", "ggg"),
    ],
)
def test_a_number_is_compared(test: Any, states: str) -> None:
    assert _states("question", [{"score": test}], _SCORES) == states


@pytest.mark.parametrize("test", ["edition.plan_item", {"is": "O27"}, {"one of": ["O27", "O28"]}, {"is not": "O28"}])
def test_a_word_is_compared(test: Any) -> None:
    assert _states("document", [{"item": test}], [Fact("document", {"key": "d", "item": " O27 "})]) == "m"


def test_the_words_present_and_missing_can_be_values() -> None:
    document = [Fact("document", {"key": "d", "level": "missing"})]
    assert _states("document", [{"level": {"is": "missing"}}], document) == "m"
    assert _states("document", [{"level": "missing"}], document) == "g"


def test_another_fact_is_found_by_what_it_shares() -> None:
    answers = [Fact("answers", {"measure": "m1", "indicator": Decimal(2)})]
    facts = [_measure(1), _measure(2), *answers]
    assert _states("measure", [{"exists": "answers", "where": {"measure": "subject.key"}}], facts) == "mg"
    assert _states("measure", [{"no": "answers", "where": {"measure": "subject.key"}}], facts) == "gm"


def test_another_fact_is_not_the_subject_itself() -> None:
    facts = [_measure(1, title="ก"), _measure(2, title="ข"), _measure(3, title="ข")]
    assert _states("measure", [{"no": "measure", "where": {"title": "subject.title"}}], facts) == "mgg"


def test_nothing_is_like_a_field_that_is_missing() -> None:
    facts = [_measure(1), _measure(2), _measure(3, title="ก")]
    assert _states("measure", [{"no": "measure", "where": {"title": "subject.title"}}], facts) == "mmm"
    assert _states("measure", [{"no": "measure", "where": {"title": {"is not": "subject.title"}}}], facts) == "mmm"
    assert _states("measure", [{"exists": "measure", "where": {"title": "subject.title"}}], facts) == "ggg"


@pytest.mark.parametrize(
    ("op", "states"),
    [("below", "gmg"), ("at most", "gmm"), ("above", "mgg"), ("at least", "mgm"), ("is", "ggm"), ("is not", "mmg")],
)
def test_the_subject_is_compared_with_a_fact_found_before(op: str, states: str) -> None:
    """As in `score: {below: whole.score}`, which is turned round for the engine."""
    must = [
        {"exists": "indicator", "as": "whole", "where": {"number": "subject.indicator"}},
        {"score": {op: "whole.score"}},
    ]
    questions = [_question(c, s, indicator=Decimal(1)) for c, s in (("I1", "90"), ("I2", "70"), ("I3", "80"))]
    assert _states("question", must, [*questions, _indicator(1, 80)]) == states


def test_no_fact_with_one_of_several_values() -> None:
    must = [{"no": "names", "where": {"measure": "subject.key", "code": {"one of": ["I1", "I2"]}}}]
    facts = [_measure(n) for n in (1, 2, 3)]
    facts += [Fact("names", {"measure": m, "code": c}) for m, c in (("m1", "I2"), ("m2", "I3"))]
    assert _states("measure", must, facts) == "gmm"


_LINKED: Mapping[str, Any] = {"exists": "answers", "as": "link", "where": {"measure": "subject.key"}}


def test_must_may_name_what_given_found() -> None:
    must = [{"exists": "indicator", "where": {"number": "link.indicator", "score": {"below": 85}}}]
    facts = [_measure(n) for n in (1, 2, 3)]
    facts += [Fact("answers", {"measure": f"m{n}", "indicator": Decimal(n)}) for n in (1, 2)]
    facts += [_indicator(1, 80), _indicator(2, 90)]
    assert _states("measure", must, facts, [_LINKED]) == "mgi"


def test_must_may_name_a_fact_that_given_found_by_way_of_another() -> None:
    given = [_LINKED, {"exists": "indicator", "as": "answered", "where": {"number": "link.indicator"}}]
    must = [{"exists": "question", "where": {"indicator": "answered.number"}}]
    facts = [_measure(1), Fact("answers", {"measure": "m1", "indicator": Decimal(1)}), _indicator(1, 80)]
    assert _states("measure", must, facts, given) == "g"
    assert _states("measure", must, [*facts, _question("I9", indicator=Decimal(2))], given) == "g"
    assert _states("measure", must, [*facts, _question("I1", indicator=Decimal(1))], given) == "m"


def test_what_given_says_of_a_fact_holds_where_must_names_it() -> None:
    """The measure answers indicators 1 and 2; `given` leaves only indicator 1, that no question is known of."""
    given = [_LINKED, {"no": "question", "where": {"indicator": "link.indicator"}}]
    must = [{"exists": "indicator", "where": {"number": "link.indicator", "score": {"below": 85}}}]
    facts = [_measure(1), *(Fact("answers", {"measure": "m1", "indicator": Decimal(n)}) for n in (1, 2))]
    facts += [_indicator(2, 80)]
    assert _states("measure", must, facts, given) == "m"
    assert _states("measure", must, [*facts, _question("I9", indicator=Decimal(2))], given) == "g"


def test_given_and_must_may_find_the_same_fact() -> None:
    given = [{"exists": "question", "where": {"indicator": "subject.number"}}]
    must = [{"exists": "question", "where": {"indicator": "subject.number", "score": {"below": 85}}}]
    facts = [Fact("indicator", {"key": "i", "number": Decimal(1)}), _question("I1", indicator=Decimal(1))]
    assert _states("indicator", must, facts, given) == "m"


def test_a_derived_fact_counts_in_other_rules() -> None:
    deriving = Rule.model_validate(
        {
            **{k: v for k, v in _COMMON.items() if k not in ("words", "reads")},
            "id": "D01-test",
            "subject": "question",
            "given": [{"when": {"exists": "names", "as": "by", "where": {"code": "subject.code"}}, "otherwise": "ช"}],
            "derive": {"fact": "covered", "fields": {"code": "subject.code", "by": "by.measure"}},
        }
    )
    facts = [_question("I1"), _question("I2"), Fact("names", {"code": "I2", "measure": "m1"})]
    for must, states in (("exists", "gm"), ("no", "mg")):
        condition = {must: "covered", "where": {"code": "subject.code"}}
        assert _states("question", [condition], facts, more=[deriving]) == states


def test_doubt_counts_only_where_the_rule_is_not_met_anyway() -> None:
    doubt = [Fact("unread", {"subject": f"m{n}", "field": "owners"}) for n in (1, 2, 4)]
    facts = [_measure(1, owners="ก"), _measure(2), _measure(3), Fact("measure", {"key": "m4"}), *doubt]
    rule = {**_COMMON, "subject": "measure", "reads": ["owners"], "must": [{"owners": "present"}]}
    rule["given"] = [{"when": {"number": "present"}, "otherwise": "ซ"}]
    program = Program([compile_rule(Rule.model_validate(rule), SCHEMA, {})], SCHEMA)
    for engine in ("durable-rules", "reference"):
        states = [verdict.state for verdict in evaluate(program, facts, engine=engine).verdicts]
        assert states == ["met", "unsure", "gap", "unsure"]


def test_doubt_about_another_field_or_subject_does_not_count() -> None:
    facts = [
        _measure(1),
        Fact("unread", {"subject": "m1", "field": "title"}),
        Fact("unread", {"subject": "m2", "field": "key"}),
    ]
    assert _states("measure", [{"owners": "present"}], facts) == "g"
    assert (
        _states("measure", [{"owners": "present"}], [*facts, Fact("unread", {"subject": "m1", "field": "key"})]) == "u"
    )


def test_without_a_subject_the_rule_still_answers() -> None:
    assert _states("measure", [{"owners": "present"}], []) == "n"

"""What goes to durable-rules stays within the part of its language that is safe (decision 0001)."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given

from rules.compiler import CompiledRule
from rules.productions import Emit, FieldTest, Join, Pattern, Production, Ref, stratify
from rules.ruleset import Ruleset, UnsafeError, ruleset
from rules.verdicts import Program
from tests.rules.random_rules import RULES, productions, rules, thorough

_KEEP = Emit("z", ())


def _patterns(made: Ruleset) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Yield the rule, the alias and the conditions of each pattern."""
    for name, rule in made.definitions.items():
        assert list(rule) == ["all"]
        for pattern in rule["all"]:
            ((alias, condition),) = pattern.items()
            assert list(condition) == ["$and"]
            yield name, alias, condition["$and"]


def _is_safe(made: Ruleset) -> None:
    on_shard: Counter[str] = Counter()
    for name, alias, conditions in _patterns(made):
        on_shard[conditions[0]["t"]] += 1
        joins = [c for c in conditions if _joined(c)]
        for condition in conditions:
            _is_plain(condition)
        if joins:
            assert conditions[-len(joins) :] == joins, "joins come last"
            assert list(conditions[-1]) == ["one"], "the last join is always true"
        if alias.endswith("$not"):
            first = made.definitions[name]["all"][0]
            assert list(first) == ["gate"], "absence waits for its gate"
    assert max(on_shard.values()) <= 60


def _joined(condition: dict[str, Any]) -> bool:
    ((operator, value),) = condition.items()
    operand = next(iter(value.values())) if operator in ("$neq", "$lt", "$lte", "$gt", "$gte") else value
    return isinstance(operand, dict) and operator not in ("$ex", "$nex")


def _is_plain(condition: dict[str, Any]) -> None:
    assert len(condition) == 1
    ((operator, value),) = condition.items()
    assert not operator.startswith("$") or operator in ("$ex", "$nex", "$neq", "$lt", "$lte", "$gt", "$gte")
    while isinstance(value, dict):
        assert len(value) == 1
        (value,) = value.values()
    assert isinstance(value, int) or len(value) <= 60


@thorough
@given(productions())
def test_random_productions_become_a_safe_ruleset(base: list[Production]) -> None:
    _is_safe(ruleset(stratify(base)))


@thorough
@given(rules())
def test_random_rules_become_a_safe_ruleset(compiled: list[CompiledRule]) -> None:
    _is_safe(ruleset(Program(compiled, RULES).productions))


def test_a_pattern_is_written_flat_with_its_guard_last() -> None:
    joins = (Join("k", "eq", Ref("m", "key")), Join("n", "lt", Ref("m", "n")))
    patterns = (Pattern("m", "a", (FieldTest("n", "gte", 5),)), Pattern("x", "b", (FieldTest("q", "missing"),), joins))
    made = ruleset([Production("R", patterns, _KEEP)])
    assert made.definitions["r0"]["all"] == [
        {"p0": {"$and": [{"t": "a#0"}, {"$gte": {"n": 5}}, {"$ex": {"key": 1}}, {"$ex": {"n": 1}}]}},
        {
            "p1": {
                "$and": [
                    {"t": "b#0"},
                    {"$nex": {"q": 1}},
                    {"$lt": {"n": {"p0": "n"}}},
                    {"k": {"p0": "key"}},
                    {"one": {"p0": "one"}},
                ]
            }
        },
    ]
    assert made.fields == {"a": {"n", "key"}, "b": {"q", "k", "n"}}


def test_texts_are_tokens() -> None:
    long = "ก" * 100_000
    made = ruleset([Production("R", (Pattern("m", "a", (FieldTest("owner", "ne", long),)),), _KEEP)])
    assert made.definitions["r0"]["all"] == [{"p0": {"$and": [{"t": "a#0"}, {"$neq": {"owner": "w0"}}]}}]
    assert made.words.tokens == {long: "w0"}


def test_patterns_of_one_production_share_a_shard() -> None:
    single = [Production("R", (Pattern("m", "a"),), _KEEP)] * 59
    pair = Production("R", (Pattern("m", "a"), Pattern("x", "a", joins=(Join("k", "eq", Ref("m", "k")),))), _KEEP)
    made = ruleset([*single, pair])
    assert made.shards["a"] == ["a#0", "a#1"]
    assert [conditions[0] for name, _, conditions in _patterns(made) if name == "r59"] == [{"t": "a#1"}] * 2


@pytest.mark.parametrize("names", [("field_a3eeb098b802", "field_cbca96bce317"), ("k", "sid"), ("k", "one")])
def test_fields_that_the_engine_cannot_tell_apart_are_refused(names: tuple[str, str]) -> None:
    tests = tuple(FieldTest(name, "present") for name in names)
    with pytest.raises(UnsafeError):
        ruleset([Production("R", (Pattern("m", "a", tests),), _KEEP)])


def test_more_productions_than_the_engine_holds_are_refused() -> None:
    with pytest.raises(UnsafeError):
        ruleset([Production("R", (Pattern("m", "a"),), _KEEP)] * 4001)

"""The engine and the reference evaluator run the same productions and must come to the same result."""

import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from decimal import Decimal
from itertools import permutations
from types import SimpleNamespace

import durable_rules_engine
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.engine import Engine, EngineError, NoEngineError
from rules.productions import Comparison, Conjunction, Emit, FieldTest, Join, Pattern, Production, Ref, stratify
from rules.records import canonical, records
from rules.reference import Reference
from rules.schema import Fact
from tests.rules.random_rules import PLAIN, SETS_PER_BASE, plain_facts, productions, thorough


@thorough
@given(productions(), st.lists(plain_facts, min_size=SETS_PER_BASE, max_size=SETS_PER_BASE))
def test_engine_and_reference_agree_on_random_productions(base: list[Production], sets: list[list[Fact]]) -> None:
    stratified = stratify(base)
    reference = Reference(stratified)
    with closing(Engine(stratified)) as engine:
        for facts in sets:
            given_facts = records(facts, PLAIN)
            assert engine.infer(given_facts) == reference.infer(given_facts)


_KEEP = Emit("z", (("k", Ref("m", "k")),))
_SAME_K = Join("k", "eq", Ref("m", "k"))


def _firings(patterns: Conjunction, facts: list[Fact]) -> list[tuple[int, ...]]:
    """Return the frames of one production, on which both evaluators must agree."""
    stratified = stratify([Production("R", patterns, _KEEP)])
    given_facts = records(facts, PLAIN)
    with closing(Engine(stratified)) as engine:
        result = engine.infer(given_facts)
    assert result == Reference(stratified).infer(given_facts)
    return [frame for _, frame in result.firings]


def _a(**fields: object) -> Fact:
    return Fact("a", {k: Decimal(v) if isinstance(v, int | float) else v for k, v in fields.items()})


def test_a_threshold_is_exact() -> None:
    below = (Pattern("m", "a", (FieldTest("score", "lt", 850000),)),)
    scores = [Decimal(s) for s in ("84.99", "84.9999", "85", "85.00", "85.0001")]
    assert _firings(below, [Fact("a", {"k": "K", "score": s}) for s in scores]) == [(0,), (1,)]


@pytest.mark.parametrize("op", ["eq", "ne", "lt", "lte", "gt", "gte"])
def test_no_comparison_holds_of_a_missing_field(op: Comparison) -> None:
    without = [_a(k="K")]
    assert _firings((Pattern("m", "a", (FieldTest("score", op, 850000),)),), without) == []
    joined = Pattern("x", "b", joins=(Join("score", op, Ref("m", "score")),))
    assert _firings((Pattern("m", "a"), joined), [*without, Fact("b", {"score": Decimal(1)})]) == []
    assert _firings((Pattern("m", "a"), joined), [_a(score=1), Fact("b", {"k": "K"})]) == []


def test_blank_text_is_missing() -> None:
    facts = [Fact("a", {"k": "K", "owner": "  \n"}), Fact("a", {"k": "K", "owner": "กองคลัง"}), Fact("a", {"k": "K"})]
    assert _firings((Pattern("m", "a", (FieldTest("owner", "missing"),)),), facts) == [(0,), (2,)]
    assert _firings((Pattern("m", "a", (FieldTest("owner", "present"),)),), facts) == [(1,)]


def test_absence_is_judged_when_all_facts_are_there() -> None:
    without = (Pattern("m", "a"), Pattern("x", "b", joins=(_SAME_K,), negated=True))
    facts = [Fact("a", {"k": "K1"}), Fact("a", {"k": "K2"}), Fact("b", {"k": "K1"})]
    for order in permutations(facts):
        assert [order[position] for (position,) in _firings(without, list(order))] == [Fact("a", {"k": "K2"})]


def test_a_fact_is_not_joined_with_itself() -> None:
    twice = (Pattern("m", "a"), Pattern("x", "a", joins=(_SAME_K,)))
    assert _firings(twice, [_a(k="K1"), _a(k="K2")]) == []
    assert _firings(twice, [_a(k="K1"), _a(k="K1")]) == [(0, 1), (1, 0)]
    alone = (Pattern("m", "a"), Pattern("x", "a", joins=(_SAME_K,), negated=True))
    assert _firings(alone, [_a(k="K1"), _a(k="K2"), _a(k="K2")]) == [(0,)]


def test_long_texts_are_told_apart_by_their_last_letter() -> None:
    long = "ก" * 100_000
    facts = [Fact("a", {"k": "K", "owner": long + "ก"}), Fact("b", {"owner": long + "ข"})]
    same = (Pattern("m", "a"), Pattern("x", "b", joins=(Join("owner", "eq", Ref("m", "owner")),)))
    assert _firings(same, facts) == []
    assert _firings(same, [*facts, Fact("b", {"owner": long + "ก"})]) == [(0, 2)]


@pytest.mark.parametrize("text", ['"', "\\", "a\nb", "\x00", '{"$and": 1}', "],[", "w0", "😀", "ก\u2028ข"])
def test_any_text_is_only_a_text(text: str) -> None:
    literal = Pattern("m", "a", (FieldTest("owner", "eq", canonical("text", text)),))
    assert _firings((literal,), [_a(k="K", owner=text), _a(k="K", owner=text + "x"), _a(k="w1", owner="w1")]) == [(0,)]


def test_a_fact_may_meet_any_number_of_conditions() -> None:
    every = [Production(f"R{n}", (Pattern("m", "a", (FieldTest("n", "gte", n),)),), _KEEP) for n in range(200)]
    facts = records([_a(k="K", n=1)], PLAIN)
    with closing(Engine(every)) as engine:
        assert len(engine.infer(facts).firings) == 200
        assert engine.infer(facts) == Reference(every).infer(facts)


def test_a_session_leaves_nothing_behind() -> None:
    both = stratify([Production("R", (Pattern("m", "a"), Pattern("x", "b", joins=(_SAME_K,))), _KEEP)])
    with closing(Engine(both)) as engine:
        for facts in ([_a(k="K")], [Fact("b", {"k": "K"})], [], [_a(k="K"), Fact("b", {"k": "K"})]):
            assert len(engine.infer(records(facts, PLAIN)).firings) == len(facts) // 2


def test_the_engine_recovers_from_a_run_that_does_not_end() -> None:
    pairs = [Production("R", (Pattern("m", "a"), Pattern("x", "b")), _KEEP)]
    many = records([_a(k="K")] * 40 + [Fact("b", {})] * 40, PLAIN)
    few = records([_a(k="K"), Fact("b", {})], PLAIN)
    with closing(Engine(pairs, most_firings=100)) as engine:
        for _ in range(50):
            with pytest.raises(EngineError, match="100 firings"):
                engine.infer(many)
            assert len(engine.infer(few).firings) == 1


def test_threads_take_turns() -> None:
    pairs = stratify([Production("R", (Pattern("m", "a"), Pattern("x", "b", joins=(_SAME_K,))), _KEEP)])
    sets = [records([_a(k="K")] * n + [Fact("b", {"k": "K"})], PLAIN) for n in range(20)]
    with closing(Engine(pairs)) as engine, ThreadPoolExecutor(4) as pool:
        assert [len(result.firings) for result in pool.map(engine.infer, sets * 5)] == list(range(20)) * 5


def test_a_closed_engine_says_so() -> None:
    engine = Engine([Production("R", (Pattern("m", "a"),), _KEEP)])
    engine.close()
    engine.close()
    with pytest.raises(EngineError, match="closed"):
        engine.infer([])


def test_a_fact_that_is_taken_for_another_stops_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    core, core_assert = SimpleNamespace(**vars(durable_rules_engine)), durable_rules_engine.assert_fact
    core.assert_fact = lambda handle, text: (2 * ("@begin" not in text), core_assert(handle, text)[1])
    monkeypatch.setitem(sys.modules, "durable_rules_engine", core)
    with closing(Engine([Production("R", (Pattern("m", "a"),), _KEEP)])) as engine, pytest.raises(EngineError):
        engine.infer(records([_a(k="K")], PLAIN))


def test_without_durable_rules_there_is_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    with pytest.raises(NoEngineError):
        Engine([])

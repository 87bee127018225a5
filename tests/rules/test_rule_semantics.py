"""A rule means the same in its text, in the reference evaluator and in the engine, and answers for every subject."""

from collections import Counter
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from rules.compiler import CompiledRule
from rules.records import records
from rules.schema import Fact
from rules.verdicts import Program, evaluate
from tests.rules.naive import Naive
from tests.rules.random_rules import PARAMETERS, RULES, SETS_PER_BASE, rule_facts, rules, thorough

sets_of_facts = st.lists(rule_facts, min_size=SETS_PER_BASE, max_size=SETS_PER_BASE)


@thorough
@given(rules(), sets_of_facts)
def test_engine_and_reference_agree_on_random_rules(compiled: list[CompiledRule], sets: list[list[Fact]]) -> None:
    program = Program(compiled, RULES)
    with closing(program.engine):
        for facts in sets:
            by_engine = evaluate(program, facts, engine="durable-rules")
            by_reference = evaluate(program, facts, engine="reference")
            assert by_engine.verdicts == by_reference.verdicts
            assert by_engine.facts == by_reference.facts
            assert by_engine.derived == by_reference.derived


@thorough
@given(rules(), rule_facts)
def test_no_rule_vanishes_and_none_answers_twice(compiled: list[CompiledRule], facts: list[Fact]) -> None:
    program = Program(compiled, RULES)
    checking = [c.rule for c in compiled if c.must]
    inference = program.reference.infer(records(facts, RULES))
    answers = Counter(
        (r.fields["rule"], r.fields["subject"])
        for r in inference.records
        if r.type in ("@met", "@unsure", "@gap", "@idle")
    )
    subjects = {rule.id: [f.fields["key"] for f in facts if f.type == rule.subject] for rule in checking}
    assert answers == Counter((rule, key) for rule, keys in subjects.items() for key in keys)
    verdicts = evaluate(program, facts, engine="reference").verdicts
    without = [v.rule for v in verdicts if v.state == "none"]
    assert without == [rule for rule, keys in subjects.items() if not keys]


@thorough
@given(rules(), rule_facts)
def test_compiled_rules_mean_what_their_text_says(compiled: list[CompiledRule], facts: list[Fact]) -> None:
    program = Program(compiled, RULES)
    evaluation = evaluate(program, facts, engine="reference")
    naive = Naive(records(evaluation.facts, RULES), PARAMETERS)
    written = {c.rule.id: c.rule for c in compiled}
    for verdict in evaluation.verdicts:
        if verdict.subject is not None:
            assert verdict.state == naive.state(written[verdict.rule], verdict.subject)

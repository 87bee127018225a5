"""Verdicts: their order, what they rest on, and who decided."""

import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from rules.engine import Engine, EngineError
from rules.inference import Inference
from rules.records import FactError, Record
from rules.schema import Fact
from rules.verdicts import Evaluation, Program, Verdict, evaluate
from rules.why import Because
from tests.rules.rulebook import DERIVING, RULE, load_base, write

_COVERED = RULE.replace("M01-owner", "C02-covered").replace("subject: measure", "subject: question")
_COVERED = (
    _COVERED[: _COVERED.index("given:")]
    + """\
given:
  - when: {score: present}
    otherwise: ก
  - when: {score: {below: edition.threshold}}
    otherwise: ข
must:
  - exists: covered
    as: by
    where: {code: subject.code}
  - exists: measure
    where: {key: by.by, owners: present, step_count: {at least: 2}}
  - no: names
    where: {code: subject.code, measure: by.by}
editions:
  2568: {severity: advice, element: A1}
words: {expected: ก, message: ข, fix: ค}
"""
)
_COVERED = _COVERED.replace("reads: [owners]", "reads: [score, code]")
_DERIVING = DERIVING.replace("{code: subject.code}", "{code: subject.code, by: link.measure}").replace(
    "derive:",
    "given:\n  - when: {exists: answers, as: link, where: {indicator: subject.indicator}}\n    otherwise: ก\nderive:",
)
_ONE, _TWO = Decimal(1), Decimal(2)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    write(tmp_path, RULE)
    write(tmp_path, _COVERED.replace("[owners]", "[score]"), "plan/C02-covered")
    write(tmp_path, _DERIVING, "plan/D01-covered")
    return load_base(tmp_path).program(2568, "plan")


def _question(code: str, **fields: Decimal) -> Fact:
    return Fact("question", {"key": code, "code": code, **fields})


def _evaluate(program: Program, *facts: Fact) -> Evaluation:
    by_engine = evaluate(program, facts, engine="durable-rules")
    by_reference = evaluate(program, facts, engine="reference")
    assert by_engine.verdicts == by_reference.verdicts
    assert by_engine.derived == by_reference.derived
    return by_engine


def _verdict(program: Program, *facts: Fact) -> Verdict:
    return next(v for v in _evaluate(program, *facts).verdicts if v.rule == "C02-covered")


def test_verdicts_stand_by_rule_and_then_in_the_order_of_the_facts(program: Program) -> None:
    facts = [_question("I9"), Fact("measure", {"key": "m2"}), _question("I1"), Fact("measure", {"key": "m1"})]
    order = [(v.rule, v.subject) for v in _evaluate(program, *facts).verdicts]
    assert order == [("C02-covered", 0), ("C02-covered", 2), ("M01-owner", 1), ("M01-owner", 3)]


def test_an_idle_rule_names_the_first_condition_that_fails(program: Program) -> None:
    assert _verdict(program, _question("I1")) == Verdict("C02-covered", "idle", 0, (Because(0, ("score",)),), 0)
    passing = _question("I1", score=Decimal(85))
    assert _verdict(program, passing) == Verdict("C02-covered", "idle", 0, (Because(0, ("score",)),), 1)


_LOW = _question("I1", score=Decimal(80), indicator=_ONE)
_LINK = Fact("answers", {"measure": "m1", "indicator": _ONE})


def test_a_gap_names_the_first_condition_that_fails_and_the_facts_looked_at(program: Program) -> None:
    assert _verdict(program, _LOW) == Verdict("C02-covered", "gap", 0, (Because(0, ("score", "code")),), 0)


def test_a_gap_names_the_fact_that_comes_nearest(program: Program) -> None:
    """Two measures answer the indicator: m0 has no owner, m1 has one but too few steps."""
    measures = [Fact("measure", {"key": "m0"}), Fact("measure", {"key": "m1", "owners": "ก", "step_count": _ONE})]
    other = Fact("answers", {"measure": "m0", "indicator": _ONE})
    nearest = _verdict(program, _LOW, other, _LINK, *measures)
    assert nearest.failed == 1
    assert nearest.because == (Because(0, ("score",)), Because(6, ("by",)), Because(4, ("step_count",)))


def test_a_gap_names_the_fact_that_should_not_be(program: Program) -> None:
    measure = Fact("measure", {"key": "m1", "owners": "ก", "step_count": _TWO})
    other = Fact("names", {"measure": "m2", "code": "I1"})
    unwanted = _verdict(program, _LOW, _LINK, measure, other, Fact("names", {"measure": "m1", "code": "I1"}))
    assert unwanted.failed == 2
    assert unwanted.because[-1] == Because(4, ("code", "measure"))


def test_a_rule_that_is_met_names_what_it_found(program: Program) -> None:
    met = _verdict(program, _LOW, _LINK, Fact("measure", {"key": "m1", "owners": "ก", "step_count": _TWO}))
    because = (Because(0, ("score", "code")), Because(3, ("code", "by")), Because(2, ("owners", "step_count")))
    assert met == Verdict("C02-covered", "met", 0, because)


def test_doubt_names_every_part_that_could_not_be_read(program: Program) -> None:
    unread = [Fact("unread", {"subject": "I1", "field": name}) for name in ("code", "score")]
    doubted = _verdict(program, _LOW, *unread)
    assert doubted.state == "unsure"
    assert {reason.fact for reason in doubted.because} == {1, 2}


def test_a_derived_fact_follows_the_given_ones_with_its_origin(program: Program) -> None:
    evaluation = _evaluate(program, _LOW, _LINK)
    assert evaluation.facts == (_LOW, _LINK, Fact("covered", {"code": "I1", "by": "m1"}))
    (derived,) = evaluation.derived
    assert (derived.fact, derived.rule) == (2, "D01-covered")
    assert derived.because == (Because(0, ("indicator",)), Because(1, ("indicator",)))


def test_the_engine_decides_where_there_is_one(program: Program) -> None:
    evaluation = evaluate(program, [_LOW])
    assert (evaluation.engine, evaluation.note) == ("durable-rules", "")


def test_without_an_engine_the_reference_evaluator_decides(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    evaluation = evaluate(program, [_LOW])
    assert (evaluation.engine, evaluation.note) == ("reference", "")
    with pytest.raises(EngineError):
        evaluate(program, [_LOW], engine="durable-rules")


def test_where_the_engine_fails_the_reference_evaluator_decides_and_says_so(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(engine: Engine, records: Sequence[Record]) -> Inference:
        raise EngineError("303")

    expected = evaluate(program, [_LOW, _LINK]).verdicts
    monkeypatch.setattr(Engine, "infer", fail)
    evaluation = evaluate(program, [_LOW, _LINK])
    assert (evaluation.engine, evaluation.verdicts) == ("reference", expected)
    assert "durable-rules ขัดข้อง (303)" in evaluation.note
    with pytest.raises(EngineError):
        evaluate(program, [_LOW], engine="durable-rules")


def test_a_fact_that_does_not_fit_the_schema_is_refused(program: Program) -> None:
    with pytest.raises(FactError, match="“scor” ของ question หมายถึง “score”"):
        evaluate(program, [_question("I1", scor=_ONE)])

"""Proofs: one for each outcome, resting on facts that go down to the document."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker.blocks import Place, Unread
from checker.check import check, shipped_rules
from checker.facts import facts
from checker.proof import Proof, Used, prove
from checker.submission import Submission
from knowledge import base
from rules.verdicts import evaluate
from tests.checker.plans import measure, whole

KNOWLEDGE, RULES = base.load(), shipped_rules()
QUESTIONS = [{"code": "I10", "score": "70.00", "indicator": 4}, {"code": "E1", "score": "70.00", "indicator": 6}]


def proofs(plan: Submission) -> list[Proof]:
    assert plan.edition
    edition = KNOWLEDGE.edition(plan.edition)
    known = facts(plan, edition, KNOWLEDGE)
    return list(prove(known, evaluate(RULES.program(edition.year, plan.kind), list(known)), RULES, edition))


def one(plan: Submission, rule: str, of: object) -> Proof:
    (found,) = (p for p in proofs(plan) if p.rule.id == rule and of in (p.subject.number, p.subject.code))
    return found


@pytest.mark.parametrize("plan", [whole(), whole(measures=[]), whole(2569, questions=QUESTIONS, analysis=[])])
def test_there_is_a_proof_for_each_outcome_in_order(plan: Submission) -> None:
    outcomes = check(plan, KNOWLEDGE, RULES).outcomes
    assert [(p.rule.id, p.subject) for p in proofs(plan)] == [(o.rule, o.subject) for o in outcomes]


def test_a_gap_names_the_field_and_where_it_was_read() -> None:
    place = Place(file="plan.docx", table=1, row=2, column=6, quote="-")
    plan = whole(measures=[measure(1, 4, owners=["-"], places={"owners": place}), measure(2, 9)])
    proof = one(plan, "M01-owner", 1)
    assert (proof.state, proof.failed) == ("gap", 0)
    (used,) = proof.used
    (field,) = used.fields
    assert (used.subject, field.name, field.value, field.place) == (proof.subject, "ผู้รับผิดชอบ", None, place)


def test_derived_facts_go_down_to_the_document() -> None:
    proof = one(whole(questions=QUESTIONS), "C02-question-below-85", "I10")
    covered = next(used for used in proof.used if used.rule)
    assert (covered.kind, covered.rule) == ("ข้อคำถามมีมาตรการรองรับ", "D01-covered-by-indicator")
    assert all(leaf.subject or leaf.kind == "มาตรการตอบตัวชี้วัด" for leaf in leaves(covered))
    assert {leaf.subject.code for leaf in leaves(covered) if leaf.subject} == {"I10"}


def leaves(used: Used) -> Iterator[Used]:
    for below in used.because:
        yield from leaves(below)
    if not used.because:
        yield used


def test_what_is_lacking_names_the_rules_that_could_give_it() -> None:
    proof = one(whole(questions=QUESTIONS), "C02-question-below-85", "E1")
    assert proof.state == "gap"
    assert [rule.id for rule in proof.sources] == ["D01-covered-by-indicator", "D02-covered-by-name"]
    assert [(p.name, p.value) for p in proof.parameters] == [("เกณฑ์คะแนน", 85)]


def test_a_doubt_tells_why() -> None:
    plan = whole()
    plan.unread.append(Unread(place=Place(), why="ภาพไม่ชัด", about="measures/1/owners"))
    plan.measures[0].owners = []
    proof = one(plan, "M01-owner", 1)
    assert proof.state == "unsure"
    assert [(used.subject, field.name, field.value) for used in proof.used for field in used.fields] == [
        (proof.subject, "ผู้รับผิดชอบ", "ภาพไม่ชัด")
    ]

"""From rules to productions.

For each subject a rule derives that it `concerns` the subject, that it `applies` (all of `given` hold), that it is
`met` (all of `must` hold as well) and that there is `doubt` (a field that it reads could not be read). From these,
three productions for the whole rule base derive the other states, so that each rule leaves each subject in exactly
one: met, unsure, gap or idle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rules.conditions import Stage, stages
from rules.inference import INTERNAL
from rules.language import Derive, Rule
from rules.productions import Conjunction, Emit, FieldTest, Join, Pattern, Production, Ref
from rules.schema import Schema
from rules.scope import Parameters, RuleError, Scope, mentioned

State = Literal["met", "unsure", "gap", "idle"]

CONCERNS, APPLIES, DOUBT = INTERNAL + "concerns", INTERNAL + "applies", INTERNAL + "doubt"
_KEY = Ref("subject", "key")
# The engine holds 16 patterns to a production and 29 comparisons to a pattern; nobody can read a rule half as long.
_MOST_PATTERNS, _MOST_COMPARISONS, _MOST_PRODUCTIONS = 8, 12, 64


@dataclass(frozen=True)
class CompiledRule:
    """A rule in one edition; the stages of `given` and `must` tell why it did not fire."""

    rule: Rule
    given: tuple[Stage, ...]
    must: tuple[Stage, ...]
    productions: tuple[Production, ...]


def compile_rule(rule: Rule, schema: Schema, parameters: Parameters) -> CompiledRule:
    """Compile a rule for the edition with these parameters. Raise RuleError at the first mistake."""
    scope = Scope(schema, parameters)
    scope.name("subject", rule.subject, ("subject",))
    if not schema[rule.subject].is_subject:
        raise RuleError(("subject",), f"กฎตรวจ {rule.subject} ไม่ได้ เพราะไม่มีรหัสอ้างอิงของตนเอง")
    subject = Pattern("subject", rule.subject)
    given = tuple(stages(scope, ((subject,),), ((("given", i, "when"), g.when) for i, g in enumerate(rule.given))))
    applicable = given[-1].conjunctions if given else ((subject,),)
    if rule.derive:
        emit = _derived(rule.derive, scope)
        return CompiledRule(rule, given, (), _bounded(Production(rule.id, c, emit) for c in applicable))
    must = tuple(stages(scope, _start(rule, applicable), ((("must", i), c) for i, c in enumerate(rule.must))))
    productions = [
        Production(rule.id, (subject,), _about(rule, CONCERNS)),
        *(Production(rule.id, c, _about(rule, APPLIES)) for c in applicable),
        *(Production(rule.id, _where_applies(rule, c), _about(rule, state_type("met"))) for c in must[-1].conjunctions),
        *_doubts(rule, scope),
    ]
    return CompiledRule(rule, given, must, _bounded(productions))


def _start(rule: Rule, applicable: Iterable[Conjunction]) -> tuple[Conjunction, ...]:
    """Where `must` begins: the subject, and what `given` says of the facts that `must` names."""
    named = set(mentioned(rule.must)) - {"subject"}
    return tuple(dict.fromkeys((Pattern("subject", rule.subject), *_linked(c[1:], named)) for c in applicable))


def _linked(patterns: Conjunction, named: set[str]) -> Conjunction:
    """Return the patterns that are joined to the named ones, directly or by way of others, but for the subject."""
    links = [{p.alias, *(join.to.alias for join in p.joins)} - {"subject"} for p in patterns]
    for _ in patterns:
        named = named.union(*(link for link in links if link & named))
    return tuple(p for p, link in zip(patterns, links, strict=True) if link & named)


def _where_applies(rule: Rule, conjunction: Conjunction) -> Conjunction:
    applies = Pattern(APPLIES, APPLIES, (FieldTest("rule", "eq", rule.id),))
    subject = replace(conjunction[0], joins=(Join("key", "eq", Ref(APPLIES, "subject")),))
    return (applies, subject, *conjunction[1:])


def _doubts(rule: Rule, scope: Scope) -> Iterator[Production]:
    concerned = Pattern(CONCERNS, CONCERNS, (FieldTest("rule", "eq", rule.id),))
    for number, name in enumerate(rule.reads):
        scope.field_of(rule.subject, name, ("reads", number))
        join = Join("subject", "eq", Ref(CONCERNS, "subject"))
        unread = Pattern("unread", "unread", (FieldTest("field", "eq", name),), (join,))
        yield Production(rule.id, (concerned, unread), _about(rule, DOUBT, join.to))


def _about(rule: Rule, fact_type: str, subject: Ref = _KEY) -> Emit:
    return Emit(fact_type, (("rule", rule.id), ("subject", subject)))


def _derived(derive: Derive, scope: Scope) -> Emit:
    if not scope.fact_type(derive.fact, ("derive", "fact")).emitted:
        raise RuleError(("derive", "fact"), f"กฎสร้าง {derive.fact} ไม่ได้ เพราะเป็นข้อเท็จจริงที่มาจากเอกสาร")
    fields = []
    for name, value in derive.fields.items():
        path = ("derive", "fields", name)
        fields.append((name, scope.value(value, name, scope.field_of(derive.fact, name, path).kind, path)))
    return Emit(derive.fact, tuple(fields))


def _bounded(productions: Iterable[Production]) -> tuple[Production, ...]:
    bounded = tuple(dict.fromkeys(productions))
    longest = max(len(p.patterns) for p in bounded)
    widest = max(len(pattern.comparisons) for p in bounded for pattern in p.patterns)
    if longest > _MOST_PATTERNS or widest > _MOST_COMPARISONS or len(bounded) > _MOST_PRODUCTIONS:
        raise RuleError((), "กฎยาวเกินไป ให้แบ่งเป็นหลายกฎ หรือคำนวณบางส่วนไว้เป็นข้อเท็จจริงก่อน")
    return bounded


def state_type(state: State) -> str:
    """Return the type of the facts that say in which state a rule leaves a subject."""
    return INTERNAL + state


def _state(state: State, of: str, *unless: str) -> Production:
    """Every rule and subject `of` a kind, unless there is a fact of the other kinds about them."""
    refs = {name: Ref("it", name) for name in ("rule", "subject")}
    joins = tuple(Join(name, "eq", ref) for name, ref in refs.items())
    without = (Pattern(f"no{n}", fact_type, joins=joins, negated=True) for n, fact_type in enumerate(unless))
    return Production(state, (Pattern("it", of), *without), Emit(state_type(state), tuple(refs.items())))


STATES = (
    _state("unsure", DOUBT, state_type("met")),
    _state("gap", APPLIES, state_type("met"), DOUBT),
    _state("idle", CONCERNS, APPLIES, DOUBT),
)
"""The productions that every rule base ends with."""

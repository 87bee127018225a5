"""What each outcome rests on: the facts that decided, where each was read, and those that rules derived on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from checker.blocks import Place
from checker.facts import Facts, Known, Subject
from knowledge.model import Edition
from rules.base import RuleBase
from rules.checks import parameters
from rules.compiler import State
from rules.language import Rule
from rules.schema import SCHEMA, Fact, Value
from rules.verdicts import Derived, Evaluation, Verdict
from rules.why import Because
from rules.wording import PARAMETERS, VALUES


@dataclass(frozen=True)
class Looked:
    """A field that was looked at: its name in Thai, its value (None: it has none) and where it was read."""

    name: str
    value: Value | Subject | None
    place: Place = field(default_factory=Place)


@dataclass(frozen=True)
class Used:
    """A fact that decided: its kind in Thai, what it is about, and the fields that were looked at.

    Where a rule derived it, `rule` says which one and `because` from what.
    """

    kind: str
    subject: Subject | None
    fields: tuple[Looked, ...]
    rule: str = ""
    because: tuple[Used, ...] = ()


@dataclass(frozen=True)
class Proof:
    """Why a rule says what it says of a subject; `state` and `failed` are those of `rules.verdicts.Verdict`.

    `parameters` are those of the edition that its conditions name. `sources` are the rules that could have derived a
    fact which the failed condition looks for in vain.
    """

    rule: Rule
    subject: Subject
    state: State | Literal["none"]
    failed: int | None
    used: tuple[Used, ...]
    parameters: tuple[Looked, ...] = ()
    sources: tuple[Rule, ...] = ()


def prove(known: Facts, evaluation: Evaluation, rules: RuleBase, edition: Edition) -> Iterator[Proof]:
    """Yield the proof of each verdict, in the order of the outcomes of `checker.outcome_writer`."""
    facts = _Facts(known, evaluation)
    for verdict in evaluation.verdicts:
        rule = rules.rules[verdict.rule]
        subject = known.subjects[verdict.subject or 0].subject
        used = tuple(map(facts.used, verdict.because))
        named, sources = tuple(_parameters(rule, edition)), tuple(_sources(rule, verdict, rules))
        yield Proof(rule, subject, verdict.state, verdict.failed, used, named, sources)


def _parameters(rule: Rule, edition: Edition) -> Iterator[Looked]:
    conditions = rule.model_dump_json(include={"given": {"__all__": {"when"}}, "must": True})
    for name, value in parameters(edition).items():
        if f'"edition.{name}"' in conditions:
            yield Looked(PARAMETERS[name], Decimal(value) if isinstance(value, int) else value)


def _in_thai(field: str, value: Value | None) -> Value | None:
    """Return the value of a field; the short words that some fields hold are told in Thai."""
    return VALUES.get(field, {}).get(str(value), value)


def _sources(rule: Rule, verdict: Verdict, rules: RuleBase) -> Iterator[Rule]:
    if verdict.failed is None:
        return
    condition = rule.must[verdict.failed] if verdict.state == "gap" else rule.given[verdict.failed].when
    wanted = getattr(condition, "exists", None)
    yield from (other for other in rules.rules.values() if other.derive and other.derive.fact == wanted)


class _Facts:
    """The facts of an evaluation, in its order: those about subjects, links and unread parts, then derived ones."""

    def __init__(self, known: Facts, evaluation: Evaluation) -> None:
        self._known, self._facts = known, evaluation.facts
        self._derived: Mapping[int, Derived] = {d.fact: d for d in evaluation.derived}
        self._subjects: Mapping[Value, Known] = {k.fact.fields["key"]: k for k in known.subjects}

    def used(self, because: Because) -> Used:
        """Return a fact that decided, and down to the document what it was derived from."""
        fact = self._facts[because.fact]
        if because.fact < len(self._known.subjects):
            return self._of_subject(self._known.subjects[because.fact], because)
        if fact.type == "unread":
            return self._unread(fact)
        derived = self._derived.get(because.fact)
        below = tuple(map(self.used, derived.because)) if derived else ()
        fields = tuple(self._linked(fact, name) for name in fact.fields)
        return Used(SCHEMA[fact.type].thai, None, fields, derived.rule if derived else "", below)

    def _of_subject(self, known: Known, because: Because) -> Used:
        names = SCHEMA[known.fact.type].fields
        fields = (Looked(names[n].thai, _in_thai(n, known.fact.fields.get(n)), known.where(n)) for n in because.fields)
        return Used(SCHEMA[known.fact.type].thai, known.subject, tuple(fields))

    def _linked(self, fact: Fact, name: str) -> Looked:
        value = fact.fields[name]
        known = self._subjects.get(value)
        thai = SCHEMA[fact.type].fields[name].thai
        return Looked(thai, known.subject, known.place) if known else Looked(thai, value)

    def _unread(self, fact: Fact) -> Used:
        key, name = str(fact.fields["subject"]), str(fact.fields["field"])
        known = self._subjects[key]
        field = Looked(SCHEMA[known.fact.type].fields[name].thai, self._known.whys[key, name], known.where(name))
        return Used(SCHEMA["unread"].thai, known.subject, (field,))

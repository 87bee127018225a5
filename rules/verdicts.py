"""What the rules say of a set of facts: for each rule and each subject exactly one verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

from rules.compiler import APPLIES, DOUBT, STATES, CompiledRule, State, state_type
from rules.engine import Engine, EngineError, NoEngineError
from rules.inference import INTERNAL, Inference, emitted, identity
from rules.productions import Production, stratify
from rules.records import Canonical, Record, fact, records
from rules.reference import Facts, Reference
from rules.schema import Fact, Schema
from rules.why import Because, looked_at, merged, why_not

EngineName = Literal["durable-rules", "reference"]

_MET = state_type("met")
_STATE_OF = {state_type(state): state for state in get_args(State)}
_RESTS_ON: Mapping[State, tuple[str, ...]] = {
    "met": (APPLIES, _MET),
    "unsure": (DOUBT,),
    "gap": (APPLIES,),
    "idle": (),
}


@dataclass(frozen=True)
class Verdict:
    """The state in which one rule leaves one subject, given by its position among the facts.

    `met`: the rule holds. `gap`: it applies and does not hold. `unsure`: a field that it reads could not be read.
    `idle`: it does not apply. `none`: there is no subject at all. `because` names the facts and fields that decided,
    `failed` the first condition of `must` (gap) or of `given` (idle), by position, that does not hold.
    """

    rule: str
    state: State | Literal["none"]
    subject: int | None
    because: tuple[Because, ...] = ()
    failed: int | None = None


@dataclass(frozen=True)
class Derived:
    """A fact that a rule derived, by position, and what it was derived from."""

    fact: int
    rule: str
    because: tuple[Because, ...]


@dataclass(frozen=True)
class Evaluation:
    """The verdicts, by rule and then by subject; `facts` are those given, then those that rules derived.

    `engine` is the one that decided; `note` says in Thai why it was not the one asked for.
    """

    verdicts: tuple[Verdict, ...]
    facts: tuple[Fact, ...]
    derived: tuple[Derived, ...]
    engine: EngineName
    note: str = ""


class Program:
    """Compiled rules that are run together, ready for both engines."""

    def __init__(self, rules: Sequence[CompiledRule], schema: Schema) -> None:
        """Put the rules together. Raise CircularError where they derive facts from each other in a circle."""
        self.rules = tuple(sorted(rules, key=lambda compiled: compiled.rule.id))
        self.schema = schema
        self.productions = stratify([*(p for compiled in self.rules for p in compiled.productions), *STATES])
        self.reference = Reference(self.productions)
        self.seen = tuple(_seen(production) for production in self.productions)
        """For each production the aliases of facts that a proof can show, with the fields that it compares."""

    @cached_property
    def engine(self) -> Engine:
        """The durable-rules engine of these rules. Raise EngineError where there is none."""
        return Engine(self.productions)


def _seen(production: Production) -> list[tuple[str, tuple[str, ...]]]:
    visible = (p for p in production.patterns if not (p.negated or p.type.startswith(INTERNAL)))
    return [(p.alias, looked_at(p, production.patterns)) for p in visible]


def evaluate(program: Program, facts: Sequence[Fact], *, engine: EngineName | Literal["auto"] = "auto") -> Evaluation:
    """Return what the rules say of the facts. Raise FactError where a fact does not fit the schema.

    `auto` asks durable-rules, and the reference evaluator where there is none or it fails; a named engine that
    fails raises EngineError.
    """
    given = records(facts, program.schema)
    inference, decided_by, note = _infer(program, given, engine)
    reading = _Reading(program, inference, len(given))
    derived = tuple(reading.derived())
    known = (*facts, *(fact(r) for r in inference.records[len(given) : len(given) + len(derived)]))
    return Evaluation(tuple(reading.verdicts()), known, derived, decided_by, note)


def _infer(
    program: Program, given: Sequence[Record], engine: EngineName | Literal["auto"]
) -> tuple[Inference, EngineName, str]:
    note = ""
    if engine != "reference":
        try:
            return program.engine.infer(given), "durable-rules", note
        except EngineError as problem:
            if engine != "auto":
                raise
            if not isinstance(problem, NoEngineError):
                note = f"durable-rules ขัดข้อง ({problem}) จึงตรวจด้วยเครื่องตัดสินสำรอง ซึ่งใช้กฎชุดเดียวกัน"
    return program.reference.infer(given), "reference", note


class _Reading:
    """The result of a run, read rule by rule and subject by subject."""

    def __init__(self, program: Program, inference: Inference, given: int) -> None:
        self._program, self._given = program, given
        self._records = inference.records
        self._facts = Facts(inference.records)
        self._states: dict[tuple[Canonical, Canonical], State] = {
            (r.fields["rule"], r.fields["subject"]): _STATE_OF[r.type] for r in inference.records if r.type in _STATE_OF
        }
        self._origins: dict[object, _Origin] = {}
        for number, frame in inference.firings:
            self._trace(number, frame)

    def _trace(self, number: int, frame: tuple[int, ...]) -> None:
        """Keep what the first firing for a fact looked at, and every firing for a doubt."""
        production = self._program.productions[number]
        bound = dict(zip(production.aliases, frame, strict=True))
        fired = emitted(production.emit, bound, self._records)
        origin = self._origins.setdefault(identity(fired), _Origin(production.rule))
        if not origin.because or fired.type == DOUBT:
            origin.because += [Because(bound[alias], fields) for alias, fields in self._program.seen[number]]

    def derived(self) -> Iterator[Derived]:
        """Yield the facts that rules derived for other rules."""
        for position, record in enumerate(self._records[self._given :], self._given):
            if not record.type.startswith(INTERNAL):
                origin = self._origins[identity(record)]
                yield Derived(position, origin.rule, merged(origin.because))

    def verdicts(self) -> Iterator[Verdict]:
        """Yield the verdicts of the rules that check something."""
        for compiled in self._program.rules:
            if compiled.must:
                subjects = self._facts.of(compiled.rule.subject)
                yield from (self._verdict(compiled, i) for i in subjects)
                if not subjects:
                    yield Verdict(compiled.rule.id, "none", None)

    def _verdict(self, compiled: CompiledRule, subject: int) -> Verdict:
        rule, key = compiled.rule.id, self._records[subject].fields["key"]
        state = self._states[rule, key]
        origins = [identity(Record(t, {"rule": rule, "subject": key})) for t in _RESTS_ON[state]]
        because = [reason for origin in origins for reason in self._origins[origin].because]
        if state not in ("gap", "idle"):
            return Verdict(rule, state, subject, merged(because))
        failure = why_not(compiled.must if state == "gap" else compiled.given, self._facts, subject)
        assert failure
        return Verdict(rule, state, subject, merged([*because, *failure.because]), failure.condition)


@dataclass
class _Origin:
    rule: str
    because: list[Because] = field(default_factory=list)

"""The productions in plain Python: the oracle of the engine's tests, its stand-in, and the answer to "why not"."""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from rules.inference import Firing, Inference, Memory
from rules.productions import Conjunction, FieldTest, Join, Pattern, Production
from rules.records import Canonical, Record

_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lte": operator.le,
    "gt": operator.gt,
    "gte": operator.ge,
}
Bound = dict[str, int]


class Facts:
    """Records that can be looked up by type and by the value of a field."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records: list[Record] = []
        self._by_type: dict[str, list[int]] = defaultdict(list)
        self._by_value: dict[tuple[str, str], dict[Canonical, list[int]]] = {}
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        """Add a record."""
        position = len(self.records)
        self.records.append(record)
        self._by_type[record.type].append(position)
        for name, value in record.fields.items():
            if (record.type, name) in self._by_value:
                self._by_value[record.type, name][value].append(position)

    def of(self, fact_type: str) -> Sequence[int]:
        """Return the positions of all records of a type."""
        return self._by_type.get(fact_type, ())

    def where(self, fact_type: str, field: str, value: Canonical | None) -> Sequence[int]:
        """Return the positions of the records of a type with this value; none has the value None."""
        if (fact_type, field) not in self._by_value:
            index = self._by_value[fact_type, field] = defaultdict(list)
            for position in self.of(fact_type):
                if field in self.records[position].fields:
                    index[self.records[position].fields[field]].append(position)
        return self._by_value[fact_type, field].get(value, ()) if value is not None else ()


class _Step(NamedTuple):
    pattern: Pattern
    joined: tuple[str, ...]
    """The fields of this fact that later patterns join to."""
    equal: tuple[FieldTest | Join, ...]
    """The equalities to look candidates up by."""


def _steps(patterns: Conjunction) -> tuple[_Step, ...]:
    joined: dict[str, dict[str, None]] = defaultdict(dict)
    for pattern in patterns:
        for join in pattern.joins:
            joined[join.to.alias][join.to.field] = None
    return tuple(_Step(p, tuple(joined[p.alias]), tuple(c for c in p.comparisons if c.op == "eq")) for p in patterns)


def bindings(patterns: Conjunction, facts: Facts, fixed: Bound | None = None) -> Iterator[Bound]:
    """Yield every way to bind the positive patterns; `fixed` narrows aliases to one fact each."""
    return _solve(_steps(patterns), facts, fixed or {}, {})


def _solve(steps: Sequence[_Step], facts: Facts, fixed: Bound, bound: Bound) -> Iterator[Bound]:
    if not steps:
        yield dict(bound)
        return
    step, rest = steps[0], steps[1:]
    fitting = (i for i in _candidates(step, facts, fixed, bound) if _fits(step, facts, i, bound))
    if step.pattern.negated:
        if next(fitting, None) is None:
            yield from _solve(rest, facts, fixed, bound)
        return
    for i in fitting:
        bound[step.pattern.alias] = i
        yield from _solve(rest, facts, fixed, bound)
        del bound[step.pattern.alias]


def _candidates(step: _Step, facts: Facts, fixed: Bound, bound: Bound) -> Sequence[int]:
    """Return the facts to try: those that one of the equalities leaves, where there is one."""
    pattern = step.pattern
    if pattern.alias in fixed:
        return (fixed[pattern.alias],)
    if not step.equal:
        return facts.of(pattern.type)
    return min((facts.where(pattern.type, c.field, _value(c, facts, bound)) for c in step.equal), key=len)


def _fits(step: _Step, facts: Facts, position: int, bound: Bound) -> bool:
    record = facts.records[position]
    return (
        record.type == step.pattern.type
        and position not in bound.values()
        and all(holds(comparison, record, facts, bound) for comparison in step.pattern.comparisons)
        and all(field in record.fields for field in step.joined)
    )


def holds(condition: FieldTest | Join, record: Record, facts: Facts, bound: Bound) -> bool:
    """Whether a record passes a test, or a join with the facts that are bound."""
    found = record.fields.get(condition.field)
    if condition.op == "missing":
        return found is None
    if condition.op == "present":
        return found is not None
    wanted = _value(condition, facts, bound)
    return found is not None and wanted is not None and _COMPARE[condition.op](found, wanted)


def _value(condition: FieldTest | Join, facts: Facts, bound: Bound) -> Canonical | None:
    if isinstance(condition, FieldTest):
        return condition.value
    return facts.records[bound[condition.to.alias]].fields.get(condition.to.field)


class Reference:
    """Stratified productions, ready to run."""

    def __init__(self, productions: Sequence[Production]) -> None:
        self._productions = [(p, _steps(p.patterns)) for p in productions]

    def infer(self, records: Sequence[Record]) -> Inference:
        """Run the productions over canonical facts. One pass is enough: each comes after all that feed it."""
        memory, facts = Memory(records), Facts(records)
        firings: list[Firing] = []
        for number, (production, steps) in enumerate(self._productions):
            for bound in list(_solve(steps, facts, {}, {})):
                firings.append((number, tuple(bound[alias] for alias in production.aliases)))
                if derived := memory.derive(production.emit, bound):
                    facts.add(derived)
        return memory.inference(firings)

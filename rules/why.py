"""Why a rule did or did not fire: the facts and the fields that it looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rules.conditions import Stage
from rules.productions import Conjunction, Pattern
from rules.reference import Bound, Facts, bindings, holds


@dataclass(frozen=True)
class Because:
    """A fact, by position, and those of its fields that decided."""

    fact: int
    fields: tuple[str, ...]


@dataclass(frozen=True)
class WhyNot:
    """The first condition of a list, by position, that does not hold together with those before it."""

    condition: int
    because: tuple[Because, ...]


def looked_at(pattern: Pattern, patterns: Conjunction = ()) -> tuple[str, ...]:
    """Return the fields of a pattern that it and the others of its conjunction compare, but for the key."""
    own = [c.field for c in pattern.comparisons]
    joined = [j.to.field for p in patterns for j in p.joins if j.to.alias == pattern.alias]
    return tuple(name for name in dict.fromkeys(own + joined) if name != "key")


def merged(reasons: Iterable[Because]) -> tuple[Because, ...]:
    """Return each fact once, with all its fields; facts without fields are left out."""
    fields: dict[int, dict[str, None]] = {}
    for reason in reasons:
        if reason.fields:
            fields.setdefault(reason.fact, {}).update(dict.fromkeys(reason.fields))
    return tuple(Because(fact, tuple(names)) for fact, names in fields.items())


def why_not(stages: Sequence[Stage], facts: Facts, subject: int) -> WhyNot | None:
    """Return the first condition that fails for a subject, with the facts looked at; None where all hold."""
    fixed = {"subject": subject}
    for stage in stages:
        if all(next(bindings(c, facts, fixed), None) is None for c in stage.conjunctions):
            failures = (f for c in stage.conjunctions for f in _failures(c, facts, fixed))
            furthest = max(failures, key=lambda failure: failure.progress)
            return WhyNot(stage.condition, merged(furthest.because))
    return None


@dataclass(frozen=True)
class _Failure:
    """How far a search came, in patterns and in comparisons of the last one, and what it ended on."""

    progress: tuple[int, ...]
    because: tuple[Because, ...]


def _failures(patterns: Conjunction, facts: Facts, fixed: Bound) -> Iterator[_Failure]:
    """Yield where each search for a binding ends, for patterns that have none."""
    for number, pattern in enumerate(patterns):
        for bound in bindings(patterns[:number], facts, fixed):
            failure = _failure(pattern, facts, fixed, bound)
            if failure:
                yield replace(failure, progress=(number, *failure.progress))


def _failure(pattern: Pattern, facts: Facts, fixed: Bound, bound: Bound) -> _Failure | None:
    """Sieve the candidates by one comparison after the other, and name the one that leaves none."""
    asked = tuple(Because(bound[j.to.alias], (j.to.field,)) for j in pattern.joins if j.to.field != "key")
    near = [fixed[pattern.alias]] if pattern.alias in fixed else _others(pattern.type, facts, bound)
    for passed, comparison in enumerate(pattern.comparisons):
        left = [i for i in near if holds(comparison, facts.records[i], facts, bound)]
        if not left:
            shown = near if passed or pattern.alias in fixed else []
            found = tuple(Because(i, (comparison.field,)) for i in shown)
            return None if pattern.negated else _Failure((passed,), asked + found)
        near = left
    if pattern.negated and near:
        fields = looked_at(pattern)
        return _Failure((0,), asked + tuple(Because(i, fields) for i in near))
    return None if near or pattern.negated else _Failure((0,), asked)


def _others(fact_type: str, facts: Facts, bound: Bound) -> list[int]:
    return [i for i in facts.of(fact_type) if i not in bound.values()]

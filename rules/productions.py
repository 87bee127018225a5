"""Productions: the small checked form of rules that the engine and the reference evaluator both run.

A production fires for every way to bind its positive patterns to different facts such that all tests and joins hold
and no other fact fits a negated pattern. A fact binds only where it has every field that later patterns join to.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from rules.records import Canonical

Comparison = Literal["eq", "ne", "lt", "lte", "gt", "gte"]


@dataclass(frozen=True, slots=True)
class Ref:
    """A field of the fact that an alias is bound to."""

    alias: str
    field: str


@dataclass(frozen=True, slots=True)
class FieldTest:
    """A test of one field alone. A comparison with a missing field does not hold."""

    field: str
    op: Comparison | Literal["present", "missing"]
    value: Canonical | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """A comparison of one field with a field of a fact bound before."""

    field: str
    op: Comparison
    to: Ref


@dataclass(frozen=True, slots=True)
class Pattern:
    """A fact of one type, or with `negated` the absence of any further such fact."""

    alias: str
    type: str
    tests: tuple[FieldTest, ...] = ()
    joins: tuple[Join, ...] = ()
    negated: bool = False

    @property
    def comparisons(self) -> tuple[Join | FieldTest, ...]:
        """All that a fact must pass: the joins, which find the facts in question, then the tests."""
        return (*self.joins, *self.tests)


Conjunction = tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Emit:
    """The fact that a firing adds; fields that the bound fact lacks are left out."""

    type: str
    fields: tuple[tuple[str, Canonical | Ref], ...]


@dataclass(frozen=True)
class Production:
    """One production of the rule named `rule`. Its stratum is set by `stratify`."""

    rule: str
    patterns: Conjunction
    emit: Emit
    stratum: int = 0

    @cached_property
    def aliases(self) -> tuple[str, ...]:
        """The aliases that a firing binds, in the order of its frame."""
        return tuple(p.alias for p in self.patterns if not p.negated)

    @property
    def negates(self) -> bool:
        """Whether it waits for all facts of some type."""
        return any(p.negated for p in self.patterns)


class CircularError(Exception):
    """Productions of these rules feed each other in a circle."""

    def __init__(self, rules: Collection[str]) -> None:
        self.rules = tuple(sorted(set(rules)))
        super().__init__(", ".join(self.rules))


def _looks_at(production: Production, fact_type: str) -> bool:
    return any(pattern.type == fact_type for pattern in production.patterns)


def stratify(productions: Sequence[Production]) -> tuple[Production, ...]:
    """Order productions so that each comes after all that emit a type which it looks at.

    Circles are refused, with and without negation: then every run ends after one pass over the strata.
    """
    emitters: dict[str, list[Production]] = {}
    for production in productions:
        emitters.setdefault(production.emit.type, []).append(production)
    strata: dict[str, int] = {}

    def after(fact_type: str, path: tuple[str, ...]) -> int:
        if fact_type in path:
            circle = path[path.index(fact_type) :]
            # Each step was looked at by a production that emits the step before.
            steps = zip(circle, (*circle[1:], fact_type), strict=True)
            raise CircularError([p.rule for step, seen in steps for p in emitters[step] if _looks_at(p, seen)])
        if fact_type not in strata:
            sources = emitters.get(fact_type, ())
            strata[fact_type] = max((1 + stratum(p, (*path, fact_type)) for p in sources), default=0)
        return strata[fact_type]

    def stratum(production: Production, path: tuple[str, ...] = ()) -> int:
        return max(after(p.type, path) for p in production.patterns)

    return tuple(sorted((replace(p, stratum=stratum(p)) for p in productions), key=lambda p: p.stratum))

"""From the conditions of a rule to conjunctions of patterns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import product
from typing import Literal

from rules import language
from rules.language import Condition, Elsewhere, Scalar
from rules.productions import Comparison, Conjunction, FieldTest, Join, Pattern, Ref
from rules.records import LARGEST, Canonical
from rules.schema import Kind
from rules.scope import Path, RuleError, Scope

Choice = tuple[FieldTest | Join, ...]
"""Comparisons that must hold together. `one of` gives several choices, any of which will do."""

_PRESENCE: dict[Scalar, Literal["present", "missing"]] = {"present": "present", "missing": "missing"}
_COMPARISONS: dict[str, Comparison] = {
    "is_": "eq",
    "is_not": "ne",
    "below": "lt",
    "at_most": "lte",
    "above": "gt",
    "at_least": "gte",
}
_MIRRORED: dict[Comparison, Comparison] = {"eq": "eq", "ne": "ne", "lt": "gt", "lte": "gte", "gt": "lt", "gte": "lte"}


@dataclass(frozen=True)
class Stage:
    """The conditions of a list up to number `condition`: they hold where one of the conjunctions does."""

    condition: int
    conjunctions: tuple[Conjunction, ...]


def stages(
    scope: Scope, start: tuple[Conjunction, ...], conditions: Iterable[tuple[Path, Condition]]
) -> Iterator[Stage]:
    """Add conditions, each with its path in the file, to the conjunctions that they begin with, one at a time."""
    conjunctions = start
    for number, (path, condition) in enumerate(conditions):
        if isinstance(condition, Elsewhere):
            conjunctions = _elsewhere(scope, conjunctions, condition, condition.as_ or f"{path[0]}{number}", path)
            yield Stage(number, conjunctions)
            continue
        if not condition:
            raise RuleError(path, "เงื่อนไขว่าง")
        for name, tests in condition.items():
            choices = _of_subject(scope, name, tests, (*path, name))
            conjunctions = tuple(_narrow(c, "subject", choice) for c in conjunctions for choice in choices)
            yield Stage(number, conjunctions)


def _elsewhere(
    scope: Scope, conjunctions: tuple[Conjunction, ...], condition: Elsewhere, alias: str, path: Path
) -> tuple[Conjunction, ...]:
    word = "exists" if condition.exists else "no"
    fact_type = condition.fact_type
    scope.fact_type(fact_type, (*path, word))
    by_field = [_choices(scope, fact_type, f, t, (*path, "where", f)) for f, t in condition.where.items()]
    patterns = [_pattern(alias, fact_type, choices) for choices in product(*by_field)]
    if any(_mixed_up(c, p) for c in conjunctions for p in patterns):
        problem = f"มีเงื่อนไข {fact_type} อยู่ก่อนแล้ว ไม่ชัดว่าเป็นรายการเดียวกันหรือไม่ ให้รวมไว้ใน where เดียว หรือตั้งชื่อด้วย as แล้วอ้างถึง"
        raise RuleError((*path, word), problem)
    if condition.exists:
        scope.name(alias, fact_type, (*path, "as"))
        return tuple((*c, p) for c in conjunctions for p in patterns)
    for number, pattern in enumerate(patterns):
        absent = replace(pattern, alias=f"{alias}_{number}", negated=True)
        conjunctions = tuple(wider for c in conjunctions for wider in _without(scope, c, absent))
    return conjunctions


def _mixed_up(conjunction: Conjunction, pattern: Pattern) -> bool:
    """Whether facts of the same type are looked for twice, one without regard to the other.

    The engine never binds a fact twice, so it would ask for two facts, where one that is both should do.
    """
    named = {"subject", *(join.to.alias for join in pattern.joins)}
    return any(p.type == pattern.type and not p.negated and p.alias not in named for p in conjunction)


def _pattern(alias: str, fact_type: str, choices: Sequence[Choice]) -> Pattern:
    comparisons = [c for choice in choices for c in choice]
    tests = tuple(c for c in comparisons if isinstance(c, FieldTest))
    return Pattern(alias, fact_type, tests, tuple(c for c in comparisons if isinstance(c, Join)))


def _without(scope: Scope, conjunction: Conjunction, absent: Pattern) -> Iterator[Conjunction]:
    """Yield the ways in which no fact fits a pattern: where a field that it compares with is missing, none can."""
    yield (*conjunction, absent)
    for ref in dict.fromkeys(join.to for join in absent.joins):
        if not scope.always_known(ref):
            yield _narrow(conjunction, ref.alias, (FieldTest(ref.field, "missing"),))


def _narrow(conjunction: Conjunction, alias: str, choice: Choice) -> Conjunction:
    """Add comparisons of the fact at `alias`. A join is turned round: it stands with the fact that is bound later."""
    for comparison in choice:
        owner = comparison.to.alias if isinstance(comparison, Join) else alias
        conjunction = tuple(_and(p, alias, comparison) if p.alias == owner else p for p in conjunction)
    return conjunction


def _and(pattern: Pattern, alias: str, comparison: FieldTest | Join) -> Pattern:
    if isinstance(comparison, FieldTest):
        return replace(pattern, tests=(*pattern.tests, comparison))
    turned = Join(comparison.to.field, _MIRRORED[comparison.op], Ref(alias, comparison.field))
    return replace(pattern, joins=(*pattern.joins, turned))


def _of_subject(scope: Scope, name: str, tests: language.Comparison | Scalar, path: Path) -> list[Choice]:
    choices = _choices(scope, scope.aliases["subject"], name, tests, path)
    if any(isinstance(c, Join) and c.to.alias == "subject" for choice in choices for c in choice):
        raise RuleError(path, "เทียบสองช่องของ subject กันเองไม่ได้ ให้คำนวณผลไว้เป็นข้อเท็จจริงก่อน")
    return choices


def _choices(scope: Scope, fact_type: str, name: str, tests: language.Comparison | Scalar, path: Path) -> list[Choice]:
    kind = scope.field_of(fact_type, name, path).kind
    if isinstance(tests, language.Comparison):
        return _compared(scope, kind, name, tests, path)
    if presence := _PRESENCE.get(tests):
        return [(FieldTest(name, presence),)]
    if isinstance(tests, str) and (meant := get_close_matches(tests, ("present", "missing"), 1, 0.75)):
        raise RuleError(path, f"“{tests}” หมายถึง “{meant[0]}” ใช่หรือไม่ หากเป็นค่าจริงให้เขียน {{is: {tests}}}")
    return [(_comparison(name, "eq", scope.value(tests, name, kind, path)),)]


def _compared(scope: Scope, kind: Kind, name: str, tests: language.Comparison, path: Path) -> list[Choice]:
    every: list[FieldTest | Join] = []
    for attribute, op in _COMPARISONS.items():
        if (value := getattr(tests, attribute)) is not None:
            at = (*path, attribute.strip("_").replace("_", " "))
            if kind != "num" and op not in ("eq", "ne"):
                raise RuleError(at, f"“{name}” ไม่ใช่ตัวเลข จึงเทียบมากน้อยไม่ได้")
            every.append(_comparison(name, op, scope.value(value, name, kind, at)))
    if _never(every):
        raise RuleError(path, f"ไม่มีค่าใดของ “{name}” ที่เป็นไปตามทุกเงื่อนไขนี้ได้")
    if tests.one_of is None:
        return [tuple(every)]
    at = (*path, "one of")
    return [(_comparison(name, "eq", scope.value(v, name, kind, (*at, i))),) for i, v in enumerate(tests.one_of)]


def _comparison(name: str, op: Comparison, value: Canonical | Ref) -> FieldTest | Join:
    return Join(name, op, value) if isinstance(value, Ref) else FieldTest(name, op, value)


def _never(comparisons: Iterable[FieldTest | Join]) -> bool:
    """Whether the bounds leave no value between them."""
    bound = {c.op: int(c.value) for c in comparisons if isinstance(c, FieldTest) and isinstance(c.value, int)}
    least = max(bound.get("gte", -LARGEST), bound.get("gt", -LARGEST) + 1)
    most = min(bound.get("lte", LARGEST), bound.get("lt", LARGEST) - 1)
    return least > most

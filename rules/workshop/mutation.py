"""A rule made wrong in one thing: what the cases and scenarios of a rule base must notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from knowledge.base import Knowledge
from rules.checks import parameters
from rules.language import Comparison, Condition, Elsewhere, Rule, Scalar
from rules.schema import SCHEMA
from rules.workshop.boxes import Box, box

Tests = dict[str, Comparison | Scalar]
Entry = TypeVar("Entry")
# What each comparison is flipped to: its opposite, and what differs from it at the limit alone.
_FLIPPED = {
    "below": ("at_least", "at_most"),
    "at_least": ("below", "above"),
    "above": ("at_most", "at_least"),
    "at_most": ("above", "below"),
    "is_": ("is_not",),
    "is_not": ("is_",),
}


def mutations(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Yield what was done to a rule (Thai) and the rule then.

    A condition is dropped, a test flipped, a limit moved, or the severity of a run of editions turned.
    """
    for number, given in enumerate(rule.given):
        yield f"ตัด given ข้อ {number + 1}", rule.model_copy(update={"given": _without(rule.given, number)})
        for what, when in _conditions(given.when):
            changed = _with(rule.given, number, given.model_copy(update={"when": when}))
            yield f"given ข้อ {number + 1} {what}", rule.model_copy(update={"given": changed})
    for number, condition in enumerate(rule.must):
        if len(rule.must) > 1:
            yield f"ตัด must ข้อ {number + 1}", rule.model_copy(update={"must": _without(rule.must, number)})
        for what, other in _conditions(condition):
            yield f"must ข้อ {number + 1} {what}", rule.model_copy(update={"must": _with(rule.must, number, other)})
    yield from _severities(rule)


def equivalent(rule: Rule, other: Rule, knowledge: Knowledge) -> bool:
    """Whether two rules say the same of every document, as far as their conditions tell: only reasons may differ."""
    if rule.editions != other.editions or rule.derive != other.derive:
        return False
    return all(_alike(_boxes(rule, year, knowledge), _boxes(other, year, knowledge)) for year in rule.editions)


def _boxes(rule: Rule, year: int, knowledge: Knowledge) -> tuple[Box, Box]:
    subject, known = SCHEMA[rule.subject], parameters(knowledge.edition(year))
    given = box([g.when for g in rule.given], subject, known)
    return given, given.meet(box(rule.must, subject, known))


def _alike(these: tuple[Box, Box], those: tuple[Box, Box]) -> bool:
    return all(one.within(other) and other.within(one) for one, other in zip(these, those, strict=True))


def _without(entries: Sequence[Entry], number: int) -> list[Entry]:
    return [entry for n, entry in enumerate(entries) if n != number]


def _with(entries: Sequence[Entry], number: int, entry: Entry) -> list[Entry]:
    return [*entries[:number], entry, *entries[number + 1 :]]


def _severities(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Yield the rule softened, or hardened, in each run of editions in which it is equally hard."""
    runs: list[list[int]] = []
    for year, entry in sorted(rule.editions.items()):
        if entry.severity and runs and rule.editions[runs[-1][-1]].severity == entry.severity:
            runs[-1].append(year)
        elif entry.severity:
            runs.append([year])
    for years in runs:
        severity = "advice" if rule.editions[years[0]].severity == "fail" else "fail"
        turned = {year: rule.editions[year].model_copy(update={"severity": severity}) for year in years}
        editions = {**rule.editions, **turned}
        yield f"ปี {years[0]}–{years[-1]} เป็น {severity}", rule.model_copy(update={"editions": editions})


def _conditions(condition: Condition) -> Iterator[tuple[str, Condition]]:
    if isinstance(condition, Elsewhere):
        if not condition.as_:
            exists, no = condition.no, condition.exists
            yield "สลับ exists กับ no", condition.model_copy(update={"exists": exists, "no": no})
        for what, where in _tests(condition.where):
            yield f"where {what}", condition.model_copy(update={"where": where})
        return
    yield from _tests(condition, keep=1)


def _tests(tests: Tests, keep: int = 0) -> Iterator[tuple[str, Tests]]:
    for name, test in tests.items():
        if len(tests) > keep:
            yield f"ตัด {name}", {n: t for n, t in tests.items() if n != name}
        for what, other in _comparisons(test):
            yield f"{name} {what}", {**tests, name: other}


def _comparisons(test: Any) -> Iterator[tuple[str, Any]]:
    if test in ("present", "missing"):
        yield f"{test} → อีกอย่าง", "missing" if test == "present" else "present"
    elif not isinstance(test, Comparison):
        yield "เท่ากับ → ไม่เท่ากับ", Comparison.model_construct(is_not=test, _fields_set={"is_not"})
    else:
        for name, value in test:
            if value is not None:
                yield from _of_comparison(test, name, value)


def _of_comparison(test: Comparison, name: str, value: Any) -> Iterator[tuple[str, Comparison]]:
    given = {n: v for n, v in test if v is not None and n != name}
    if name == "one_of":
        for one in value if len(value) > 1 else ():
            yield f"one of ตัด {one}", Comparison.model_construct(**given, one_of=[v for v in value if v != one])
        return
    for other in (o for o in _FLIPPED[name] if o not in given):
        yield f"{name} → {other}", Comparison.model_construct(**given, **{other: value})
    for step in (-1, 1) if isinstance(value, int | Decimal) and not isinstance(value, bool) else ():
        yield f"{name} {value} → {value + step}", Comparison.model_construct(**given, **{name: value + step})

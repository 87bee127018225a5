"""Values in conditions that no field ever has: words that are not known, and scores beyond 0 to 100."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rules.language import Comparison, Condition, Elsewhere, Rule, Scalar, Tests
from rules.schema import SCHEMA
from rules.suggestions import unknown
from rules.wording import VALUES

Path = tuple[str | int, ...]
_ANY = ("present", "missing")
_SCORES = ("score", "overall", "overall_computed", "computed", "before", "after")
_BOUNDS = {"above": Decimal(100), "below": Decimal(0)}


def impossible(rule: Rule) -> Iterator[tuple[Path, str]]:
    """Yield where a condition of a rule asks for what cannot be, with what is wrong (Thai)."""
    given = [(("given", n, "when"), given.when) for n, given in enumerate(rule.given)]
    for path, condition in [*given, *((("must", n), condition) for n, condition in enumerate(rule.must))]:
        yield from _of_condition(path, condition, rule.subject)


def _of_condition(path: Path, condition: Condition, subject: str) -> Iterator[tuple[Path, str]]:
    if isinstance(condition, Elsewhere):
        yield from _of_tests((*path, "where"), condition.where, condition.fact_type)
    else:
        yield from _of_tests(path, condition, subject)


def _of_tests(path: Path, tests: Tests, fact_type: str) -> Iterator[tuple[Path, str]]:
    for name, test in tests.items():
        for how, value in _values(test):
            if problem := _problem(name, how, value, fact_type):
                yield (*path, name), problem


def _values(test: Comparison | Scalar) -> Iterator[tuple[str, Scalar]]:
    if not isinstance(test, Comparison):
        yield "is_", test
        return
    for how, value in test:
        yield from ((how, one) for one in (value if isinstance(value, list) else [value]) if one is not None)


def _problem(name: str, how: str, value: Scalar, fact_type: str) -> str | None:
    if isinstance(value, str) and name in VALUES and value not in _ANY and "." not in value:
        return None if value in VALUES[name] else unknown("คำ", value, VALUES[name], f"ของ {name}")
    if name not in _SCORES or isinstance(value, bool | str):
        return None
    number = Decimal(str(value))
    if 0 <= number <= 100 and number != _BOUNDS.get(how):
        return None
    thai = SCHEMA[fact_type].fields[name].thai
    return f"{thai}มีค่า 0 ถึง 100 เท่านั้น เงื่อนไขนี้จึงไม่มีวันเปลี่ยนผล"

"""What conditions leave possible, as far as it can be told from the conditions alone.

A box holds the values that each field of the subject may have, and the conditions about other facts by their words.
Two conditions about other facts are taken to contradict each other only where they differ in nothing but `exists`
and `no`; a comparison with another field is kept by its words as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from rules.language import Comparison, Condition, Elsewhere, Scalar
from rules.records import LARGEST, Canonical, canonical
from rules.schema import FactType
from rules.scope import Parameters, mentioned


@dataclass(frozen=True)
class Values:
    """What a field may hold: nothing (`missing`), or values between bounds, of these `only` some, or all `but` some."""

    missing: bool = True
    low: int = -LARGEST
    high: int = LARGEST
    only: frozenset[Canonical] | None = None
    but: frozenset[Canonical] = frozenset()

    def meet(self, other: Values) -> Values:
        """Return the values that both allow."""
        only = other.only if self.only is None else self.only if other.only is None else self.only & other.only
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Values(self.missing and other.missing, low, high, only, self.but | other.but)

    def has(self, value: Canonical) -> bool:
        """Whether a value is allowed."""
        between = isinstance(value, bool | str) or self.low <= value <= self.high
        return between and value not in self.but and (self.only is None or value in self.only)

    @property
    def none(self) -> bool:
        """Whether nothing is allowed."""
        return not self.missing and not self._some()

    def _some(self) -> bool:
        return self.low <= self.high if self.only is None else any(map(self.has, self.only))

    def within(self, other: Values) -> bool:
        """Whether all that these allow, the others allow too."""
        if self.missing and not other.missing:
            return False
        if self.only is not None:
            return all(other.has(value) for value in self.only if self.has(value))
        if not self._some():
            return True
        bounded = other.low <= self.low and self.high <= other.high
        return other.only is None and bounded and not any(self.has(value) for value in other.but)


# Canonical numbers are whole, so that each bound can be said with the number included.
_BOUNDS: Mapping[str, Callable[[int], Values]] = {
    "below": lambda limit: Values(high=limit - 1),
    "at_most": lambda limit: Values(high=limit),
    "above": lambda limit: Values(low=limit + 1),
    "at_least": lambda limit: Values(low=limit),
}


@dataclass(frozen=True)
class Box:
    """What a list of conditions leaves possible."""

    fields: Mapping[str, Values] = field(default_factory=dict)
    others: frozenset[tuple[bool, str]] = frozenset()
    """Conditions about other facts: whether they must hold, and their words."""

    def meet(self, other: Box) -> Box:
        """Return what both leave possible."""
        fields = dict(self.fields)
        for name, values in other.fields.items():
            fields[name] = fields[name].meet(values) if name in fields else values
        return Box(fields, self.others | other.others)

    @property
    def none(self) -> bool:
        """Whether nothing is left possible."""
        opposed = any((not holds, words) in self.others for holds, words in self.others)
        return opposed or any(values.none for values in self.fields.values())

    def within(self, other: Box) -> bool:
        """Whether all that this leaves possible, the other does too."""
        fields = all(self.fields.get(name, Values()).within(values) for name, values in other.fields.items())
        return self.none or (fields and other.others <= self.others)


def box(conditions: Iterable[Condition], subject: FactType, parameters: Parameters) -> Box:
    """Return what conditions that compile leave possible in an edition."""
    found = Box()
    for condition in conditions:
        if isinstance(condition, Elsewhere):
            found = found.meet(Box(others=frozenset(_of_others(condition))))
            continue
        for name, tests in condition.items():
            found = found.meet(_of_field(name, tests, subject, parameters))
    return found


def _of_others(condition: Elsewhere) -> Iterator[tuple[bool, str]]:
    """Yield a condition about another fact, once more with the name that it gives the fact."""
    words = f"{condition.exists or condition.no} {_words(condition.where)}"
    yield condition.exists is not None, words
    if condition.as_:
        yield True, f"{words} as {condition.as_}"


def _words(where: Mapping[str, Comparison | Scalar]) -> str:
    return ", ".join(f"{name}: {test}" for name, test in sorted(where.items(), key=lambda pair: pair[0]))


def _of_field(name: str, tests: Comparison | Scalar, subject: FactType, parameters: Parameters) -> Box:
    if set(mentioned([tests])) - {"edition"}:
        return Box(others=frozenset({(True, f"{name} {tests}")}))
    kind = subject.fields[name].kind
    every = Values(only=frozenset({True, False}) if kind == "bool" else None)
    if tests == "missing":
        return Box({name: replace(every, only=frozenset())})

    def value(written: Scalar) -> Canonical:
        named = isinstance(written, str) and written.startswith("edition.")
        form = canonical(kind, parameters[str(written).removeprefix("edition.")] if named else written)
        assert form is not None
        return form

    known = replace(every, missing=False)
    comparison = Comparison.model_construct() if tests == "present" else _as_comparison(tests)
    for allowed in _compared(comparison, value):
        known = known.meet(allowed)
    return Box({name: known})


def _as_comparison(tests: Comparison | Scalar) -> Comparison:
    return tests if isinstance(tests, Comparison) else Comparison.model_construct(is_=tests)


def _compared(tests: Comparison, value: Callable[[Scalar], Canonical]) -> Iterator[Values]:
    """Yield what each test of a comparison allows."""
    for bound in _BOUNDS:
        if (limit := getattr(tests, bound)) is not None:
            yield _BOUNDS[bound](int(value(limit)))
    if tests.is_ is not None:
        yield Values(only=frozenset({value(tests.is_)}))
    if tests.one_of is not None:
        yield Values(only=frozenset(map(value, tests.one_of)))
    if tests.is_not is not None:
        yield Values(but=frozenset({value(tests.is_not)}))

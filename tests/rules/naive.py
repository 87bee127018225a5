"""What a rule means, read straight from its text: the oracle of the compiler. Slow, and with no engine in sight."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from rules.language import Comparison, Condition, Elsewhere, Rule, Scalar
from rules.records import Canonical, Record, canonical
from rules.scope import mentioned

Bound = dict[str, int]
_TESTS = {
    "is_": lambda a, b: a == b,
    "is_not": lambda a, b: a != b,
    "below": lambda a, b: a < b,
    "at_most": lambda a, b: a <= b,
    "above": lambda a, b: a > b,
    "at_least": lambda a, b: a >= b,
}


class Naive:
    """One set of facts, and questions about it."""

    def __init__(self, records: Sequence[Record], parameters: Mapping[str, Decimal]) -> None:
        self._records, self._parameters = records, parameters

    def holds(self, conditions: Sequence[Condition], subject: int) -> bool:
        return next(self._solutions(conditions, {"subject": subject}), None) is not None

    def state(self, rule: Rule, subject: int) -> str:
        given = [g.when for g in rule.given]
        doubted = {r.fields.get("field") for r in self._records if self._is_doubt(r, subject)} & set(rule.reads)
        applies = next(self._solutions(given, {"subject": subject}), None) is not None
        if any(True for env in self._solutions(given, {"subject": subject}) for _ in self._solutions(rule.must, env)):
            return "met"
        return "unsure" if doubted else "gap" if applies else "idle"

    def _is_doubt(self, record: Record, subject: int) -> bool:
        return record.type == "unread" and record.fields.get("subject") == self._records[subject].fields["key"]

    def _solutions(self, conditions: Sequence[Condition], env: Bound) -> Iterator[Bound]:
        if not conditions:
            yield env
            return
        first, rest = conditions[0], conditions[1:]
        if not isinstance(first, Elsewhere):
            if self._all(first, env["subject"], env):
                yield from self._solutions(rest, env)
            return
        fact_type = first.exists or first.no
        named = {env[a] for a in (*mentioned(first.where), "subject") if a in env}
        fits = [i for i, r in enumerate(self._records) if r.type == fact_type and i not in named]
        fits = [i for i in fits if self._all(first.where, i, env)]
        if first.no and not fits:
            yield from self._solutions(rest, env)
        for i in fits if first.exists else ():
            yield from self._solutions(rest, {**env, first.as_: i} if first.as_ else env)

    def _all(self, tests: Mapping[str, Comparison | Scalar], fact: int, env: Bound) -> bool:
        return all(self._one(test, self._records[fact].fields.get(name), env) for name, test in tests.items())

    def _one(self, test: Comparison | Scalar, found: Canonical | None, env: Bound) -> bool:
        if test in ("present", "missing"):
            return (found is not None) == (test == "present")
        if not isinstance(test, Comparison):
            return found is not None and found == self._value(test, env)
        if test.one_of:
            return found is not None and any(found == self._value(v, env) for v in test.one_of)
        asked = {name: self._value(v, env) for name, v in test if v is not None}
        return found is not None and all(v is not None and _TESTS[n](found, v) for n, v in asked.items())

    def _value(self, value: Scalar, env: Bound) -> Canonical | None:
        alias, dot, field = value.partition(".") if isinstance(value, str) else ("", "", "")
        if dot and alias == "edition":
            return canonical("num", self._parameters[field])
        if dot:
            return self._records[env[alias]].fields.get(field)
        if isinstance(value, str):
            return canonical("text", value)
        return value if isinstance(value, bool) else canonical("num", value)

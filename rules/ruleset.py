"""From productions to a ruleset of durable-rules, in the small part of its language that is safe.

durable-rules 2.0.28 checks no names, holds 64 true conditions for one fact, compares names by a 32-bit hash, and
reads past its memory where the last join of a pattern is false (decision 0001). So a pattern here is one flat
`$and`: the type, the tests, `$ex` for fields that others join to, the joins, and last a join that is always true.
A type is split into shards of at most 60 patterns, and a fact is asserted once for each. Patterns of one production
that look at the same type share a shard, or a fact could join with its own copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rules.productions import FieldTest, Join, Pattern, Production
from rules.records import Canonical

BEGIN = "@begin"
_SHARD_HOLDS = 60
_MOST_SHARDS, _MOST_PRODUCTIONS = 400, 4000
_OPERATORS = {"ne": "$neq", "lt": "$lt", "lte": "$lte", "gt": "$gt", "gte": "$gte"}
_RESERVED = ("t", "id", "sid", "i", "one")


class UnsafeError(Exception):
    """The productions do not fit into a ruleset that is safe to run."""


def gate(stratum: int) -> str:
    """Return the type of the fact that lets productions with negated patterns of a stratum fire.

    The engine takes back no firing: a negated pattern must not be looked at before all facts are there.
    """
    return f"@gate{stratum}"


def engine_alias(number: int) -> str:
    """Return the alias that the pattern at a position has in the engine, where names are best short and alike."""
    return f"p{number}"


@dataclass
class Words:
    """Short tokens for texts: the engine compares no more than the first 65,535 bytes."""

    tokens: dict[str, str] = field(default_factory=dict)

    def token(self, value: Canonical) -> Canonical:
        """Return the value, a text as its token."""
        return self.tokens.setdefault(value, f"w{len(self.tokens)}") if isinstance(value, str) else value

    def copy(self) -> Words:
        """Return tokens to which a run can add its own."""
        return Words(dict(self.tokens))


@dataclass(frozen=True)
class Ruleset:
    """A ruleset, what to assert of each type of fact (its shards and the fields in use), and the words in rules."""

    definitions: Mapping[str, Any]
    shards: Mapping[str, Sequence[str]]
    fields: Mapping[str, frozenset[str]]
    words: Words


def ruleset(productions: Sequence[Production]) -> Ruleset:
    """Return the ruleset of stratified productions; rule `r3` is the production at position 3."""
    words, places = Words(), _Places()
    definitions: dict[str, Any] = {"begin": {"all": [{"m": {"$and": [{"t": BEGIN}]}}]}}
    for number, production in enumerate(productions):
        definitions[f"r{number}"] = {"all": _patterns(production, places, words)}
    fields = _fields(productions)
    _refuse_collisions({name for names in fields.values() for name in names})
    if sum(map(len, places.shards.values())) > _MOST_SHARDS or len(productions) > _MOST_PRODUCTIONS:
        raise UnsafeError("too many productions for one ruleset")
    return Ruleset(definitions, places.shards, fields, words)


class _Places:
    """Where the patterns of each type have found room so far."""

    def __init__(self) -> None:
        self.shards: dict[str, list[str]] = {}
        self._room: dict[str, int] = {}

    def shard(self, fact_type: str, patterns: int) -> str:
        """Return a shard of a type with room for some more patterns, which are then taken."""
        if self._room.get(fact_type, 0) < patterns:
            shards = self.shards.setdefault(fact_type, [])
            shards.append(f"{fact_type}#{len(shards)}")
            self._room[fact_type] = _SHARD_HOLDS
        self._room[fact_type] -= patterns
        return self.shards[fact_type][-1]


def _patterns(production: Production, places: _Places, words: Words) -> list[dict[str, Any]]:
    aliases = {p.alias: engine_alias(n) for n, p in enumerate(production.patterns)}
    patterns = production.patterns
    if production.negates:
        patterns = (Pattern("@gate", gate(production.stratum)), *patterns)
        aliases["@gate"] = "gate"
    types = [p.type for p in patterns]
    shards = {fact_type: places.shard(fact_type, types.count(fact_type)) for fact_type in dict.fromkeys(types)}
    return [
        {aliases[p.alias] + ("$not" if p.negated else ""): {"$and": _conditions(p, patterns, shards, aliases, words)}}
        for p in patterns
    ]


def _conditions(
    pattern: Pattern,
    patterns: Iterable[Pattern],
    shards: Mapping[str, str],
    aliases: Mapping[str, str],
    words: Words,
) -> list[dict[str, Any]]:
    joined = {j.to.field for p in patterns for j in p.joins if j.to.alias == pattern.alias}
    equal = [j for j in pattern.joins if j.op == "eq"]
    unequal = [j for j in pattern.joins if j.op != "eq"]
    conditions: list[dict[str, Any]] = [{"t": shards[pattern.type]}]
    conditions += [_test(test, words) for test in pattern.tests]
    conditions += [{"$ex": {name: 1}} for name in sorted(joined)]
    conditions += [_join(join, aliases) for join in (*unequal, *equal)]
    if pattern.joins:
        conditions.append({"one": {aliases[pattern.joins[0].to.alias]: "one"}})
    return conditions


def _test(test: FieldTest, words: Words) -> dict[str, Any]:
    if test.value is None:
        return {"$nex" if test.op == "missing" else "$ex": {test.field: 1}}
    compared = {test.field: words.token(test.value)}
    return compared if test.op == "eq" else {_OPERATORS[test.op]: compared}


def _join(join: Join, aliases: Mapping[str, str]) -> dict[str, Any]:
    compared = {join.field: {aliases[join.to.alias]: join.to.field}}
    return compared if join.op == "eq" else {_OPERATORS[join.op]: compared}


def _fields(productions: Iterable[Production]) -> Mapping[str, frozenset[str]]:
    """Return the fields of each type that some production looks at."""
    used: dict[str, set[str]] = {}
    for production in productions:
        types = {p.alias: p.type for p in production.patterns}
        for pattern in production.patterns:
            names = used.setdefault(pattern.type, set())
            names.update(test.field for test in pattern.tests)
            names.update(join.field for join in pattern.joins)
            for join in pattern.joins:
                used.setdefault(types[join.to.alias], set()).add(join.to.field)
    return {fact_type: frozenset(names) for fact_type, names in used.items()}


def _refuse_collisions(fields: Iterable[str]) -> None:
    names = sorted({*fields, *_RESERVED})
    hashes: dict[int, str] = {}
    for name in names:
        other = hashes.setdefault(_fnv(name), name)
        if other != name or (name in fields and name in _RESERVED):
            raise UnsafeError(f"the engine cannot tell the fields {other} and {name} apart")


def _fnv(name: str) -> int:
    value = 0x811C9DC5
    for byte in name.encode():
        value = (value ^ byte) * 0x01000193 % 2**32
    return value

"""The working memory of one run, and its result in a form that does not depend on who ran the productions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rules.productions import Emit, Ref
from rules.records import Canonical, Record

INTERNAL = "@"
"""First letter of the fact types that no rule can name."""

Firing = tuple[int, tuple[int, ...]]
"""A production, by position, and the facts that its aliases were bound to, by position."""


@dataclass(frozen=True)
class Inference:
    """The facts given, then those derived (internal ones last, each once), and the firings in order."""

    records: tuple[Record, ...]
    firings: tuple[Firing, ...]


def emitted(emit: Emit, bound: Mapping[str, int], records: Sequence[Record]) -> Record:
    """Return the fact that a firing adds."""
    fields = {}
    for name, value in emit.fields:
        known = records[bound[value.alias]].fields.get(value.field) if isinstance(value, Ref) else value
        if known is not None:
            fields[name] = known
    return Record(emit.type, fields)


def identity(record: Record) -> tuple[str, frozenset[tuple[str, Canonical]]]:
    """Return what makes a derived fact the same as another."""
    return record.type, frozenset(record.fields.items())


class Memory:
    """The facts given and those derived so far."""

    def __init__(self, given: Sequence[Record]) -> None:
        self.records = list(given)
        self._given = len(given)
        self._derived: set[object] = set()

    def derive(self, emit: Emit, bound: Mapping[str, int]) -> Record | None:
        """Add the fact that a firing emits and return it; None where it was derived before."""
        record = emitted(emit, bound, self.records)
        if identity(record) in self._derived:
            return None
        self._derived.add(identity(record))
        self.records.append(record)
        return record

    def inference(self, firings: Iterable[Firing]) -> Inference:
        """Return the result with the derived facts and the firings in an order of their own."""
        derived = sorted(range(self._given, len(self.records)), key=self._rank)
        position = {old: new for new, old in enumerate([*range(self._given), *derived])}
        return Inference(
            tuple(self.records[old] for old in position),
            tuple(sorted((production, tuple(position[i] for i in frame)) for production, frame in firings)),
        )

    def _rank(self, position: int) -> tuple[object, ...]:
        record = self.records[position]
        return record.type.startswith(INTERNAL), record.type, sorted(record.fields.items())

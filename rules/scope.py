"""Names in a rule, resolved against the schema and the edition, each mistake with its place and a suggestion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pydantic import BaseModel

from rules.language import Scalar
from rules.productions import Ref
from rules.records import Canonical, canonical
from rules.schema import FactType, Field, Kind, Schema
from rules.suggestions import unknown

Path = tuple[str | int, ...]
Parameters = Mapping[str, Decimal | int | str | bool]

NAMED = re.compile(r"([a-z][a-z_]*)\.([a-z][a-z_]*)")
THAI_KIND: Mapping[Kind, str] = {"num": "ตัวเลข", "text": "ข้อความ", "code": "รหัส", "bool": "จริงหรือเท็จ"}


class RuleError(Exception):
    """What is wrong in a rule (Thai), and the path of keys to it in the rule's file."""

    def __init__(self, path: Path, problem: str) -> None:
        self.path, self.problem = path, problem
        super().__init__(problem)


def mentioned(value: object) -> Iterator[str]:
    """Yield the alias of each `ALIAS.FIELD` that stands anywhere in conditions."""
    if isinstance(value, str) and (named := NAMED.fullmatch(value)):
        yield named[1]
    elif isinstance(value, BaseModel):
        yield from mentioned(dict(value))
    elif isinstance(value, Mapping):
        yield from mentioned(list(value.values()))
    elif isinstance(value, list):
        for part in value:
            yield from mentioned(part)


@dataclass
class Scope:
    """What a rule may name where it is read: fact types, parameters of the edition, and the aliases so far."""

    schema: Schema
    parameters: Parameters
    aliases: dict[str, str] = field(default_factory=dict)
    """The fact type of each alias."""

    def fact_type(self, name: str, path: Path) -> FactType:
        """Return a fact type."""
        if name not in self.schema:
            raise RuleError(path, unknown("ชนิดข้อเท็จจริง", name, self.schema))
        return self.schema[name]

    def field_of(self, fact_type: str, name: str, path: Path) -> Field:
        """Return a field of a fact type."""
        fields = self.fact_type(fact_type, path).fields
        if name not in fields:
            raise RuleError(path, unknown("ช่อง", name, fields, f"ของ {fact_type}"))
        return fields[name]

    def name(self, alias: str, fact_type: str, path: Path) -> None:
        """Add an alias."""
        if alias in self.aliases or alias == "edition":
            raise RuleError(path, f"ชื่อ “{alias}” ใช้ไปแล้วในกฎนี้")
        self.fact_type(fact_type, path)
        self.aliases[alias] = fact_type

    def value(self, value: Scalar, field: str, kind: Kind, path: Path) -> Canonical | Ref:
        """Return what a value for a field of some kind stands for: a canonical value, or a field of an alias."""
        named = NAMED.fullmatch(value) if isinstance(value, str) else None
        if named and named[1] != "edition":
            return self._ref(Ref(named[1], named[2]), kind, path)
        try:
            literal = canonical(kind, self._parameter(named[2], path) if named else value)
        except ValueError as problem:
            raise RuleError(path, f"“{field}” {problem}") from None
        if literal is None:
            raise RuleError(path, f"“{field}” เทียบกับค่าว่างไม่ได้ ให้ใช้ present หรือ missing")
        return literal

    def _parameter(self, name: str, path: Path) -> object:
        if name not in self.parameters:
            raise RuleError(path, unknown("ค่า", name, self.parameters, "ของ edition"))
        return self.parameters[name]

    def _ref(self, ref: Ref, kind: Kind, path: Path) -> Ref:
        if ref.alias not in self.aliases:
            raise RuleError(path, unknown("ชื่ออ้างอิง", ref.alias, [*self.aliases, "edition"]))
        found = self.field_of(self.aliases[ref.alias], ref.field, path).kind
        if found != kind:
            raise RuleError(path, f"เทียบกันไม่ได้: {ref.alias}.{ref.field} เป็น{THAI_KIND[found]} ไม่ใช่{THAI_KIND[kind]}")
        return ref

    def always_known(self, ref: Ref) -> bool:
        """Whether every fact at this alias has the field."""
        return ref.field == "key" and self.schema[self.aliases[ref.alias]].is_subject

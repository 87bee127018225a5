"""Facts in canonical form, and what a run of the productions makes of them.

Numbers are whole ten-thousandths, texts are NFC with single spaces, and an empty text is no value at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rules.schema import Fact, Kind, Schema, Value
from rules.suggestions import unknown

Canonical = int | str | bool

SCALE = 10_000
_SMALLEST = Decimal("0.0001")
LARGEST = 2**62
"""Canonical numbers lie between this and its negative."""


def canonical(kind: Kind, value: object) -> Canonical | None:
    """Return the canonical form of a value, None for an empty text. Raise ValueError (Thai) where it is no `kind`."""
    if kind == "num":
        return _ten_thousandths(value)
    if kind == "bool":
        if not isinstance(value, bool):
            raise ValueError(f"ต้องเป็น true หรือ false (พบ {_shown(value)})")
        return value
    if not isinstance(value, str):
        raise ValueError(f"ต้องเป็นข้อความ หากเขียนด้วยตัวเลขให้ครอบด้วยเครื่องหมายคำพูด (พบ {_shown(value)})")
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", value)).strip() or None


def _shown(value: object) -> str:
    return f"“{value}”" if isinstance(value, str) else str(value)


def _ten_thousandths(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError(f"ต้องเป็นตัวเลข (พบ {_shown(value)})")
    number = Decimal(value)
    if not number.is_finite() or abs(number) >= LARGEST // SCALE:
        raise ValueError(f"ต้องเป็นตัวเลขที่ไม่ใหญ่เกินไป (พบ {_shown(value)})")
    exact = number.quantize(_SMALLEST)
    if exact != number:
        raise ValueError(f"ต้องมีทศนิยมไม่เกิน 4 ตำแหน่ง (พบ {_shown(value)})")
    return int(exact * SCALE)


@dataclass(frozen=True, slots=True)
class Record:
    """A fact with canonical values."""

    type: str
    fields: Mapping[str, Canonical]


class FactError(ValueError):
    """A fact that does not fit the schema, or lacks a key of its own."""


def records(facts: Sequence[Fact], schema: Schema) -> list[Record]:
    """Return facts in canonical form. Raise FactError (Thai) at the first that does not fit the schema."""
    keys: set[Canonical] = set()
    result = []
    for fact in facts:
        if fact.type not in schema:
            raise FactError(unknown("ชนิดข้อเท็จจริง", fact.type, schema))
        record = Record(fact.type, _canonical_fields(fact, schema))
        if "key" in schema[fact.type].fields:
            key = record.fields.get("key")
            if key is None or key in keys:
                raise FactError(f"{fact.type}: ต้องมี key ที่ไม่ซ้ำกับข้อเท็จจริงอื่น (พบ {key})")
            keys.add(key)
        result.append(record)
    return result


def _canonical_fields(fact: Fact, schema: Schema) -> dict[str, Canonical]:
    known = schema[fact.type].fields
    fields = {}
    for name, value in fact.fields.items():
        if name not in known:
            raise FactError(unknown("ช่อง", name, known, f"ของ {fact.type}"))
        try:
            form = canonical(known[name].kind, value)
        except ValueError as problem:
            raise FactError(f"{fact.type}.{name} {problem}") from None
        if form is not None:
            fields[name] = form
    return fields


def fact(record: Record) -> Fact:
    """Return a record as a fact again, its numbers as decimals."""
    return Fact(record.type, {name: _value(form) for name, form in record.fields.items()})


def _value(form: Canonical) -> Value:
    return form if isinstance(form, str | bool) else Decimal(form) / SCALE

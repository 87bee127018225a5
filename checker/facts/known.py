"""Facts with their subjects and the places where their fields were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from checker.blocks import Place
from checker.measuring import scoring
from rules.schema import Fact, Value

Doubt = tuple[str, str, str]
"""The key of a subject, the field that could not be read, and why (Thai)."""


class Subject(BaseModel):
    """What an outcome is about: the document, or one of its indicators, questions, findings or measures."""

    model_config = ConfigDict(frozen=True)

    kind: str
    number: int | None = None
    title: str = ""
    indicators: tuple[int, ...] = ()
    code: str | None = None


@dataclass(frozen=True)
class Known:
    """A fact that a rule can be about, its subject, and where each of its fields was read."""

    fact: Fact
    subject: Subject
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict)

    def where(self, name: str) -> Place:
        """Return the place of one field, or of the whole subject."""
        return self.places.get(name, self.place)


@dataclass(frozen=True)
class Facts:
    """All facts of a submission: those about subjects, then the links and the unread parts with why they are so."""

    subjects: tuple[Known, ...]
    links: tuple[Fact, ...]
    whys: Mapping[tuple[str, str], str]

    def __add__(self, other: Facts) -> Facts:
        return Facts(self.subjects + other.subjects, self.links + other.links, {**self.whys, **other.whys})

    def __iter__(self) -> Iterator[Fact]:
        yield from (known.fact for known in self.subjects)
        yield from self.links


def known_fact(type_: str, **fields: Value | int | None) -> Fact:
    """Return a fact with the fields that are known: blank text and None are left out."""
    return Fact(
        type_,
        {
            name: Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value
            for name, value in fields.items()
            if value is not None and str(value).strip()
        },
    )


def score(value: Decimal | None) -> Decimal | None:
    """Return a score as printed, where there is one."""
    return None if value is None else scoring.rounded(value)

"""The language that rules are written in: the shape of `rule.yaml`.

A rule looks at every fact of its `subject` type. It applies where all of `given` hold, and is met where all of
`must` hold. Instead of `must` a rule may `derive` a fact for other rules.

A condition is about the subject itself::

    owners: present
    score: {below: edition.threshold}

or about another fact, joined by field equality::

    exists: answers
    where: {indicator: subject.number}

Tests are `present`, `missing`, a plain value (equal), or one or more of `is`, `is not`, `below`, `at most`, `above`,
`at least` and `one of`. A value is a number, a word, true or false, `edition.NAME` (a parameter of the edition),
`subject.FIELD`, or `ALIAS.FIELD` of an earlier `exists … as: ALIAS`. Names are checked when the rule base loads.

`exists` and `no` look for a fact other than the subject and those that their `where` names. No comparison with a
missing field holds, so there is never a fact like it. Where `must` names a fact that `given` found, both hold of it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    model_validator,
)

from knowledge.years import years_of
from rules.suggestions import unknown

Scalar = bool | int | Decimal | str
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Version = Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+)*$")]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
RuleId = Annotated[str, Field(pattern=r"^[A-Z]\d\d-[a-z0-9]+(-[a-z0-9]+)*$")]


def code_of(rule: str) -> str:
    """Return the part of a rule's id that people say: M01 of M01-owner."""
    return rule.partition("-")[0]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, strict=False)

    @model_validator(mode="before")
    @classmethod
    def _suggests(cls, data: object) -> object:
        written = {field.alias or name for name, field in cls.model_fields.items()}
        for key in data if isinstance(data, dict) else ():
            if key not in written | cls.model_fields.keys():
                raise ValueError(unknown("", str(key), written))
        return data


class Comparison(_Strict):
    """Tests of one field; all of those that are given must hold."""

    is_: Scalar | None = Field(None, alias="is")
    is_not: Scalar | None = Field(None, alias="is not")
    below: Scalar | None = None
    at_most: Scalar | None = Field(None, alias="at most")
    above: Scalar | None = None
    at_least: Scalar | None = Field(None, alias="at least")
    one_of: list[Scalar] | None = Field(None, alias="one of", min_length=1)

    @model_validator(mode="after")
    def _is_plain(self) -> Self:
        given = {name for name, value in self if value is not None}
        if not given or given != self.model_fields_set:
            raise ValueError("เงื่อนไขว่าง: ต้องมีการเปรียบเทียบ และแต่ละข้อต้องมีค่า")
        if len(given) > 1 and given & {"is_", "one_of"}:
            raise ValueError("is และ one of ต้องอยู่เดี่ยว ใช้คู่กับการเปรียบเทียบอื่นไม่ได้")
        if {"below", "at_most"} <= given or {"above", "at_least"} <= given:
            raise ValueError("ใช้ below กับ at most หรือ above กับ at least คู่กันไม่ได้ ให้เลือกอย่างเดียว")
        return self


Tests = dict[Name, Comparison | Scalar]


class Elsewhere(_Strict):
    """A condition about another fact: one `exists`, or there is `no` such fact."""

    exists: Name | None = None
    no: Name | None = None
    as_: Name | None = Field(None, alias="as")
    where: Tests = {}

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Self:
        if (self.exists is None) == (self.no is None):
            raise ValueError("ต้องมี exists หรือ no อย่างใดอย่างหนึ่ง")
        if self.no and self.as_:
            raise ValueError("ใช้ as กับ no ไม่ได้ เพราะไม่มีสิ่งให้อ้างถึง")
        return self

    @property
    def fact_type(self) -> str:
        """The type of the facts that it looks for."""
        return self.exists or self.no or ""


def _form(value: object) -> str:
    keys = set(value) if isinstance(value, dict) else set()
    return "elsewhere" if isinstance(value, Elsewhere) or keys & {"exists", "no", "as", "where"} else "subject"


Condition = Annotated[
    Annotated[Elsewhere, Tag("elsewhere")] | Annotated[Tests, Tag("subject")],
    Discriminator(_form),
]


class Given(_Strict):
    """When the rule applies, and the reason (Thai, Jinja2) to show where it does not."""

    when: Condition
    otherwise: Text


class NoSubject(_Strict):
    """What to report, once for the document, when it has no fact of the subject type."""

    outcome: Literal["not_applicable", "unreadable"]
    reason: Text


class Criterion(_Strict):
    """The criterion that a rule rests on: what it asks, its source and how well it is known."""

    text: Text
    source: Text
    mark: Literal["seen", "inferred", "recall"]


class InEdition(_Strict):
    """How hard the rule is in one edition, and the required element of that edition it checks."""

    severity: Literal["fail", "advice"] | None = None
    element: str | None = None


def _each_year(editions: object) -> object:
    """Spread keys such as `2563-2566` over their years."""
    if not isinstance(editions, dict):
        return editions
    spread: dict[str, object] = {}
    for key, value in editions.items():
        for year in years_of(key):
            if str(year) in spread:
                raise ValueError(f"ปี {year} เขียนซ้ำ")
            spread[str(year)] = value
    return spread


class Words(_Strict):
    """What the rule says, as Jinja2 over `subject`, `document` and `edition`."""

    expected: Text
    found: Text | None = None
    message: Text
    fix: Text
    example: Text | None = None


class Derive(_Strict):
    """A fact that the rule adds for other rules."""

    fact: Name
    fields: dict[Name, Scalar]


class Rule(_Strict):
    """One rule as written in `rule.yaml`."""

    id: RuleId
    title: Text
    why: Text
    kind: Literal["plan", "report", "scores", "recommend"]
    since: Version
    subject: Name
    reads: list[Name] = []
    when_none: NoSubject | None = None
    given: list[Given] = []
    must: list[Condition] = []
    derive: Derive | None = None
    editions: Annotated[dict[int, InEdition], BeforeValidator(_each_year)] = Field(min_length=1)
    criterion: Criterion | None = None
    words: Words | None = None

    @property
    def code(self) -> str:
        """The part of the id that people say: M01."""
        return code_of(self.id)

    @model_validator(mode="after")
    def _checks_or_derives(self) -> Self:
        if self.derive is None and not (self.must and self.words and self.reads):
            raise ValueError("กฎที่ตรวจต้องมี must, reads และ words")
        if self.derive is not None and (self.must or self.words):
            raise ValueError("กฎที่สร้างข้อเท็จจริง (derive) ต้องไม่มี must หรือ words")
        if self.derive is None and not all(entry.severity for entry in self.editions.values()):
            raise ValueError("กฎที่ตรวจต้องบอก severity (fail หรือ advice) ของทุกปี")
        return self

"""The verdict of a check, in the schema `ita-check/1` that other programs rely on."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from checker.blocks import Place
from checker.facts import Subject
from checker.submission import Kind
from rules.language import code_of

OutcomeName = Literal["pass", "fail", "advice", "not_applicable", "unreadable"]
Verdict = Literal["ready", "return", "cannot_tell"]
Severity = Literal["required", "advice"]

THAI: dict[OutcomeName, str] = {
    "pass": "ผ่าน",
    "fail": "ไม่ผ่าน",
    "advice": "ควรปรับปรุง",
    "not_applicable": "ไม่เกี่ยวข้อง",
    "unreadable": "อ่านไม่ได้ ต้องตรวจด้วยคน",
}

GAPS: tuple[OutcomeName, ...] = ("fail", "advice")
"""The outcomes that there is something to mend about."""

OPEN: tuple[OutcomeName, ...] = ("fail", "unreadable", "advice")
"""The outcomes that ask for something, the most pressing first."""

LEAST = "แก้เพียงเท่านี้"
"""The label of the least that has to be written; `Outcome.mend` begins with it."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Because(_Frozen):
    """One fact field that the outcome rests on; `value` is None where it is not known."""

    fact: str
    field: str
    value: str | int | bool | None


class CriterionQuote(_Frozen):
    """The criterion behind a rule in this edition: its text, source and how well it is known."""

    text: str
    source: str
    mark: Literal["seen", "inferred", "recall", "unknown"]


class Outcome(_Frozen):
    """What one rule says of one subject. `severity` tells how hard the rule is in this edition.

    `lacks` names the column (Thai) that the table of the subject would need and does not have. `waived` is the outcome
    as it was before a waiver.
    """

    rule: str
    title: str
    outcome: OutcomeName
    severity: Severity
    subject: Subject
    place: Place
    expected: str
    found: str
    message: str
    fix: str
    example: str = ""
    mend: str = ""
    lacks: str = ""
    waived: OutcomeName | None = None
    criterion: CriterionQuote
    because: tuple[Because, ...] = ()

    @property
    def least(self) -> str:
        """The least that has to be written, as `mend` tells it without its label."""
        return self.mend.removeprefix(f"{LEAST}: ")

    @property
    def rule_code(self) -> str:
        """The part of the rule's id that people say: M01."""
        return code_of(self.rule)


class PairTold(_Frozen):
    """A measure of the plan and the rows of the report that speak of it; `measure` is None for a row of no measure."""

    measure: int | None
    title: str
    status: Literal["reported", "unsure", "missing", "foreign"]
    rows: tuple[int, ...]
    row_titles: tuple[str, ...]
    confidence: float
    differences: tuple[str, ...] = ()


class Input(_Frozen):
    """A file that was checked."""

    name: str
    sha256: str


class Stamp(_Frozen):
    """What decided: the tool, the engine, the rule base and the very inputs. The same stamp, the same verdict.

    `waived_on` is the day on which it was asked which waivers still hold, where there are any.
    """

    tool: str
    engine: str
    rule_base: str
    inputs: tuple[Input, ...]
    waived_on: datetime.date | None = None
    time: str | None = None


class Checked(_Frozen):
    """What the document was taken for.

    `framework` names an assessment that is not the one of NACC. `plan_given` tells of a report whether it was held
    against its plan.
    """

    kind: Kind
    agency: str
    edition: int
    item: str
    assessed_year: int | None
    plan_year: int | None
    framework: str = ""
    plan_given: bool | None = None


class Check(BaseModel):
    """The whole result of checking one document."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    schema_: Literal["ita-check/1"] = Field("ita-check/1", alias="schema")
    stamp: Stamp
    submission: Checked
    verdict: Verdict
    summary: dict[OutcomeName, int]
    outcomes: tuple[Outcome, ...]
    pairing: tuple[PairTold, ...] = ()
    notes: tuple[str, ...] = ()


def verdict(outcomes: tuple[Outcome, ...], about: Checked) -> Verdict:
    """Return the verdict: any fail returns the document.

    A required part that nobody could read leaves it open, and so does a report without the plan that it must agree
    with, or another assessment than that of NACC.
    """
    if any(o.outcome == "fail" for o in outcomes):
        return "return"
    unread = any(o.outcome == "unreadable" and o.severity == "required" for o in outcomes)
    return "cannot_tell" if unread or about.framework or about.plan_given is False else "ready"


def summary(outcomes: tuple[Outcome, ...]) -> dict[OutcomeName, int]:
    """Return how many outcomes there are of each kind, zeros too."""
    return {name: sum(o.outcome == name for o in outcomes) for name in THAI}

"""What a plan, a report or a list of scores says, in the schema `ita-submission/1`.

The same schema is printed by `ita read --format json|yaml` and read as input. Scores are decimal strings, periods
Gregorian `YYYY-MM`. `places` maps a field's name to where it was read; a field that is empty because the cell was
a dash still has its place, which quotes the dash.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from checker.blocks import Place, Unread
from checker.measuring.scoring import rounded

Kind = Literal["plan", "report", "scores"]
KINDS: Mapping[Kind, str] = {"plan": "แผนมาตรการ", "report": "รายงานผล", "scores": "คะแนนประเมิน"}
AnalysisKind = Literal["urgent", "develop", "keep", "strength"]
MonitoringWhere = Literal["column", "steps", "shared", "absent"]
Year = Annotated[int, Field(ge=2500, le=2699)]
Indicator = Annotated[int, Field(ge=1, le=10)]
Month = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
Score = Annotated[
    Decimal,
    Field(ge=0, le=100),
    AfterValidator(lambda score: score if score.as_tuple().exponent >= -2 else rounded(score)),
    PlainSerializer(lambda score: f"{score:.2f}", return_type=str, when_used="json"),
]


def _code(code: str) -> str:
    if not re.fullmatch(r"[IEO][1-9]\d?", code):
        raise ValueError(f"“{code}” ไม่ใช่รหัสข้อ ให้เขียนอักษร I E หรือ O แล้วตามด้วยเลข เช่น I7 E4 O38")
    return code


Code = Annotated[str, AfterValidator(_code)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    place: Place = Place()
    places: dict[str, Place] = {}

    def where(self, field: str) -> Place:
        """Return the place of one field, or of the whole part when the field has none of its own."""
        return self.places.get(field, self.place)


class Agency(_Part):
    """The public body that submits; `type` is a short name such as อบต. or เทศบาลตำบล."""

    name: str = ""
    type: str | None = None


class Overall(_Part):
    """The stated overall score and level of the assessed year."""

    score: Score | None = None
    level: str | None = None


class InstrumentScore(_Part):
    """The stated mean of one instrument (IIT, EIT, OIT) and its weight in percent."""

    name: Literal["IIT", "EIT", "OIT"]
    score: Score | None = None
    weight: int | None = None


class IndicatorScore(_Part):
    """The stated score of one of the ten indicators."""

    number: Indicator
    score: Score | None = None


class QuestionScore(_Part):
    """A question or item code such as I7, E10 or O42, its stated score (None: only cited) and its sub-scores.

    `indicator` is the one that the document puts it under, where it says so.
    """

    code: Code
    indicator: Indicator | None = None
    score: Score | None = None
    parts: list[Score] = []


class AnalysisItem(_Part):
    """One finding of the agency's own analysis; `indicator` is None where it could not be told."""

    indicator: Indicator | None = None
    kind: AnalysisKind
    text: str
    codes: list[Code] = []


class Recommendation(_Part):
    """What NACC or its assessor recommended, as quoted in the document."""

    indicator: Indicator | None = None
    text: str
    codes: list[Code] = []


class Announcement(_Part):
    """A day on which the result was announced, as the document tells it: `YYYY-MM-DD` and as written."""

    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    raw: str


class Period(BaseModel):
    """A period as written, and its first and last month where they could be read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    raw: str = ""
    start: Month | None = None
    end: Month | None = None


def _raw_period(value: object) -> object:
    return {"raw": value} if isinstance(value, str) else value


class Monitoring(BaseModel):
    """How a measure is followed up: in its own column, inside the steps, once for all measures, or not at all."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = ""
    where: MonitoringWhere = "absent"


class Measure(_Part):
    """One measure of a plan. `codes` are the questions and items that it names."""

    number: int
    title: str = ""
    indicators: list[Indicator] = []
    codes: list[Code] = []
    steps: list[str] = []
    owners: list[str] = []
    period: Annotated[Period | None, BeforeValidator(_raw_period)] = None
    monitoring: Monitoring = Monitoring()
    analysis_result: str | None = None


class ReportItem(_Part):
    """One row of a report: the measure named, what was done and came of it, when, by whom, and what proves it."""

    number: int
    title: str = ""
    indicators: list[Indicator] = []
    result: str | None = None
    budget: str | None = None
    evidence: str | None = None
    problems: str | None = None
    period: Annotated[Period | None, BeforeValidator(_raw_period)] = None
    owners: list[str] = []


class Submission(BaseModel):
    """A submitted document as understood. Fields that it does not print are None or empty, never guessed.

    `framework` names the assessment that it seems to be of where that is not the one of NACC.
    """

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    schema_: Literal["ita-submission/1"] = Field("ita-submission/1", alias="schema")
    kind: Kind = "plan"
    agency: Agency = Agency()
    assessed_year: Year | None = None
    plan_year: Year | None = None
    edition: int | None = None
    item: str | None = None
    framework: str = ""
    overall: Overall = Overall()
    instruments: list[InstrumentScore] = []
    indicators: list[IndicatorScore] = []
    questions: list[QuestionScore] = []
    analysis: list[AnalysisItem] = []
    recommendations: list[Recommendation] = []
    announcements: list[Announcement] = []
    measures: list[Measure] = []
    items: list[ReportItem] = []
    places: dict[str, Place] = {}
    unread: list[Unread] = []
    notes: list[str] = []

    @property
    def indicator_scores(self) -> dict[int, Decimal]:
        """The stated scores of the indicators, by their numbers."""
        return {i.number: i.score for i in self.indicators if i.score is not None}

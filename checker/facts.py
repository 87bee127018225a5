"""A submission as facts: the flat records that rules are about, each with its subject and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from checker import scoring
from checker.blocks import Place
from checker.submission import Measure, Period, Submission
from knowledge.base import Knowledge
from knowledge.model import Edition
from rules.schema import Fact, Value

# The parts of a submission that an `Unread` may be about, and the fact fields that hang on them.
_DOCUMENT_PARTS = {
    "analysis": ("analysis_count", "urgent_count", "develop_count"),
    "measures": ("measure_count",),
    "overall": ("overall", "level"),
    "overall/score": ("overall",),
    "overall/level": ("level",),
    "assessed_year": ("assessed_year",),
    "plan_year": ("plan_year",),
}
_MEASURE_FIELDS = ("title", "owners", "steps", "monitoring", "period", "analysis_result")


class Subject(BaseModel):
    """What an outcome is about: the document, or one of its indicators, questions or measures."""

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


def facts(submission: Submission, edition: Edition, knowledge: Knowledge) -> Facts:
    """Return the facts of a submission under the edition that it is checked by."""
    assessed = knowledge.editions.get(submission.assessed_year or 0)
    subjects = (
        _document(submission, edition, assessed),
        *_instruments(submission, assessed),
        *_indicators(submission, edition),
        *_questions(submission, edition, assessed),
        *_measures(submission),
    )
    whys = {(key, name): why for key, name, why in _doubts(submission, subjects, edition.threshold)}
    unread = (known_fact("unread", subject=key, field=name) for key, name in whys)
    return Facts(subjects, (*_links(submission), *unread), whys)


def known_fact(type_: str, **fields: Value | int | None) -> Fact:
    """Return a fact with the fields that are known: empty text and None are left out."""
    return Fact(
        type_,
        {
            name: Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value
            for name, value in fields.items()
            if value is not None and value != ""
        },
    )


def _score(value: Decimal | None) -> Decimal | None:
    return None if value is None else scoring.rounded(value)


def _stated(submission: Submission) -> dict[int, Decimal]:
    return {i.number: i.score for i in submission.indicators if i.score is not None}


def _document(submission: Submission, edition: Edition, assessed: Edition | None) -> Known:
    stated = submission.overall
    analysed = [m for m in submission.measures if m.analysis_result]
    computed = level = None
    if assessed:
        means = scoring.instrument_means(assessed, _stated(submission))
        computed = scoring.overall(assessed, means)
        printed: dict[str, Decimal] = {i.name: i.score for i in submission.instruments if i.score is not None}
        score = computed if stated.score is None else stated.score
        level = None if score is None else scoring.level(assessed, score, {**means, **printed})
    years_known = submission.assessed_year is not None and submission.plan_year is not None
    fact = known_fact(
        "document",
        key="document",
        edition=edition.year,
        item=submission.item,
        assessed_year=submission.assessed_year,
        plan_year=submission.plan_year,
        years_follow=(submission.assessed_year or 0) + 1 == submission.plan_year if years_known else None,
        analysis_count=len(submission.analysis) + len(analysed),
        urgent_count=sum(a.kind == "urgent" for a in submission.analysis),
        develop_count=sum(a.kind in ("develop", "keep") for a in submission.analysis),
        measure_count=len(submission.measures),
        overall=_score(stated.score),
        overall_computed=computed,
        overall_difference=None if computed is None or stated.score is None else abs(stated.score - computed),
        level=stated.level,
        level_computed=level.name if level else None,
        level_agrees=None if level is None or not stated.level else stated.level.strip() == level.name,
    )
    places = {
        name: submission.places[part]
        for part, names in _DOCUMENT_PARTS.items()
        for name in names
        if part in submission.places
    }
    places |= {"overall": stated.where("score"), "level": stated.where("level")}
    return Known(fact, Subject(kind="document", title=submission.agency.name), Place(), places)


def _instruments(submission: Submission, assessed: Edition | None) -> Iterator[Known]:
    means = scoring.instrument_means(assessed, _stated(submission)) if assessed else {}
    for stated in submission.instruments:
        computed = means.get(stated.name)
        fact = known_fact(
            "instrument",
            key=f"instrument/{stated.name}",
            name=stated.name,
            score=_score(stated.score),
            computed=computed,
            difference=None if computed is None or stated.score is None else abs(stated.score - computed),
        )
        yield Known(fact, Subject(kind="instrument", title=stated.name, code=stated.name), stated.place, stated.places)


def _indicators(submission: Submission, edition: Edition) -> Iterator[Known]:
    stated = {i.number: i for i in submission.indicators}
    for indicator in edition.indicators:
        part = stated.get(indicator.number)
        fact = known_fact(
            "indicator",
            key=f"indicators/{indicator.number}",
            number=indicator.number,
            name=indicator.name,
            instrument=indicator.instrument,
            score=_score(part.score) if part else None,
            measures=_numbers(m for m in submission.measures if indicator.number in m.indicators),
        )
        subject = Subject(kind="indicator", number=indicator.number, title=indicator.name)
        yield Known(fact, subject, part.place if part else Place(), part.places if part else {})


def _questions(submission: Submission, edition: Edition, assessed: Edition | None) -> Iterator[Known]:
    listed = assessed.questions if assessed else {}
    for stated in submission.questions:
        question = listed.get(stated.code)
        number = question.indicator if question else stated.indicator
        fact = known_fact(
            "question",
            key=f"questions/{stated.code}",
            code=stated.code,
            topic=question.topic if question else None,
            indicator=number,
            indicator_name=edition.indicator(number).name if number else None,
            instrument=f"{stated.code[0]}IT",
            score=_score(stated.score),
            measures=_numbers(
                m for m in submission.measures if stated.code in m.codes or (number and number in m.indicators)
            ),
        )
        subject = Subject(
            kind="question",
            title=question.topic if question else "",
            code=stated.code,
            indicators=(number,) if number else (),
        )
        yield Known(fact, subject, stated.place, stated.places)


def _numbers(measures: Iterable[Measure]) -> str:
    return ", ".join(str(m.number) for m in measures)


def _measures(submission: Submission) -> Iterator[Known]:
    for measure in submission.measures:
        period = measure.period or Period()
        fact = known_fact(
            "measure",
            key=f"measures/{measure.number}",
            number=measure.number,
            title=measure.title,
            owners=", ".join(measure.owners),
            steps="\n".join(measure.steps),
            step_count=len(measure.steps),
            monitoring=measure.monitoring.text,
            monitoring_where=measure.monitoring.where,
            period=period.raw,
            period_read=bool(period.start or period.end),
            period_in_year=in_year(period, submission.plan_year),
            analysis_result=measure.analysis_result,
        )
        subject = Subject(
            kind="measure", number=measure.number, title=measure.title, indicators=tuple(measure.indicators)
        )
        yield Known(fact, subject, measure.place, measure.places)


def in_year(period: Period, year: int | None) -> bool | None:
    """Whether the known ends of a period lie in fiscal year `year` (พ.ศ.); None when nothing is known."""
    months = [m for m in (period.start, period.end) if m]
    if year is None or not months:
        return None
    gregorian = year - 543
    return all(f"{gregorian - 1}-10" <= month <= f"{gregorian}-09" for month in months)


def _links(submission: Submission) -> Iterator[Fact]:
    for measure in submission.measures:
        key = f"measures/{measure.number}"
        for number in measure.indicators:
            yield known_fact("answers", measure=key, indicator=number)
        for code in measure.codes:
            yield known_fact("names", measure=key, code=code)


Doubt = tuple[str, str, str]
"""The key of a subject, the field that could not be read, and why (Thai)."""


def _doubts(submission: Submission, known: Sequence[Known], threshold: Decimal) -> Iterator[Doubt]:
    for unread in submission.unread:
        # What a part of unknown content may hold is not known: the analysis or measures may stand there.
        for part in [unread.about] if unread.about else ["analysis", "measures"]:
            yield from ((key, name, unread.why) for key, name in _fields(part))
    for part, thai in (("assessed_year", "ปีของผลประเมิน"), ("plan_year", "ปีของมาตรการ")):
        if getattr(submission, part) is None:
            yield "document", part, f"ไม่พบ{thai}ในเอกสาร"
    yield from _uncovered(submission, known, threshold)


def _fields(part: str) -> Iterator[tuple[str, str]]:
    yield from (("document", name) for name in _DOCUMENT_PARTS.get(part, ()))
    key, _, name = part.rpartition("/")
    if name in _MEASURE_FIELDS or name == "score":
        yield key, name
    elif part.startswith("measures/"):
        yield from ((part, name) for name in _MEASURE_FIELDS)


def _uncovered(submission: Submission, known: Sequence[Known], threshold: Decimal) -> Iterator[Doubt]:
    """Say of what lies below the threshold why it cannot be told whether a measure answers it."""
    lost = [u.why for u in submission.unread if u.about in ("", "measures")]
    lost += [f"ไม่ทราบว่ามาตรการที่ {m.number} ตอบตัวชี้วัดใด" for m in submission.measures if not m.indicators]
    for subject in known:
        kind, fields = subject.subject.kind, subject.fact.fields
        score = fields.get("score")
        if kind not in ("indicator", "question") or not isinstance(score, Decimal) or score >= threshold:
            continue
        if kind == "question" and not subject.subject.indicators:
            yield str(fields["key"]), "measures", f"ไม่ทราบว่าข้อ {subject.subject.code} อยู่ในตัวชี้วัดใด"
        elif lost:
            yield str(fields["key"]), "measures", lost[0]

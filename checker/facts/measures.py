"""Facts about the measures: what each states, and what its words tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker import thai
from checker.blocks import Place
from checker.compared_file import ComparedFile
from checker.extraction import lists
from checker.facts.known import Known, Subject, known_fact
from checker.measuring import echo, overlap, words
from checker.measuring.similarity import Triples
from checker.submission import Measure, Period, Submission
from rules.schema import Fact, Value

# What the words of a field tell: fields that rest on it.
TELLS: Mapping[str, tuple[str, ...]] = {
    "title": ("same_as", "logistics", "reused_share"),
    "owners": ("named_owners",),
    "steps": ("own_steps", "steps_in_order", "analysis_echo"),
    "monitoring": ("followed_up",),
    "period": ("period_forward",),
}
_COUNTED = {
    "steps": ("step_count",),
    "monitoring": ("monitoring_where",),
    "period": ("period_read", "period_in_year"),
}
_Fields = Mapping[str, Value | int | None]


def measures(submission: Submission, beside: Sequence[ComparedFile]) -> Iterator[Known]:
    """Yield the facts about the measures in order."""
    echoes = echo.leads(
        [_analysed(m, submission) for m in submission.measures], ["\n".join(m.steps) for m in submission.measures]
    )
    repeated = overlap.repeated(submission.measures)
    known = [(file.name, other.number, overlap.triples(other)) for file in beside for other in file.measures]
    for measure, lead, same_as in zip(submission.measures, echoes, repeated, strict=True):
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
            period_forward=period.start <= period.end if period.start and period.end else None,
            analysis_result=measure.analysis_result,
            analysis_echo=lead,
            same_as=same_as,
            **_owners(measure, submission.agency.name),
            **_steps(measure),
            **_monitoring(measure),
            **_reused(measure, known),
        )
        subject = Subject(
            kind="measure", number=measure.number, title=measure.title, indicators=tuple(measure.indicators)
        )
        yield Known(fact, subject, measure.place, _places(measure))


def in_year(period: Period, year: int | None) -> bool | None:
    """Whether the known ends of a period lie in fiscal year `year` (พ.ศ.); None when nothing is known."""
    months = [m for m in (period.start, period.end) if m]
    if year is None or not months:
        return None
    gregorian = year - 543
    return all(f"{gregorian - 1}-10" <= month <= f"{gregorian}-09" for month in months)


def links(submission: Submission) -> Iterator[Fact]:
    """Yield which measure answers which indicators and names which codes."""
    for measure in submission.measures:
        key = f"measures/{measure.number}"
        for number in measure.indicators:
            yield known_fact("answers", measure=key, indicator=number)
        for code in measure.codes:
            yield known_fact("names", measure=key, code=code)


def _places(measure: Measure) -> Mapping[str, Place]:
    """Return where the fields were read; what a field tells was read where the field was."""
    read = [(field, name) for told in (TELLS, _COUNTED) for field, names in told.items() for name in names]
    return {**measure.places, **{name: measure.places[field] for field, name in read if field in measure.places}}


def _analysed(measure: Measure, submission: Submission) -> str:
    """Return the analysis that a measure answers: its own, or that of its indicators."""
    of_indicators = (a.text for a in submission.analysis if a.indicator in measure.indicators)
    return measure.analysis_result or "\n".join(of_indicators)


def _owners(measure: Measure, agency: str) -> _Fields:
    where = measure.where("owners")
    return {
        "owner_count": len(measure.owners),
        "named_owners": len(words.named_owners(measure.owners, agency)),
        "lead_told": words.tells_lead(" ".join([*measure.owners, where.heading if where.column else "", where.quote])),
    }


def _steps(measure: Measure) -> _Fields:
    steps = "\n".join(measure.steps)
    written = lists.items(measure.where("steps").quote) if "steps" in measure.places else None
    numbers = written.numbers if written and len(written.numbers) > 1 else ()
    return {
        "own_steps": words.own_share(steps, measure.title) if thai.key(steps) else None,
        "logistics": words.logistics(measure.title, filter(None, measure.steps)),
        "step_numbers": " ".join(map(str, numbers)),
        "steps_in_order": written.in_order if written and numbers else None,
    }


def _monitoring(measure: Measure) -> _Fields:
    told = measure.monitoring.text
    return {
        "followed_up": words.follows_up(told) if told else None,
        "monitoring_lacks": words.monitoring_lacks(told) if told else None,
    }


def _reused(measure: Measure, known: Sequence[tuple[str, int, Triples]]) -> _Fields:
    """Return which of the measures of other plans, each with its file and number, is most like this one."""
    own = overlap.triples(measure)
    name, number, best = max(known, key=lambda other: overlap.share(own, other[2]), default=("", 0, None))
    return {"reused_share": overlap.share(own, best), "reused_from": name, "reused_number": number} if best else {}

"""Edits of measures: a part that is missing, or a whole measure from the standard ones."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal

from checker.draft import LEAD, draft
from checker.explanation.counting import numbers
from checker.facts import Subject
from checker.mending.edit import Desk, Edit, Editor, writes
from checker.mending.fitted import Fitted, agency_type, most_like
from checker.recommend import Recommended, recommend
from checker.submission import Measure, Monitoring, Submission
from knowledge import standard

_LAST_INDICATOR = 10


def part(name: str, thai: str) -> Editor:
    """Return what writes one part of a measure."""

    def make(subject: Subject, desk: Desk) -> Iterator[Edit]:
        assert subject.number
        value, words = _fitting(name, desk.fitted[subject.number])
        where = f"เขียน{thai}ของมาตรการที่ {subject.number} ว่า"
        yield Edit(where, words, writes("measures", subject.number, name, value))

    return make


def _fitting(name: str, fitted: Fitted) -> tuple[object, str]:
    """Return what a part of a measure may hold, and how it is written in a table."""
    match name:
        case "owners":
            lead, *others = fitted.owners
            return [lead + LEAD, *others], _with_lead(lead, others)
        case "steps":
            return fitted.steps, _numbered(fitted.steps)
        case "period":
            return fitted.period, fitted.period.raw
        case "monitoring":
            return Monitoring(text=fitted.monitoring, where="column"), fitted.monitoring
    return fitted.analysis_result, fitted.analysis_result


def _with_lead(lead: str, others: Sequence[str]) -> str:
    *first, last = [lead + LEAD, *others]
    return f"{', '.join(first)} และ{last} (หน่วยสนับสนุน)" if others else last


def of_indicator(subject: Subject, desk: Desk) -> Iterator[Edit]:
    """Add the measure for the lowest score of an indicator."""
    yield from _recommended(desk, lambda r: subject.number in r.indicators)


def of_question(subject: Subject, desk: Desk) -> Iterator[Edit]:
    """Add the measure for a question, or where there is none one for its indicator."""
    yield from _recommended(desk, lambda r: subject.code in r.codes)
    yield from _standard(desk, subject.indicators)


def of_finding(subject: Subject, desk: Desk) -> Iterator[Edit]:
    """Add the measure for a question that a finding cites, or for its indicator."""
    assert subject.number
    codes = set(desk.document.analysis[subject.number - 1].codes)
    yield from _recommended(desk, lambda r: bool(codes & set(r.codes)))
    yield from _recommended(desk, lambda r: bool(set(subject.indicators) & set(r.indicators)))
    yield from _standard(desk, subject.indicators)


def of_document(_: Subject, desk: Desk) -> Iterator[Edit]:
    """Add the first measure: for the lowest score of all, or where none calls for one, for what the analysis says."""
    if desk.document.measures:
        return
    yield from _recommended(desk, lambda _: True)
    yield from _standard(
        desk, [i for finding in desk.document.analysis if (i := finding.indicator)] or [_LAST_INDICATOR]
    )


def _recommended(desk: Desk, wanted: Callable[[Recommended], bool]) -> Iterator[Edit]:
    """Add the measure for the lowest score of those wanted, and among equals the one that the analysis speaks of."""
    found = list(filter(wanted, recommend(desk.document, desk.edition, desk.knowledge, desk.rules).measures))
    if found:
        least = min((each.score for each in found if each.score is not None), default=None)
        lowest = [r for r in found if r.score == least]
        best = most_like("", _told(lowest[0].indicators, desk), [r.measure for r in lowest])
        yield _added(_drafted(next(r for r in lowest if r.measure == best), desk))


def _standard(desk: Desk, indicators: Sequence[int]) -> Iterator[Edit]:
    """Add the standard measure for what the analysis says of the first of the indicators, whatever its score."""
    for number in indicators[:1]:
        choices = [m for m in standard.load().values() if m.year == standard.EDITION and m.indicator == number]
        chosen = most_like("", _told([number], desk), choices)
        new = _drafted(Recommended(chosen, "indicator", (number,), (), (Decimal(0),)), desk)
        # The score may not be known: what is told of it is written anew.
        told = Fitted(new, desk.document, desk.edition, desk.knowledge).analysis_result
        yield _added(new.model_copy(update={"analysis_result": told}))


def _told(indicators: Collection[int], desk: Desk) -> list[str]:
    return [finding.text for finding in desk.document.analysis if finding.indicator in indicators]


def _drafted(chosen: Recommended, desk: Desk) -> Measure:
    agency = agency_type(desk.document, desk.knowledge)
    return draft(desk.document, (chosen,), desk.edition, agency).measures[0]


def _added(new: Measure) -> Edit:
    def change(document: Submission) -> Submission:
        if any(m.title == new.title and set(new.codes) <= set(m.codes) for m in document.measures):
            return document
        number = max((m.number for m in document.measures), default=0) + 1
        return document.model_copy(update={"measures": [*document.measures, new.model_copy(update={"number": number})]})

    return Edit(f"เพิ่มมาตรการของตัวชี้วัดที่ {numbers(new.indicators)} ว่า", _as_row(new), change)


def _as_row(measure: Measure) -> str:
    assert measure.period
    owners = f"ผู้รับผิดชอบ {', '.join(measure.owners)}"
    told = (f"ขั้นตอน {_numbered(measure.steps)}", f"ระยะเวลา {measure.period.raw}", owners)
    return " · ".join((measure.title, *told, f"การกำกับติดตาม {measure.monitoring.text}"))


def _numbered(steps: list[str]) -> str:
    return " ".join(f"{n}. {step}" for n, step in enumerate(steps, 1))

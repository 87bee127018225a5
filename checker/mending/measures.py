"""Edits of measures: a part that is missing, or a whole measure from the standard ones."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from typing import Any

from checker.draft import LEAD, draft
from checker.explanation.counting import numbers
from checker.facts import Subject
from checker.mending.edit import Desk, Edit, Editor, writes
from checker.mending.fitted import Fitted, agency_type, most_like
from checker.mending.written import read_back
from checker.recommend import Recommended
from checker.submission import Measure, Monitoring, Period, Submission
from knowledge import standard

_LAST_INDICATOR = 10
_LABELS = {
    "analysis_result": "ผลการวิเคราะห์",
    "steps": "ขั้นตอน",
    "period": "ระยะเวลา",
    "owners": "ผู้รับผิดชอบ",
    "monitoring": "การกำกับติดตาม",
}


def part(name: str, thai: str) -> Editor:
    """Return what writes one part of a measure."""

    def make(subject: Subject, desk: Desk) -> Iterator[Edit]:
        assert subject.number
        words = _fitting(name, desk.fitted[subject.number])
        where = f"เขียน{thai}ของมาตรการที่ {subject.number} ว่า"
        written = Measure(number=subject.number, **{name: _cell(name, words)})
        value = getattr(read_back(written, desk.document, desk.knowledge), name)
        yield Edit(where, words, writes("measures", subject.number, name, value))

    return make


def _fitting(name: str, fitted: Fitted) -> str:
    """Return what is to be written in the cell of a part of a measure."""
    match name:
        case "owners":
            lead, *others = fitted.owners
            return _with_lead(lead, others)
        case "steps":
            return _numbered(fitted.steps)
        case "period":
            return fitted.period.raw
        case "monitoring":
            return fitted.monitoring
    return fitted.analysis_result


def _cell(name: str, words: str) -> Any:
    """Return words as the cell of a part of a measure holds them before anybody has read it."""
    match name:
        case "owners" | "steps":
            return [words]
        case "period":
            return Period(raw=words)
        case "monitoring":
            return Monitoring(text=words, where="column")
    return words


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
    found = list(filter(wanted, desk.recommended))
    if found:
        least = min((each.score for each in found if each.score is not None), default=None)
        lowest = [r for r in found if r.score == least]
        best = most_like("", _told(lowest[0].indicators, desk), [r.measure for r in lowest])
        yield _added(_drafted(next(r for r in lowest if r.measure == best), desk), desk)


def _standard(desk: Desk, indicators: Sequence[int]) -> Iterator[Edit]:
    """Add the standard measure for what the analysis says of the first of the indicators, whatever its score."""
    for number in indicators[:1]:
        choices = [m for m in standard.load().values() if m.year == standard.EDITION and m.indicator == number]
        chosen = most_like("", _told([number], desk), choices)
        new = _drafted(Recommended(chosen, "indicator", (number,), (), (Decimal(0),)), desk)
        # The score may not be known: what is told of it is written anew.
        told = Fitted(new, desk.document, desk.edition, desk.knowledge).analysis_result
        yield _added(new.model_copy(update={"analysis_result": told}), desk)


def _told(indicators: Collection[int], desk: Desk) -> list[str]:
    return [finding.text for finding in desk.document.analysis if finding.indicator in indicators]


def _drafted(chosen: Recommended, desk: Desk) -> Measure:
    agency = agency_type(desk.document, desk.knowledge)
    return draft(desk.document, (chosen,), desk.edition, agency).measures[0]


def _added(drafted: Measure, desk: Desk) -> Edit:
    """Add a measure: what is added is what its written words say."""
    cells = _cells(drafted)
    new = read_back(
        Measure(number=1, title=cells["title"], **{name: _cell(name, cells[name]) for name in _LABELS}),
        desk.document,
        desk.knowledge,
    )

    def change(document: Submission) -> Submission:
        if any(m.title in (new.title, drafted.title) and set(new.codes) <= set(m.codes) for m in document.measures):
            return document
        number = max((m.number for m in document.measures), default=0) + 1
        return document.model_copy(update={"measures": [*document.measures, new.model_copy(update={"number": number})]})

    row = " · ".join((cells["title"], *(f"{label} {cells[name]}" for name, label in _LABELS.items())))
    return Edit(f"เพิ่มมาตรการของตัวชี้วัดที่ {numbers(drafted.indicators)} ว่า", row, change)


def _cells(measure: Measure) -> dict[str, str]:
    """Return what is to be written in the cells of a row; the title names the indicators and codes that it answers."""
    assert measure.period
    codes = f" ข้อ {', '.join(measure.codes)}" if measure.codes else ""
    return {
        "title": f"{measure.title} (ตัวชี้วัดที่ {numbers(measure.indicators)}{codes})",
        "analysis_result": measure.analysis_result or "",
        "steps": _numbered(measure.steps),
        "period": measure.period.raw,
        "owners": ", ".join(measure.owners),
        "monitoring": measure.monitoring.text,
    }


def _numbered(steps: list[str]) -> str:
    return " ".join(f"{n}. {step}" for n, step in enumerate(steps, 1))

"""Recommended measures as a finished draft of a plan, in the agency's own voice with places to complete."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.answers import code_order
from checker.blocks import Place
from checker.recommend import Recommended
from checker.submission import (
    Agency,
    AnalysisItem,
    AnalysisKind,
    Measure,
    Monitoring,
    Period,
    Submission,
)
from checker.thai import MONTHS
from knowledge.agencies import AgencyType, Role
from knowledge.model import Edition, InstrumentCode
from knowledge.standard import Months

TO_COMPLETE = "(โปรดเติมสาเหตุเฉพาะของหน่วยงาน)"
LEAD = " (หน่วยหลัก)"
"""What stands behind the name of the unit that leads."""

_INSTRUMENTS: tuple[InstrumentCode, ...] = ("IIT", "EIT", "OIT")
_EXCELLENT = Decimal(95)
_BEFORE_EVIDENCE_CLOSES = Months(start=10, end=4)
_ITEMS_MONITORING = "{lead}ติดตามความครบถ้วนของข้อมูลรายข้อทุกเดือน และรายงานผลต่อ{executive}ทุกไตรมาส"

_Row = tuple[Recommended, ...]


def draft(
    scores: Submission,
    recommended: Sequence[Recommended],
    edition: Edition,
    agency: AgencyType,
    own: Submission | None = None,
) -> Submission:
    """Return a plan for `edition` that answers the scores: with the measures and analysis of `own`, then with more."""
    kept = own.measures if own else []
    rows = enumerate(_rows(recommended), len(kept) + 1)
    return scores.model_copy(
        update={
            "kind": "plan",
            "agency": scores.agency if scores.agency.name else Agency(name="(ชื่อหน่วยงาน)"),
            "edition": edition.year,
            "item": edition.plan.code,
            "assessed_year": edition.assessed_year,
            "plan_year": edition.plan.year,
            "instruments": sorted(scores.instruments, key=lambda instrument: _INSTRUMENTS.index(instrument.name)),
            "indicators": sorted(scores.indicators, key=lambda indicator: indicator.number),
            "questions": sorted(scores.questions, key=lambda question: code_order(question.code)),
            "analysis": list(_analysis(scores, edition, own)),
            "measures": [
                *(_taken_over(number, measure) for number, measure in enumerate(kept, 1)),
                *(_measure(number, row, edition, agency) for number, row in rows),
            ],
            "items": [],
            "unread": [],
            "notes": [],
            "places": {},
        }
    )


def _rows(recommended: Sequence[Recommended]) -> Iterator[_Row]:
    """Yield what becomes one measure each: all items of an open-data indicator of which no score is known are one."""
    together: dict[int, list[Recommended]] = {}
    for each in recommended:
        of_indicator = each.reason == "unlisted" or (each.reason in ("indicator", "keep") and not each.codes)
        if of_indicator and each.measure.code.startswith("O"):
            together.setdefault(each.indicators[0], []).append(each)
    for each in recommended:
        group = together.get(each.indicators[0], [])
        if each not in group:
            yield (each,)
        elif each is group[0]:
            yield tuple(group)


def _taken_over(number: int, measure: Measure) -> Measure:
    return measure.model_copy(update={"number": number, "place": Place(), "places": {}})


def _measure(number: int, row: _Row, edition: Edition, agency: AgencyType) -> Measure:
    first = row[0].measure
    owners = _owners(row, agency)
    monitoring = first.monitoring if len(row) == 1 else _ITEMS_MONITORING
    return Measure(
        number=number,
        title=first.title if len(row) == 1 else _items_title(row, edition),
        indicators=sorted({number for r in row for number in r.indicators}),
        codes=sorted({code for r in row for code in r.codes}, key=code_order),
        steps=list(first.steps) if len(row) == 1 else [" ".join([*r.asked, r.measure.steps[0]]) for r in row],
        owners=[owners[0] + LEAD, *owners[1:]] if len(owners) > 1 else owners,
        period=_period(first.period if len(row) == 1 else _BEFORE_EVIDENCE_CLOSES, edition.plan.year),
        monitoring=Monitoring(
            text=monitoring.format(lead=owners[0], executive=agency.owners["executive"]), where="column"
        ),
        analysis_result=_result(row, edition),
    )


def _items_title(row: _Row, edition: Edition) -> str:
    name = edition.indicator(row[0].indicators[0]).name
    codes = sorted((code for r in row for code in r.asked), key=code_order)
    verb = "รักษามาตรฐาน" if row[0].reason == "keep" else "แก้ไข"
    return f"{verb}{name}รายข้อ ตั้งแต่ข้อ {codes[0]} ถึง {codes[-1]}" if codes else f"{verb}{name}ทุกเรื่อง"


def _result(row: _Row, edition: Edition) -> str:
    first = row[0]
    if first.reason == "keep":
        return f"{_scored(first, edition)} ไม่ต่ำกว่าเกณฑ์ {edition.threshold} {first.measure.keep}"
    if first.reason == "unlisted":
        return (
            f"{_scored(first, edition)} ต่ำกว่าเกณฑ์ {edition.threshold} ยังไม่ทราบว่าข้อนี้ถามเรื่องใด "
            f"จึงใช้มาตรการของตัวชี้วัดที่ {first.indicators[0]} {TO_COMPLETE}"
        )
    if len(row) > 1:
        return (
            f"{_scored(first, edition)} ต่ำกว่าเกณฑ์ {edition.threshold} ยังไม่ทราบคะแนนรายข้อ "
            "จึงตรวจทุกข้อแล้วแก้เฉพาะข้อที่ไม่ได้คะแนน"
        )
    if len(first.codes) == 1 and first.score is not None:
        return f"ข้อ {first.codes[0]} {first.measure.analysis.format(score=f'{first.score:.2f}')} {TO_COMPLETE}"
    _, shows, meaning = first.measure.analysis.partition("แสดงว่า")
    return f"{_scored(first, edition)} {shows}{meaning} {TO_COMPLETE}"


def _scored(each: Recommended, edition: Edition) -> str:
    if each.codes:
        pairs = zip(each.codes, each.scores, strict=True)
        told = (f"{c} ยังขาดองค์ประกอบ" if score is None else f"{c} ได้ {score:.2f} คะแนน" for c, score in pairs)
        return f"ข้อ {' '.join(told)}"
    number = each.indicators[0]
    return f"ตัวชี้วัดที่ {number} {edition.indicator(number).name} ได้ {each.score:.2f} คะแนน"


def _owners(row: _Row, agency: AgencyType) -> list[str]:
    first: tuple[Role, ...] = ("it_pr",) if len(row) > 1 else ()
    roles = (*first, *(role for r in row for role in r.measure.owners))
    return list(dict.fromkeys(agency.owners[role] for role in roles))


def _period(months: Months, year: int) -> Period:
    start, end = (f"{MONTHS[month - 1]} {year - (month >= 10)}" for month in (months.start, months.end))
    first, last = (f"{year - (month >= 10) - 543}-{month:02}" for month in (months.start, months.end))
    return Period(raw=f"{start} – {end}", start=first, end=last)


def _analysis(scores: Submission, edition: Edition, own: Submission | None) -> Iterator[AnalysisItem]:
    """Yield the findings of `own`, and what it does not say of the indicators yet."""
    kept = own.analysis if own else []
    said = {(finding.indicator, finding.kind) for finding in kept}
    yield from kept
    yield from (finding for finding in _shown(scores, edition) if (finding.indicator, finding.kind) not in said)


def _shown(scores: Submission, edition: Edition) -> Iterator[AnalysisItem]:
    """Say of each indicator what its score shows. At least one is urgent and one to develop: the criteria ask so."""
    scored = sorted((i.number, i.score) for i in scores.indicators if i.score is not None)
    lowest = min((score for _, score in scored), default=None)
    highest = max((score for _, score in scored), default=None)
    urgent = [n for n, score in scored if score < edition.threshold] or [n for n, s in scored if s == lowest][:1]
    for number, score in scored:
        told = f"ตัวชี้วัดที่ {number} {edition.indicator(number).name} ได้ {score:.2f} คะแนน"
        if number in urgent:
            yield _item(number, "urgent", f"{told} {_why_urgent(score, edition)} {TO_COMPLETE}")
        if number not in urgent or (len(urgent) == len(scored) and score == highest):
            yield _item(number, *_why_not_urgent(told, score))


def _why_urgent(score: Decimal, edition: Edition) -> str:
    if score < edition.threshold:
        return f"ต่ำกว่าเกณฑ์ {edition.threshold} จึงเป็นจุดอ่อนที่ต้องแก้ไขโดยเร่งด่วน"
    return "ผ่านเกณฑ์แต่น้อยกว่าทุกตัวชี้วัด จึงเป็นเรื่องที่ต้องเร่งแก้ก่อน"


def _why_not_urgent(told: str, score: Decimal) -> tuple[AnalysisKind, str]:
    if score >= _EXCELLENT:
        return "keep", f"{told} ควรรักษามาตรฐานไว้ {TO_COMPLETE}"
    return "develop", f"{told} ควรพัฒนาให้ดีขึ้น {TO_COMPLETE}"


def _item(number: int, kind: AnalysisKind, text: str) -> AnalysisItem:
    return AnalysisItem(indicator=number, kind=kind, text=text)

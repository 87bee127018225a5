"""Edits of the analysis: findings that are missing or not the agency's own, and the year that is analysed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from checker.draft import TO_COMPLETE, draft
from checker.explanation.counting import numbers
from checker.facts import Subject
from checker.mending.edit import Desk, Edit, Editor
from checker.mending.fitted import agency_type
from checker.submission import AnalysisItem, AnalysisKind, Submission

_TELLING: Mapping[AnalysisKind, str] = {
    "urgent": "เป็นจุดอ่อนที่ต้องแก้ไขโดยเร่งด่วน",
    "develop": "ควรพัฒนาให้ดีขึ้น",
    "keep": "ควรรักษามาตรฐานไว้",
    "strength": "เป็นจุดแข็งของหน่วยงาน",
}


def whole(subject: Subject, desk: Desk) -> Iterator[Edit]:
    """Add one finding of each kind that the criteria ask for, or a finding on every indicator."""
    yield from of_kind("urgent")(subject, desk)
    yield from of_kind("develop", "keep")(subject, desk)
    items = _findings(desk)
    text = " ".join(item.text for item in items)
    yield Edit("เพิ่มบทวิเคราะห์ทุกตัวชี้วัดว่า", text, lambda document: _with(document, items), len(items))


def of_kind(*kinds: AnalysisKind) -> Editor:
    """Return what adds a finding of one of these kinds."""

    def make(_: Subject, desk: Desk) -> Iterator[Edit]:
        yield from islice((_added(item) for item in _findings(desk) if item.kind in kinds), 1)

    return make


def of_indicator(subject: Subject, desk: Desk) -> Iterator[Edit]:
    """Add a finding on an indicator."""
    yield from (_added(item) for item in _findings(desk) if item.indicator == subject.number)


def own_words(subject: Subject, desk: Desk) -> Iterator[Edit]:
    """Write a finding anew, from the score of its indicator."""
    assert subject.number
    position = subject.number - 1
    kind = desk.document.analysis[position].kind
    about = (item.text for item in _findings(desk) if item.indicator in subject.indicators)
    text = next(about, f"{_TELLING[kind]} {TO_COMPLETE}")

    def change(document: Submission) -> Submission:
        items = list(document.analysis)
        items[position] = items[position].model_copy(update={"text": text})
        return document.model_copy(update={"analysis": items})

    of = f" ของตัวชี้วัดที่ {numbers(subject.indicators)}" if subject.indicators else ""
    yield Edit(f"เขียนประเด็นวิเคราะห์ที่ {subject.number}{of} ด้วยถ้อยคำของหน่วยงานเอง เช่น", text, change)


def assessed_year(_: Subject, desk: Desk) -> Iterator[Edit]:
    """Set the year that is analysed to the one before the plan."""
    if desk.document.plan_year:
        year = desk.document.plan_year - 1
        words = f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {year}"
        yield Edit("แก้ปีของผลการประเมินที่วิเคราะห์เป็น", words, lambda d: d.model_copy(update={"assessed_year": year}))


def _findings(desk: Desk) -> list[AnalysisItem]:
    """Return a finding on each indicator; where its score is not known, the agency has to complete it."""
    told = draft(desk.document, (), desk.edition, agency_type(desk.document, desk.knowledge)).analysis
    scored = {item.indicator for item in told}
    unknown = [i for i in desk.edition.indicators if i.number not in scored]
    # Without any score the first one is urgent: the criteria ask for a finding of each kind.
    kinds: list[AnalysisKind] = ["develop" if told or n else "urgent" for n, _ in enumerate(unknown)]
    return told + [
        AnalysisItem(
            indicator=i.number,
            kind=kind,
            text=f"ตัวชี้วัดที่ {i.number} {i.name} ได้ (โปรดเติมคะแนน) คะแนน {_TELLING[kind]} {TO_COMPLETE}",
        )
        for i, kind in zip(unknown, kinds, strict=True)
    ]


def _added(item: AnalysisItem) -> Edit:
    return Edit("เพิ่มในบทวิเคราะห์ว่า", item.text, lambda document: _with(document, [item]))


def _with(document: Submission, items: list[AnalysisItem]) -> Submission:
    told = {(item.indicator, item.kind) for item in document.analysis}
    new = [item for item in items if (item.indicator, item.kind) not in told]
    return document.model_copy(update={"analysis": [*document.analysis, *new]})

"""Edits of reports. What was done only the agency knows: its words have blanks to be completed."""

from __future__ import annotations

from collections.abc import Iterator

from checker.facts import Subject
from checker.facts.repeating import repeated_rows
from checker.mending.edit import Desk, Edit, writes
from checker.pairing import hold
from checker.submission import Period, ReportItem, Submission

_RESULT = "ดำเนินการแล้วเสร็จเมื่อวันที่ (โปรดเติมวันที่) {by}ผลที่ได้คือ (โปรดเติมผลเป็นจำนวน) หลักฐานเผยแพร่ที่ (โปรดเติมที่อยู่เว็บไซต์)"


def year(_: Subject, desk: Desk) -> Iterator[Edit]:
    """Set the year reported on to the one that the edition asks for."""
    due = desk.edition.report.year
    words = f"รายงานผล ปีงบประมาณ พ.ศ. {due}"
    yield Edit("แก้ปีที่รายงานเป็น", words, lambda document: document.model_copy(update={"plan_year": due}))


def row_of_measure(subject: Subject, desk: Desk) -> Iterator[Edit]:
    """Add a row for a measure of the plan."""
    for measure in desk.plan.measures if desk.plan else []:
        if measure.number == subject.number:
            yield _added(measure.title, measure.owners)


def any_row(_: Subject, desk: Desk) -> Iterator[Edit]:
    """Add a row for the first measure of the plan; where there is no plan, for one to be named."""
    if desk.plan and desk.plan.measures:
        first = desk.plan.measures[0]
        yield _added(first.title, first.owners)
    else:
        yield _added("(โปรดเติมชื่อมาตรการในแผน)", [])


def without_row(subject: Subject, _: Desk) -> Iterator[Edit]:
    """Take a row out."""

    def change(document: Submission) -> Submission:
        return document.model_copy(update={"items": [i for i in document.items if i.number != subject.number]})

    yield Edit(f"นำรายการที่ {subject.number} “{subject.title}” ออกจากตารางผลตามแผน", "", change)


def result(subject: Subject, desk: Desk) -> Iterator[Edit]:
    """Write the result of a row."""
    owners = next(item.owners for item in desk.document.items if item.number == subject.number)
    words = _result(owners)
    where = f"เขียนผลของรายการที่ {subject.number} ตามที่ทำจริง เช่น"
    yield Edit(where, words, writes("items", subject.number, "result", words))


def period(subject: Subject, desk: Desk) -> Iterator[Edit]:
    """Write the period of a row, which only the agency knows, within the year reported on."""
    words = f"(โปรดเติมเดือนและปีที่ทำจริงในปีงบประมาณ {desk.document.plan_year})"
    where = f"แก้ระยะเวลาของรายการที่ {subject.number} เป็น"
    yield Edit(where, words, writes("items", subject.number, "period", Period(raw=words)))


def own_results(_: Subject, desk: Desk) -> Iterator[Edit]:
    """Write the results of the rows that say the plan again."""
    repeated = {row.item for row in repeated_rows(hold(desk.document, desk.plan))}
    rows = [item for item in desk.document.items if item.number in repeated]

    def change(document: Submission) -> Submission:
        for row in rows:
            document = writes("items", row.number, "result", _result(row.owners))(document)
        return document

    if rows:
        which = ", ".join(str(item.number) for item in rows)
        yield Edit(f"เขียนผลของรายการที่ {which} ตามที่ทำจริง เช่น", _result(rows[0].owners), change, size=len(rows))


def _added(title: str, owners: list[str]) -> Edit:
    words = _result(owners)

    def change(document: Submission) -> Submission:
        if any(item.title == title for item in document.items):
            return document
        number = max((item.number for item in document.items), default=0) + 1
        row = ReportItem(number=number, title=title, result=words, owners=owners)
        return document.model_copy(update={"items": [*document.items, row]})

    return Edit("เพิ่มรายการในรายงานตามที่ทำจริง เช่น", f"{title} · {words}", change)


def _result(owners: list[str]) -> str:
    return _RESULT.format(by=f"โดย{owners[0]} " if owners else "")

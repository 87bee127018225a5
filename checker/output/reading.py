"""What was understood of a document: as the schema `ita-submission/1`, or as Thai tables with places."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import yaml
from rich import box
from rich.table import Table

from checker.explanation.findings import numbers
from checker.explanation.places import in_words
from checker.output.screen import PIPE_WIDTH, Screen
from checker.output.wrapping import wrap
from checker.submission import Measure, Submission

_WHERE = {"column": "คอลัมน์เฉพาะ", "steps": "อยู่ในขั้นตอน", "shared": "เขียนรวม", "absent": "ไม่พบ"}
_KINDS = {"urgent": "เร่งด่วน", "develop": "พัฒนา", "keep": "รักษา", "strength": "จุดแข็ง"}


def render(submission: Submission, form: str) -> str:
    """Return the submission as `text`, `json` or `yaml`. YAML leaves out places, for people to edit further."""
    if form == "json":
        return json.dumps(_data(submission), ensure_ascii=False, indent=2) + "\n"
    if form == "yaml":
        return yaml.safe_dump(_filled(_data(submission)), allow_unicode=True, sort_keys=False, width=120)
    return _text(submission, Screen())


def _data(submission: Submission) -> Any:
    return _short_places(submission.model_dump(mode="json", by_alias=True))


def _short_places(value: Any, key: str = "") -> Any:
    """Leave unknown parts out of places."""
    if isinstance(value, list):
        return [_short_places(item) for item in value]
    if not isinstance(value, dict):
        return value
    if key == "place":
        return {name: part for name, part in value.items() if part not in (None, "")}
    inner = "place" if key == "places" else None
    return {name: _short_places(part, inner or name) for name, part in value.items()}


def _filled(value: Any) -> Any:
    """Drop places and whatever is empty."""
    if isinstance(value, dict):
        kept = {name: _filled(part) for name, part in value.items() if name not in ("place", "places")}
        return {name: part for name, part in kept.items() if part not in (None, "", [], {})}
    return [_filled(item) for item in value] if isinstance(value, list) else value


def _text(submission: Submission, page: Screen) -> str:
    for line in _about(submission):
        page.line(line)
    for table in _tables(submission, page.width or PIPE_WIDTH):
        page.gap()
        page.table(table)
    for heading, lines in (
        ("ส่วนที่อ่านไม่ได้ ต้องตรวจด้วยคน", [f"{u.why} {in_words(u.place)}" for u in submission.unread]),
        ("หมายเหตุการอ่าน", submission.notes),
    ):
        if lines:
            page.gap()
            page.line(heading, "bold")
        for line in lines:
            page.line(f"– {line}", indent="  ")
    return page.text


def _about(submission: Submission) -> Iterable[str]:
    kinds = {"plan": "แผนมาตรการ", "report": "รายงานผล", "scores": "คะแนนประเมิน"}
    yield " · ".join(
        part
        for part in (
            f"{kinds[submission.kind]} {submission.item or ''}".strip(),
            submission.agency.name,
            f"เกณฑ์ปี {submission.edition}" if submission.edition else "",
            f"ผลประเมินปี {submission.assessed_year}" if submission.assessed_year else "",
        )
        if part
    )
    if submission.overall.score is not None:
        yield f"คะแนนรวม {submission.overall.score} ระดับ {submission.overall.level or 'ไม่ได้ระบุ'}"


def _tables(submission: Submission, width: int) -> Iterable[Table]:
    if submission.indicators or submission.questions:
        scores = [[f"ตัวชี้วัดที่ {i.number}", str(i.score), in_words(i.place)] for i in submission.indicators]
        scores += [
            [f"ข้อ {q.code}", str(q.score), in_words(q.place)] for q in submission.questions if q.score is not None
        ]
        yield _table("คะแนนที่อ่านได้", width, {"รายการ": 16, "คะแนน": 8, "ตำแหน่ง": 0}, scores)
    if submission.analysis:
        rows = [[str(a.indicator or "?"), _KINDS[a.kind], a.text] for a in submission.analysis]
        yield _table("บทวิเคราะห์ที่อ่านได้", width, {"ตัวชี้วัด": 9, "ประเภท": 10, "ข้อความ": 0}, rows)
    if submission.measures:
        columns = {"ที่": 3, "มาตรการ": 0, "ขั้นตอน": 8, "ผู้รับผิดชอบ": 22, "ระยะเวลา": 18, "กำกับติดตาม": 14}
        yield _table("มาตรการที่อ่านได้", width, columns, map(_measure_row, submission.measures))
    if submission.items:
        rows = [[str(i.number), i.title, i.result or "–"] for i in submission.items]
        yield _table("รายการในรายงานที่อ่านได้", width, {"ที่": 3, "เรื่อง": 30, "ผล": 0}, rows)


def _measure_row(measure: Measure) -> list[str]:
    title = f"{measure.title} (ตัวชี้วัดที่ {numbers(measure.indicators) or '?'})"
    place = in_words(measure.place)
    return [
        str(measure.number),
        f"{title}\n{place}" if place else title,
        f"{len(measure.steps)} ข้อ",
        "\n".join(measure.owners) or "ไม่พบ",
        measure.period.raw if measure.period else "ไม่พบ",
        _WHERE[measure.monitoring.where],
    ]


def _table(title: str, width: int, columns: dict[str, int], rows: Iterable[list[str]]) -> Table:
    """Return a table of fixed column widths; the column of width 0 takes what is left."""
    rest = max(20, width - sum(columns.values()) - 3 * len(columns) - 1)
    widths = [size or rest for size in columns.values()]
    table = Table(title=title, title_justify="left", box=box.SQUARE, show_lines=True)
    for name, size in zip(columns, widths, strict=True):
        table.add_column(name, width=size)
    for row in rows:
        wrapped = (
            "\n".join(wrap(line, size) for line in text.splitlines()) for text, size in zip(row, widths, strict=True)
        )
        table.add_row(*wrapped)
    return table

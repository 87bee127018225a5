"""What was understood of a document, for people: tables with places, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich import box
from rich.table import Table

from checker.blocks import Place, Unread
from checker.brief import brief
from checker.explanation.counting import numbers
from checker.explanation.places import in_words
from checker.output.screen import PIPE_WIDTH, Screen
from checker.output.wrapping import wrap
from checker.submission import KINDS, Measure, ReportItem, Submission

_WHERE = {"column": "คอลัมน์เฉพาะ", "steps": "อยู่ในขั้นตอน", "shared": "เขียนรวม", "absent": ""}
_KINDS = {"urgent": "เร่งด่วน", "develop": "พัฒนา", "keep": "รักษา", "strength": "จุดแข็ง"}
_QUOTED = 60  # letters
_NARROW = 100  # columns of a terminal: columns with two widths take the second below
_REST = (0, 0)  # the column that takes what the others leave

Widths = Mapping[str, tuple[int, int]]


def written(submission: Submission, page: Screen) -> str:
    """Return the submission as text."""
    for line in _about(submission):
        page.line(line)
    for table in _tables(submission, page.width or PIPE_WIDTH):
        page.gap()
        page.table(table)
    for heading, lines in (
        ("ส่วนที่อ่านไม่ได้ ต้องตรวจด้วยคน", list(dict.fromkeys(map(_lost, submission.unread)))),
        ("หมายเหตุการอ่าน", submission.notes),
    ):
        if lines:
            page.gap()
            page.line(heading, "bold")
        for line in lines:
            page.line(f"– {line}", indent="  ")
    return page.text


def _about(submission: Submission) -> Iterator[str]:
    yield " · ".join(
        part
        for part in (
            f"{KINDS[submission.kind]} {submission.item or ''}".strip(),
            submission.agency.name,
            f"เกณฑ์ปี {submission.edition}" if submission.edition else "",
            f"ผลการประเมินปี {submission.assessed_year}" if submission.assessed_year else "",
        )
        if part
    )
    if submission.overall.score is not None:
        yield f"คะแนนรวม {submission.overall.score} ระดับ {submission.overall.level or 'ไม่ได้ระบุ'}"


def _lost(unread: Unread) -> str:
    quote = brief(unread.place.quote, _QUOTED)
    told = f"{unread.why} “{quote}”" if quote and quote not in unread.why else unread.why
    return f"{told} {_spot(unread.place)}".strip()


def _spot(place: Place) -> str:
    """Return a place within the one file that was read."""
    page = f"หน้า {place.page}" if place.page else f"บรรทัด {place.line}" if place.line else ""
    return f"{page} {in_words(place.model_copy(update={'file': '', 'page': None, 'line': None}))}".strip()


def _tables(submission: Submission, width: int) -> Iterator[Table]:
    doubted = frozenset(unread.about for unread in submission.unread)
    scored = [(f"indicators/{i.number}/score", f"ตัวชี้วัดที่ {i.number}", i.score, i.place) for i in submission.indicators]
    scored += [
        (f"questions/{q.code}/score", f"ข้อ {q.code}", q.score, q.place)
        for q in submission.questions
        if q.score is not None
    ]
    if scored:
        columns = {"รายการ": (16, 16), "คะแนน": (12, 12), "ตำแหน่ง": _REST}
        scores = [[name, _marked(str(score), path in doubted), _spot(place)] for path, name, score, place in scored]
        yield _table("คะแนนที่อ่านได้", width, columns, scores, lines=False)
    if submission.analysis:
        columns = {"ตัวชี้วัด": (9, 9), "ประเภท": (10, 9), "ข้อความ": _REST}
        found = [
            [str(a.indicator or "?"), _KINDS[a.kind], _stacked(a.text, _spot(a.place))] for a in submission.analysis
        ]
        yield _table("บทวิเคราะห์ที่อ่านได้", width, columns, found)
    if submission.measures:
        columns = {"ที่": (3, 2), "มาตรการ": _REST, "ผู้รับผิดชอบ": (24, 15), "ระยะเวลา": (20, 13), "กำกับติดตาม": (14, 12)}
        yield _table("มาตรการที่อ่านได้", width, columns, [_measure(m, doubted) for m in submission.measures])
    if submission.items:
        columns = {"ที่": (3, 2), "เรื่อง": (36, 26), "ผล": _REST}
        yield _table("รายการในรายงานที่อ่านได้", width, columns, [_item(item, doubted) for item in submission.items])


def _measure(measure: Measure, doubted: frozenset[str]) -> list[str]:
    about = f"measures/{measure.number}"

    def shown(field: str, value: str, name: str = "") -> str:
        return _marked(value, f"{about}/{field}" in doubted or about in doubted, name)

    indicators = numbers(measure.indicators)
    return [
        str(measure.number),
        _stacked(
            shown("title", measure.title),
            shown("indicators", f"ตัวชี้วัดที่ {indicators}" if indicators else "", "ตัวชี้วัด"),
            shown("steps", f"ขั้นตอน {len(measure.steps)} ข้อ" if measure.steps else "", "ขั้นตอน"),
            _spot(measure.place),
        ),
        shown("owners", "\n".join(measure.owners)),
        shown("period", measure.period.raw if measure.period else ""),
        shown("monitoring", _WHERE[measure.monitoring.where]),
    ]


def _item(item: ReportItem, doubted: frozenset[str]) -> list[str]:
    title, result = (f"items/{item.number}/{field}" in doubted for field in ("title", "result"))
    return [
        str(item.number),
        _stacked(_marked(item.title, title), _spot(item.place)),
        _marked(item.result or "", result),
    ]


def _marked(value: str, doubted: bool, name: str = "") -> str:
    """Return a value, perhaps with the `name` of what it is, and whether it is missing, unread or not sure."""
    if not value:
        return f"อ่าน{name}ไม่ได้" if doubted else f"ไม่พบ{name}"
    return f"{value}\n(ไม่แน่ชัด)" if doubted else value


def _stacked(*lines: str) -> str:
    return "\n".join(filter(None, lines))


def _table(title: str, width: int, columns: Widths, rows: Iterable[Sequence[str]], *, lines: bool = True) -> Table:
    """Return a table as wide as the page."""
    fixed = [sizes[width < _NARROW] for sizes in columns.values()]
    widths = [size or width - sum(fixed) - 3 * len(fixed) - 1 for size in fixed]
    table = Table(title=title, title_justify="left", box=box.SQUARE, show_lines=lines)
    for name, size in zip(columns, widths, strict=True):
        table.add_column(name, width=size)
    for row in rows:
        wrapped = (
            "\n".join(wrap(line, size) for line in text.splitlines()) for text, size in zip(row, widths, strict=True)
        )
        table.add_row(*wrapped)
    return table

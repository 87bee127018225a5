"""What an unread part of a file is about: the fields that were read from it, or that may stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checker import thai
from checker.blocks import LETTERS, Cell, Paragraph, Place, Unread
from checker.submission import Measure, ReportItem, Submission

_SURE = 0.8
# A number that begins a finding may be the code of the question that it is about.
_CODE = re.compile(r"^\W*[A-Za-z|]{0,2}\d{1,3}(?![\d.)])", re.MULTILINE)
_NUMBER = re.compile(r"\d")
_SCORED = ("instruments", "indicators", "questions")
# The parts of a submission that may go on in an unread cell of a table from which they were read.
_LISTS = ("measures", "items", "analysis")


def is_sure(read: Cell | Paragraph) -> bool:
    """Whether something was read surely enough to count."""
    return read.sure >= _SURE and "\ufffd" not in read.text


def located(unread: Sequence[Unread], submission: Submission) -> Iterator[Unread]:
    """Yield the unread parts of a file, each with the fields that it is about, where they can be told."""
    parts = list(_parts(submission))
    known = {part.about for part in submission.unread}
    for lost in unread:
        if lost.about not in ("", LETTERS):
            yield lost
            continue
        here = [path for path, place in parts if _is_same(place, lost.place)]
        about = here or ([*_stated(lost.place, submission), lost.about] if lost.about else _of_table(lost.place, parts))
        yield from (lost.model_copy(update={"about": path}) for path in dict.fromkeys(about) if path not in known)


def _stated(lost: Place, submission: Submission) -> list[str]:
    """Return the lists of scores and codes that may go on in a line of numbers from which none was read."""
    if lost.table is not None or not _NUMBER.search(lost.quote):
        return []
    return [*_SCORED, *(["overall"] if submission.overall.score is None else [])]


def _of_table(lost: Place, parts: Iterable[tuple[str, Place]]) -> list[str]:
    """Return the lists that may go on in an unread cell; no list goes on in a table of scores."""
    if lost.table is None:
        return [""]
    read = {path.split("/")[0] for path, place in parts if place.table == lost.table}
    return [name for name in _LISTS if name in read] or ([LETTERS] if read else [""])


def _parts(submission: Submission) -> Iterator[tuple[str, Place]]:
    yield from ((name, place) for name, place in submission.places.items() if name.endswith("_year"))
    overall = submission.overall
    yield from ((f"overall/{name}", overall.where(name)) for name in ("score", "level"))
    yield from ((f"instruments/{i.name}/score", i.place) for i in submission.instruments)
    yield from ((f"indicators/{i.number}/score", i.place) for i in submission.indicators)
    yield from ((f"questions/{q.code}/score", q.place) for q in submission.questions if q.score is not None)
    for number, finding in enumerate(submission.analysis, 1):
        yield f"analysis/{number}", finding.place
        if _CODE.search(thai.arabic(finding.place.quote)):
            yield from ((path, finding.place) for path in ("analysis", "questions"))
    yield from _rows("measures", submission.measures)
    yield from _rows("items", submission.items)


def _rows(name: str, rows: Iterable[Measure | ReportItem]) -> Iterator[tuple[str, Place]]:
    for row in rows:
        yield from ((f"{name}/{row.number}/{field}", place) for field, place in row.places.items())


def _is_same(read: Place, lost: Place) -> bool:
    """Whether two places are the same cell, line or paragraph; of a paragraph only a part may be quoted."""
    if lost.table is not None or read.table is not None:
        return (read.table, read.row, read.column) == (lost.table, lost.row, lost.column)
    if lost.line is not None or read.line is not None:
        return read.line == lost.line
    same_page = read.page == lost.page and lost.page is not None
    return same_page and bool(read.quote) and (read.quote in lost.quote or lost.quote in read.quote)

"""Where a report departs from the plan in wording, owner or period, in short Thai remarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.measuring.similarity import bare, plain
from checker.submission import Measure, ReportItem


def departures(measure: Measure, rows: Sequence[ReportItem], told_with: Sequence[int] = ()) -> tuple[str, ...]:
    """Return remarks on a measure and the rows that speak of it; `told_with` are other measures told in a same row."""
    if not rows:
        return ()
    remarks = [*_layout(rows, told_with)] or [*_title(measure, rows[0])]
    return (*remarks, *_owners(measure, rows), *_period(measure, rows))


def _layout(rows: Sequence[ReportItem], told_with: Sequence[int]) -> Iterator[str]:
    if len(rows) > 1:
        yield f"รายงานแยกเป็น {len(rows)} แถว"
    if told_with:
        yield "รายงานรวมไว้กับมาตรการที่ " + ", ".join(map(str, told_with))


def _title(measure: Measure, row: ReportItem) -> Iterator[str]:
    if bare(measure.title) != bare(row.title):
        yield f"ชื่อในรายงานคือ “{' '.join(row.title.split())}”" if row.title.strip() else "รายงานไม่ได้เขียนชื่อมาตรการ"


def _owners(measure: Measure, rows: Sequence[ReportItem]) -> Iterator[str]:
    reported = list(dict.fromkeys(owner for row in rows for owner in row.owners))
    if measure.owners and any(not is_one_of(owner, measure.owners) for owner in reported):
        yield f"ผู้รับผิดชอบในแผนคือ {', '.join(measure.owners)} แต่ในรายงานคือ {', '.join(reported)}"


def is_one_of(owner: str, planned: Sequence[str]) -> bool:
    """Whether an owner is named in the plan: in full, shortened by ฯ, or as a unit within one that is."""
    name = plain(owner).replace("ฯ", "")
    return any(name in other or other in name for other in (plain(p).replace("ฯ", "") for p in planned))


def _period(measure: Measure, rows: Sequence[ReportItem]) -> Iterator[str]:
    planned = measure.period
    for period in (row.period for row in rows):
        if planned and period:
            early = planned.start and period.start and period.start < planned.start
            late = planned.end and period.end and period.end > planned.end
            if early or late:
                yield f"ระยะเวลาในแผนคือ {planned.raw} แต่ในรายงานคือ {period.raw}"
                return

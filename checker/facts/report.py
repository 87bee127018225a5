"""A report as facts, held against the plan it reports on: its years, its rows, and the measures that it speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checker import thai
from checker.against_plan.departures import is_one_of
from checker.blocks import Place
from checker.brief import brief
from checker.extraction.periods import dates_told, fiscal_year
from checker.facts.known import Doubt, Facts, Known, Subject, known_fact
from checker.facts.measures import in_year
from checker.facts.repeating import Repeated, is_the_plan_again, repeated_rows
from checker.measuring.concreteness import result_kind
from checker.measuring.contradiction import against_aim, off_topic
from checker.pairing import Held, PairedMeasure, PairedRow
from checker.submission import Measure, Period, ReportItem, Submission
from knowledge import vocabulary
from knowledge.model import Edition

# Letters of the plan and of a result that are shown side by side.
_QUOTED = 100


def report_facts(held: Held, edition: Edition) -> Facts:
    """Return the facts of a report under its edition."""
    doubts = {(key, name): why for key, name, why in _doubts(held)}
    unread = tuple(known_fact("unread", subject=key, field=name) for key, name in doubts)
    repeated = repeated_rows(held)
    return Facts((_report(held, edition, repeated), *_planned(held), *_items(held, repeated)), unread, doubts)


def _report(held: Held, edition: Edition, repeated: Sequence[Repeated]) -> Known:
    report, plan = held.report, held.plan
    first = repeated[0] if repeated else None
    covered = report.plan_year
    known = known_fact(
        "report",
        key="report",
        year=covered,
        year_due=edition.report.year,
        year_right=None if covered is None else covered == edition.report.year,
        item_count=len(report.items),
        plan_given=plan is not None,
        plan_year=plan.plan_year if plan else None,
        plan_year_right=covered == plan.plan_year if plan and plan.plan_year and covered else None,
        repeats_plan=is_the_plan_again(held, repeated) if plan else None,
        repeated_count=len(repeated) if plan else None,
        repeated_item=first.item if first else None,
        repeated_measure=first.measure if first else None,
        repeated_text=brief(first.said, _QUOTED) if first else None,
        repeated_planned=brief(first.planned, _QUOTED) if first else None,
    )
    places = {"year": report.places["plan_year"]} if "plan_year" in report.places else {}
    if first:
        places["repeats_plan"] = first.place
    return Known(known, Subject(kind="document", title=report.agency.name), Place(), places)


def _planned(held: Held) -> Iterator[Known]:
    if held.plan is None or held.pairing is None:
        return
    for measure, paired in zip(held.plan.measures, held.pairing.measures, strict=True):
        known = known_fact(
            "planned",
            key=f"planned/{measure.number}",
            number=measure.number,
            title=measure.title,
            status=paired.status,
            rows=", ".join(map(str, paired.rows)),
            differences=" · ".join(paired.differences),
        )
        subject = Subject(
            kind="planned", number=measure.number, title=measure.title, indicators=tuple(measure.indicators)
        )
        yield Known(known, subject, measure.place, measure.places)


def _items(held: Held, repeated: Sequence[Repeated]) -> Iterator[Known]:
    copied = {row.item for row in repeated}
    paired = {row.number: row for row in held.pairing.rows} if held.pairing else {}
    results = Counter(thai.key(item.result or "") for item in held.report.items)
    measures = {m.number: m for m in held.plan.measures} if held.plan else {}
    for item in held.report.items:
        row = paired.get(item.number)
        yield _item(item, held.report.plan_year, row, results, measures, copied=item.number in copied)


def _item(
    item: ReportItem,
    year: int | None,
    paired: PairedRow | None,
    results: Counter[str],
    measures: dict[int, Measure],
    *,
    copied: bool,
) -> Known:
    result = item.result or ""
    own = [measures[n] for n in paired.measures] if paired and paired.status == "known" else []
    names = "\n".join((item.title, *(measure.title for measure in own)))
    kind = result_kind(result, vocabulary.load().results, names, copied=copied) if result else None
    known = known_fact(
        "item",
        key=f"items/{item.number}",
        number=item.number,
        title=item.title,
        result=result,
        result_kind=kind,
        result_repeated=results[thai.key(result)] > 1 if result else None,
        status=paired.status if paired else None,
        measures=", ".join(map(str, paired.measures)) if paired else None,
        in_year=_touches_year(item.period, year),
        stray_dates=_stray_dates(item, year),
        contradicts=_contradicts(result, own) if kind == "done" and own else None,
        planned_titles=", ".join(f"“{measure.title}”" for measure in own),
        owners=", ".join(item.owners),
        planned_owners=", ".join(owner for measure in own for owner in measure.owners),
        owner_kept=_owner_kept(item, own),
    )
    places = {**item.places, "in_year": item.where("period")}
    return Known(known, Subject(kind="item", number=item.number, title=item.title), item.place, places)


def _touches_year(period: Period | None, year: int | None) -> bool | None:
    """Whether a period lies in a fiscal year at least in part; None where its months are not known."""
    months = [month for month in ((period.start, period.end) if period else ()) if month]
    if year is None or not months:
        return None
    return min(map(fiscal_year, months)) <= year <= max(map(fiscal_year, months))


def _stray_dates(item: ReportItem, year: int | None) -> str:
    """Return what tells of another year: a period that goes beyond the year, or dates of a result all outside it."""
    beyond = item.period and in_year(item.period, year) is False and _touches_year(item.period, year)
    told = dates_told(item.result or "") if year else []
    stray = told if all(of != year for _, of in told) else []
    return ", ".join(filter(None, (item.period.raw if item.period and beyond else "", *(date for date, _ in stray))))


def _contradicts(result: str, own: list[Measure]) -> str:
    """Return how a result contradicts the measures that its row is of (`other` or `worse`), `no` where it does not."""
    if all(off_topic(measure.title, "\n".join(measure.steps), result) for measure in own):
        return "other"
    return "worse" if any(against_aim(measure.title, result) for measure in own) else "no"


def _owner_kept(item: ReportItem, own: list[Measure]) -> bool | None:
    planned = [owner for measure in own for owner in measure.owners]
    if not planned or not item.owners:
        return None
    return any(is_one_of(owner, planned) for owner in item.owners)


def _doubts(held: Held) -> Iterator[Doubt]:
    if held.report.plan_year is None:
        yield "report", "year", "ไม่พบปีงบประมาณในรายงาน"
    if held.plan and held.plan.plan_year is None:
        yield "report", "plan_year", "ไม่พบปีงบประมาณในแผนที่นำมาเทียบ"
    yield from _unread(held.report)
    if held.plan is None or held.pairing is None:
        return
    rows = {item.number: item for item in held.report.items}
    lost = next((u.why for u in held.report.unread if u.about in ("", "items")), None)
    for measure, paired in zip(held.plan.measures, held.pairing.measures, strict=True):
        if paired.status == "unsure":
            yield f"planned/{measure.number}", "status", _side_by_side(measure, paired, rows)
        elif lost:
            yield f"planned/{measure.number}", "status", lost
    measures = {m.number: m for m in held.plan.measures}
    for row in held.pairing.rows:
        if row.status == "unsure":
            told = " หรือ ".join(_planned_text(measures[n]) for n in row.measures) or "มาตรการใดในแผน"
            yield f"items/{row.number}", "status", f"ไม่แน่ใจว่า{_told_text(rows[row.number])} คือ{told}"


def _unread(report: Submission) -> Iterator[Doubt]:
    for unread in report.unread:
        if unread.about in ("", "items"):
            yield "report", "item_count", unread.why
        key, _, name = unread.about.rpartition("/")
        if key.startswith("items/"):
            yield key, "in_year" if name == "period" else name, unread.why


def _side_by_side(measure: Measure, paired: PairedMeasure, rows: dict[int, ReportItem]) -> str:
    told = " หรือ ".join(_told_text(rows[n]) for n in paired.rows) or "แถวใดในรายงาน"
    return f"ไม่แน่ใจว่า{_planned_text(measure)} คือ{told}"


def _planned_text(measure: Measure) -> str:
    steps = brief(" ".join(measure.steps), _QUOTED)
    return f"มาตรการที่ {measure.number} “{measure.title}”" + (f" ขั้นตอน “{steps}”" if steps else "")


def _told_text(row: ReportItem) -> str:
    result = brief(row.result or "", _QUOTED)
    return f"แถวที่ {row.number} “{row.title}”" + (f" ผล “{result}”" if result else "")

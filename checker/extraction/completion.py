"""What a submission that people wrote themselves leaves out, told from what it says."""

from __future__ import annotations

from checker.extraction import lists, owners, periods
from checker.extraction.agency import type_of
from checker.extraction.context import Context, context
from checker.extraction.identity import place_in_edition
from checker.extraction.measures import doubts, followed_up, indicators_of
from checker.extraction.monitoring import is_told
from checker.extraction.named_item import NamedItem
from checker.extraction.placeholders import is_missing, is_nobody, is_put_off
from checker.extraction.responsible import told_owners
from checker.extraction.undated import is_period
from checker.extraction.years import Years, years
from checker.submission import Measure, Period, ReportItem, Submission
from knowledge import vocabulary as words
from knowledge.base import Knowledge


def complete(
    submission: Submission, knowledge: Knowledge, *, edition: int | None = None, item: str | None = None
) -> Submission:
    """Return the submission with periods, codes, indicators, years and edition filled in, placeholders emptied."""
    vocabulary = words.load()
    written = [p for p in (*(m.period for m in submission.measures), *(i.period for i in submission.items)) if p]
    dated = years((), vocabulary.years, [periods.parse(p.raw) if p.raw else p for p in written])
    if submission.plan_year is not None:
        dated = Years(plan=submission.plan_year, basis="ตามที่ระบุในแฟ้ม")
    dated = Years(submission.assessed_year, dated.plan, {}, dated.basis)
    found = context(knowledge, vocabulary, dated.assessed, dated.plan)
    submission.plan_year = dated.plan
    submission.agency.type = submission.agency.type or type_of(submission.agency.name, knowledge.agencies)
    for measure in submission.measures:
        _complete_measure(measure, found)
        submission.unread += doubts(measure)
    for row in submission.items:
        _complete_item(row, found)
    named = NamedItem(submission.item.strip().upper()) if submission.item else None
    place_in_edition(submission, dated, knowledge, edition or submission.edition, item, named)
    return submission


def _complete_measure(measure: Measure, context: Context) -> None:
    measure.title = _said(measure.title, context)
    measure.steps = [s for s in _several(measure.steps) if _said(s, context)]
    measure.owners = _owners(measure.owners, context) or told_owners(measure.steps, context.vocabulary)
    measure.analysis_result = _said(measure.analysis_result or "", context) or None
    measure.period = _period(measure.period, context)
    told = measure.monitoring
    if told.where == "absent" or not is_told(_said(told.text, context), "", context.vocabulary):
        measure.monitoring = followed_up(measure.steps, context)
    texts = [measure.title, *measure.steps, measure.analysis_result or ""]
    measure.codes = measure.codes or context.codes.cited("\n".join(texts))
    measure.indicators = measure.indicators or indicators_of("", measure.title, texts[-1], None, context)


def _complete_item(item: ReportItem, context: Context) -> None:
    item.title = _said(item.title, context)
    for name in ("result", "budget", "evidence", "problems"):
        setattr(item, name, _said(getattr(item, name) or "", context) or None)
    item.owners = _owners(item.owners, context)
    item.period = _period(item.period, context)


def _said(text: str, context: Context) -> str:
    return "" if is_missing(text, context.vocabulary.placeholders) else text


def _several(steps: list[str]) -> list[str]:
    """Return the steps; one text may hold a whole list."""
    return list(lists.items(steps[0]).items) if len(steps) == 1 else steps


def _owners(written: list[str], context: Context) -> list[str]:
    filled = [o for o in written if not is_nobody(o, context.vocabulary) and not is_period(o)]
    return owners.split(filled[0], context.vocabulary.owners) if len(filled) == 1 else filled


def _period(period: Period | None, context: Context) -> Period | None:
    if period is None or (
        period.raw and (not _said(period.raw, context) or is_put_off(period.raw, context.vocabulary))
    ):
        return None
    if period.start or period.end:
        return period
    return periods.parse(period.raw, context.plan_year) if period.raw else None

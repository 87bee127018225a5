"""The fact about the document as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from checker import thai
from checker.blocks import Place
from checker.facts.blanks import Blank, blanks, first_parts
from checker.facts.known import Known, Subject, known_fact, score
from checker.measuring import scoring
from checker.measuring.copying import Copied
from checker.submission import Submission
from knowledge.model import Edition, Level

# The parts of a submission that an `Unread` may be about, and the fact fields that hang on them.
PARTS: Mapping[str, tuple[str, ...]] = {
    "analysis": ("analysis_count", "urgent_count", "develop_count"),
    "measures": ("measure_count",),
    "overall": ("overall", "level"),
    "overall/score": ("overall",),
    "overall/level": ("level",),
    "assessed_year": ("assessed_year",),
    "plan_year": ("plan_year",),
}


def document(
    submission: Submission, edition: Edition, assessed: Edition | None, copies: Sequence[Copied | None]
) -> Known:
    """Return the fact about the document. `copies` tells of each finding how much stands in texts of others."""
    stated = submission.overall
    computed, level = _standing(submission, assessed)
    analysed = [m for m in submission.measures if m.analysis_result]
    years_known = submission.assessed_year is not None and submission.plan_year is not None
    periods = [(m.period.start or m.period.raw, m.period.end) for m in submission.measures if m.period and m.period.end]
    usual = next((m.period.raw for m in submission.measures if m.period and m.period.end), None)
    columns = [m.monitoring.text for m in submission.measures if m.monitoring.where == "column"]
    days = {a.date: a.raw for a in submission.announcements}
    left = blanks(submission)
    fact = known_fact(
        "document",
        key="document",
        edition=edition.year,
        item=submission.item,
        assessed_year=submission.assessed_year,
        plan_year=submission.plan_year,
        years_follow=(submission.assessed_year or 0) + 1 == submission.plan_year if years_known else None,
        analysis_count=len(submission.analysis) + len(analysed),
        urgent_count=sum(a.kind == "urgent" for a in submission.analysis),
        develop_count=sum(a.kind in ("develop", "keep") for a in submission.analysis),
        measure_count=len(submission.measures),
        overall=score(stated.score),
        overall_computed=computed,
        overall_difference=None if computed is None or stated.score is None else abs(stated.score - computed),
        level=stated.level,
        level_computed=level.name if level else None,
        level_agrees=None if level is None or not stated.level else stated.level.strip() == level.name,
        copied_share=_share(copies),
        period_count=len(periods),
        period_kinds=len(set(periods)),
        usual_period=usual,
        monitoring_count=len(columns),
        monitoring_kinds=len(set(map(thai.key, columns))),
        usual_monitoring=_commonest(columns),
        announced=" และ ".join(days.values()),
        announced_kinds=len(days),
        blank_count=len(left) if submission.analysis or submission.measures else None,
        blank_places=first_parts(left),
        first_blank=left[0].text if left else None,
    )
    return Known(fact, Subject(kind="document", title=submission.agency.name), Place(), _places(submission, left))


def _standing(submission: Submission, assessed: Edition | None) -> tuple[Decimal | None, Level | None]:
    """Return the overall score that follows from the indicators, and the level that follows from the scores."""
    if assessed is None:
        return None, None
    means = scoring.instrument_means(assessed, submission.indicator_scores)
    computed = scoring.overall(assessed, means)
    printed: dict[str, Decimal] = {i.name: i.score for i in submission.instruments if i.score is not None}
    overall = computed if submission.overall.score is None else submission.overall.score
    return computed, None if overall is None else scoring.level(assessed, overall, {**means, **printed})


def _share(copies: Iterable[Copied | None]) -> int | None:
    """Return the percentage of the whole analysis that stands in texts of others."""
    known = [c for c in copies if c]
    letters = sum(c.letters for c in known)
    return 100 * sum(c.found for c in known) // letters if letters else None


def _commonest(texts: Sequence[str]) -> str | None:
    """Return the text that stands most often, the first of equals."""
    return Counter(texts).most_common(1)[0][0] if texts else None


def _places(submission: Submission, left: Sequence[Blank]) -> dict[str, Place]:
    stated = submission.overall
    places = {
        name: submission.places[part] for part, names in PARTS.items() for name in names if part in submission.places
    }
    if submission.announcements:
        places["announced"] = submission.announcements[-1].place
    if left:
        places["blank_count"] = left[0].place
    return places | {"overall": stated.where("score"), "level": stated.where("level")}

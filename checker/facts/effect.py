"""Whether measures worked: the score that called for them, their results, and the score of the year they were done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.brief import brief
from checker.facts.known import Facts, Known, Subject, known_fact
from checker.pairing import Held
from checker.submission import IndicatorScore, Measure, ReportItem, Submission
from knowledge.model import Edition

_QUOTED = 80
_ByNumber = Mapping[int, IndicatorScore]


def effects(held: Held, scores: Sequence[Submission], edition: Edition) -> Facts:
    """Return a fact for each indicator with a score; none where there is no plan, or no scores beside it.

    `scores` may be of several years: that in which the measures were done counts, and how long a score was too low
    before.
    """
    if held.plan is None or held.pairing is None or not scores:
        return Facts((), (), {})
    return Facts(tuple(_effects(held, held.plan, scores, edition)), (), {})


def _effects(held: Held, plan: Submission, scores: Sequence[Submission], edition: Edition) -> Iterator[Known]:
    years = {s.assessed_year: _scored(s) for s in scores}
    before, after = _scored(plan), years.get(plan.plan_year, {}) if plan.plan_year else {}
    lack = _lack(plan, scores)
    for number in sorted(before.keys() | after.keys()):
        name = edition.indicator(number).name
        measures = [m for m in plan.measures if number in m.indicators]
        rows = _rows(held, measures)
        stated = after.get(number) or before[number]
        known = known_fact(
            "effect",
            key=f"effects/{number}",
            number=number,
            name=name,
            lack=lack or _unscored(number, before, after, plan.plan_year or 0),
            before=_score(before, number),
            after=_score(after, number),
            before_year=plan.plan_year and plan.plan_year - 1,
            after_year=plan.plan_year,
            years_below=_years_below(number, plan, years, edition.threshold),
            weak=_weak(number, plan, edition.threshold),
            measures=", ".join(str(m.number) for m in measures),
            told=", ".join(f"มาตรการที่ {m.number} “{brief(m.title, _QUOTED)}”" for m in measures),
            rows=", ".join(str(row.number) for row in rows),
            results=", ".join(f"“{brief(row.result, _QUOTED)}”" for row in rows if row.result),
        )
        yield Known(known, Subject(kind="indicator", number=number, title=name), stated.place)


def _scored(submission: Submission) -> _ByNumber:
    return {i.number: i for i in submission.indicators if i.score is not None}


def _score(scored: _ByNumber, number: int) -> Decimal | None:
    return scored[number].score if number in scored else None


def _lack(plan: Submission, scores: Sequence[Submission]) -> str:
    """Return in Thai why the scores given are not those of the years around the measures; nothing where they are."""
    year = plan.plan_year
    if year is None:
        return "ไม่พบปีของแผน จึงไม่รู้ว่าต้องใช้คะแนนของปีใด"
    if year not in {s.assessed_year for s in scores}:
        given = ", ".join(str(s.assessed_year) if s.assessed_year else "ที่ไม่ได้บอกไว้" for s in scores)
        return f"ต้องใช้คะแนนของปี {year} ซึ่งเป็นปีที่ทำมาตรการ แต่คะแนนที่ให้มาเป็นของปี {given} (เพิ่ม --scores คะแนนปี {year})"
    if plan.assessed_year not in (None, year - 1):
        return f"แผนแสดงคะแนนของปี {plan.assessed_year} แต่ต้องเทียบกับคะแนนของปี {year - 1} ซึ่งเป็นปีก่อนปีของแผน"
    return ""


def _unscored(number: int, before: _ByNumber, after: _ByNumber, year: int) -> str:
    if number not in before:
        return f"แผนไม่ได้แสดงคะแนนปี {year - 1} ของตัวชี้วัดที่ {number} (เพิ่ม --scores คะแนนปี {year - 1})"
    return "" if number in after else f"คะแนนปี {year} ที่ให้มาไม่มีตัวชี้วัดที่ {number}"


def _years_below(
    number: int, plan: Submission, years: Mapping[int | None, _ByNumber], threshold: Decimal
) -> int | None:
    """Return for how many years on end an indicator has been too low, up to the year of the plan, where known."""
    year, count = plan.plan_year, 0
    while year:
        scored = _scored(plan) if plan.plan_year == year + 1 else years.get(year, {})
        score = _score(scored, number)
        if score is None or score >= threshold:
            break
        year, count = year - 1, count + 1
    return count or None


def _weak(number: int, plan: Submission, threshold: Decimal) -> str:
    """Return the weak point that the plan found in an indicator: in its own words, and by its questions too low."""
    found = [a for kind in ("urgent", "develop") for a in plan.analysis if (a.indicator, a.kind) == (number, kind)]
    low = [q for q in plan.questions if q.indicator == number and q.score is not None and q.score < threshold]
    said = f"“{brief(found[0].text, _QUOTED)}”" if found else ""
    return " ".join(filter(None, (said, " ".join(f"{q.code} ได้ {q.score:.2f}" for q in low))))


def _rows(held: Held, measures: Sequence[Measure]) -> list[ReportItem]:
    """Return the rows that surely tell of some of the measures."""
    assert held.pairing
    sure = {paired.number: paired.rows for paired in held.pairing.measures if paired.status == "reported"}
    numbers = {row for measure in measures for row in sure.get(measure.number, ())}
    return [row for row in held.report.items if row.number in numbers]

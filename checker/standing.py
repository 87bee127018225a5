"""Where an agency stands: its level and why, what lies below the threshold, and what the next level would take."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from checker.explanation.places import in_words
from checker.measuring import scoring
from checker.submission import Submission
from knowledge.model import Edition, Level

_CENT = Decimal("0.01")
_OF_SCORES = ("", "overall", "instruments", "indicators", "questions")


@dataclass(frozen=True)
class Below:
    """An indicator, or a question of one, with a score below the threshold."""

    indicator: int | None
    code: str | None
    score: Decimal


@dataclass(frozen=True)
class NextLevel:
    """The next level up, and the least rise of each instrument that together reach it.

    Without a rise it is the level that the instruments reach already, above that of a lower stated overall score;
    `computed` is the overall score that follows from them.
    """

    level: str
    rises: Mapping[str, Decimal]
    computed: Decimal


@dataclass(frozen=True)
class Standing:
    """The result of a year. What the scores do not tell is None; `because` (Thai) explains the level or its lack.

    `unread` are the indicators whose score could not be read. `highest`: no level lies above. `notes` (Thai) say what
    the file states otherwise, and what of it was not read.
    """

    agency: str
    assessed_year: int | None
    overall: Decimal | None
    level: str | None
    because: str
    instruments: Mapping[str, Decimal]
    indicators: Mapping[int, Decimal]
    unread: Collection[int]
    below: tuple[Below, ...]
    highest: bool
    next_level: NextLevel | None
    notes: tuple[str, ...] = ()


def standing(submission: Submission, edition: Edition) -> Standing:
    """Return the standing of the scores in a submission under the edition of their year."""
    indicators = submission.indicator_scores
    printed: dict[str, Decimal] = {i.name: i.score for i in submission.instruments if i.score is not None}
    computed = scoring.instrument_means(edition, indicators)
    instruments: dict[str, Decimal] = {
        i.code: (computed | printed)[i.code] for i in edition.instruments if i.code in computed | printed
    }
    by_scores = scoring.overall(edition, instruments)
    overall = by_scores if submission.overall.score is None else submission.overall.score
    level = None if overall is None else scoring.level(edition, overall, instruments)
    better = _better(edition, level)
    return Standing(
        submission.agency.name,
        submission.assessed_year,
        overall,
        level.name if level else submission.overall.level,
        _because(overall, level, better, instruments),
        instruments,
        indicators,
        unread_scores(submission),
        tuple(_below(submission, edition)),
        level is not None and better is None,
        _next(edition, better, instruments, by_scores) if level and better and by_scores is not None else None,
        tuple(_notes(submission, edition, level, instruments, by_scores)),
    )


def unread_scores(submission: Submission) -> Collection[int]:
    """Return the indicators whose score could not be read."""
    lost = {part.about for part in submission.unread}
    return [number for number in range(1, 11) if f"indicators/{number}/score" in lost]


def _notes(
    submission: Submission,
    edition: Edition,
    level: Level | None,
    instruments: Mapping[str, Decimal],
    computed: Decimal | None,
) -> Iterator[str]:
    if submission.assessed_year is None:
        yield f"ไม่พบปีของผลการประเมินในแฟ้ม จึงใช้ระดับของปี {edition.year}"
    elif submission.assessed_year != edition.year:
        yield f"โปรแกรมไม่มีเกณฑ์ของปี {submission.assessed_year} จึงใช้ระดับของปี {edition.year}"
    stated = submission.overall
    if stated.score is not None and computed is not None:
        follows = scoring.level(edition, computed, instruments)
        told = f"คะแนนรวมในแฟ้มคือ {stated.score:.2f} แต่คำนวณจากคะแนนในแฟ้มได้ {computed:.2f}"
        if level and follows and follows != level:
            yield f"{told} ซึ่งอยู่ในระดับ “{follows.name}” ระดับ “{level.name}” เป็นไปตามคะแนนรวมในแฟ้ม"
        elif abs(stated.score - computed) > edition.tolerance:
            yield told
    if stated.level and level and stated.level != level.name:
        yield f"ระดับในแฟ้มคือ “{stated.level}” แต่ตามคะแนนคือ “{level.name}”"
    for unread in submission.unread:
        if unread.about.partition("/")[0] in _OF_SCORES:
            yield ": ".join(filter(None, (unread.why, in_words(unread.place))))


def _better(edition: Edition, level: Level | None) -> Level | None:
    levels = edition.levels.levels
    place = levels.index(level) if level else 0
    return levels[place - 1] if place else None


def _because(
    overall: Decimal | None, level: Level | None, better: Level | None, instruments: Mapping[str, Decimal]
) -> str:
    if overall is None:
        return "ไม่ทราบคะแนนรวม เพราะไม่มีคะแนนครบทั้งสามเครื่องมือ"
    if level is None:
        return "ยืนยันระดับไม่ได้ เพราะไม่มีคะแนนครบทั้งสามเครื่องมือ"
    if better is None:
        return f"{level.name} ซึ่งเป็นระดับสูงสุด"
    short = [f"คะแนนรวม {overall:.2f} ต่ำกว่า {better.overall}"] if overall < better.overall else []
    if better.each_instrument is not None:
        low = (f"{code} {score:.2f}" for code, score in instruments.items() if score < better.each_instrument)
        short += [f"{each} ต่ำกว่า {better.each_instrument}" for each in low]
    goal = f" {better.name}" if better.name.isascii() else better.name
    return f"{level.name} ไม่ถึง{goal} เพราะ {' และ '.join(short)}"


def _below(submission: Submission, edition: Edition) -> Iterator[Below]:
    for stated in submission.indicators:
        if stated.score is not None and stated.score < edition.threshold:
            yield Below(stated.number, None, stated.score)
    for question in submission.questions:
        if question.score is not None and question.score < edition.threshold:
            known = edition.questions.get(question.code)
            yield Below(known.indicator if known else question.indicator, question.code, question.score)


def _next(edition: Edition, better: Level, instruments: Mapping[str, Decimal], computed: Decimal) -> NextLevel:
    """Raise each instrument to what the level asks, then the heaviest ones until the overall score is enough."""
    floor = better.each_instrument or Decimal(0)
    raised = {code: max(score, floor) for code, score in instruments.items()}
    for instrument in sorted(edition.instruments, key=lambda i: -i.weight):
        missing = better.overall - (scoring.overall(edition, raised) or Decimal(0))
        if missing > 0:
            raised[instrument.code] = min(Decimal(100), raised[instrument.code] + _points(missing, instrument.weight))
            raised[instrument.code] = _least(edition, raised, instrument.code, instruments[instrument.code], better)
    rises = {code: raised[code] - score for code, score in instruments.items() if raised[code] > score}
    reached = better if rises else scoring.level(edition, computed, instruments) or better
    return NextLevel(reached.name, rises, computed)


def _points(missing: Decimal, weight: int) -> Decimal:
    return (missing * 100 / weight).quantize(_CENT, ROUND_CEILING)


def _least(edition: Edition, raised: dict[str, Decimal], code: str, start: Decimal, better: Level) -> Decimal:
    """Step back from a rise by hundredths while rounding still carries the overall score over the line."""
    floor = max(start, better.each_instrument or Decimal(0))
    points = raised[code]
    while (
        points - _CENT >= floor and (scoring.overall(edition, {**raised, code: points - _CENT}) or 0) >= better.overall
    ):
        points -= _CENT
    return points

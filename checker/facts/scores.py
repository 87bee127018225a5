"""Facts about instruments, indicators and questions: their scores, and what these follow from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from checker.blocks import Place
from checker.facts.known import Known, Subject, known_fact, score
from checker.measuring import overlap, scoring
from checker.submission import Measure, QuestionScore, Submission
from knowledge.model import Edition, Indicator, Question


def instruments(submission: Submission, assessed: Edition | None) -> Iterator[Known]:
    """Yield the facts about the instruments whose scores are stated."""
    means = scoring.instrument_means(assessed, submission.indicator_scores) if assessed else {}
    for stated in submission.instruments:
        computed = means.get(stated.name)
        fact = known_fact(
            "instrument",
            key=f"instrument/{stated.name}",
            name=stated.name,
            score=score(stated.score),
            computed=computed,
            difference=_difference(stated.score, computed),
        )
        yield Known(fact, Subject(kind="instrument", title=stated.name, code=stated.name), stated.place, stated.places)


def indicators(
    submission: Submission, edition: Edition, assessed: Edition | None, analysed: Collection[int]
) -> Iterator[Known]:
    """Yield the facts about the ten indicators; `analysed` are those that the analysis speaks of."""
    stated = {i.number: i for i in submission.indicators}
    for indicator in edition.indicators:
        part = stated.get(indicator.number)
        computed = _from_questions(submission, indicator, assessed)
        fact = known_fact(
            "indicator",
            key=f"indicators/{indicator.number}",
            number=indicator.number,
            name=indicator.name,
            instrument=indicator.instrument,
            score=score(part.score) if part else None,
            measures=_numbers(m for m in submission.measures if indicator.number in m.indicators),
            kept=any(indicator.number in m.indicators for m in submission.measures),
            analysed=indicator.number in analysed,
            from_questions=assessed is not None and assessed.is_mean(indicator),
            computed=computed,
            difference=_difference(part.score if part else None, computed),
        )
        subject = Subject(kind="indicator", number=indicator.number, title=indicator.name)
        yield Known(fact, subject, part.place if part else Place(), part.places if part else {})


def questions(submission: Submission, edition: Edition, assessed: Edition | None) -> Iterator[Known]:
    """Yield the facts about the questions and items that the document names."""
    listed = assessed.questions if assessed else {}
    for stated in submission.questions:
        question = listed.get(stated.code)
        number = question.indicator if question else stated.indicator
        computed = scoring.rounded(scoring.mean(stated.parts)) if len(stated.parts) > 1 else None
        fact = known_fact(
            "question",
            key=f"questions/{stated.code}",
            code=stated.code,
            topic=question.topic if question else None,
            indicator=number,
            indicator_name=edition.indicator(number).name if number else None,
            instrument=f"{stated.code[0]}IT",
            score=score(stated.score),
            measures=_numbers(
                m for m in submission.measures if stated.code in m.codes or (number and number in m.indicators)
            ),
            named_in=_named_in(submission.measures, stated, question),
            parts=" ".join(f"{part:.2f}" for part in stated.parts),
            computed=computed,
            difference=_difference(stated.score, computed),
        )
        subject = Subject(
            kind="question",
            title=question.topic if question else "",
            code=stated.code,
            indicators=(number,) if number else (),
        )
        yield Known(fact, subject, stated.place, stated.places)


def _named_in(measures: Iterable[Measure], stated: QuestionScore, item: Question | None) -> str | None:
    """Return the measures that speak of an open-data item without any score; None for other questions."""
    if stated.score != 0 or stated.code[0] != "O":
        return None
    return _numbers(m for m in measures if overlap.speaks_of(m, stated.code, item))


def _from_questions(submission: Submission, indicator: Indicator, assessed: Edition | None) -> Decimal | None:
    """Return the score that follows from the questions of an indicator, where it does and all of them are scored."""
    groups = assessed.averaged(indicator) if assessed else ()
    stated = {q.code: q.score for q in submission.questions if q.score is not None}
    if not groups or any(code not in stated for group in groups for code in group):
        return None
    return scoring.rounded(scoring.mean(scoring.mean(stated[code] for code in group) for group in groups))


def _difference(stated: Decimal | None, computed: Decimal | None) -> Decimal | None:
    return None if stated is None or computed is None else abs(scoring.rounded(stated) - computed)


def _numbers(measures: Iterable[Measure]) -> str:
    return ", ".join(str(m.number) for m in measures)

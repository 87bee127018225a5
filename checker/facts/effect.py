"""Whether measures worked: the score that called for them, their results, and the score of the year after."""

from __future__ import annotations

from collections.abc import Iterator

from checker.facts.known import Facts, Known, Subject, known_fact
from checker.pairing import Held
from checker.submission import Submission
from knowledge.model import Edition


def effects(held: Held, scores: Submission | None, edition: Edition) -> Facts:
    """Return a fact for each indicator with a score before and after; none without the scores of the year after."""
    return Facts(tuple(_effects(held, scores, edition)), (), {})


def _effects(held: Held, scores: Submission | None, edition: Edition) -> Iterator[Known]:
    if scores is None or held.plan is None or held.pairing is None:
        return
    before = {i.number: i for i in held.plan.indicators if i.score is not None}
    after = {i.number: i for i in scores.indicators if i.score is not None}
    rows = {paired.number: paired.rows for paired in held.pairing.measures}
    for number in sorted(before.keys() & after.keys()):
        was, became = before[number].score, after[number].score
        assert was is not None
        assert became is not None
        measures = [m.number for m in held.plan.measures if number in m.indicators]
        name = edition.indicator(number).name
        known = known_fact(
            "effect",
            key=f"effects/{number}",
            number=number,
            name=name,
            before=was,
            after=became,
            before_year=held.plan.assessed_year,
            after_year=scores.assessed_year,
            measures=", ".join(map(str, measures)),
            rows=", ".join(str(row) for m in measures for row in rows.get(m, ())),
            rise=became - was,
        )
        yield Known(known, Subject(kind="indicator", number=number, title=name), after[number].place)

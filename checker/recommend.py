"""scores → facts → engine → recommended measures: rules decide which standard measures answer which scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from checker.facts import facts
from checker.submission import Submission
from knowledge import standard
from knowledge.base import Knowledge
from knowledge.model import Edition
from knowledge.standard import StandardMeasure
from rules.base import RuleBase
from rules.schema import Fact, Value
from rules.verdicts import evaluate

Reason = Literal["zero", "below", "indicator", "keep"]
_Fields = Mapping[str, Value]


@dataclass(frozen=True)
class Recommended:
    """A standard measure, why it is recommended, and the questions and scores that it answers.

    `reason` is the strongest of those that hold: an item without any score, a question below the threshold, an
    indicator below it of which no question is known to be, or a standard to keep up. `codes` are empty where only
    the indicator's score is known. `indicators` are those of the questions asked, which may differ from the
    measure's own: questions moved between editions.
    """

    measure: StandardMeasure
    reason: Reason
    indicators: tuple[int, ...]
    codes: tuple[str, ...]
    scores: tuple[Decimal, ...]

    @property
    def score(self) -> Decimal:
        """The lowest of the scores."""
        return min(self.scores)


@dataclass(frozen=True)
class Recommendations:
    """The recommended measures by indicator and question, and what could not be answered, in Thai."""

    measures: tuple[Recommended, ...]
    notes: tuple[str, ...]


def recommend(
    scores: Submission,
    edition: Edition,
    knowledge: Knowledge,
    rules: RuleBase,
    *,
    plan: Submission | None = None,
    keep: bool = False,
) -> Recommendations:
    """Return the measures that scores call for in an edition, without those that `plan` has already.

    With `keep` also those that keep up what is at or above the threshold.
    """
    both = scores.model_copy(update={"measures": plan.measures if plan else []})
    known = facts(both, edition, knowledge)
    library = list(_library(both, edition, knowledge))
    asked = [Fact("asked", {"keep": True})] if keep else []
    evaluation = evaluate(rules.program(edition.year, "recommend"), [*known, *library, *asked])
    given = {str(k.fact.fields["key"]): k.fact.fields for k in known.subjects}
    found = [evaluation.facts[d.fact].fields for d in evaluation.derived if d.rule.startswith("N")]
    return Recommendations(_merged(found, given), tuple(_notes(both, edition, knowledge)))


def _library(scores: Submission, edition: Edition, knowledge: Knowledge) -> Iterator[Fact]:
    """Say which standard measures answer the questions and indicators, whatever their scores."""
    measures = standard.load().values()
    for indicator in edition.indicators:
        for measure in measures:
            if measure.indicator == indicator.number and measure.year == standard.EDITION:
                yield Fact("standard_of", {"indicator": Decimal(indicator.number), "measure": measure.key})
    for question in scores.questions:
        for measure in _answers(scores, question.code, edition, knowledge):
            yield Fact("standard", {"code": question.code, "measure": measure.key})


def _answers(scores: Submission, code: str, edition: Edition, knowledge: Knowledge) -> tuple[StandardMeasure, ...]:
    """Return the measures for a question; those of its indicator where the question itself is not known."""
    year = scores.assessed_year if scores.assessed_year in knowledge.editions else edition.year
    assert year is not None
    listed = knowledge.edition(year).questions.get(code)
    answer = standard.answering(year, code)
    if answer.measures or listed:
        return answer.measures
    indicator = next((q.indicator for q in scores.questions if q.code == code), None)
    return tuple(m for m in standard.load().values() if m.indicator == indicator and m.year == standard.EDITION)


def _merged(found: Iterable[_Fields], given: Mapping[str, _Fields]) -> tuple[Recommended, ...]:
    """Tell each standard measure once, with all that it answers."""
    by_measure: dict[str, list[tuple[Reason, _Fields]]] = {}
    for fields in found:
        reason: Reason = next(r for r in get_args(Reason) if r == fields["reason"])
        by_measure.setdefault(str(fields["measure"]), []).append((reason, given[str(fields["subject"])]))
    library = standard.load()
    merged = []
    for key, causes in by_measure.items():
        reason = min((r for r, _ in causes), key=get_args(Reason).index)
        subjects = {str(s["key"]): s for r, s in causes if (r == "keep") == (reason == "keep")}
        asked = [s for s in subjects.values() if "code" in s]
        numbers = {int(s.get("indicator", s.get("number", library[key].indicator))) for s in subjects.values()}
        merged.append(
            Recommended(
                library[key],
                reason,
                tuple(sorted(numbers)),
                tuple(sorted((str(s["code"]) for s in asked), key=_code_order)),
                tuple(Decimal(str(s["score"])) for s in asked or subjects.values()),
            )
        )
    return tuple(sorted(merged, key=lambda r: (r.indicators, _code_order(r.measure.code), r.measure.key)))


def _code_order(code: str) -> tuple[int, int]:
    return "IEO".index(code[0]), int(code[1:])


def _notes(scores: Submission, edition: Edition, knowledge: Knowledge) -> Iterator[str]:
    for question in scores.questions:
        below = question.score is not None and question.score < edition.threshold
        if below and not _answers(scores, question.code, edition, knowledge):
            year = scores.assessed_year or edition.year
            yield f"ข้อ {question.code} ได้ {question.score:.2f} คะแนน: {standard.answering(year, question.code).reason}"

"""scores → facts → engine → recommended measures: rules decide which standard measures answer which scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from checker.answers import Answers, code_order, result_year
from checker.facts import facts
from checker.measuring.lacking import lacking
from checker.submission import QuestionScore, Submission
from knowledge import standard
from knowledge.base import Knowledge
from knowledge.model import Edition
from knowledge.standard import StandardMeasure
from rules.base import RuleBase
from rules.schema import Fact, Value
from rules.verdicts import evaluate

Reason = Literal["zero", "below", "lacking", "unlisted", "indicator", "keep"]
_Fields = Mapping[str, Value]


@dataclass(frozen=True)
class Recommended:
    """A standard measure, why it is recommended, and the questions and scores that it answers.

    `reason` is the strongest of those that hold: an item without any score, a question below the threshold, an item
    that the document says is lacking, a question below the threshold of which is not known what it asks, an indicator
    below it of which no question is known to be, or a standard to keep up. `codes` are empty where only the
    indicator's score is known; `asked` are then the questions of the indicator, in the year of the result, that the
    measure answers (empty: not known). `indicators` are those of the questions, which may differ from the measure's
    own: questions moved between editions. A lacking item has no score.
    """

    measure: StandardMeasure
    reason: Reason
    indicators: tuple[int, ...]
    codes: tuple[str, ...]
    scores: tuple[Decimal | None, ...]
    asked: tuple[str, ...] = ()

    @property
    def score(self) -> Decimal | None:
        """The lowest of the scores, None where none is known."""
        return min((score for score in self.scores if score is not None), default=None)


@dataclass(frozen=True)
class Recommendations:
    """The recommended measures by indicator and question, and what could not be answered, in Thai.

    `covered` are the questions below the threshold that the plan has a measure for, with the numbers of its measures.
    """

    measures: tuple[Recommended, ...]
    notes: tuple[str, ...]
    covered: Mapping[str, tuple[int, ...]]


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
    answers = Answers(result_year(scores, edition, knowledge), knowledge)
    found_lacking = list(lacking(scores.analysis, knowledge.edition(answers.year).questions.values()))
    stated = {question.code for question in scores.questions}
    both = scores.model_copy(
        update={
            "assessed_year": answers.year,
            "questions": [
                *scores.questions,
                *(QuestionScore(code=q.code) for q in found_lacking if q.code not in stated),
            ],
            "measures": plan.measures if plan else [],
        }
    )
    known = facts(both, edition, knowledge)
    library = [
        *(Fact("lacking", {"code": q.code, "indicator": Decimal(q.indicator)}) for q in found_lacking),
        *_library(both, edition, answers),
        *([Fact("asked", {"keep": True})] if keep else []),
    ]
    evaluation = evaluate(rules.program(edition.year, "recommend"), [*known, *library])
    given = {str(k.fact.fields["key"]): k.fact.fields for k in known.subjects}
    derived = [evaluation.facts[each.fact] for each in evaluation.derived]
    found = [fact.fields for fact in derived if fact.type == "recommended"]
    covered = [fact.fields for fact in derived if fact.type == "covered"]
    measures = _merged(found, given, answers)
    has_measure = dict(_covered(both, edition, covered))
    told = {code for each in measures for code in each.codes} | set(has_measure)
    unanswered = [q for q in both.questions if _below(q, edition) and q.code not in told]
    return Recommendations(measures, (*_unanswered(unanswered, answers), *_unlisted(measures, answers)), has_measure)


def _library(scores: Submission, edition: Edition, answers: Answers) -> Iterator[Fact]:
    """Say which standard measures answer the questions and indicators, whatever their scores."""
    for indicator in edition.indicators:
        for measure in answers.of_indicator(indicator.number):
            yield Fact("standard_of", {"indicator": Decimal(indicator.number), "measure": measure.key})
    for question in scores.questions:
        for measure in answers.of_question(question.code):
            yield Fact("standard", {"code": question.code, "measure": measure.key})


def _merged(found: Iterable[_Fields], given: Mapping[str, _Fields], answers: Answers) -> tuple[Recommended, ...]:
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
        asked = sorted((s for s in subjects.values() if "code" in s), key=lambda s: code_order(str(s["code"])))
        numbers = {int(s.get("indicator", s.get("number", library[key].indicator))) for s in subjects.values()}
        merged.append(
            Recommended(
                library[key],
                reason,
                tuple(sorted(numbers)),
                tuple(str(s["code"]) for s in asked),
                tuple(Decimal(str(s["score"])) if "score" in s else None for s in asked or subjects.values()),
                answers.codes(library[key], numbers),
            )
        )
    return tuple(sorted(merged, key=lambda r: (r.indicators, code_order(r.measure.code), r.measure.key)))


def _covered(scores: Submission, edition: Edition, covered: Iterable[_Fields]) -> Iterator[tuple[str, tuple[int, ...]]]:
    by_code: dict[str, set[int]] = {}
    for fields in covered:
        by_code.setdefault(str(fields["code"]), set()).add(int(str(fields["by"]).rpartition("/")[2]))
    for question in sorted(scores.questions, key=lambda question: code_order(question.code)):
        if _below(question, edition) and question.code in by_code:
            yield question.code, tuple(sorted(by_code[question.code]))


def _below(question: QuestionScore, edition: Edition) -> bool:
    return question.score is not None and question.score < edition.threshold


def _unanswered(questions: Iterable[QuestionScore], answers: Answers) -> Iterator[str]:
    for question in questions:
        told = f"ข้อ {question.code} ได้ {question.score:.2f} คะแนน"
        if answers.lists(question.code) or question.indicator:
            yield f"{told}: {answers.reason(question.code)}"
        else:
            yield f"{told}: ไม่ทราบว่าข้อนี้ของปี {answers.year} อยู่ในตัวชี้วัดใด โปรดระบุตัวชี้วัดของข้อนี้ในแฟ้มคะแนน"


def _unlisted(measures: Iterable[Recommended], answers: Answers) -> Iterator[str]:
    of_indicators = (r.indicators for r in measures if r.reason in ("unlisted", "indicator"))
    numbers = sorted({n for indicators in of_indicators for n in indicators if not answers.knows(n)})
    if numbers:
        yield (
            f"ยังไม่พบรายการข้อคำถามปี {answers.year} ของตัวชี้วัดที่ {' '.join(map(str, numbers))} "
            f"จึงใช้มาตรการมาตรฐานปี {standard.EDITION} ของตัวชี้วัดเดียวกัน"
        )

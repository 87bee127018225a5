"""Verdicts of the rules as outcomes: their words, places and criteria. And the pairing, as it is shown beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.brief import brief
from checker.explanation.subjects import numbered
from checker.facts import Facts, Known
from checker.outcomes import Because, CriterionQuote, Outcome, OutcomeName, PairTold
from checker.pairing import Held
from knowledge.base import Knowledge
from knowledge.model import Edition
from rules.base import RuleBase
from rules.checks import parameters
from rules.language import Rule
from rules.schema import SCHEMA, Value
from rules.templates import render
from rules.verdicts import Evaluation, Verdict

_QUOTED = 160
_STATES: Mapping[str, OutcomeName] = {"met": "pass", "unsure": "unreadable", "idle": "not_applicable"}


class OutcomeWriter:
    """Turns verdicts into outcomes with their words, places and criteria."""

    def __init__(
        self,
        rules: RuleBase,
        known: Facts,
        evaluation: Evaluation,
        edition: Edition,
        knowledge: Knowledge,
        *,
        binding: bool = True,
    ) -> None:
        """`binding` is false where the criteria are only advice to the document, as it is of another assessment."""
        self._rules, self._known, self._evaluation = rules, known, evaluation
        self._edition, self._knowledge = edition, knowledge
        self._binding = binding
        self._parameters = parameters(edition)
        self._document = known.subjects[0]

    def outcomes(self) -> Iterator[Outcome]:
        """Yield one outcome for each verdict, in the order of rules and then of subjects."""
        for decided in self._evaluation.verdicts:
            rule = self._rules.rules[decided.rule]
            if rule.derive is None:
                yield self._outcome(rule, decided)

    def _outcome(self, rule: Rule, decided: Verdict) -> Outcome:
        about = self._document if decided.subject is None else self._known.subjects[decided.subject]
        name = self._name(rule, decided)
        place = about.where(rule.reads[0])
        assert rule.words
        return Outcome(
            rule=rule.id,
            title=rule.title,
            outcome=name,
            severity="required" if self._is_hard(rule) else "advice",
            subject=about.subject,
            place=place,
            expected=self._say(rule.words.expected, about),
            found=self._found(rule, about, name),
            message=self._message(rule, decided, about, name),
            fix=self._say(rule.words.fix, about),
            example=self._say(rule.words.example or "", about),
            lacks=_lacking(rule, about),
            criterion=self._criterion(rule),
            because=tuple(self._because(decided)),
        )

    def _name(self, rule: Rule, decided: Verdict) -> OutcomeName:
        if decided.state == "none":
            return rule.when_none.outcome if rule.when_none else "not_applicable"
        if decided.state == "gap":
            return "fail" if self._is_hard(rule) else "advice"
        return _STATES[decided.state]

    def _is_hard(self, rule: Rule) -> bool:
        return self._binding and rule.editions[self._edition.year].severity == "fail"

    def _message(self, rule: Rule, decided: Verdict, about: Known, name: OutcomeName) -> str:
        assert rule.words
        if decided.state == "none":
            return self._say(rule.when_none.reason if rule.when_none else "เอกสารไม่มีส่วนที่กฎนี้ตรวจ", about)
        if decided.state == "idle" and decided.failed is not None:
            return self._say(rule.given[decided.failed].otherwise, about)
        if name == "unreadable":
            key = str(about.fact.fields["key"])
            why = next(self._known.whys[key, read] for read in rule.reads if (key, read) in self._known.whys)
            of = "" if about.subject.kind == "document" else f"ของ{numbered(about.subject)} "
            return f"ตรวจข้อ “{rule.title}” {of}ไม่ได้ เพราะ{why} โปรดตรวจด้วยคน"
        return f"ผ่าน: {rule.title}" if name == "pass" else self._say(rule.words.message, about)

    def _found(self, rule: Rule, about: Known, name: OutcomeName) -> str:
        """Return what stands in the document: the words of the rule where all was read, what is written, or nothing."""
        if rule.words and rule.words.found and name != "unreadable":
            return self._say(rule.words.found, about)
        quote = brief(about.places[rule.reads[0]].quote, _QUOTED) if rule.reads[0] in about.places else ""
        return f"“{quote}”" if quote else ""

    def _say(self, template: str, about: Known) -> str:
        return render(
            template,
            subject=about.fact.fields,
            document=self._document.fact.fields,
            edition=self._parameters,
        )

    def _criterion(self, rule: Rule) -> CriterionQuote:
        element = self._edition.element(rule.kind, rule.editions[self._edition.year].element)
        if element:
            sources = self._knowledge.titles(element.sources)
            return CriterionQuote(text=element.requires, source=sources, mark=element.mark)
        assert rule.criterion
        title = self._knowledge.sources[rule.criterion.source].title
        return CriterionQuote(text=rule.criterion.text, source=title, mark=rule.criterion.mark)

    def _because(self, decided: Verdict) -> Iterator[Because]:
        for reason in decided.because:
            fact = self._evaluation.facts[reason.fact]
            for field in reason.fields:
                yield Because(fact=fact.type, field=field, value=_plain(fact.fields.get(field)))


def _lacking(rule: Rule, about: Known) -> str:
    """Return the name of the column that a rule looks for, where the table has others but not that one."""
    name = rule.reads[0]
    told = about.fact.type != rule.subject or name in about.fact.fields or name in about.places
    if told or not any(place.heading and place.column for place in about.places.values()):
        return ""
    field = SCHEMA[rule.subject].fields[name]
    return field.thai if field.kind == "text" else ""


def _plain(value: Value | None) -> str | int | bool | None:
    """Return a fact's value for JSON: whole numbers as numbers, scores as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and not value.as_tuple().exponent else str(value)
    return value


def told_pairs(held: Held) -> Iterator[PairTold]:
    """Return the pairing to show: each measure with its rows, then the rows of no measure."""
    assert held.plan
    assert held.pairing
    titles = {item.number: item.title for item in held.report.items}
    for measure, paired in zip(held.plan.measures, held.pairing.measures, strict=True):
        yield PairTold(
            measure=measure.number,
            title=measure.title,
            status=paired.status,
            rows=paired.rows,
            row_titles=tuple(titles[n] for n in paired.rows),
            confidence=paired.confidence,
            differences=paired.differences,
        )
    for row in held.pairing.rows:
        if row.status == "foreign":
            yield PairTold(
                measure=None,
                title="",
                status="foreign",
                rows=(row.number,),
                row_titles=(titles[row.number],),
                confidence=row.confidence,
            )

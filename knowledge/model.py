"""What is known of the ITA assessment: the framework that holds for every edition, and one model per edition.

Every fact says how well it is known (`mark`) and where from (`sources`, keys of `sources.yaml`): `seen` was read in
the cited source, `inferred` follows from cited sources or from calculation, `recall` stands in no source and never
fails a document, `unknown` was not found.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Mark = Literal["seen", "inferred", "recall", "unknown"]
InstrumentCode = Literal["IIT", "EIT", "OIT"]


class _Known(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sourced(_Known):
    """A fact with its mark and sources; `note` says in Thai what a reader should know of it."""

    mark: Mark
    sources: tuple[str, ...] = ()
    note: str = ""


def is_known(fact: Sourced | None) -> bool:
    """Whether a fact stands in a source or follows from sources."""
    return fact is not None and fact.mark in ("seen", "inferred")


class Source(_Known):
    """A source that facts cite; `seen`: read whole, read as an excerpt, or the project's `own` calculation or word."""

    id: str
    title: str
    kind: str
    address: str = ""
    seen: Literal["whole", "excerpt", "own"]


class Indicator(_Known):
    """One of the ten indicators; `aliases` are other names in use."""

    number: int = Field(ge=1, le=10)
    name: str
    aliases: tuple[str, ...] = ()
    instrument: InstrumentCode


class Instrument(Sourced):
    """One of the three instruments with its weight in percent in this edition."""

    code: InstrumentCode
    name: str
    weight: int


class Level(_Known):
    """A level of the result: the least overall score, and the least score of each instrument where one is asked."""

    name: str
    overall: Decimal
    each_instrument: Decimal | None = None


class Levels(Sourced):
    """The levels of an edition, best first: the first whose conditions hold is the level."""

    levels: tuple[Level, ...]


class Element(Sourced):
    """An element that the measures item or the report item must show.

    `requires` is our own Thai wording, `term` the short official term where one was seen. `missing` says what a
    missing element means in this edition: the item fails, or it is advice.
    """

    id: str
    requires: str
    term: str = ""
    missing: Literal["fail", "advice"]


class Item(Sourced):
    """The measures item (O27 in 2568) or the report item (O28): its code, title, year covered and elements.

    `year` is the fiscal year (พ.ศ.) of the measures, or the year that the report covers.
    """

    code: str
    title: str
    year: int
    elements: tuple[Element, ...]

    def element(self, name: str) -> Element | None:
        """Return the element with this id, or None."""
        return next((e for e in self.elements if e.id == name), None)


class Question(Sourced):
    """A survey question (I…, E…) or an open-data item (O…).

    `reverse`: it asks of something bad, so that the best answer is the lowest; None: not known, or mixed. `sub` is the
    sub-indicator that an open-data item belongs to, such as 9.1.
    """

    code: str
    instrument: InstrumentCode
    indicator: int
    sub: str | None = None
    topic: str
    reverse: bool | None = None


class QuestionList(Sourced):
    """The questions of one instrument in one edition; empty with mark `unknown` where the list was not found.

    `means_of_subs` tells how well it is known that an indicator is the mean of the means of its sub-indicators;
    `same_as` is the edition whose list this one starts from.
    """

    questions: tuple[Question, ...] = ()
    same_as: int | None = None
    means_of_subs: Sourced | None = None


class ItemCount(Sourced):
    """How many open-data items an edition has, known even where their list is not."""

    value: int


class CalendarEntry(Sourced):
    """A date or period of the assessment year, as text."""

    what: str
    when: str


class InstrumentFrame(_Known):
    """One of the three instruments, as in every edition."""

    code: InstrumentCode
    name: str
    aliases: tuple[str, ...] = ()
    indicators: tuple[int, ...]


class Scoring(Sourced):
    """How scores follow from each other, in words, with the figures that a recomputation needs.

    `recomputed` names the instruments whose indicators are the plain mean of their questions.
    """

    overall: str
    indicator: str
    tolerance: Decimal
    recomputed: tuple[InstrumentCode, ...]


class OtherFramework(Sourced):
    """An assessment that looks like ITA of NACC but has items of its own.

    `signs` are words in a document's title or its agency's name that give it away.
    """

    id: str
    name: str
    signs: tuple[str, ...]
    items: str


class Framework(_Known):
    """What holds for every edition."""

    indicators: tuple[Indicator, ...]
    instruments: tuple[InstrumentFrame, ...]
    scoring: Scoring
    level_schemes: Mapping[str, tuple[Level, ...]]
    other_frameworks: tuple[OtherFramework, ...]


class Edition(_Known):
    """One edition: the fiscal year (พ.ศ.) in which documents are submitted.

    `threshold` is the score below which an indicator or question needs a measure. `recomputed` names the instruments
    whose indicators are the plain mean of their questions. `unknown` lists what was not found and no mark tells.
    """

    year: int
    threshold: Decimal
    threshold_source: Sourced
    tolerance: Decimal
    indicators: tuple[Indicator, ...]
    instruments: tuple[Instrument, ...]
    levels: Levels
    recomputed: tuple[InstrumentCode, ...]
    plan: Item
    report: Item
    question_lists: Mapping[InstrumentCode, QuestionList]
    item_count: ItemCount
    calendar: tuple[CalendarEntry, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def assessed_year(self) -> int:
        """The fiscal year whose result the plan of this edition analyses."""
        return self.year - 1

    def item(self, kind: str) -> Item:
        """Return the item that documents of a kind answer to: reports to `report`, all others to `plan`."""
        return self.report if kind == "report" else self.plan

    def element(self, kind: str, name: str | None) -> Element | None:
        """Return the element with this id of the item that documents of a kind answer to, or None."""
        return self.item(kind).element(name) if name else None

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """All known questions and items of this edition, by code."""
        return {q.code: q for known in self.question_lists.values() for q in known.questions}

    def is_mean(self, indicator: Indicator) -> bool:
        """Whether an indicator's score is known to follow from those of its questions or items."""
        code = indicator.instrument
        return code in self.recomputed or is_known(self.question_lists[code].means_of_subs)

    def averaged(self, indicator: Indicator) -> Collection[tuple[str, ...]]:
        """Return the codes of an indicator in groups: its score is the mean of the means of the groups.

        Empty where this is not known, or the list is not.
        """
        if not self.is_mean(indicator):
            return ()
        groups: dict[str | None, tuple[str, ...]] = {}
        for question in self.questions.values():
            if question.indicator == indicator.number:
                groups[question.sub] = (*groups.get(question.sub, ()), question.code)
        return groups.values()

    def indicator(self, number: int) -> Indicator:
        """Return the indicator with this number (1–10)."""
        return self.indicators[number - 1]

    def instrument(self, code: InstrumentCode) -> Instrument:
        """Return the instrument with this code."""
        return next(i for i in self.instruments if i.code == code)

"""What a measure of this very plan would say where it says nothing, worked out from the standard measures.

Owners are the units that bodies of this type usually have, the period lies in the year of the plan, and the follow-up
names the steps of the measure itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from checker.draft import LEAD, TO_COMPLETE, draft
from checker.measuring import words
from checker.measuring.similarity import Likenesses, Text
from checker.mending.phrases import joined, opening, phrase
from checker.recommend import Reason, Recommended
from checker.submission import Measure, Period, Submission
from knowledge import standard
from knowledge.agencies import AgencyType
from knowledge.base import Knowledge
from knowledge.model import Edition
from knowledge.standard import StandardMeasure

_NEAR = 0.05  # a lower likeness says nothing
_LONGEST = 240  # letters of a finding that are quoted
_WITHIN = re.compile(r"\s*\([^()]*\)\s*$")  # such as the section of a unit


def agency_type(plan: Submission, knowledge: Knowledge) -> AgencyType:
    """Return the type of the body that submits, as it says or as its name tells."""
    agencies = knowledge.agencies
    said = agencies.types.get(plan.agency.type or "")
    return said or agencies.recognise(plan.agency.name) or agencies.other


class Fitted:
    """The words that fit one measure of a plan."""

    def __init__(self, measure: Measure, plan: Submission, edition: Edition, knowledge: Knowledge) -> None:
        self._measure, self._plan, self._edition = measure, plan, edition
        self._agency = agency_type(plan, knowledge)

    @cached_property
    def _standard(self) -> StandardMeasure:
        return nearest(self._measure, self._plan, self._edition)

    @cached_property
    def _drafted(self) -> Measure:
        """The nearest standard measure, drafted for this plan as if it had been recommended."""
        score = self._score
        reason: Reason = "keep" if score is not None and score >= self._edition.threshold else "indicator"
        shown = self._edition.threshold if score is None else score
        chosen = Recommended(self._standard, reason, (self._indicator,), (), (shown,))
        return draft(self._plan, (chosen,), self._edition, self._agency).measures[0]

    @property
    def _indicator(self) -> int:
        return next(iter(self._measure.indicators), self._standard.indicator)

    @property
    def _score(self) -> Decimal | None:
        return next((i.score for i in self._plan.indicators if i.number == self._indicator), None)

    @property
    def owners(self) -> list[str]:
        """The units that the measure names, or else those that usually do this, the lead first."""
        named = words.named_owners(self._measure.owners, self._plan.agency.name)
        return [_WITHIN.sub("", unit) for unit in named] or [unit.removesuffix(LEAD) for unit in self._drafted.owners]

    @property
    def steps(self) -> list[str]:
        """The steps of the nearest standard measure."""
        return self._drafted.steps

    @property
    def period(self) -> Period:
        """The months of the nearest standard measure, in the year of the plan."""
        assert self._drafted.period
        return self._drafted.period

    @property
    def monitoring(self) -> str:
        """Who follows up which steps how often, and to whom it is reported."""
        steps = self._measure.steps or self.steps
        reported = f"รายงานผลต่อ{self._agency.owners['executive']}ภายใน 15 วันหลังสิ้นไตรมาส"
        return joined(self.owners[0], f"ติดตามความก้าวหน้า{_every_quarter(steps)} และ{reported}")

    @property
    def analysis_result(self) -> str:
        """What the plan itself has found of its indicator; else the score, with the cause left to be completed."""
        name = f"ตัวชี้วัดที่ {self._indicator}"
        told = next((short for finding in self._findings if (short := opening(finding, _LONGEST))), "")
        if told:
            return told if name in told else f"{name} {self._edition.indicator(self._indicator).name}: {told}"
        return " ".join(filter(None, (name, self._edition.indicator(self._indicator).name, self._scored, TO_COMPLETE)))

    @property
    def _findings(self) -> list[str]:
        """The plan's own findings on what the measure answers: those that cite its codes first."""
        own = [
            f for f in self._plan.analysis if f.indicator == self._indicator or set(f.codes) & set(self._measure.codes)
        ]
        return [f.text for f in sorted(own, key=lambda f: not set(f.codes) & set(self._measure.codes))]

    @property
    def _scored(self) -> str:
        score, least = self._score, self._edition.threshold
        if score is None:
            return ""
        return f"ได้ {score:.2f} คะแนน {'ต่ำกว่า' if score < least else 'ไม่ต่ำกว่า'}เกณฑ์ {least}"


def nearest(measure: Measure, plan: Submission, edition: Edition) -> StandardMeasure:
    """Return the standard measure that answers what a measure names, else that of its indicators most like it."""
    year = plan.assessed_year or edition.assessed_year
    for code in measure.codes:
        if answers := standard.answering(year, code).measures:
            return answers[0]
    known = [m for m in standard.load().values() if m.year == standard.EDITION]
    own = [m for m in known if m.indicator in measure.indicators]
    told = [a.text for a in plan.analysis if a.indicator in measure.indicators]
    return most_like(measure.title, [*measure.steps, measure.analysis_result or "", *told], own or known)


def most_like(title: str, body: Sequence[str], choices: Sequence[StandardMeasure]) -> StandardMeasure:
    """Return the measure that says most nearly what a title and a body say; the first where none comes near."""
    texts = [Text.of(m.title, m.problem) for m in choices]
    (alike,) = Likenesses([Text.of(title, "\n".join(body))], texts).table
    return choices[alike.index(max(alike))] if max(alike) >= _NEAR else choices[0]


def _every_quarter(steps: Sequence[str]) -> str:
    """Name the steps that are followed up every quarter: the first and the last of those that short phrases tell."""
    told = [(number, short) for number, step in enumerate(steps, 1) if (short := phrase(step))]
    if len(steps) == 1:
        return f"ทุกไตรมาส (ขั้นตอน{told[0][1]})" if told else "ทุกไตรมาส"
    every = f"ของทั้ง {len(steps)} ขั้นตอนทุกไตรมาส"
    ends = [f"ขั้นที่ {number} {short}" for number, short in dict.fromkeys((*told[:1], *told[-1:]))]
    if [number for number, _ in (*told[:1], *told[-1:])] == [1, len(steps)]:
        return f"{every} (ตั้งแต่{ends[0]} จนถึง{ends[1]})"
    return f"{every} (เช่น {' และ'.join(ends)})" if ends else every

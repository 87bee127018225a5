"""How far a document has come: steps of a ladder instead of a percentage, and what is missing for the next one.

The steps stand in `ladder.yaml`. A step is reached where no rule of it, or of those below, is still open,
and above the first one also where none had to stay undecided because the document has no scores.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from checker.outcomes import OPEN, Check, Outcome
from checker.unscored import unscored
from knowledge.yaml_file import parse
from rules.language import code_of


class Step(BaseModel):
    """A step: its name, what it means, and the rules that lead to it, as families (A) or codes (M03)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    means: str
    rules: tuple[str, ...] = Field(min_length=1)
    required_only: bool = False

    def concerns(self, rule: str) -> bool:
        """Whether a rule belongs to this step."""
        return rule[0] in self.rules or code_of(rule) in self.rules


class Ladder(BaseModel):
    """What `ladder.yaml` says: the steps, the lowest first."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Climb:
    """The steps reached, the others, and what is in the way of the next one: outcomes, and rules that lack scores.

    `excused` are the steps reached only because something was waived.
    """

    reached: tuple[Step, ...]
    ahead: tuple[Step, ...]
    missing: tuple[Outcome, ...]
    unscored: tuple[str, ...] = ()
    excused: tuple[Step, ...] = ()


@cache
def steps() -> tuple[Step, ...]:
    """Return the steps, the lowest first."""
    text = (files("checker") / "ladder.yaml").read_text(encoding="utf-8")
    return parse(text, "ladder.yaml").to(Ladder).steps


def climb(check: Check) -> Climb | None:
    """Return how far a plan or report has come; None where that is not known or asked.

    Bare scores climb no ladder, other assessments have one of their own, and a report must first be held against its
    plan.
    """
    about = check.submission
    if about.kind == "scores" or about.framework or about.plan_given is False:
        return None
    ladder, without_scores = steps(), unscored(check.outcomes)
    for number, step in enumerate(ladder):
        missing = tuple(o for o in check.outcomes if _is_open(o, step))
        lacking = () if step.required_only else tuple(filter(step.concerns, without_scores))
        if missing or lacking:
            reached = ladder[:number]
            return Climb(reached, ladder[number:], missing, lacking, _excused(reached, check.outcomes))
    return Climb(ladder, (), (), excused=_excused(ladder, check.outcomes))


def _excused(reached: Iterable[Step], outcomes: Iterable[Outcome]) -> tuple[Step, ...]:
    waived = [o for o in outcomes if o.waived]
    return tuple(step for step in reached if any(_is_asked(o, step) for o in waived))


def _is_open(outcome: Outcome, step: Step) -> bool:
    return outcome.outcome in OPEN and _is_asked(outcome, step)


def _is_asked(outcome: Outcome, step: Step) -> bool:
    return step.concerns(outcome.rule) and (outcome.severity == "required" or not step.required_only)

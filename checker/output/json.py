"""The result as JSON in the schema `ita-check/1`: the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import BaseModel, ConfigDict

from checker import coverage, ladder
from checker.check import Examination
from checker.explanation import subjects
from checker.fingerprint import fingerprints
from checker.follow_up import FollowUp, State
from checker.outcomes import Check, OutcomeName
from checker.output.closing import Section
from knowledge.model import Mark


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True)


class ElementTold(_Told):
    """What became of one element that the edition asks for; `why` is the reason where no rule could decide.

    `waived` are the outcomes that waivers took away, the worst first.
    """

    id: str
    requires: str
    mark: Mark
    rules: tuple[str, ...]
    outcome: OutcomeName | None
    by_machine: bool
    why: str
    waived: tuple[OutcomeName, ...]


class CoverageTold(_Told):
    """Every element of one item of an edition, the rules that check more than the elements, and those of all the rules
    that were run and met nothing that they could decide.
    """

    edition: int
    item: str
    elements: tuple[ElementTold, ...]
    beyond: tuple[str, ...]
    undecided: tuple[str, ...]


class LadderTold(_Told):
    """The steps reached, the next one (None on the highest), and what is in the way of it.

    `excused` are the steps reached only because something was waived.
    """

    reached: tuple[str, ...]
    next: str | None
    missing: tuple[str, ...]
    excused: tuple[str, ...]


class ActionTold(_Told):
    """What has become of a gap of the action plan, with what people wrote beside it."""

    reference: str
    gap: str
    state: State
    owner: str
    due: str
    note: str


class FollowUpTold(_Told):
    """The gaps of the action plan, the references of those that it does not list, and what to know about it."""

    actions: tuple[ActionTold, ...]
    new: tuple[str, ...]
    notes: tuple[str, ...]


class RemarkTold(_Told):
    """What else was asked for or decided, such as waivers, in words."""

    heading: str
    lines: tuple[str, ...]


class Result(Check):
    """A check as it is printed: with the coverage, the ladder and the follow-up."""

    ladder: LadderTold | None = None
    coverage: tuple[CoverageTold, ...] = ()
    follow_up: FollowUpTold | None = None
    remarks: tuple[RemarkTold, ...] = ()


def render(
    check: Check,
    examination: Examination | None = None,
    follow_up: FollowUp | None = None,
    more: Iterable[Section] = (),
) -> str:
    """Return the check as JSON text, with what else its examination tells and with `more` remarks."""
    result = Result(
        **dict(check),
        ladder=_ladder(check),
        coverage=tuple(_coverage(examination)) if examination else (),
        follow_up=_follow_up(follow_up, check) if follow_up else None,
        remarks=tuple(RemarkTold(heading=heading, lines=tuple(lines)) for heading, *lines in filter(None, more)),
    )
    skip = {"stamp": {name for name in ("time", "waived_on") if getattr(check.stamp, name) is None}}
    return result.model_dump_json(by_alias=True, indent=2, exclude=skip) + "\n"


def _ladder(check: Check) -> LadderTold | None:
    climb = ladder.climb(check)
    if climb is None:
        return None
    missing = [f"{o.rule}: {subjects.in_words(o.subject)}" for o in climb.missing]
    return LadderTold(
        reached=tuple(step.name for step in climb.reached),
        next=next((step.name for step in climb.ahead), None),
        missing=(*missing, *(f"{rule}: ไม่พบคะแนนรายตัวชี้วัด" for rule in climb.unscored)),
        excused=tuple(step.name for step in climb.excused),
    )


def _coverage(examination: Examination) -> Iterator[CoverageTold]:
    for of_item in coverage.of(examination):
        elements = tuple(
            ElementTold(
                id=covered.element.id,
                requires=covered.element.requires,
                mark=covered.element.mark,
                rules=covered.rules,
                outcome=covered.outcome,
                by_machine=covered.by_machine,
                why=covered.why,
                waived=covered.waived,
            )
            for covered in of_item.elements
        )
        yield CoverageTold(
            edition=of_item.year,
            item=of_item.item.code,
            elements=elements,
            beyond=of_item.beyond,
            undecided=tuple(sorted(of_item.undecided)),
        )


def _follow_up(follow_up: FollowUp, check: Check) -> FollowUpTold:
    listed = {each.action.fingerprint for each in follow_up.followed}
    actions = tuple(
        ActionTold(
            reference=each.action.fingerprint,
            gap=" ".join(each.action.gap.split()),
            state=each.state,
            owner=each.action.owner,
            due=each.action.due,
            note=each.action.note,
        )
        for each in follow_up.followed
    )
    now = fingerprints(check.outcomes)
    new = tuple(name for name, outcome in now if name not in listed and outcome in follow_up.new)
    return FollowUpTold(actions=actions, new=new, notes=follow_up.notes)

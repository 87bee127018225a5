"""What became of each element that an edition asks for: checked by rules, or left to a person. None is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from checker.check import Examination
from checker.outcomes import Outcome, OutcomeName
from knowledge.model import Edition, Element, Item
from rules.base import RuleBase
from rules.language import Rule, code_of

ItemKind = Literal["plan", "report"]

DECIDED: tuple[OutcomeName, ...] = ("fail", "advice", "pass")
"""The outcomes by which a rule has decided."""

# What is told of an element that several outcomes are about: the first of these that there is.
_WORST_FIRST: tuple[OutcomeName, ...] = ("fail", "unreadable", "advice", "pass", "not_applicable")


@dataclass(frozen=True)
class Covered:
    """An element, the rules that check it, and the worst of their outcomes, None where no rule was run.

    `why` (Thai) is the reason where the rules could not decide. `waived` are the outcomes that waivers took away, the
    worst first: where nothing worse than a pass is left beside them, the element is said not to apply.
    """

    element: Element
    rules: tuple[str, ...]
    outcome: OutcomeName | None = None
    why: str = ""
    waived: tuple[OutcomeName, ...] = ()

    @property
    def by_machine(self) -> bool:
        """Whether a rule has decided; a person has to look at everything else."""
        return self.outcome in DECIDED or bool(self.waived and self.outcome != "unreadable")

    @property
    def seen(self) -> bool:
        """Whether the official text that asks for the element was seen."""
        return self.element.mark == "seen"


@dataclass(frozen=True)
class Coverage:
    """All elements of one item in an edition, and the rules that check more than the elements.

    `undecided` are the rules that were run and met nothing that they could decide.
    """

    year: int
    item: Item
    elements: tuple[Covered, ...]
    beyond: tuple[str, ...]
    undecided: frozenset[str] = frozenset()


def of(examination: Examination) -> list[Coverage]:
    """Return the coverage of each document of a check; of bare scores nothing is asked."""
    if examination.document.kind == "scores":
        return []
    outcomes, rules = examination.check.outcomes, examination.rules
    return [coverage(outcomes, part.edition, "report" if part.held else "plan", rules) for part in examination.parts]


def coverage(outcomes: Sequence[Outcome], edition: Edition, kind: ItemKind, rules: RuleBase) -> Coverage:
    """Return what became of the elements of the measures item or of the report item of an edition."""
    item = edition.item(kind)
    of_item = [r for r in rules.rules.values() if edition.year in r.editions and _checks(r, kind)]
    checked = {r.id: rules.element(r.id, edition.year) for r in of_item}
    run = {o.rule for o in outcomes}
    decided = {o.rule for o in outcomes if o.outcome in DECIDED or o.waived}
    return Coverage(
        edition.year,
        item,
        tuple(_covered(e, [id_ for id_, of in checked.items() if of == e.id], outcomes) for e in item.elements),
        tuple(id_ for id_, element in checked.items() if element is None and (id_ in run or not outcomes)),
        frozenset(r.id for r in of_item if r.id in run - decided),
    )


def _checks(rule: Rule, kind: ItemKind) -> bool:
    return rule.derive is None and rule.kind in (kind, "scores")


def _covered(element: Element, checking: Sequence[str], outcomes: Iterable[Outcome]) -> Covered:
    found = [o for o in outcomes if o.rule in checking]
    waived = tuple(sorted((o.waived for o in found if o.waived), key=_WORST_FIRST.index))
    worst = next((name for name in _WORST_FIRST if any(o.outcome == name for o in found)), None)
    worst = "not_applicable" if waived and worst == "pass" else worst
    undecided = worst in ("unreadable", "not_applicable")
    why = next((o.message for o in found if undecided and o.outcome == worst), "")
    return Covered(element, tuple(checking), worst, why, waived)


def page(rules: RuleBase, editions: Iterable[Edition]) -> str:
    """Return the coverage of editions, whatever the document, as a page of Markdown."""
    lines = ["# ความครอบคลุมของเกณฑ์", "", "สร้างจากฐานกฎและฐานความรู้โดยอัตโนมัติ ห้ามแก้ด้วยมือ", ""]
    for edition in editions:
        for kind in ("plan", "report"):
            lines += _section(coverage((), edition, kind, rules), rules)
    return "\n".join(lines)


def _section(of_item: Coverage, rules: RuleBase) -> Iterator[str]:
    yield f"## ปี {of_item.year} ข้อ {of_item.item.code} {of_item.item.title}"
    yield ""
    yield "| องค์ประกอบ | ต้องมีอะไร | ถ้าขาด | ตรวจโดย | ข้อความทางการ |"
    yield "| --- | --- | --- | --- | --- |"
    for covered in of_item.elements:
        element = covered.element
        hard = "ไม่ผ่าน" if element.missing == "fail" else "ควรปรับปรุง"
        by = " ".join(code_of(rule) for rule in covered.rules) or "คน"
        yield f"| {element.id} | {element.requires} | {hard} | {by} | {'พบ' if covered.seen else 'ยังไม่พบ'} |"
    if of_item.beyond:
        yield ""
        yield "ตรวจนอกเหนือจากองค์ประกอบ: " + " · ".join(f"{code_of(r)} {rules.rules[r].title}" for r in of_item.beyond)
    yield ""

"""What became of each criterion, in words: checked by machine, left to a person, or resting on a text not seen."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from checker.coverage import Coverage, Covered
from checker.outcomes import THAI
from rules.language import code_of


def in_words(coverage: Coverage) -> list[str]:
    """Return the coverage of an item as paragraphs, the first of which is its heading."""
    elements = sorted(coverage.elements, key=_order)
    machine = [c for c in elements if c.by_machine]
    person = [c for c in elements if not c.by_machine]
    heading = (
        f"ความครอบคลุมของเกณฑ์ข้อ {coverage.item.code} ปี {coverage.year}: {len(coverage.elements)} องค์ประกอบ "
        f"โปรแกรมตรวจได้ {len(machine)} ต้องตรวจด้วยคน {len(person)}"
    )
    checked = _checked(machine, coverage.undecided)
    return [heading, *checked, *_to_look_at(person), *_unseen(coverage), *_beyond(coverage)]


def _order(covered: Covered) -> tuple[str, int, str]:
    """Return the place of an element among all: A2 stands before A10."""
    return covered.element.id[0], len(covered.element.id), covered.element.id


def _checked(elements: list[Covered], undecided: Collection[str]) -> Iterator[str]:
    for covered in elements:
        by = _decided(covered.rules, undecided)
        yield f"– {covered.element.id} {covered.element.requires}: {_result(covered)} ({by})"


def _result(covered: Covered) -> str:
    """Return the outcome, and what was waived beside it or instead of it."""
    assert covered.outcome
    if not covered.waived:
        return THAI[covered.outcome]
    waived = f"ยกเว้น {len(covered.waived)} แห่ง (ผลเดิม {THAI[covered.waived[0]]})"
    return waived if covered.outcome == "not_applicable" else f"{THAI[covered.outcome]} และ{waived}"


def _to_look_at(elements: list[Covered]) -> Iterator[str]:
    if elements:
        yield "โปรดตรวจด้วยคน"
    for covered in elements:
        why = f" ({_codes(covered.rules)}: {covered.why})" if covered.why else " (ไม่มีกฎตรวจข้อนี้)"
        yield f"– {covered.element.id} ดูว่า{covered.element.requires}{why}"


def _unseen(coverage: Coverage) -> Iterator[str]:
    unseen = [c.element.id for c in sorted(coverage.elements, key=_order) if not c.seen]
    if unseen:
        yield f"ยังไม่พบข้อความทางการของปีนี้ {len(unseen)} องค์ประกอบ: {' '.join(unseen)}"


def _beyond(coverage: Coverage) -> Iterator[str]:
    if coverage.beyond:
        yield f"ตรวจเพิ่มนอกเหนือจากองค์ประกอบ: {_decided(coverage.beyond, coverage.undecided)}"


def _decided(rules: tuple[str, ...], undecided: Collection[str]) -> str:
    """Return the rules that have decided, and apart from them those that were run in vain."""
    idle = tuple(rule for rule in rules if rule in undecided)
    told = _codes(tuple(rule for rule in rules if rule not in undecided))
    apart = f"ไม่ได้ใช้ตัดสิน {_codes(idle)}" if idle else ""
    return " · ".join(filter(None, (told, apart)))


def _codes(rules: tuple[str, ...]) -> str:
    return " ".join(map(code_of, rules))

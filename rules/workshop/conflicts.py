"""Rules that can never speak, that say the same, or that cannot both be satisfied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product

from knowledge.base import Knowledge
from rules.base import RuleBase, RuleFile
from rules.checks import parameters
from rules.compiler import CompiledRule
from rules.language import Rule
from rules.schema import SCHEMA
from rules.scope import Parameters
from rules.workshop.boxes import Box, box
from rules.workshop.findings import Finding
from rules.workshop.shelf import Shelf


@dataclass(frozen=True)
class _Logic:
    """A rule in one edition: where it applies, and what it then asks."""

    file: RuleFile
    given: Box
    must: Box
    hard: bool
    shipped: bool
    """Whether it lies beneath the rules that are judged."""

    @property
    def rule(self) -> Rule:
        return self.file.rule

    @property
    def met(self) -> Box:
        return self.given.meet(self.must)

    @property
    def speaks(self) -> bool:
        """Whether some document is asked for something that it can give."""
        return not (self.given.none or self.met.none)


def conflicts(shelf: Shelf, knowledge: Knowledge, beneath: RuleBase | None = None) -> Iterator[Finding]:
    """Yield what is wrong with the logic of the rules that could be read, each mistake once.

    They are held against each other, and against the rules of `beneath` that they do not replace.
    """
    seen = set()
    for year in sorted(shelf.compiled, reverse=True):
        known = parameters(knowledge.edition(year))
        own = [_logic(compiled, shelf.files, year, known) for compiled in shelf.compiled[year]]
        kept = (c for c in (beneath.check(year) if beneath else ()) if c.rule.id not in shelf.files)
        shipped = [_logic(compiled, beneath.files, year, known, shipped=True) for compiled in kept] if beneath else []
        for finding in (*_alone(own), *_together([*combinations(own, 2), *product(shipped, own)], year)):
            if (finding.file, finding.line) not in seen:
                seen.add((finding.file, finding.line))
                yield finding


def _logic(
    compiled: CompiledRule, files: Mapping[str, RuleFile], year: int, known: Parameters, *, shipped: bool = False
) -> _Logic:
    rule, subject = compiled.rule, SCHEMA[compiled.rule.subject]
    given, must = box([g.when for g in rule.given], subject, known), box(rule.must, subject, known)
    return _Logic(files[rule.id], given, must, rule.editions[year].severity == "fail", shipped)


def _alone(logics: list[_Logic]) -> Iterator[Finding]:
    for logic in logics:
        if logic.given.none:
            yield _finding(logic, "given", "กฎนี้ไม่มีวันทำงาน เพราะเงื่อนไขใน given เป็นจริงพร้อมกันไม่ได้ ให้แก้หรือตัดเงื่อนไขหนึ่งออก")
        elif not logic.rule.derive and logic.met.none:
            yield _finding(logic, "must", "ไม่มีเอกสารใดผ่านกฎนี้ได้ เพราะ must ขัดกับ given หรือขัดกันเอง")
        elif not logic.rule.derive and logic.given.within(logic.must):
            yield _finding(logic, "must", "กฎนี้ไม่มีวันพบข้อบกพร่อง เพราะ given บังคับให้ must เป็นจริงอยู่แล้ว")


def _together(pairs: Iterable[tuple[_Logic, _Logic]], year: int) -> Iterator[Finding]:
    for one, other in pairs:
        if one.rule.kind == other.rule.kind and one.rule.subject == other.rule.subject:
            if one.rule.derive or other.rule.derive:
                yield from _same_derivation(one, other)
            elif one.speaks and other.speaks:
                yield from _compared(one, other, year)


def _same_derivation(one: _Logic, other: _Logic) -> Iterator[Finding]:
    same = one.rule.derive == other.rule.derive
    if same and [g.when for g in one.rule.given] == [g.when for g in other.rule.given]:
        yield _finding(other, "derive", f"กฎนี้สร้างข้อเท็จจริงเดียวกับ {one.rule.id} ด้วยเงื่อนไขเดียวกัน ให้เหลือข้อเดียว")


def _compared(one: _Logic, other: _Logic, year: int) -> Iterator[Finding]:
    if not one.given.meet(other.given).none and one.met.meet(other.met).none:
        problem = f"กฎนี้ขัดกับ {one.rule.id} ในปี {year}: เอกสารที่เข้าเงื่อนไขของทั้งสองข้อจะผ่านพร้อมกันไม่ได้"
        yield _finding(other, "must", problem)
    for hidden, by in ((other, one), (one, other)):
        if _adds_nothing(hidden, by) and hidden.shipped:
            problem = (
                f"กฎนี้บัง {hidden.rule.id} ของชุดหลักทั้งหมดในปี {year} ถ้าตั้งใจให้เข้มกว่า ให้ใช้รหัสเดิมแล้วเขียนเหตุผลใต้ overrides"
            )
            yield replace(_finding(by, "must", problem), weight="note")
            return
        if _adds_nothing(hidden, by):
            problem = f"กฎนี้ถูก {by.rule.id} บังทั้งหมดในปี {year}: ทุกครั้งที่ข้อนี้ไม่ผ่าน ข้อนั้นก็ไม่ผ่านอยู่แล้ว"
            yield _finding(hidden, "must", problem)
            return


def _adds_nothing(hidden: _Logic, by: _Logic) -> bool:
    """Whether each gap of a rule is also a gap of another rule that is at least as hard."""
    softer = by.hard or not hidden.hard
    return softer and hidden.given.within(by.given) and hidden.given.meet(by.must).within(hidden.must)


def _finding(logic: _Logic, key: str, problem: str) -> Finding:
    file = logic.file.file
    return Finding(file.name, file.line((key,)) or 0, problem)

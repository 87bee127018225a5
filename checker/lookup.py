"""What `ita explain` tells of a rule, a question or an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from checker.check import examine_file, shipped_rules
from checker.reasons import of_rule
from checker.refusals import RequestError
from knowledge import base, standard
from knowledge.base import Knowledge
from knowledge.marks import THAI as MARKS
from knowledge.model import Edition, Item
from rules.base import RuleBase
from rules.language import code_of
from rules.wording import MISSING, SEVERITY

_EXAMPLE = "อบต."


def explain(name: str, year: int | None) -> list[str]:
    """Return paragraphs (Thai) on a rule id such as M01, or a code such as I7 of an edition (default: the newest that
    knows it). Where the list of an edition was not found, the code of the nearest edition stands in. Raise
    `RequestError` where neither is known."""
    knowledge, rules = base.load(), shipped_rules()
    wanted = name.strip().upper()
    newest_first = (knowledge.editions[known] for known in sorted(knowledge.editions, reverse=True))
    editions = [knowledge.edition(year)] if year else newest_first
    rule = _named(wanted, rules)
    if rule:
        return list(_rule(rule, rules, knowledge))
    for edition in editions:
        told = list(_code(wanted, edition, knowledge))
        if told:
            return told
    if year and re.fullmatch(r"[IEO][1-9]\d?", wanted):
        return _of_nearest(wanted, knowledge.edition(year), knowledge)
    of = f" ในปี {year}" if year else ""
    raise RequestError(f"ไม่รู้จัก “{name}”{of}: ใช้รหัสกฎ เช่น M01 หรือรหัสข้อ เช่น I7 E4 O27")


def explain_in(name: str, document: Path, year: int | None) -> list[str]:
    """Return what a rule says of a document and why or why not. Raise `RequestError` where there is no such rule."""
    rule = _named(name.strip().upper(), shipped_rules())
    if rule is None:
        raise RequestError(f"ไม่รู้จักกฎ “{name}”: ใช้รหัสกฎ เช่น M01 หรือ C01")
    return [f"{rule} ใน {document.name}", *of_rule(examine_file(document, edition=year), rule)]


def _named(wanted: str, rules: RuleBase) -> str | None:
    return next((id_ for id_ in rules.rules if wanted in (id_.upper(), code_of(id_))), None)


def _rule(id_: str, rules: RuleBase, knowledge: Knowledge) -> Iterator[str]:
    rule = rules.rules[id_]
    yield f"{rule.id} {rule.title}"
    yield f"เหตุผล: {rule.why}"
    for year, entry in rule.editions.items():
        edition = knowledge.edition(year)
        element = edition.element(rule.kind, entry.element)
        basis = f" – {element.requires} ({MARKS[element.mark]})" if element else ""
        lacking = "ถ้าขาดถือว่า" if entry.severity else ""
        yield f"ปี {year} ข้อ {edition.item(rule.kind).code}: {lacking}{SEVERITY[entry.severity]}{basis}"
    if rule.criterion:
        source = knowledge.sources[rule.criterion.source].title
        yield f"เกณฑ์: {rule.criterion.text} (ที่มา: {source} – {MARKS[rule.criterion.mark]})"
    if rule.words and rule.words.example and "{" not in rule.words.example:
        yield f"ตัวอย่างที่ผ่าน: {rule.words.example}"


def _code(code: str, edition: Edition, knowledge: Knowledge) -> Iterator[str]:
    yield from _question(code, edition, knowledge)
    yield from _items(code, edition, knowledge)


def _of_nearest(code: str, edition: Edition, knowledge: Knowledge) -> list[str]:
    """Return what the nearest edition says of a code whose list was not found for `edition`, and that it was not.

    Raise `RequestError` where the list is known, or no edition has the code.
    """
    year, instrument = edition.year, f"{code[0]}IT"
    known = next(listed for name, listed in edition.question_lists.items() if name == instrument)
    if known.questions:
        first, *_, last = (question.code for question in known.questions)
        raise RequestError(f"ไม่มีข้อ “{code}” ในปี {year}: {instrument} ของปีนี้มีข้อ {first}–{last}")
    others = [each for each in knowledge.editions.values() if code in each.questions]
    if not others:
        raise RequestError(f"{known.note} และไม่มีข้อ “{code}” ในปีอื่น")
    nearest = min(others, key=lambda other: (abs(other.year - year), -other.year))
    near = f"ต่อไปนี้เป็นข้อ {code} ของปี {nearest.year} ซึ่งเป็นปีใกล้ที่สุดที่มีรหัสนี้ ข้อ {code} ของปี {year} อาจเป็นเรื่องอื่น"
    return [f"ข้อ {code} ปี {year}: {known.note}", near, *_code(code, nearest, knowledge)]


def _question(code: str, edition: Edition, knowledge: Knowledge) -> Iterator[str]:
    question = edition.questions.get(code)
    if question is None:
        return
    number = question.indicator
    yield f"ข้อ {code} ปี {edition.year}: {question.topic}"
    yield f"ตัวชี้วัดที่ {number} {edition.indicator(number).name} เครื่องมือ {question.instrument}"
    if question.reverse:
        yield "เป็นข้อเชิงลบ: ยิ่งตอบว่าน้อยหรือไม่มี ยิ่งได้คะแนนมาก"
    if question.note:
        yield f"หมายเหตุ: {question.note}"
    yield f"ที่มา: {knowledge.titles(question.sources)} ({MARKS[question.mark]})"
    yield from _elsewhere(code, edition.year, knowledge)
    answer = standard.answering(edition.year, code)
    if not answer.measures:
        yield f"มาตรการมาตรฐาน: ไม่มี เพราะ{answer.reason}"
    for measure in answer.measures:
        yield f"มาตรการมาตรฐาน: {measure.title}"
        yield f"แก้เรื่อง: {measure.problem}"
        yield from (f"{n}. {step}" for n, step in enumerate(measure.steps, 1))
        owners = knowledge.agencies.types[_EXAMPLE].owners
        yield f"ผู้รับผิดชอบ เช่น ใน {_EXAMPLE}: {', '.join(owners[role] for role in measure.owners)}"
        yield f"กำกับติดตาม: {measure.monitoring.format(lead='หน่วยหลัก', executive='ผู้บริหาร')}"
        yield f"หลักฐานที่เผยแพร่: {', '.join(measure.outputs)}"
        yield f"ที่มาของมาตรการ: {knowledge.titles(measure.sources)} ({MARKS[measure.mark]})"


def _elsewhere(code: str, year: int, knowledge: Knowledge) -> Iterator[str]:
    crosswalk = knowledge.crosswalk
    others = ((y, crosswalk.counterparts(code, year, y)) for y in sorted(knowledge.editions) if y != year)
    known = groupby((other for other in others if other[1]), key=lambda other: other[1])
    found = [f"ข้อ {', '.join(codes)} (ปี {', '.join(str(y) for y, _ in years)})" for codes, years in known]
    if found:
        yield f"เรื่องเดียวกันหรือใกล้เคียงในปีอื่น: {' · '.join(found)} ({MARKS[crosswalk.mark]})"


def _items(code: str, edition: Edition, knowledge: Knowledge) -> Iterator[str]:
    for item in (edition.plan, edition.report):
        if item.code == code:
            yield f"องค์ประกอบที่ข้อ {code} ปี {edition.year} ต้องมี ({item.title})"
            yield from _elements(item, knowledge)


def _elements(item: Item, knowledge: Knowledge) -> Iterator[str]:
    for element in item.elements:
        source = f" ที่มา: {knowledge.titles(element.sources)}" if element.sources else ""
        yield f"– {MISSING[element.missing]}: {element.requires} ({MARKS[element.mark]}){source}"

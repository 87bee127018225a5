"""What differs between two editions, or between two rule bases, in Thai."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge import base as knowledge_base
from knowledge.base import Knowledge
from knowledge.marks import THAI as MARKS
from knowledge.model import Edition, InstrumentCode, Item
from rules import base as rule_base
from rules import overlay
from rules.base import RuleBase
from rules.language import Criterion, Rule
from rules.schema import SCHEMA
from rules.wording import MISSING, SEVERITY, conditions, derived, spans
from rules.workshop.findings import WorkshopError

_NONE = "ไม่มี"
_WHEN_NONE = {"not_applicable": "ไม่เกี่ยวข้อง", "unreadable": "อ่านไม่ได้ ต้องตรวจด้วยคน"}
_WORDS = {"expected": "สิ่งที่คาด", "found": "สิ่งที่พบ", "message": "ข้อความ", "fix": "วิธีแก้", "example": "ตัวอย่าง"}


@dataclass(frozen=True)
class Side:
    """One side of a comparison: a rule base with its knowledge, and the edition where one is compared."""

    name: str
    base: RuleBase
    knowledge: Knowledge
    year: int | None = None


def side(name: str, shipped: RuleBase, knowledge: Knowledge) -> Side:
    """Return what a name stands for: a year (2569), an overlay, or the `rules` folder of another copy of the project.

    Raise WorkshopError where it is none of them, YamlError where the rules are wrong.
    """
    if name.isdecimal():
        if int(name) not in knowledge.editions:
            raise WorkshopError(f"ยังไม่มีเกณฑ์ของปี {name}")
        return Side(f"ปี {name}", shipped, knowledge, int(name))
    folder = Path(name)
    if (folder / overlay.FILE).is_file():
        laid = overlay.load(folder, shipped, knowledge)
        return Side(laid.name, laid.base, laid.knowledge)
    if not folder.is_dir():
        raise WorkshopError(f"ไม่รู้จัก “{name}” ใช้ปีของเกณฑ์ เช่น 2569 หรือโฟลเดอร์ rules ของอีกชุดหนึ่ง")
    own = folder.parent / "knowledge"
    known = knowledge_base.read(own) if (own / "editions").is_dir() else knowledge
    return Side(name, rule_base.load(folder, editions=known.editions, sources=known.sources), known)


def differences(old: Side, new: Side) -> list[str]:
    """Return what differs (Thai), a line each; both sides are editions, or both are rule bases."""
    if (old.year is None) != (new.year is None):
        raise WorkshopError("เทียบได้ระหว่างสองปี หรือระหว่างสองฐานกฎ ต้องเป็นอย่างเดียวกันทั้งสองข้าง")
    if old.year and new.year:
        before, after = old.knowledge.edition(old.year), new.knowledge.edition(new.year)
        return [*_editions(before, after), *_rules_of(old.base, old.year, new.year)]
    return [*_knowledge(old.knowledge, new.knowledge), *_bases(old.base, new.base)]


def _knowledge(old: Knowledge, new: Knowledge) -> Iterator[str]:
    """Yield what differs in the criteria that two rule bases rest on, by edition."""
    if old.editions is new.editions:
        return
    for year in sorted({*old.editions, *new.editions}):
        if year not in old.editions or year not in new.editions:
            yield f"{'เพิ่ม' if year in new.editions else 'ตัด'}เกณฑ์ปี {year}"
        else:
            yield from (f"เกณฑ์ปี {year} {told}" for told in _editions(old.edition(year), new.edition(year)))


def _editions(old: Edition, new: Edition) -> Iterator[str]:
    yield from _value("เกณฑ์คะแนน", old.threshold, new.threshold)
    for name, before, after in (("ข้อมาตรการ", old.plan, new.plan), ("ข้อรายงาน", old.report, new.report)):
        yield from _value(name, f"{before.code} {before.title}", f"{after.code} {after.title}")
        yield from _elements(name, before, after)
    for instrument in old.instruments:
        yield from _value(f"น้ำหนัก {instrument.code}", instrument.weight, new.instrument(instrument.code).weight)
    yield from _value("ระดับผลการประเมิน", _levels(old), _levels(new))
    yield from _value("จำนวนข้อ OIT", old.item_count.value, new.item_count.value)
    for code in old.question_lists:
        yield from _questions(code, old, new)


def _questions(instrument: InstrumentCode, old: Edition, new: Edition) -> Iterator[str]:
    before, after = ({q.code: q for q in e.question_lists[instrument].questions} for e in (old, new))
    if not before or not after:
        count = [f"{len(topics)} ข้อ" if topics else "ยังไม่พบรายการ" for topics in (before, after)]
        yield from _value(f"รายการข้อ {instrument}", *count)
        return
    for code in sorted(before.keys() | after.keys(), key=lambda code: int(code[1:])):
        one, other = before.get(code), after.get(code)
        yield from _value(f"ข้อ {code}", one.topic if one else _NONE, other.topic if other else _NONE)
        if one and other:
            yield from _value(f"ข้อ {code}", f"ตัวชี้วัดที่ {one.indicator}", f"ตัวชี้วัดที่ {other.indicator}")


def _value(name: str, old: object, new: object) -> Iterator[str]:
    if old != new:
        yield f"{name}: {old} → {new}"


def _levels(edition: Edition) -> str:
    return ", ".join(f"{level.name} {level.overall}" for level in edition.levels.levels)


def _elements(name: str, old: Item, new: Item) -> Iterator[str]:
    before, after = ({e.id: e for e in item.elements} for item in (old, new))
    for id_ in sorted(before.keys() | after.keys()):
        one, other = before.get(id_), after.get(id_)
        if one is None and other:
            yield f"{name} เพิ่มองค์ประกอบ {id_} ({MISSING[other.missing]}): {other.requires}"
        elif other is None and one:
            yield f"{name} ตัดองค์ประกอบ {id_}: {one.requires}"
        elif one and other:
            yield from _value(f"{name} องค์ประกอบ {id_}", MISSING[one.missing], MISSING[other.missing])
            yield from _value(f"{name} องค์ประกอบ {id_} ให้ต้องมี", one.requires, other.requires)


def _rules_of(base: RuleBase, old: int, new: int) -> Iterator[str]:
    """Yield the rules of only one edition, and those that are harder or softer in the other."""
    if not any(new in rule.editions for rule in base.rules.values()):
        yield f"ยังไม่มีกฎใดใช้ในปี {new} ให้กฎเดิมใช้ต่อด้วย ita rules extend {old} {new}"
        return
    for id_, rule in base.rules.items():
        before, after = rule.editions.get(old), rule.editions.get(new)
        if before and after:
            yield from _value(f"กฎ {id_} {rule.title}", SEVERITY[before.severity], SEVERITY[after.severity])
        elif before or after:
            yield f"กฎ {id_} {rule.title}: {'ไม่ใช้' if before else 'เริ่มใช้'}ในปี {new}"


def _bases(old: RuleBase, new: RuleBase) -> Iterator[str]:
    for id_ in sorted(old.rules.keys() | new.rules.keys()):
        before, after = old.rules.get(id_), new.rules.get(id_)
        if before is None and after:
            yield f"เพิ่มกฎ {id_} {after.title} (ปี {spans(list(after.editions))})"
        elif after is None and before:
            yield f"ตัดกฎ {id_} {before.title}"
        elif before and after:
            yield from (f"กฎ {id_} {told}" for told in _rules(before, after))


def _rules(old: Rule, new: Rule) -> Iterator[str]:
    before, after = _told(old), _told(new)
    for name in dict.fromkeys([*before, *after]):
        yield from _value(name, before.get(name, _NONE), after.get(name, _NONE))


def _told(rule: Rule) -> Mapping[str, str]:
    """Return all that a rule says, by what it is."""
    given, must = conditions(rule)
    told = {"ใช้เมื่อ": " และ ".join(given) or "ทุกกรณี", "ต้องเป็นจริง": " และ ".join(must) or _derived(rule)}
    told |= {f"เหตุที่ไม่เกี่ยวข้อง ข้อ {number}": one.otherwise for number, one in enumerate(rule.given, 1)}
    fields = SCHEMA[rule.subject].fields
    told |= {
        "ชื่อ": rule.title,
        "เหตุผล": rule.why,
        "ตรวจทุก": SCHEMA[rule.subject].thai,
        "ช่องที่อ่าน": ", ".join(fields[name].thai for name in rule.reads) or _NONE,
        "เกณฑ์": _criterion(rule.criterion),
        "ผลเมื่อไม่มีสิ่งที่ตรวจ": _when_none(rule),
    }
    told |= {thai: getattr(rule.words, name) or _NONE for name, thai in _WORDS.items() if rule.words}
    told |= {f"ปี {year}": SEVERITY[entry.severity] for year, entry in rule.editions.items()}
    return told | {f"ปี {year} องค์ประกอบ": e.element for year, e in rule.editions.items() if e.element}


def _derived(rule: Rule) -> str:
    fields = ", ".join(f"{name}: {value}" for name, value in rule.derive.fields.items()) if rule.derive else ""
    return f"{derived(rule)} ({fields})" if fields else derived(rule)


def _criterion(criterion: Criterion | None) -> str:
    return f"{criterion.text} (แหล่ง {criterion.source} {MARKS[criterion.mark]})" if criterion else _NONE


def _when_none(rule: Rule) -> str:
    return f"{_WHEN_NONE[rule.when_none.outcome]} {rule.when_none.reason}" if rule.when_none else _NONE

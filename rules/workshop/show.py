"""One rule, told in Thai: what it looks at, asks and says, per edition, with its cases."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from knowledge.base import Knowledge
from knowledge.yaml_file import YamlError
from rules.base import RuleBase, RuleFile
from rules.cases import read_cases
from rules.language import Rule, code_of
from rules.schema import SCHEMA
from rules.wording import SEVERITY, conditions, derived, spans
from rules.workshop.findings import WorkshopError
from rules.workshop.test import THAI


def find(base: RuleBase, name: str) -> RuleFile:
    """Return a rule by its id or code (M01). Raise WorkshopError where there is none."""
    wanted = name.strip().upper()
    for id_, file in base.files.items():
        if wanted in (id_.upper(), file.rule.code):
            return file
    near = get_close_matches(wanted, [*base.files, *map(code_of, base.files)], 1)
    hint = f"หมายถึง {near[0]} ใช่หรือไม่ " if near else ""
    raise WorkshopError(f"ไม่มีกฎ {name} {hint}ดูรหัสทั้งหมดด้วย ita rules list")


def show(base: RuleBase, name: str, knowledge: Knowledge) -> list[str]:
    """Return what there is to tell of a rule (Thai), a paragraph each, the first of which is its heading."""
    file = find(base, name)
    rule = file.rule
    given, must = conditions(rule)
    lines = [f"{rule.id} {rule.title}", f"เหตุผล: {rule.why}", f"ตรวจทุก: {SCHEMA[rule.subject].thai}"]
    lines += [f"ใช้แทนกฎหลัก เพราะ{base.overrides[rule.id].reason}"] if rule.id in base.overrides else []
    lines += [f"ใช้เมื่อ: {words}" for words in given]
    lines += [f"ต้องเป็นจริง: {words}" for words in must]
    lines += [derived(rule)] if rule.derive else []
    lines += editions(rule, knowledge)
    lines += _said(rule)
    lines += _cases(base, rule.id)
    return [*lines, f"แฟ้ม: {file.file.name} (ตั้งแต่รุ่น {rule.since})"]


def editions(rule: Rule, knowledge: Knowledge) -> Iterator[str]:
    """Yield in Thai how hard a rule is, and what it rests on, by runs of editions that are alike."""
    runs: dict[tuple[str, str], list[int]] = {}
    for year, entry in rule.editions.items():
        runs.setdefault((SEVERITY[entry.severity], basis(rule, year, knowledge)), []).append(year)
    for (severity, criterion), years in runs.items():
        yield f"ปี {spans(years)}: {severity}" + (f" – {criterion}" if criterion else "")


def basis(rule: Rule, year: int, knowledge: Knowledge) -> str:
    """Return the criterion that a rule rests on in an edition, with its sources; empty where there is none."""
    element = knowledge.edition(year).element(rule.kind, rule.editions[year].element)
    if element:
        return f"{element.requires} (ที่มา: {knowledge.titles(element.sources)})"
    if rule.criterion:
        return f"{rule.criterion.text} (ที่มา: {knowledge.sources[rule.criterion.source].title})"
    return ""


def _said(rule: Rule) -> Iterator[str]:
    names = {"expected": "สิ่งที่คาด", "found": "สิ่งที่พบ", "message": "ข้อความ", "fix": "วิธีแก้", "example": "ตัวอย่างที่ผ่าน"}
    for name, text in rule.words or ():
        if text:
            yield f"{names[name]}: {text}"


def _cases(base: RuleBase, id_: str) -> Iterator[str]:
    try:
        cases = read_cases(base, id_)
    except YamlError as error:
        yield str(error)
        return
    for outcome, thai in THAI.items():
        named = [case.name for case in cases if case.outcome == outcome]
        if named:
            yield f"กรณีที่{thai} ({len(named)}): {' · '.join(named)}"

"""The catalogue as a static web site: rules, coverage of the editions, standard measures, sources and step sentences.

It needs no server: pages refer to each other by relative links, and the search runs in the reader's browser.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader

from knowledge import standard
from knowledge.base import Knowledge
from knowledge.marks import THAI as MARKS
from knowledge.model import Edition, Element, Item, Level, Mark
from knowledge.unknown import unknowns, unlisted
from rules.base import RuleBase, RuleFile
from rules.cases import Case, facts, read_cases, said, year_of
from rules.language import Rule
from rules.schema import SCHEMA, Fact, Value
from rules.wording import MISSING, SEVERITY, VALUES, conditions, derived
from rules.workshop.test import THAI

SEEN = {"whole": "อ่านทั้งฉบับ", "excerpt": "อ่านบางส่วน", "own": "ของโครงการเอง"}
ROOMS = {
    "plan": "แผนมาตรการ",
    "report": "รายงานผล",
    "scores": "คะแนน",
    "advice": "ข้อแนะนำเรื่องคุณภาพ",
    "recommend": "การแนะนำมาตรการ",
}
_FOLDER = files("rules.workshop") / "site"


@dataclass(frozen=True)
class Sources:
    """What the site is made from besides rules and knowledge: sentences by heading, the change log, and scenarios.

    `scenarios` are the titles told of each rule, by its code.
    """

    sentences: Mapping[str, Sequence[str]]
    changelog: str = ""
    scenarios: Mapping[str, Sequence[str]] | None = None


@dataclass(frozen=True)
class Page:
    """A page: its path in the site, its title, the template that shows it and what the template needs."""

    path: str
    title: str
    template: str
    shown: Mapping[str, Any]
    words: str
    """By what the page is found, besides its title."""

    @property
    def home(self) -> str:
        """The way back to the root of the site."""
        return "../" * self.path.count("/")


def write(folder: Path, base: RuleBase, knowledge: Knowledge, sources: Sources) -> list[Path]:
    """Write the site into a folder; return the paths of its pages."""
    pages = list(_pages(base, knowledge, sources))
    environment = Environment(
        loader=FunctionLoader(lambda name: (_FOLDER / name).read_text(encoding="utf-8")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found = [{"path": page.path, "title": page.title, "words": page.words} for page in pages]
    index = Page("index.html", "คลังเกณฑ์และกฎ", "index.html.j2", _index(base, knowledge, pages), "")
    written = []
    for page in (index, *pages):
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        known = {"page": page, "data": json.dumps(found, ensure_ascii=False).replace("<", "\\u003c"), **page.shown}
        path.write_text(environment.get_template(page.template).render(known), encoding="utf-8")
        written.append(path)
    return written


def _pages(base: RuleBase, knowledge: Knowledge, sources: Sources) -> Iterator[Page]:
    for file in base.files.values():
        yield _rule_page(file, base, knowledge, sources)
    for year in sorted(knowledge.editions, reverse=True):
        yield _edition_page(knowledge.edition(year), base, knowledge)
        yield _measures_page(knowledge.edition(year))
    yield _sources_page(knowledge)
    words = " ".join(sentence for said in sources.sentences.values() for sentence in said)
    yield Page("steps.html", "ประโยคที่ใช้เขียนเหตุการณ์", "steps.html.j2", {"sentences": sources.sentences}, words)


def _index(base: RuleBase, knowledge: Knowledge, pages: Sequence[Page]) -> Mapping[str, Any]:
    rooms: dict[str, list[Rule]] = {room: [] for room in ROOMS}
    for file in base.files.values():
        rooms[file.file.name.split("/")[-3]].append(file.rule)
    years = sorted(knowledge.editions, reverse=True)
    measured = [page for page in pages if page.path.startswith("questions/")]
    told = {ROOMS[room]: rules for room, rules in rooms.items() if rules}
    return {"rooms": told, "years": years, "measured": measured, "rule_base": base.sha256}


def _rule_page(file: RuleFile, base: RuleBase, knowledge: Knowledge, sources: Sources) -> Page:
    rule = file.rule
    given, must = conditions(rule)
    cases = read_cases(base, rule.id)
    failing = next((case for case in cases if case.outcome == "fail"), None)
    passing = next((case for case in cases if case.outcome == "pass"), None)
    shown = {
        "rule": rule,
        "override": base.overrides.get(rule.id),
        "subject": SCHEMA[rule.subject].thai,
        "given": given,
        "must": must,
        "derived": derived(rule),
        "editions": list(_by_edition(rule, knowledge)),
        "failing": failing and _example(rule, failing, base, knowledge),
        "passing": passing and _example(rule, passing, base, knowledge),
        "cases": [(THAI[case.outcome], case.name, year_of(case, rule)) for case in cases],
        "scenarios": (sources.scenarios or {}).get(rule.code, ()),
        "history": list(history(sources.changelog, rule.code)),
    }
    words = " ".join([rule.id, rule.why, *given, *must, *(text for _name, text in rule.words or () if text)])
    return Page(f"rules/{rule.code}.html", f"{rule.code} {rule.title}", "rule.html.j2", shown, words)


def _by_edition(rule: Rule, knowledge: Knowledge) -> Iterator[Mapping[str, str]]:
    for year, entry in sorted(rule.editions.items(), reverse=True):
        edition = knowledge.edition(year)
        element = edition.element(rule.kind, entry.element)
        told = {"year": str(year), "item": edition.item(rule.kind).code, "severity": SEVERITY[entry.severity]}
        if element:
            yield {**told, **_sourced(element.requires, element.sources, element.mark, element.note, knowledge)}
        elif rule.criterion:
            cited = (rule.criterion.source,)
            yield {**told, **_sourced(rule.criterion.text, cited, rule.criterion.mark, "", knowledge)}
        else:
            yield {**told, "text": "", "sources": "", "mark": "", "note": ""}


def _sourced(text: str, sources: Sequence[str], mark: Mark, note: str, knowledge: Knowledge) -> Mapping[str, str]:
    return {"text": text, "sources": knowledge.titles(sources), "mark": MARKS[mark], "note": note}


def _example(rule: Rule, case: Case, base: RuleBase, knowledge: Knowledge) -> Mapping[str, Any]:
    """Return a case as readers see it: its fields in Thai, and what the rule says of it."""
    words = {name: said(text, case, rule, base, knowledge) for name, text in rule.words or () if text}
    told = [_in_thai(fact) for fact in facts(case, rule, base.schema) if len(fact.fields) > 1]
    return {"name": case.name, "facts": told, "words": words}


def _in_thai(fact: Fact) -> str:
    known = SCHEMA[fact.type]
    told = [f"{known.fields[name].thai} {_value(name, value)}" for name, value in fact.fields.items() if name != "key"]
    return f"{known.thai}: {', '.join(told)}"


def _value(name: str, value: Value) -> str:
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่ใช่"
    if value == "subject":
        return "ที่ตรวจ"
    if isinstance(value, str) and value.startswith("measures/"):
        return f"ที่ {value.removeprefix('measures/')}"
    return f"“{VALUES.get(name, {}).get(value, value)}”" if isinstance(value, str) else str(value)


def history(changelog: str, code: str) -> Iterator[str]:
    """Yield the entries of the change log that speak of a rule, each with its version; spans count (A01–A03)."""
    version = ""
    for line in changelog.splitlines():
        if line.startswith("## "):
            version = line[3:].strip()
        elif line.startswith("- ") and code in _codes(line):
            yield f"{version}: {line[2:]}"


def _codes(line: str) -> set[str]:
    codes = set(re.findall(r"\b[A-Z]\d\d\b", line))
    for letter, first, last in re.findall(r"\b([A-Z])(\d\d)[–-]\1?(\d\d)\b", line):
        codes.update(f"{letter}{number:02}" for number in range(int(first), int(last) + 1))
    return codes


def _edition_page(edition: Edition, base: RuleBase, knowledge: Knowledge) -> Page:
    used: dict[tuple[str, str], list[Rule]] = {}
    others: list[Rule] = []
    for rule in base.rules.values():
        if edition.year not in rule.editions:
            continue
        if element := base.element(rule.id, edition.year):
            used.setdefault(("report" if rule.kind == "report" else "plan", element), []).append(rule)
        elif not rule.derive:
            others.append(rule)
    items = [
        (item, [_coverage(element, used.get((name, element.id), []), knowledge) for element in _ordered(item)])
        for name, item in (("plan", edition.plan), ("report", edition.report))
    ]
    not_known = list(unknowns(edition))
    shown = {
        "edition": edition,
        "items": items,
        "others": others,
        "marks": MARKS,
        "weights": edition.instruments[0],
        "levels": [_level(level) for level in edition.levels.levels],
        "unknown": not_known,
    }
    words = " ".join([*(element.requires for item, _covered in items for element in item.elements), *not_known])
    return Page(f"editions/{edition.year}.html", f"เกณฑ์ปี {edition.year}", "edition.html.j2", shown, words)


def _level(level: Level) -> str:
    each = f" และทุกเครื่องมือตั้งแต่ {level.each_instrument}" if level.each_instrument else ""
    return f"{level.name}: คะแนนรวมตั้งแต่ {level.overall}{each}"


def _ordered(item: Item) -> list[Element]:
    """Return the elements of an item with A2 before A10."""
    return sorted(item.elements, key=lambda element: (element.id[0], int(element.id[1:])))


def _coverage(element: Element, rules: Sequence[Rule], knowledge: Knowledge) -> Mapping[str, Any]:
    sourced = _sourced(element.requires, element.sources, element.mark, element.note, knowledge)
    return {**sourced, "id": element.id, "missing": MISSING[element.missing], "rules": rules}


def _sources_page(knowledge: Knowledge) -> Page:
    known = list(knowledge.sources.values())
    words = " ".join(f"{source.id} {source.title}" for source in known)
    return Page("sources.html", "แหล่งอ้างอิง", "sources.html.j2", {"sources": known, "seen": SEEN}, words)


def _measures_page(edition: Edition) -> Page:
    answers = [(question, standard.answering(edition.year, question.code)) for question in edition.questions.values()]
    unknown = [known.note for known in unlisted(edition)]
    shown = {"edition": edition, "answers": answers, "unknown": unknown}
    words = " ".join(
        [*(f"{q.code} {q.topic}" for q, _ in answers), *(m.title for _, a in answers for m in a.measures), *unknown]
    )
    path, title = f"questions/{edition.year}.html", f"มาตรการมาตรฐานรายข้อ ปี {edition.year}"
    return Page(path, title, "questions.html.j2", shown, words)

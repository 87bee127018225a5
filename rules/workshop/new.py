"""A new rule: its `rule.yaml` and `cases.yaml`, sound from the start, with places marked for its author to complete."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.base import Knowledge
from knowledge.model import Item
from rules.base import ROOMS, load_shipped
from rules.language import code_of
from rules.schema import SCHEMA, Field
from rules.suggestions import unknown
from rules.workshop import schemas
from rules.workshop.findings import WorkshopError
from rules.workshop.lint import UNFINISHED
from rules.workshop.meaning import read as read_meanings
from rules.workshop.sample_cases import TEST, cases, text
from rules.workshop.shelf import read as read_rules

_ID = re.compile(r"[A-Z]\d\d-[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class NewRule:
    """What a rule is made from. `test` is as in the rule language: `present`, `true`, `at least 2`, `one of a, b`.

    `reads` are the fields in which the checker looks for it (none: as other rules on the same field do), `since` is
    the version that brings it. A rule rests on an `element` of the edition's item, or on a `source` with the
    `criterion` that stands in it.
    """

    id: str
    title: str
    since: str
    kind: str = "plan"
    subject: str = "measure"
    field: str = "owners"
    test: str = "present"
    reads: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    severity: str = "advice"
    element: str = ""
    source: str = ""
    criterion: str = ""
    why: str = ""
    expected: str = ""
    message: str = ""
    fix: str = ""

    @property
    def code(self) -> str:
        """The part of the id that people say: M01."""
        return code_of(self.id)


@dataclass(frozen=True)
class Bench:
    """Where a rule is made: the folder it goes into, and what is known there.

    `taken` are the ids of the rules that an overlay lies upon; `letter` begins the codes that are proposed.
    """

    root: Path
    knowledge: Knowledge
    taken: Collection[str] = ()
    letter: str = "Q"


def free_code(root: Path, letter: str = "Q") -> str:
    """Return the next code of a group that no rule has or had: Q31."""
    used = {f.name[:3] for room in ROOMS if (root / room).is_dir() for f in (root / room).iterdir() if f.is_dir()}
    used |= {id_[:3] for id_ in read_meanings(root)[0].retired}
    return next(code for n in range(1, 100) if (code := f"{letter}{n:02}") not in used)


def usual_reads(subject: str, field: str, knowledge: Knowledge) -> list[str]:
    """Return what shipped rules read that look at this field: a count of steps is read from the steps."""
    shipped = load_shipped(knowledge).rules.values()
    for rule in shipped:
        if rule.subject == subject and any(isinstance(c, dict) and field in c for c in rule.must):
            return rule.reads
    return [field]


def create(new: NewRule, root: Path, knowledge: Knowledge, taken: Collection[str] = ()) -> list[Path]:
    """Write the files of a rule into `root`; return their paths. `taken` are the ids of the rules beneath an overlay.

    Raise WorkshopError where something does not fit; nothing is written then.
    """
    _check(new, root, knowledge, taken)
    texts = {"rule.yaml": _rule(new, knowledge), "cases.yaml": cases(new.subject, new.field, new.test)}
    with tempfile.TemporaryDirectory() as place:
        _write(texts, Path(place) / new.kind / new.id)
        for finding in read_rules(Path(place), knowledge).findings:
            raise WorkshopError(f"กฎที่จะเขียนยังใช้ไม่ได้: {finding.problem}")
    folder = root / new.kind / new.id
    _write(texts, folder)
    if not (root / "schemas").is_dir():
        schemas.publish(root)
    schemas.refer(root)
    return [folder / name for name in texts]


def _write(texts: Mapping[str, str], folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, written in texts.items():
        (folder / name).write_text(written, encoding="utf-8")


def _check(new: NewRule, root: Path, knowledge: Knowledge, taken: Collection[str]) -> None:
    check_id(new.id, root, taken)
    check_condition(new.subject, new.field, new.test)
    if not new.years or not (new.element or new.source):
        raise WorkshopError("กฎต้องบอกปีที่ใช้ และต้องอาศัยองค์ประกอบของเกณฑ์ (--element) หรือแหล่งอ้างอิง (--source)")
    if new.source and new.source not in knowledge.sources:
        raise WorkshopError(unknown("แหล่งอ้างอิง", new.source, knowledge.sources))
    for name in new.reads:
        if name not in SCHEMA[new.subject].fields:
            raise WorkshopError(unknown("ช่อง", name, SCHEMA[new.subject].fields, f"ของ {new.subject}"))
    for year in new.years:
        check_year(year, knowledge)
        _check_element(new, year, knowledge)


def check_id(id_: str, root: Path, taken: Collection[str] = ()) -> None:
    """Raise WorkshopError where an id is none, or its code is used already."""
    if not _ID.fullmatch(id_):
        raise WorkshopError(f"รหัสกฎต้องเป็นอักษรหนึ่งตัว เลขสองหลัก แล้วชื่อสั้นเป็นอังกฤษ เช่น M51-owner-named (พบ {id_})")
    code = code_of(id_)
    used = [p.name for room in ROOMS for p in (root / room).glob(f"{code}-*")]
    used += [other for other in taken if other.startswith(f"{code}-")]
    if used:
        raise WorkshopError(f"รหัส {code} ใช้แล้วที่ {used[0]} ให้ใช้รหัสอื่น เช่น {free_code(root, 'X' if taken else code[0])}")
    if retired := [other for other in read_meanings(root)[0].retired if other.startswith(f"{code}-")]:
        raise WorkshopError(f"รหัส {code} เคยเป็นของ {retired[0]} ที่เลิกใช้แล้ว ให้ใช้รหัสอื่น เช่น {free_code(root, code[0])}")


def check_condition(subject: str, field: str, test: str) -> None:
    """Raise WorkshopError where a rule cannot test this field of this subject so."""
    subjects = [name for name, fact in SCHEMA.items() if fact.is_subject]
    if subject not in subjects:
        raise WorkshopError(unknown("ชนิดข้อเท็จจริง", subject, subjects))
    if field not in SCHEMA[subject].fields:
        raise WorkshopError(unknown("ช่อง", field, SCHEMA[subject].fields, f"ของ {subject}"))
    if not TEST.fullmatch(test):
        raise WorkshopError(f"ไม่รู้จักเงื่อนไข “{test}” ใช้ present, true, at least 2, below 85 หรือ one of a, b")
    cases(subject, field, test)


def check_year(year: int, knowledge: Knowledge) -> None:
    """Raise WorkshopError where there is no such edition."""
    if year not in knowledge.editions:
        raise WorkshopError(f"ยังไม่มีเกณฑ์ของปี {year} ให้เพิ่มแฟ้ม knowledge/editions/{year}.yaml ก่อน")


def _check_element(new: NewRule, year: int, knowledge: Knowledge) -> None:
    if new.element and _item(new, year, knowledge).element(new.element) is None:
        known = [element.id for element in _item(new, year, knowledge).elements]
        raise WorkshopError(unknown("องค์ประกอบ", new.element, known, f"ของเกณฑ์ปี {year}"))


def _item(new: NewRule, year: int, knowledge: Knowledge) -> Item:
    return knowledge.edition(year).item(new.kind)


def _rule(new: NewRule, knowledge: Knowledge) -> str:
    thai, field = SCHEMA[new.subject].thai, SCHEMA[new.subject].fields[new.field]
    years = f"{new.years[0]}-{new.years[-1]}" if len(new.years) > 1 else str(new.years[0])
    entry = f"severity: {new.severity}" + (f", element: {new.element}" if new.element else "")
    lines = [
        f"id: {new.id}",
        f"title: {text(new.title)}",
        f"why: {text(new.why or f'{UNFINISHED} บอกว่าทำไมต้องตรวจข้อนี้)')}",
        f"kind: {new.kind}",
        f"since: {new.since}",
        f"subject: {new.subject}",
        f"reads: [{', '.join(new.reads or usual_reads(new.subject, new.field, knowledge))}]",
        f"when_none: {{outcome: not_applicable, reason: {text(f'ไม่พบ{thai}ในเอกสาร')}}}",
        "must:",
        f"  - {new.field}: {_written(new.test, field)}",
        "editions:",
        f"  {years}: {{{entry}}}",
    ]
    if new.source:
        criterion = text(new.criterion or f"{UNFINISHED} ข้อความของเกณฑ์)")
        lines += ["criterion:", f"  text: {criterion}", f"  source: {new.source}", f"  mark: {_mark(new, knowledge)}"]
    return "\n".join([*lines, "words:", *_words(new, thai, field)]) + "\n"


def _mark(new: NewRule, knowledge: Knowledge) -> str:
    return "inferred" if knowledge.sources[new.source].seen == "own" else "seen"


def _words(new: NewRule, thai: str, field: Field) -> Iterator[str]:
    which = next((name for name in ("number", "code", "name") if name in SCHEMA[new.subject].fields), "")
    where = f"{thai}ที่ {{{{ subject.{which} }}}} " if which else ""
    yield f"  expected: {text(new.expected or f'{UNFINISHED} สิ่งที่เกณฑ์คาดว่าจะพบ)')}"
    yield f"  message: {text(new.message or f'{where}{UNFINISHED} ขาดอะไรใน{field.thai})')}"
    yield f"  fix: {text(new.fix or f'{UNFINISHED} บอกสิ่งที่ผู้อ่านต้องทำ)')}"


def _written(test: str, field: Field) -> str:
    """Return a test as YAML: `{at least: 2}`."""
    matched = TEST.fullmatch(test)
    assert matched
    word, value = matched[1], matched[2]
    if value is None:
        return word
    values = [part if field.kind == "num" else text(part) for part in re.split(r" *, *", value)]
    return f"{{{word}: [{', '.join(values)}]}}" if word == "one of" else f"{{{word}: {values[0]}}}"

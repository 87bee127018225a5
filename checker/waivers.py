"""Waivers: gaps that someone answers for, with a reason and until a day. The original outcome stays in sight.

A file of waivers is YAML, a list `waivers` of `rule`, `subject`, `reason`, `approver` and `expiry`, or a table in Excel
with the columns กฎ เรื่อง เหตุผล ผู้อนุมัติ วันหมดอายุ, or with the names that YAML has. The subject is named as the
result names it, such as มาตรการที่ 3, I7 or เอกสาร, or by the reference of an action plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from checker import reading, thai
from checker.blocks import ReadingError, Table
from checker.explanation import subjects
from checker.extraction import periods
from checker.fingerprint import fingerprints
from checker.outcomes import OPEN, THAI, Check, Outcome, summary, verdict
from checker.reading import text
from checker.reading.decoding import decode
from knowledge.yaml_file import YamlError, parse
from rules.suggestions import unknown

_COLUMNS = {"กฎ": "rule", "เรื่อง": "subject", "เหตุผล": "reason", "ผู้อนุมัติ": "approver", "วันหมดอายุ": "expiry"}
_NAMES = {**_COLUMNS, **{name: name for name in _COLUMNS.values()}}
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_SLASHED = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})")
_WRITTEN = re.compile(r"(?P<day>\d{1,2})\s*(?P<month>[ก-๙.]+)\s*(?:พ\.?ศ\.?\s*)?(?P<year>\d{4})")
_BUDDHIST = 2400

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Waiver(BaseModel):
    """One waiver as written: all of it is required."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    rule: Text
    subject: Text
    reason: Text
    approver: Text
    expiry: Text


class Waivers(BaseModel):
    """What a file of waivers says."""

    model_config = ConfigDict(extra="forbid")

    waivers: tuple[Waiver, ...]


@dataclass(frozen=True)
class Granted:
    """A waiver that took effect, and the outcome as it was."""

    waiver: Waiver
    outcome: Outcome


@dataclass(frozen=True)
class Waived:
    """A check after waivers: what was waived no longer applies, and `problems` (Thai) says which waivers did not."""

    check: Check
    granted: tuple[Granted, ...]
    problems: tuple[str, ...]


def read(path: Path) -> tuple[Waiver, ...]:
    """Read a file of waivers; raise `ReadingError` where it is none or a waiver lacks a part."""
    try:
        if text.sniff(reading.first_bytes(path), path):
            return parse(decode(path), path.name).to(Waivers).waivers
        return _of_tables(path)
    except YamlError as problem:
        raise ReadingError(str(problem)) from None


def _of_tables(path: Path) -> tuple[Waiver, ...]:
    tables = [block for block in reading.read(path).blocks if isinstance(block, Table)]
    found = tuple(waiver for table in tables for waiver in _of_table(table, path.name))
    if not found:
        raise ReadingError(f"แฟ้ม {path.name} ไม่มีรายการยกเว้น ตารางต้องมีคอลัมน์ {' '.join(_COLUMNS)}")
    return found


def _of_table(table: Table, file: str) -> Iterator[Waiver]:
    names: dict[int, str] = {}
    for number, cells in enumerate(table.rows, 1):
        texts = [cell.text.strip() for cell in cells]
        known = {n: _NAMES[t.lower()] for n, t in enumerate(texts) if t.lower() in _NAMES}
        if set(known.values()) == set(_COLUMNS.values()):
            names = known
        elif names and any(texts):
            row = {name: texts[n] for n, name in names.items()}
            lacking = [thai_name for thai_name, name in _COLUMNS.items() if not row[name]]
            if lacking:
                raise ReadingError(f"แฟ้ม {file} ตารางที่ {table.number} แถวที่ {number} ยังไม่ได้กรอก {' '.join(lacking)}")
            yield Waiver(**row)


def apply(check: Check, waivers: Sequence[Waiver], today: date) -> Waived:
    """Return the check as it is under waivers on a day, with what was waived and which waivers had no effect."""
    named = dict(_named(check.outcomes))
    granted: dict[int, Granted] = {}
    problems: list[str] = []
    for number, waiver in enumerate(waivers, 1):
        found, problem = _found(waiver, check.outcomes, named, today)
        new = [position for position in found if position not in granted]
        granted |= {position: Granted(waiver, check.outcomes[position]) for position in new}
        if not new:
            about = f"รายการยกเว้นที่ {number} (กฎ {waiver.rule} เรื่อง {waiver.subject})"
            problems.append(f"{about} ไม่มีผล: {problem or 'ซ้ำกับรายการก่อนหน้า'}")
    outcomes = tuple(_waived(granted[n]) if n in granted else o for n, o in enumerate(check.outcomes))
    update = {
        "outcomes": outcomes,
        "summary": summary(outcomes),
        "verdict": verdict(outcomes, check.submission),
    }
    return Waived(check.model_copy(update=update), tuple(granted[n] for n in sorted(granted)), tuple(problems))


def _named(outcomes: Iterable[Outcome]) -> Iterator[tuple[int, set[str]]]:
    """Yield by position the names of what an outcome is about, for comparing."""
    for position, (fingerprint, outcome) in enumerate(fingerprints(outcomes)):
        subject = outcome.subject
        names = [subjects.in_words(subject), subjects.numbered(subject), subject.code, subject.title, fingerprint]
        yield position, {thai.key(name) for name in names if name}


def _found(
    waiver: Waiver, outcomes: Sequence[Outcome], named: Mapping[int, set[str]], today: date
) -> tuple[list[int], str]:
    """Return the gaps, by position, that a waiver is about; where there are none, why (Thai)."""
    rule = waiver.rule.upper()
    of_rule = [n for n, o in enumerate(outcomes) if rule in (o.rule.upper(), o.rule_code)]
    about = [n for n in of_rule if thai.key(waiver.subject) in named[n]]
    gaps = [n for n in about if outcomes[n].outcome in OPEN]
    until = day(waiver.expiry)
    if not of_rule:
        if "-" in rule:
            return [], unknown("กฎ", waiver.rule, {o.rule for o in outcomes})
        return [], unknown("กฎ", rule, {o.rule_code for o in outcomes})
    if not about:
        known = {subjects.numbered(outcomes[n].subject) for n in of_rule}
        return [], unknown("เรื่อง", waiver.subject, known)
    if until is None:
        return [], f"อ่านวันหมดอายุ “{waiver.expiry}” ไม่ได้ จึงถือว่าหมดอายุแล้ว"
    if until < today:
        return [], f"หมดอายุแล้วเมื่อ {waiver.expiry}"
    return gaps, "" if gaps else f"ไม่ได้ใช้ เพราะผลของเรื่องนี้คือ {THAI[outcomes[about[0]].outcome]}"


def _waived(granted: Granted) -> Outcome:
    waiver, outcome = granted.waiver, granted.outcome
    message = (
        f"ยกเว้นถึง {waiver.expiry} โดย {waiver.approver} เพราะ{waiver.reason} "
        f"(ผลเดิม {THAI[outcome.outcome]}: {outcome.message})"
    )
    return outcome.model_copy(update={"outcome": "not_applicable", "waived": outcome.outcome, "message": message})


def day(written: str) -> date | None:
    """Return a day such as 2569-09-30, 30/9/2569 or 30 กันยายน 2569 (พ.ศ. or ค.ศ.); None where it is none."""
    arabic = thai.arabic(written.strip())
    told = next(filter(None, (form.fullmatch(arabic) for form in (_ISO, _SLASHED, _WRITTEN))), None)
    if told is None:
        return None
    year = int(told["year"]) - (543 if int(told["year"]) >= _BUDDHIST else 0)
    month = told["month"]
    if not month.isdecimal():
        month = (periods.parse(f"{month} {year + 543}").start or "").rpartition("-")[2]
    try:
        return date(year, int(month), int(told["day"]))
    except ValueError:
        return None

"""Which verdicts change over a folder of documents, between two editions or two rule bases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.blocks import ReadingError
from checker.check import check
from checker.intake import understand
from checker.outcomes import THAI, Check, Outcome, OutcomeName, Verdict
from rules.schema import SCHEMA
from rules.workshop.diff import Side

VERDICTS: Mapping[Verdict, str] = {"ready": "พร้อมส่ง", "return": "ต้องแก้ก่อน", "cannot_tell": "ยังสรุปไม่ได้"}


@dataclass(frozen=True)
class Moved:
    """An outcome that is another on the new side; None where the rule does not speak there."""

    rule: str
    subject: str
    old: OutcomeName | None
    new: OutcomeName | None

    def __str__(self) -> str:
        old, new = (THAI[name] if name else "ไม่มีกฎนี้" for name in (self.old, self.new))
        return f"{self.rule} {self.subject}: {old} → {new}"


@dataclass(frozen=True)
class Impact:
    """What changes for one document; `problem` says why it could not be checked."""

    file: str
    old: Verdict | None = None
    new: Verdict | None = None
    moved: tuple[Moved, ...] = ()
    problem: str = ""

    def __str__(self) -> str:
        if self.problem or self.old is None or self.new is None:
            return f"{self.file}: ตรวจไม่ได้ ({self.problem})"
        verdict = f"{VERDICTS[self.old]} → {VERDICTS[self.new]}" if self.old != self.new else VERDICTS[self.new]
        return "\n".join([f"{self.file}: {verdict}", *(f"    {moved}" for moved in self.moved)])


def impacts(folder: Path, old: Side, new: Side) -> Iterator[Impact]:
    """Yield what changes for each document in a folder, by file name."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith((".", "~"))):
        name = path.relative_to(folder).as_posix()
        try:
            before, after = _check(path, old), _check(path, new)
        except ReadingError as problem:
            yield Impact(name, problem=str(problem))
        else:
            yield Impact(name, before.verdict, after.verdict, tuple(_moved(before, after)))


def _check(path: Path, side: Side) -> Check:
    return check(understand(path, edition=side.year), side.knowledge, side.base)


def _moved(old: Check, new: Check) -> Iterator[Moved]:
    before, after = ({_key(o): o.outcome for o in check.outcomes} for check in (old, new))
    for rule, subject in sorted(before.keys() | after.keys()):
        one, other = before.get((rule, subject)), after.get((rule, subject))
        if one != other and {one, other} != {None, "not_applicable"}:
            yield Moved(rule, subject, one, other)


def _key(outcome: Outcome) -> tuple[str, str]:
    subject = outcome.subject
    about = subject.code or (subject.number if subject.number is not None else "")
    return outcome.rule, f"{SCHEMA[subject.kind].thai} {about}".strip()


def summary(impacts: list[Impact]) -> str:
    """Return how many documents change their verdict (Thai)."""
    checked = [impact for impact in impacts if not impact.problem]
    turned = sum(impact.old != impact.new for impact in checked)
    moved = sum(bool(impact.moved) for impact in checked)
    unread = len(impacts) - len(checked)
    told = f"ตรวจ {len(checked)} ฉบับ ผลสรุปเปลี่ยน {turned} ฉบับ ผลรายข้อเปลี่ยน {moved} ฉบับ"
    return told + (f" ตรวจไม่ได้ {unread} ฉบับ" if unread else "")

"""Rules taken over into a new edition, by writing the year into each `rule.yaml` and leaving all else as it stands."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from knowledge.base import Knowledge
from knowledge.model import Element
from knowledge.yaml_file import parse
from knowledge.years import years_of
from rules.base import RuleBase, RuleFile, load
from rules.cases import Case, read_cases, run
from rules.language import InEdition, Rule, code_of
from rules.wording import SEVERITY
from rules.workshop.findings import WorkshopError
from rules.workshop.new import check_year

Severity = Literal["fail", "advice"]

_KEY = re.compile(r"(\s*)([0-9]{4}(?:-[0-9]{4})?)(\s*:.*)")


@dataclass(frozen=True)
class Extension:
    """A file of a rule in its new edition: its text then, and what happens (Thai).

    `text` is None where the rule cannot be taken over as it is; `told` then says why.
    """

    rule: str
    path: Path
    text: str | None
    told: str


def extend(root: Path, of: int, into: int, knowledge: Knowledge) -> list[Extension]:
    """Take the rules in `root` over into a new edition, and return what was done.

    Cases without a year belong to the newest edition: those that only hold in the old one get its year. Raise
    WorkshopError where there is no such edition, YamlError where a rule is wrong; nothing is written then.
    """
    with tempfile.TemporaryDirectory() as place:
        tried = Path(place) / root.name
        shutil.copytree(root, tried, ignore=shutil.ignore_patterns("__pycache__"))
        found = _extended(tried, of, into, knowledge)
    done = [replace(extension, path=root / extension.path.relative_to(tried)) for extension in found]
    _write(done)
    return done


def _extended(root: Path, of: int, into: int, knowledge: Knowledge) -> list[Extension]:
    before = load(root, editions=knowledge.editions, sources=knowledge.sources, years=())
    found = list(extensions(before, of, into, knowledge))
    _write(found)
    after = load(root, editions=knowledge.editions, sources=knowledge.sources, years=(of, into))
    pinned = list(pins(after, of))
    _write(pinned)
    return [*found, *pinned]


def told(extensions: Iterable[Extension]) -> Iterator[str]:
    """Yield what was done (Thai), the rules of which the same is told on one line."""
    alike: dict[str, list[str]] = {}
    for extension in extensions:
        alike.setdefault(extension.told, []).append(extension.rule)
    for words, rules in alike.items():
        codes = " ".join(map(code_of, rules))
        yield f"{rules[0]}: {words}" if len(rules) == 1 else f"{words} ({len(rules)} กฎ: {codes})"


def _write(extensions: Iterable[Extension]) -> None:
    for extension in extensions:
        if extension.text is not None:
            extension.path.write_text(extension.text, encoding="utf-8")


def extensions(base: RuleBase, of: int, into: int, knowledge: Knowledge) -> Iterator[Extension]:
    """Yield how each rule of edition `of` is taken over into edition `into`.

    A rule that has always been as hard as the element that it rests on, is so in the new edition too. Raise
    WorkshopError where there is no such edition.
    """
    for year in (of, into):
        check_year(year, knowledge)
    for id_, file in base.files.items():
        if of in file.rule.editions and into not in file.rule.editions:
            yield _extension(id_, file, of, into, knowledge)


def _extension(id_: str, file: RuleFile, of: int, into: int, knowledge: Knowledge) -> Extension:
    path = Path(str(file.folder)) / "rule.yaml"
    entry = file.rule.editions[of]
    after = knowledge.edition(into).element(file.rule.kind, entry.element)
    if entry.element and after is None:
        return Extension(id_, path, None, f"เกณฑ์ปี {into} ไม่มีองค์ประกอบ {entry.element} ให้ระบุองค์ประกอบของปีนี้เอง")
    changed = entry.model_copy(update={"severity": _severity(file.rule, of, after, knowledge)})
    text = _with_year(file, of, into, changed)
    told = f"ใช้ต่อในปี {into} เหมือนปี {of}"
    if changed != entry:
        told = f"ใช้ต่อในปี {into} แต่เปลี่ยนจาก “{SEVERITY[entry.severity]}” เป็น “{SEVERITY[changed.severity]}” ตามเกณฑ์ปีใหม่"
    return Extension(id_, path, text, told)


def _severity(rule: Rule, of: int, after: Element | None, knowledge: Knowledge) -> Severity | None:
    severity = rule.editions[of].severity
    if severity is None or after is None:
        return severity
    if _follows_element(rule, knowledge):
        severity = after.missing
    return severity if after.missing == "fail" and after.mark in ("seen", "inferred") else "advice"


def _follows_element(rule: Rule, knowledge: Knowledge) -> bool:
    elements = {year: knowledge.edition(year).element(rule.kind, e.element) for year, e in rule.editions.items()}
    return all(e is not None and e.missing == rule.editions[year].severity for year, e in elements.items())


def _with_year(file: RuleFile, of: int, into: int, entry: InEdition) -> str:
    """Return the text of a rule in which the entry of a year holds for the new year too, or that has one more entry."""
    lines = (file.folder / "rule.yaml").read_text(encoding="utf-8").split("\n")
    written = next(key for key in file.file.data["editions"] if of in years_of(key))
    number = file.file.lines["editions", written] - 1
    key = _KEY.fullmatch(lines[number])
    if key is None:
        raise WorkshopError(f"{file.file.name} บรรทัด {number + 1}: ให้เขียนแต่ละปีใต้ editions แยกบรรทัดกันก่อน")
    years = years_of(written)
    if entry == file.rule.editions[of] and years[-1] + 1 == into:
        lines[number] = f"{key[1]}{years[0]}-{into}{key[3]}"
    else:
        lines.insert(_after(lines, number), f"{key[1]}{into}: {{{_flow(entry)}}}")
    return "\n".join(lines)


def _flow(entry: InEdition) -> str:
    return ", ".join(f"{name}: {value}" for name, value in entry if value is not None)


def _after(lines: list[str], number: int) -> int:
    """Return where the entry that begins at a line ends."""
    indents = [len(line) - len(line.lstrip()) for line in lines]
    return next((n for n in range(number + 1, len(lines)) if indents[n] <= indents[number]), len(lines))


def pins(base: RuleBase, of: int) -> Iterator[Extension]:
    """Yield the case files in which cases without a year only hold in edition `of`, with that year written in.

    `base` holds the rules as extended: cases without a year are now taken for cases of the new edition.
    """
    for id_, file in base.files.items():
        path = Path(str(file.folder)) / "cases.yaml"
        cases = read_cases(base, id_) if path.is_file() else []
        moved = [number for number, case in enumerate(cases) if case.edition is None and _moved(base, id_, case, of)]
        if moved:
            names = " · ".join(f"“{cases[number].name}”" for number in moved)
            told = f"เขียนปี {of} กำกับกรณีที่เป็นของปีนั้น: {names}"
            yield Extension(id_, path, _with_edition(path.read_text(encoding="utf-8"), moved, of), told)


def _moved(base: RuleBase, id_: str, case: Case, of: int) -> bool:
    if of not in base.rules[id_].editions:
        return False
    before = case.model_copy(update={"edition": of})
    return case.outcome == run(base, id_, before, "reference") != run(base, id_, case, "reference")


def _with_edition(text: str, numbers: list[int], year: int) -> str:
    """Write a year behind the outcome of some cases."""
    file, lines = parse(text, "cases.yaml"), text.split("\n")
    for number in sorted(numbers, reverse=True):
        at = file.lines[number, "outcome"] - 1
        indent = len(lines[at]) - len(lines[at].lstrip())
        if lines[at].lstrip().startswith("outcome:"):
            lines.insert(at + 1, f"{' ' * indent}edition: {year}")
        else:
            lines[at] = re.sub(r"(\boutcome: \w+)", rf"\1, edition: {year}", lines[at], count=1)
    return "\n".join(lines)

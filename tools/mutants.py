"""Mutation testing of the rule base and of what it rests on: `python tools/mutants.py [--only TEXT]`.

Each mutant changes one thing: it drops a condition, flips a comparison, moves a threshold, softens or hardens a rule,
or empties a list of synonyms. It is killed when the rules refuse to load, a case fails, or a scenario fails; the
cheapest is tried first. What survives is printed, and listed with its reason in `tools/survivors.yaml`; the run fails
where less than 95 % are killed, or a survivor has no reason.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal
from unittest import mock

import checker.advise
import checker.check
from features.workshop.run import FEATURES, run
from knowledge import base as knowledge_base
from knowledge import vocabulary
from knowledge.base import Knowledge
from knowledge.vocabulary import Vocabulary
from knowledge.yaml_file import YamlError, parse
from rules import base as rule_base
from rules.base import RuleBase, RuleFile
from rules.cases import read_cases
from rules.cases import run as run_case
from rules.schema import SCHEMA
from rules.workshop.mutation import equivalent, mutations

LEAST = 95
SURVIVORS = Path(__file__).with_name("survivors.yaml")
Killer = Literal["load", "case", "scenario"]


@dataclass(frozen=True)
class Mutant:
    """One change, what it is called, and the files of scenarios that are likely to notice it."""

    name: str
    likely: tuple[Path, ...]
    killed_by: Callable[[Mutant], Killer | None]


# -- rules


def of_rules(base: RuleBase, knowledge: Knowledge) -> Iterator[Mutant]:
    """Yield the mutants of every rule."""
    for id_, file in base.files.items():
        likely = _scenarios_of(id_.split("-")[0])
        for what, rule in mutations(file.rule):
            if equivalent(file.rule, rule, knowledge):
                continue
            mutated = replace(file, rule=rule)
            yield Mutant(f"{id_}: {what}", likely, lambda m, f=mutated: _killed_rule(m, f, base, knowledge))


def _scenarios_of(code: str) -> tuple[Path, ...]:
    return tuple(p for p in sorted(FEATURES.rglob("*.feature")) if code in p.read_text(encoding="utf-8"))


def _killed_rule(mutant: Mutant, file: RuleFile, base: RuleBase, knowledge: Knowledge) -> Killer | None:
    files = [file if f.rule.id == file.rule.id else f for f in base.files.values()]
    mutated = RuleBase(files, knowledge.editions, SCHEMA, "")
    try:
        for year in file.rule.editions:
            mutated.check(year)
    except YamlError:
        return "load"
    if any(run_case(mutated, file.rule.id, c, "reference") != c.outcome for c in read_cases(base, file.rule.id)):
        return "case"
    with _rules(mutated):
        return _told(mutant.likely)


@contextmanager
def _rules(base: RuleBase) -> Iterator[None]:
    """Let all checks use a rule base."""
    shipped = {"attribute": "shipped_rules", "return_value": base}
    with mock.patch.object(checker.check, **shipped), mock.patch.object(checker.advise, **shipped):
        yield


def _told(likely: tuple[Path, ...]) -> Killer | None:
    """Return whether a scenario notices: first the likely ones, then all."""
    if likely and not run(likely, until_failure=True).passed:
        return "scenario"
    others = [path for path in sorted(FEATURES.rglob("*.feature")) if path not in likely]
    return None if run(others, until_failure=True).passed else "scenario"


# -- thresholds


def of_thresholds(knowledge: Knowledge) -> Iterator[Mutant]:
    """Yield the mutants of every threshold that an edition's file states."""
    for year in knowledge.editions:
        text = (knowledge.folder / "editions" / f"{year}.yaml").read_text(encoding="utf-8")
        file = parse(text, f"{year}.yaml")
        if "value" in file.data.get("threshold", {}):
            for step in ("-0.01", "0.01"):
                moved = file.data["threshold"]["value"] + Decimal(step)
                name = f"เกณฑ์คะแนนปี {year} เป็น {moved}"
                yield Mutant(name, (), lambda m, y=year, t=moved: _killed_threshold(m, y, t, knowledge))


def _killed_threshold(mutant: Mutant, year: int, threshold: Decimal, knowledge: Knowledge) -> Killer | None:
    edition = knowledge.edition(year).model_copy(update={"threshold": threshold})
    known = replace(knowledge, editions=_Editions(knowledge, year, edition))
    base = rule_base.load(editions=known.editions, sources=known.sources, years=())
    for id_, rule in base.rules.items():
        for case in read_cases(base, id_):
            if (case.edition or max(rule.editions)) == year and run_case(base, id_, case, "reference") != case.outcome:
                return "case"
    with _rules(base), mock.patch.object(knowledge_base, "load", return_value=known):
        return _told(mutant.likely)


class _Editions(dict[int, Any]):
    """The editions, one of them changed."""

    def __init__(self, knowledge: Knowledge, year: int, edition: Any) -> None:
        super().__init__({y: edition if y == year else knowledge.edition(y) for y in knowledge.editions})


# -- synonyms


def of_synonyms() -> Iterator[Mutant]:
    """Yield the mutants that empty one list of words each."""
    known = vocabulary.load()
    for keys in _lists(known.model_dump()):
        emptied = Vocabulary.model_construct(**_emptied(known, keys))
        name = "ไม่มีคำใน " + "/".join(map(str, keys))
        if keys[0] == "headers":
            name += f" ({known.headers[int(keys[1])].field})"
        yield Mutant(name, (), lambda m, v=emptied: _killed_words(m, v))


def _lists(data: Any, keys: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(data, tuple | list) and all(isinstance(word, str) for word in data):
        yield keys
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _lists(value, (*keys, key))
    elif isinstance(data, tuple | list):
        for number, value in enumerate(data):
            yield from _lists(value, (*keys, number))


def _emptied(known: Any, keys: tuple[Any, ...]) -> dict[str, Any]:
    """Return the fields of a model with one list emptied."""

    def without(value: Any, rest: tuple[Any, ...]) -> Any:
        if not rest:
            return ()
        key = rest[0]
        if isinstance(value, tuple):
            return tuple(without(v, rest[1:]) if n == key else v for n, v in enumerate(value))
        if isinstance(value, dict):
            return {k: without(v, rest[1:]) if k == key else v for k, v in value.items()}
        return value.model_copy(update={key: without(getattr(value, key), rest[1:])})

    return {**dict(known), keys[0]: without(getattr(known, keys[0]), keys[1:])}


def _killed_words(mutant: Mutant, words: Vocabulary) -> Killer | None:
    with mock.patch.object(vocabulary, "load", return_value=words):
        return _told(mutant.likely)


# -- the run


def reasons() -> dict[str, str]:
    """Return why mutants may survive, by their names."""
    data = parse(SURVIVORS.read_text(encoding="utf-8"), SURVIVORS.name).data if SURVIVORS.is_file() else None
    return dict(data or {})


def main(arguments: Iterable[str] | None = None) -> int:
    """Try all mutants, print who killed how many and what survived; return the exit code."""
    parser = argparse.ArgumentParser(description="ทดสอบฐานกฎด้วยการแก้ให้ผิดทีละอย่าง")
    parser.add_argument("--only", default="", help="เฉพาะที่ชื่อมีข้อความนี้")
    only = parser.parse_args(None if arguments is None else list(arguments)).only
    knowledge = knowledge_base.load()
    base = rule_base.load(editions=knowledge.editions, sources=knowledge.sources)
    if not run().passed:
        print("เหตุการณ์บางข้อไม่ผ่านอยู่แล้ว ให้แก้ก่อน (ita features run)")
        return 1
    count: Counter[str] = Counter()
    known = reasons()
    unexplained = []
    for mutant in (*of_rules(base, knowledge), *of_thresholds(knowledge), *of_synonyms()):
        if only not in mutant.name:
            continue
        killer = mutant.killed_by(mutant)
        count[killer or "alive"] += 1
        if killer is None:
            print(f"รอด: {mutant.name}" + (f" ({known[mutant.name]})" if mutant.name in known else ""), flush=True)
            unexplained += [] if mutant.name in known else [mutant.name]
    total = count.total()
    killed = 100 * (total - count["alive"]) / total if total else 0
    print(f"แก้ให้ผิด {total} แบบ จับได้ {total - count['alive']} ({killed:.1f} %)", end=": ")
    print(f"ตอนโหลด {count['load']} กรณีทดสอบ {count['case']} เหตุการณ์ {count['scenario']} รอด {count['alive']}")
    return 0 if killed >= LEAST and not unexplained else 1


if __name__ == "__main__":
    sys.exit(main())

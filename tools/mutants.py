"""Mutation testing of the rule base and of what it rests on: `python tools/mutants.py [--only TEXT]`.

The whole run takes five to ten minutes, that of a rule (`--only M01`) seconds.

Each mutant changes one thing: it drops a condition, flips a comparison, moves a threshold, softens or hardens a rule,
or empties a list of synonyms. It is killed when the rules refuse to load, a case fails, or a scenario fails; the
cheapest is tried first. What survives is printed, and listed with its reason in `tools/survivors.yaml`; the run fails
where less than 95 % are killed, a survivor has no reason, or a reason has no survivor.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1]))

import checker.check
import checker.from_scores
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
        likely = _scenarios_of(file.rule.code)
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
        if any(run_case(mutated, file.rule.id, c, "reference") != c.outcome for c in read_cases(base, file.rule.id)):
            return "case"
        for year in file.rule.editions:
            mutated.check(year)
    except YamlError:
        return "load"
    with _rules(mutated):
        return _told(mutant.likely)


@contextmanager
def _rules(base: RuleBase) -> Iterator[None]:
    """Let all checks use a rule base."""
    shipped = {"attribute": "shipped_rules", "return_value": base}
    with mock.patch.object(checker.check, **shipped), mock.patch.object(checker.from_scores, **shipped):
        yield


def _told(likely: tuple[Path, ...]) -> Killer | None:
    """Return whether a scenario notices: first the likely ones, then all."""
    if likely and not run(likely, until_failure=True).passed:
        return "scenario"
    others = [path for path in sorted(FEATURES.rglob("*.feature")) if path not in likely]
    return None if run(others, until_failure=True).passed else "scenario"


# -- thresholds


def of_thresholds(knowledge: Knowledge) -> Iterator[Mutant]:
    """Yield the mutants of every threshold that an edition's file states, and of the tolerance of all."""
    for step in (Decimal("-0.01"), Decimal("0.01")):
        for year in knowledge.editions:
            text = (knowledge.folder / "editions" / f"{year}.yaml").read_text(encoding="utf-8")
            if "value" in parse(text, f"{year}.yaml").data.get("threshold", {}):
                yield _moved(knowledge, [year], "threshold", step, f"เกณฑ์คะแนนปี {year}")
        yield _moved(knowledge, list(knowledge.editions), "tolerance", step, "ค่าคลาดเคลื่อนของคะแนน")


def _moved(knowledge: Knowledge, years: Iterable[int], name: str, step: Decimal, what: str) -> Mutant:
    """Return the mutant that moves a number of some editions."""
    editions = {year: knowledge.edition(year) for year in knowledge.editions}
    for year in years:
        value = getattr(editions[year], name) + step
        editions[year] = editions[year].model_copy(update={name: value})
    known = replace(knowledge, editions=editions)
    return Mutant(f"{what} เป็น {value}", (), lambda m: _killed_number(m, known))


def _killed_number(mutant: Mutant, known: Knowledge) -> Killer | None:
    base = rule_base.load_shipped(known)
    for id_ in base.rules:
        if any(run_case(base, id_, case, "reference") != case.outcome for case in read_cases(base, id_)):
            return "case"
    with _rules(base), mock.patch.object(knowledge_base, "load", return_value=known):
        return _told(mutant.likely)


# -- synonyms


def of_synonyms() -> Iterator[Mutant]:
    """Yield the mutants that empty one list of words each."""
    known, likely = vocabulary.load(), tuple(sorted((FEATURES / "reading").glob("*.feature")))
    for keys in _lists(known.model_dump()):
        emptied = Vocabulary.model_construct(**_emptied(known, keys))
        name = "ไม่มีคำใน " + "/".join(map(str, keys))
        if keys[0] == "headers":
            name += f" ({known.headers[int(keys[1])].field})"
        yield Mutant(name, likely, lambda m, v=emptied: _killed_words(m, v))


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


@dataclass(frozen=True)
class Tally:
    """What killed each mutant, by its name, and the reasons for which mutants may survive."""

    killers: Mapping[str, Killer | None]
    reasons: Mapping[str, str]

    @property
    def alive(self) -> list[str]:
        """The mutants that nothing killed."""
        return [name for name, killer in self.killers.items() if killer is None]

    @property
    def percent(self) -> float:
        """The share of mutants killed."""
        return 100 * (1 - len(self.alive) / len(self.killers)) if self.killers else 0

    @property
    def unexplained(self) -> list[str]:
        """The survivors without a reason."""
        return [name for name in self.alive if name not in self.reasons]

    @property
    def outdated(self) -> list[str]:
        """The reasons for mutants that were killed."""
        return [name for name in self.reasons if self.killers.get(name)]

    @property
    def passed(self) -> bool:
        """Whether enough were killed, and each reason fits its survivor."""
        return self.percent >= LEAST and not self.unexplained and not self.outdated

    def __str__(self) -> str:
        by = {killer: list(self.killers.values()).count(killer) for killer in ("load", "case", "scenario")}
        return (
            f"แก้ให้ผิด {len(self.killers)} แบบ จับได้ {sum(by.values())} ({self.percent:.1f} %): "
            f"ตอนโหลด {by['load']} กรณีทดสอบ {by['case']} เหตุการณ์ {by['scenario']} รอด {len(self.alive)}"
        )


def all_mutants() -> Iterator[Mutant]:
    """Yield every mutant of the shipped rules, thresholds and synonyms."""
    knowledge = knowledge_base.load()
    base = rule_base.load(editions=knowledge.editions, sources=knowledge.sources)
    yield from (*of_rules(base, knowledge), *of_thresholds(knowledge), *of_synonyms())


def survivors() -> Mapping[str, str]:
    """Return why mutants may survive, by their names."""
    return dict(parse(SURVIVORS.read_text(encoding="utf-8"), SURVIVORS.name).data or {})


def judge(mutants: Iterable[Mutant], reasons: Mapping[str, str]) -> Tally:
    """Try mutants one by one, and print those that survive."""
    killers = {}
    for mutant in mutants:
        killers[mutant.name] = mutant.killed_by(mutant)
        if killers[mutant.name] is None:
            why = f" ({reasons[mutant.name]})" if mutant.name in reasons else ""
            print(f"รอด: {mutant.name}{why}", flush=True)
    return Tally(killers, reasons)


def main(arguments: Iterable[str] | None = None) -> int:
    """Try all mutants, print who killed how many and what survived; return the exit code."""
    parser = argparse.ArgumentParser(description="ทดสอบฐานกฎด้วยการแก้ให้ผิดทีละอย่าง")
    parser.add_argument("--only", default="", help="เฉพาะที่ชื่อมีข้อความนี้")
    only = parser.parse_args(None if arguments is None else list(arguments)).only
    start = time.perf_counter()
    if not run().passed:
        print("เหตุการณ์บางข้อไม่ผ่านอยู่แล้ว ให้แก้ก่อน (ita features run)")
        return 1
    tally = judge((mutant for mutant in all_mutants() if only in mutant.name), survivors())
    for name in tally.outdated:
        print(f"มีเหตุผลไว้แต่จับได้แล้ว ให้ลบออกจาก {SURVIVORS.name}: {name}")
    print(f"{tally} ใช้เวลา {time.perf_counter() - start:.0f} วินาที")
    return 0 if tally.passed else 1


if __name__ == "__main__":
    sys.exit(main())

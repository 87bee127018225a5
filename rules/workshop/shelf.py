"""The rule files of a folder, each read by itself, so that a mistake in one does not hide those in the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

from knowledge.base import Knowledge
from knowledge.yaml_file import YamlError, parse
from rules.base import ROOMS, Override, RuleBase, RuleFile, circular, misplaced
from rules.checks import (
    check_criterion,
    check_derived,
    check_editions,
    check_place,
    check_source,
    check_words,
    parameters,
)
from rules.compiler import CompiledRule, compile_rule
from rules.language import Rule
from rules.productions import CircularError, stratify
from rules.schema import SCHEMA
from rules.suggestions import unknown
from rules.workshop.findings import Finding, of_error


@dataclass
class Shelf:
    """The rules that could be read, those of them that hold in each edition, and what is wrong with the others."""

    files: dict[str, RuleFile] = field(default_factory=dict)
    compiled: dict[int, list[CompiledRule]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def base(self, knowledge: Knowledge, beneath: RuleBase | None = None) -> RuleBase:
        """Return the rules without mistakes as a rule base; `beneath` are rules that they lie upon."""
        broken = {finding.file for finding in self.findings}
        sound = [file for file in self.files.values() if file.file.name not in broken]
        replacing = [file.rule.id for file in sound if beneath and file.rule.id in beneath.rules]
        return RuleBase(sound, knowledge.editions, SCHEMA, "", {id_: Override("") for id_ in replacing})


def read(root: Traversable, knowledge: Knowledge, beneath: RuleBase | None = None) -> Shelf:
    """Read every rule in `root`, and compile it for each of its editions; `beneath` are rules that they lie upon."""
    shelf = Shelf(findings=[of_error(error) for error in misplaced(root)])
    for room, folder in _folders(root):
        name = f"{root.name}/{room}/{folder.name}/rule.yaml"
        try:
            file = _rule_file(folder, name)
            with file.named_in_errors():
                check_place(file.rule, room, folder.name)
                check_source(file.rule, knowledge.sources)
                check_editions(file.rule, knowledge.editions)
            if file.rule.id in shelf.files:
                raise file.file.error(("id",), f"รหัสกฎซ้ำกับ {shelf.files[file.rule.id].file.name}")
            shelf.files[file.rule.id] = file
        except YamlError as error:
            shelf.findings.append(of_error(error))
    for year in knowledge.editions:
        _compile(shelf, year, knowledge, beneath)
        _break_circles(shelf, year, beneath)
    shelf.findings = list(dict.fromkeys(shelf.findings))
    return shelf


def _folders(root: Traversable) -> Iterator[tuple[str, Traversable]]:
    for room in ROOMS:
        if (root / room).is_dir():
            folders = (f for f in (root / room).iterdir() if f.is_dir() and not f.name.startswith((".", "_")))
            yield from ((room, folder) for folder in sorted(folders, key=lambda f: f.name))


def _rule_file(folder: Traversable, name: str) -> RuleFile:
    path = folder / "rule.yaml"
    if not path.is_file():
        raise YamlError(name, None, "ไม่มีแฟ้มนี้ในโฟลเดอร์ของกฎ")
    file = parse(path.read_bytes(), name)
    for key in file.data if isinstance(file.data, dict) else ():
        if key not in Rule.model_fields:
            raise file.error((key,), unknown("", key, Rule.model_fields))
    return RuleFile(file.to(Rule), folder, file)


def _compile(shelf: Shelf, year: int, knowledge: Knowledge, beneath: RuleBase | None) -> None:
    """Compile the rules of an edition, and keep what is wrong with each."""
    edition = knowledge.edition(year)
    of_year = [file for file in shelf.files.values() if year in file.rule.editions]
    shipped = beneath.rules.values() if beneath else ()
    rules = [*(file.rule for file in of_year), *(rule for rule in shipped if year in rule.editions)]
    derived = {rule.derive.fact for rule in rules if rule.derive}
    for file in of_year:
        try:
            with file.named_in_errors():
                compiled = compile_rule(file.rule, SCHEMA, parameters(edition))
                check_derived(file.rule, SCHEMA, derived)
                check_criterion(file.rule, edition, replaces=beneath is not None and file.rule.id in beneath.rules)
                check_words(file.rule, SCHEMA, parameters(edition))
            shelf.compiled.setdefault(year, []).append(compiled)
        except YamlError as error:
            shelf.findings.append(of_error(error))


def _break_circles(shelf: Shelf, year: int, beneath: RuleBase | None) -> None:
    """Tell of each circle of derived facts at the rule that closes it, and leave that rule out."""
    shipped = beneath.check(year) if beneath else ()
    sound = [compiled for compiled in shipped if compiled.rule.id not in shelf.files]
    own = shelf.compiled.get(year, [])
    for compiled in tuple(own):
        try:
            stratify([production for each in (*sound, compiled) for production in each.productions])
            sound.append(compiled)
        except CircularError as circle:
            own.remove(compiled)
            shelf.findings.append(of_error(circular(shelf.files[compiled.rule.id], circle)))

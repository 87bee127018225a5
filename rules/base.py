"""The rule base: every `rule.yaml` of the rooms, checked when it is loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from typing import Literal

from knowledge.base import Knowledge
from knowledge.model import Edition
from knowledge.yaml_file import YamlError, YamlFile, parse
from knowledge.years import years_of
from rules.checks import (
    check_criterion,
    check_derived,
    check_editions,
    check_place,
    check_source,
    check_values,
    check_words,
    parameters,
)
from rules.compiler import CompiledRule, compile_rule
from rules.language import Rule
from rules.productions import CircularError, stratify
from rules.schema import SCHEMA, Schema
from rules.scope import Path, RuleError
from rules.suggestions import unknown
from rules.verdicts import Program

Kind = Literal["plan", "report", "scores", "recommend"]

ROOMS = ("plan", "report", "scores", "advice", "recommend")
RUNS: Mapping[Kind, tuple[Kind, ...]] = {
    "plan": ("plan", "scores"),
    "report": ("report", "scores"),
    "scores": ("scores",),
    "recommend": ("recommend", "plan"),
}
"""The kinds of rules that are run over each kind of document."""


@dataclass(frozen=True)
class RuleFile:
    """A rule, the folder that it was read from, and its file for errors."""

    rule: Rule
    folder: Traversable
    file: YamlFile

    @contextmanager
    def named_in_errors(self) -> Iterator[None]:
        """Turn a RuleError into one that names the file and the line."""
        try:
            yield
        except RuleError as error:
            raise self.file.error(self._in_file(error.path), error.problem) from None

    def _in_file(self, path: Path) -> Path:
        """Return a path of the model as a path of the file, where a year may stand in a span such as 2563-2566."""
        if path[:1] != ("editions",):
            return path
        return "editions", next(key for key in self.file.data["editions"] if path[1] in years_of(key)), *path[2:]


@dataclass(frozen=True)
class Override:
    """Why a rule replaces the shipped one of its id (Thai), and the elements that both check, by edition."""

    reason: str
    elements: Mapping[int, str] = field(default_factory=dict)


class RuleBase:
    """The rules by id, and the programs that they make for an edition and a kind of document.

    `sha256` is over the rule files; the same bytes give the same verdicts. `overrides` are the rules that replace
    others of the same id.
    """

    def __init__(
        self,
        files: Iterable[RuleFile],
        editions: Mapping[int, Edition],
        schema: Schema,
        sha256: str,
        overrides: Mapping[str, Override] | None = None,
    ) -> None:
        self.files: Mapping[str, RuleFile] = {f.rule.id: f for f in sorted(files, key=lambda f: f.rule.id)}
        self.rules: Mapping[str, Rule] = {id_: f.rule for id_, f in self.files.items()}
        self.sha256 = sha256
        self.overrides = overrides or {}
        self.schema = schema
        self._editions = editions
        self._compiled: dict[int, tuple[CompiledRule, ...]] = {}
        self._programs: dict[tuple[int, Kind], Program] = {}

    def program(self, year: int, kind: Kind) -> Program:
        """Return the rules that are run over a kind of document in an edition."""
        if (year, kind) not in self._programs:
            chosen = [compiled for compiled in self.check(year) if compiled.rule.kind in RUNS[kind]]
            self._programs[year, kind] = Program(chosen, self.schema)
        return self._programs[year, kind]

    def element(self, id_: str, year: int) -> str | None:
        """Return the element of an edition that a rule checks, even where an override has a criterion of its own."""
        own = self.rules[id_].editions[year].element
        return own or (self.overrides[id_].elements.get(year) if id_ in self.overrides else None)

    def check(self, year: int) -> tuple[CompiledRule, ...]:
        """Return the rules of an edition, compiled. Raise YamlError at the first mistake."""
        if year not in self._compiled:
            of_year = [f for f in self.files.values() if year in f.rule.editions]
            derived = {f.rule.derive.fact for f in of_year if f.rule.derive}
            compiled = tuple(self._compile(f, self._editions[year], derived) for f in of_year)
            self._refuse_circles(compiled)
            self._compiled[year] = compiled
        return self._compiled[year]

    def _compile(self, file: RuleFile, edition: Edition, derived: Collection[str]) -> CompiledRule:
        with file.named_in_errors():
            compiled = compile_rule(file.rule, self.schema, parameters(edition))
            check_derived(file.rule, self.schema, derived)
            check_criterion(file.rule, edition, replaces=file.rule.id in self.overrides)
            check_words(file.rule, self.schema, parameters(edition))
            return compiled

    def _refuse_circles(self, rules: Iterable[CompiledRule]) -> None:
        try:
            stratify([p for compiled in rules for p in compiled.productions])
        except CircularError as error:
            raise circular(self.files[error.rules[0]], error) from None


def circular(file: RuleFile, circle: CircularError) -> YamlError:
    """Return the error at a rule of a circle."""
    rules = ", ".join(circle.rules)
    return file.file.error(("derive",), f"กฎสร้างข้อเท็จจริงวนกลับมาหาตัวเอง ({rules}) ให้ตัดเงื่อนไขที่ดูข้อเท็จจริงนั้นออกจากกฎหนึ่ง")


def load(
    root: Traversable | None = None,
    *,
    editions: Mapping[int, Edition],
    sources: Collection[str],
    schema: Schema = SCHEMA,
    years: Iterable[int] | None = None,
) -> RuleBase:
    """Read and check the rules in `root`, which has the layout of this package (the default).

    What hangs on the edition is checked for `years` now (by default for all editions), for others when they are asked
    for. Raise YamlError (Thai) at the first mistake.
    """
    root = root or package_files("rules")
    digest = hashlib.sha256()
    found: dict[str, RuleFile] = {}
    for error in misplaced(root):
        raise error
    for room, folder in _folders(root):
        name = f"{root.name}/{room}/{folder.name}/rule.yaml"
        content = _content(folder / "rule.yaml", name)
        # The length keeps two files from passing for one.
        digest.update(f"{room}/{folder.name} {len(content)} ".encode() + content)
        rule_file = RuleFile(_rule(file := parse(_text(content, name), name)), folder, file)
        with rule_file.named_in_errors():
            check_place(rule_file.rule, room, folder.name)
            check_source(rule_file.rule, sources)
            check_values(rule_file.rule)
            check_editions(rule_file.rule, editions)
        if folder.name in found:
            raise file.error(("id",), f"รหัสกฎซ้ำกับ {found[folder.name].file.name}")
        found[folder.name] = rule_file
    if not found:
        raise YamlError(root.name, None, "ไม่พบกฎแม้แต่ข้อเดียว")
    base = RuleBase(found.values(), editions, schema, digest.hexdigest())
    for year in editions if years is None else years:
        base.check(year)
    return base


def misplaced(root: Traversable) -> Iterator[YamlError]:
    """Yield an error for each folder in `root` that holds rules and is no room, so that none is passed over."""
    rooms = " ".join(ROOMS)
    for folder in sorted((f for f in root.iterdir() if f.is_dir() and f.name not in ROOMS), key=lambda f: f.name):
        if (folder / "rule.yaml").is_file():
            yield YamlError(f"{root.name}/{folder.name}", None, f"กฎต้องอยู่ในโฟลเดอร์ของชนิดเอกสาร ({rooms})")
        elif any(f.is_dir() and (f / "rule.yaml").is_file() for f in folder.iterdir()):
            yield YamlError(f"{root.name}/{folder.name}", None, unknown("โฟลเดอร์", folder.name, ROOMS))


def load_shipped(knowledge: Knowledge) -> RuleBase:
    """Return the rules that come with the program; an edition's are checked when it is first asked for."""
    return load(editions=knowledge.editions, sources=knowledge.sources, years=())


def _rule(file: YamlFile) -> Rule:
    for key in file.data if isinstance(file.data, dict) else ():
        if key not in Rule.model_fields:
            raise file.error((key,), unknown("", key, Rule.model_fields))
    return file.to(Rule)


def _folders(root: Traversable) -> Iterator[tuple[str, Traversable]]:
    for room in ROOMS:
        if (root / room).is_dir():
            folders = (f for f in (root / room).iterdir() if f.is_dir() and not f.name.startswith((".", "_")))
            yield from ((room, folder) for folder in sorted(folders, key=lambda f: f.name))


def _content(path: Traversable, name: str) -> bytes:
    if not path.is_file():
        raise YamlError(name, None, "ไม่มีแฟ้มนี้ในโฟลเดอร์ของกฎ")
    return path.read_bytes()


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise YamlError(name, None, "ต้องบันทึกเป็น UTF-8") from None

"""What a keeper works on: the shipped rule base, or an overlay of his own, with the knowledge and the scenarios."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from pathlib import Path

import rules
from knowledge import base as knowledge_base
from knowledge import standard
from knowledge.base import Knowledge
from knowledge.yaml_file import YamlError
from rules import overlay
from rules.base import RuleBase, load_shipped
from rules.language import Rule
from rules.overlay import Overlaid
from rules.workshop import meaning
from rules.workshop.findings import Finding, of_error
from rules.workshop.lint import lint
from rules.workshop.new import Bench, NewRule, create
from rules.workshop.shelf import read


class Desk:
    """The rules in a folder: an overlay, or by default those that are shipped. Each part is read when asked for."""

    def __init__(self, folder: Path | None = None) -> None:
        self._overlay = folder
        self.root = folder or Path(rules.__file__).parent

    @property
    def features(self) -> Path:
        """Where the scenarios of these rules are."""
        return (self._overlay or self.root.parent) / "features"

    @cached_property
    def shipped(self) -> RuleBase:
        """The rules that come with the program."""
        return load_shipped(knowledge_base.load())

    @cached_property
    def overlaid(self) -> Overlaid | None:
        """The overlay on the shipped rules, None where there is none. Raise YamlError where it is wrong."""
        return overlay.load(self._overlay, self.shipped, knowledge_base.load()) if self._overlay else None

    @property
    def base(self) -> RuleBase:
        """All rules that hold: the shipped ones, and those of the overlay on them."""
        return self.overlaid.base if self.overlaid else self.shipped

    @property
    def sound(self) -> RuleBase:
        """All rules that hold, each checked in all its editions. Raise YamlError where one is wrong."""
        for year in self.knowledge.editions:
            self.base.check(year)
        return self.base

    @property
    def knowledge(self) -> Knowledge:
        """What is known, with the overlay's own sources."""
        return self.overlaid.knowledge if self.overlaid else knowledge_base.load()

    @property
    def bench(self) -> Bench:
        """Where new rules are made: an overlay may begin with its first rule."""
        if not self._overlay:
            return Bench(self.root, self.knowledge)
        known = self.knowledge if (self.root / overlay.FILE).is_file() else knowledge_base.load()
        return Bench(self.root, known, list(self.shipped.rules), "X")

    def add(self, rule: NewRule) -> list[Path]:
        """Write the files of a new rule; return their paths. Raise WorkshopError where something does not fit."""
        bench = self.bench
        written = create(rule, bench.root, bench.knowledge, bench.taken)
        return [*overlay.begin(self._overlay), *written] if self._overlay else written

    @property
    def own(self) -> list[Rule]:
        """The rules in the folder itself."""
        return [file.rule for file in read(self.root, self.knowledge, self._beneath).files.values()]

    @property
    def _beneath(self) -> RuleBase | None:
        return self.shipped if self._overlay else None

    def lint(self, *, anew: bool = False) -> list[Finding]:
        """Return what is wrong with the rules in the folder, by file and line; `anew`: meanings may have changed."""
        try:
            known, wrong = self.knowledge, []
        except YamlError as error:
            known, wrong = knowledge_base.load(), [of_error(error)]
        features = self.features if self.features.is_dir() else None
        found = lint(self.root, known, features, self._beneath, anew=anew)
        told = {(finding.file, finding.line) for finding in found}
        notes = self._without_rules() if self._overlay else _unanswered()
        return [*(finding for finding in wrong if (finding.file, finding.line) not in told), *found, *notes]

    def _without_rules(self) -> Iterator[Finding]:
        """Yield a note where an overlay has no rules."""
        shelf = read(self.root, knowledge_base.load())
        if not shelf.files and not shelf.findings:
            yield Finding(f"{self.root.name}/{overlay.FILE}", 0, "ชุดนี้ยังไม่มีกฎ สร้างด้วย ita rules new --rules", "note")

    def record(self) -> Path:
        """Write down what each rule in the folder means from now on; return the path of the file."""
        return meaning.record(self.root, {rule.id: rule for rule in self.own})


def _unanswered() -> Iterator[Finding]:
    """Yield a note for each edition with questions that no standard measure answers."""
    try:
        left = list(standard.unanswered())
    except YamlError as error:
        yield of_error(error)
        return
    for year, asked in groupby(left, key=lambda question: question[0]):
        codes = " ".join(code for _, code in asked)
        problem = f"ยังไม่ได้บอกมาตรการมาตรฐานของข้อ {codes} ปี {year} ให้เขียนไว้ใต้ {year}: เป็นชื่อมาตรการ หรือเหตุผลที่ไม่มี"
        yield Finding("measures/crosswalk.yaml", 0, problem, "note")

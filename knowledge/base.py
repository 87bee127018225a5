"""The whole of what is known, read from the YAML files of this package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from pydantic import RootModel

from knowledge.agencies import Agencies, agencies
from knowledge.crosswalk import Crosswalk, crosswalk
from knowledge.edition_file import best_first, edition
from knowledge.entries import named
from knowledge.marks import check_marks
from knowledge.model import Edition, Framework, Source
from knowledge.sections import Sections
from knowledge.yaml_file import YamlFile, parse


class KnowledgeError(Exception):
    """What was asked for is not known. The message is one Thai sentence."""


class Editions(Mapping[int, Edition]):
    """The editions by fiscal year (พ.ศ.). Each is read when it is first asked for."""

    def __init__(self, sections: Sections, framework: Framework) -> None:
        self._sections, self._framework = sections, framework
        self._read: dict[int, Edition] = {}

    def __getitem__(self, year: int) -> Edition:
        if year not in self._sections.years:
            raise KeyError(year)
        if year not in self._read:
            self._read[year] = edition(year, self._sections, self._framework)
        return self._read[year]

    def __contains__(self, year: object) -> bool:
        return year in self._sections.years

    def __iter__(self) -> Iterator[int]:
        return iter(sorted(self._sections.years))

    def __len__(self) -> int:
        return len(self._sections.years)


@dataclass(frozen=True, eq=False)
class Knowledge:
    """What holds for every edition (`framework`), the editions by year, and the sources by id.

    Editions, the crosswalk and the agency types are read when they are first asked for.
    """

    folder: Traversable
    framework: Framework
    editions: Editions
    sources: Mapping[str, Source]

    def edition(self, year: int) -> Edition:
        """Return the edition of a fiscal year; raise `KnowledgeError` when there is none."""
        if year not in self.editions:
            known = ", ".join(map(str, self.editions))
            raise KnowledgeError(f"ยังไม่มีเกณฑ์การประเมินของปีงบประมาณ {year} (มีของปี {known})")
        return self.editions[year]

    def titles(self, sources: Iterable[str]) -> str:
        """Return the titles of sources in one line; a dash where there are none."""
        return "; ".join(self.sources[id_].title for id_ in sources) or "–"

    @cached_property
    def crosswalk(self) -> Crosswalk:
        """Questions and items of different editions on the same topic."""
        file = _checked(self.folder, "crosswalk.yaml", self.sources)
        return crosswalk(file, self.editions)

    @cached_property
    def agencies(self) -> Agencies:
        """Types of public bodies and their usual units."""
        return agencies(_checked(self.folder, "agencies.yaml", self.sources))


@cache
def load() -> Knowledge:
    """Return the knowledge of this package."""
    return read(files("knowledge"))


def read(folder: Traversable) -> Knowledge:
    """Return the knowledge in a folder with the layout of this package; raise `YamlError` where a file is wrong."""
    sources = _sources(folder)
    framework = _framework(folder, sources)
    return Knowledge(folder, framework, Editions(Sections(folder / "editions", sources), framework), sources)


class _Sources(RootModel[dict[str, Source]]):
    pass


def _sources(folder: Traversable) -> Mapping[str, Source]:
    file = _file(folder, "sources.yaml")
    return YamlFile(file.name, named(file.data, "id"), file.lines).to(_Sources).root


def _framework(folder: Traversable, sources: Mapping[str, Source]) -> Framework:
    file = _checked(folder, "framework.yaml", sources)
    framework = file.to(Framework)
    of_instruments = [(number, i.code) for i in framework.instruments for number in i.indicators]
    if [(i.number, i.instrument) for i in framework.indicators] != of_instruments or len(of_instruments) != 10:
        raise file.error(("indicators",), "ตัวชี้วัดต้องมี 10 ตัว เรียงจาก 1 ถึง 10 และตรงกับที่เครื่องมือแต่ละชนิดระบุไว้")
    for name, levels in framework.level_schemes.items():
        if not best_first(levels):
            raise file.error(("level_schemes", name), "ระดับต้องเรียงจากคะแนนสูงไปต่ำ")
    return framework


def _checked(folder: Traversable, name: str, sources: Mapping[str, Source]) -> YamlFile:
    file = _file(folder, name)
    check_marks(file, sources)
    return file


def _file(folder: Traversable, name: str) -> YamlFile:
    return parse((folder / name).read_bytes(), name)

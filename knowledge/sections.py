"""The YAML files of the editions, section by section, with what one year takes over from another.

Each section (`threshold`, `weights`, `levels`, `item_count`, `plan`, `report`, `IIT`, `EIT`, `OIT`) has its own mark
and sources. A section that says `same_as: YEAR` starts from that year's section and writes only what differs; the
facts taken over are `inferred` at best and carry the section's note. A file that says `based_on: YEAR` takes over in
this way every section that it does not have. `calendar` and `unknown` are never taken over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from knowledge.marks import check_marks, weakest
from knowledge.model import CalendarEntry, Mark
from knowledge.yaml_file import YamlError, YamlFile, parse

_FACTS = ("elements", "questions")
Made = TypeVar("Made")


class _Open(BaseModel):
    model_config = ConfigDict(extra="allow")


class _Fact(_Open):
    mark: Mark | None = None


class _Section(_Open):
    same_as: int | None = None
    mark: Mark
    elements: dict[str, _Fact] = {}
    questions: dict[str, _Fact] = {}


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    year: int
    based_on: int | None = None
    threshold: _Section | None = None
    weights: _Section | None = None
    levels: _Section | None = None
    item_count: _Section | None = None
    plan: _Section | None = None
    report: _Section | None = None
    IIT: _Section | None = None
    EIT: _Section | None = None
    OIT: _Section | None = None
    calendar: list[CalendarEntry] = []
    unknown: list[str] = []


class Sections:
    """The sections of every edition in a folder. Each file is read when it is first asked for."""

    def __init__(self, folder: Traversable, sources: Collection[str]) -> None:
        self._paths = {_year(p.name): p for p in folder.iterdir() if p.name.endswith(".yaml")}
        self._sources = sources
        self._files: dict[int, YamlFile] = {}
        self._sections: dict[tuple[int, str], YamlFile] = {}
        self._being_read: set[tuple[int, str]] = set()

    @property
    def years(self) -> Collection[int]:
        """The fiscal years (พ.ศ.) that have a file."""
        return self._paths.keys()

    def file(self, year: int) -> YamlFile:
        """Return the file of an edition, its outer shape checked."""
        if year not in self._files:
            path = self._paths[year]
            file = parse(path.read_bytes(), f"editions/{path.name}")
            if file.to(_File).year != year:
                raise file.error(("year",), f"ปีในแฟ้ม ({file.data['year']}) ไม่ตรงกับชื่อแฟ้ม")
            check_marks(YamlFile(file.name, {"calendar": file.data.get("calendar")}, file.lines), self._sources)
            self._files[year] = file
        return self._files[year]

    def make(self, year: int, name: str, make: Callable[[YamlFile, int], Made]) -> Made:
        """Return what `make` makes of a section with all that it takes over; lines are those of the edition's file.

        What it takes over is made first, so that a mistake is told in the file where it stands.
        """
        return make(self._section(year, name, make), year)

    def origin(self, year: int, name: str) -> int | None:
        """Return the edition that a section starts from, None where it stands by itself."""
        data = self.file(year).data
        origin: int | None = (data.get(name) or {"same_as": data.get("based_on")}).get("same_as")
        return origin

    def _section(self, year: int, name: str, make: Callable[[YamlFile, int], object]) -> YamlFile:
        key = (year, name)
        if key in self._being_read:
            raise self.file(year).error((name, "same_as"), "ปีต่าง ๆ อ้างถึงกันเป็นวงกลม")
        if key not in self._sections:
            self._being_read.add(key)
            try:
                self._sections[key] = self._read(year, name, make)
            finally:
                self._being_read.remove(key)
        return self._sections[key]

    def _read(self, year: int, name: str, make: Callable[[YamlFile, int], object]) -> YamlFile:
        file = self.file(year)
        own = file.data.get(name) or _all_from_base(file)
        if own is None:
            raise file.error((), f"ขาด “{name}”")
        data = {key: value for key, value in own.items() if key != "same_as"}
        if "same_as" in own:
            data = _take_over(self._base(file, name, own["same_as"], make), data)
        lines = {path[1:]: line for path, line in file.lines.items() if path[:1] == (name,)}
        section = YamlFile(file.name, _with_marks(data), lines)
        check_marks(section, self._sources)
        return section

    def _base(self, file: YamlFile, name: str, year: int, make: Callable[[YamlFile, int], object]) -> dict[str, Any]:
        if year not in self._paths:
            at = (name, "same_as") if name in file.data else ("based_on",)
            raise file.error(at, f"ไม่มีเกณฑ์ของปี {year} ให้ใช้ตาม")
        base = self._section(year, name, make)
        make(base, year)
        data: dict[str, Any] = base.data
        return data


def _year(name: str) -> int:
    if not re.fullmatch(r"25\d\d\.yaml", name):
        raise YamlError(name, None, "ชื่อแฟ้มต้องเป็นปี พ.ศ. สี่หลัก เช่น 2570.yaml")
    return int(name[:4])


def _all_from_base(file: YamlFile) -> dict[str, Any] | None:
    if "based_on" not in file.data:
        return None
    year = file.data["based_on"]
    return {"same_as": year, "note": f"ยังไม่พบข้อมูลของปีนี้ จึงใช้ตามปี {year}"}


def _take_over(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    mark, note = own.get("mark", "inferred"), own.get("note", "")
    data = {**base, **own, "mark": own.get("mark") or weakest(base["mark"], "inferred"), "note": note}
    for kind in _FACTS:
        if kind in base:
            taken = {name: _taken_over(fact, mark, note) for name, fact in base[kind].items()}
            data[kind] = {**taken, **{n: _changed(taken.get(n, {}), f) for n, f in own.get(kind, {}).items()}}
    return data


def _taken_over(fact: dict[str, Any], mark: Mark, note: str) -> dict[str, Any]:
    notes = " ".join(filter(None, (fact.get("note"), note)))
    return {**fact, "mark": weakest(fact["mark"], mark, "inferred"), "note": notes}


def _changed(taken: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    # A fact with a mark of its own stands by itself: what was said of the fact taken over does not hold for it.
    note = {"note": own.get("note", "")} if "mark" in own else {}
    return {**taken, **own, **note}


def _with_marks(section: dict[str, Any]) -> dict[str, Any]:
    """Give each fact that has no mark or sources those of its section."""
    shared = {key: section[key] for key in ("mark", "sources") if key in section}
    facts = {kind: {n: {**shared, **f} for n, f in section[kind].items()} for kind in _FACTS if kind in section}
    return {**section, **facts}

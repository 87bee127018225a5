"""The living document: each criterion with its scenarios and their last results, as one HTML file."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment

from checker.refusals import RequestError, check_ending, check_outputs
from checker.thai import SHORT_MONTHS
from features.workshop.outline import Part, read
from features.workshop.run import Result, told

_ROOMS = {
    "plan": "แผนมาตรการ",
    "report": "รายงานผล",
    "scores": "คะแนน",
    "advice": "ข้อแนะนำเรื่องคุณภาพ",
    "recommend": "การแนะนำมาตรการ",
    "reading": "การอ่านเอกสาร",
}
_KEPT = re.compile(r'<script type="application/json" id="results">(.*?)</script>', re.DOTALL)


@dataclass(frozen=True)
class Told:
    """The last result of a scenario: whether it passed, what was told, and when (as given to `write`)."""

    passed: bool
    text: str
    when: str


@dataclass(frozen=True)
class Criterion:
    """A feature file as readers see it: title, what it says first, and each scenario with its last result."""

    room: str
    title: str
    words: str
    scenarios: tuple[tuple[str, tuple[str, ...], Told | None], ...]


def check(page: Path) -> None:
    """Refuse a page that is no HTML, or a file that is there and no page of ours, before anything is run."""
    check_outputs(page, inputs=())
    check_ending(page, (".html",))
    if page.exists():
        _kept(page)


def write(page: Path, folder: Path, results: Sequence[Result], when: str) -> None:
    """Write the document of all features in `folder`; results of earlier runs that `page` tells of are kept."""
    kept = _kept(page) if page.exists() else {}
    for result in sorted(results, key=lambda r: r.failure is not None):  # of several examples, a failed one counts
        kept[_key(result.file, result.scenario, folder)] = [result.failure is None, told(result), when]
    criteria = list(_criteria(folder, kept))
    told_of = set(_keys(folder))
    known = {key: kept[key] for key in sorted(kept) if key in told_of}
    template = (files("features.workshop") / "living.html.j2").read_text(encoding="utf-8")
    data = json.dumps(known, ensure_ascii=False).replace("<", "\\u003c")
    shown = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(template)
    page.write_text(
        shown.render(rooms=_by_room(criteria), count=_count(criteria), results=data, when=when), encoding="utf-8"
    )


def thai_time(moment: datetime) -> str:
    """Return a time as people write it: 21 พ.ย. 2569 เวลา 11.02 น."""
    return f"{moment.day} {SHORT_MONTHS[moment.month - 1]} {moment.year + 543} เวลา {moment:%H.%M} น."


def titles(folder: Path) -> Mapping[str, list[str]]:
    """Return the titles of the scenarios of each rule, by the code that their file is tagged with."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*.feature")):
        outline = read(path.read_text(encoding="utf-8-sig"))
        for tag in outline.tags:
            found.setdefault(tag.removeprefix("@"), []).extend(part.title for part in outline.scenarios())
    return found


def _kept(page: Path) -> dict[str, Any]:
    """Return the results that a page holds; raise `RequestError` where it is no page of ours."""
    found = _KEPT.search(page.read_text(encoding="utf-8", errors="replace"))
    if found is None:
        raise RequestError(f"แฟ้ม {page} มีอยู่แล้วและไม่ใช่เอกสารเหตุการณ์ โปรดใช้ชื่ออื่น")
    try:
        kept: dict[str, Any] = json.loads(found[1])
    except ValueError:
        raise RequestError(f"อ่านผลครั้งก่อนใน {page} ไม่ได้ โปรดลบแฟ้มหรือใช้ชื่ออื่น") from None
    return kept


def _key(file: str, scenario: str, folder: Path) -> str:
    path = Path(file).resolve()
    name = path.relative_to(folder.resolve()) if path.is_relative_to(folder.resolve()) else path
    return f"{name.as_posix()} · {scenario}"


def _keys(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.feature")):
        for part in read(path.read_text(encoding="utf-8-sig")).scenarios():
            yield _key(str(path), part.title, folder)


def _criteria(folder: Path, kept: dict[str, Any]) -> Iterator[Criterion]:
    for path in sorted(folder.rglob("*.feature")):
        outline = read(path.read_text(encoding="utf-8-sig"))
        head = outline.parts[0]
        scenarios = []
        for part in outline.scenarios():
            result = kept.get(_key(str(path), part.title, folder))
            scenarios.append((part.title, tuple(_steps(part)), Told(*result) if result else None))
        words = " ".join(text for _line, text in head.others)
        yield Criterion(
            _ROOMS.get(path.parent.name, path.parent.name), head.title or path.stem, words, tuple(scenarios)
        )


def _steps(part: Part) -> Iterator[str]:
    for step in part.steps:
        yield f"{step.word} {step.text}"
        yield from ("    | " + " | ".join(cells) + " |" for _line, cells in step.rows)


def _count(criteria: Sequence[Criterion]) -> Counter[bool | None]:
    """Return how many scenarios passed (True), failed (False) and were not run yet (None)."""
    results = (result for criterion in criteria for _title, _steps, result in criterion.scenarios)
    return Counter(result.passed if result else None for result in results)


def _by_room(criteria: Sequence[Criterion]) -> dict[str, list[Criterion]]:
    rooms: dict[str, list[Criterion]] = {room: [] for room in _ROOMS.values()}
    for criterion in criteria:
        rooms.setdefault(criterion.room, []).append(criterion)
    return {room: found for room, found in rooms.items() if found}

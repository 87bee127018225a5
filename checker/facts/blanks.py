"""The blanks of a plan: brackets that ask somebody to complete them, as drafts and forms have, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker import thai
from checker.blocks import Place
from checker.submission import Measure, Submission
from knowledge import vocabulary
from knowledge.vocabulary import BlankWords

_BRACKETS = re.compile(r"\([^()]+\)|\[[^\[\]]+\]")
_SHOWN = 3


@dataclass(frozen=True)
class Blank:
    """One blank as written, in which part of the plan it stands (Thai), and where."""

    text: str
    part: str
    place: Place


def blanks(submission: Submission) -> list[Blank]:
    """Return the blanks of a plan in order; text that several measures share counts once."""
    words = vocabulary.load().blanks
    seen: set[tuple[str, Place]] = set()
    found = []
    for part, text, place in _parts(submission):
        if place == Place() or (text, place) not in seen:
            found += [Blank(each, part, place) for each in _BRACKETS.findall(text) if _is_blank(each[1:-1], words)]
        seen.add((text, place))
    return found


def first_parts(found: Sequence[Blank]) -> str:
    """Return the parts that the first blanks stand in, and how many blanks there are besides them."""
    parts = list(dict.fromkeys(blank.part for blank in found))[:_SHOWN]
    more = sum(blank.part not in parts for blank in found)
    return ", ".join(parts) + (f" และอีก {more} จุด" if more else "")


def _parts(submission: Submission) -> Iterator[tuple[str, str, Place]]:
    yield "ชื่อหน่วยงาน", submission.agency.name, submission.agency.where("name")
    for number, finding in enumerate(submission.analysis, 1):
        yield f"บทวิเคราะห์ประเด็นที่ {number}", finding.text, finding.where("text")
    for measure in submission.measures:
        for field, name, text in _texts(measure):
            yield f"{name}ของมาตรการที่ {measure.number}", text, measure.where(field)
    told = {m.monitoring.text: m.where("monitoring") for m in submission.measures if m.monitoring.where == "shared"}
    yield from (("การกำกับติดตามของทุกมาตรการ", text, place) for text, place in told.items())


def _texts(measure: Measure) -> Iterator[tuple[str, str, str]]:
    yield "title", "ชื่อ", measure.title
    yield "analysis_result", "ผลการวิเคราะห์", measure.analysis_result or ""
    yield "steps", "ขั้นตอน", "\n".join(measure.steps)
    yield "period", "ระยะเวลา", measure.period.raw if measure.period else ""
    yield "owners", "ผู้รับผิดชอบ", "\n".join(measure.owners)
    if measure.monitoring.where == "column":
        yield "monitoring", "การกำกับติดตาม", measure.monitoring.text


def _is_blank(inner: str, words: BlankWords) -> bool:
    bare = thai.key(inner)
    opens = bare.startswith(_keys(words.openings)) and not bare.startswith(_keys(words.false_friends))
    return bare in _keys(words.words) or (opens and len(bare) <= words.longest)


def _keys(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(thai.key, words))

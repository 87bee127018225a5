"""The owners of a measure that its steps tell: "ผู้รับผิดชอบ: กองคลัง", or a unit in brackets behind every step."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker import thai
from checker.extraction import owners
from checker.extraction.headed import is_unit
from knowledge.vocabulary import Vocabulary

_WHO = "(?:ผู้|หน่วยงาน(?:ที่|ผู้)?|ส่วนราชการ(?:ที่)?)รับผิดชอบ(?:หลัก|ร่วม|มาตรการ)?"
_TOLD = (
    re.compile(rf"\(\s*{_WHO}\s*[:：]?\s*(?P<names>[^()]+)\)"),
    re.compile(rf"(?<![ก-๙]){_WHO}\s*[:：]\s*(?P<names>[^()\n]+)"),
    re.compile(rf"โดย(?:ให้|มี)?\s*(?P<names>[^()\n]{{2,60}}?)\s*เป็น{_WHO}(?=\s*(?:[).,;]|\Z))"),
)
_ACTS = re.compile(rf"(?P<names>\S[^()\n]{{1,60}}?)\s*เป็น{_WHO}")
_LAST = re.compile(r"\((?P<name>[^()]+)\)\s*[.;]?\s*\Z")
_LONGEST = 60


def told_owners(steps: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Return the owners that steps surely tell; a unit behind a single step may only say where something is."""
    named = [found["names"] for step in steps for form in _TOLD for found in form.finditer(step)]
    told = [name for names in named for name in _names(names, vocabulary)]
    behind = _behind(steps, vocabulary)
    if not told and len(behind) == len(steps) > 1:
        told = behind
    return list(dict.fromkeys(told))


def may_tell_owners(steps: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether steps speak of a unit that may be the owner."""
    acting = any(thai.has(vocabulary.owners.headings, found["names"]) for s in steps for found in _ACTS.finditer(s))
    return acting or bool(_behind(steps, vocabulary)) or any(form.search(s) for s in steps for form in _TOLD)


def _names(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return the names of units that a text consists of; none where it says more."""
    names = owners.split(text, vocabulary.owners)
    known = all(name.startswith(vocabulary.owners.units) and len(name) <= _LONGEST for name in names)
    return names if known else []


def _behind(steps: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Return the unit that stands in brackets behind each step that has one."""
    found = (_LAST.search(step) for step in steps)
    return [match["name"] for match in found if match and is_unit(match["name"], vocabulary)]

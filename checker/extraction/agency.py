"""Whose document it is: the name that its title and text give, and its type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checker import thai
from checker.blocks import Paragraph, Place
from checker.submission import Agency
from knowledge.agencies import Agencies

_STATED = re.compile(r"ชื่อหน่วยงาน\s*[:：]?\s*(?P<name>[^\W\d_].*?)\s*(?=(?:อำเภอ|เขต|จังหวัด(?!\S+\s*\Z)|\(|\Z))")
_AFTER = re.compile(r"(?:ของ|โดย|หน่วยงาน)\s*\Z")
_END = re.compile(r"[\s(\"“”:,]|อำเภอ|ประจำปี|ปี\s?(?:งบ|[2๒][5๕])")
# Numbers that belong to a name: "ศูนย์อนามัยที่ 4 สระบุรี", "สพป.สระบุรี เขต 1", "สำนักงานสรรพากรพื้นที่สระบุรี 2".
_INSIDE = re.compile(r"(?:(?<=ที่) ?\d{1,2})? ?")
_BEHIND = re.compile(r" (?:เขต ?\d{1,2}(?!\d)|\d{1,2}(?=\s*(?:\Z|ประจำ|ปี|\()))")
_BEFORE_BRACKET = re.compile(r"(?:.*(?:[\s“\"]|ของ|โดย|หน่วยงาน))?(?P<name>\S+)\Z")
# What follows a bare sign within a sentence: "รายงานต่อนายก อบต. ทุกไตรมาส".
_NO_NAME = re.compile(r"\s+(?:ทุก|ทราบ|และ|เพื่อ|ให้|พิจารณา|ภายใน|ได้|ต่อ|โดย|เป็น|แล้ว|ผ่าน|หรือ|กับ|จะ|ควร)")
_LONGEST = 80
_TITLE = 12


def agency(paragraphs: Sequence[Paragraph], agencies: Agencies) -> Agency:
    """Return the agency that submits: by a stated name, else by names of the title, else by that which comes most."""
    places: dict[str, Place] = {}
    for name, place in list(_stated(paragraphs)) or _candidates(paragraphs, agencies):
        places.setdefault(name, place)
    if not places:
        return Agency()
    whole = thai.key(" ".join(p.text for p in paragraphs))
    lines = [thai.key(p.text) for p in paragraphs[:_TITLE]]

    def likely(name: str) -> tuple[bool, bool, int]:
        key = thai.key(name)
        # A name runs into the next word where no blank ends it: the shorter form is the one that comes again.
        opens = any(line.removeprefix("ของ").startswith(key) for line in lines)
        return key in "".join(lines), opens, whole.count(key)

    name = max(places, key=likely)
    return Agency(name=name, type=type_of(name, agencies), place=places[name])


def type_of(name: str, agencies: Agencies) -> str | None:
    """Return the short name of the type that an agency's name gives away, or None."""
    kind = agencies.recognise(name)
    return kind.id if kind else None


def _stated(texts: Iterable[Paragraph]) -> Iterator[tuple[str, Place]]:
    for paragraph in texts:
        match = _STATED.search(paragraph.text)
        if match and len(match["name"]) <= _LONGEST:
            yield match["name"], paragraph.place


def _candidates(texts: Iterable[Paragraph], agencies: Agencies) -> Iterator[tuple[str, Place]]:
    anywhere = _words(sign for kind in agencies.types.values() for sign in kind.signs)
    opening = _words(sign for kind in agencies.types.values() for sign in kind.starts)
    for paragraph in texts:
        found = [(m.start(), m.end()) for m in anywhere.finditer(paragraph.text)]
        if not found:
            starts = (m for m in opening.finditer(paragraph.text) if _opens(paragraph.text, m.start()))
            found = [(m.start(), m.end()) for m in starts]
        for start, end in found:
            name = _name(paragraph.text, start, end)
            if name:
                yield name, paragraph.place


def _words(signs: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(signs, key=len, reverse=True))))


def _opens(text: str, start: int) -> bool:
    return not text[:start].strip() or _AFTER.search(text[:start]) is not None


def _name(text: str, start: int, end: int) -> str | None:
    """Return the name that a sign begins or, being in brackets, ends; None for a bare sign."""
    if _NO_NAME.match(text, end):
        return None
    before = _BEFORE_BRACKET.match(text[:start].rstrip()) if text[start] == "(" else None
    name = text[before.start("name") : end] if before else text[start : _end(text, end)].strip()
    return name if len(name) > end - start + 1 and len(name) <= _LONGEST else None


def _end(text: str, end: int) -> int:
    """Return where a name ends whose sign ends here: at the next blank, or behind its number."""
    inside = _INSIDE.match(text, end)
    stop = _END.search(text, inside.end() if inside else end)
    behind = _BEHIND.match(text, stop.start()) if stop else None
    return behind.end() if behind else stop.start() if stop else len(text)

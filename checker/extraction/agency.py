"""Whose document it is: the name that its title and text give, and its type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker import thai
from checker.blocks import Paragraph, Place
from checker.submission import Agency
from knowledge.agencies import Agencies

_STATED = re.compile(r"ชื่อหน่วยงาน\s*[:：]?\s*(?P<name>\S.*?)\s*(?=(?:อำเภอ|เขต|จังหวัด(?!\S+\s*\Z)|\(|\Z))")
_AFTER = re.compile(r"(?:ของ|โดย|หน่วยงาน)\s*\Z")
_END = re.compile(r"[\s(\"“”:,]|อำเภอ|ประจำปี")
_LONGEST = 80


def agency(paragraphs: Iterable[Paragraph], agencies: Agencies) -> Agency:
    """Return the agency that submits. A stated name counts; else the name that the text repeats most."""
    texts = list(paragraphs)
    whole = thai.key(" ".join(p.text for p in texts))
    found = list(_stated(texts)) or list(_candidates(texts, agencies))
    if not found:
        return Agency()
    # A name runs into the next word where no blank ends it: the shorter form is the one that comes again.
    name, place = max(found, key=lambda f: (whole.count(thai.key(f[0])), len(f[0])))
    return Agency(name=name, type=type_of(name, agencies), place=place)


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
    """Return the name that a sign begins, with what stands after it up to the next blank; None for a bare sign."""
    gap = len(text[end:]) - len(text[end:].lstrip(" "))
    stop = _END.search(text, end + min(gap, 1))
    name = text[start : stop.start() if stop else len(text)].strip()
    return name if len(name) > end - start + 1 and len(name) <= _LONGEST else None

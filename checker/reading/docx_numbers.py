"""Automatic numbers of a DOCX file. They stand nowhere in its text: they are counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from checker.reading.attributes import integer
from checker.reading.docx_markup import OFF, font_of, setting, value
from checker.reading.docx_styles import Styles
from checker.reading.labels import label, unpicture

_REFERENCE = re.compile("%([1-9])")


@dataclass(frozen=True)
class _Level:
    """One level of a list. `restart`: None, it begins anew below any higher level; 0: never; n: below level n."""

    start: int
    style: str
    pattern: str
    gap: str
    legal: bool
    restart: int | None
    paragraph_style: str


@dataclass(frozen=True)
class _List:
    """A list that paragraphs name: the definition it counts with, and where it starts anew."""

    definition: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


@dataclass
class _Count:
    """How far a definition has counted, and the lists that have begun to count with it."""

    at: dict[int, int] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)


class Numbers:
    """The lists of a document; `label` must be asked for every paragraph once, in document order."""

    def __init__(self, root: Element, styles: Styles) -> None:
        self._styles = styles
        definitions = {e.get("abstractNumId", ""): e for e in root if e.tag == "abstractNum"}
        self._lists = {e.get("numId", ""): _list(e, definitions, root, styles) for e in root if e.tag == "num"}
        self._counts: dict[str, _Count] = {}

    def label(self, paragraph: Element, *, empty: bool) -> str:
        """Return the paragraph's number or bullet with the gap after it; an `empty` paragraph has no bullet."""
        list_id, level_number = self._settings(paragraph)
        found = self._lists.get(list_id)
        level = found.levels.get(level_number) if found else None
        if found is None or level is None:
            return ""
        counts = self._count(list_id, found, level_number)
        if level.style == "bullet":
            return "" if empty else level.pattern + level.gap
        return _render(level, found.levels, counts) + level.gap

    def _settings(self, paragraph: Element) -> tuple[str, int]:
        style = self._styles.of(paragraph)
        own = setting(paragraph, "pPr", "numPr")
        settings = [*([own] if own is not None else []), *self._styles.numbering(style)]
        list_id = next((value(s.find("numId")) for s in settings if s.find("numId") is not None), "")
        level = next((value(s.find("ilvl")) for s in settings if s.find("ilvl") is not None), "")
        if not level and own is None and list_id in self._lists:
            levels = self._lists[list_id].levels.items()
            return list_id, next((n for n, level in levels if level.paragraph_style == style), 0)
        return list_id, integer(level)

    def _count(self, list_id: str, found: _List, number: int) -> Mapping[int, int]:
        count = self._counts.setdefault(found.definition, _Count())
        for deeper in [n for n in count.at if n > number and _restarts(found.levels.get(n), number)]:
            del count.at[deeper]
        anew = number in found.starts and (list_id, number) not in count.begun
        if number in count.at and not anew:
            count.at[number] += 1
        else:
            count.begun.add((list_id, number))
            count.at[number] = found.starts.get(number, found.levels[number].start)
        return count.at


def _render(level: _Level, levels: Mapping[int, _Level], counts: Mapping[int, int]) -> str:
    def number(reference: re.Match[str]) -> str:
        index = int(reference[1]) - 1
        if index not in levels:
            return ""
        return label(counts.get(index, levels[index].start), "decimal" if level.legal else levels[index].style)

    return _REFERENCE.sub(number, level.pattern)


def _restarts(deeper: _Level | None, number: int) -> bool:
    return deeper is None or deeper.restart is None or number < deeper.restart


def _list(num: Element, definitions: Mapping[str, Element], root: Element, styles: Styles) -> _List:
    definition = _definition(value(num.find("abstractNumId")), definitions, root, styles)
    levels = {integer(e.get("ilvl")): _level(e) for e in _levels(definitions.get(definition))}
    overrides = [(integer(o.get("ilvl")), o) for o in num if o.tag == "lvlOverride"]
    levels |= {n: _level(e) for n, o in overrides for e in _levels(o)}
    starts = {n: s for n, o in overrides if (s := o.find("startOverride")) is not None}
    return _List(definition, levels, {n: integer(value(s), 1) for n, s in starts.items()})


def _definition(name: str, definitions: Mapping[str, Element], root: Element, styles: Styles) -> str:
    """Follow a definition that only names a list style to the definition of that style."""
    style = value(definitions[name].find("numStyleLink")) if name in definitions else ""
    for settings in styles.numbering(style):
        list_id = value(settings.find("numId"))
        linked = (value(e.find("abstractNumId")) for e in root if e.tag == "num" and e.get("numId") == list_id)
        return next(linked, name)
    return name


def _levels(element: Element | None) -> Iterator[Element]:
    return (e for e in (element if element is not None else ()) if e.tag == "lvl")


def _level(element: Element) -> _Level:
    restart = element.find("lvlRestart")
    legal = element.find("isLgl")
    style = _number_style(element)
    return _Level(
        start=integer(value(element.find("start"))),
        style=style,
        pattern=_bullet(element) if style == "bullet" else value(element.find("lvlText")),
        gap="" if value(element.find("suff")) == "nothing" else " ",
        legal=legal is not None and legal.get("val") not in OFF,
        restart=None if restart is None else integer(value(restart)),
        paragraph_style=value(element.find("pStyle")),
    )


def _number_style(element: Element) -> str:
    # A style newer than Word 2007 comes with an older one to fall back on.
    found = element.find("numFmt")
    found = found if found is not None else element.find("AlternateContent/Choice/numFmt")
    return value(found) or "decimal"


def _bullet(element: Element) -> str:
    sign = unpicture(value(element.find("lvlText")), font_of(element))
    return "•" if sign == "o" else sign

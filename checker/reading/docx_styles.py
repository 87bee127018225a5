"""The styles of a DOCX file: properties that paragraphs and runs inherit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from checker.reading.attributes import integer
from checker.reading.docx_markup import OFF, setting, value

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_TITLES = {"title": 1, "subtitle": 2}


class Styles:
    """The style sheet, by style id."""

    def __init__(self, root: Element) -> None:
        self._styles = {s.get("styleId", ""): s for s in root if s.tag == "style"}
        self._default = next((i for i, s in self._styles.items() if _is_default(s)), "")

    def of(self, paragraph: Element) -> str:
        """Return the id of the paragraph's style."""
        return value(setting(paragraph, "pPr", "pStyle")) or self._default

    def name(self, style: str) -> str:
        """Return the style's name in lower case; built-in styles have English names in every language of Word."""
        return value(self._styles[style].find("name")).lower() if style in self._styles else ""

    def level(self, paragraph: Element) -> int | None:
        """Return the heading level (from 1) that outline or style give the paragraph; None for body text."""
        own = setting(paragraph, "pPr", "outlineLvl")
        if own is not None:
            return _outline(own)
        for style in self._chain(self.of(paragraph)):
            outline = setting(style, "pPr", "outlineLvl")
            named = _level_of_name(value(style.find("name")))
            if outline is not None or named:
                return named or _outline(outline)
        return None

    def on(self, run: Element, paragraph_style: str, *properties: str) -> bool:
        """Tell whether one of these on/off properties is set for a run, by itself or by a style."""
        return any(self._on(run.find("rPr"), paragraph_style, name) for name in properties)

    def centred(self, paragraph: Element) -> bool:
        """Tell whether the paragraph is centred."""
        return self._alignment(paragraph) == "center"

    def numbering(self, style: str) -> Iterator[Element]:
        """Yield the list settings of a style, nearest first."""
        for element in self._chain(style):
            settings = setting(element, "pPr", "numPr")
            if settings is not None:
                yield settings

    def _alignment(self, paragraph: Element) -> str:
        chain = (setting(style, "pPr", "jc") for style in self._chain(self.of(paragraph)))
        return next((value(jc) for jc in (setting(paragraph, "pPr", "jc"), *chain) if jc is not None), "")

    def _on(self, own: Element | None, paragraph_style: str, name: str) -> bool:
        run_style = value(own.find("rStyle")) if own is not None else ""
        inherited = (s.find("rPr") for i in (run_style, paragraph_style) for s in self._chain(i))
        for properties in (own, *inherited):
            flag = properties.find(name) if properties is not None else None
            if flag is not None:
                return flag.get("val", "1") not in OFF
        return False

    def _chain(self, style: str) -> Iterator[Element]:
        seen = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style].find("basedOn"))


def _is_default(style: Element) -> bool:
    return style.get("type") == "paragraph" and style.get("default", "0") not in OFF


def _level_of_name(name: str) -> int | None:
    heading = _HEADING.fullmatch(name)
    return int(heading[1]) if heading else _TITLES.get(name.lower())


def _outline(element: Element | None) -> int | None:
    level = integer(value(element), 9)
    return level + 1 if 0 <= level < 9 else None

"""The text of one paragraph of a DOCX file, gathered from its runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from checker.reading.docx_markup import OFF, font_of, shown
from checker.reading.docx_styles import Styles
from checker.reading.labels import picture, unpicture
from checker.reading.package import Relation

PICTURES = {"blip", "chart", "relIds", "imagedata", "OLEObject"}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


@dataclass
class Text:
    """A paragraph's text; its text boxes, pictures and cited notes (kind and id); whether all of it is bold."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    bold: bool = True

    def __str__(self) -> str:
        return "".join(self.parts)


class Runs:
    """Reads paragraphs with the styles and links of their document."""

    def __init__(self, styles: Styles, relations: Mapping[str, Relation]) -> None:
        self._styles = styles
        self._relations = relations

    def text(self, paragraph: Element) -> Text:
        """Return the text of a paragraph."""
        text = Text()
        self._gather(paragraph, self._styles.of(paragraph), text)
        return text

    def _gather(self, element: Element, style: str, text: Text) -> None:
        for child in shown(element):
            if child.tag == "r":
                self._run(child, style, text)
            else:
                start = len(text.parts)
                self._gather(child, style, text)
                if child.tag == "hyperlink":
                    text.parts.append(self._address(child, "".join(text.parts[start:])))

    def _run(self, run: Element, style: str, text: Text) -> None:
        if self._styles.on(run, style, "vanish"):
            return
        start = len(text.parts)
        font = font_of(run)
        for piece in shown(run):
            if piece.tag == "t":
                text.parts.append(unpicture(_characters(piece), font))
            else:
                self._piece(piece, style, text)
        if text.bold and any(map(str.strip, text.parts[start:])):
            text.bold = self._styles.on(run, style, "b", "bCs")

    def _piece(self, piece: Element, style: str, text: Text) -> None:
        match piece.tag:
            case tag if tag in _SIGNS:
                text.parts.append(_SIGNS[tag])
            case "sym":
                text.parts.append(_symbol(piece.get("char", "")))
            case "fldChar":
                text.parts.append(_check_box(piece))
            case tag if tag in _NOTES:
                text.notes.append((_NOTES[tag], piece.get("id", "")))
            case "drawing" | "pict" | "object":
                text.boxes += _boxes(piece)
                text.pictures += [piece] if holds_picture(piece) else []
            case _:
                self._gather(piece, style, text)

    def _address(self, link: Element, words: str) -> str:
        relation = self._relations.get(link.get("id", ""))
        if relation is None or not relation.target.startswith("http") or relation.target.rstrip("/") in words:
            return ""
        return f" <{relation.target}>"


def holds_picture(element: Element) -> bool:
    """Tell whether there is a picture, chart or foreign object in `element`."""
    return any(e.tag in PICTURES for e in element.iter())


def _characters(element: Element) -> str:
    text = element.text or ""
    return text if element.get("space") == "preserve" else text.strip(" \t\r\n")


def _symbol(code: str) -> str:
    return picture(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else ""


def _check_box(field_start: Element) -> str:
    box = field_start.find("ffData/checkBox")
    if box is None:
        return ""
    states = (box.find("checked"), box.find("default"))
    state = next((s for s in states if s is not None), None)
    return "☐" if state is None or state.get("val") in OFF else "☒"


def _boxes(element: Element) -> Iterator[Element]:
    for child in shown(element):
        if child.tag == "txbxContent":
            yield child
        else:
            yield from _boxes(child)

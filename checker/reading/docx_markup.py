"""The markup of a DOCX file as Word shows it: tracked changes accepted, controls opened, hidden twins left out."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_OPENED = {"ins", "moveTo", "customXml", "smartTag"}
_GONE = {"del", "moveFrom", "delText", "instrText", "pPr", "rPr", "rt"}
OFF = {"0", "false", "off", "none"}


def shown(element: Element) -> Iterator[Element]:
    """Yield the children of `element` that show; wrappers give way to their content."""
    for child in element:
        if child.tag in _GONE:
            continue
        content = _content(child)
        if content is None:
            yield child
        else:
            yield from shown(content)


def setting(element: Element, group: str, name: str) -> Element | None:
    """Return the property `name` in a group such as `pPr`; two plain look-ups, for paths are slow."""
    properties = element.find(group)
    return properties.find(name) if properties is not None else None


def value(element: Element | None) -> str:
    """Return the `val` of a property; empty where the property is not there."""
    return element.get("val", "") if element is not None else ""


def font_of(element: Element) -> str:
    """Return the name of the font that is set for an element; empty where none is."""
    fonts = setting(element, "rPr", "rFonts")
    return fonts.get("ascii", "") if fonts is not None else ""


def _content(element: Element) -> Element | None:
    """Return what stands for a wrapper; None where the element is no wrapper."""
    if element.tag in _OPENED:
        return element
    if element.tag == "AlternateContent":  # the same thing for new and for old programs
        return next((c for c in element if c.tag in ("Choice", "Fallback")), element)
    if element.tag == "sdt":
        prompt = element.find("sdtPr/showingPlcHdr")  # nothing was filled in
        content = element.find("sdtContent") if prompt is None else None
        return content if content is not None else Element("empty")
    return None

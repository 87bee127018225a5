"""Adding to XML without touching the rest: where each element stands in the bytes of a file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import escape

from checker.legal_text import legal

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_TAG = re.compile(rb"""<(?:"[^"]*"|'[^']*'|[^"'>])*>""")


@dataclass(slots=True)
class Span:
    """An element as it stands in the bytes: from `start` to `end`, its content from `inside` to `until`.

    `name` is as written, with its prefix. An element such as `<w:p/>` has no inside: all three ends are the same.
    """

    name: str
    start: int
    inside: int
    until: int = 0
    end: int = 0

    @property
    def tag(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def closed(self) -> bool:
        """Whether the element is one tag, which has to be opened before anything can stand inside."""
        return self.inside == self.end


def spans(xml: bytes) -> Sequence[Span]:
    """Return the elements of an XML file in document order; raise `expat.ExpatError` where it is none."""
    parser = expat.ParserCreate()
    found: list[Span] = []
    within: list[Span] = []

    def start(name: str, _: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        found.append(Span(name, at, _end_of_tag(xml, at)))
        within.append(found[-1])

    def end(_: str) -> None:
        span = within.pop()
        span.until = parser.CurrentByteIndex
        span.end = span.until if span.until == span.inside and xml[span.until - 2] == ord("/") else 0
        span.end = span.end or _end_of_tag(xml, span.until)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(xml, True)
    return found


def children(parent: Span, elements: Sequence[Span]) -> Iterator[Span]:
    """Yield those of the elements, given in document order, that stand directly in one of them."""
    at = parent.inside
    for element in elements:
        if at <= element.start < parent.until:
            yield element
            at = element.end


def _end_of_tag(xml: bytes, at: int) -> int:
    tag = _TAG.match(xml, at)
    assert tag
    return tag.end()


class Additions:
    """What is to be added to an XML file; `result` is the file with all of it, each byte of the old one in place."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        self._after: dict[int, str] = defaultdict(str)
        self._opened: dict[int, tuple[str, str]] = {}

    def insert(self, at: int, text: str) -> None:
        """Add `text` at a position, after what was added there before."""
        self._after[at] += text

    def append(self, span: Span, text: str) -> None:
        """Add `text` as the last content of an element."""
        if span.closed:
            _, before = self._opened.get(span.end, ("", ""))
            self._opened[span.end] = (span.name, before + text)
        else:
            self.insert(span.until, text)

    @property
    def result(self) -> bytes:
        """The file with all additions."""
        pieces: list[bytes] = []
        done = 0
        for at in sorted(self._after.keys() | self._opened.keys()):
            piece = self._xml[done:at]
            if at in self._opened:
                name, inside = self._opened[at]
                piece = piece.removesuffix(b"/>") + f">{inside}</{name}>".encode()
            pieces += [piece, self._after.get(at, "").encode()]
            done = at
        return b"".join([*pieces, self._xml[done:]])


def text(words: str) -> str:
    """Return words as XML text."""
    return escape(legal(words), {'"': "&quot;"})

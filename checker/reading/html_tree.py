"""HTML as a tree, as forgiving as browsers are: end tags may lack, tags may overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from checker.reading.attributes import integer

_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
}  # fmt: skip
CELLS = {"td", "th"}
_GROUPS = {"thead", "tbody", "tfoot"}
# A tag in the first set ends what is open of the second, up to the nearest of the third.
_ENDINGS = (
    ({"li"}, {"li"}, {"ul", "ol", "table"}),
    ({"dt", "dd"}, {"dt", "dd"}, {"dl", "table"}),
    (CELLS, CELLS, {"table"}),
    ({"tr"}, {"tr", *CELLS}, {"table"}),
    (_GROUPS, {"tr", "caption", *CELLS, *_GROUPS}, {"table"}),
)
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_DEEPEST = 150
_CONDITIONAL = re.compile(r"<!\[[^>]*>?")  # by Word, for old browsers


@dataclass(slots=True)
class Node:
    """An element with its children, elements and texts; texts come with their line."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | tuple[str, int]] = field(default_factory=list)

    @property
    def elements(self) -> Iterator[Node]:
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Node))

    def find_all(self, tags: set[str], within: set[str]) -> Iterator[Node]:
        """Yield the nearest elements named in `tags`, not looking into others of `within`."""
        for child in self.elements:
            if child.tag in tags:
                yield child
            elif child.tag not in within:
                yield from child.find_all(tags, within)


def tree(text: str, *, marked: bool = False) -> Node:
    """Return the tree of an HTML text. `marked`: lines are told by attributes `data-line`, not by the text itself."""
    builder = _Builder(marked)
    builder.feed(_CONDITIONAL.sub(lambda match: "\n" * match.group().count("\n"), text))
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self, marked: bool) -> None:
        super().__init__()
        self.root = Node("")
        self._open = [self.root]
        self._mark = 1 if marked else None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        if self._mark:
            self._mark = integer(node.attributes.get("data-line"), self._mark)
        self._end_what_cannot_hold(tag)
        self._open[-1].children.append(node)
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        barrier = set() if tag in _GROUPS | CELLS | {"table", "tr", "body", "html"} else CELLS
        self._end({tag}, barrier)

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append((data, self._mark or self.getpos()[0]))

    def _end_what_cannot_hold(self, tag: str) -> None:
        for starts, ended, barrier in _ENDINGS:
            if tag in starts:
                self._end_all(ended, barrier)
        if tag in BLOCKS:
            self._end({"p"}, BLOCKS - {"p"})

    def _end(self, tags: set[str], barrier: set[str]) -> None:
        """End the innermost open element of `tags`, and all inside it, unless a barrier stands before."""
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag in tags:
                del self._open[depth:]
                return
            if self._open[depth].tag in barrier:
                return

    def _end_all(self, tags: set[str], barrier: set[str]) -> None:
        """End the outermost open element of `tags` inside the nearest barrier."""
        outermost = 0
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag in barrier:
                break
            if self._open[depth].tag in tags:
                outermost = depth
        if outermost:
            del self._open[outermost:]

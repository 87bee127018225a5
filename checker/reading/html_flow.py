"""What stands in a page or a table cell, in order: lines of text as a browser shows them, and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.reading.attributes import integer
from checker.reading.html_tree import BLOCKS, CELLS, Node
from checker.reading.labels import label

_LEFT_OUT = {
    "audio", "button", "canvas", "del", "head", "iframe", "nav", "noscript", "object", "rt", "script", "select",
    "style", "svg", "template", "textarea", "video",
}  # fmt: skip
_HIDDEN = re.compile(r"display:none|visibility:hidden|mso-hide:all")
_CENTRED = re.compile(r"text-align:center")
_LIST_STYLE = re.compile(r"list-style(?:-type)?:([a-z-]+)")
_HEADING = re.compile(r"h([1-6])")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_AROUND_BREAK = re.compile(r" *\n *")
_OWN_LABEL = re.compile(r"[0-9๐-๙]+[.)]|[-•–]")
_LONG = 200  # a bold paragraph of more characters is emphasis, no heading
_LIST_STYLES = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "thai": "thaiNumbers",
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero", "none": "none",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A line of text, a heading where it has a level, and the line of the file where it begins."""

    text: str
    line: int | None
    level: int | None


def flow(container: Node) -> list[Line | Node]:
    """Return the lines and tables of a page or cell; a table of a single cell gives way to its content."""
    gathered = _Flow()
    gathered.take(container)
    gathered.end_line()
    return gathered.items


def rows(table: Node) -> list[list[Node]]:
    """Return the cells of a table by row, those of tables inside it left out."""
    found = (row for row in table.find_all({"tr"}, {"table"}) if not _is_hidden(row))
    return [list(row.find_all(CELLS, {"table"})) for row in found]


@dataclass
class _List:
    """An open list: the style of its numbers (none: bullets) and the number of the next item."""

    style: str | None
    next: int

    def label(self, item: Node) -> str:
        number = integer(item.attributes.get("value"), self.next)
        self.next = number + 1
        if self.style in (None, "none"):
            return "• " if self.style is None else ""
        return f"{label(number, self.style or '')}. "


class _Flow:
    def __init__(self) -> None:
        self.items: list[Line | Node] = []
        self._parts: list[str] = []
        self._line: int | None = None
        self._is_bold = True
        self._label = ""
        self._lists = [_List(None, 1)]

    def take(self, node: Node, *, bold: bool = False, as_is: bool = False) -> None:
        """Take what stands in `node`; `as_is` keeps blanks and line breaks."""
        for child in node.children:
            if isinstance(child, tuple):
                self._take_text(*child, bold=bold, as_is=as_is)
            elif child.tag not in _LEFT_OUT and not _is_hidden(child):
                self._take_element(child, bold=bold or child.tag in ("b", "strong"), as_is=as_is or child.tag == "pre")

    def end_line(self, level: int | None = None, *, centred: bool = False) -> None:
        """End the line that is being gathered, if there is one."""
        text = _AROUND_BREAK.sub("\n", "".join(self._parts)).strip()
        if text:
            if level is None and self._is_bold and len(text) <= _LONG:
                level = 1 if centred else 2
            prefix = "" if _OWN_LABEL.match(text) else self._label
            self.items.append(Line(prefix + text, self._line, level))
            self._label = ""
        self._parts, self._line, self._is_bold = [], None, True

    def _take_text(self, text: str, line: int, *, bold: bool, as_is: bool) -> None:
        self._parts.append(text if as_is else _BLANKS.sub(" ", text))
        if text.strip():
            self._line = self._line or line + text[: len(text) - len(text.lstrip())].count("\n")
            self._is_bold &= bold

    def _take_element(self, node: Node, *, bold: bool, as_is: bool) -> None:
        if node.tag == "br":
            self._parts.append("\n")
        elif node.tag == "input":
            self._parts.append(_check_box(node))
        elif node.tag == "table":
            self._take_table(node)
        elif node.tag in BLOCKS:
            self.end_line()
            self._take_block(node, bold=bold, as_is=as_is)
        else:
            start = len(self._parts)
            self.take(node, bold=bold, as_is=as_is)
            if node.tag == "a":
                self._parts.append(_address(node, "".join(self._parts[start:])))

    def _take_block(self, node: Node, *, bold: bool, as_is: bool) -> None:
        if node.tag in ("ol", "ul"):
            self._lists.append(_list(node))
        elif node.tag == "li":
            self._label = node.attributes.get("data-label") or self._lists[-1].label(node)
        heading = _HEADING.fullmatch(node.tag)
        self.take(node, bold=bold, as_is=as_is)
        self.end_line(int(heading[1]) if heading else None, centred=_is_centred(node))
        if node.tag in ("ol", "ul"):
            self._lists.pop()

    def _take_table(self, table: Node) -> None:
        self.end_line()
        for caption in table.find_all({"caption"}, {"table", "tr"}):
            self._take_block(caption, bold=False, as_is=False)
        cells = [cell for row in rows(table) for cell in row]
        if len(cells) <= 1:
            self.take(cells[0] if cells else table)
            self.end_line()
        else:
            self.items.append(table)


def _list(node: Node) -> _List:
    style = _LIST_STYLE.search(_style(node))
    named = style[1] if style else node.attributes.get("type", "")
    if node.tag == "ul":
        return _List("none" if named == "none" else None, 1)
    return _List(_LIST_STYLES.get(named, "decimal"), integer(node.attributes.get("start"), 1))


def _style(node: Node) -> str:
    return node.attributes.get("style", "").replace(" ", "").lower()


def _is_hidden(node: Node) -> bool:
    return "hidden" in node.attributes or _HIDDEN.search(_style(node)) is not None


def _is_centred(node: Node) -> bool:
    return node.attributes.get("align") == "center" or node.tag == "center" or bool(_CENTRED.search(_style(node)))


def _check_box(node: Node) -> str:
    if node.attributes.get("type", "").lower() not in ("checkbox", "radio"):
        return ""
    return "☒" if "checked" in node.attributes else "☐"


def _address(link: Node, words: str) -> str:
    target = link.attributes.get("href", "").strip()
    return f" <{target}>" if target.startswith("http") and target.rstrip("/") not in words else ""

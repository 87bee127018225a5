"""Reading Markdown, with tables; line breaks count as written, and lines that are merely indented are no code."""

from __future__ import annotations

import re
from pathlib import Path

from checker.blocks import Blocks
from checker.reading.decoding import decode
from checker.reading.html import page
from checker.reading.html_tree import tree

_TABLE = re.compile(rb"^ {0,3}\|? *:?-{3,}:? *\|[ :|-]*\r?$", re.MULTILINE)
_NAMES = (".md", ".markdown")


def sniff(head: bytes, path: Path) -> bool:
    """Tell whether the file is Markdown: by its name, or because a Markdown table begins in it."""
    return b"\0" not in head and (path.suffix.lower() in _NAMES or _TABLE.search(head) is not None)


def read(path: Path) -> Blocks:
    """Read a Markdown file; raise `ReadingError` where it is too large or no text."""
    return page(tree(_html(decode(path)), marked=True), path.name)


def _html(text: str) -> str:
    """Return the text as HTML whose elements tell their line and, in lists, their number as written."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"breaks": True}).enable("table").disable("code")
    tokens = markdown.parse(text)
    for token in tokens:
        if token.map and token.type == "html_block":
            token.content = f'<wbr data-line="{token.map[0] + 1}">{token.content}'
        elif token.map:
            token.attrSet("data-line", str(token.map[0] + 1))
        if token.type == "list_item_open" and token.info:
            token.attrSet("data-label", f"{token.info}{token.markup} ")
    return str(markdown.renderer.render(tokens, markdown.options, {}))

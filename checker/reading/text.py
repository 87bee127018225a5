"""Plain text with tables: a line with tabs is a table row, a blank line ends the table, `#` begins a heading.

The text may hold fragments of HTML and Markdown, as converters leave them, and whole HTML tables, which are read as
those of a page. Lines are counted from 1.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from checker.blocks import Blocks, Cell, Paragraph, Place, ReadingError, Table, Unread
from checker.reading.decoding import UTF16, decode
from checker.reading.html import page
from checker.reading.html_tree import tree
from checker.thai import clean

_NOT_TEXT = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff")
_MOST_LETTERS = 2_000_000  # some 700 pages: more takes minutes
_LINE = re.compile(r"\r\n|\n|\r")
_BREAKING_TAG = re.compile(r"<\s*/?\s*(?:p|br|li|ul|ol|div|tr|h[1-6])\b[^<>\n]*>", re.IGNORECASE)
_CHECKBOX = re.compile(r"<\s*input\b[^<>\n]*>\s*", re.IGNORECASE)
_OTHER_TAG = re.compile(
    r"<\s*/?\s*(?:b|i|u|s|a|em|strong|span|font|sup|sub|small|mark|td|th|table|tbody|thead|img|html|body|center)\b[^<>\n]*>",
    re.IGNORECASE,
)
_TABLE_TAG = re.compile(r"<\s*(/?)\s*table\b", re.IGNORECASE)
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ESCAPE = re.compile(r"\\([*_#\[\]().<>|~`-])")
_RULE = re.compile(r"[\s*_=~.\-–—]*")


def sniff(head: bytes, path: Path) -> bool:  # noqa: ARG001
    """Tell whether the file may be text in UTF-8, UTF-16 or TIS-620."""
    return head.startswith(UTF16) or (b"\0" not in head and not head.startswith(_NOT_TEXT))


def read(path: Path) -> Blocks:
    """Return a text file as blocks; raise `ReadingError` where it is too large or no text."""
    written = decode(path)
    if len(written) > _MOST_LETTERS:
        raise ReadingError(f"แฟ้ม {path.name} ยาวเกิน {_MOST_LETTERS // 1_000_000} ล้านตัวอักษร โปรดแยกเฉพาะเอกสารมาตรการ")
    lines = _LINE.split(written)
    unread = list(_lost(lines, path.name))
    return Blocks(path.name, tuple(_blocks(lines, path.name, unread)), tuple(unread))


def _lost(lines: list[str], file: str) -> Iterator[Unread]:
    for number, line in enumerate(lines, 1):
        if "\ufffd" in line:
            place = Place(file=file, line=number, quote=_plain(line)[:200])
            yield Unread(place=place, why="บรรทัดนี้มีตัวอักษรเสีย อ่านได้ไม่ครบ")


def _blocks(lines: list[str], file: str, unread: list[Unread]) -> Iterator[Paragraph | Table]:
    """Yield the blocks; what is unread in HTML tables is added to `unread`."""
    rows: list[tuple[Cell, ...]] = []
    tables = done = 0
    for number, line in enumerate(lines, 1):
        if number <= done:
            continue
        if end := _html_table(lines, number):
            if rows:
                tables += 1
                yield Table(tables, tuple(rows))
                rows = []
            found = page(tree("\n" * (number - 1) + "\n".join(lines[number - 1 : end])), file, tables)
            unread += found.unread
            yield from found.blocks
            tables += sum(isinstance(block, Table) for block in found.blocks)
            done = end
            continue
        if _is_row(line, rows):
            rows.append(_row(line, Place(file=file, line=number, table=tables + 1, row=len(rows) + 1)))
            continue
        if rows:
            tables += 1
            yield Table(tables, tuple(rows))
            rows = []
        paragraph = _paragraph(line, Place(file=file, line=number))
        if paragraph:
            yield paragraph
    if rows:
        yield Table(tables + 1, tuple(rows))


def _html_table(lines: list[str], first: int) -> int | None:
    """Return the last line of the HTML table that begins in a line without tabs; None where none does, or none ends."""
    if "<" not in lines[first - 1] or "\t" in lines[first - 1] or not _TABLE_TAG.search(lines[first - 1]):
        return None
    depth = 0
    for number, line in enumerate(lines[first - 1 :], first):
        for tag in _TABLE_TAG.finditer(line):
            depth += -1 if tag[1] else 1
        if depth <= 0:
            return number
    return None


def _is_row(line: str, above: list[tuple[Cell, ...]]) -> bool:
    """Whether a line is a table row. Tabs that only indent are one where the table above has as many columns."""
    if "\t" in line.strip():
        return True
    return bool(above) and "\t" in line and line.count("\t") >= len(above[-1]) - 1


def _row(line: str, place: Place) -> tuple[Cell, ...]:
    return tuple(
        Cell(clean(quote), place.model_copy(update={"column": column, "quote": quote}))
        for column, quote in enumerate(map(_plain, line.split("\t")), 1)
    )


def _paragraph(line: str, place: Place) -> Paragraph | None:
    heading = _HEADING.match(line)
    text = _plain(line[heading.end() :] if heading else line)
    if _RULE.fullmatch(text):
        return None
    level = len(heading.group(1)) if heading else None
    return Paragraph(clean(text), place.model_copy(update={"quote": text}), level)


def _plain(text: str) -> str:
    """Return text without HTML and Markdown; paragraphs, list items and breaks of HTML become lines."""
    if "<" in text:
        text = _OTHER_TAG.sub("", _CHECKBOX.sub("☐ ", _BREAKING_TAG.sub("\n", text)))
    text = _ESCAPE.sub(r"\1", _BOLD.sub(r"\1", html.unescape(text)))
    return "\n".join(filter(None, (line.strip(" \t\xa0") for line in text.split("\n"))))

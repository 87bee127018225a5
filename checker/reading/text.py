"""Plain text with tables: a line with tabs is a table row, a blank line ends the table, `#` begins a heading.

The text may hold fragments of HTML and Markdown, as converters leave them. Lines are counted from 1.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from checker.blocks import Blocks, Cell, Paragraph, Place, ReadingError, Table, Unread
from checker.thai import clean

_LARGEST = 20 * 1024 * 1024
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NOT_TEXT = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff")
_LINE = re.compile(r"\r\n|\n|\r")
_BREAKING_TAG = re.compile(r"<\s*/?\s*(?:p|br|li|ul|ol|div|tr|h[1-6])\b[^<>\n]*>", re.IGNORECASE)
_CHECKBOX = re.compile(r"<\s*input\b[^<>\n]*>\s*", re.IGNORECASE)
_OTHER_TAG = re.compile(
    r"<\s*/?\s*(?:b|i|u|s|a|em|strong|span|font|sup|sub|small|mark|td|th|table|tbody|thead|img|html|body|center)\b[^<>\n]*>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ESCAPE = re.compile(r"\\([*_#\[\]().<>|~`-])")
_RULE = re.compile(r"[\s*_=~.\-–—]*")
# UTF-8 that was read as CP874 is full of these two pairs.
_READ_WRONGLY = re.compile("เธ|เน")
_THAI_SYLLABLE = re.compile("[เแโใไ]?[ก-ฮ][ัิีึืฺุู็ํ]?[่้๊๋์]?[ะาำๅฯๆ]?")


def sniff(head: bytes, path: Path) -> bool:  # noqa: ARG001
    """Tell whether the file may be text in UTF-8, UTF-16 or TIS-620."""
    return head.startswith(_UTF16) or (b"\0" not in head and not head.startswith(_NOT_TEXT))


def read(path: Path) -> Blocks:
    """Return a text file as blocks; raise `ReadingError` where it is too large or no text."""
    text = decode(path)
    blocks = tuple(_blocks(_LINE.split(text), path.name))
    lost = tuple(_lost(text, path.name))
    return Blocks(path.name, blocks, lost)


def decode(path: Path) -> str:
    """Return the text of a file in UTF-8, UTF-16 or TIS-620 (CP874)."""
    if path.stat().st_size > _LARGEST:
        raise ReadingError(f"แฟ้ม {path.name} ใหญ่เกิน 20 เมกะไบต์ โปรดแยกเฉพาะเอกสารมาตรการ")
    data = path.read_bytes()
    text = _decoded(data)
    if text is None or "\0" in text:
        raise ReadingError(f"แฟ้ม {path.name} ไม่ใช่ข้อความที่อ่านได้ โปรดบันทึกใหม่เป็นข้อความแบบ UTF-8")
    return text


def _decoded(data: bytes) -> str | None:
    if data.startswith(_UTF16):
        return _strict(data, "utf-16")
    text = data.decode("utf-8-sig", errors="replace")
    lost = text.count("\ufffd")
    if not lost or lost * 200 < len(text):
        return text
    thai = _strict(data, "cp874")
    return thai if thai is not None and _is_thai(thai) else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_thai(text: str) -> bool:
    """Whether most letters stand where Thai spelling lets them: garbage read as Thai does not look so."""
    letters = [c for c in text if c > "\x7f"]
    spelt = sum(map(len, _THAI_SYLLABLE.findall(text)))
    wrongly = 2 * len(_READ_WRONGLY.findall(text))
    return spelt >= 0.9 * len(letters) and wrongly < 0.3 * len(letters)


def _lost(text: str, file: str) -> Iterator[Unread]:
    for number, line in enumerate(_LINE.split(text), 1):
        if "\ufffd" in line:
            place = Place(file=file, line=number, quote=_plain(line)[:200])
            yield Unread(place=place, why="บรรทัดนี้มีตัวอักษรเสีย อ่านได้ไม่ครบ")


def _blocks(lines: list[str], file: str) -> Iterator[Paragraph | Table]:
    rows: list[tuple[Cell, ...]] = []
    tables = 0
    for number, line in enumerate(lines, 1):
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

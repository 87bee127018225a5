"""Reading CSV, with whatever delimiter and encoding a spreadsheet program wrote it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from checker.blocks import Blocks, ReadingError
from checker.reading.decoding import decode
from checker.reading.sheets import Sheet, SheetBlocks

_DELIMITERS = ",;\t|"
_DECLARED = re.compile(r"sep=(.)\r?\n")
_SAMPLE = 50  # rows
_LOST = "ช่องนี้มีตัวอักษรเสีย อ่านได้ไม่ครบ"
_ENDINGS = (".csv", ".tsv")


def sniff(head: bytes, path: Path) -> bool:
    """Tell whether the file is CSV: by its name, or because most lines have the same three or more columns."""
    if b"\0" in head or head.lstrip().startswith((b"<", b"{", b"[")):
        return False
    text = head.decode("latin-1").rpartition("\n")[0]
    share, width = max(_fit(text, delimiter) for delimiter in _DELIMITERS.replace("\t", ""))
    return path.suffix.lower() in _ENDINGS or (share > 0.6 and width > 2 and "{" not in text)  # no YAML


def read(path: Path) -> Blocks:
    """Read a CSV file; raise `ReadingError` where it is no text or a cell has no end."""
    try:
        sheet = _sheet(decode(path))
    except csv.Error:
        raise ReadingError(f"แฟ้ม {path.name} มีเครื่องหมายคำพูดไม่ครบคู่ โปรดเปิดด้วย Excel แล้วบันทึกเป็น .xlsx") from None
    maker = SheetBlocks(path.name)
    blocks = tuple(maker.of(sheet))
    return Blocks(path.name, blocks, tuple(maker.unread))


def _sheet(text: str) -> Sheet:
    sheet = Sheet()
    for number, (line, row) in enumerate(_rows(text), 1):
        sheet.lines[number] = line
        sheet.cells |= {(number, column): cell for column, cell in enumerate(row, 1) if cell.strip()}
    sheet.unread = {address: _LOST for address, cell in sheet.cells.items() if "\ufffd" in cell}
    return sheet


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows, each with the line that it begins on."""
    declared = _DECLARED.match(text)
    delimiter = declared[1] if declared else max(_DELIMITERS, key=lambda d: _fit(text, d))
    body = text[declared.end() :] if declared else text
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter)
    above = first = 2 if declared else 1
    for row in reader:
        yield above, row
        above = first + reader.line_num


def _fit(text: str, delimiter: str) -> tuple[float, int]:
    """Return the commonest number of columns, if more than one, after the share of rows that have it."""
    try:
        rows = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _SAMPLE))
    except csv.Error:
        return 0, 0
    widths = Counter(len(row) for row in rows if any(row))
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return (times / widths.total(), width) if width > 1 else (0, 0)

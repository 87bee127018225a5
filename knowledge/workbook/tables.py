"""Which part of the knowledge stands on which sheet: a row for each record, a column for each of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args

from knowledge.agencies import Role
from knowledge.yaml_file import parse

Kind = Literal["text", "number", "flag", "list", "codes"]
Keys = tuple[str, ...]
Cell = str | int | Decimal | bool | None
CODE = re.compile(r"(25\d\d-)?[IEO][1-9]\d*")


@dataclass(frozen=True)
class Column:
    """A field of a record, by its path in it (empty: the record itself), and its heading.

    `list` cells hold one entry a line; `codes` are such a list, or a text that stands in its place.
    """

    field: Keys
    head: str
    kind: Kind


@dataclass(frozen=True)
class Table:
    """A sheet: the files that its records stand in, and the keys that lead to each (`*`: any, `a|b`: either).

    `listed`: the records are entries of a list, whose last key is their position in it.
    """

    sheet: str
    files: str
    path: Keys
    columns: tuple[Column, ...]
    listed: bool = False

    def leads(self, keys: Keys) -> bool:
        """Whether keys lead to a record of this sheet."""
        parts = zip(self.path, keys, strict=False)
        return len(keys) == len(self.path) and all(part == "*" or key in part.split("|") for part, key in parts)

    @property
    def named(self) -> str:
        """How a record of this sheet is named (Thai)."""
        return "/".join("…" if part == "*" else part.replace("|", " หรือ ") for part in self.path)


@dataclass(frozen=True)
class Row:
    """Which record a row is: its file below the folder, and the keys that lead to it."""

    file: str
    keys: Keys

    @property
    def name(self) -> str:
        """The keys in one cell."""
        return "/".join(self.keys)


Rows = Mapping[Row, Mapping[Keys, Cell]]


def _column(field: str, head: str, kind: Kind = "text") -> Column:
    return Column(tuple(field.split(".")) if field else (), head, kind)


_SOURCED = (
    _column("mark", "ความมั่นใจ"),
    _column("sources", "แหล่งอ้างอิง", "list"),
    _column("note", "หมายเหตุ"),
)
_VALUES = (
    _column("value", "ค่า", "number"),
    *(_column(code, f"น้ำหนัก {code}", "number") for code in ("IIT", "EIT", "OIT")),
    _column("scheme", "ชุดระดับ"),
    _column("code", "รหัสข้อ"),
    _column("title", "ชื่อข้อ"),
    _column("covers", "ปีที่ครอบคลุม"),
    _column("same_as", "ใช้ตามปี", "number"),
)
_ELEMENT = (_column("requires", "สิ่งที่ต้องมี"), _column("term", "คำในเอกสาร"), _column("missing", "ถ้าขาด"))
_QUESTION = (
    _column("indicator", "ตัวชี้วัด", "number"),
    _column("sub", "ตัวชี้วัดย่อย"),
    _column("topic", "เรื่อง"),
    _column("reverse", "ข้อเชิงลบ", "flag"),
)
_INDICATOR = (
    _column("number", "ลำดับ", "number"),
    _column("instrument", "เครื่องมือ"),
    _column("name", "ชื่อ"),
    _column("aliases", "ชื่ออื่น", "list"),
)
_MEASURE = (
    _column("indicator", "ตัวชี้วัด", "number"),
    _column("problem", "ปัญหาที่แก้"),
    _column("title", "ชื่อมาตรการ"),
    _column("steps", "ขั้นตอน", "list"),
    _column("outputs", "หลักฐาน", "list"),
    _column("owners", "ผู้รับผิดชอบ", "list"),
    _column("period.start", "เดือนเริ่ม", "number"),
    _column("period.end", "เดือนสิ้นสุด", "number"),
    _column("serves", "ข้อ OIT ที่ใช้ร่วม", "list"),
    _column("monitoring", "การกำกับติดตาม"),
    _column("analysis", "ผลการวิเคราะห์"),
    _column("keep", "การรักษามาตรฐาน"),
)
_AGENCY = (
    _column("name", "ชื่อประเภท"),
    _column("signs", "คำในชื่อ", "list"),
    _column("starts", "คำขึ้นต้นชื่อ", "list"),
    *(_column(f"owners.{role}", f"งาน {role}") for role in get_args(Role)),
)
_SOURCE = (_column("title", "ชื่อ"), _column("kind", "ชนิด"), _column("address", "ที่อยู่"), _column("seen", "อ่านอย่างไร"))
_DATE = (_column("what", "เรื่อง"), _column("when", "เมื่อใด"))
_HEADER = (_column("field", "ช่อง"), _column("words", "คำ", "list"))
_WORDS = (_column("", "คำ (บรรทัดละคำ)", "list"),)

_SECTIONS = "threshold|weights|levels|item_count|plan|report|IIT|EIT|OIT"
TABLES = (
    Table("ค่าของแต่ละปี", "editions/*.yaml", (_SECTIONS,), (*_VALUES, *_SOURCED)),
    Table("องค์ประกอบ", "editions/*.yaml", ("plan|report", "elements", "*"), (*_ELEMENT, *_SOURCED)),
    Table("ข้อคำถาม", "editions/*.yaml", ("IIT|EIT|OIT", "questions", "*"), (*_QUESTION, *_SOURCED)),
    Table("ปฏิทิน", "editions/*.yaml", ("calendar", "*"), (*_DATE, *_SOURCED), listed=True),
    Table("ยังไม่ทราบ", "editions/*.yaml", ("unknown",), (_column("", "สิ่งที่ยังไม่พบ (บรรทัดละเรื่อง)", "list"),)),
    Table("ตัวชี้วัด", "framework.yaml", ("indicators", "*"), _INDICATOR, listed=True),
    Table("มาตรการมาตรฐาน", "measures/[!c]*.yaml", ("measures", "*"), (*_MEASURE, *_SOURCED)),
    Table("ข้อกับมาตรการ", "measures/crosswalk.yaml", ("editions", "*", "*"), (_column("", "มาตรการหรือเหตุผล", "codes"),)),
    Table("หัวตาราง", "vocabulary.yaml", ("headers", "*"), _HEADER, listed=True),
    Table("คำ", "vocabulary.yaml", ("*", "*"), _WORDS),
    Table("คำทั่วไป", "vocabulary.yaml", ("*",), _WORDS),
    Table("ประเภทหน่วยงาน", "agencies.yaml", ("types", "*"), _AGENCY),
    Table("แหล่งอ้างอิง", "sources.yaml", ("*",), _SOURCE),
)


def rows(table: Table, folder: Path) -> Rows:
    """Return the rows of a table as the files in a folder have them."""
    found: dict[Row, Mapping[Keys, Cell]] = {}
    for path in sorted(folder.glob(table.files)):
        name = path.relative_to(folder).as_posix()
        data = parse(path.read_bytes(), name).data
        for keys, record in _records(data, table.path):
            if _fits(record, table):
                cells = {c.field: _cell(_at(record, c.field), c.kind) for c in table.columns}
                found[Row(name, keys)] = cells
    return found


def _records(data: Any, path: Keys, keys: Keys = ()) -> Iterator[tuple[Keys, Any]]:
    if not path:
        yield keys, data
        return
    entries = enumerate(data) if isinstance(data, list) else data.items() if isinstance(data, dict) else ()
    for key, value in entries:
        if path[0] == "*" or str(key) in path[0].split("|"):
            yield from _records(value, path[1:], (*keys, str(key)))


def _fits(record: Any, table: Table) -> bool:
    """Whether a record is of a table: a mapping, or where the record is its only cell, a list of words or codes."""
    if table.columns[0].field:
        return isinstance(record, dict)
    words = isinstance(record, list) and all(isinstance(word, str) for word in record)
    return words or (table.columns[0].kind == "codes" and isinstance(record, str))


def _at(record: Any, field: Keys) -> Any:
    for key in field:
        record = record.get(key) if isinstance(record, dict) else None
    return record


def _cell(value: Any, kind: Kind) -> Cell:
    if isinstance(value, list):
        return "\n".join(map(str, value)) or None
    if kind == "text" and value is not None:
        return " ".join(str(value).split()) or None
    cell: Cell = value
    return cell


def value(cell: Cell, kind: Kind) -> Any:
    """Return what a cell stands for in YAML; raise ValueError (Thai) where it is no `kind`."""
    if cell is None:
        return None
    text = str(cell).strip()
    if kind in ("list", "codes"):
        entries = [line.strip() for line in text.splitlines() if line.strip()]
        return entries if kind == "list" or all(map(CODE.fullmatch, entries)) else " ".join(entries)
    if kind == "flag":
        if text.lower() not in ("true", "false"):
            raise ValueError(f"ต้องเป็น TRUE หรือ FALSE (พบ {text})")
        return text.lower() == "true"
    return _number(text) if kind == "number" else text


def _number(text: str) -> int | Decimal:
    try:
        number = Decimal(text)
    except ArithmeticError:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(f"ต้องเป็นตัวเลข (พบ {text})")
    return int(number) if number == number.to_integral_value() else number

"""Damage to real files, as post, scanners, converters and people do it: drawn by chance, the same for the same seed."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.documents import formats
from tests.documents.pdf_builder import hand_made, line
from tests.documents.pdf_builder import text as words

NAMES = ("joined_tables", "labelled_blocks", "form_tables", "question_tables", "report_full_table", "scores")
_PACKAGES = ("docx", "xlsx")
_STRUCTURED = (
    "kind: plan\nplan_year: 2568\nmeasures:\n- title: อบรม\n  owners: [กองคลัง]\n  period: ต.ค. 67\n  steps: [ก, ข]\n"
)
# What ends a row of a markup, and ends a line where there is none.
_ROW_ENDS = ("</w:tr>", "</row>", "</tr>", "\n")
_TEXT = re.compile(r"(?<=>)[^<>]+(?=<)|(?<=\t)[^\t\n]+")

Damage = Callable[[bytes, random.Random], bytes]


@cache
def originals(kind: str) -> tuple[bytes, ...]:
    """Return the undamaged files of a format."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "original"
        if kind == "yaml":
            return (_STRUCTURED.encode(),)
        if kind == "csv":
            return tuple(_as_csv(name).encode() for name in NAMES)
        if kind == "pdf":
            page = words(72, 720, "มาตรการ") + words(72, 700, "ผู้รับผิดชอบ: กองคลัง") + line(72, 690, 300, 690)
            return (hand_made(path, [page, page]).read_bytes(),)
        return tuple(formats.WRITERS[kind](name, Path(folder)).read_bytes() for name in NAMES)


def _as_csv(name: str) -> str:
    return (formats.FOLDER / f"{name}.txt").read_text(encoding="utf-8").replace("\t", ",")


KINDS = ("docx", "xlsx", "html", "text", "csv", "yaml", "pdf")


def mutant(kind: str, seed: int) -> bytes:
    """Return a damaged file of a format."""
    chance = random.Random(f"{kind} {seed}")
    data = chance.choice(originals(kind))
    if kind in _PACKAGES and chance.random() < 0.7:
        return _inside(data, chance)
    return _damaged(data, chance)


def _inside(data: bytes, chance: random.Random) -> bytes:
    """Damage one part of a package, and pack it again."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    main = [name for name in parts if name.endswith(("document.xml", "sheet1.xml", "sharedStrings.xml"))]
    name = chance.choice(main if chance.random() < 0.7 else list(parts))
    parts[name] = _damaged(parts[name], chance)
    if chance.random() < 0.05:
        del parts[name]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return packed.getvalue()


def _damaged(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(tuple(DAMAGES.values()))(data, chance)
    return data


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(data), chance.randint(1, 8))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _truncated(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    end = min(len(data), start + chance.randint(1, 400))
    return data[:end] + data[start:end] + data[end:]


def _blanked(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    return data[:start] + bytes(len(data[start : start + 16])) + data[start + 16 :]


def _emptied(data: bytes, chance: random.Random) -> bytes:
    """Empty some texts of cells."""
    return _TEXT.sub(lambda m: "" if chance.random() < 0.2 else m.group(), _text(data)).encode(errors="surrogateescape")


def _rows(data: bytes, chance: random.Random) -> bytes:
    """Drop some rows, write some twice."""
    text = _text(data)
    end = next((mark for mark in _ROW_ENDS if mark in text), "\n")
    rows = [row + end for row in text.split(end)]
    return "".join(row * chance.choice((0, 1, 1, 1, 1, 2)) for row in rows).encode(errors="surrogateescape")


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="surrogateescape")


DAMAGES: Mapping[str, Damage] = {
    "flipped": _flipped,
    "truncated": _truncated,
    "doubled": _doubled,
    "blanked": _blanked,
    "emptied": _emptied,
    "rows": _rows,
}

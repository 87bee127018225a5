"""Whatever a file went through, reading it gives blocks or a `ReadingError`, and no other error."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.blocks import Blocks, ReadingError
from checker.reading import csv_file, docx, html, markdown, xlsx
from tests.documents.docx_builder import box, level, listed, lists, p, picture, r, style, tbl, tc, tr, write
from tests.documents.xlsx_builder import c, raw, row

Reader = Callable[[Path], Blocks]
_ROUNDS = 50


def rich_docx(path: Path) -> Path:
    body = (
        p("แผน", r("หนา", "<w:b/>"), properties=style("1") + listed(1))
        + p(f"<w:ins>{r('เพิ่ม')}</w:ins>", '<w:r><w:footnoteReference w:id="2"/></w:r>', box(p("กล่อง")), picture(12, 12))
        + tbl(
            tr(tc("ก", span=2), tc("ข", merge="restart"), properties='<w:gridBefore w:val="1"/>'),
            tr("ค", tc(tbl(tr("ง", "จ")), p()), tc(p(), merge="continue")),
            widths=[100, 2000, 3000],
        )
    )
    styles = '<w:style w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="1"/></w:style>'
    numbering = lists(level(0, "thaiNumbers", "%1.", 3), level(0, "bullet", "o"))
    note = f'<w:footnote w:id="2">{p("หมายเหตุ")}</w:footnote>'
    return write(path, body, ["https://a.go.th"], styles=styles, numbering=numbering, footnotes=note, header=p("หัว"))


def rich_xlsx(path: Path) -> Path:
    cells = c("A1", "0", "s"), c("B1", "45931", style=1), c("C1", "85.42", style=0, formula="1+1"), c("D1", formula="1")
    rows = (
        row(1, *cells),
        row(3, c("A3", "1"), c("B3", "#REF!", "e"), more='hidden="1"'),
        row(4, c("A4", "1"), c("C4", "x")),
    )
    more = '<mergeCells><mergeCell ref="A1:B4"/></mergeCells>'
    codes = ["[$-D00041E]0.00;(0);-", "[$-107041E]d mmmm yyyy"]
    return raw(path, *rows, strings=["<t>ก</t>"], codes=codes, more=more)


def as_text(text: str) -> Callable[[Path], Path]:
    def build(path: Path) -> Path:
        path.write_text(text, encoding="utf-8")
        return path

    return build


CASES: dict[str, tuple[Reader, Callable[[Path], Path]]] = {
    "docx": (docx.read, rich_docx),
    "xlsx": (xlsx.read, rich_xlsx),
    "csv": (csv_file.read, as_text('sep=;\nแผน;;\nก;"ข\nค";ง\n\nจ;ฉ\n')),
    "html": (
        html.read,
        as_text("<html><ol start=2><li value=3>ก<table><tr><td rowspan=2 colspan=3>ข<td>ค<br></table>"),
    ),
    "md": (markdown.read, as_text("# ก\n\n| a | b |\n|---|---|\n| <b>c</b> | d |\n\n1. ข\n   - ค\n\n<table><tr><td>ง")),
}


def damage(data: bytes, dice: random.Random) -> bytes:
    """Return the data with bytes changed, swapped for others of the file, lost, or its end cut off."""
    changed = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(changed))
        match dice.randrange(4):
            case 0:
                changed[at] = dice.randrange(256)
            case 1:
                changed[at] = dice.choice(data)
            case 2:
                del changed[at : at + dice.randint(1, 9)]
            case 3 if dice.random() < 0.3:
                del changed[max(at, 1) :]
        changed = changed or bytearray(b" ")
    return bytes(changed)


def survives(read: Reader, path: Path) -> bool:
    """Read the file; tell whether that gave blocks."""
    try:
        read(path)
    except ReadingError:
        return False
    return True


@pytest.mark.parametrize("kind", CASES)
def test_damaged_files(tmp_path: Path, kind: str) -> None:
    read, build = CASES[kind]
    sound = build(tmp_path / f"sound.{kind}")
    assert survives(read, sound)
    path = tmp_path / f"plan.{kind}"
    for seed in range(_ROUNDS):
        path.write_bytes(damage(sound.read_bytes(), random.Random(seed)))
        survives(read, path)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_damaged_parts_of_sound_packages(tmp_path: Path, kind: str) -> None:
    read, build = CASES[kind]
    with zipfile.ZipFile(build(tmp_path / "sound")) as sound:
        parts = {name: sound.read(name) for name in sound.namelist()}
    path = tmp_path / f"plan.{kind}"
    outcomes = set()
    for seed in range(3 * _ROUNDS):
        dice = random.Random(seed)
        hit = dice.choice(list(parts))
        with zipfile.ZipFile(path, "w") as package:
            for name, content in parts.items():
                package.writestr(name, damage(content, dice) if name == hit else content)
        outcomes.add(survives(read, path))
    assert outcomes == {True, False}


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_odd_values_in_sound_xml(tmp_path: Path, kind: str) -> None:
    """Attribute by attribute, a value that makes no sense."""
    read, build = CASES[kind]
    with zipfile.ZipFile(build(tmp_path / "sound")) as sound:
        parts = {name: sound.read(name).decode() for name in sound.namelist()}
    path = tmp_path / f"plan.{kind}"
    for seed in range(2 * _ROUNDS):
        dice = random.Random(seed)
        hit = dice.choice([name for name in parts if not name.endswith(".rels") and '="' in parts[name]])
        pieces = parts[hit].split('"')
        at = dice.randrange(1, len(pieces), 2)
        pieces[at] = dice.choice(["", "-1", "0", "99999999999", "1e400", "NaN", "ก", "%1", "A1", "restart", ";" * 9])
        with zipfile.ZipFile(path, "w") as package:
            for name, content in parts.items():
                package.writestr(name, '"'.join(pieces) if name == hit else content)
        survives(read, path)

"""Highlights in a PDF: over the right cells and lines, behind the old file."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import NamedTuple

import pypdfium2.raw as pdfium
import pytest
from pypdfium2 import PdfDocument

from checker.annotate import pdf as annotate
from checker.annotate.notes import AUTHOR, Note
from checker.blocks import Place, Table
from checker.reading import pdf as reader
from tests.documents.pdf_builder import hand_made, lattice, text

XS, YS = (72, 200, 330, 460), (640, 670, 700)
TABLE = lattice(XS, YS) + text(76, 680, "มาตรการ") + text(204, 680, "ผู้รับผิดชอบ") + text(334, 680, "ระยะเวลา")
FIRST = text(72, 760, "แผนมาตรการของหน่วยงาน") + TABLE + text(76, 650, "ทำคู่มือ")


class Mark(NamedTuple):
    """An annotation: its kind, its box from the lower left of the paper, and what it says."""

    kind: int
    left: float
    bottom: float
    right: float
    top: float
    says: str
    author: str


def annotated(path: Path, *places: Place) -> Path:
    out = path.with_name(f"checked-{path.name}")
    notes = [Note(place, "ไม่ผ่าน", "M01-owner", f"ข้อที่ {n}", ("วิธีแก้: ระบุกอง",)) for n, place in enumerate(places)]
    out.write_bytes(annotate.annotate(path, notes))
    return out


def marks(path: Path, page: int = 1) -> list[Mark]:
    with PdfDocument(path) as pdf:
        held = pdf[page - 1]  # PDFium frees a page that nobody holds
        count = pdfium.FPDFPage_GetAnnotCount(held.raw)
        return [_mark(pdfium.FPDFPage_GetAnnot(held.raw, n)) for n in range(count)]


def _mark(annotation: object) -> Mark:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, box)
    words = [_string(annotation, name) for name in (b"Contents", b"T")]
    return Mark(pdfium.FPDFAnnot_GetSubtype(annotation), box.left, box.bottom, box.right, box.top, *words)


def _string(annotation: object, name: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, name, None, 0)
    held = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(annotation, name, ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort)), size)
    return held.raw.decode("utf-16-le").rstrip("\0")


@pytest.mark.parametrize("row", [1, 2])
@pytest.mark.parametrize("column", [1, 2, 3])
def test_the_cell_of_a_place_is_highlighted(tmp_path: Path, row: int, column: int) -> None:
    path = hand_made(tmp_path / "plan.pdf", [FIRST])
    (mark,) = marks(annotated(path, Place(page=1, table=1, row=row, column=column)))
    assert mark.kind == pdfium.FPDF_ANNOT_HIGHLIGHT
    assert (mark.author, mark.says) == (AUTHOR, "ไม่ผ่าน [M01-owner] ข้อที่ 0\nวิธีแก้: ระบุกอง")
    wanted = (XS[column - 1], YS[2 - row], XS[column], YS[3 - row])
    assert (mark.left, mark.bottom, mark.right, mark.top) == pytest.approx(wanted, abs=2)


def test_a_line_is_found_by_what_it_says(tmp_path: Path) -> None:
    path = hand_made(tmp_path / "plan.pdf", [FIRST])
    (mark,) = marks(annotated(path, Place(page=1, quote="แผนมาตรการของหน่วยงาน")))
    assert mark.bottom < 760 < mark.top
    assert mark.left == pytest.approx(72, abs=2)


def test_tables_are_counted_over_the_pages(tmp_path: Path) -> None:
    path = hand_made(tmp_path / "plan.pdf", [FIRST, text(72, 780, "ตารางที่ ๒ ของอีกปีหนึ่ง") + FIRST])
    tables = [block for block in reader.read(path).blocks if isinstance(block, Table)]
    out = annotated(path, tables[1].rows[1][1].place)
    assert marks(out, 1) == []
    assert len(marks(out, 2)) == 1


@pytest.mark.parametrize(("row", "page"), [(2, 1), (3, 2)])
def test_a_table_that_goes_on_over_a_page_is_highlighted_where_its_cell_stands(
    tmp_path: Path, row: int, page: int
) -> None:
    path = hand_made(tmp_path / "plan.pdf", [FIRST, TABLE + text(76, 650, "เผยแพร่คู่มือ")])
    (table,) = (block for block in reader.read(path).blocks if isinstance(block, Table))
    out = annotated(path, table.rows[row - 1][1].place)
    assert [len(marks(out, n)) for n in (1, 2)] == [page == 1, page == 2]
    (mark,) = marks(out, page)
    assert mark.kind == pdfium.FPDF_ANNOT_HIGHLIGHT
    assert (mark.left, mark.bottom, mark.right, mark.top) == pytest.approx((XS[1], YS[0], XS[2], YS[1]), abs=2)


@pytest.mark.parametrize("place", [Place(), Place(page=1, quote="ไม่มีข้อความนี้"), Place(page=1, table=9, row=1, column=1)])
def test_where_there_is_no_box_a_note_stands_in_the_corner(tmp_path: Path, place: Place) -> None:
    (mark,) = marks(annotated(hand_made(tmp_path / "plan.pdf", [FIRST]), place))
    assert mark.kind == pdfium.FPDF_ANNOT_TEXT
    assert mark.top > 800


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page(tmp_path: Path, turn: int) -> None:
    """The file counts as before the page was turned: the box on paper stays where the cell was drawn."""
    path = hand_made(tmp_path / "plan.pdf", [FIRST], page=f"/Rotate {turn}")
    places = [c.place for b in reader.read(path).blocks if isinstance(b, Table) for row in b.rows for c in row]
    assert len(places) >= 6
    for place in places:
        (mark,) = marks(annotated(path, place))
        corners = [(mark.left, mark.right, XS), (mark.bottom, mark.top, YS)]
        assert all(min(abs(end - line) for line in lines) < 3 for *ends, lines in corners for end in ends)


def test_the_old_file_stays_as_it_was(tmp_path: Path) -> None:
    path = hand_made(tmp_path / "plan.pdf", [FIRST])
    out = annotated(path, Place(page=1, table=1, row=2, column=2), Place())
    assert out.read_bytes().startswith(path.read_bytes())
    assert reader.read(out).blocks != ()
    assert [b.text for b in reader.read(out).blocks if not isinstance(b, Table)] == ["แผนมาตรการของหน่วยงาน"]
    assert annotated(path).read_bytes() == path.read_bytes()


def test_the_same_bytes_again(tmp_path: Path) -> None:
    path = hand_made(tmp_path / "plan.pdf", [FIRST])
    first = annotated(path, Place(page=1, table=1, row=2, column=2)).read_bytes()
    assert annotated(path, Place(page=1, table=1, row=2, column=2)).read_bytes() == first
    assert annotated(path, Place()).read_bytes() != first

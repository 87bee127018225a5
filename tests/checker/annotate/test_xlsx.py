"""Comments in an XLSX: on the right cells, summed up on a sheet of their own, and nothing else touched."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from checker.annotate import xlsx as annotate
from checker.annotate.notes import AUTHOR, Note
from checker.blocks import Place, Table
from checker.reading import xlsx as reader
from tests.documents.xlsx_builder import c, raw, row


def note(place: Place, message: str) -> Note:
    return Note(place, "ไม่ผ่าน", "M01-owner", message, ("วิธีแก้: ระบุชื่อกอง",))


def annotated(path: Path, *places: Place) -> Path:
    out = path.with_name(f"checked-{path.name}")
    out.write_bytes(annotate.annotate(path, [note(place, f"ข้อที่ {n}") for n, place in enumerate(places)]))
    return out


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def commented(path: Path) -> dict[str, str]:
    cells = (cell for sheet in load_workbook(path) for cells in sheet.iter_rows() for cell in cells if cell.comment)
    return {f"{cell.parent.title}!{cell.coordinate}": cell.comment.text for cell in cells}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Two sheets with gaps between rows and columns, a merged and a hidden part."""
    made = Workbook()
    first = made.active
    first.title = "คะแนน"
    first["B2"], first["B4"], first["D4"], first["B5"], first["D5"] = "ชื่อแผน", "มาตรการ", "ผู้รับผิดชอบ", "ก", None
    first["E4"], first["E5"] = "ระยะเวลา", "ต.ค."
    hidden = made.create_sheet("ซ่อน")
    hidden["A1"], hidden.sheet_state = "ไม่แสดง", "hidden"
    second = made.create_sheet("แผน's")
    for address, text in {"A1": "หัว", "B1": "หัว 2", "A2": "รวม", "B2": "x", "B3": "y", "A4": "ท้าย", "B4": "z"}.items():
        second[address] = text
    second.merge_cells("A2:A3")
    path = tmp_path / "plan.xlsx"
    made.save(path)
    return path


@pytest.mark.parametrize(
    ("place", "cell"),
    [
        (Place(table=1, row=2, column=2), "คะแนน!D5"),
        (Place(table=1, row=1, column=3), "คะแนน!E4"),
        (Place(table=1, row=2), "คะแนน!B5"),
        (Place(table=2, row=2, column=1), "แผน's!A2"),
        (Place(table=2, row=4, column=2), "แผน's!B4"),
        (Place(quote="ชื่อแผน"), "คะแนน!B2"),
        (Place(), "คะแนน!A1"),
        (Place(table=9, row=1, column=1), "คะแนน!A1"),
    ],
)
def test_each_comment_is_on_the_cell_of_its_place(book: Path, place: Place, cell: str) -> None:
    assert list(commented(annotated(book, place))) == [cell]


def test_every_cell_that_is_read_can_be_found_again(book: Path) -> None:
    tables = [b for b in reader.read(book).blocks if isinstance(b, Table)]
    for cell in (cell for table in tables for cells in table.rows for cell in cells if cell.text):
        (name,) = commented(annotated(book, cell.place))
        sheet, _, address = name.partition("!")
        assert str(load_workbook(book)[sheet][address].value) == cell.text


def test_several_findings_share_a_comment(book: Path) -> None:
    place = Place(table=1, row=2, column=2)
    (text,) = commented(annotated(book, place, place)).values()
    assert text.count("ไม่ผ่าน [M01-owner]") == 2
    assert text.index("ข้อที่ 0") < text.index("ข้อที่ 1")


def test_a_sheet_sums_up_and_links_to_the_cells(book: Path) -> None:
    sheet = load_workbook(annotated(book, Place(table=2, row=2, column=1), Place()))["ผลตรวจ ITA"]
    assert [cell.value for cell in sheet[2]] == ["ลำดับ", "ผล", "กฎ", "ที่", "สิ่งที่พบ", "รายละเอียด"]
    assert [sheet["D3"].value, sheet["D4"].value] == ["'แผน''s'!A2", "'คะแนน'!A1"]
    assert sheet["D3"].hyperlink.location == "'แผน''s'!A2"
    assert sheet["A1"].value == "ผลตรวจ ITA: ไม่ผ่าน 2"
    assert sheet["F3"].alignment.wrap_text


def test_nothing_else_changes(book: Path) -> None:
    before, after = parts(book), parts(annotated(book, Place(table=1, row=2, column=2)))
    changed = {name for name in before if before[name] != after[name]}
    assert "xl/worksheets/sheet3.xml" not in changed
    assert "xl/sharedStrings.xml" not in changed
    sheet, marked = before["xl/worksheets/sheet1.xml"], after["xl/worksheets/sheet1.xml"]
    start = marked.index(b"<legacyDrawing")
    assert marked[:start] + marked[marked.index(b"/>", start) + 2 :] == sheet


def test_what_is_read_stays_the_same_but_for_our_sheet(book: Path) -> None:
    before, after = reader.read(book), reader.read(annotated(book, Place(table=1, row=2, column=2)))
    texts = [[[cell.text for cell in r] for r in b.rows] if isinstance(b, Table) else b.text for b in before.blocks]
    again = [[[cell.text for cell in r] for r in b.rows] if isinstance(b, Table) else b.text for b in after.blocks]
    assert again[: len(texts)] == texts


def test_comments_of_others_stay(book: Path) -> None:
    made = load_workbook(book)
    made["คะแนน"]["D5"].comment = Comment("ของใคร", "หัวหน้า")
    made["คะแนน"]["B5"].comment = Comment("ดูอีกครั้ง", "หัวหน้า")
    made.save(book)
    out = annotated(book, Place(table=1, row=2, column=2), Place(table=1, row=2, column=3))
    told = commented(out)
    assert told["คะแนน!B5"] == "ดูอีกครั้ง"
    assert told["คะแนน!D5"].startswith(f"ของใคร\n{AUTHOR}:\n")
    assert "ข้อที่ 0" in told["คะแนน!D5"]
    assert "ข้อที่ 1" in told["คะแนน!E5"]
    authors = {cell.comment.author for cells in load_workbook(out)["คะแนน"] for cell in cells if cell.comment}
    assert authors == {"หัวหน้า", AUTHOR}
    boxes = next(content for name, content in parts(out).items() if name.endswith(".vml"))
    assert boxes.count(b":shape ") == 3
    etree.fromstring(boxes)


def test_the_boxes_are_named_before_what_must_stand_behind(tmp_path: Path) -> None:
    more = "<pageMargins/><tableParts count='0'/><extLst/>"
    path = raw(tmp_path / "a.xlsx", row(1, c("A1", "1"), c("B1", "2")), row(2, c("A2", "3"), c("B2", "4")), more=more)
    sheet = parts(annotated(path, Place()))["xl/sheet.xml"]
    assert sheet.index(b"<pageMargins") < sheet.index(b"<legacyDrawing") < sheet.index(b"<tableParts")


def test_an_annotated_copy_can_be_annotated_again(book: Path) -> None:
    again = annotated(annotated(book, Place()), Place())
    assert [name for name in load_workbook(again).sheetnames if name.startswith("ผลตรวจ")] == [
        "ผลตรวจ ITA",
        "ผลตรวจ ITA 2",
    ]
    assert commented(again)["คะแนน!A1"].count("ข้อที่ 0") == 2


def test_no_finding_is_told_too(book: Path) -> None:
    sheet = load_workbook(annotated(book))["ผลตรวจ ITA"]
    assert sheet["A1"].value == "ผลตรวจ ITA: ไม่พบข้อบกพร่อง"


def test_the_same_bytes_again(book: Path) -> None:
    assert annotated(book, Place()).read_bytes() == annotated(book, Place()).read_bytes()

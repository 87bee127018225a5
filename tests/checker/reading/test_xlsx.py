from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from checker.blocks import Blocks, Paragraph, ReadingError, Table
from checker.reading import xlsx
from tests.documents.xlsx_builder import c, raw, row, workbook


def texts(blocks: Blocks) -> list[str]:
    return [block.text for block in blocks.blocks if isinstance(block, Paragraph)]


def tables(blocks: Blocks) -> list[list[list[str]]]:
    found = (block for block in blocks.blocks if isinstance(block, Table))
    return [[[cell.text for cell in row] for row in table.rows] for table in found]


def test_titles_and_tables_with_their_places(tmp_path: Path) -> None:
    rows = [
        ["แผนมาตรการ"],
        ["อบต.ตัวอย่าง"],
        ["ที่", "มาตรการ"],
        [1, "เปิดเผยข้อมูล"],
        [],
        [None, "ตัวชี้วัด", "คะแนน"],
        [None, "การใช้งบประมาณ", "๘๕.๔๒"],
        [],
        ["ลงชื่อ"],
    ]
    blocks = xlsx.read(workbook(tmp_path / "plan.xlsx", {"Sheet1": rows}))

    assert texts(blocks) == ["แผนมาตรการ", "อบต.ตัวอย่าง", "ลงชื่อ"]
    assert tables(blocks) == [
        [["ที่", "มาตรการ"], ["1", "เปิดเผยข้อมูล"]],
        [["ตัวชี้วัด", "คะแนน"], ["การใช้งบประมาณ", "๘๕.๔๒"]],
    ]
    second = next(b for b in blocks.blocks if isinstance(b, Table) and b.number == 2)
    place = second.rows[1][1].place
    assert (place.file, place.table, place.row, place.column, place.quote) == ("plan.xlsx", 2, 2, 2, "๘๕.๔๒")


def test_rows_of_one_cell_inside_a_table_stay_there(tmp_path: Path) -> None:
    rows = [["ที่", "มาตรการ"], ["1", "ก"], [None, "ต่อ"]]
    assert tables(xlsx.read(workbook(tmp_path / "plan.xlsx", {"Sheet1": rows}))) == [[*rows[:2], ["", "ต่อ"]]]


def test_sheets_come_in_order_under_the_names_they_were_given(tmp_path: Path) -> None:
    sheets = {"คะแนน IIT": [["ก", "ข"]], "Sheet2": [["ค", "ง"]], "ว่าง": []}
    blocks = xlsx.read(workbook(tmp_path / "plan.xlsx", sheets))
    assert texts(blocks) == ["คะแนน IIT"]
    assert [b.number for b in blocks.blocks if isinstance(b, Table)] == [1, 2]


def test_hidden_sheets_rows_and_columns_are_left_out_with_notes(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for values in (["ก", "ลับ", "ข"], ["ลับ", "ลับ", "ลับ"], ["๑", "ลับ", "๒"]):
        sheet.append(values)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    secret = book.create_sheet("สำรอง")
    secret.append(["ลับ", "ลับ"])
    secret.sheet_state = "hidden"
    book.save(tmp_path / "plan.xlsx")

    blocks = xlsx.read(tmp_path / "plan.xlsx")
    assert tables(blocks) == [[["ก", "ข"], ["๑", "๒"]]]
    assert len(blocks.notes) == 2
    assert any("สำรอง" in note for note in blocks.notes)


def test_merged_cells_are_covered_by_the_cell_that_holds_the_text(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for values in (
        ["ที่", "ผู้รับผิดชอบ", None, "งบ"],
        ["1", "กอง", "สำนัก", "ก"],
        ["2", None, "ฝ่าย", None],
        ["3", "ข", "ค", "ง"],
    ):
        sheet.append(values)
    for merged in ("B1:C1", "B2:B3"):
        sheet.merge_cells(merged)
    book.save(tmp_path / "plan.xlsx")

    (table,) = xlsx.read(tmp_path / "plan.xlsx").blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows][:3] == [
        ["ที่", "ผู้รับผิดชอบ", "", "งบ"],
        ["1", "กอง", "สำนัก", "ก"],
        ["2", "", "ฝ่าย", ""],
    ]
    across, down = table.rows[0][2].place, table.rows[2][1].place
    assert (across.row, across.column, across.quote) == (1, 2, "ผู้รับผิดชอบ")
    assert (down.row, down.column, down.quote) == (2, 2, "กอง")


def test_row_below_a_cell_merged_downwards_is_not_blank(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet["A1"], sheet["B2"], sheet["A5"], sheet["B5"] = "ที่", "คะแนน", "๑", "๘๕"
    sheet.merge_cells("A1:A4")
    book.save(tmp_path / "plan.xlsx")
    assert tables(xlsx.read(tmp_path / "plan.xlsx")) == [[["ที่", ""], ["", "คะแนน"], ["๑", "๘๕"]]]


def test_columns_only_spanned_by_merges_are_not_counted(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet["A1"], sheet["D1"], sheet["A2"], sheet["D2"] = "มาตรการ", "งบ", "ก", "ข"
    for merged in ("A1:C1", "A2:C2"):
        sheet.merge_cells(merged)
    book.save(tmp_path / "plan.xlsx")
    assert tables(xlsx.read(tmp_path / "plan.xlsx")) == [[["มาตรการ", "งบ"], ["ก", "ข"]]]


def test_title_merged_across_the_table_is_a_paragraph(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for values in (["แผนมาตรการ"], ["ที่", "มาตรการ"], ["1", "ก"]):
        sheet.append(values)
    sheet.merge_cells("A1:B1")
    sheet["A1"].font = Font(bold=True)
    book.save(tmp_path / "plan.xlsx")
    title = xlsx.read(tmp_path / "plan.xlsx").blocks[0]
    assert isinstance(title, Paragraph)
    assert (title.text, title.level) == ("แผนมาตรการ", 2)


def test_values_as_excel_shows_them(tmp_path: Path) -> None:
    values = [85.4, date(2025, 10, 1), "๑ ตุลาคม ๒๕๖๘", 2568, True, "=ไม่ใช่สูตร"]
    book = Workbook()
    sheet = book.active
    sheet.append(["ก"] * len(values))
    sheet.append(values)
    sheet["F2"].data_type = "s"
    for address, code in {"A2": "0.00", "B2": "[$-107041E]d mmmm yyyy"}.items():
        sheet[address].number_format = code
    book.save(tmp_path / "plan.xlsx")
    assert tables(xlsx.read(tmp_path / "plan.xlsx"))[0][1] == [
        "85.40", "1 ตุลาคม 2568", "๑ ตุลาคม ๒๕๖๘", "2568", "TRUE", "=ไม่ใช่สูตร",
    ]  # fmt: skip


def test_formula_shows_its_stored_result(tmp_path: Path) -> None:
    cells = row(
        1,
        c("A1", "85.5", formula="1+1", style=0),
        c("B1", "ผ่าน", "str", formula="IF(1)"),
        c("C1", "", "str", formula="X"),
    )
    blocks = xlsx.read(raw(tmp_path / "plan.xlsx", cells, codes=["0.00"]))
    assert tables(blocks) == [[["85.50", "ผ่าน"]]]
    assert blocks.unread == ()


def test_formula_without_result_or_with_an_error_is_unread_in_its_place(tmp_path: Path) -> None:
    rows = (row(3, c("B3", "1"), c("C3", formula="SUM(A1)")), row(4, c("B4", "2"), c("C4", "#REF!", "e", formula="X")))
    blocks = xlsx.read(raw(tmp_path / "plan.xlsx", *rows))
    assert tables(blocks) == [[["1", ""], ["2", "#REF!"]]]
    empty, error = blocks.unread
    assert (empty.place.row, empty.place.column, error.place.row) == (1, 2, 2)
    assert "C3" in empty.why
    assert "#REF!" in error.why


def test_strings_in_pieces_and_escapes(tmp_path: Path) -> None:
    strings = ["<r><t>หนา</t></r><r><t>บาง</t></r><rPh><t>คำอ่าน</t></rPh>", "<t>บรรทัด_x000D_\nใหม่</t>"]
    inline = '<c r="C1" t="inlineStr"><is><t>ในช่อง</t></is></c>'
    cells = row(1, c("A1", "0", "s"), c("B1", "1", "s"), inline)
    assert tables(xlsx.read(raw(tmp_path / "plan.xlsx", cells, strings=strings))) == [
        [["หนาบาง", "บรรทัด\nใหม่", "ในช่อง"]]
    ]


def test_cells_and_rows_without_address_follow_each_other(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>"
    assert tables(xlsx.read(raw(tmp_path / "plan.xlsx", rows))) == [[["1", "2"], ["3", "4"]]]


def test_thai_built_in_format(tmp_path: Path) -> None:
    cells = row(1, c("A1", "85.42", style=0), c("B1", "45931", style=1))
    assert tables(xlsx.read(raw(tmp_path / "plan.xlsx", cells, codes=[60, 71]))) == [[["๘๕.๔๒", "๑/๑๐/๒๕๖๘"]]]


def test_drawings_are_noted(tmp_path: Path) -> None:
    blocks = xlsx.read(raw(tmp_path / "plan.xlsx", row(1, c("A1", "1")), more='<drawing r:id="x"/>'))
    assert any("รูปภาพ" in note for note in blocks.notes)


def test_reads_the_format_and_no_other(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.bin", {"ก": [["ก"]]})
    assert xlsx.sniff(path.read_bytes()[:4096], path)
    path.write_bytes(b"PK\x03\x04 no zip")
    assert not xlsx.sniff(path.read_bytes()[:4096], path)


def test_sparse_sheet_without_bounds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.reading.tables.MAX_CELLS", 100)
    rows = [row(n, f'<c r="{letter}{n}"><v>1</v></c>') for n, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1)]
    rows[0] = row(1, c("A1", "1"), c("B1", "1"))
    with pytest.raises(ReadingError, match="ใหญ่เกิน"):
        xlsx.read(raw(tmp_path / "plan.xlsx", *rows))


def test_data_without_bounds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_CELLS", 100)
    with pytest.raises(ReadingError, match="เกิน 100 ช่อง"):
        xlsx.read(workbook(tmp_path / "plan.xlsx", {"ก": [[1, 2], []] * 51}))


def test_damage_is_explained(tmp_path: Path) -> None:
    path = raw(tmp_path / "plan.xlsx", row(1, c("A1", "1")), more="<unclosed>")
    with pytest.raises(ReadingError, match=r"^แฟ้ม plan\.xlsx .* โปรด"):
        xlsx.read(path)

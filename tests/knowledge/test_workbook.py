"""The knowledge goes to a spreadsheet and back; only what was edited changes, the rest of each file stays."""

from __future__ import annotations

import difflib
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from knowledge.workbook import Change, WorkbookError, apply, changes, export
from knowledge.workbook.tables import TABLES, rows
from rules.workshop.adopt import adopt

Edit = Callable[[Worksheet], None]


@pytest.fixture
def book(folder: Path, tmp_path: Path) -> Path:
    (tmp_path / "book.xlsx").write_bytes(export(folder))
    return tmp_path / "book.xlsx"


def _edited(book: Path, sheet: str, edit: Edit) -> None:
    workbook = load_workbook(book)
    edit(workbook[sheet])
    workbook.save(book)


def _set(name: str, head: str, value: Any, file: str = "") -> Edit:
    def edit(sheet: Worksheet) -> None:
        column = next(cell.column for cell in sheet[1] if cell.value == head)
        row = next(r for r in range(2, sheet.max_row + 1) if _is(sheet, r, file, name))
        sheet.cell(row, column).value = value

    return edit


def _is(sheet: Worksheet, row: int, file: str, name: str) -> bool:
    return sheet.cell(row, 2).value == name and str(sheet.cell(row, 1).value).endswith(file)


def _texts(folder: Path) -> dict[Path, list[str]]:
    return {path: path.read_text(encoding="utf-8").splitlines() for path in sorted(folder.rglob("*.yaml"))}


def _diff(before: dict[Path, list[str]], folder: Path) -> list[str]:
    told: list[str] = []
    for path, lines in _texts(folder).items():
        told += (line for line in difflib.ndiff(before[path], lines) if line[:2] in ("- ", "+ "))
    return told


def _apply(book: Path, folder: Path) -> tuple[list[str], list[str]]:
    """Return the changes told, and the lines of the files that they change."""
    before, found = _texts(folder), changes(book, folder)
    apply(found, folder)
    assert changes(book, folder) == []
    return [str(change) for change in found], _diff(before, folder)


def test_what_was_not_edited_changes_nothing(book: Path, folder: Path) -> None:
    assert changes(book, folder) == []


def test_what_another_spreadsheet_saved_changes_nothing(book: Path, folder: Path) -> None:
    workbook = load_workbook(book)
    for sheet in workbook:
        for cell in (cell for row in sheet.iter_rows(min_row=2) for cell in row):
            if isinstance(cell.value, bool):
                cell.value = f"={str(cell.value).upper()}()"  # LibreOffice
            elif isinstance(cell.value, int):
                cell.value = float(cell.value)
            elif isinstance(cell.value, str):
                cell.value = cell.value.replace("\n", "\r\n") + " "
        sheet.insert_rows(3)
        sheet.insert_cols(5)
    workbook.create_sheet("บันทึกของฉัน", 0).append(["ข้อความ"])
    workbook.save(book)
    assert changes(book, folder) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="ไม่มี LibreOffice (apt-get install libreoffice-calc)")
def test_libreoffice_opens_and_saves_the_book(book: Path, folder: Path, tmp_path: Path) -> None:
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(book)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert changes(tmp_path / "saved" / book.name, folder) == []


def test_every_yaml_fact_of_an_edition_is_in_the_book(folder: Path) -> None:
    named = {row.file for table in TABLES for row in rows(table, folder)}
    assert {f"editions/{year}.yaml" for year in range(2563, 2570)} <= named
    assert {"vocabulary.yaml", "sources.yaml", "agencies.yaml", "measures/indicator-09.yaml"} <= named


def test_a_value_is_edited_and_the_comments_stay(book: Path, folder: Path) -> None:
    _edited(book, "ค่าของแต่ละปี", _set("threshold", "ค่า", "๘๘", "2569.yaml"))
    told, lines = _apply(book, folder)
    assert told == ["แก้ editions/2569.yaml threshold/value (ค่า): 85 → 88"]
    assert lines == ["-   value: 85", "+   value: 88"]


def test_words_are_added_to_a_list(book: Path, folder: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        cell = next(sheet.cell(r, 3) for r in range(2, sheet.max_row + 1) if sheet.cell(r, 2).value == "owners/generic")
        cell.value = f"{cell.value}\nทุกคน"

    _edited(book, "คำ", edit)
    told, lines = _apply(book, folder)
    assert told == ["แก้ vocabulary.yaml owners/generic (คำ (บรรทัดละคำ)): + ทุกคน"]
    assert lines == ["+     - ทุกคน"]


def test_a_long_text_keeps_its_layout(book: Path, folder: Path) -> None:
    text = "เลขข้อและชื่อข้อพบในประกาศ " + "และตรวจกับเอกสารของหน่วยงานแล้ว " * 8
    _edited(book, "ค่าของแต่ละปี", _set("plan", "หมายเหตุ", text, "2569.yaml"))
    _told, lines = _apply(book, folder)
    assert all(len(line) < 125 for line in lines)
    assert not [line for line in lines if "note:" in line]


def test_a_row_is_added_and_one_taken_out(book: Path, folder: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        row = next(r for r in range(2, sheet.max_row + 1) if _is(sheet, r, "2568.yaml", "plan/elements/A7"))
        sheet.delete_rows(row)
        sheet.append(["editions/2568.yaml", "plan/elements/Z1", "มีชื่อผู้ลงนาม", None, "advice", "recall"])

    _edited(book, "องค์ประกอบ", edit)
    told, lines = _apply(book, folder)
    assert "ลบ editions/2568.yaml plan/elements/A7" in told
    assert "เพิ่ม editions/2568.yaml plan/elements/Z1/requires (สิ่งที่ต้องมี): มีชื่อผู้ลงนาม" in told
    assert "+     Z1:" in lines


@pytest.mark.parametrize("name", ["headers/เจ้าภาพ", "headers/99"])
def test_a_new_entry_of_a_list_comes_to_stand_at_its_end(book: Path, folder: Path, name: str) -> None:
    _edited(book, "หัวตาราง", lambda s: s.append(["vocabulary.yaml", name, "owners", "เจ้าภาพ\nเจ้าของงาน"]))
    before, found = _texts(folder), changes(book, folder)
    apply(found, folder)
    assert _diff(before, folder) == ["+   - field: owners", "+     words: [เจ้าภาพ, เจ้าของงาน]"]
    assert all(f"headers/{name[8:]}/" not in str(change) for change in found)


def test_the_first_entry_of_a_list_that_a_file_lacks(book: Path, folder: Path) -> None:
    row = ["editions/2569.yaml", "calendar/ปิดรับ", "วันสุดท้ายที่ส่งแบบ OIT", "30 เมษายน 2569", "recall"]
    assert "calendar:" not in (folder / "editions" / "2569.yaml").read_text(encoding="utf-8")
    _edited(book, "ปฏิทิน", lambda s: s.append(row))
    before, found = _texts(folder), changes(book, folder)
    apply(found, folder)
    lines = [line[2:].strip() for line in _diff(before, folder)]
    assert lines == ["calendar:", "- what: วันสุดท้ายที่ส่งแบบ OIT", "when: 30 เมษายน 2569", "mark: recall"]


@pytest.mark.parametrize(
    ("sheet", "edit", "problem"),
    [
        ("ค่าของแต่ละปี", _set("threshold", "ค่า", "แปดสิบ", "2569.yaml"), "แผ่น ค่าของแต่ละปี ช่อง C"),
        ("ข้อคำถาม", _set("OIT/questions/O1", "ข้อเชิงลบ", "บางครั้ง", "2568.yaml"), "ต้องเป็น TRUE หรือ FALSE"),
        ("องค์ประกอบ", lambda s: s.append(["editions/2599.yaml", "plan/elements/M1"]), "ไม่มีแฟ้ม editions/2599.yaml"),
        (
            "หัวตาราง",
            lambda s: s.append(["vocabulary.yaml", "header/เจ้าภาพ", "owners", "เจ้าภาพ"]),
            "แผ่น หัวตาราง: รายการ “header/เจ้าภาพ” ต้องเขียนเป็น headers/…",
        ),
        ("องค์ประกอบ", lambda s: s.append([s["A2"].value, s["B2"].value]), "ซ้ำกับแถวก่อนหน้า"),
        ("องค์ประกอบ", lambda s: s.append([None, "x", "y"]), "ไม่มีชื่อแฟ้มหรือรายการ"),
        ("ค่าของแต่ละปี", _set("threshold", "ค่า", datetime(2026, 1, 1), "2569.yaml"), r"ช่อง C\d+ เป็นวันที่"),
        ("องค์ประกอบ", _set("plan/elements/A7", "ถ้าขาด", "#REF!", "2568.yaml"), "เป็นข้อผิดพลาดของตารางคำนวณ"),
        ("องค์ประกอบ", lambda s: s.delete_cols(3), "แผ่น องค์ประกอบ ไม่มีช่อง “สิ่งที่ต้องมี”"),
    ],
)
def test_what_cannot_be_read_back_is_told_with_its_cell(
    book: Path, folder: Path, sheet: str, edit: Edit, problem: str
) -> None:
    _edited(book, sheet, edit)
    with pytest.raises(WorkbookError, match=problem):
        changes(book, folder)


def test_a_list_tells_what_comes_goes_and_moves() -> None:
    def told(new: list[str]) -> str:
        return str(Change("f.yaml", ("a",), "คำ", ["ก", "ข"], new)).split(": ")[1]

    assert told(["ก", "ค"]) == "+ ค · − ข"
    assert told(["ข", "ก"]) == "เรียงใหม่เป็น ข, ก"


def test_a_word_that_begins_with_an_equals_sign_stays_a_word(book: Path) -> None:
    cells = [cell for sheet in load_workbook(book) for row in sheet for cell in row if str(cell.value).startswith("=")]
    assert cells
    assert all(cell.quotePrefix for cell in cells)


def test_a_book_of_another_kind_is_refused(folder: Path, tmp_path: Path) -> None:
    Workbook().save(tmp_path / "x.xlsx")
    with pytest.raises(WorkbookError, match="ไม่ใช่สมุดงานที่ได้จาก ita knowledge export"):
        changes(tmp_path / "x.xlsx", folder)
    with pytest.raises(WorkbookError, match="ไม่พบแฟ้ม"):
        changes(tmp_path / "y.xlsx", folder)


def test_all_files_are_written_or_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = ("sources.yaml", "vocabulary.yaml")
    edits = [
        Change("sources.yaml", ("S001", "kind"), "ชนิด", "", "ก"),
        Change("vocabulary.yaml", ("x",), "คำ", None, ["ก"]),
    ]
    before = [(folder / name).read_bytes() for name in files]
    write = Path.write_text

    def full(path: Path, text: str, encoding: str) -> int:
        if path.name == "vocabulary.yaml":
            raise OSError("เต็ม")
        return write(path, text, encoding)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="เต็ม"):
        apply(edits, folder)
    assert [(folder / name).read_bytes() for name in files] == before


def test_a_year_is_added_as_the_others_are_written(book: Path, folder: Path) -> None:
    before = _texts(folder)
    apply([Change("measures/crosswalk.yaml", ("editions", "2599", "O2"), "คำ", None, ["O2"])], folder)
    assert _diff(before, folder) == ["+   2599:", "+     O2: [O2]"]


def test_another_file_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"no workbook")
    with pytest.raises(WorkbookError, match=r"เปิด x\.xlsx ไม่ได้"):
        changes(tmp_path / "x.xlsx", folder)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(data=st.data())
def test_any_text_comes_back_as_it_was_typed(book: Path, folder: Path, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from([t for t in TABLES if t.columns[0].kind == "text"]))
    row = data.draw(st.sampled_from(list(rows(table, folder))))
    column = table.columns[0]
    text = data.draw(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=300))
    new = " ".join(text.split())
    before = _texts(folder)
    change = Change(row.file, (*row.keys, *column.field), column.head, None, new or "ก")
    apply([change], folder)
    assert rows(table, folder)[row][column.field] == " ".join((new or "ก").split())
    for path, lines in before.items():
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_edited_knowledge_is_tried_before_it_is_written(book: Path, folder: Path) -> None:
    before = _texts(folder)
    _edited(book, "ค่าของแต่ละปี", _set("threshold", "ค่า", 80, "2569.yaml"))
    refused = adopt(book, folder)
    assert len(refused.changes) == 1
    assert any("N02-indicator-below" in problem or "C01-" in problem for problem in refused.problems)
    assert refused.written == ()
    assert _diff(before, folder) == []


def test_knowledge_that_does_not_load_is_not_written(book: Path, folder: Path) -> None:
    _edited(book, "องค์ประกอบ", _set("plan/elements/M1", "แหล่งอ้างอิง", "S999", "2568.yaml"))
    refused = adopt(book, folder)
    assert [problem.split(": ")[1] for problem in refused.problems] == ["ไม่มีแหล่งอ้างอิง “S999” ใน sources.yaml"]


def test_knowledge_with_which_every_case_passes_is_written(book: Path, folder: Path) -> None:
    _edited(book, "แหล่งอ้างอิง", _set("S001", "ชนิด", "เอกสารของหน่วยงาน"))
    looked = adopt(book, folder, write=False)
    assert (looked.problems, looked.written) == ((), ())
    done = adopt(book, folder)
    assert done.problems == ()
    assert [path.name for path in done.written] == ["sources.yaml"]
    assert adopt(book, folder).changes == ()

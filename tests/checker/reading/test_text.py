from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.blocks import Blocks, Paragraph, Place, ReadingError, Table
from checker.reading import read

PLAN = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\nมาตรการ\tผู้รับผิดชอบ\nอบรม\tกองคลัง\n"


def blocks(tmp_path: Path, text: str) -> Blocks:
    path = tmp_path / "plan.txt"
    path.write_bytes(text.encode())
    return read(path)


def rows(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874", "tis-620", "utf-16-be"])
def test_every_encoding_in_use_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.doc"
    data = PLAN.encode(encoding)
    path.write_bytes(b"\xfe\xff" + data if encoding == "utf-16-be" else data)
    title, table = read(path).blocks
    assert isinstance(title, Paragraph)
    assert title.text == PLAN.split("\n")[0]
    assert rows(table) == [["มาตรการ", "ผู้รับผิดชอบ"], ["อบรม", "กองคลัง"]]


def test_places_count_lines_tables_rows_and_columns(tmp_path: Path) -> None:
    read_ = blocks(tmp_path, "หัวเรื่อง\r\nก\tข\r\nค\tง\r\n\r\nคั่น\r\n\tจ\tฉ\r\n")
    title, first, between, second = read_.blocks
    assert isinstance(title, Paragraph)
    assert isinstance(between, Paragraph)
    assert (title.place.line, between.place.line) == (1, 5)
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert first.rows[1][1].place == Place(file="plan.txt", table=1, row=2, column=2, line=3, quote="ง")
    assert (second.number, rows(second)) == (2, [["", "จ", "ฉ"]])


def test_markdown_is_taken_off_and_headings_have_levels(tmp_path: Path) -> None:
    read_ = blocks(tmp_path, "## **ส่วนที่ ๑** ผล\n\n\\*\\*\\*\\*\n---\n2565** หมายเหตุ\n")
    heading, note = read_.blocks
    assert isinstance(heading, Paragraph)
    assert isinstance(note, Paragraph)
    assert (heading.text, heading.level, heading.place.quote) == ("ส่วนที่ ๑ ผล", 2, "ส่วนที่ ๑ ผล")
    assert (note.text, note.level) == ("2565** หมายเหตุ", None)


def test_html_in_cells_becomes_lines(tmp_path: Path) -> None:
    cell = '<ul style="list-style-type: none"> <li>- <b>กองคลัง</b></li> <li>- กองช่าง</li> <p>Dos &amp; Don\'t</p>'
    read_ = blocks(tmp_path, f'ก\t{cell}\tก <input type="checkbox"/> ข < 85\n')
    assert rows(read_.blocks[0]) == [["ก", "- กองคลัง\n- กองช่าง\nDos & Don't", "ก ☐ ข < 85"]]


def test_a_tab_that_only_indents_is_no_table(tmp_path: Path) -> None:
    read_ = blocks(tmp_path, "\tตามที่ประกาศผล\n\nก\tข\tค\n\tย่อหน้าใหม่\n")
    assert [type(b) for b in read_.blocks] == [Paragraph, Table, Paragraph]
    continued = blocks(tmp_path, "ตัวชี้วัด\tผล\n\tต่อจากหน้าก่อน\n")
    assert rows(continued.blocks[0]) == [["ตัวชี้วัด", "ผล"], ["", "ต่อจากหน้าก่อน"]]


def test_text_is_mended_but_quoted_as_written(tmp_path: Path) -> None:
    paragraph = blocks(tmp_path, "การดํา เนินงาน\u200b ๑\n").blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "การดำ เนินงาน ๑"
    assert paragraph.place.quote == "การดํา เนินงาน\u200b ๑"


def test_a_broken_letter_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes((PLAN * 9).encode().replace("อบรม".encode(), b"\xe0\xb8\xad\xe0", 1))
    read_ = read(path)
    assert len(read_.blocks) == 18
    assert [(u.place.line, u.about) for u in read_.unread] == [(4, "")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "ว่างเปล่า"),
        (b" \r\n\t\n", "ว่างเปล่า"),
        (b"\x00\x01\x02\x03" * 50, "ไม่ใช่เอกสาร"),
        (bytes(range(128, 256)) * 9, "ไม่ใช่ข้อความ"),
        ("มาตรการส่งเสริมคุณธรรม".encode().decode("cp874", "replace").encode("utf-16-le"), "ไม่ใช่"),
        ("déjà vu à la fête ".encode("latin-1") * 50, "ไม่ใช่ข้อความ"),
        ("มาตรการส่งเสริม".encode().replace(b"\xe0\xb8\xa1", b"\xe0\xe0") * 50, "ไม่ใช่ข้อความ"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 99, "รูปภาพ"),
        ("ข้อความ".encode("utf-16")[:-1], "ไม่ใช่ข้อความ"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "แผน.txt"
    path.write_bytes(content)
    with pytest.raises(ReadingError, match=said) as refused:
        read(path)
    assert "แผน.txt" in str(refused.value)
    assert "โปรด" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_text_beyond_all_bounds_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "ใหญ่.txt"
    path.write_bytes(b"a")
    os.truncate(path, 50 * 1024 * 1024)
    with path.open("r+b") as file:
        file.write(b"a" * 5000)
    with pytest.raises(ReadingError, match="20 เมกะไบต์"):
        read(path)


def test_folders_and_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="โฟลเดอร์"):
        read(tmp_path)
    with pytest.raises(ReadingError, match=r"ไม่พบแฟ้ม .*ไม่มี\.txt"):
        read(tmp_path / "ไม่มี.txt")
    with pytest.raises(ReadingError, match="เปิดแฟ้ม"):
        read(tmp_path / ("ยาว" * 200))
    os.mkfifo(tmp_path / "ท่อ")
    with pytest.raises(ReadingError, match="ไม่ใช่แฟ้ม"):
        read(tmp_path / "ท่อ")


@pytest.mark.parametrize("gap", ["", "\n"])
def test_an_html_table_in_a_text_is_a_table(tmp_path: Path, gap: str) -> None:
    header = "<tr><th>มาตรการ</th><th>ผู้รับผิดชอบ</th></tr>"
    table = gap.join(["<table>", header, "<tr><td>ก</td><td>กองคลัง</td></tr>", "</table>"])
    read_ = blocks(tmp_path, f"หัวเรื่อง\nข้อ\tคะแนน\nI1\t90\n{table}\nท้ายเรื่อง")
    _, first, second, last = read_.blocks
    assert rows(first) == [["ข้อ", "คะแนน"], ["I1", "90"]]
    assert rows(second) == [["มาตรการ", "ผู้รับผิดชอบ"], ["ก", "กองคลัง"]]
    assert isinstance(second, Table)
    assert (second.number, second.rows[1][0].place.line) == (2, 6 if gap else 4)
    assert isinstance(last, Paragraph)
    assert (last.text, last.place.line) == ("ท้ายเรื่อง", 8 if gap else 5)


def test_a_table_tag_that_is_never_closed_stays_text(tmp_path: Path) -> None:
    read_ = blocks(tmp_path, "หัวเรื่อง\n<table> ตารางคะแนน\nข้อ\tคะแนน\nI1\t90")
    assert [type(block) for block in read_.blocks] == [Paragraph, Paragraph, Table]

from __future__ import annotations

from pathlib import Path

import pytest

from checker.blocks import Blocks, Paragraph, ReadingError, Table
from checker.reading import csv_file

ROWS = [["ที่", "มาตรการ", "ผู้รับผิดชอบ"], ["๑", "เปิดเผยข้อมูล", "สำนักปลัด"], ["๒", "ลดขั้นตอน", "กองคลัง"]]


def read(tmp_path: Path, content: str | bytes) -> Blocks:
    path = tmp_path / "plan.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return csv_file.read(path)


def table(blocks: Blocks, number: int = 1) -> list[list[str]]:
    found = [block for block in blocks.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in found[number - 1].rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
def test_delimiter_and_encoding_are_found(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = "\r\n".join(delimiter.join(row) for row in ROWS) + "\r\n"
    assert table(read(tmp_path, text.encode(encoding))) == ROWS


def test_declared_delimiter_counts(tmp_path: Path) -> None:
    blocks = read(tmp_path, "sep=;\nก,ข;ค\nง,จ;ฉ\n")
    assert table(blocks) == [["ก,ข", "ค"], ["ง,จ", "ฉ"]]
    (found,) = blocks.blocks
    assert isinstance(found, Table)
    assert found.rows[1][0].place.line == 3


def test_quoted_breaks_stay_in_the_cell_and_lines_are_those_of_the_file(tmp_path: Path) -> None:
    (found,) = read(tmp_path, 'ที่,ขั้นตอน\n1,"๑. ก\n๒. ""ข"", ค"\n2,ง\n').blocks
    assert isinstance(found, Table)
    assert found.rows[1][1].text == '๑. ก\n๒. "ข", ค'
    assert [row[0].place.line for row in found.rows] == [1, 2, 4]
    place = found.rows[2][1].place
    assert (place.table, place.row, place.column) == (1, 3, 2)


def test_titles_are_paragraphs_and_blank_rows_end_a_table(tmp_path: Path) -> None:
    blocks = read(tmp_path, "แผนมาตรการ,,\nที่,มาตรการ,งบ\n1,ก,0\n,,\nตัวชี้วัด,คะแนน,\nการใช้อำนาจ,๙๐,\n")
    title = blocks.blocks[0]
    assert isinstance(title, Paragraph)
    assert (title.text, title.place.line) == ("แผนมาตรการ", 1)
    assert table(blocks, 1) == [["ที่", "มาตรการ", "งบ"], ["1", "ก", "0"]]
    assert table(blocks, 2) == [["ตัวชี้วัด", "คะแนน"], ["การใช้อำนาจ", "๙๐"]]


def test_lost_letters_are_unread_in_their_place(tmp_path: Path) -> None:
    blocks = read(tmp_path, ("ก,ข\n" * 200).encode() + "ก,".encode() + b"\xff\n")
    (unread,) = blocks.unread
    assert (unread.place.row, unread.place.column, unread.place.line) == (201, 2, 201)


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        ("ที่,มาตรการ,งบ\n1,ก,0\n2,ข,0\n", "plan.txt", True),
        ("ที่,มาตรการ\n1,ก\n", "plan.csv", True),
        ("เรียน นายก, ปลัด\nผ่าน หัวหน้า, เลขา\n", "plan.txt", False),
        ("ข้อความธรรมดา\nไม่มีตาราง\n", "plan.txt", False),
        ("ไทย, อังกฤษ\nประกาศ ณ วันที่\nโดย ก, ข, ค\n", "plan.txt", False),
        ('{"a": 1, "b": 2, "c": 3}\n{"a": 1, "b": 2, "c": 3}\n', "plan.csv", False),
        ("- {a: 1, b: 2, c: 3}\n- {a: 1, b: 2, c: 3}\n", "plan.txt", False),
        ("<table>,,\n,,\n,,\n", "plan.csv", False),
        ("a\0,b,c\n1,2,3\n", "plan.csv", False),
    ],
)
def test_sniff(head: str, name: str, expected: bool) -> None:
    assert csv_file.sniff(head.encode(), Path(name)) is expected


def test_cell_without_end_is_explained(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"^แฟ้ม plan\.csv .* โปรด"):
        read(tmp_path, 'ก,"' + "ข" * 200_000)

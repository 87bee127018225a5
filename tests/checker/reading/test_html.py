from __future__ import annotations

from pathlib import Path

import pytest

from checker.blocks import Blocks, Paragraph, Table
from checker.reading import html, markdown


def read(tmp_path: Path, text: str, encoding: str = "utf-8") -> Blocks:
    path = tmp_path / "plan.html"
    path.write_bytes(text.encode(encoding))
    return html.read(path)


def read_markdown(tmp_path: Path, text: str) -> Blocks:
    path = tmp_path / "plan.md"
    path.write_text(text, encoding="utf-8")
    return markdown.read(path)


def texts(blocks: Blocks) -> list[str]:
    return [block.text for block in blocks.blocks if isinstance(block, Paragraph)]


def levels(blocks: Blocks) -> list[int | None]:
    return [block.level for block in blocks.blocks if isinstance(block, Paragraph)]


def table(blocks: Blocks, number: int = 1) -> list[list[str]]:
    found = [block for block in blocks.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in found[number - 1].rows]


def test_paragraphs_headings_and_their_lines(tmp_path: Path) -> None:
    blocks = read(
        tmp_path,
        "<!doctype html>\n<html><head><title>ไม่ใช่เนื้อหา</title></head>\n<body><h1>แผน</h1>\n"
        "<p>บรรทัดหนึ่ง<br>\nบรรทัด\n  สอง</p>\n\n<p>\n<b>หัวข้อ</b></p><p><b>เน้น</b> ข้อความ</p></body>",
    )
    assert texts(blocks) == ["แผน", "บรรทัดหนึ่ง\nบรรทัด สอง", "หัวข้อ", "เน้น ข้อความ"]
    assert levels(blocks) == [1, None, 2, None]
    assert [block.place.line for block in blocks.blocks if isinstance(block, Paragraph)] == [3, 4, 9, 9]


def test_what_does_not_show_is_left_out(tmp_path: Path) -> None:
    blocks = read(
        tmp_path,
        "<html><style>p{}</style><script>if (a<b) {}</script><!-- ความเห็น --><![if !x]>เห็น<![endif]><p hidden>ซ่อน</p>"
        '<p style="display : none">ซ่อน</p><span style="mso-hide:all">ซ่อน</span><del>ลบ</del><nav>เมนู</nav>',
    )
    assert texts(blocks) == ["เห็น"]


def test_entities_and_preformatted_text(tmp_path: Path) -> None:
    blocks = read(tmp_path, "<html><p>ก&nbsp;&amp;&nbsp;ข &#3585; &lt;p&gt;</p><pre>ค\n  ง</pre>")
    assert texts(blocks) == ["ก & ข ก <p>", "ค\nง"]


def test_lists(tmp_path: Path) -> None:
    blocks = read(
        tmp_path,
        '<html><ol start="3"><li>ก<li>ข<ul><li>ย่อย</ul><li value="9">ค</ol>'
        '<ol style="list-style-type: thai"><li><p>ง</p><p>ต่อ</p></ol><ol type="a"><li>จ</li></ol>'
        '<ul style="list-style-type: none"><li>ฉ</ul><ul><li>- ช</li></ul><ol><li>๑. ซ</ol>',
    )
    assert texts(blocks) == [
        "3. ก", "4. ข", "• ย่อย", "9. ค", "๑. ง", "ต่อ", "a. จ", "ฉ", "- ช", "๑. ซ",
    ]  # fmt: skip


def test_table_with_spans_as_covered_cells(tmp_path: Path) -> None:
    blocks = read(
        tmp_path,
        "<html><table><caption>ตารางที่ ๑</caption><thead><tr><th rowspan=2>ที่<th colspan=2>คะแนน</tr>"
        "<tr><th>IIT<th>EIT</thead><tbody><tr><td>๑<td>๘๕<td rowspan=0>๙๐<tr><td>๒<td>๘๖</table>",
    )
    assert texts(blocks) == ["ตารางที่ ๑"]
    assert table(blocks) == [["ที่", "คะแนน", ""], ["", "IIT", "EIT"], ["๑", "๘๕", "๙๐"], ["๒", "๘๖", ""]]
    found = next(block for block in blocks.blocks if isinstance(block, Table))
    up, left = found.rows[1][0].place, found.rows[0][2].place
    assert (up.row, up.column, up.quote) == (1, 1, "ที่")
    assert (left.row, left.column, left.quote) == (1, 2, "คะแนน")
    place = found.rows[3][1].place
    assert (place.file, place.table, place.row, place.column, place.line) == ("plan.html", 1, 4, 2, 1)


def test_columns_where_no_cell_starts_are_not_counted(tmp_path: Path) -> None:
    blocks = read(tmp_path, "<html><table><tr><td colspan=3>ก<td>ข<tr><td colspan=3>ค<td>ง</table>")
    assert table(blocks) == [["ก", "ข"], ["ค", "ง"]]


def test_blocks_and_nested_tables_in_a_cell(tmp_path: Path) -> None:
    blocks = read(
        tmp_path,
        "<html><table><tr><td><p>๑. ก</p><ul><li>ข</ul>ค<br>ง<td><table><tr><td>จ<td>ฉ</tr><tr><td>ช</table></table>",
    )
    assert table(blocks) == [["๑. ก\n• ข\nค\nง", "จ ฉ\nช"]]
    assert len(blocks.blocks) == 1


def test_table_of_one_cell_is_a_frame(tmp_path: Path) -> None:
    blocks = read(tmp_path, "<html><table><tr><td><p>ในกรอบ</p><table><tr><td>ก<td>ข</table></td></tr></table>")
    assert texts(blocks) == ["ในกรอบ"]
    assert table(blocks) == [["ก", "ข"]]


def test_check_boxes_links_and_pictures(tmp_path: Path) -> None:
    blocks = read(
        tmp_path,
        '<html><p><input type=checkbox checked> มี <input type="checkbox"> ไม่มี</p><p><a href="https://a.go.th/o27">หลักฐาน</a></p>'
        "<table><tr><td>ก<td><img src=x><tr><td>ข<td>ค<img></table>",
    )
    assert texts(blocks) == ["☒ มี ☐ ไม่มี", "หลักฐาน <https://a.go.th/o27>"]
    (unread,) = blocks.unread
    assert (unread.place.row, unread.place.column) == (1, 2)


@pytest.mark.parametrize("end", ["<![x ก", "<![x", "<![CDATA[", "<!--", "<script>", "<!doctype", "</", "<a href='"])
def test_end_in_the_middle_of_a_tag(tmp_path: Path, end: str) -> None:
    assert texts(read(tmp_path, f"<html><p>ก</p>{end}"))[0] == "ก"


def test_tags_that_never_end(tmp_path: Path) -> None:
    blocks = read(tmp_path, "<html><p>ก<p>ข</i></td></table><table><tr><td>ค<td><b>ง<tr><td>จ")
    assert texts(blocks) == ["ก", "ข"]
    assert table(blocks) == [["ค", "ง"], ["จ", ""]]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp874", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "<html><meta charset=windows-874><p>มาตรการส่งเสริมคุณธรรม</p></html>"
    path = tmp_path / "plan.xls"
    path.write_bytes(text.encode(encoding))
    assert html.sniff(path.read_bytes(), path)
    assert texts(html.read(path)) == ["มาตรการส่งเสริมคุณธรรม"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<!DOCTYPE HTML>", True),
        ("<?xml version='1.0'?>\n<html>", True),
        ("<!-- a --><table>", True),
        ("ก <html>", False),
        ("<p>ก", False),
        ("<h1>ก</h1>\n<TABLE>", True),
        ("<p>ก</p>\n<table>\nข\tค", False),
        ("schema: ita-submission/1", False),
    ],
)
def test_sniff(head: str, expected: bool) -> None:
    assert html.sniff(head.encode(), Path("plan.txt")) is expected


def test_paragraphs_without_end_do_not_pile_up(tmp_path: Path) -> None:
    assert table(read(tmp_path, "<html>" + "<p>ก" * 200 + "<table><tr><td>ข<td>ค</table>")) == [["ข", "ค"]]


def test_endless_nesting_is_read_flat(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "<html>" + "<div>" * 5000 + "ก")) == ["ก"]
    blocks = read(tmp_path, "<html>" + "<table><tr><td>ก<td>" * 300)
    assert blocks.blocks


# Markdown


def test_markdown(tmp_path: Path) -> None:
    blocks = read_markdown(
        tmp_path,
        "# แผน\n\nบรรทัดหนึ่ง\nบรรทัดสอง  \n\\*สาม\\*\n\n**หัวข้อ**\n\n1) ก\n5) ข\n   - ย่อย\n\n    เยื้อง\n",
    )
    assert texts(blocks) == ["แผน", "บรรทัดหนึ่ง\nบรรทัดสอง\n*สาม*", "หัวข้อ", "1) ก", "5) ข", "• ย่อย", "เยื้อง"]
    assert levels(blocks) == [1, None, 2, None, None, None, None]
    assert [b.place.line for b in blocks.blocks if isinstance(b, Paragraph)] == [1, 3, 7, 9, 10, 11, 13]


def test_indented_markdown_is_no_code(tmp_path: Path) -> None:
    assert texts(read_markdown(tmp_path, "    **เยื้อง** ข้อความ\n")) == ["เยื้อง ข้อความ"]


def test_markdown_table(tmp_path: Path) -> None:
    blocks = read_markdown(
        tmp_path, "| ที่ | ขั้นตอน |\n|---|:--:|\n| ๑ | ก<br>**ข** <input type='checkbox'/> |\n| ๒ | a \\| b |\n"
    )
    assert table(blocks) == [["ที่", "ขั้นตอน"], ["๑", "ก\nข ☐"], ["๒", "a | b"]]
    (found,) = blocks.blocks
    assert isinstance(found, Table)
    assert [row[0].place.line for row in found.rows] == [1, 3, 4]


def test_html_in_markdown_keeps_its_line(tmp_path: Path) -> None:
    blocks = read_markdown(tmp_path, "ก\n\n<table>\n<tr><td>ข<td>ค</tr>\n</table>\n\nง\n")
    found = blocks.blocks[1]
    assert isinstance(found, Table)
    assert found.rows[0][0].place.line == 3
    assert texts(blocks) == ["ก", "ง"]


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [("# ก\n", "plan.md", True), ("ก\n| a | b |\n|---|---|\n", "plan.txt", True), ("ก\n---\nข\n", "plan.txt", False)],
)
def test_sniff_markdown(head: str, name: str, expected: bool) -> None:
    assert markdown.sniff(head.encode(), Path(name)) is expected

from __future__ import annotations

import zipfile
from pathlib import Path

import docx as python_docx
import pytest

from checker.blocks import Blocks, Paragraph, ReadingError, Table
from checker.reading import docx
from tests.documents.docx_builder import (
    box,
    level,
    listed,
    lists,
    p,
    picture,
    plan,
    r,
    style,
    tbl,
    tc,
    tr,
    write,
)

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="sub"><w:name w:val="หัวข้อย่อย"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="child"><w:name w:val="ลูก"/><w:basedOn w:val="sub"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="item"><w:name w:val="ข้อ"/><w:pPr>'
    '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="ghost"><w:name w:val="ซ่อน"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def read(tmp_path: Path, body: str, links: tuple[str, ...] = (), **parts: str) -> Blocks:
    return docx.read(write(tmp_path / "plan.docx", body, links, **parts))


def texts(blocks: Blocks) -> list[str]:
    return [block.text for block in blocks.blocks if isinstance(block, Paragraph)]


def cells(blocks: Blocks, number: int = 1) -> list[list[str]]:
    tables = [block for block in blocks.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in tables[number - 1].rows]


def test_paragraphs_and_tables_come_in_document_order_with_their_places(tmp_path: Path) -> None:
    blocks = read(tmp_path, p("ก่อน") + tbl(tr("ก", "ข"), tr("๑", "๒")) + p("หลัง"))

    before, table, after = blocks.blocks
    assert isinstance(before, Paragraph)
    assert isinstance(table, Table)
    assert isinstance(after, Paragraph)
    assert (before.text, before.level, before.place.file, before.place.quote) == ("ก่อน", None, "plan.docx", "ก่อน")
    assert cells(blocks) == [["ก", "ข"], ["๑", "๒"]]
    place = table.rows[1][0].place
    assert (place.table, place.row, place.column, place.page, place.quote) == (1, 2, 1, None, "๑")
    assert after.text == "หลัง"


def test_empty_paragraphs_are_no_blocks(tmp_path: Path) -> None:
    assert texts(read(tmp_path, p() + p("  ") + p("ข้อความ") + p())) == ["ข้อความ"]


def test_text_is_cleaned(tmp_path: Path) -> None:
    assert texts(read(tmp_path, p("เเผน\u200bด ําเนินงาน"))) == ["แผนดำเนินงาน"]


# Headings


@pytest.mark.parametrize(
    ("properties", "expected"),
    [(style("1"), 1), (style("sub"), 3), (style("child"), 3), ('<w:outlineLvl w:val="1"/>', 2), ("", None),
     (style("1") + '<w:outlineLvl w:val="9"/>', None), (style("unknown"), None)],
)  # fmt: skip
def test_level_comes_from_style_or_outline(tmp_path: Path, properties: str, expected: int | None) -> None:
    (block,) = read(tmp_path, p("หัวข้อ", properties=properties), styles=STYLES).blocks
    assert isinstance(block, Paragraph)
    assert block.level == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (p(r("หัวข้อ", "<w:bCs/>")), 2),
        (p(r("หัวข้อ", "<w:b/>"), r(" ")), 2),
        (p(r("ชื่อแผน", "<w:bCs/>"), properties='<w:jc w:val="center"/>'), 1),
        (p(r("เน้น", "<w:bCs/>"), "คำอธิบาย"), None),
        (p(r("ไม่หนา", '<w:bCs w:val="0"/>')), None),
        (p(r("ยาว" * 100, "<w:bCs/>")), None),
    ],
)
def test_short_bold_paragraph_is_a_heading(tmp_path: Path, paragraph: str, expected: int | None) -> None:
    (block,) = read(tmp_path, paragraph).blocks
    assert isinstance(block, Paragraph)
    assert block.level == expected


def test_a_paragraph_knows_the_heading_above_it(tmp_path: Path) -> None:
    body = p("ก่อน") + p(r("2.1 จุดอ่อน", "<w:b/>")) + p("เรื่องที่หนึ่ง") + tbl(tr(tc("ก"), tc("ข"))) + p("เรื่องที่สอง")
    places = {b.text: b.place.heading for b in read(tmp_path, body).blocks if isinstance(b, Paragraph)}
    assert places == {"ก่อน": "", "2.1 จุดอ่อน": "", "เรื่องที่หนึ่ง": "2.1 จุดอ่อน", "เรื่องที่สอง": "2.1 จุดอ่อน"}


def test_table_of_contents_is_left_out_with_a_note(tmp_path: Path) -> None:
    blocks = read(tmp_path, p("มาตรการ ... ๕", properties=style("t1")) + p("มาตรการ"), styles=STYLES)
    assert texts(blocks) == ["มาตรการ"]
    assert any("สารบัญ" in note for note in blocks.notes)


# Automatic numbers


def numbered(*items: tuple[str, str]) -> str:
    return "".join(p(text, properties=properties) for text, properties in items)


@pytest.mark.parametrize(
    ("number_style", "expected"),
    [
        ("thaiNumbers", ["๑.", "๒."]),
        ("thaiLetters", ["ก.", "ข."]),
        ("thaiCounting", ["หนึ่ง.", "สอง."]),
        ("decimal", ["1.", "2."]),
        ("decimalZero", ["01.", "02."]),
        ("upperRoman", ["I.", "II."]),
        ("lowerLetter", ["a.", "b."]),
        ("chicago", ["1.", "2."]),
    ],
)
def test_automatic_numbers_are_written_out(tmp_path: Path, number_style: str, expected: list[str]) -> None:
    body = numbered(("ก", listed(1)), ("ข", listed(1)))
    numbering = lists(level(0, number_style, "%1."))
    assert texts(read(tmp_path, body, numbering=numbering)) == [f"{n} {t}" for n, t in zip(expected, "กข", strict=True)]


def test_levels_count_below_each_other(tmp_path: Path) -> None:
    numbering = lists(
        level(0, "thaiNumbers", "%1.") + level(1, "thaiNumbers", "%1.%2") + level(2, "thaiLetters", "%3)")
    )
    order = [0, 1, 2, 2, 1, 2, 0, 1]
    body = numbered(*(("ข้อ", listed(1, n)) for n in order))
    labels = [text.split(" ")[0] for text in texts(read(tmp_path, body, numbering=numbering))]
    assert labels == ["๑.", "๑.๑", "ก)", "ข)", "๑.๒", "ก)", "๒.", "๒.๑"]


def test_legal_level_writes_all_numbers_in_arabic(tmp_path: Path) -> None:
    numbering = lists(level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", more="<w:isLgl/>"))
    body = numbered(("ก", listed(1)), ("ข", listed(1, 1)))
    assert texts(read(tmp_path, body, numbering=numbering)) == ["I ก", "1.1 ข"]


def test_level_that_never_restarts_goes_on(tmp_path: Path) -> None:
    numbering = lists(level(0, "decimal", "%1.") + level(1, "decimal", "(%2)", more='<w:lvlRestart w:val="0"/>'))
    body = numbered(*(("ข้อ", listed(1, n)) for n in (0, 1, 0, 1)))
    assert texts(read(tmp_path, body, numbering=numbering)) == ["1. ข้อ", "(1) ข้อ", "2. ข้อ", "(2) ข้อ"]


def test_lists_of_one_definition_count_on_unless_started_anew(tmp_path: Path) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = lists(level(0, "decimal", "%1."), uses=[(1, ""), (1, anew)])
    body = numbered(*((str(n), listed(n)) for n in (1, 2, 3, 3)))
    assert texts(read(tmp_path, body, numbering=numbering)) == ["1. 1", "2. 2", "1. 3", "2. 3"]


def test_number_of_a_style_and_its_removal(tmp_path: Path) -> None:
    numbering = lists(level(0, "thaiNumbers", "%1)"))
    body = numbered(("ก", style("item")), ("ข", style("item") + listed(0)), ("ค", style("item")))
    assert texts(read(tmp_path, body, numbering=numbering, styles=STYLES)) == ["๑) ก", "ข", "๒) ค"]


def test_bullets_show_as_signs_and_only_before_text(tmp_path: Path) -> None:
    font = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    numbering = lists(level(0, "bullet", "\uf0b7"), level(0, "bullet", "-"), level(0, "bullet", "o"),
                      level(0, "bullet", "Ø", more=font))  # fmt: skip
    body = numbered(*(("ข้อ", listed(n)) for n in (1, 2, 3, 4)), ("", listed(1)))
    assert texts(read(tmp_path, body, numbering=numbering)) == ["• ข้อ", "- ข้อ", "• ข้อ", "➢ ข้อ"]


def test_number_alone_fills_a_cell(tmp_path: Path) -> None:
    rows = [tr(tc(p(properties=listed(1))), "มาตรการ") for _ in range(2)]
    blocks = read(tmp_path, tbl(*rows), numbering=lists(level(0, "thaiNumbers", "%1.")))
    assert cells(blocks) == [["๑.", "มาตรการ"], ["๒.", "มาตรการ"]]


# Tables


def test_cells_merged_both_ways_are_covered_by_the_cell_that_holds_the_text(tmp_path: Path) -> None:
    table = tbl(
        tr(tc("หัว", span=2), tc("ผู้รับผิดชอบ")),
        tr("ก", "ข", tc("สำนักปลัด", merge="restart")),
        tr("ค", "ง", tc(p(), merge="continue")),
        tr("จ", "ฉ", tc()),
    )
    blocks = read(tmp_path, table)
    assert cells(blocks) == [["หัว", "", "ผู้รับผิดชอบ"], ["ก", "ข", "สำนักปลัด"], ["ค", "ง", ""], ["จ", "ฉ", ""]]
    (table_read,) = blocks.blocks
    assert isinstance(table_read, Table)
    left, up, own = (table_read.rows[row][column].place for row, column in ((0, 1), (2, 2), (3, 2)))
    assert (left.row, left.column, left.quote) == (1, 1, "หัว")
    assert (up.row, up.column, up.quote) == (2, 3, "สำนักปลัด")
    assert (own.row, own.column, own.quote) == (4, 3, "")


def test_old_style_horizontal_merge(tmp_path: Path) -> None:
    continued = '<w:tc><w:tcPr><w:hMerge w:val="continue"/></w:tcPr><w:p/></w:tc>'
    (table,) = read(tmp_path, tbl(tr("หัว", continued, "ท้าย"), tr("ก", "ข", "ค"))).blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["หัว", "", "ท้าย"]
    assert table.rows[0][1].place.quote == "หัว"


def test_repeated_header_row_stands_once(tmp_path: Path) -> None:
    assert cells(read(tmp_path, tbl(tr("หัว", "ข้อ", properties="<w:tblHeader/>"), tr("ก", "ข")))) == [
        ["หัว", "ข้อ"],
        ["ก", "ข"],
    ]


def test_paragraphs_breaks_and_tabs_in_a_cell(tmp_path: Path) -> None:
    cell = tc(p("หนึ่ง", "<w:r><w:br/></w:r>", "สอง"), p(), p("สาม", "<w:r><w:tab/></w:r>", "สี่"))
    assert cells(read(tmp_path, tbl(tr(cell, "ข")))) == [["หนึ่ง\nสอง\nสาม\tสี่", "ข"]]


def test_grid_lines_dragged_a_little_in_one_row_make_no_column(tmp_path: Path) -> None:
    table = tbl(
        tr(tc("ก", span=1), tc("ข", span=2), tc("ค")),
        tr(tc("๑", span=2), tc("๒", span=1), tc("๓")),
        widths=[2000, 150, 3000, 2000],
    )
    assert cells(read(tmp_path, table)) == [["ก", "ข", "ค"], ["๑", "๒", "๓"]]


def test_narrow_columns_that_a_row_uses_stay_apart(tmp_path: Path) -> None:
    table = tbl(tr("ก", "ข", "ค"), tr(tc("๑", span=2), "๓"), widths=[200, 200, 200])
    assert cells(read(tmp_path, table)) == [["ก", "ข", "ค"], ["๑", "", "๓"]]


def test_steps_that_no_cell_starts_at_are_no_columns(tmp_path: Path) -> None:
    table = tbl(tr(tc("ก", span=3), tc("ข", span=2)), tr(tc("๑", span=3), tc("๒", span=2)))
    assert cells(read(tmp_path, table)) == [["ก", "ข"], ["๑", "๒"]]


def test_row_that_begins_later_keeps_its_columns(tmp_path: Path) -> None:
    blocks = read(tmp_path, tbl(tr("ก", "ข"), tr("๒", properties='<w:gridBefore w:val="1"/>')))
    assert cells(blocks) == [["ก", "ข"], ["", "๒"]]


def test_nested_table_stands_in_its_cell_one_line_a_row(tmp_path: Path) -> None:
    nested = tbl(tr("ตัวชี้วัด", "คะแนน"), tr("๑", tc(p("๘๕"), p("๙๐"))))
    blocks = read(tmp_path, tbl(tr("ก", tc(p("ดังนี้"), nested, p()))) + tbl(tr("ข", "ค")))
    assert cells(blocks, 1) == [["ก", "ดังนี้\nตัวชี้วัด คะแนน\n๑ ๘๕ ๙๐"]]
    assert cells(blocks, 2) == [["ข", "ค"]]


def test_table_of_one_cell_is_a_frame(tmp_path: Path) -> None:
    blocks = read(tmp_path, tbl(tr(tc(p("ในกรอบ"), tbl(tr("ก", "ข")), p()))))
    assert texts(blocks) == ["ในกรอบ"]
    assert cells(blocks) == [["ก", "ข"]]


def test_content_controls_are_opened_everywhere(tmp_path: Path) -> None:
    def control(content: str, properties: str = "") -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    prompt = p(control(r("คลิกเพื่อใส่ข้อความ"), "<w:showingPlcHdr/>"))
    body = control(p(control(r("ย่อหน้า")))) + tbl(control(tr(control(tc("ก")), tc(control(p("ข"))), tc(prompt))))
    blocks = read(tmp_path, body)
    assert texts(blocks) == ["ย่อหน้า"]
    assert cells(blocks) == [["ก", "ข", ""]]


# What shows and what does not


def test_tracked_changes_read_as_accepted(tmp_path: Path) -> None:
    body = p(
        "คง",
        f"<w:ins>{r('เพิ่ม')}</w:ins>",
        "<w:del><w:r><w:delText>ลบ</w:delText></w:r></w:del>",
        f"<w:moveFrom>{r('ย้ายออก')}</w:moveFrom><w:moveTo>{r('ย้ายเข้า')}</w:moveTo>",
    )
    body += p("ต้น", properties="<w:rPr><w:del/></w:rPr>") + p("ปลาย")
    body += tbl(tr("ก", "ข"), tr("ลบ", "ลบ", properties="<w:del/>"), tr("ค", "ง", properties="<w:ins/>"))
    blocks = read(tmp_path, body)
    assert texts(blocks) == ["คงเพิ่มย้ายเข้า", "ต้นปลาย"]
    assert cells(blocks) == [["ก", "ข"], ["ค", "ง"]]


def test_wrappers_around_blocks_and_rows_are_opened(tmp_path: Path) -> None:
    table = tbl("<w:ins>" + tr("ก", "ข") + "</w:ins>")
    body = f"<w:ins>{p('เพิ่ม')}</w:ins><w:customXml>{p('ใน XML')}{table}</w:customXml>"
    blocks = read(tmp_path, body)
    assert texts(blocks) == ["เพิ่ม", "ใน XML"]
    assert cells(blocks) == [["ก", "ข"]]


def test_blanks_around_a_run_count_only_where_they_are_preserved(tmp_path: Path) -> None:
    assert texts(read(tmp_path, p("ก", "<w:r><w:t> ข </w:t></w:r>", " ค"))) == ["กข ค"]


def test_deleted_list_item_takes_no_number(tmp_path: Path) -> None:
    deleted = p("<w:del><w:r><w:delText>ลบ</w:delText></w:r></w:del>", properties=listed(1) + "<w:rPr><w:del/></w:rPr>")
    body = p("ก", properties=listed(1)) + deleted + p("ข", properties=listed(1))
    assert texts(read(tmp_path, body, numbering=lists(level(0, "decimal", "%1.")))) == ["1. ก", "2. ข"]


def test_hidden_text_is_left_out(tmp_path: Path) -> None:
    body = p("เห็น", r("ซ่อน", "<w:vanish/>"), r("ซ่อน", '<w:rStyle w:val="ghost"/>'), r("เผย", '<w:vanish w:val="0"/>'))
    assert texts(read(tmp_path, body, styles=STYLES)) == ["เห็นเผย"]


def test_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    blocks = read(tmp_path, p("ย่อหน้า", box(p("ในกล่อง"), tbl(tr("ก", "ข")), p())) + p("ต่อไป"))
    assert texts(blocks) == ["ย่อหน้า", "ในกล่อง", "ต่อไป"]
    assert cells(blocks) == [["ก", "ข"]]


def test_footnotes_follow_the_body_in_order_of_citation(tmp_path: Path) -> None:
    notes = "".join(
        f'<w:footnote w:id="{n}">{p(text)}</w:footnote>' for n, text in ((1, "หมายเหตุหนึ่ง"), (2, "หมายเหตุสอง"))
    )
    body = p("ก", '<w:r><w:footnoteReference w:id="2"/></w:r>') + tbl(
        tr("ข", tc(p("ค", '<w:r><w:footnoteReference w:id="1"/></w:r>')))
    )
    blocks = read(tmp_path, body + p("ท้าย"), footnotes=notes)
    assert texts(blocks) == ["ก", "ท้าย", "หมายเหตุสอง", "หมายเหตุหนึ่ง"]
    assert cells(blocks) == [["ข", "ค"]]


def test_comments_are_left_out(tmp_path: Path) -> None:
    document = python_docx.Document()
    paragraph = document.add_paragraph("เปิดเผยประกาศจัดซื้อจัดจ้าง")
    document.add_comment(paragraph.runs, text="ขอให้ระบุผู้รับผิดชอบ", author="ผู้ตรวจ")
    document.save(str(tmp_path / "commented.docx"))
    assert texts(docx.read(tmp_path / "commented.docx")) == ["เปิดเผยประกาศจัดซื้อจัดจ้าง"]


def test_check_boxes_and_symbols(tmp_path: Path) -> None:
    modern = "<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>" + r("☒") + "</w:sdtContent></w:sdt>"
    old = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{}</w:checkBox></w:ffData></w:fldChar></w:r>'
    body = p(
        modern, " มี ", old.format('<w:default w:val="1"/><w:checked w:val="0"/>'), " ไม่มี ", old.format("<w:checked/>")
    )
    body += p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', " ", r("ü", '<w:rFonts w:ascii="Wingdings"/>'))
    assert texts(read(tmp_path, body)) == ["☒ มี ☐ ไม่มี ☒", "☑ ✓"]


def test_fields_show_their_result(tmp_path: Path) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>DATE</w:instrText></w:r>"
    body = p(
        "ปี ",
        mark("begin"),
        code,
        mark("separate"),
        "2568",
        mark("end"),
        '<w:fldSimple w:instr="PAGE">' + r("/1") + "</w:fldSimple>",
    )
    assert texts(read(tmp_path, body)) == ["ปี 2568/1"]


def test_address_of_a_link_follows_its_words(tmp_path: Path) -> None:
    body = p('<w:hyperlink r:id="link-0">' + r("หลักฐาน") + "</w:hyperlink>")
    body += p('<w:hyperlink r:id="link-1">' + r("https://a.go.th/") + "</w:hyperlink>")
    links = ("https://www.a.go.th/o27", "https://a.go.th")
    assert texts(read(tmp_path, body, links)) == ["หลักฐาน <https://www.a.go.th/o27>", "https://a.go.th/"]


def test_links_of_a_header_are_not_those_of_the_document(tmp_path: Path) -> None:
    header = p('<w:hyperlink r:id="link-0">' + r("หัว") + "</w:hyperlink>")
    assert read(tmp_path, p("ก"), ("https://a.go.th",), header=header).notes == ("หัวกระดาษ: หัว",)


def test_header_and_footer_are_notes(tmp_path: Path) -> None:
    blocks = read(tmp_path, p("เนื้อหา"), header=p("อบต.ตัวอย่าง"), footer=p() + p("หน้า ๑"))
    assert texts(blocks) == ["เนื้อหา"]
    assert blocks.notes == ("หัวกระดาษ: อบต.ตัวอย่าง", "ท้ายกระดาษ: หน้า ๑")


# Pictures


def test_picture_alone_in_a_cell_is_unread_there(tmp_path: Path) -> None:
    blocks = read(tmp_path, tbl(tr("ก", tc(p(picture(2, 2)))), tr("ข", tc(p("มีข้อความ", picture(2, 2))))))
    (unread,) = blocks.unread
    assert (unread.place.table, unread.place.row, unread.place.column) == (1, 1, 2)
    assert "รูปภาพ" in unread.why


def test_only_a_large_picture_in_the_body_is_unread(tmp_path: Path) -> None:
    assert read(tmp_path, p("ตรา", picture(3, 3))).unread == ()
    (unread,) = read(tmp_path, p("ตาราง", picture(16, 12))).unread
    assert unread.place.quote == "ตาราง"


# Files as they come


def test_file_by_python_docx(tmp_path: Path) -> None:
    rows = [["ที่", "มาตรการ"], ["๑", "บรรทัดแรก\nบรรทัดสอง"]]
    blocks = docx.read(plan(tmp_path / "plan.docx", rows, title="แผน"))
    assert [(b.text, b.level) for b in blocks.blocks if isinstance(b, Paragraph)] == [("แผน", 1), ("มาตรการ", 1)]
    assert cells(blocks) == rows


def test_strict_dialect_reads_alike(tmp_path: Path) -> None:
    source = write(tmp_path / "plan.docx", tbl(tr("ก", tc("ข", merge="restart"))))
    strict = tmp_path / "strict.docx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, text.replace("schemas.openxmlformats.org", "purl.oclc.org/ooxml"))
    assert cells(docx.read(strict)) == [["ก", "ข"]]


def test_reads_the_format_and_no_other(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.bin", p("ก"))
    assert docx.sniff(path.read_bytes()[:512], path)
    path.write_bytes(b"PK\x03\x04 no zip")
    assert not docx.sniff(path.read_bytes()[:512], path)


def damaged(tmp_path: Path, document: str) -> Path:
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", document)
    return path


@pytest.mark.parametrize(
    "document",
    [
        "<w:document",
        "<document/>",
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><document><body>&b;</body></document>',
        '<?xml version="1.0" encoding="no-such"?><document/>',
        f"<document><body>{'<tbl><tr><tc/><tc>' * 3000}{'</tc></tr></tbl>' * 3000}</body></document>",
    ],
)
def test_damage_is_explained(tmp_path: Path, document: str) -> None:
    with pytest.raises(ReadingError, match=r"^แฟ้ม plan\.docx .* โปรด"):
        docx.read(damaged(tmp_path, document))


def test_package_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.reading.package.MAX_XML", 1_000_000)
    path = damaged(tmp_path, "<document><body>" + "<p/>" * 300_000 + "</body></document>")
    assert path.stat().st_size < 10_000
    with pytest.raises(ReadingError, match="ใหญ่เกิน"):
        docx.read(path)


def test_table_without_bounds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.reading.tables.MAX_CELLS", 100)
    with pytest.raises(ReadingError, match="ใหญ่เกิน"):
        read(tmp_path, tbl(*[tr("ก", "ข")] * 51))

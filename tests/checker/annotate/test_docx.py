"""Comments in a DOCX: at the right cells, and nothing else touched."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from checker.annotate import docx as annotate
from checker.annotate.notes import AUTHOR, Note
from checker.blocks import Blocks, Paragraph, Place, Table
from checker.reading import docx as reader
from tests.documents.docx_builder import box, p, plan, tbl, tc, tr, write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = re.compile(rb'<w:commentRange(?:Start|End) w:id="\d+"/>|<w:r><w:commentReference w:id="\d+"/></w:r>')


def note(place: Place, message: str = "ไม่ได้ระบุผู้รับผิดชอบ") -> Note:
    return Note(place, "ไม่ผ่าน", "M01-owner", message, ("วิธีแก้: ระบุชื่อกอง",))


def annotated(path: Path, *places: Place) -> Path:
    out = path.with_name(f"checked-{path.name}")
    out.write_bytes(annotate.annotate(path, [note(place, f"ข้อที่ {n}") for n, place in enumerate(places)]))
    return out


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def cells_marked(path: Path) -> list[str]:
    """Return for each comment in order the text of the cell, or else of the paragraph, where it begins."""
    root = etree.fromstring(parts(path)["word/document.xml"])
    starts = {int(mark.get(f"{W}id")): mark for mark in root.iter(f"{W}commentRangeStart")}
    found = []
    for number in sorted(starts):
        around = list(starts[number].iterancestors())
        inner = next((e for e in around if e.tag in (f"{W}tc", f"{W}txbxContent")), None)
        holder = inner if inner is not None and inner.tag == f"{W}tc" else around[0]
        found.append("".join(t.text or "" for t in holder.iter(f"{W}t")))
    return found


def messy(tmp_path: Path) -> Path:
    """A document with most of what moves tables and cells out of their plain count."""
    deleted = '<w:del w:id="1" w:author="x"/>'
    body = (
        p("แผนมาตรการ")
        + tbl(tr(tc(p("กรอบ"), tbl(tr("ในกรอบ 1", "ในกรอบ 2")))))
        + tbl(tr("ลบแล้ว", "ลบแล้ว", properties=deleted), tr("ก1", "ข1"), tr(tc("ก2", merge="restart"), "ข2"))
        + p("ก่อนตาราง", box(tbl(tr("กล่อง 1", "กล่อง 2"))))
        + tbl(
            tr(tc("หัวรวม", span=2), "ค1"),
            tr(tc("รวมลง", merge="restart"), "ข2", "ค2"),
            tr(tc(merge="continue"), tc(p("ข3"), tbl(tr("ซ้อน 1", "ซ้อน 2")), p("ท้าย")), "<w:tc><w:p/></w:tc>"),
        )
    )
    return write(tmp_path / "plan.docx", body)


def cells_of(blocks: Blocks) -> list[Place]:
    rows = (row for b in blocks.blocks if isinstance(b, Table) for row in b.rows)
    return list(dict.fromkeys(cell.place for row in rows for cell in row))


def test_each_comment_begins_in_the_cell_of_its_place(tmp_path: Path) -> None:
    path = messy(tmp_path)
    places = cells_of(reader.read(path))
    quotes = [re.sub(r"\s", "", place.quote) for place in places]
    boxed = {"กล่อง1", "กล่อง2"}
    expected = ["ก่อนตารางกล่อง1กล่อง2กล่อง1กล่อง2" if quote in boxed else quote for quote in quotes]
    assert [re.sub(r"\s", "", text) for text in cells_marked(annotated(path, *places))] == expected
    assert len(expected) > 12


def test_nothing_else_changes(tmp_path: Path) -> None:
    path = messy(tmp_path)
    before, after = parts(path), parts(annotated(path, *cells_of(reader.read(path)), Place()))
    changed = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert after.keys() - before.keys() == {"word/comments.xml"}
    assert {name for name in before if before[name] != after[name]} == changed
    unmarked = _MARKS.sub(b"", after["word/document.xml"]).replace(b"<w:p></w:p>", b"<w:p/>")
    assert unmarked == before["word/document.xml"]


def test_what_is_read_stays_the_same(tmp_path: Path) -> None:
    path = messy(tmp_path)
    before, after = reader.read(path), reader.read(annotated(path, *cells_of(reader.read(path)), Place()))
    assert [_content(b) for b in before.blocks] == [_content(b) for b in after.blocks]


def _content(block: Paragraph | Table) -> object:
    return block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]


def test_word_finds_the_comments(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.docx", [["มาตรการ", "ผู้รับผิดชอบ"], ["ก", ""]])
    comments = list(docx.Document(str(annotated(path, Place(table=1, row=2, column=2), Place()))).comments)
    assert [(c.author, c.initials) for c in comments] == [(AUTHOR, "ITA")] * 2
    assert comments[0].text == "ไม่ผ่าน [M01-owner] ข้อที่ 0\nวิธีแก้: ระบุชื่อกอง"


@pytest.mark.parametrize(
    ("place", "begins_in"),
    [
        (Place(), "ชื่อแผน"),
        (Place(quote="บทวิเคราะห์ของหน่วยงาน"), "บทวิเคราะห์ของหน่วยงาน"),
        (Place(quote="ไม่มีข้อความนี้"), "ชื่อแผน"),
        (Place(table=1, row=2), "ก"),
        (Place(table=1, row=2, column=9), "ข"),
        (Place(table=7, row=1, column=1), "ชื่อแผน"),
    ],
)
def test_where_a_place_is_not_a_cell(tmp_path: Path, place: Place, begins_in: str) -> None:
    path = write(tmp_path / "a.docx", p("ชื่อแผน") + p("บทวิเคราะห์ของหน่วยงาน") + tbl(tr("1", "2"), tr("ก", "ข")))
    assert cells_marked(annotated(path, place)) == [begins_in]


def test_comments_of_others_stay_and_ours_come_after(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_comment(document.add_paragraph("แผน").runs, "ดูอีกครั้ง", author="หัวหน้า")
    path = tmp_path / "a.docx"
    document.save(str(path))
    comments = list(docx.Document(str(annotated(path, Place(), Place()))).comments)
    assert [(c.comment_id, c.author) for c in comments] == [(0, "หัวหน้า"), (1, AUTHOR), (2, AUTHOR)]


def test_a_footnote_is_commented_at_the_beginning(tmp_path: Path) -> None:
    cited = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    notes = f'<w:footnote w:id="1">{p("อยู่ในเชิงอรรถ")}</w:footnote>'
    path = write(tmp_path / "a.docx", p("แผน") + p("ดูเชิงอรรถ", cited), footnotes=notes)
    assert cells_marked(annotated(path, Place(quote="อยู่ในเชิงอรรถ"))) == ["แผน"]


def test_a_mark_stands_behind_the_properties_of_its_paragraph(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", p("แผน", properties='<w:jc w:val="center"/>'))
    xml = parts(annotated(path, Place()))["word/document.xml"]
    assert b'<w:jc w:val="center"/></w:pPr><w:commentRangeStart w:id="0"/><w:r>' in xml


def test_no_finding_no_change(tmp_path: Path) -> None:
    path = messy(tmp_path)
    assert parts(annotated(path)) == parts(path)


def test_the_same_bytes_again(tmp_path: Path) -> None:
    path = messy(tmp_path)
    first = annotated(path, Place()).read_bytes()
    assert annotated(path, Place()).read_bytes() == first


def test_words_that_xml_cannot_hold(tmp_path: Path) -> None:
    path = plan(tmp_path / "a.docx", [["มาตรการ"]])
    out = tmp_path / "b.docx"
    out.write_bytes(annotate.annotate(path, [note(Place(), 'a <b> & "c" \x0b\x00')]))
    assert next(iter(docx.Document(str(out)).comments)).text.startswith('ไม่ผ่าน [M01-owner] a <b> & "c" ')

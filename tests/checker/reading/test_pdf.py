from __future__ import annotations

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from checker.blocks import Blocks, Paragraph, ReadingError, Table
from checker.reading import pdf, pdf_document, scan_tesseract
from checker.reading.pdf_page import Letter, Page
from tests.documents.pdf_builder import bar, hand_made, lattice, line, save, text
from tests.documents.pdf_builder import pictures as pictures_of

KEYS = f"/O <{'41' * 32}> /U <{'42' * 32}> /P -4"
LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 {KEYS} >> /ID [<{'43' * 16}><{'43' * 16}>]"


def read(tmp_path: Path, *pages: str, **options: object) -> Blocks:
    return pdf.read(hand_made(tmp_path / "plan.pdf", pages, **options))  # type: ignore[arg-type]


def texts(blocks: Blocks) -> list[str]:
    return [block.text for block in blocks.blocks if isinstance(block, Paragraph)]


def tables(blocks: Blocks) -> list[list[list[str]]]:
    found = [block for block in blocks.blocks if isinstance(block, Table)]
    return [[[cell.text for cell in row] for row in table.rows] for table in found]


def column(x: float, y: float, *lines: str) -> str:
    return "".join(text(x, y - 20 * n, words) for n, words in enumerate(lines))


def test_paragraphs_and_tables_come_in_order_with_their_places(tmp_path: Path) -> None:
    table = lattice([72, 200, 400], [500, 530, 560]) + text(80, 540, "ที่") + text(210, 540, "ชื่อ")
    page = text(72, 700, "ก่อน") + table + text(80, 510, "๑") + text(210, 510, "แผน") + text(72, 400, "หลัง")
    blocks = read(tmp_path, text(72, 600, "หน้าแรก"), page)

    first, before, found, after = blocks.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(before, Paragraph)
    assert isinstance(found, Table)
    assert isinstance(after, Paragraph)
    assert [first.text, before.text, after.text] == ["หน้าแรก", "ก่อน", "หลัง"]
    assert [first.place.page, before.place.page] == [1, 2]
    assert tables(blocks) == [[["ที่", "ชื่อ"], ["๑", "แผน"]]]
    place = found.rows[1][1].place
    assert (place.file, place.page, place.table, place.row, place.column, place.quote) == (
        "plan.pdf",
        2,
        1,
        2,
        2,
        "แผน",
    )
    assert not blocks.unread


def test_a_merged_cell_covers_places_that_have_no_text_of_their_own(tmp_path: Path) -> None:
    lines = lattice([72, 200, 300], [500, 560]) + line(200, 530, 300, 530)
    blocks = read(tmp_path, lines + text(80, 540, "IIT") + text(210, 540, "๑") + text(210, 510, "๒"))

    assert tables(blocks) == [[["IIT", "๑"], ["", "๒"]]]
    (table,) = blocks.blocks
    assert isinstance(table, Table)
    covered = table.rows[1][0].place
    assert (covered.row, covered.page, covered.quote) == (1, 1, "IIT")


def test_borders_may_be_bars_and_the_sides_open(tmp_path: Path) -> None:
    across = "".join(bar(72, y, 228, 0.5) for y in (500, 530, 560))
    down = "".join(bar(200, y, 0.5, 30) for y in (500, 530))
    words = text(80, 540, "ก") + text(210, 540, "ข") + text(80, 510, "ค") + text(210, 510, "ง")

    assert tables(read(tmp_path, across + down + words)) == [[["ก", "ข"], ["ค", "ง"]]]


def test_a_frame_of_one_cell_is_no_table(tmp_path: Path) -> None:
    assert texts(read(tmp_path, lattice([72, 400], [500, 600]) + text(90, 550, "ในกรอบ"))) == ["ในกรอบ"]


def test_lines_that_were_wrapped_are_joined_without_a_blank_inside_thai(tmp_path: Path) -> None:
    page = column(72, 700, "เทศบาลจัดทำคู่มือการให้บริการประชา", "ชนทุกขั้นตอน ตั้งแต่เดือนตุลาคมปี", "2567 เป็นต้นไป", "จบ")

    assert texts(read(tmp_path, page)) == [
        "เทศบาลจัดทำคู่มือการให้บริการประชาชนทุกขั้นตอน ตั้งแต่เดือนตุลาคมปี 2567 เป็นต้นไป",
        "จบ",
    ]


def test_a_page_on_its_side_says_nothing_of_the_width_of_others(tmp_path: Path) -> None:
    upright = column(72, 700, "เทศบาลจัดทำคู่มือการให้บริการประชา" * 2, "ชนทุกขั้นตอน ตั้งแต่เดือนตุลาคมปี 2567", "จบ")
    hand_made(tmp_path / "upright.pdf", [upright])
    hand_made(tmp_path / "wide.pdf", [column(72, 400, "ตารางมาตรการของเทศบาล" * 5)], size=(842, 595))
    with PdfDocument.new() as whole, (tmp_path / "plan.pdf").open("wb") as file:
        for part in ("upright.pdf", "wide.pdf"):
            with PdfDocument(tmp_path / part) as pages:
                whole.import_pages(pages)
        whole.save(file)

    assert len(texts(pdf.read(tmp_path / "plan.pdf"))) == 3


def test_lines_that_end_in_the_middle_of_the_page_are_not_wrapped(tmp_path: Path) -> None:
    scores = ["ได้ 91.25", "แบบวัด IIT", "ได้ 95.10", "ได้ 90.00"]
    lines = ["ผลการประเมิน ปี 2568", *scores, "ตัวชี้วัดที่ 9 ได้ 84.00", "ข้อ I7 70", "จบ"]

    assert texts(read(tmp_path, column(72, 700, *lines))) == lines


def test_items_of_a_list_in_a_cell_keep_their_lines(tmp_path: Path) -> None:
    cell = column(80, 640, "๑. สำรวจความเห็น", "ของประชาชนทุกหมู่", "๒. สรุปผล")
    page = lattice([72, 210, 300], [580, 660, 700]) + cell + text(80, 680, "วิธี") + text(220, 680, "ใคร")

    assert tables(read(tmp_path, page))[0][1][0] == "๑. สำรวจความเห็นของประชาชนทุกหมู่\n๒. สรุปผล"


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        ("ด าเนินการตามแผน", "ดำเนินการตามแผน"),
        ("บริก ารประชาชน", "บริการประชาชน"),
        ("โปร\uf70aงใส", "โปร่งใส"),
        ("ดำาเนินการ", "ดำเนินการ"),
        ("จัดทํารายงาน", "จัดทำรายงาน"),
        ("\uf0fc ผ่าน", "✓ ผ่าน"),
    ],
)
def test_what_pdf_writers_break_is_mended(tmp_path: Path, drawn: str, meant: str) -> None:
    assert texts(read(tmp_path, text(72, 700, drawn))) == [meant]


def test_words_stand_in_the_order_in_which_they_are_seen(tmp_path: Path) -> None:
    assert texts(read(tmp_path, text(128, 700, "สอง") + text(72, 600, "สาม") + text(72, 700, "หนึ่ง "))) == [
        "หนึ่ง สอง",
        "สาม",
    ]


def test_letters_of_old_code_pages_are_thai(tmp_path: Path) -> None:
    drawn = "มาตรการ"
    old = {letter: letter.encode("cp874").decode("latin-1") for letter in drawn}

    assert texts(read(tmp_path, text(72, 700, drawn), unicode=old)) == [drawn]


def test_a_hyphen_at_the_end_of_a_line_is_kept(tmp_path: Path) -> None:
    assert texts(read(tmp_path, column(72, 700, "ให้บริการออนไลน์ผ่านระบบ E-", "Service"))) == [
        "ให้บริการออนไลน์ผ่านระบบ E-Service"
    ]


def test_a_turned_page_reads_as_it_is_looked_at(tmp_path: Path) -> None:
    upright = lattice([72, 200, 300], [500, 530, 560]) + text(80, 540, "A") + text(210, 540, "B") + text(80, 510, "C")
    turned = f"q 0 1 -1 0 595 0 cm {upright} Q"

    assert tables(read(tmp_path, turned, page="/Rotate 90")) == [[["A", "B"], ["C", ""]]]


def test_text_that_is_turned_in_a_cell_reads_from_bottom_to_top(tmp_path: Path) -> None:
    words = "q 0 1 -1 0 90 510 cm " + text(0, 0, "ITA") + " Q\n"
    page = lattice([72, 100, 300], [500, 560]) + words + text(120, 530, "85")

    assert tables(read(tmp_path, page)) == [[["ITA", "85"]]]


def test_headings_are_larger_or_bold(tmp_path: Path) -> None:
    body = column(72, 600, *["ข้อความธรรมดาของเอกสารที่ยาวพอสมควร"] * 5)
    page = text(240, 700, "หัวเรื่องกลาง", size=20) + text(72, 660, "หัวข้อหนา", bold=True) + body
    levels = [b.level for b in read(tmp_path, page).blocks if isinstance(b, Paragraph)]

    assert levels[:3] == [1, 2, None]


def test_running_heads_are_notes_and_page_numbers_nothing(tmp_path: Path) -> None:
    pages = [
        text(250, 800, "แผนปี ๒๕๖๘") + text(72, 500, words) + text(290, 30, f"- {n} -")
        for n, words in enumerate("กขค", 1)
    ]
    blocks = read(tmp_path, *pages)

    assert texts(blocks) == ["ก", "ข", "ค"]
    assert blocks.notes == ("หัวกระดาษ: แผนปี ๒๕๖๘",)


def test_a_table_without_lines_is_read_by_its_columns_but_not_surely(tmp_path: Path) -> None:
    rows = [("ที่", "มาตรการ", "คะแนน"), ("๑", "เผยแพร่แผน", "๘๐.๐๐"), ("๒", "อบรม", "๙๐.๐๐"), ("๓", "ประเมินผล", "๗๐.๐๐")]
    page = "".join(
        text(x, 700 - 30 * n, word) for n, row in enumerate(rows) for x, word in zip((72, 120, 300), row, strict=True)
    )
    blocks = read(tmp_path, page)

    assert tables(blocks) == [[list(row) for row in rows]]
    assert "DOCX" in blocks.unread[0].why
    assert blocks.unread[0].place.table == 1
    (table,) = blocks.blocks
    assert isinstance(table, Table)
    assert all(cell.sure < 0.9 for row in table.rows for cell in row)


def test_signatures_side_by_side_are_no_table(tmp_path: Path) -> None:
    rows = [("ลงชื่อ........", "ลงชื่อ........"), ("(นายหนึ่ง)", "(นายสอง)"), ("ปลัด", "นายก")] * 2
    page = "".join(
        text(x, 700 - 30 * n, word) for n, row in enumerate(rows) for x, word in zip((72, 300), row, strict=True)
    )

    assert not tables(read(tmp_path, page))


def test_text_that_is_only_there_to_be_searched_is_left_out(tmp_path: Path) -> None:
    hidden = text(72, 600, "ซ่อน").replace("BT", "BT 3 Tr")

    assert texts(read(tmp_path, text(72, 700, "เห็น") + hidden)) == ["เห็น"]


@pytest.mark.parametrize(
    ("pages", "trailer", "said"),
    [(["x"], LOCKED, "รหัสผ่าน"), ([], "", "เสียหาย"), ([""], "", "ไม่มีข้อความ"), ([""] * 301, "", "เกิน 300 หน้า")],
)
def test_files_that_cannot_be_read_say_why(tmp_path: Path, pages: list[str], trailer: str, said: str) -> None:
    with pytest.raises(ReadingError, match=f"plan.pdf.*{said}"):
        read(tmp_path, *pages, trailer=trailer)


@pytest.mark.parametrize("kept", [0, 9, 200, 900])
def test_damaged_files_say_so(tmp_path: Path, kept: int) -> None:
    path = hand_made(tmp_path / "plan.pdf", [text(72, 700, "ข้อความ")])
    path.write_bytes(path.read_bytes()[:kept])

    with pytest.raises(ReadingError, match=r"plan\.pdf"):
        pdf.read(path)


def test_the_format_is_told_by_its_first_bytes() -> None:
    assert pdf.sniff(b"\r\n%PDF-1.4", Path("x"))
    assert not pdf.sniff(b"PK\x03\x04", Path("x.pdf"))


def test_a_scan_needs_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_tesseract, "_languages", lambda: frozenset({"eng"}))
    page = pictures_of(hand_made(tmp_path / "page.pdf", [text(72, 700, "words", bold=True)]), 60)

    with pytest.raises(ReadingError, match="apt-get install tesseract-ocr"):
        pdf.read(save(page, tmp_path / "scan.pdf", 60))


def test_printed_pages_are_read_even_where_scanned_ones_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_document, "is_ready", lambda: False)
    monkeypatch.setattr(pdf_document, "_is_scan", lambda page: page.number == 2)
    blocks = read(tmp_path, text(72, 500, "อ่านได้"), text(72, 500, "ภาพ"))

    assert texts(blocks) == ["อ่านได้"]
    assert [(lost.place.page, "Tesseract" in lost.why) for lost in blocks.unread] == [(2, True)]


def test_printed_and_scanned_pages_of_one_file_are_read_each_in_its_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def read_picture(_: object, __: float, number: int) -> Page:
        seen.append(number)
        return Page(number, 595, 842, tuple(Letter(c, 90 + 10 * n, 400, 10, 14) for n, c in enumerate("ภาพ")))

    monkeypatch.setattr(scan_tesseract, "_languages", lambda: frozenset({"tha"}))
    monkeypatch.setattr("checker.reading.scan_pages.page", read_picture)
    printed = [hand_made(tmp_path / f"{n}.pdf", [text(72, 400, f"หน้าพิมพ์ที่ {n}")]) for n in (1, 3)]
    picture = save(pictures_of(printed[0], 60), tmp_path / "2.pdf", 60)
    path = tmp_path / "plan.pdf"
    with PdfDocument.new() as whole:
        for part in (printed[0], picture, printed[1]):
            with PdfDocument(part) as pages:
                whole.import_pages(pages)
        whole.save(path)
    blocks = pdf.read(path)

    assert ([block.place.page for block in blocks.blocks if isinstance(block, Paragraph)], seen) == ([1, 2, 3], [2])
    assert texts(blocks) == ["หน้าพิมพ์ที่ 1", "ภาพ", "หน้าพิมพ์ที่ 3"]
    assert "1 หน้า" in blocks.notes[-1]

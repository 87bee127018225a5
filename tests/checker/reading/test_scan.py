from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PIL import Image

from checker.blocks import Blocks, Cell, Paragraph, ReadingError, Table
from checker.reading import pdf, scan, scan_document, scan_tesseract
from checker.reading.pdf_layout import SURE
from checker.reading.pdf_page import Letter, Page
from checker.thai import key
from tests.documents.pdf_builder import needs_libreoffice, needs_tesseract, pictures, printed, save, scanned
from tests.documents.pdf_samples import SAMPLES, write


def hocr(number: int, sure: int, *letters: tuple[str, str]) -> str:
    """What Tesseract writes of a picture that holds one word."""
    spans = "".join(
        f"<span class='ocrx_cinfo' title='x_bboxes {box}; x_conf 99.1'>{text}</span>" for text, box in letters
    )
    page = f"<div class='ocr_page' title='image \"x.pgm\"; bbox 0 0 90 40; ppageno {number}; scan_res 300 300'>"
    return f"{page}<span class='ocrx_word' title='bbox 1 2 30 30; x_wconf {sure}'>{spans}</span></div>"


def no_reading(monkeypatch: pytest.MonkeyPatch, *letters: Letter) -> None:
    """Let every page read as these letters, without Tesseract."""
    monkeypatch.setattr("checker.reading.scan_pages.require", lambda: None)
    monkeypatch.setattr("checker.reading.scan_pages.page", lambda picture, dpi, n: Page(n, 595, 842, letters))


def test_the_format_is_told_by_its_first_bytes() -> None:
    heads = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\x00", b"MM\x00*"]
    assert all(scan.sniff(head, Path("x")) for head in heads)
    assert not scan.sniff(b"%PDF-1.7", Path("x.png"))


def test_every_picture_of_a_file_is_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_reading(monkeypatch, Letter("ก", 90, 400, 10, 14))
    path = save([Image.new("L", (300, 400), 255)] * 3, tmp_path / "scan.tiff", 100)
    blocks = scan.read(path)

    assert [block.place.page for block in blocks.blocks if isinstance(block, Paragraph)] == [1, 2, 3]
    assert "3 หน้า" in blocks.notes[0]


def test_what_is_not_surely_read_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_reading(monkeypatch, *(Letter(c, 90 + 10 * n, 400, 10, 14, sure=0.4) for n, c in enumerate("๒๕๖๘")))
    blocks = scan.read(save([Image.new("L", (300, 400), 255)], tmp_path / "scan.png", 100))

    assert [(lost.place.page, lost.place.quote) for lost in blocks.unread] == [(1, "๒๕๖๘")]


def test_transparent_pictures_stand_on_white_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Image.Image] = []
    monkeypatch.setattr("checker.reading.scan_pages.require", lambda: None)
    monkeypatch.setattr(
        "checker.reading.scan_pages.page", lambda picture, dpi, n: seen.append(picture) or Page(n, 1, 1)
    )
    path = tmp_path / "scan.png"
    Image.new("RGBA", (1200, 1700), (0, 0, 0, 0)).save(path)

    with pytest.raises(ReadingError, match=r"scan\.png.*ไม่พบข้อความ"):
        scan.read(path)
    assert seen[0].getextrema() == (255, 255)


@pytest.mark.parametrize(
    ("size", "stated", "dpi"), [((2480, 3508), 300, 300), ((1240, 1754), 72, 150), ((4960, 7016), 600, 300)]
)
def test_pictures_have_a_credible_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], stated: int, dpi: int
) -> None:
    seen: list[float] = []
    monkeypatch.setattr("checker.reading.scan_pages.require", lambda: None)
    monkeypatch.setattr("checker.reading.scan_pages.page", lambda picture, dpi, n: seen.append(dpi) or Page(n, 1, 1))

    with pytest.raises(ReadingError):
        scan.read(save([Image.new("L", size, 255)], tmp_path / "scan.png", stated))
    assert seen == [pytest.approx(dpi, rel=0.02)]


def test_files_that_cannot_be_read_say_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_reading(monkeypatch)
    path = save([Image.new("L", (300, 400), 255)], tmp_path / "scan.png", 100)
    monkeypatch.setattr(scan_document, "_MAX_PIXELS", 1000)
    with pytest.raises(ReadingError, match=r"scan\.png.*ใหญ่เกินไป"):
        scan.read(path)
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(ReadingError, match=r"scan\.png.*เสียหาย"):
        scan.read(path)


def test_a_scan_needs_tesseract_with_thai(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_tesseract, "_languages", lambda: frozenset({"eng"}))

    with pytest.raises(ReadingError, match="apt-get install tesseract-ocr tesseract-ocr-tha"):
        scan.read(save([Image.new("L", (300, 400), 255)], tmp_path / "scan.png", 100))


def test_what_tesseract_writes_is_parsed_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_tesseract, "_languages", lambda: frozenset({"tha"}))
    written = hocr(0, 93, ("ก", "1 2 14 30"), ("&amp;", "14 2 30 30")) + hocr(2, 55, ("7", "3 2 9 30"))
    done = subprocess.CompletedProcess([], 0, stdout=written.encode(), stderr=b"")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    found = scan_tesseract.read([Image.new("L", (9, 9))] * 3)

    assert [[(s.text, s.left, s.right, s.sure) for s in line] for line in found] == [
        [("ก", 1, 14, 0.93), ("&", 14, 30, 0.93)],
        [],
        [("7", 3, 9, 0.55)],
    ]


def test_a_failure_of_tesseract_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("tesseract", 180)

    monkeypatch.setattr(scan_tesseract, "_languages", lambda: frozenset({"tha"}))
    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(ReadingError, match="Tesseract"):
        scan_tesseract.read([Image.new("L", (9, 9))])


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of two pages as a scanner would see it, in a PDF."""
    folder = tmp_path_factory.mktemp("scan")
    sample = next(sample for sample in SAMPLES if sample.name == "analysis")
    (path,) = printed([write(sample, folder)], folder)
    pages = [
        scanned(page, angle=angle, seed=n)
        for n, (page, angle) in enumerate(zip(pictures(path, 300), (0.6, -0.5), strict=True))
    ]
    return save(pages, folder / "scan.pdf", 300)


def cells(blocks: Blocks) -> list[Cell]:
    return [
        cell for table in blocks.blocks if isinstance(table, Table) for row in table.rows for cell in row if cell.text
    ]


@needs_libreoffice
@needs_tesseract
def test_a_scanned_report_is_read(analysis: Path) -> None:
    blocks = pdf.read(analysis)
    sample = next(sample for sample in SAMPLES if sample.name == "analysis")
    written = [key(text) for grid in sample.grids for row in grid.rows for text in row if text not in ("←", "↑", "–")]
    found = cells(blocks)
    right = [cell for cell in found if any(key(cell.text) == text for text in written)]

    assert len(right) >= 0.7 * len(written)
    assert all(key(cell.text) in "".join(written) for cell in found if cell.sure >= SURE and key(cell.text).isdigit())
    assert [len(table.rows) for table in blocks.blocks if isinstance(table, Table)] == [5, 12]
    assert any("๒๕๖๗" in block.text for block in blocks.blocks if isinstance(block, Paragraph))
    assert "2 หน้า" in blocks.notes[-1]


@needs_libreoffice
@needs_tesseract
def test_a_page_that_lies_on_its_side_is_read(analysis: Path, tmp_path: Path) -> None:
    page = pictures(analysis, 300)[1].rotate(90, expand=True)

    assert any("การป้องกันการทุจริต" in cell.text for cell in cells(scan.read(save([page], tmp_path / "side.png", 300))))

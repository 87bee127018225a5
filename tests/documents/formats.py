"""Writes the documents of `tests/documents/text` in every format that agencies send.

The text files are the originals: `#` begins a heading, a line with tabs is a table row, `<br>` a line in a cell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt

from checker.blocks import Blocks, Paragraph, Table
from checker.reading import text
from tests.documents import xlsx_builder
from tests.documents.pdf_builder import pictures, printed, save, scanned

FOLDER = Path(__file__).parent / "text"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))
_FONT = "Norasi"
_DPI = 300
_ANGLES = (0.6, -0.5, 0.3)  # degrees


def blocks(name: str) -> Blocks:
    """Return the original of a document."""
    return text.read(FOLDER / f"{name}.txt")


def as_text(name: str, folder: Path) -> Path:
    path = folder / f"{name}.txt"
    path.write_bytes((FOLDER / f"{name}.txt").read_bytes())
    return path


def as_docx(name: str, folder: Path) -> Path:
    """Write a document as Word does: headings with styles, tables with borders, on a page turned sideways."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for style in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        font = document.styles[style].font
        font.name, font.size = _FONT, Pt(14)
        fonts = document.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:cs", "w:hAnsi", "w:ascii", "w:eastAsia"):
            fonts.set(qn(script), _FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
    for block in blocks(name).blocks:
        if isinstance(block, Table):
            _docx_table(document, _texts(block))
        elif block.level:
            document.add_heading(block.text, min(block.level, 3))
        else:
            document.add_paragraph(block.text)
    path = folder / f"{name}.docx"
    document.save(str(path))
    return path


def _docx_table(document: docx.document.Document, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=0, cols=max(map(len, rows)))
    table.style = "Table Grid"
    for texts in rows:
        for cell, words in zip(table.add_row().cells, texts, strict=False):
            cell.text = words
    document.add_paragraph()


def as_xlsx(name: str, folder: Path) -> Path:
    """Write a document as one sheet, as people copy it into Excel."""
    rows: list[Sequence[str]] = []
    for block in blocks(name).blocks:
        rows += [*_texts(block), ()] if isinstance(block, Table) else [(block.text,)]
        if isinstance(block, Paragraph) and block.level:
            rows.append(())
    return xlsx_builder.workbook(folder / f"{name}.xlsx", {"แผน": rows})


def as_html(name: str, folder: Path) -> Path:
    parts = [_html_table(b) if isinstance(b, Table) else _html_paragraph(b) for b in blocks(name).blocks]
    path = folder / f"{name}.html"
    page = f'<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"></head><body>{"".join(parts)}</body></html>'
    path.write_text(page, encoding="utf-8")
    return path


def _html_paragraph(paragraph: Paragraph) -> str:
    tag = f"h{paragraph.level}" if paragraph.level else "p"
    return f"<{tag}>{_lines(paragraph.text)}</{tag}>\n"


def _html_table(table: Table) -> str:
    rows = ("".join(f"<td>{_lines(words)}</td>" for words in row) for row in _texts(table))
    return f"<table border='1'>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>\n"


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def _texts(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in table.rows]


def as_pdfs(names: Sequence[str], folder: Path) -> dict[str, Path]:
    """Print documents by LibreOffice, all at once because it is slow to start."""
    return dict(zip(names, printed([as_docx(name, folder) for name in names], folder), strict=True))


def as_scan(pdf: Path, folder: Path) -> Path:
    """Write the pages of a printed document as pictures."""
    return save(pictures(pdf, _DPI), folder / f"{pdf.stem}_scan.pdf", _DPI)


def as_paper(pdf: Path, folder: Path) -> Path:
    """Write the pages of a printed document as a scanner sees them: a little askew, out of focus, shaded, noisy."""
    pages = [scanned(page, angle=_ANGLES[n % len(_ANGLES)], seed=n) for n, page in enumerate(pictures(pdf, _DPI))]
    return save(pages, folder / f"{pdf.stem}_paper.pdf", _DPI)


WRITERS: Mapping[str, Callable[[str, Path], Path]] = {
    "text": as_text,
    "docx": as_docx,
    "xlsx": as_xlsx,
    "html": as_html,
}

"""Word documents in Thai.

Word takes the font, size and weight of Thai text from the complex-script settings, which python-docx leaves alone:
without them Thai comes out small, in another font and never bold.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from checker.files import without_times
from checker.output.columns import lines

FONT = "TH Sarabun New"
BODY, HEADING, TITLE = 16, 18, 22
_LINE = 1.4
"""The height of a line in a table, by the size of its letters: fonts that stand in for `FONT` would take more."""
_LINES_OF_A_PAGE = 20
_ROOM_TO_WRITE = 1.8
_NO_TIME = datetime.datetime(2000, 1, 1)


def new_document(*, landscape: bool = True) -> Docx:
    """Return an empty A4 document with Thai fonts in its styles."""
    document = Document()
    section = document.sections[0]
    width, height = Cm(21), Cm(29.7)
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    _font(document.styles["Normal"].element.get_or_add_rPr(), BODY)
    for name, size in (("Heading 1", HEADING), ("Title", TITLE)):
        properties = document.styles[name].element.get_or_add_rPr()
        _font(properties, size, bold=True)
        document.styles[name].font.color.rgb = RGBColor(0, 0, 0)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    return document


def write(
    paragraph: Paragraph,
    text: str,
    *,
    size: int = BODY,
    bold: bool = False,
    colour: str | None = None,
    behind: str | None = None,
    font: str = FONT,
) -> None:
    """Add text to a paragraph, in a colour and with one behind it."""
    run = paragraph.add_run(text)
    _font(run._element.get_or_add_rPr(), size, bold=bold, font=font)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    if behind:
        _shade(run._element.get_or_add_rPr(), behind)


def paragraph(document: Docx, text: str, *, size: int = BODY, bold: bool = False, centred: bool = False) -> None:
    """Add a paragraph."""
    added = document.add_paragraph()
    if centred:
        added.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(added, text, size=size, bold=bold)


def table(document: Docx, header: Sequence[str], widths: Sequence[float], rows: Iterable[Sequence[str]]) -> Table:
    """Add a ruled table with widths in cm; a line break starts a paragraph.

    Its header repeats on each page, and a row that fits a page is not split between two.
    """
    added: Table = document.add_table(rows=1, cols=len(header))
    added.style = "Table Grid"
    added.autofit = False
    for column, width in zip(added.columns, widths, strict=True):
        column.width = Cm(width)
    for cell, text in zip(added.rows[0].cells, header, strict=True):
        fill(cell, text, bold=True)
        _shade(cell._element.get_or_add_tcPr(), "E7E6E6")
    _mark(added.rows[0], "w:tblHeader")
    for row in rows:
        new = added.add_row()  # type: ignore[no-untyped-call]
        for cell, text in zip(new.cells, row, strict=True):
            fill(cell, text)
        if max(map(lines, row, widths)) <= _LINES_OF_A_PAGE:
            _mark(new, "w:cantSplit")
        if not any(row):
            new.height = Cm(_ROOM_TO_WRITE)
    for row_ in added.rows:
        for cell, width in zip(row_.cells, widths, strict=True):
            cell.width = Cm(width)
    return added


def fill(cell: _Cell, text: str, *, size: int = 14, bold: bool = False) -> None:
    """Write text into a cell, a paragraph for each line."""
    for number, line in enumerate(text.split("\n")):
        place = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        looks = place.paragraph_format
        looks.space_before, looks.space_after, looks.line_spacing = Pt(0 if number else 1), Pt(0), Pt(size * _LINE)
        write(place, line, size=size, bold=bold)


def to_bytes(document: Docx) -> bytes:
    """Return the file's bytes: the same document, the same bytes."""
    document.core_properties.created = document.core_properties.modified = _NO_TIME
    document.core_properties.author = "ita"
    content = io.BytesIO()
    document.save(content)
    return without_times(content.getvalue())


def _font(properties: Any, size: int, *, bold: bool = False, font: str = FONT) -> None:
    fonts = _child(properties, "w:rFonts")
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), font)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(theme), None)
    for tag in ("w:sz", "w:szCs"):
        _child(properties, tag).set(qn("w:val"), str(size * 2))
    for tag in ("w:b", "w:bCs"):
        _child(properties, tag).set(qn("w:val"), "1" if bold else "0")
    _child(properties, "w:lang").set(qn("w:bidi"), "th-TH")


def _child(parent: Any, tag: str) -> Any:
    found = parent.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        parent.append(found)
    return found


def _shade(properties: Any, colour: str) -> None:
    shade = _child(properties, "w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)


def _mark(row: _Row, tag: str) -> None:
    _child(row._element.get_or_add_trPr(), tag).set(qn("w:val"), "true")

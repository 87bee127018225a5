"""Builds DOCX files for tests: a realistic plan through python-docx, and any markup that Word can write as raw XML.

write(path, p("ก่อน") + tbl(tr(tc(p("ช่อง")))), numbering=...)
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": _OFFICE,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*content: str, properties: str = "") -> str:
    """A paragraph of runs; plain text becomes a run."""
    runs = "".join(c if c.startswith("<") else r(c) for c in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def listed(list_id: int, level: int = 0) -> str:
    """Properties of a paragraph that is numbered automatically."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def tc(*content: str, span: int = 1, merge: str | None = None) -> str:
    """A cell of paragraphs and tables; plain text becomes a paragraph. `merge`: restart or continue."""
    blocks = "".join(c if c.startswith("<") else p(c) for c in content) or p()
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merged}</w:tcPr>{blocks}</w:tc>'


def tr(*cells: str, properties: str = "") -> str:
    """A row; plain text becomes a cell."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(c if c.startswith('<') else tc(c) for c in cells)}</w:tr>"


def tbl(*rows: str, widths: Sequence[int] = ()) -> str:
    """A table; `widths` are those of its grid, in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def box(*content: str) -> str:
    """A run that holds a text box as Word writes it: once for new programs and once for old ones."""
    inside = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def picture(width_cm: float, height_cm: float) -> str:
    """A run that holds a picture."""
    size = f'cx="{int(width_cm * 360_000)}" cy="{int(height_cm * 360_000)}"'
    return f"<w:r><w:drawing><wp:inline><wp:extent {size}/><a:blip/></wp:inline></w:drawing></w:r>"


def lists(*definitions: str, uses: Sequence[tuple[int, str]] = ()) -> str:
    """A numbering part: definition n is list n; further `uses` are (definition, overrides) with the next ids."""
    defined = "".join(f'<w:abstractNum w:abstractNumId="{n}">{d}</w:abstractNum>' for n, d in enumerate(definitions, 1))
    named = [*((n, "") for n in range(1, len(definitions) + 1)), *uses]
    used = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{d}"/>{overrides}</w:num>'
        for n, (d, overrides) in enumerate(named, 1)
    )
    return defined + used


def level(number: int, number_style: str, pattern: str, start: int = 1, more: str = "") -> str:
    """One level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{number_style}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def write(path: Path, body: str, links: Sequence[str] = (), **parts: str) -> Path:
    """Write a DOCX file; `parts` are styles, numbering, footnotes, header, footer; link n has the id link-n."""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header": "hdr", "footer": "ftr"}
    files = {f"word/{kind}.xml": _part(roots[kind], content) for kind, content in parts.items()}
    files["word/document.xml"] = _part("document", f"<w:body>{body}<w:sectPr/></w:body>")
    files["word/_rels/document.xml.rels"] = relations(
        [(kind, kind, f"{kind}.xml", "") for kind in parts]
        + [(f"link-{n}", "hyperlink", escape(link), 'TargetMode="External"') for n, link in enumerate(links)]
    )
    return write_package(path, "word/document.xml", files)


def write_package(path: Path, main: str, files: dict[str, str]) -> Path:
    """Write an Office package whose document is the part `main`."""
    defaults = "".join(f'<Default Extension="{e}" ContentType="application/xml"/>' for e in ("xml", "rels"))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        types = "http://schemas.openxmlformats.org/package/2006/content-types"
        package.writestr("[Content_Types].xml", f'<Types xmlns="{types}">{defaults}</Types>')
        package.writestr("_rels/.rels", relations([("main", "officeDocument", main, "")]))
        for name, content in files.items():
            package.writestr(name, content)
    return path


def relations(items: Sequence[tuple[str, str, str, str]]) -> str:
    """The relations of a part: id, kind, target and further attributes of each."""
    written = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}" {more}/>'
        for name, kind, target, more in items
    )
    return f'<Relationships xmlns="{_PACKAGE}">{written}</Relationships>'


def plan(path: Path, rows: Sequence[Sequence[str]], *, title: str = "แผนมาตรการส่งเสริมคุณธรรม") -> Path:
    """Write a plan as python-docx would: a title, a heading and one table, the first row its header."""
    document = docx.Document()
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run(title).bold = True
    document.add_heading("มาตรการ", level=1)
    table = document.add_table(rows=0, cols=len(rows[0]))
    for texts in rows:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.save(str(path))
    return path


def _part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{content}</w:{root}>'

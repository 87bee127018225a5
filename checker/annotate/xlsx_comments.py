"""Comments on the cells of one sheet: their words in one part, and the boxes that show them in another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from checker.annotate.markup import DECLARATION, Additions, Span, children, spans, text
from checker.annotate.notes import AUTHOR, Note
from checker.annotate.parts import Parts
from checker.reading.package import Package
from checker.reading.sheets import Address

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# What stands behind the reference to the boxes in a sheet.
_BEHIND = {
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
    "AlternateContent",
}  # fmt: skip
_ID = re.compile(rb"""\bid=["']([^"']+)["']""")
_REF = re.compile(rb"""\bref=["']([^"']+)["']""")
_SHAPE = re.compile(rb"_x0000_s([0-9]+)")
_FIRST_SHAPE = 1025
_NAMES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_BOXES = f"""<xml {_NAMES}><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"
 path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>
</v:shapetype></xml>"""
# With names of its own: another program may have chosen other prefixes for them.
_BOX = """<v:shape {names} id="_x0000_s{shape}" type="#_x0000_t202" style="position:absolute;visibility:hidden"
 fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>
<v:path o:connecttype="none"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>
<x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row>
<x:Column>{column}</x:Column></x:ClientData></v:shape>"""
_WIDE, _HIGH = 5, 14  # columns and rows that a box covers


def comment(parts: Parts, package: Package, sheet: str, notes: Mapping[Address, Sequence[Note]]) -> None:
    """Comment on cells of the sheet that is the part `sheet`."""
    relations = package.relations(sheet)
    theirs = next((r.target for r in relations.values() if r.kind == "comments" and r.target in parts), None)
    if theirs:
        new = _add_to(parts, theirs, notes)
    else:
        new = list(notes)
        part = parts.free("xl/comments", ".xml")
        written = "".join(_comment(address, notes[address], 0) for address in new)
        root = f"<authors>{_author()}</authors><commentList>{written}</commentList>"
        content = f'{DECLARATION}<comments xmlns="{MAIN}">{root}</comments>'
        parts.add(part, content.encode(), "comments", sheet, _COMMENTS)
    drawing = _drawing(parts[sheet])
    boxes = relations[drawing].target if drawing in relations else _new_boxes(parts, sheet)
    parts[boxes] = _with_boxes(parts[boxes], new)


def name_of(address: Address) -> str:
    """Return the name of a cell, such as B3."""
    row, column = address
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def runs(lines: Iterable[str], title: str) -> str:
    """Return rich text: a title in bold and the lines below it."""
    pieces = [f'<r xmlns="{MAIN}"><rPr><b/></rPr><t xml:space="preserve">{text(title)}</t></r>']
    pieces += [f'<r xmlns="{MAIN}"><t xml:space="preserve">\n{text(line)}</t></r>' for line in lines]
    return "".join(pieces)


def _author() -> str:
    return f'<author xmlns="{MAIN}">{AUTHOR}</author>'


def _comment(address: Address, notes: Sequence[Note], author: int) -> str:
    said = f'<text xmlns="{MAIN}">{_said(notes)}</text>'
    return f'<comment xmlns="{MAIN}" ref="{name_of(address)}" authorId="{author}">{said}</comment>'


def _said(notes: Sequence[Note]) -> str:
    last = len(notes) - 1
    return "".join(runs([*note.lines, *([""] if n < last else [])], note.title) for n, note in enumerate(notes))


def _add_to(parts: Parts, theirs: str, notes: Mapping[Address, Sequence[Note]]) -> list[Address]:
    """Add to the comments of others; return the cells that had none.

    A cell has one comment and one author only: in the comment of another it is said who speaks.
    """
    xml = parts[theirs]
    elements = spans(xml)
    additions = Additions(xml)
    authors, comments = (next(e for e in elements if e.tag == tag) for tag in ("authors", "commentList"))
    author = sum(1 for _ in children(authors, elements))
    texts = {_attribute(_REF, xml, c): next(children(c, elements)) for c in children(comments, elements)}
    for address, of_cell in notes.items():
        if text_there := texts.get(name_of(address)):
            additions.append(text_there, runs([], f"\n{AUTHOR}:\n") + _said(of_cell))
        else:
            additions.append(comments, _comment(address, of_cell, author))
    additions.append(authors, _author())
    parts[theirs] = additions.result
    return [address for address in notes if name_of(address) not in texts]


def _attribute(pattern: re.Pattern[bytes], xml: bytes, element: Span) -> str:
    found = pattern.search(xml, element.start, element.inside)
    return found[1].decode() if found else ""


def _drawing(sheet: bytes) -> str:
    """Return the id of the part that holds the boxes of a sheet, empty where there are none."""
    elements = spans(sheet)
    found = (e for e in children(elements[0], elements) if e.tag == "legacyDrawing")
    return next((_attribute(_ID, sheet, e) for e in found), "")


def _new_boxes(parts: Parts, sheet: str) -> str:
    boxes = parts.free("xl/drawings/itaDrawing", ".vml")
    name = parts.add(boxes, _BOXES.encode(), "vmlDrawing", sheet, _DRAWING)
    xml = parts[sheet]
    elements = spans(xml)
    behind = (e.start for e in children(elements[0], elements) if e.tag in _BEHIND)
    additions = Additions(xml)
    reference = f'<legacyDrawing xmlns="{MAIN}" xmlns:r="{OFFICE}" r:id="{name}"/>'
    additions.insert(next(behind, elements[0].until), reference)
    parts[sheet] = additions.result
    return boxes


def _with_boxes(drawing: bytes, cells: Iterable[Address]) -> bytes:
    first = max(map(int, _SHAPE.findall(drawing)), default=_FIRST_SHAPE - 1) + 1
    boxes = "".join(_box(shape, *cell) for shape, cell in enumerate(cells, first))
    # Boxes that Excel wrote are not always well-formed XML.
    content, end, rest = drawing.rpartition(b"</xml>")
    return content + boxes.encode() + end + rest


def _box(shape: int, row: int, column: int) -> str:
    return _BOX.format(
        names=_NAMES,
        shape=shape,
        left=column,
        right=column + _WIDE,
        top=max(row - 2, 0),
        bottom=max(row - 2, 0) + _HIGH,
        row=row - 1,
        column=column - 1,
    )

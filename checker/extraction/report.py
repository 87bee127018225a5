"""The items of a report: which measure, what came of it, when, by whom, at what cost, with what proof and problems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checker.blocks import Cell, Place, Unread
from checker.extraction import lists, owners, periods
from checker.extraction.context import Context
from checker.extraction.doubts import is_sure
from checker.extraction.forms import Entry
from checker.extraction.grids import Grid
from checker.extraction.measure_rows import LABELS, MeasureRow, measure_rows
from checker.extraction.measures import indicators_of, said
from checker.extraction.passages import Passage
from checker.extraction.report_prose import told_in_prose
from checker.extraction.sections import is_measures, is_report, situated
from checker.measuring.concreteness import result_kind
from checker.submission import ReportItem
from knowledge.vocabulary import HeaderField

_FIELDS: tuple[tuple[str, tuple[HeaderField, ...]], ...] = (
    ("title", ("measure", "guidance", "indicator", "issue")),
    ("period", ("period",)),
    ("owners", ("owners",)),
    ("budget", ("budget",)),
    ("evidence", ("evidence",)),
    ("problems", ("problems",)),
)
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"”]+")

Cells = dict[str, Cell]


@dataclass
class Items:
    """The items of a report in order, and what could not be read of them."""

    items: list[ReportItem] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def report_items(items: Sequence[Passage | Grid], context: Context, file: str = "") -> Items:
    """Return what a report tells: in its tables, else in the prose below the heading of each measure."""
    found = Items()
    for cells, label, indicator, place in _told(items, context):
        item = _item(len(found.items) + 1, cells, label, indicator, place, context)
        found.items.append(item)
        found.unread += _doubts(item, cells)
    if not found.items:
        why = "ไม่พบตาราง แบบฟอร์ม หรือหัวข้อที่บอกผลของแต่ละมาตรการในรายงานนี้"
        found.unread.append(Unread(place=Place(file=file), why=why, about="items"))
    return found


Told = tuple[Cells, str, int | None, Place]


def _told(items: Sequence[Passage | Grid], context: Context) -> list[Told]:
    grids = [item for item in items if isinstance(item, Grid)]
    tables = [g for g in grids if is_report(g)] or [g for g in grids if is_measures(g)]
    rows = [
        row
        for item, section in situated(items, context)
        if isinstance(item, Grid) and item in tables
        for row in _rows(item, section.indicator, context)
    ]
    return rows or [_entry(entry) for entry in told_in_prose(items, context.vocabulary)]


def _rows(grid: Grid, indicator: int | None, context: Context) -> Iterator[Told]:
    for found in measure_rows(grid, None if grid.has(*LABELS) else indicator, context):
        yield _cells(grid, found, context), found.label, found.indicator, found.row.place


def _cells(grid: Grid, of: MeasureRow, context: Context) -> Cells:
    cells = {name: cell for name, fields in _FIELDS if (cell := grid.cell(of.row, *fields)) is not None}
    result = _result(grid, of, context)
    return {**cells, "result": result} if result else cells


def _result(grid: Grid, of: MeasureRow, context: Context) -> Cell | None:
    """Return what the columns of results say together: some tell the state apart from what was done.

    What came out completes a result that only says “done”, and is the result where no column is of results.
    """
    told = _under("result", grid, of)
    if all(_only_says_done(cell, context) for cell in told):
        told += _under("output", grid, of)
    entry = Entry(of.row.place)
    for cell in [cell for cell in told if said(cell, context)] or told[:1]:
        entry.add("result", cell)
    return entry.cells.get("result") or grid.cell(of.row, "monitoring")


def _only_says_done(cell: Cell, context: Context) -> bool:
    text = said(cell, context)
    return bool(text) and result_kind(text, context.vocabulary.results) == "bare"


def _under(field: HeaderField, grid: Grid, of: MeasureRow) -> list[Cell]:
    return [cell for column, cell in zip(grid.columns, of.row.cells, strict=False) if column.field == field]


def _entry(entry: Entry) -> Told:
    names: Mapping[HeaderField, str] = {"measure": "title"}
    return {names.get(name, name): cell for name, cell in entry.cells.items()}, "", None, entry.start


def _item(number: int, cells: Cells, label: str, indicator: int | None, place: Place, context: Context) -> ReportItem:
    texts = {name: said(cells.get(name), context) for name in (*dict(_FIELDS), "result")}
    title = " ".join(lists.without_marker(texts["title"] or label).split())
    return ReportItem(
        number=number,
        title=title,
        indicators=indicators_of(label, title, "", indicator, context),
        result=texts["result"] or None,
        budget=texts["budget"] or None,
        evidence=texts["evidence"] or _links(texts["result"]),
        problems=texts["problems"] or None,
        period=periods.parse(texts["period"], context.plan_year) if texts["period"] else None,
        owners=owners.split(texts["owners"], context.vocabulary.owners),
        place=place,
        places={name: cell.place for name, cell in cells.items()},
    )


def _links(text: str) -> str | None:
    return "\n".join(dict.fromkeys(_LINK.findall(text))) or None


def _doubts(item: ReportItem, cells: Cells) -> Iterable[Unread]:
    """Yield what of an item was not read surely, and a period without months."""
    about = f"items/{item.number}/"
    for name, cell in cells.items():
        if not is_sure(cell):
            yield Unread(place=cell.place, why="อ่านช่องนี้ได้ไม่แน่ชัด", about=about + name)
    period = item.period
    if period and not (period.start or period.end) and any(c.isdigit() for c in period.raw):
        why = f"อ่าน “{period.raw}” เป็นเดือนและปีไม่ได้"
        yield Unread(place=item.where("period"), why=why, about=about + "period")

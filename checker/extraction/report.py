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
from checker.extraction.report_columns import as_report, unknown_columns
from checker.extraction.report_prose import told_in_prose
from checker.extraction.sections import is_measures, is_report, situated
from checker.measuring.concreteness import result_kind, tells_of_an_act
from checker.submission import ReportItem
from knowledge.vocabulary import HeaderField

_FIELDS: tuple[tuple[str, tuple[HeaderField, ...]], ...] = (
    ("title", ("measure", "guidance", "indicator", "issue")),
    ("period", ("period",)),
    ("owners", ("owners",)),
    ("budget", ("budget",)),
    ("evidence", ("evidence",)),
)
_PLANNED: tuple[HeaderField, ...] = ("steps", "monitoring")
# A shorter text in a column that is not known is a mark or a number.
_LEAST_RESULT = 10
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
    for told in _told(items, context):
        item = _item(len(found.items) + 1, told, context)
        found.items.append(item)
        found.unread += _doubts(item, told)
    if not found.items:
        why = "ไม่พบตาราง แบบฟอร์ม หรือหัวข้อที่บอกผลของแต่ละมาตรการในรายงานนี้"
        found.unread.append(Unread(place=Place(file=file), why=why, about="items"))
    return found


@dataclass(frozen=True)
class Told:
    """What a row, form or part tells of one measure.

    `planned` are the cells that say what is to be done, `unknown` those that may hold the result where no other does.
    """

    cells: Cells
    place: Place
    label: str = ""
    indicator: int | None = None
    planned: Cells = field(default_factory=dict)
    unknown: tuple[Cell, ...] = ()


def _told(items: Sequence[Passage | Grid], context: Context) -> list[Told]:
    found = [
        (as_report(item, context.vocabulary.report_headings), section.indicator)
        for item, section in situated(items, context)
        if isinstance(item, Grid)
    ]
    tables = [pair for pair in found if is_report(pair[0])] or [pair for pair in found if is_measures(pair[0])]
    rows = [row for grid, indicator in tables for row in _rows(grid, indicator, context)]
    return rows or [_entry(entry) for entry in told_in_prose(items, context.vocabulary)]


def _rows(grid: Grid, indicator: int | None, context: Context) -> Iterator[Told]:
    for found in measure_rows(grid, None if grid.has(*LABELS) else indicator, context):
        planned: Cells = {name: cell for name in _PLANNED if (cell := grid.cell(found.row, name)) is not None}
        yield Told(
            _cells(grid, found, context),
            found.row.place,
            found.label,
            found.indicator,
            planned,
            tuple(_unknown(grid, found, context)),
        )


def _unknown(grid: Grid, of: MeasureRow, context: Context) -> Iterator[Cell]:
    """Yield what stands in columns that are not known, as far as it may be a result."""
    for position in unknown_columns(grid):
        cell = grid.at(of.row, position)
        if len(said(cell, context)) >= _LEAST_RESULT:
            yield cell


def _cells(grid: Grid, of: MeasureRow, context: Context) -> Cells:
    cells = {name: cell for name, fields in _FIELDS if (cell := grid.cell(of.row, *fields)) is not None}
    together = {"result": _result(grid, of, context), "problems": _together(_under("problems", grid, of), context)}
    return {**cells, **{name: cell for name, cell in together.items() if cell}}


def _result(grid: Grid, of: MeasureRow, context: Context) -> Cell | None:
    """Return what the columns of results say together: some tell the state apart from what was done.

    What came out completes a result that only says “done”, and is the result where no column is of results; so is
    what the column of monitoring says, if it says that something was done.
    """
    told = _under("result", grid, of)
    if all(_only_says_done(cell, context) for cell in told):
        told += _under("output", grid, of)
    if not told:
        followed = grid.cell(of.row, "monitoring")
        return followed if tells_of_an_act(said(followed, context), context.vocabulary.results) else None
    return _together(told, context)


def _together(cells: Sequence[Cell], context: Context) -> Cell | None:
    """Return what several cells say as one; the first of them where none says anything."""
    entry = Entry(Place())
    for cell in [cell for cell in cells if said(cell, context)] or cells[:1]:
        entry.add("result", cell)
    return entry.cells.get("result")


def _only_says_done(cell: Cell, context: Context) -> bool:
    text = said(cell, context)
    return bool(text) and result_kind(text, context.vocabulary.results) == "bare"


def _under(field: HeaderField, grid: Grid, of: MeasureRow) -> list[Cell]:
    return [cell for column, cell in zip(grid.columns, of.row.cells, strict=False) if column.field == field]


def _entry(entry: Entry) -> Told:
    names: Mapping[HeaderField, str] = {"measure": "title"}
    return Told({names.get(name, name): cell for name, cell in entry.cells.items()}, entry.start)


def _item(number: int, told: Told, context: Context) -> ReportItem:
    texts = {name: said(told.cells.get(name), context) for name in (*dict(_FIELDS), "result", "problems")}
    title = " ".join(lists.without_marker(texts["title"] or told.label).split())
    return ReportItem(
        number=number,
        title=title,
        indicators=indicators_of(told.label, title, "", told.indicator, context),
        result=texts["result"] or None,
        budget=texts["budget"] or None,
        evidence=texts["evidence"] or _links(texts["result"]),
        problems=texts["problems"] or None,
        period=periods.parse(texts["period"], context.plan_year) if texts["period"] else None,
        owners=owners.split(texts["owners"], context.vocabulary.owners),
        place=told.place,
        places={name: cell.place for name, cell in {**told.planned, **told.cells}.items()},
    )


def _links(text: str) -> str | None:
    return "\n".join(dict.fromkeys(_LINK.findall(text))) or None


def _doubts(item: ReportItem, told: Told) -> Iterable[Unread]:
    """Yield what of an item was not read surely, a result that may stand elsewhere, and a period without months."""
    about = f"items/{item.number}/"
    for name, cell in told.cells.items():
        if not is_sure(cell):
            yield Unread(place=cell.place, why="อ่านช่องนี้ได้ไม่แน่ชัด", about=about + name)
    for cell in told.unknown[:1] if not item.result else ():
        heading = f"ไม่รู้จักหัวตาราง “{cell.place.heading}”" if cell.place.heading else "มีช่องที่ไม่มีหัวตาราง"
        yield Unread(place=cell.place, why=f"{heading} ซึ่งอาจเป็นช่องผลการดำเนินการ", about=about + "result")
    period = item.period
    if period and not (period.start or period.end) and any(c.isdigit() for c in period.raw):
        why = f"อ่าน “{period.raw}” เป็นเดือนและปีไม่ได้"
        yield Unread(place=item.where("period"), why=why, about=about + "period")

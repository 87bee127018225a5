"""The rows of a report: which measure, what came of it, when and by whom."""

from __future__ import annotations

from collections.abc import Iterable

from checker.extraction import lists, owners, periods
from checker.extraction.context import Context
from checker.extraction.grids import Grid, Row
from checker.extraction.measure_rows import measure_rows
from checker.extraction.measures import said
from checker.extraction.passages import Passage
from checker.extraction.sections import is_measures, is_report
from checker.submission import ReportItem
from knowledge.vocabulary import HeaderField

_FIELDS: tuple[tuple[str, tuple[HeaderField, ...]], ...] = (
    ("title", ("measure", "guidance", "indicator", "issue")),
    ("result", ("result", "monitoring")),
    ("period", ("period",)),
    ("owners", ("owners",)),
)


def report_items(items: Iterable[Passage | Grid], context: Context) -> list[ReportItem]:
    """Return the rows of the report tables of a document."""
    grids = [item for item in items if isinstance(item, Grid) and (is_report(item) or is_measures(item))]
    rows = [(grid, found.row) for grid in grids for found in measure_rows(grid, None, context)]
    return [_item(number, grid, row, context) for number, (grid, row) in enumerate(rows, 1)]


def _item(number: int, grid: Grid, row: Row, context: Context) -> ReportItem:
    cells = {name: grid.cell(row, *fields) for name, fields in _FIELDS}
    texts = {name: said(cell, context) for name, cell in cells.items()}
    return ReportItem(
        number=number,
        title=" ".join(lists.without_marker(texts["title"]).split()),
        result=texts["result"] or None,
        period=periods.parse(texts["period"], context.plan_year) if texts["period"] else None,
        owners=owners.split(texts["owners"], context.vocabulary.owners),
        place=row.place,
        places={name: cell.place for name, cell in cells.items() if cell is not None},
    )

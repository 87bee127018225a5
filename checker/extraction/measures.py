"""The measures of a plan: one a row of its tables, with who, how, when and what follow-up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, product

from checker import thai
from checker.blocks import Cell, Place, Unread
from checker.extraction import lists, owners, periods
from checker.extraction.context import Context
from checker.extraction.doubts import is_sure
from checker.extraction.grids import Grid, Row
from checker.extraction.measure_rows import LABELS, TITLES, MeasureRow, is_block, measure_rows
from checker.extraction.monitoring import is_monitoring, is_told
from checker.extraction.passages import Passage
from checker.extraction.placeholders import is_left_open, is_missing, is_nobody, is_put_off
from checker.extraction.plan_columns import as_plan, follow_up_beside, lacks, untold
from checker.extraction.references import resolved
from checker.extraction.responsible import may_tell_owners, told_owners
from checker.extraction.sections import is_calendar, measure_grids, situated
from checker.extraction.shared import calendar, share
from checker.extraction.undated import undated
from checker.submission import Measure, Monitoring, Period
from knowledge.vocabulary import HeaderField

# What a result is about, it says in its first letters.
_SHORT = 60
_LONE_LETTER = re.compile(r"(?<!\S)[ก-ฮ](?!\S)")
_FIELDS: tuple[tuple[str, tuple[HeaderField, ...]], ...] = (
    ("title", TITLES),
    ("indicators", LABELS),
    ("steps", ("steps",)),
    ("owners", ("owners",)),
    ("period", ("period",)),
    ("monitoring", ("monitoring",)),
    ("analysis_result", ("analysis", "urgent", "keep")),
)
# Cells of these fields are often merged over the measures of one indicator.
_MERGED = ("owners", "period", "monitoring", "analysis_result")

# What labels below a table tell of all its measures.
_SHARED: tuple[HeaderField, ...] = ("owners", "period", "monitoring")

# Fields that several columns may tell together: who leads and who helps, beginning and end.
_IN_PARTS: tuple[tuple[HeaderField, str], ...] = (("owners", "\n"), ("period", " - "), ("monitoring", "\n"))

Cells = dict[str, Cell]


@dataclass
class Measures:
    """The measures of a document in order, what could not be read of them, and notes."""

    measures: list[Measure] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def measures(items: Sequence[Passage | Grid], context: Context) -> Measures:
    """Return the measures of a plan."""
    found = Measures()
    tables = measure_grids(items)
    below: list[Passage] = []
    headed: list[Passage] = []
    blocks: list[tuple[int, Grid]] = []
    rows: list[tuple[Grid, Row]] = []
    under = False
    for item, section in situated(items, context):
        if isinstance(item, Passage):
            if section.monitoring == under:
                (headed if under else below).append(item)
            under = section.monitoring
        elif section.monitoring and rows and is_calendar(item):
            headed += calendar(item, context)
        elif item in tables:
            indicator = None if item.has(*LABELS) else section.indicator
            grid = as_plan(item, context.vocabulary)
            for of in measure_rows(grid, indicator, context):
                row, unread = resolved(of.row, grid, rows, len(rows) + 1)
                _add(grid, replace(of, row=row), context, found)
                found.unread += unread
                rows.append((grid, row))
            below.clear()
        elif is_block(item):
            blocks.append((len(found.measures), item))
    share(headed, below, context, found.measures)
    _share_blocks(blocks, context, found)
    _mend_owners(found.measures)
    for measure, (grid, row) in zip(found.measures, rows, strict=True):
        found.unread += [*_guessed(measure, grid, row), *untold(measure, grid, row, context.vocabulary)]
        found.unread += _unsaid_owners(measure, context)
    return found


def _add(grid: Grid, of: MeasureRow, context: Context, found: Measures) -> None:
    number = len(found.measures) + 1
    cells = {name: cell for name, fields in _FIELDS if (cell := grid.cell(of.row, *fields)) is not None}
    texts = {name: said(cells.get(name), context) for name, _ in _FIELDS}
    texts |= {name: _together(grid, of.row, name, gap, context) or texts[name] for name, gap in _IN_PARTS}
    title = texts["title"] or of.label
    titles = lists.items(title).numbers
    title = " ".join((title if len(titles) > 1 else lists.without_marker(title)).split())
    steps = lists.items(texts["steps"])
    measure = Measure(
        number=number,
        title=title,
        indicators=indicators_of(of.label, title, texts["analysis_result"], of.indicator, context),
        codes=_codes(of.row, context),
        steps=[step for step in steps.items if not is_left_open(step, context.vocabulary.placeholders)],
        owners=_owners(grid, texts["owners"], context),
        period=_period(grid, of.row, texts["period"], context),
        monitoring=_monitoring(grid, texts["monitoring"], steps.items, context),
        analysis_result=texts["analysis_result"] or _issue(grid, of),
        place=of.row.place,
    )
    cells |= _beside(measure, grid, of.row, cells, context)
    measure.places = {name: _place(cell, of.row) for name, cell in cells.items()}
    found.measures.append(measure)
    found.unread += [*_faint(measure, cells, of), *doubts(measure)]
    if len(titles) > 1:
        found.notes.append(f"มาตรการที่ {number} มี {len(titles)} ชื่อในช่องเดียว จึงตรวจรวมเป็นมาตรการเดียว")
    if not steps.in_order:
        written = " ".join(map(str, steps.numbers))
        found.notes.append(f"มาตรการที่ {number}: เลขขั้นตอนไม่เรียงลำดับ ({written})")


def _place(cell: Cell, row: Row) -> Place:
    """Return the place of a cell; where its row, or form, has none for it, that of the row."""
    heading = cell.place.heading
    if cell.place != Place(heading=heading):
        return cell.place
    return row.place.model_copy(update={"heading": heading}) if heading else row.place


def _beside(measure: Measure, grid: Grid, row: Row, cells: Cells, context: Context) -> Cells:
    """Give a measure the owners that its steps tell and the follow-up of another column; return where they stand."""
    found: Cells = {}
    if not measure.owners and (told := told_owners(measure.steps, context.vocabulary)):
        measure.owners, found["owners"] = told, cells["steps"]
    if measure.monitoring.where == "absent" and (cell := follow_up_beside(grid, row, context.vocabulary)):
        measure.monitoring, found["monitoring"] = Monitoring(text=cell.text, where="column"), cell
    return found


def said(cell: Cell | None, context: Context) -> str:
    """Return the text of a cell, or an empty one where nobody filled it in."""
    return "" if cell is None or is_missing(cell.text, context.vocabulary.placeholders) else cell.text


def _together(grid: Grid, row: Row, field: HeaderField, gap: str, context: Context) -> str:
    """Return what all columns of a field say together."""
    columns = zip(grid.columns, row.cells, strict=False)
    return gap.join(filter(None, (said(cell, context) for column, cell in columns if column.field == field)))


def indicators_of(label: str, title: str, result: str, given: int | None, context: Context) -> list[int]:
    """Return the indicators that a measure answers, from what tells them most surely."""
    known = context.indicators
    labelled = known.label(label) if label else None
    numbered = known.named(title) if "ตัวชี้วัด" in title else []
    own = known.named(label) or ([labelled] if labelled else []) or known.together(label)
    surely = own or numbered or ([given] if given else [])
    if surely:
        return surely
    named = known.named(title) or [n for n in map(context.codes.indicator, context.codes.cited(title)) if n]
    named = list(dict.fromkeys(named)) or known.about(label) or known.about(title) or known.named(result)[:1]
    return named or known.about(result[:_SHORT])


def followed_up(steps: Iterable[str], context: Context) -> Monitoring:
    """Return the follow-up that the steps of a measure tell."""
    telling = [step for step in steps if is_monitoring(step, context.vocabulary.monitoring)]
    return Monitoring(text="\n".join(telling), where="steps") if telling else Monitoring()


# What labels below a table say


def _share_blocks(blocks: Iterable[tuple[int, Grid]], context: Context, found: Measures) -> None:
    """Give measures what blocks of labels below their table tell. `blocks` tell how many measures stand above each.

    Where a block stands above the first table, each may be on the table below it.
    """
    start = 0
    for end, group in groupby(blocks, key=lambda block: block[0]):
        if not end:
            return
        for (_, grid), measure in product(list(group), found.measures[start:end]):
            _tell_more(measure, grid, context)
            found.unread += _faint_in_block(measure, grid)
        start = end


def _tell_more(measure: Measure, grid: Grid, context: Context) -> None:
    """Give a measure the fields of a block that it lacks."""
    for name in _SHARED:
        cell = grid.cell(grid.rows[0], name)
        text = said(cell, context)
        if not (cell and text and lacks(measure, name)):
            continue
        if name == "owners":
            measure.owners = _owners(grid, text, context)
        elif name == "period":
            measure.period = periods.parse(text, context.plan_year)
        elif is_told(text, "", context.vocabulary):
            measure.monitoring = Monitoring(text=text, where="shared")
        measure.places = {**measure.places, name: cell.place}


def _faint_in_block(measure: Measure, grid: Grid) -> Iterator[Unread]:
    for name in _SHARED:
        cell = grid.cell(grid.rows[0], name)
        if cell and not is_sure(cell) and measure.where(name) == cell.place:
            yield Unread(place=cell.place, why="อ่านช่องนี้ได้ไม่แน่ชัด", about=f"measures/{measure.number}/{name}")


# What a row says


def _codes(row: Row, context: Context) -> list[str]:
    return list(dict.fromkeys(code for cell in row.filled for code in context.codes.cited(cell.text)))


def _owners(grid: Grid, text: str, context: Context) -> list[str]:
    """Return the owners; where their column tells the period as well, from the rest of it."""
    words = context.vocabulary
    if _share(grid, "owners", "period"):
        text = undated(text)
    return [name for name in owners.split(text, words.owners) if not is_nobody(name, words)]


def _period(grid: Grid, row: Row, text: str, context: Context) -> Period | None:
    """Return the period: from its column, from marks in columns of months, or from the words of another column."""
    if not text or is_put_off(text, context.vocabulary):
        marked = [c.header.text for c, cell in zip(grid.columns, row.cells, strict=False) if not c.field and cell.text]
        return periods.spanning(marked, context.plan_year)
    if _share(grid, "period", "owners") or _share(grid, "period", "monitoring"):
        return periods.within(text, context.plan_year)
    return periods.parse(text, context.plan_year)


def _monitoring(grid: Grid, text: str, steps: Iterable[str], context: Context) -> Monitoring:
    at = grid.header.position("monitoring") if grid.header else None
    heading = grid.columns[at].header.text if at is not None else ""
    if not _share(grid, "steps", "monitoring") and is_told(text, heading, context.vocabulary):
        return Monitoring(text=text, where="column")
    return followed_up(steps, context)


def _issue(grid: Grid, of: MeasureRow) -> str | None:
    """Return the issue that a measure answers, where the table has a column for it."""
    if not (grid.has("issue") and grid.has(*TITLES)):
        return None
    return (grid.text(of.row, "issue") if grid.has("indicator") else of.label) or None


def _share(grid: Grid, one: HeaderField, other: HeaderField) -> bool:
    return grid.header is not None and grid.header.position(one) == grid.header.position(other) is not None


# Doubts


def _is_torn(name: str, cell: Cell) -> bool:
    """Whether letters of a name stand by themselves: what the name is cannot be told."""
    return name == "owners" and len(_LONE_LETTER.findall(owners.together(cell.text))) > 1


def _faint(measure: Measure, cells: Cells, of: MeasureRow) -> Iterator[Unread]:
    about = f"measures/{measure.number}/"
    for name, cell in cells.items():
        if not is_sure(cell) or _is_torn(name, cell):
            yield Unread(place=cell.place, why="อ่านช่องนี้ได้ไม่แน่ชัด", about=about + name)
        elif of.under_merged and not cell.text and name in _MERGED:
            yield Unread(place=cell.place, why="ช่องนี้ว่าง แต่อาจผสานกับช่องของแถวบน", about=about + name)


def _guessed(measure: Measure, grid: Grid, row: Row) -> Iterator[Unread]:
    """Yield the empty cells of columns whose header is not known: the field may stand elsewhere."""
    for name, fields in _FIELDS:
        header, cell = grid.guessed(*fields), grid.cell(row, *fields)
        if header and cell and lacks(measure, name):
            why = f"ไม่รู้จักหัวตาราง “{header}” จึงเข้าใจจากเนื้อหาว่าเป็นช่องใด และช่องนี้ว่าง"
            yield Unread(place=cell.place, why=why, about=f"measures/{measure.number}/{name}")


def _unsaid_owners(measure: Measure, context: Context) -> Iterator[Unread]:
    """Yield the steps of a measure without owners that may tell them."""
    if not measure.owners and may_tell_owners(measure.steps, context.vocabulary):
        why = "ขั้นตอนพูดถึงหน่วยงานที่อาจเป็นผู้รับผิดชอบ แต่บอกไม่ได้แน่ชัด"
        yield Unread(place=measure.where("steps"), why=why, about=f"measures/{measure.number}/owners")


def doubts(measure: Measure) -> Iterator[Unread]:
    """Yield what of a measure could not be understood: a period without months, an unknown indicator."""
    period = measure.period
    if period and period.raw and not (period.start or period.end) and any(c.isdigit() for c in period.raw):
        why = f"อ่าน “{period.raw}” เป็นเดือนและปีไม่ได้"
        yield Unread(place=measure.where("period"), why=why, about=f"measures/{measure.number}/period")
    if not measure.indicators:
        why = "ไม่ทราบว่ามาตรการนี้ตอบตัวชี้วัดใด"
        yield Unread(place=measure.place, why=why, about=f"measures/{measure.number}/indicators")


# What other measures tell


def _mend_owners(found: list[Measure]) -> None:
    """Replace names that were misread letter by letter by the like name in other rows."""
    whole = Counter(owner for m in found if not _spaced_out(m) for owner in m.owners)
    for measure in filter(_spaced_out, found):
        measure.owners = [thai.most_like(owner, whole, 0.8) or owner for owner in measure.owners]


def _spaced_out(measure: Measure) -> bool:
    quote = thai.clean(measure.where("owners").quote)
    return owners.together(quote) != quote

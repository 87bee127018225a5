"""Tables without a header that may go on with one of measures: what is not joined to it is told, and never lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker import thai
from checker.blocks import Paragraph, Unread
from checker.extraction.forms import is_form
from checker.extraction.grids import Grid, Row
from checker.extraction.measure_rows import closes
from checker.extraction.sections import is_measures, is_report
from knowledge.vocabulary import Vocabulary

_WORDS = re.compile("[ก-ฮ].*[ก-ฮ].*[ก-ฮ]", re.DOTALL)
_WHY = "ตารางนี้ไม่มีหัวตาราง และมีจำนวนช่องเท่ากับตารางก่อนหน้า จึงอาจเป็นส่วนต่อของตารางนั้น แต่ไม่ทราบแน่"


def unjoined(items: Iterable[Paragraph | Grid], about: str, vocabulary: Vocabulary) -> Iterator[Unread]:
    """Yield the tables without a header that are as wide as one of measures or results before them."""
    widths: set[int] = set()
    for item in items:
        if isinstance(item, Paragraph):
            continue
        if is_measures(item) or is_report(item):
            widths.add(len(item.columns))
        elif item.header is None and _may_go_on(item, widths, vocabulary):
            yield Unread(place=item.rows[0].place, why=_WHY, about=about)


def _may_go_on(grid: Grid, widths: set[int], vocabulary: Vocabulary) -> bool:
    alike = any(len(row.cells) in widths and _tells(row) for row in grid.rows)
    return alike and not is_form([row.cells for row in grid.rows], vocabulary)


def _tells(row: Row) -> bool:
    """Whether a row says something in words in most of its cells."""
    said = {thai.key(cell.text) for cell in row.filled if _WORDS.search(cell.text)}
    return len(said) > 1 and len(said) > len(row.cells) / 2 and not closes(row)

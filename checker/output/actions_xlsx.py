"""The gaps as an action plan in Excel, with empty columns for who mends what by when.

It is read back by `checker.follow_up`, which knows each row by the fingerprint in its last column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from checker.explanation import gap_rows, overview, places
from checker.fingerprint import fingerprints
from checker.follow_up import DUE, FINGERPRINT, GAP, NOTE, OWNER, Action, FollowUp
from checker.outcomes import OPEN, THAI, Check
from checker.output import thai_xlsx
from checker.output.cards import named
from checker.output.closing import Section

_COLUMNS = {
    "ลำดับ": 6,
    "ผลตรวจ": 11,
    GAP: 32,
    "ที่": 19,
    "ข้อความที่พบ": 19,
    "วิธีแก้": 48,
    OWNER: 17,
    DUE: 13,
    NOTE: 16,
    FINGERPRINT: 17,
}
_TO_FILL = (OWNER, DUE, NOTE)
_TO_FILL_COLOUR = PatternFill("solid", fgColor="FFF8DC")
_HOW = (
    "กรอกช่องผู้รับผิดชอบ กำหนดเสร็จ และหมายเหตุ เมื่อแก้เอกสารแล้ว ให้ตรวจอีกครั้งโดยแนบแฟ้มนี้: "
    "ita check เอกสาร --follow-up แฟ้มนี้ (โปรดคงรหัสอ้างอิงไว้)"
)
_MENDED_COLUMNS = {GAP: 60, OWNER: 24, DUE: 18, NOTE: 30}
_BELOW = "ความครอบคลุมและหมายเหตุ"
_BELOW_COLUMNS = {"รายการ": 110}
_MADE_COLUMNS = {"รายการ": 36, "ค่า": 80}


def render(check: Check, follow_up: FollowUp | None = None, more: Iterable[Section] = ()) -> bytes:
    """Return the action plan as the bytes of an XLSX file, with `more` sections in a sheet of their own.

    With a follow-up, what people wrote in the earlier action plan stands beside the gaps that remain, and those that
    are mended have a sheet of their own.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "แผนปฏิบัติการ"
    titles = (f"แผนปฏิบัติการแก้ไข: {overview.document(check)}", check.submission.agency, _HOW, overview.DISCLAIMER)
    earlier = {each.action.fingerprint: each.action for each in follow_up.followed} if follow_up else {}
    top = thai_xlsx.fill(sheet, titles, [*_COLUMNS], [*_COLUMNS.values()], _rows(check, earlier))
    _prepare(sheet, top)
    if follow_up and follow_up.of("mended"):
        mended = [(a.gap, a.owner, a.due, a.note) for a in (each.action for each in follow_up.of("mended"))]
        _table(book, "แก้แล้ว", "ข้อบกพร่องที่แก้แล้ว", _MENDED_COLUMNS, mended)
    below = [(line,) for section in more for line in section] + [(note,) for note in check.notes]
    if below:
        _table(book, _BELOW, _BELOW, _BELOW_COLUMNS, below)
    made = [*overview.about(check), *overview.stamp(check)]
    _table(book, "ที่มาของผลตรวจ", "ที่มาของผลตรวจ", _MADE_COLUMNS, made)
    return thai_xlsx.to_bytes(book)


def _rows(check: Check, earlier: dict[str, Action]) -> Iterator[tuple[str, ...]]:
    known = [(name, outcome) for name, outcome in fingerprints(check.outcomes) if outcome.outcome in OPEN]
    known.sort(key=lambda each: OPEN.index(each[1].outcome))
    for number, (name, outcome) in enumerate(known, 1):
        action = earlier.get(name, Action(name))
        yield (
            str(number),
            THAI[outcome.outcome],
            "\n".join([outcome.message, *map(": ".join, named(outcome))]),
            places.in_words(outcome.place),
            gap_rows.found(outcome),
            "\n".join(map(": ".join, gap_rows.rows(outcome))),
            action.owner,
            action.due,
            action.note,
            name,
        )


def _prepare(sheet: Worksheet, top: int) -> None:
    """Show which columns are to be filled in, and keep what is written there as it is written."""
    for number, name in enumerate(_COLUMNS, 1):
        for row in range(top + 1, sheet.max_row + 1) if name in _TO_FILL else ():
            cell = sheet.cell(row, number)
            cell.fill = _TO_FILL_COLOUR
            cell.number_format = "@"


def _table(book: Workbook, name: str, title: str, columns: dict[str, int], rows: Iterable[tuple[str, ...]]) -> None:
    thai_xlsx.fill(book.create_sheet(name), [title], [*columns], [*columns.values()], rows)

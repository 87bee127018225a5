"""The result as an official memo (บันทึกข้อความ) that returns the document with its gaps numbered.

The sender, number, date and signature are left for the sender to fill in; the date is written when the check is
stamped with its time.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from checker.explanation import overview
from checker.explanation.gap_rows import Row, is_short
from checker.legal_text import legal
from checker.outcomes import Check, OutcomeName, Verdict
from checker.output import closing, thai_docx
from checker.output.addressee import addressee
from checker.output.cards import CRITERION, Card, cards
from checker.output.letter_digits import in_letter
from checker.submission import Kind
from checker.thai import MONTHS

_TITLE, _LABEL, _SMALL, _NOTE = 29, 20, 14, 12
_WIDTH, _INDENT, _DEEP, _STEP = 16.0, 2.5, 1.75, 0.75
_BANGKOK = datetime.timezone(datetime.timedelta(hours=7))
_DOCUMENTS: dict[Kind, str] = {
    "plan": "แผนมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    "report": "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    "scores": "คะแนนประเมินคุณธรรมและความโปร่งใส",
}
_SUBJECTS: dict[Verdict, str] = {
    "return": "ส่งคืน{document} เพื่อแก้ไข",
    "cannot_tell": "แจ้งผลการตรวจ{document} ซึ่งยังสรุปไม่ได้",
    "ready": "แจ้งผลการตรวจ{document}",
}
_RESULTS: dict[Verdict, str] = {
    "return": "จึงขอส่งเอกสารคืนเพื่อแก้ไข",
    "cannot_tell": "จึงยังสรุปผลไม่ได้ เพราะ{doubt}",
}
_CLOSINGS: dict[Verdict, str] = {
    "return": "จึงเรียนมาเพื่อโปรดมอบหมายผู้รับผิดชอบแก้ไขตามรายการข้างต้น และส่งเอกสารที่แก้ไขแล้วมาตรวจอีกครั้ง",
    "cannot_tell": "จึงเรียนมาเพื่อโปรดส่งเอกสารที่ครบถ้วนและอ่านได้ชัดเจน หรือมอบหมายผู้ตรวจตรวจส่วนดังกล่าวด้วยตนเอง",
    "ready": "จึงเรียนมาเพื่อโปรดทราบ",
}
_SECTIONS: dict[OutcomeName, str] = {
    "fail": "ข้อที่ต้องแก้ไขก่อนนำส่ง",
    "unreadable": "ส่วนที่อ่านไม่ได้ ต้องตรวจด้วยคน",
    "advice": "ข้อที่ควรปรับปรุง (ไม่เป็นเหตุให้ส่งคืน)",
}
_COUNTED: dict[OutcomeName, str] = {
    "fail": "ข้อที่ต้องแก้ไข",
    "unreadable": "ส่วนที่อ่านไม่ได้",
    "advice": "ข้อที่ควรปรับปรุง",
}
_NOTES = "หมายเหตุ"
_ANNEX = "ตัวอย่างข้อความแนบท้าย"
_SIGNATURE = ("(ลงชื่อ)" + "." * 44, "(" + "." * 48 + ")", "ตำแหน่ง" + "." * 44)


def render(check: Check, more: Iterable[closing.Section] = ()) -> bytes:
    """Return the memo as the bytes of a DOCX file, with long examples and `more` sections behind the signature."""
    document = thai_docx.new_document(landscape=False)
    section = document.sections[0]
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.5), Cm(2)
    _number_pages(section)
    _head(document, check)
    for text in (_occasion(check), _result(check)):
        _body(document, text)
    annex = [_ANNEX]
    for name in _SECTIONS:
        annex += _section(document, check, name, len(annex))
    _body(document, _CLOSINGS[check.verdict])
    _sign(document)
    notes = ((_NOTES, *check.notes),) if check.notes else ()
    examples = (annex,) if len(annex) > 1 else ()
    for number, (heading, *lines) in enumerate((*examples, *more, *notes)):
        _behind(document, heading, lines, on_new_page=not number)
    _note(document, check)
    return thai_docx.to_bytes(document)


def _number_pages(section: Section) -> None:
    """Put the page number at the head of all pages but the first, as letters have it."""
    section.different_first_page_header_footer = True
    line = section.header.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    thai_docx.write(line, "- ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), r"PAGE \* THAIARABIC")
    line._p.append(field)
    thai_docx.write(line, " -")


def _named(check: Check) -> str:
    """Return the document by name and year."""
    about = check.submission
    return f"{_DOCUMENTS[about.kind]} ปีงบประมาณ พ.ศ. {about.plan_year or about.edition}"


def _occasion(check: Check) -> str:
    about = check.submission
    return f"ตามที่{about.agency or 'หน่วยงาน'}ได้จัดทำ{_named(check)} (ข้อ {about.item}) และขอให้ตรวจก่อนนำส่ง นั้น"


def _result(check: Check) -> str:
    counts = [f"{told} {check.summary[name]} แห่ง" for name, told in _COUNTED.items() if check.summary[name]]
    *first, last = counts or [""]
    counted = " และ".join(filter(None, (" ".join(first), last)))
    if check.verdict == "ready":
        result = _ready(check, counted)
    else:
        reached = _RESULTS[check.verdict].format(doubt=overview.doubt(check))
        result = f"พบ{counted} {reached} โดยมีรายละเอียดดังนี้" if counts else reached
    return (
        f"บัดนี้ ได้ตรวจเอกสารดังกล่าวตามเกณฑ์การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ "
        f"(ITA) ปีงบประมาณ พ.ศ. {check.submission.edition} แล้ว {result}"
    )


def _ready(check: Check, counted: str) -> str:
    waived = overview.excepted(check)
    excepted, other = (f"โดยมีข้อยกเว้น {waived} ข้อ ", "อื่น") if waived else ("", "")
    besides = f" แต่มี{counted}" if counted else ""
    return f"{excepted}ไม่พบข้อ{other}ที่ต้องแก้ไขในส่วนที่ตรวจได้{besides}"


def _head(document: Document, check: Check) -> None:
    title = _line(document)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    thai_docx.write(title, "บันทึกข้อความ", size=_TITLE, bold=True)
    _dotted(document, [("ส่วนราชการ", "")])
    _dotted(document, [("ที่", ""), ("วันที่", _date(check.stamp.time))])
    _dotted(document, [("เรื่อง", _SUBJECTS[check.verdict].format(document=_named(check)))])
    addressed = _line(document, before=6, after=6)
    agency = check.submission.agency
    thai_docx.write(addressed, legal(f"เรียน  {addressee(agency) if agency else '.' * 60}"))


def _dotted(document: Document, fields: list[Row]) -> None:
    """Add a line of labels, each with its value and dots up to where the next begins."""
    line = _line(document)
    for number, (label, value) in enumerate(fields, 1):
        end = Cm(_WIDTH * number / len(fields))
        line.paragraph_format.tab_stops.add_tab_stop(end, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)
        thai_docx.write(line, label if number == 1 else f" {label}", size=_LABEL, bold=True)
        thai_docx.write(line, f"  {in_letter(value)}\t")


def _body(document: Document, text: str) -> None:
    added = _line(document, before=6)
    added.paragraph_format.first_line_indent = Cm(_INDENT)
    thai_docx.write(added, legal(in_letter(text)))


def _section(document: Document, check: Check, name: OutcomeName, annexed: int) -> list[str]:
    """Add the findings of one kind; return the examples that are too long for them, numbered from `annexed`."""
    annex: list[str] = []
    found = list(cards(check.outcomes, name))
    if found:
        heading = _line(document, before=8)
        heading.paragraph_format.keep_with_next = True
        thai_docx.write(heading, _SECTIONS[name], bold=True)
    for number, card in enumerate(found, 1):
        annex += _card(document, number, card, annexed + len(annex))
    return annex


def _card(document: Document, number: int, card: Card, annexed: int) -> list[str]:
    annex: list[str] = []
    heading = _line(document, indent=1, before=4)
    heading.paragraph_format.keep_with_next = True
    thai_docx.write(heading, legal(f"{in_letter(f'{number}. {card.heading}')} [{card.rule}]"), bold=True)
    for part, spot in enumerate(card.spots, 1):
        if spot.message:
            thai_docx.write(_line(document, indent=_DEEP), legal(in_letter(f"{number}.{part} {spot.message}")))
        for row in spot.rows:
            name = f"ข้อ {number}.{part}" if spot.message else f"ข้อ {number}"
            shown = _annexed(row, name, card.rule, annex, annexed)
            _row(_line(document, indent=_DEEP + (_STEP if spot.message else 0)), shown)
    for row in card.rows:
        shown = _annexed(row, f"ข้อ {number}", card.rule, annex, annexed)
        _row(_line(document, indent=_DEEP), shown, size=_SMALL if row[0] == CRITERION else thai_docx.BODY)
    return annex


def _annexed(row: Row, name: str, rule: str, annex: list[str], before: int) -> Row:
    """Return a row as it stands in the letter: an example that is too long for it moves to the annex."""
    if is_short(row):
        return row
    label, text = row
    title = f"{label}ที่ {before + len(annex)}"
    annex.append(f"{title} ({name} [{rule}]): {text}")
    return label, f"ดู{title} แนบท้าย"


def _row(line: Paragraph, row: Row, size: int = thai_docx.BODY) -> None:
    label, text = row
    thai_docx.write(line, f"{label}: ", size=size, bold=True)
    thai_docx.write(line, legal(in_letter(text)), size=size)


def _sign(document: Document) -> None:
    for number, text in enumerate(_SIGNATURE):
        line = _line(document, indent=7, before=0 if number else 30)
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.keep_with_next = number < len(_SIGNATURE) - 1
        thai_docx.write(line, text)


def _behind(document: Document, heading: str, lines: Iterable[str], *, on_new_page: bool) -> None:
    for number, text in enumerate((heading, *lines)):
        line = _line(document, indent=1 if number else 0, before=0 if number else 14)
        line.paragraph_format.keep_with_next = not number
        line.paragraph_format.page_break_before = on_new_page and not number
        thai_docx.write(line, legal(in_letter(text)), size=_SMALL, bold=not number)


def _note(document: Document, check: Check) -> None:
    for number, text in enumerate(_stamped(check)):
        line = _line(document, before=0 if number else 18)
        line.paragraph_format.keep_with_next = True
        thai_docx.write(line, legal(text), size=_NOTE, colour="404040")


def _stamped(check: Check) -> Iterator[str]:
    yield overview.DISCLAIMER
    for label, value in overview.stamp(check):
        yield f"{label}: {value}"


def _line(document: Document, *, indent: float = 0, before: float = 0, after: float = 0) -> Paragraph:
    """Add an empty paragraph, indented in cm, with room before and after in points."""
    added = document.add_paragraph()
    form = added.paragraph_format
    form.left_indent, form.space_before, form.space_after = Cm(indent), Pt(before), Pt(after)
    return added


def _date(time: str | None) -> str:
    """Return the day of a time as a Thai date; empty where there is none."""
    if time is None:
        return ""
    day = datetime.datetime.fromisoformat(time).astimezone(_BANGKOK)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + 543}"

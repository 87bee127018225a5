"""Follow-up that is told once for several measures: in a part of its own, or in the lines below the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from checker import thai
from checker.blocks import Paragraph
from checker.extraction.context import Context
from checker.extraction.grids import Grid
from checker.extraction.lists import first_number, without_marker
from checker.extraction.monitoring import is_monitoring
from checker.extraction.number_lists import listed, number_list
from checker.extraction.passages import Passage
from checker.extraction.placeholders import is_missing
from checker.submission import Measure, Monitoring
from knowledge.vocabulary import MonitoringWords

_PERSON = r"(?:นาย(?!ก(?:องค์|เทศ|อบ|เมือง|สมาคม|สภา|\W|\Z))|นาง|น\.ส\.|ว่าที่)"
_SIGNED = re.compile(rf"\(?(?:ลงชื่อ|ลงนาม|ชื่อ[.…_(])|\({_PERSON}|ผู้(?:จัดทำ|เสนอ|อนุมัติ|เห็นชอบ|รับรอง)[\W_]*(?:{_PERSON}|\Z)")
# Units that are named by what they do, not told to do it.
_NAMED = re.compile(
    "(?<!ให้)(?<!โดย)(?:คณะ(?:อนุ)?กรรมการ|กลุ่มงาน|กลุ่ม|ฝ่าย|(?<!หน่วย)(?<!ทำ)งาน|ศูนย์|สำนัก|กอง)"
    "(?:การ)?(?:(?:กำกับ|ติดตาม|ตรวจสอบ|ประเมินผล)(?:และ)?)+"
)
_SENT = re.compile("จึง(?:เรียน|เสนอ|รายงาน|ขอ)|ขอรายงาน")
_NUMBERS = number_list("มาตรการ(?:ข้อ)?ที่", "(?:มาตรการ)?ที่")
_EVERY = "ทุกมาตรการ"
_YEAR = r"ปี(?:งบประมาณ)?(?:พ\.ศ\.)?(25\d\d)"
# Where a sentence turns to something else, such as from what went wrong to what is ordered now.
_CLAUSE = re.compile("(?=จึง|แต่|ดังนั้น|ทั้งนี้|นอกจากนี้|(?<!ไม่)(?<!เพื่อ)ให้(?:กอง|สำนัก|ฝ่าย|งาน|คณะ|เจ้าหน้าที่|ทุก))")
# What stands between such a word and another year or a verdict makes it a condition, an aim or a comparison.
_ASIDE = (
    "หาก|ถ้า|กรณี|เมื่อ|เพื่อ|ไม่ให้|มิให้|ความ(?!ก้าวหน้า|คืบหน้า)|เทียบ|เดียวกับ|เหมือน|จากผล|สำหรับ|วางแผน"
    "|นำ(?:ผล|ไป|มา|ข้อ)|ใช้(?:ใน|เป็น)|(?<!หน้า)ที่(?!ผ่านมา|ประชุม|แล้ว)"
)
_DONE = re.compile(r"ได้.{0,80}แล้ว\W*\Z")
_PART = r"(?:(?:ส่วน|บท|ตอน)ที่\d{1,2}\W*)?"
_LONGEST_HEADING = 60
_ROUND = r"(?:(?:ครั้ง|งวด|ระยะ)ที่\d{1,2}\W*)?(?:เดือน)?"
# Lines that begin so belong to the whole document again.
_CLOSES = ("ทั้งนี้", "หมายเหตุ")


def share(headed: Iterable[Passage], below: Iterable[Passage], context: Context, found: Sequence[Measure]) -> None:
    """Give every measure without follow-up what is told of it once: below a heading, or below the tables."""
    words = context.vocabulary.monitoring
    telling = [p for p in _here(headed, words) if _tells_below(_of_now(p.written, context), words)]
    telling += [p for p in _here(below, words) if _tells(_of_now(p.text, context), words)]
    for measure in found:
        of_this = [p for p in telling if measure.number in (_about(p.text) or {measure.number})]
        if of_this and measure.monitoring.where == "absent":
            measure.monitoring = Monitoring(text="\n".join(p.written for p in of_this), where="shared")
            measure.places = {**measure.places, "monitoring": of_this[0].place()}


def calendar(grid: Grid, context: Context) -> Iterator[Passage]:
    """Yield the rows of a table that tells when the measures are followed up, each as a line."""
    placeholders, words = context.vocabulary.placeholders, context.vocabulary.monitoring
    cells = [*(column.header for column in grid.columns), *(cell for row in grid.rows for cell in row.cells)]
    if not thai.has(words.acts, "\n".join(cell.text for cell in cells)):
        return
    for row in grid.rows if grid.header else grid.rows[1:]:
        said = " ".join(cell.text for cell in row.filled if not is_missing(cell.text, placeholders))
        if thai.has(words.times, said):
            yield Passage(thai.flow(said), (Paragraph(said, row.place),), (0,))


def _tells_below(text: str, words: MonitoringWords) -> bool:
    """Whether a line below a heading on follow-up tells of it: what is done, or just when."""
    rounds = re.match(rf"{_ROUND}(?:{thai.phrases(words.times).pattern})", without_marker(text))
    return rounds is not None or thai.has(words.acts, text)


def _here(passages: Iterable[Passage], words: MonitoringWords) -> Iterator[Passage]:
    """Yield the passages above a signature that stand in no other part, as one on the problems of last year."""
    opened: Paragraph | None = None
    for passage in _unsigned(passages):
        first = passage.paragraphs[0] if passage.paragraphs else None
        if first and _is_elsewhere(first.text, words):
            opened = first if _is_heading(first) else opened
        elif first and (opened is None or _ends(first, opened)):
            opened = None
            yield passage


def _is_elsewhere(text: str, words: MonitoringWords) -> bool:
    """Whether a line begins as another part does, and orders nothing."""
    said = thai.key(without_marker(text))
    begins = re.match(rf"{_PART}(?:{thai.phrases(words.elsewhere).pattern})", said)
    return begins is not None and (":" in said or len(_CLAUSE.split(said)) == 1)


def _is_heading(line: Paragraph) -> bool:
    return len(line.text) <= _LONGEST_HEADING and not re.search(r"[:：]\s*\S", line.text)


def _ends(line: Paragraph, opened: Paragraph) -> bool:
    """Whether a line ends the part that a heading opened."""
    number = first_number(opened.text)
    next_ = number is not None and first_number(line.text) == number + 1
    level = line.level is not None and (opened.level is None or line.level <= opened.level)
    return next_ or level or line.text.startswith(_CLOSES)


def _of_now(text: str, context: Context) -> str:
    """Return a text without what it says of other years, or of how well something was followed up."""
    clauses = _CLAUSE.split(thai.key(text))
    return "".join("\n" if _is_of_then(clause, context) else clause for clause in clauses).strip()


def _is_of_then(clause: str, context: Context) -> bool:
    words = context.vocabulary.monitoring
    then = thai.phrases((*words.other_years, *words.verdicts)).pattern
    clause = re.sub(rf"(?:{_ASIDE}).{{0,40}}?(?:{then}|{_YEAR})", "", clause)
    years = set(map(int, re.findall(_YEAR, clause)))
    past = bool(years) and context.plan_year is not None and max(years) < context.plan_year
    return past or _DONE.search(clause) is not None or re.search(then, clause) is not None


def _unsigned(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield the passages above a signature."""
    for passage in passages:
        paragraphs = tuple(takewhile(lambda p: not _SIGNED.match(thai.key(p.text)), passage.paragraphs))
        if len(paragraphs) < len(passage.paragraphs):
            end = passage.starts[len(paragraphs)]
            yield Passage(passage.text[:end], paragraphs, passage.starts[: len(paragraphs)])
            return
        yield passage


def _tells(text: str, words: MonitoringWords) -> bool:
    """Whether a line tells of following up, and not only names a unit or sends the document."""
    if _SENT.match(text) or not is_monitoring(text, words):
        return False
    unnamed = _NAMED.sub("", text)
    return is_monitoring(unnamed, words) or thai.has((*words.times, "มาตรการ"), unnamed)


def _about(text: str) -> set[int]:
    """Return the numbers of the measures that a line is about; none where it is about all."""
    if _EVERY in text:
        return set()
    return {number for found in _NUMBERS.finditer(text) for number in listed(found[1])}

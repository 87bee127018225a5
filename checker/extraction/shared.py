"""Follow-up that is told once for several measures: in a part of its own, or in the lines below the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from checker import thai
from checker.extraction.context import Context
from checker.extraction.monitoring import is_monitoring
from checker.extraction.number_lists import listed, number_list
from checker.extraction.passages import Passage
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


def share(headed: Iterable[Passage], below: Iterable[Passage], context: Context, found: Sequence[Measure]) -> None:
    """Give every measure without follow-up what is told of it once: below a heading, or below the tables."""
    words = context.vocabulary.monitoring
    telling = [p for p in _unsigned(headed) if thai.has(words.acts, p.text)]
    telling += [p for p in _unsigned(below) if _tells(p.text, words)]
    for measure in found:
        of_this = [p for p in telling if measure.number in (_about(p.text) or {measure.number})]
        if of_this and measure.monitoring.where == "absent":
            measure.monitoring = Monitoring(text="\n".join(p.written for p in of_this), where="shared")
            measure.places = {**measure.places, "monitoring": of_this[0].place()}


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

"""Texts without the periods in them: a column of owners may tell when as well, on the same line."""

from __future__ import annotations

import re

from checker.extraction.periods import ENGLISH_MONTHS
from checker.thai import MONTHS, SHORT_MONTHS, arabic

# Stricter than where a text is known to be a period: “ก.คลัง” is a unit.
_MONTH = "|".join(
    [*MONTHS]
    + [short.replace(".", r"\s?\.\s?") + r"(?:\s?\.|(?![ก-๙]))" for short in SHORT_MONTHS]
    + [rf"(?<![ก-๙.]){short.replace('.', '')}(?![ก-๙])\.?" for short in SHORT_MONTHS]
    + [rf"(?<![A-Za-z])(?:{name}|{name[:3]})(?![A-Za-z])\.?" for name in ENGLISH_MONTHS]
)
_ERA = r"(?:พ\s?\.\s?ศ\s?\.\s*)?"
_YEAR = _ERA + r"(?:2[45]\d\d|20\d\d|[5-9]\d)(?!\d)"
_TO = r"\s*(?:[-–—,/]|จนถึง|ถึง|และ)\s*"
_DAY = r"(?:วันที่\s*)?(?<!\d)\d{1,2}"
_MOMENT = "|".join(
    (
        rf"(?:{_DAY}(?:{_TO}\d{{1,2}})?\s*)?(?:เดือน\s*)?(?:{_MONTH})(?:\s*{_YEAR})?",
        r"(?<!\d)\d{1,2}\s?[/.]\s?\d{1,2}\s?[/.]\s?(?:\d{4}|\d\d)(?!\d)",
        r"(?<![\d/.])\d{1,2}\s?/\s?2\d{3}(?!\d)|(?<!\d)2\d{3}-\d{2}(?:-\d{2})?(?!\d)",
        rf"(?:ไตรมาส\s?(?:ที่)?|(?<![A-Za-z])Q)\s*[1-4](?:{_TO}(?:ที่\s*)?[1-4](?![\d.)]))*(?:\s*/\s*{_YEAR})?",
        r"ไตรมาส\s?(?:แรก|สุดท้าย)|ครึ่ง(?:ปี)?(?:แรก|หลัง)",
        rf"(?:ตลอด(?:ทั้ง)?|ทั้ง|ทุก)\s?(?:ปี(?:\s?งบประมาณ)?(?:\s*{_YEAR})?|ไตรมาส|เดือน|สัปดาห์)",
        r"(?:รอบ|ทุก)?\s*(?<!\d)\d{1,3}\s*(?:วัน(?:ทำการ)?|สัปดาห์|เดือน|ปี)(?:แรก|หลัง)?(?![ก-๙])",
        rf"(?:ประจำ)?ปี\s?(?:งบประมาณ)?\s*{_YEAR}",
        rf"(?:^|(?<=[(/]))\s*{_ERA}(?:25|20)\d\d(?=\s*(?:[)/]|$))",
    )
)
_BEFORE = (
    r"(?:(?:ระยะเวลา|กำหนดเวลา|ช่วงเวลา)(?:ดำเนินการ)?\s*:?|ตั้งแต่|ระหว่าง|ช่วง|ก่อน|ไม่เกิน|ให้แล้วเสร็จ|แล้วเสร็จ|(?:ราย|สิ้น)?เดือน|สิ้น"
    # Units are called “หน่วยตรวจสอบภายใน”.
    r"|(?<!ตรวจสอบ)(?<!ควบคุม)(?<!หน่วยงาน)ภายใน)"
)
_SPAN = rf"(?:{_BEFORE}\s*)*(?:(?:{_MOMENT})(?:{_TO}|\s+)?)+(?:\s*เป็นต้นไป)?"
_PERIOD = re.compile(rf"(\(\s*)?[/,]?\s*(?:{_SPAN})(?(1)\s*\))", re.MULTILINE)
# A short month by itself may be a unit too: “กค.” is July, and the division of finance.
_SURE = re.compile(r"\d|[ก-๙]{3}|\..*\..*\.")
_NOTHING = re.compile(r"[\W_]*")


def undated(text: str) -> str:
    """Return the text with a line break in place of every period, with its brackets."""
    kept: list[str] = []
    end = 0
    for found in _PERIOD.finditer(arabic(text)):
        if _SURE.search(found.group()):
            kept.append(text[end : found.start()])
            end = found.end()
    return "\n".join((*kept, text[end:])).replace("\n)", ")")


def is_period(text: str) -> bool:
    """Whether a text is a period and nothing else."""
    rest = undated(text)
    return rest != text and _NOTHING.fullmatch(rest) is not None

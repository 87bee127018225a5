"""Whether a result contradicts the measure that it is of: it tells of other things, or of numbers that moved away."""

from __future__ import annotations

import re

from checker import thai
from checker.measuring.similarity import Text, share_told, tell_apart

# A result of which the measure says less than this part tells of something else.
_HARDLY_TOLD = 0.15
_GOOD = "ความพึงพอใจ|ความเชื่อมั่น|ความโปร่งใส|คะแนนประเมิน|ผลคะแนน"
_BAD = "ระยะเวลา|เวลาให้บริการ|เวลารอ|ขั้นตอน|เรื่องร้องเรียน|ข้อร้องเรียน|ค่าใช้จ่าย|ความเสี่ยง"
_FALLS = re.compile(rf"(?:{_GOOD})[^\n]{{0,25}}?(?<!ไม่)ลดลง(?:จาก|เหลือ|เป็น|ร้อยละ|\d)")
_RISES = re.compile(rf"(?P<what>{_BAD})[^\n]{{0,30}}?(?<!ไม่)เพิ่มขึ้น(?:จาก|เป็น|ร้อยละ|\d)")


def off_topic(title: str, steps: str, result: str) -> bool:
    """Whether a result speaks of other matters or works than a measure, which says hardly anything of the result."""
    measure, told = Text.of(title, steps), Text.of("", result)
    return bool(told.body) and tell_apart(measure, told) and share_told(told, measure, []) < _HARDLY_TOLD


def against_aim(title: str, result: str) -> bool:
    """Whether a result tells that what should rise has fallen, or that what the title lessens has risen."""
    key, aim = thai.key(result), thai.key(title)
    risen = (found["what"] for found in _RISES.finditer(key))
    return _FALLS.search(key) is not None or any(re.search(rf"ลด[^\n]{{0,30}}{what}", aim) for what in risen)

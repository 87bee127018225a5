"""How well a criterion is known, in words that an official can repeat."""

from __future__ import annotations

from checker.outcomes import CriterionQuote

MARKS = {
    "seen": "อ่านจากแหล่งอ้างอิงโดยตรง",
    "inferred": "อนุมานจากแหล่งอ้างอิง ยังไม่พบข้อความทางการของปีนี้",
    "recall": "ความรู้ทั่วไป ยังไม่พบแหล่งอ้างอิง",
    "unknown": "ยังไม่ทราบ",
}


def in_words(criterion: CriterionQuote) -> str:
    """Return the criterion with its first source and how well it is known."""
    known = MARKS[criterion.mark]
    first, *others = criterion.source.split("; ")
    if first == "–":
        return f"{criterion.text} ({known})"
    more = f" และอีก {len(others)} แหล่ง" if others else ""
    return f"{criterion.text} (ที่มา: {first}{more} – {known})"

"""What an outcome is about, in words."""

from __future__ import annotations

from collections.abc import Sequence

from checker.explanation.counting import numbers
from checker.facts import Subject
from rules.schema import SCHEMA

_WHOLE = "เอกสารทั้งฉบับ"
_CALLED = {"question": "ข้อ", "instrument": "เครื่องมือ", "planned": "มาตรการ", "item": "รายการ"}


def kind(subject: Subject) -> str:
    """Return what kind of thing a subject is, such as `มาตรการ`."""
    return SCHEMA[subject.kind].thai if subject.kind in SCHEMA else "เรื่อง"


def in_words(subject: Subject) -> str:
    """Return the subject in Thai, such as `มาตรการที่ 3 ทำคู่มือบริการ` or `ข้อ I7 การสั่งให้ทำธุระส่วนตัว`."""
    if subject.kind == "document":
        return _WHOLE
    title = "" if subject.title == subject.code else subject.title
    return f"{numbered(subject)} {title}".strip()


def numbered(subject: Subject) -> str:
    """Return the subject by its number or code alone, such as `มาตรการที่ 3`."""
    word = called(subject)
    if subject.code:
        return f"{word} {subject.code}"
    return f"{word}ที่ {subject.number}" if subject.number else word


def several(subjects: Sequence[Subject]) -> str:
    """Return subjects of one kind in short, such as `มาตรการที่ 1–3, 5`."""
    first, word = subjects[0], called(subjects[0])
    counted = [subject.number for subject in subjects if subject.number]
    indicators = [number for subject in subjects for number in subject.indicators]
    if first.code:
        return f"{word} " + ", ".join(subject.code or "" for subject in subjects)
    if first.kind == "analysis" and indicators:
        return f"{word}ของตัวชี้วัดที่ {numbers(indicators)}"
    if len(counted) == len(subjects):
        return f"{word}ที่ {numbers(counted)}"
    return in_words(first) if len(subjects) == 1 else f"{word} {len(subjects)} แห่ง"


def called(subject: Subject) -> str:
    """Return the word that stands before a subject's number or code, such as `ข้อ`."""
    return _CALLED.get(subject.kind) or kind(subject)

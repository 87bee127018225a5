"""What an outcome is about, in words."""

from __future__ import annotations

from collections.abc import Sequence

from checker.explanation.findings import numbers
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
    return f"{_numbered(subject)} {title}".strip()


def _numbered(subject: Subject) -> str:
    called = _called(subject)
    if subject.code:
        return f"{called} {subject.code}"
    return f"{called}ที่ {subject.number}" if subject.number else called


def several(subjects: Sequence[Subject]) -> str:
    """Return subjects of one kind in short, such as `มาตรการที่ 1–3, 5`."""
    first, called = subjects[0], _called(subjects[0])
    counted = [subject.number for subject in subjects if subject.number]
    if first.code:
        return f"{called} " + ", ".join(subject.code or "" for subject in subjects)
    if len(counted) == len(subjects):
        return f"{called}ที่ {numbers(counted)}"
    return in_words(first) if len(subjects) == 1 else f"{called} {len(subjects)} แห่ง"


def _called(subject: Subject) -> str:
    """Return the word that stands before a subject's number or code."""
    return _CALLED.get(subject.kind) or kind(subject)

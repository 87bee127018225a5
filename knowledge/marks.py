"""Marks: how well a fact is known, and what that asks of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, get_args

from knowledge.model import Mark
from knowledge.yaml_file import Path, YamlFile

THAI: Mapping[Mark, str] = {
    "seen": "พบในแหล่งอ้างอิง",
    "inferred": "อนุมานจากแหล่งอ้างอิง",
    "recall": "ความรู้ทั่วไป",
    "unknown": "ไม่ทราบ",
}
_STRONGEST_FIRST = get_args(Mark)


def weakest(*marks: Mark) -> Mark:
    """Return the weakest of the marks."""
    return max(marks, key=_STRONGEST_FIRST.index)


def check_marks(file: YamlFile, sources: Collection[str]) -> None:
    """Raise `YamlError` at the first fact whose mark and sources do not go together.

    A fact is any mapping with a `mark`. Its sources must be known; `seen` and `inferred` need at least one; what
    stands in no source cannot make a document fail.
    """
    for path, fact in _facts(file.data, ()):
        cited = fact.get("sources") or []
        if not isinstance(cited, list):
            raise file.error((*path, "sources"), "“sources” ต้องเป็นรายการรหัสแหล่ง เช่น [S001, S002]")
        for source in cited:
            if source not in sources:
                raise file.error((*path, "sources"), f"ไม่มีแหล่งอ้างอิง “{source}” ใน sources.yaml")
        if fact["mark"] in ("seen", "inferred") and not cited:
            raise file.error((*path, "mark"), f"ข้อมูลที่ระบุว่า {fact['mark']} ต้องมีแหล่งอ้างอิง (sources)")
        if fact["mark"] in ("recall", "unknown") and fact.get("missing") == "fail":
            raise file.error((*path, "missing"), f"ข้อมูลที่ระบุว่า {fact['mark']} ใช้ตัดสินว่าไม่ผ่านไม่ได้ ต้องเป็น advice")


def _facts(data: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    if isinstance(data, dict):
        if "mark" in data:
            yield path, data
        for key, value in data.items():
            yield from _facts(value, (*path, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from _facts(value, (*path, position))

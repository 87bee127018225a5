"""Conditions in Thai words, for people who read rules and do not write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rules.language import Comparison, Condition, Elsewhere, Rule, Scalar
from rules.schema import SCHEMA
from rules.scope import NAMED

PARAMETERS: Mapping[str, str] = {
    "year": "ปีของเกณฑ์",
    "assessed_year": "ปีของผลการประเมิน",
    "threshold": "เกณฑ์คะแนน",
    "tolerance": "ผลต่างที่ยอมให้",
    "plan_item": "รหัสข้อมาตรการ",
    "plan_year": "ปีของมาตรการ",
    "report_item": "รหัสข้อรายงาน",
    "report_year": "ปีที่รายงาน",
}
MISSING: Mapping[str, str] = {"fail": "ต้องมี", "advice": "ควรมี"}
"""How hard it is that a document lacks an element."""
SEVERITY: Mapping[str | None, str] = {"fail": "ไม่ผ่าน", "advice": "ควรปรับปรุง", None: "ใช้สร้างข้อเท็จจริง"}
VALUES: Mapping[str, Mapping[str, str]] = {
    "monitoring_where": {"column": "คอลัมน์เฉพาะ", "steps": "อยู่ในขั้นตอน", "shared": "เขียนรวม", "absent": "ไม่พบ"},
    "kind": {
        "urgent": "จุดอ่อนเร่งด่วน",
        "develop": "ประเด็นที่ควรพัฒนา",
        "keep": "ประเด็นที่ควรรักษามาตรฐาน",
        "strength": "จุดแข็ง",
    },
    "status": {
        "reported": "รายงานแล้ว",
        "missing": "ยังไม่รายงาน",
        "known": "มีในแผน",
        "foreign": "ไม่มีในแผน",
        "unsure": "จับคู่ได้ไม่แน่ชัด",
    },
    "result_kind": {
        "done": "ทำแล้วและบอกผล",
        "future": "จะทำภายหลัง",
        "intention": "เป็นเพียงความตั้งใจ",
        "bare": "บอกเพียงว่าทำแล้ว",
        "copied": "ข้อความเดียวกับในแผน",
        "under way": "ยังทำไม่เสร็จ",
        "undone": "ไม่ได้ทำ ไม่บอกเหตุผล",
        "explained": "ไม่ได้ทำ บอกเหตุผล",
    },
    "reason": {
        "zero": "ได้ 0 คะแนน",
        "below": "ต่ำกว่าเกณฑ์",
        "lacking": "ยังไม่ครบ",
        "unlisted": "ไม่ทราบว่าข้อนี้ถามเรื่องใด",
        "indicator": "ตัวชี้วัดต่ำกว่าเกณฑ์",
        "keep": "รักษามาตรฐาน",
    },
}
"""The short words that fields hold, by the name of the field."""
_TESTS = {
    "is_": "เป็น",
    "is_not": "ไม่เป็น",
    "below": "น้อยกว่า",
    "at_most": "ไม่เกิน",
    "above": "มากกว่า",
    "at_least": "ไม่น้อยกว่า",
}


def conditions(rule: Rule) -> tuple[list[str], list[str]]:
    """Return when a rule applies and what it then asks, in Thai."""
    aliases = {"subject": rule.subject}
    given = [_condition(g.when, rule.subject, aliases) for g in rule.given]
    return given, [_condition(c, rule.subject, aliases) for c in rule.must]


def derived(rule: Rule) -> str:
    """Return in Thai what fact a rule adds for others."""
    return f"สร้างข้อเท็จจริงว่า {SCHEMA[rule.derive.fact].thai}" if rule.derive else ""


def _condition(condition: Condition, subject: str, aliases: dict[str, str]) -> str:
    if not isinstance(condition, Elsewhere):
        return " และ ".join(_tests(subject, condition, aliases))
    fact_type = condition.exists or condition.no or ""
    if condition.as_:
        aliases[condition.as_] = fact_type
    joined = " และ ".join(_tests(fact_type, condition.where, aliases))
    have = "มี" if condition.exists else "ไม่มี"
    return f"{have} “{SCHEMA[fact_type].thai}”" + (f" ที่{joined}" if joined else "")


def _tests(fact_type: str, tests: Mapping[str, Comparison | Scalar], aliases: Mapping[str, str]) -> Iterator[str]:
    for name, test in tests.items():
        field = SCHEMA[fact_type].fields[name]
        if field.kind == "bool" and isinstance(test, bool):
            yield field.thai if test else f"ไม่ใช่ “{field.thai}”"
        elif field.kind == "bool" and test == "present":
            yield f"ตรวจได้ว่า “{field.thai}” หรือไม่"
        else:
            yield f"{field.thai}{_test(name, test, aliases)}"


def _test(name: str, test: Comparison | Scalar, aliases: Mapping[str, str]) -> str:
    if test in ("present", "missing"):
        return "มีค่า" if test == "present" else "ไม่มีค่า"
    if not isinstance(test, Comparison):
        return _same(test, aliases) or f"เป็น {_value(name, test, aliases)}"
    told = [
        f"{word} {_value(name, v, aliases)}" for key, word in _TESTS.items() if (v := getattr(test, key)) is not None
    ]
    if test.one_of:
        told.append("เป็นค่าใดค่าหนึ่งใน " + ", ".join(_value(name, value, aliases) for value in test.one_of))
    return " ".join(told)


def _same(value: Scalar, aliases: Mapping[str, str]) -> str:
    """Return that a field agrees with another fact, where it holds what identifies that fact."""
    named = NAMED.fullmatch(value) if isinstance(value, str) else None
    if not named or named[1] == "edition" or named[2] not in ("key", "number", "code"):
        return ""
    return f"ตรงกับ{SCHEMA[aliases[named[1]]].thai}{'นี้' if named[1] == 'subject' else 'นั้น'}"


def _value(name: str, value: Scalar, aliases: Mapping[str, str]) -> str:
    named = NAMED.fullmatch(value) if isinstance(value, str) else None
    if not named:
        word = VALUES.get(name, {}).get(str(value))
        return f"“{word}”" if word else str(value)
    if named[1] == "edition":
        return PARAMETERS.get(named[2], named[2])
    owner = SCHEMA[aliases[named[1]]]
    return f"{owner.fields[named[2]].thai}ของ{owner.thai}"


def spans(years: list[int]) -> str:
    """Return years as spans: 2563–2566, 2569."""
    told, first = [], None
    for year in sorted(years):
        first = year if first is None else first
        if year + 1 not in years:
            told.append(str(year) if year == first else f"{first}–{year}")
            first = None
    return ", ".join(told)

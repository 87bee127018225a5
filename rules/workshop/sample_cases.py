"""Cases that a new rule has right away: values that pass its test, and values that do not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal

from knowledge.yaml_file import YamlError, parse
from rules.language import Scalar
from rules.schema import SCHEMA, Field
from rules.workshop.findings import WorkshopError

TEST = re.compile(r"(present|true|false|is not|is|at least|at most|above|below|one of)(?: +(.+))?")
"""A test as in the rule language, without its braces."""

_HEAD = "# กรณีตั้งต้น ให้เปลี่ยนชื่อและค่าเป็นกรณีจริงที่พบในเอกสาร แล้วเพิ่มกรณีที่ก้ำกึ่ง"
_NAMED_BY = ("number", "title", "code", "name")
_LIMITS = {"at least": (0, -1), "above": (1, 0), "at most": (0, 1), "below": (-1, 0)}
"""How far from the limit the first value lies that passes, and the first that does not."""

Values = list[Scalar | None]


def cases(subject: str, field: str, test: str) -> str:
    """Return the text of a `cases.yaml`: three cases that pass, three that do not, and one without subject."""
    thai, looked_at = SCHEMA[subject].thai, SCHEMA[subject].fields[field]
    passing, failing = _values(test, looked_at)
    lines = [_HEAD]
    for outcome, how, values in (("pass", "เป็นไปตามเกณฑ์", passing), ("fail", "ไม่เป็นไปตามเกณฑ์", failing)):
        for number, value in enumerate(values, 1):
            name = f"{looked_at.thai}{how} กรณีที่ {number}"
            fields = ", ".join(_fields(subject, field, number, value))
            lines.append(f"- {{name: {name}, outcome: {outcome}, subject: {{{fields}}}}}")
    return "\n".join([*lines, f"- {{name: เอกสารไม่มี{thai}, outcome: not_applicable}}"]) + "\n"


def _fields(subject: str, looked_at: str, number: int, value: Scalar | None) -> Iterator[str]:
    fields = SCHEMA[subject].fields
    for name in _NAMED_BY:
        if name in fields and name != looked_at:
            yield f"{name}: {number if fields[name].kind == 'num' else f'ตัวอย่างที่ {number}'}"
    if value is not None:
        yield f"{looked_at}: {_yaml(value)}"


def _yaml(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else text(value) if isinstance(value, str) else str(value)


def text(words: str) -> str:
    """Return words as YAML, plain where that reads the same, also between braces."""
    try:
        plain = parse(f"key: {words}", "").data == parse(f"{{key: {words}}}", "").data == {"key": words}
    except YamlError:
        plain = False
    return words if plain else json.dumps(words, ensure_ascii=False)


def _values(test: str, field: Field) -> tuple[Values, Values]:
    """Return three values that pass a test, and three that do not (None: the field is missing)."""
    matched = TEST.fullmatch(test)
    assert matched
    word, value = matched[1], matched[2] or ""
    some = _some(field)
    if word == "present":
        return some, [None, None, None]
    if word in ("true", "false"):
        return [word == "true"] * 3, [word != "true", word != "true", None]
    if word in _LIMITS:
        return _around(word, value)
    named: Values = [_typed(part.strip(), field) for part in value.split(",")]
    others = [other for other in some if other not in named] * 2
    return (others[:3], [named[0], named[0], None]) if word == "is not" else ((named * 3)[:3], [*others[:2], None])


def _some(field: Field) -> Values:
    if field.kind == "bool":
        return [True, False, True]
    if field.kind == "num":
        return [Decimal(number) for number in (7001, 7002, 7003)]
    return [f"{field.thai}ตัวอย่าง {letter}" for letter in "กขค"]


def _number(written: str) -> Decimal:
    number = Decimal(written)
    if not number.is_finite():
        raise ArithmeticError
    return number


def _typed(written: str, field: Field) -> Scalar:
    try:
        return _number(written) if field.kind == "num" else written == "true" if field.kind == "bool" else written
    except ArithmeticError:
        raise WorkshopError(f"“{field.thai}” ต้องเทียบกับตัวเลข (พบ {written})") from None


def _around(word: str, value: str) -> tuple[Values, Values]:
    try:
        limit = _number(value)
    except ArithmeticError:
        raise WorkshopError(f"“{word} {value}” ต้องเทียบกับตัวเลข เช่น {word} 2 แล้วจึงแก้เป็น edition.… ในแฟ้ม") from None
    passes, fails = _LIMITS[word]
    up = 1 if passes > fails else -1
    return [limit + passes + up * n for n in range(3)], [limit + fails, limit + fails - up, None]

"""YAML and JSON in the schema `ita-submission/1` as a `Submission`. Parts may be left out, and written short.

Short ways: a bare list is measures or scores by its content; `agency: NAME`; `overall: 90.14`; `indicators` as ten
numbers or `{1: 99.14}`; `questions: {I7: 73.72}`; one owner, step, code or indicator without a list; `period` and
`monitoring` as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

from checker.blocks import Place, ReadingError
from checker.submission import Submission
from checker.thai import arabic, clean
from knowledge.yaml_file import YamlError, YamlFile, parse

_PARTS = frozenset(Submission.model_fields) - {"schema_"} | {"schema"}
_NAME = rf"""["']?(?:{"|".join(sorted(_PARTS))})["']?\s*:(?:\s|\Z)"""
_FIRST_KEY = re.compile(rf"(?:---\s*)?(?:\{{\s*)?{_NAME}")
_ANY_KEY = re.compile(rf"^{_NAME}", re.MULTILINE)
_FIRST_ITEM = re.compile(r"""(?:---\s*)?(?:\[|-\s)\s*(?:\{\s*)?["']?(?:number|title|code|score|\d)""")
_OUTER = re.compile(r"(?:\s+|#[^\n]*\n?)*")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20
_BUDDHIST = re.compile(r"\A2[45]\d\d(?=-)")
_CODE = re.compile(r"\s*([IEOieo])[\s-]*0*(\d+)\s*")
_NAMED = {"instruments": "name", "indicators": "number", "questions": "code", "measures": "number", "items": "number"}
_NUMBER = re.compile(r"\s*[\d๐-๙]+(?:\.[\d๐-๙]+)?\s*")
# What may stand in a string of JSON, but not in YAML, or there breaks the line.
_ONLY_IN_JSON = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

Data = dict[str, Any]


def is_structured(text: str) -> bool:
    """Whether a text is YAML or JSON in the schema, by how it begins or by the name of a part at the head of a line."""
    start = _OUTER.match(text)
    rest = text[start.end() :] if start else text
    return any(form.match(rest) for form in (_FIRST_KEY, _FIRST_ITEM)) or _ANY_KEY.search(rest) is not None


def read(text: str, name: str) -> Submission:
    """Return the submission that a YAML or JSON text holds; raise `ReadingError` at the first part that is wrong."""
    if text.lstrip().startswith(("{", "[")):
        text = _ONLY_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    _check_shape(text, name)
    try:
        file = parse(text, name)
        return YamlFile(name, _long_form(file), file.lines).to(Submission)
    except YamlError as problem:
        raise ReadingError(f"แฟ้ม {problem} โปรดแก้แล้วลองใหม่") from None
    except ValueError:
        raise ReadingError(f"แฟ้ม {name} มีตัวเลขยาวเกินไป โปรดตรวจตัวเลขในแฟ้ม") from None


def _check_shape(text: str, name: str) -> None:
    """Refuse deep nesting, which exhausts the stack of the parser in C, and aliases, which can grow without end."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > _DEEPEST:
                raise ReadingError(f"แฟ้ม {name} มีรายการซ้อนกันลึกเกินไป โปรดเขียนตามแบบ ita-submission/1")
            if isinstance(event, AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise ReadingError(f"แฟ้ม {name} บรรทัด {line}: ใช้ * อ้างถึงส่วนอื่นไม่ได้ โปรดเขียนข้อความซ้ำ")
    except yaml.YAMLError:
        return


def _long_form(file: YamlFile) -> Data:
    data = _of_list(file.data, file) if isinstance(file.data, list) else file.data
    if not isinstance(data, dict):
        raise file.error((), "ต้องเป็นชุดของ ชื่อ: ค่า ตามแบบ ita-submission/1")
    data = {name: _PART_FORMS[name](value) if name in _PART_FORMS else value for name, value in data.items()}
    for part in ("measures", "items", "indicators"):
        if isinstance(data.get(part), list):
            data[part] = [_numbered(entry, n) for n, entry in enumerate(data[part], 1)]
    for part, key in _NAMED.items():
        _refuse_twice(data, part, key, file)
    data.setdefault("kind", _kind(data))
    _add_places(data, file)
    return data


def _of_list(entries: list[Any], file: YamlFile) -> Data:
    """Return a bare list as the part that its entries belong to."""
    first = entries[0] if entries else None
    if not isinstance(first, dict):
        return {"indicators": entries}
    if "code" in first:
        return {"questions": entries}
    if "score" in first:
        return {"indicators": entries}
    if "result" in first:
        return {"items": entries}
    if "title" in first or "steps" in first or "owners" in first:
        return {"measures": entries}
    raise file.error((0,), "ไม่ทราบว่าเป็นมาตรการหรือคะแนน โปรดเขียนชื่อส่วนกำกับ เช่น measures:")


def _kind(data: Data) -> str:
    if data.get("items"):
        return "report"
    return "plan" if data.get("measures") or data.get("analysis") else "scores"


def _numbered(entry: Any, number: int) -> Any:
    return {"number": number, **entry} if isinstance(entry, dict) else entry


def _refuse_twice(data: Data, part: str, key: str, file: YamlFile) -> None:
    """Refuse two entries of one name: which of them counts could only be guessed."""
    seen: set[Any] = set()
    for position, entry in enumerate(data.get(part) or []):
        name = entry.get(key) if isinstance(entry, dict) else None
        if isinstance(name, int | str) and name in seen:
            where = (position,) if isinstance(file.data, list) else (part, position)
            raise file.error(where, f"{part} มี {key} {name} มากกว่าหนึ่งรายการ")
        seen |= {name} if isinstance(name, int | str) else set()


# Short ways of writing each part


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) or value is None else [value]


def _number(value: Any) -> Any:
    """Return a number; Thai digits in a text are read too."""
    return arabic(value).strip() if isinstance(value, str) and _NUMBER.fullmatch(value) else value


def _code(value: Any) -> Any:
    """Return a code as criteria write it: i7, I-07 and I๗ are I7."""
    written = _CODE.fullmatch(arabic(value)) if isinstance(value, str) else None
    return f"{written[1].upper()}{written[2]}" if written else value


def _codes(value: Any) -> list[Any]:
    return [_code(code) for code in _listed(value) or []]


def _each(form: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: [form(entry) for entry in value] if isinstance(value, list) else value


def _scored(name: str) -> Callable[[Any], Any]:
    """Return scores that are written as `{NAME: SCORE}` or as a list of numbers."""

    def long_form(value: Any) -> Any:
        if isinstance(value, Mapping):
            value = [entry if isinstance(entry, dict) else {name: key, "score": entry} for key, entry in value.items()]
        return _each(_with_score)(value)

    return long_form


def _with_score(entry: Any) -> Any:
    if not isinstance(entry, dict):
        return {"score": _number(entry)}
    entry = {**entry, "score": _number(entry.get("score"))}
    if "code" in entry:
        entry["code"] = _code(entry["code"])
    if "parts" in entry:
        entry["parts"] = [_number(part) for part in _listed(entry["parts"]) or []]
    return entry


def _measure(entry: Any) -> Any:
    if isinstance(entry, str):
        return {"title": entry}
    if not isinstance(entry, dict):
        return entry
    short = {name: _listed(entry[name]) or [] for name in ("indicators", "codes", "steps", "owners") if name in entry}
    entry = {**entry, **short}
    if "codes" in entry:
        entry["codes"] = _codes(entry["codes"])
    if isinstance(entry.get("monitoring"), str):
        entry["monitoring"] = {"text": entry["monitoring"]}
    if isinstance(entry.get("monitoring"), dict) and "text" in entry["monitoring"]:
        entry["monitoring"] = {"where": "column", **entry["monitoring"]}
    return _without_none(_with_period(entry), ("title", "monitoring"))


def _with_period(entry: Data) -> Data:
    return {**entry, "period": _period(entry["period"])} if isinstance(entry.get("period"), dict) else entry


def _period(entry: Data) -> Data:
    """Return a period of two months, which may be written with years of the Buddhist era."""
    ends = {name: arabic(str(entry[name])) for name in ("start", "end") if entry.get(name)}
    gregorian = {n: _BUDDHIST.sub(lambda year: str(int(year[0]) - 543), month) for n, month in ends.items()}
    return {"raw": " – ".join(ends.values()), **entry, **gregorian}


def _item(entry: Any) -> Any:
    if not isinstance(entry, dict):
        return {"title": entry}
    return {**_with_period(entry), "owners": _listed(entry.get("owners")) or []}


def _finding(entry: Any) -> Any:
    return {**entry, "codes": _codes(entry.get("codes"))} if isinstance(entry, dict) else entry


def _without_none(entry: Data, names: tuple[str, ...]) -> Data:
    return {name: value for name, value in entry.items() if value is not None or name not in names}


_PART_FORMS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("assessed_year", "plan_year", "edition"), _number),
    "agency": lambda value: {"name": value} if isinstance(value, str) else value,
    "overall": lambda value: value if value is None else _with_score(value),
    "instruments": _scored("name"),
    "indicators": _scored("number"),
    "questions": _scored("code"),
    "measures": _each(_measure),
    "items": _each(_item),
    "analysis": _each(_finding),
}


# Places


def _add_places(data: Data, file: YamlFile) -> None:
    """Give each part the line that it stands on."""
    for name in ("agency", "overall"):
        _place(data.get(name), (name,), file)
    for name in ("instruments", "indicators", "questions", "analysis", "measures", "items"):
        for position, entry in enumerate(data.get(name) or []):
            _place(entry, (position,) if isinstance(file.data, list) else (name, position), file)
    tops = [name for name in ("assessed_year", "plan_year", "analysis", "measures") if (name,) in file.lines]
    data.setdefault("places", {name: Place(file=file.name, line=file.line((name,))) for name in tops})


def _place(entry: Any, path: tuple[str | int, ...], file: YamlFile) -> None:
    if isinstance(entry, dict):
        lines = {name: file.lines.get((*path, name)) for name in entry if name not in ("place", "places")}
        places = {n: Place(file=file.name, line=line, quote=_quote(entry[n])) for n, line in lines.items() if line}
        entry.setdefault("place", Place(file=file.name, line=file.line(path)))
        entry.setdefault("places", places)


def _quote(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_quote, value))
    if isinstance(value, dict):
        return _quote(value.get("raw") or value.get("text") or "")
    return clean(str(value)) if value is not None else ""

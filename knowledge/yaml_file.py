"""YAML by the rules of YAML 1.2, each value with the line that it stands on.

PyYAML's parser is used, but not its YAML 1.1 resolver, which reads `no` as False, `08:30` as 510 and `2569-04-30`
as a date. Here a plain scalar is null, true, false, an integer without leading zeros or a decimal number; all else
is text. Mappings with repeated keys, and aliases (`*name`), are refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Path = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)

_WORDS: Mapping[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_THAI_ERRORS = {
    "missing": "ขาด “{key}” ให้เขียนเพิ่ม",
    "extra_forbidden": "ไม่รู้จัก “{key}”",
    "string_type": "“{key}” ต้องเป็นข้อความ",
    "int_type": "“{key}” ต้องเป็นจำนวนเต็ม",
    "int_parsing": "“{key}” ต้องเป็นจำนวนเต็ม",
    "decimal_parsing": "“{key}” ต้องเป็นตัวเลข",
    "decimal_type": "“{key}” ต้องเป็นตัวเลข",
    "bool_type": "“{key}” ต้องเป็น true หรือ false",
    "bool_parsing": "“{key}” ต้องเป็น true หรือ false",
    "tuple_type": "“{key}” ต้องเป็นรายการ (ขึ้นต้นแต่ละข้อด้วย -)",
    "list_type": "“{key}” ต้องเป็นรายการ (ขึ้นต้นแต่ละข้อด้วย -)",
    "dict_type": "“{key}” ต้องเป็นชุดของ ชื่อ: ค่า",
    "model_type": "“{key}” ต้องเป็นชุดของ ชื่อ: ค่า",
    "model_attributes_type": "“{key}” ต้องเป็นชุดของ ชื่อ: ค่า",
    "too_short": "“{key}” มีข้อมูลน้อยเกินไป",
    "string_too_short": "“{key}” ต้องไม่ว่าง",
    "string_pattern_mismatch": "“{key}” เขียนไม่ถูกรูปแบบ (พบ {input})",
    "greater_than_equal": "“{key}” ต้องไม่น้อยกว่า {ge} (พบ {input})",
    "less_than_equal": "“{key}” ต้องไม่เกิน {le} (พบ {input})",
    "greater_than": "“{key}” ต้องมากกว่า {gt} (พบ {input})",
    "less_than": "“{key}” ต้องน้อยกว่า {lt} (พบ {input})",
}


class YamlError(Exception):
    """One Thai sentence that names the file, the line where known, and what is wrong."""

    def __init__(self, file: str, line: int | None, problem: str) -> None:
        self.file, self.line, self.problem = file, line, problem
        where = f"{file} บรรทัด {line}" if line else file
        super().__init__(f"{where}: {problem}")


@dataclass(frozen=True)
class YamlFile:
    """The data of one YAML file and the line (from 1) of each value, by its path of keys and list positions."""

    name: str
    data: Any
    lines: Mapping[Path, int] = field(repr=False)

    def line(self, path: Path) -> int | None:
        """Return the line of `path`, or of the nearest parent that has one."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path)

    def error(self, path: Path, problem: str) -> YamlError:
        """Return an error that points at `path`."""
        return YamlError(self.name, self.line(path), problem)

    def to(self, model: type[Model]) -> Model:
        """Return the data as `model`; raise `YamlError` at the first value that does not fit it."""
        try:
            return model.model_validate(self.data)
        except ValidationError as problem:
            raise self._explain(problem) from None

    def _explain(self, problem: ValidationError) -> YamlError:
        first = problem.errors(include_url=False)[0]
        # Names of union branches and validators stand in `loc` too: keep what is in the file.
        path: Path = ()
        for part in first["loc"]:
            if (*path, part) in self.lines:
                path = (*path, part)
        key = next((str(p) for p in reversed(first["loc"]) if isinstance(p, str)), self.name)
        if first["type"] == "value_error":
            text = str(first["ctx"]["error"])
        elif first["type"] in ("literal_error", "enum"):
            known_words = first["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
            text = f"“{key}” ต้องเป็นหนึ่งใน {known_words} (พบ {first['input']})"
        else:
            known = {**first.get("ctx", {}), "key": key, "input": first["input"]}
            text = _THAI_ERRORS.get(first["type"], "“{key}” เขียนไม่ถูกต้อง").format(**known)
        return self.error(path, text)


def parse(text: str | bytes, name: str) -> YamlFile:
    """Read YAML, as text or as the bytes of a file; `name` is the file's name for errors.

    Raise `YamlError` when it is no YAML.
    """
    try:
        text = text if isinstance(text, str) else text.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise YamlError(name, None, "ต้องบันทึกเป็น UTF-8") from None
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as problem:
        raise _refused(problem, name) from None
    except yaml.YAMLError:
        raise YamlError(name, None, "มีอักขระที่ YAML ไม่รองรับ") from None
    lines: dict[Path, int] = {}
    try:
        data = None if node is None else _build(node, (), lines, name)
    except RecursionError:
        raise YamlError(name, None, "มีรายการซ้อนกันลึกเกินไป") from None
    return YamlFile(name, data, lines)


def _refused(problem: yaml.MarkedYAMLError, name: str) -> YamlError:
    """Tell where YAML breaks: what is opened and never closed, at the line that opens it."""
    opened = (problem.context or "").startswith(("while parsing a flow", "while scanning a quoted"))
    mark = problem.context_mark if opened else problem.problem_mark or problem.context_mark
    why = "วงเล็บหรือเครื่องหมายคำพูดที่เปิดไว้ยังไม่ปิด" if opened else "ตรวจการย่อหน้าและเครื่องหมาย :"
    return YamlError(name, mark.line + 1 if mark else None, f"รูปแบบ YAML ไม่ถูกต้อง ({why})")


def _build(node: Node, path: Path, lines: dict[Path, int], name: str) -> Any:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, ScalarNode):
        return node.value if node.style in ("'", '"', "|", ">") else _plain(node.value)
    if isinstance(node, SequenceNode):
        return [_build(child, (*path, i), lines, name) for i, child in enumerate(node.value)]
    assert isinstance(node, MappingNode)
    built = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            raise YamlError(name, key.start_mark.line + 1, "ชื่อต้องเป็นข้อความสั้น ๆ")
        if key.value in built:
            raise YamlError(name, key.start_mark.line + 1, f"“{key.value}” เขียนซ้ำ ให้เหลือที่เดียว")
        lines[(*path, key.value)] = key.start_mark.line + 1
        built[key.value] = _build(value, (*path, key.value), lines, name)
    return built


def _plain(value: str) -> str | bool | int | Decimal | None:
    if value in _WORDS:
        return _WORDS[value]
    if _INTEGER.fullmatch(value):
        return int(value)
    if _DECIMAL.fullmatch(value):
        return Decimal(value)
    return value

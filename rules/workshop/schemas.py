"""JSON Schemas of the rule files, for editors that complete and check while typing.

They know the fields of each type of fact, so that an editor proposes `owners` where a rule is about measures. They
are kept in `rules/schemas/`; `python -m rules.workshop.schemas` writes them anew and names them in the files.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from knowledge import schemas as of_knowledge
from knowledge.schemas import Schema, in_thai
from rules.base import ROOMS
from rules.cases import Case
from rules.language import Comparison, Rule
from rules.overlay import Notice
from rules.schema import SCHEMA, FactType, Kind
from rules.workshop.meaning import Meanings

THAI: Mapping[str, str] = {
    "id": "รหัสถาวรของกฎ ตรงกับชื่อโฟลเดอร์ เช่น M01-owner",
    "title": "ชื่อกฎ เขียนเป็นสิ่งที่ต้องมี",
    "why": "ทำไมต้องตรวจ ผู้ตรวจใช้ดูอะไร",
    "kind": "ตรวจเอกสารชนิดใด",
    "since": "รุ่นของโปรแกรมที่เริ่มมีกฎนี้",
    "subject": "ตรวจอะไรทีละรายการ",
    "reads": "ช่องที่ต้องอ่านได้ก่อนจึงจะตัดสินได้ ช่องแรกบอกตำแหน่งของผล",
    "when_none": "ผลเมื่อเอกสารไม่มีสิ่งที่ตรวจเลย",
    "given": "ใช้กฎเมื่อ (ต้องเป็นจริงทุกข้อ)",
    "when": "เงื่อนไข",
    "otherwise": "เหตุผลที่แสดงเมื่อไม่เกี่ยวข้อง",
    "must": "สิ่งที่ต้องเป็นจริงทุกข้อ",
    "derive": "ข้อเท็จจริงที่กฎนี้เพิ่มให้กฎอื่นใช้",
    "editions": "ปีที่ใช้ เช่น 2568 หรือ 2563-2566",
    "severity": "ถ้าขาด: fail ไม่ผ่าน · advice ควรปรับปรุง",
    "element": "รหัสองค์ประกอบของเกณฑ์ปีนั้น เช่น M1",
    "criterion": "เกณฑ์ที่กฎอาศัย เมื่อไม่ได้อาศัยองค์ประกอบของปี",
    "source": "รหัสแหล่งใน knowledge/sources.yaml",
    "mark": "ความมั่นใจ: seen พบในแหล่ง · inferred อนุมาน · recall ความรู้ทั่วไป",
    "words": "ข้อความที่ผู้อ่านเห็น ใช้ {{ subject.… }} {{ document.… }} {{ edition.… }} ได้",
    "expected": "สิ่งที่เกณฑ์คาดว่าจะพบ",
    "found": "สิ่งที่พบ (ไม่เขียนก็ได้ โปรแกรมจะอ้างข้อความในเอกสาร)",
    "message": "ข้อบกพร่องคืออะไร อยู่ที่ใด",
    "fix": "ผู้อ่านต้องทำอะไร",
    "example": "ตัวอย่างที่ผ่าน",
    "exists": "มีข้อเท็จจริงชนิดนี้",
    "no": "ไม่มีข้อเท็จจริงชนิดนี้",
    "as": "ชื่อที่ใช้อ้างถึงในข้อถัดไป",
    "where": "ที่มีค่าดังนี้",
    "name": "ชื่อกรณี บอกว่าต่างจากกรณีอื่นอย่างไร",
    "outcome": "ผลที่กฎต้องให้ (fail รวมทั้งไม่ผ่านและควรปรับปรุง)",
    "edition": "ปีของเกณฑ์ ถ้าไม่เขียนใช้ปีใหม่สุดของกฎ",
    "unread": "ช่องของสิ่งที่ตรวจซึ่งอ่านไม่ได้",
    "others": "ข้อเท็จจริงอื่นที่กฎดู แต่ละข้อมี type",
    "document": "ช่องของเอกสารที่กำหนดเพิ่ม",
    "reason": "เหตุผลที่แสดงแก่ผู้อ่าน",
    "overrides": "กฎหลักที่แทนที่ พร้อมเหตุผล",
}
"""What the names in rule files mean, shown by editors."""

_SCALARS: Mapping[Kind, Schema] = {
    "num": {"type": ["number", "string"]},
    "text": {"type": "string"},
    "code": {"type": "string"},
    "bool": {"type": ["boolean", "string"]},
}
_ORDER = ("below", "at most", "above", "at least")
_SPAN = "^25[0-9]{2}(-25[0-9]{2})?$"


def schemas() -> Mapping[str, Schema]:
    """Return the schema of each kind of rule file by the kind's name."""
    return {
        "rule": _rule(),
        "cases": _cases(),
        "meanings": _in_thai(Meanings.model_json_schema()),
        "overlay": _in_thai(Notice.model_json_schema()),
    }


def _in_thai(schema: Any) -> Schema:
    told: Schema = in_thai(schema, THAI)
    return told


def _rule() -> Schema:
    schema = _in_thai(Rule.model_json_schema(by_alias=True))
    definitions, properties = schema["$defs"], schema["properties"]
    for name, fact in SCHEMA.items():
        definitions[f"tests of {name}"] = _tests(fact)
    definitions |= {f"test of {kind}": _test(kind) for kind in _SCALARS}
    definitions["elsewhere"] = _elsewhere()
    for name in ("Elsewhere", "Comparison"):
        definitions.pop(name)
    loose = {"type": "object"}
    definitions["Given"]["properties"]["when"] = {"description": THAI["when"], **loose}
    properties["must"]["items"] = loose
    properties["subject"] = {"description": THAI["subject"], "enum": [n for n, f in SCHEMA.items() if f.is_subject]}
    derived = [name for name, fact in SCHEMA.items() if fact.emitted]
    definitions["Derive"]["properties"]["fact"] = {"description": THAI["derive"], "enum": derived}
    entry = {"$ref": "#/$defs/InEdition"}
    years = {"type": "object", "additionalProperties": False, "patternProperties": {_SPAN: entry}, "minProperties": 1}
    properties["editions"] = {"description": THAI["editions"], **years}
    return {**schema, "allOf": [_about(name, fact) for name, fact in SCHEMA.items() if fact.is_subject]}


def _about(name: str, fact: FactType) -> Schema:
    """Return what a rule about this type of fact may say."""
    condition = {
        "if": {"anyOf": [{"required": [word]} for word in ("exists", "no")]},
        "then": {"$ref": "#/$defs/elsewhere"},
        "else": {"$ref": f"#/$defs/tests of {name}"},
    }
    then = {
        "reads": {"items": {"enum": list(fact.fields)}},
        "must": {"items": condition},
        "given": {"items": {"properties": {"when": condition}}},
    }
    return {"if": {"properties": {"subject": {"const": name}}}, "then": {"properties": then}}


def _tests(fact: FactType) -> Schema:
    told = {name: {"description": f.thai, "$ref": f"#/$defs/test of {f.kind}"} for name, f in fact.fields.items()}
    return {"type": "object", "additionalProperties": False, "properties": told}


def _elsewhere() -> Schema:
    types = {"enum": list(SCHEMA)}
    properties: Schema = {"exists": types, "no": types, "as": {"type": "string"}, "where": {"type": "object"}}
    known = [
        {
            "if": {"anyOf": [_says(word, name) for word in ("exists", "no")]},
            "then": {"properties": {"where": {"$ref": f"#/$defs/tests of {name}"}}},
        }
        for name in SCHEMA
    ]
    return _in_thai({"type": "object", "additionalProperties": False, "properties": properties, "allOf": known})


def _says(word: str, fact_type: str) -> Schema:
    return {"required": [word], "properties": {word: {"const": fact_type}}}


def _test(kind: Kind) -> Schema:
    value = _SCALARS[kind]
    written = [field.alias or name for name, field in Comparison.model_fields.items()]
    allowed = [name for name in written if kind == "num" or name not in _ORDER]
    properties = {name: {"type": "array", "items": value} if name == "one of" else value for name in allowed}
    compared = {"type": "object", "additionalProperties": False, "properties": properties, "minProperties": 1}
    return {"anyOf": [{"enum": ["present", "missing"]}, value, compared]}


def _cases() -> Schema:
    case = _in_thai(Case.model_json_schema())
    fields = {name: {"description": f.thai} for fact in SCHEMA.values() for name, f in fact.fields.items()}
    some = {"type": "object", "additionalProperties": False, "properties": fields}
    of_type = {**some, "properties": {**fields, "type": {"enum": list(SCHEMA)}}, "required": ["type"]}
    known = [
        {
            "if": {"properties": {"type": {"const": name}}},
            "then": {"propertyNames": {"enum": ["type", *fact.fields]}},
        }
        for name, fact in SCHEMA.items()
    ]
    for name in ("subject", "document"):
        case["properties"][name] = {"description": THAI[name], **some}
    others = {"type": "array", "items": {**of_type, "allOf": known}}
    case["properties"]["others"] = {"description": THAI["others"], **others}
    return {"type": "array", "items": case}


def publish(rules: Path) -> list[Path]:
    """Write the schemas into `rules/schemas/`; return their paths."""
    return of_knowledge.publish(schemas(), rules / "schemas")


def refer(rules: Path) -> list[Path]:
    """Name the schema in each rule file that does not yet; return the files that were written."""
    written = []
    for kind in ("meanings", "overlay"):
        path = rules / f"{kind}.yaml"
        if path.is_file() and of_knowledge.refer(path, rules / "schemas" / f"{kind}.schema.json"):
            written.append(path)
    for room in ROOMS:
        for kind in ("rule", "cases"):
            for path in sorted((rules / room).glob(f"*/{kind}.yaml")):
                if of_knowledge.refer(path, rules / "schemas" / f"{kind}.schema.json"):
                    written.append(path)
    return written


if __name__ == "__main__":
    publish(Path(__file__).parents[1])
    refer(Path(__file__).parents[1])

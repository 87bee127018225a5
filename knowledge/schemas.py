"""JSON Schemas of the knowledge files, for editors that complete and check while typing.

They are kept in `schemas/` and named in the first line of each file. `python -m knowledge.schemas` writes them anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from knowledge.agencies import Agencies
from knowledge.crosswalk import Crosswalk
from knowledge.model import CalendarEntry, Element, Framework, Level, Question, Source, Sourced
from knowledge.standard import StandardMeasure
from knowledge.vocabulary import Vocabulary

Schema = dict[str, Any]
DIALECT = "http://json-schema.org/draft-07/schema#"
REFERENCE = "# yaml-language-server: $schema="

THAI: Mapping[str, str] = {
    "mark": "ความมั่นใจ: seen พบในแหล่งอ้างอิง · inferred อนุมานจากแหล่งอ้างอิง · recall ความรู้ทั่วไป · unknown ไม่ทราบ",
    "sources": "รหัสแหล่งใน sources.yaml เช่น [S001, S002]",
    "note": "สิ่งที่ผู้อ่านควรรู้เกี่ยวกับข้อมูลนี้",
    "year": "ปีงบประมาณ พ.ศ. ที่ส่งเอกสาร ตรงกับชื่อแฟ้ม",
    "based_on": "ปีที่ใช้ตามในทุกส่วนที่แฟ้มนี้ไม่ได้เขียน",
    "same_as": "ปีที่ใช้ตามในส่วนนี้ เขียนเฉพาะสิ่งที่ต่าง",
    "threshold": "คะแนนที่ต่ำกว่านี้ต้องมีมาตรการ",
    "weights": "น้ำหนักของเครื่องมือ รวมกันได้ 100",
    "levels": "ระดับผลการประเมิน เรียงจากสูงไปต่ำ",
    "scheme": "ชื่อชุดระดับใน framework.yaml",
    "item_count": "จำนวนข้อ OIT",
    "plan": "ข้อมาตรการและองค์ประกอบที่ต้องมี",
    "report": "ข้อรายงานและองค์ประกอบที่ต้องมี",
    "covers": "รายงานของปีเดียวกับเกณฑ์ หรือของปีก่อน",
    "elements": "องค์ประกอบที่เอกสารต้องมี แต่ละข้อมีรหัส เช่น M1",
    "requires": "สิ่งที่ต้องมี เขียนด้วยถ้อยคำของเราเอง",
    "term": "คำที่พบในเอกสารของ ป.ป.ช. หรือหน่วยงาน",
    "missing": "ถ้าขาด: fail ข้อนี้ไม่ผ่าน · advice เป็นข้อแนะนำ",
    "means_of_subs": "ทราบแน่เพียงใดว่าคะแนนตัวชี้วัดเป็นค่าเฉลี่ยของตัวชี้วัดย่อย (sub ของแต่ละข้อ)",
    "sub": "ตัวชี้วัดย่อยของข้อ OIT เช่น '9.1'",
    "questions": "รายการข้อ แต่ละข้อมีรหัส เช่น I7",
    "topic": "เรื่องที่ข้อนี้ถาม",
    "reverse": "true เมื่อถามเรื่องไม่ดี คือยิ่งตอบน้อยยิ่งได้คะแนนมาก",
    "calendar": "วันหรือช่วงเวลาสำคัญของปี",
    "unknown": "สิ่งที่ยังไม่พบและส่วนอื่นของแฟ้มไม่ได้บอกว่า unknown",
    "indicator": "ลำดับตัวชี้วัด 1–10",
    "problem": "ปัญหาที่มาตรการนี้แก้",
    "steps": "ขั้นตอน 3–6 ข้อ",
    "outputs": "หลักฐานที่เผยแพร่ 2–4 อย่าง",
    "owners": "ด้านงานที่รับผิดชอบ หน่วยหลักอยู่ก่อน",
    "period": "เดือนเริ่มและเดือนสิ้นสุดในปีงบประมาณ",
    "serves": "ข้อ OIT ปี 2568 ที่ใช้หลักฐานร่วมกัน",
    "monitoring": "วิธีกำกับติดตาม มีช่อง {lead} และ {executive}",
    "analysis": "ผลการวิเคราะห์ มีช่อง {score}",
    "keep": "สิ่งที่ควรทำต่อเมื่อคะแนนถึงเกณฑ์แล้ว",
    "seen": "อ่านแหล่งนี้อย่างไร: whole ทั้งฉบับ · excerpt บางส่วน · own คำนวณหรือกำหนดเอง",
}
"""What the names in the knowledge files mean, shown by editors."""


def schemas() -> Mapping[str, Schema]:
    """Return the schema of each kind of knowledge file by the kind's name."""
    return {
        "edition": _edition(),
        "framework": of(Framework),
        "sources": _closed({}, patterns={"^[A-Za-z0-9_]+$": _without(Source, "id")}),
        "crosswalk": of(Crosswalk),
        "agencies": _agencies(),
        "vocabulary": of(Vocabulary),
        "measures": _measures(),
        "measures-crosswalk": _measures_crosswalk(),
    }


def kind_of(path: Path) -> str | None:
    """Return the kind of a knowledge file, None for a file that is none."""
    if path.parent.name == "editions":
        return "edition"
    if path.parent.name == "measures":
        return "measures-crosswalk" if path.stem == "crosswalk" else "measures"
    return path.stem if path.stem in schemas() else None


def of(model: type[BaseModel]) -> Schema:
    """Return the schema of a model with what is said of its fields in Thai."""
    schema: Schema = in_thai(model.model_json_schema(by_alias=True), THAI)
    return schema


def in_thai(schema: Any, thai: Mapping[str, str]) -> Any:
    """Return a schema without English titles and descriptions, and with those of its properties that are known."""
    if isinstance(schema, list):
        return [in_thai(part, thai) for part in schema]
    if not isinstance(schema, dict):
        return schema
    told = {k: in_thai(v, thai) for k, v in schema.items() if k not in ("title", "description") or isinstance(v, dict)}
    for name, found in told.get("properties", {}).items():
        if name in thai and isinstance(found, dict):
            found["description"] = thai[name]
    return told


def _without(model: type[BaseModel], *names: str, needed: bool = True) -> Schema:
    """Return the schema of a model without some properties; `needed`: whether the others are required as there."""
    schema = of(model)
    for name in names:
        schema["properties"].pop(name)
    required = [name for name in schema.pop("required", []) if needed and name not in names]
    return {**schema, **({"required": required} if required else {})}


def _closed(properties: Schema, required: tuple[str, ...] = (), patterns: Schema | None = None) -> Schema:
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    if patterns:
        schema["patternProperties"] = patterns
    if required:
        schema["required"] = list(required)
    told: Schema = in_thai(schema, THAI)
    return told


def _edition() -> Schema:
    sourced = _without(Sourced, needed=False)["properties"]
    shared = {**sourced, "same_as": {"type": "integer"}}
    number = {"type": "number"}
    item = {
        **shared,
        "code": {"type": "string"},
        "title": {"type": "string"},
        "covers": {"enum": ["same year", "year before"]},
        "elements": _closed({}, patterns={"^[A-Z][0-9]+$": _without(Element, "id", needed=False)}),
    }
    question = _without(Question, "code", "instrument", needed=False)
    questions = {
        **shared,
        "means_of_subs": _without(Sourced),
        "questions": _closed({}, patterns={"^[IEO][0-9]+$": question}),
    }
    sections: Schema = {
        "year": {"type": "integer"},
        "based_on": {"type": "integer"},
        "threshold": _closed({**shared, "value": number}),
        "weights": _closed({**shared, **dict.fromkeys(("IIT", "EIT", "OIT"), number)}),
        "levels": _closed({**shared, "scheme": {"type": "string"}, "levels": {"type": "array", "items": of(Level)}}),
        "item_count": _closed({**shared, "value": {"type": "integer"}}),
        "plan": _closed(item),
        "report": _closed(item),
        **{instrument: _closed(questions) for instrument in ("IIT", "EIT", "OIT")},
        "calendar": {"type": "array", "items": of(CalendarEntry)},
        "unknown": {"type": "array", "items": {"type": "string"}},
    }
    return _lifted(_closed(sections, ("year",)))


def _agencies() -> Schema:
    schema = of(Agencies)
    kind = schema["$defs"]["AgencyType"]
    kind["properties"].pop("id")
    kind["required"].remove("id")
    return schema


def _measures() -> Schema:
    measure = _without(StandardMeasure, "key", needed=False)
    shared = {**_without(Sourced)["properties"], "indicator": {"type": "integer", "minimum": 1, "maximum": 10}}
    named = {"^(25[0-9]{2}-)?[IEO][1-9][0-9]?$": measure}
    return _lifted(_closed({**shared, "measures": _closed({}, patterns=named)}, ("measures",)))


def _measures_crosswalk() -> Schema:
    answer = {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}]}
    years = _closed({}, patterns={"^25[0-9]{2}(-25[0-9]{2})?$": _closed({}, patterns={"^[IEO][0-9]+$": answer})})
    return _closed({**_without(Sourced)["properties"], "editions": years}, ("mark", "editions"))


def _lifted(schema: Schema) -> Schema:
    """Return a schema with the definitions of its parts at its root, where their references look for them."""
    definitions: Schema = {}

    def lift(part: Any) -> Any:
        if isinstance(part, list):
            return [lift(one) for one in part]
        if not isinstance(part, dict):
            return part
        definitions.update(part.get("$defs", {}))
        return {key: lift(value) for key, value in part.items() if key != "$defs"}

    lifted: Schema = lift(schema)
    return {**lifted, "$defs": definitions} if definitions else lifted


def publish(found: Mapping[str, Schema], folder: Path) -> list[Path]:
    """Write schemas into a folder; return their paths."""
    folder.mkdir(exist_ok=True)
    paths = []
    for name, schema in found.items():
        text = json.dumps({"$schema": DIALECT, **schema}, ensure_ascii=False, indent=1) + "\n"
        paths.append(folder / f"{name}.schema.json")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def refer(path: Path, schema: Path) -> bool:
    """Name the schema in the first line of a YAML file, where it is not named yet; return whether it was written."""
    text = path.read_text(encoding="utf-8")
    line = REFERENCE + Path(os.path.relpath(schema, path.parent)).as_posix()
    if text.startswith(line + "\n"):
        return False
    rest = text.split("\n", 1)[1] if text.startswith(REFERENCE) else text
    path.write_text(f"{line}\n{rest}", encoding="utf-8")
    return True


def publish_all(knowledge: Path) -> list[Path]:
    """Write the schemas beside the files of a folder, and name them in each; return the files that were written."""
    publish(schemas(), knowledge / "schemas")
    known = [(path, kind) for path in sorted(knowledge.rglob("*.yaml")) if (kind := kind_of(path))]
    return [path for path, kind in known if refer(path, knowledge / "schemas" / f"{kind}.schema.json")]


if __name__ == "__main__":
    publish_all(Path(__file__).parent)

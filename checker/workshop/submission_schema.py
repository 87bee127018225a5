"""The JSON Schema of a plan, a report or scores that a person writes in YAML, with the short ways of writing them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.submission import Submission
from knowledge.schemas import Schema, in_thai

THAI: Mapping[str, str] = {
    "kind": "plan แผนมาตรการ · report รายงานผล · scores คะแนน",
    "agency": "ชื่อหน่วยงาน",
    "assessed_year": "ปี พ.ศ. ของผลการประเมินที่วิเคราะห์",
    "plan_year": "ปีงบประมาณ พ.ศ. ของมาตรการ",
    "overall": "คะแนนรวม",
    "level": "ระดับผลการประเมิน",
    "instruments": "คะแนนของเครื่องมือ เช่น {IIT: 92.10}",
    "indicators": "คะแนนหรือลำดับของตัวชี้วัด เช่น {1: 92.10}",
    "questions": "คะแนนรายข้อ เช่น {I7: 73.72}",
    "analysis": "บทวิเคราะห์",
    "measures": "มาตรการ",
    "items": "รายการในรายงาน",
    "title": "ชื่อมาตรการ",
    "steps": "ขั้นตอน",
    "owners": "ผู้รับผิดชอบ",
    "period": "ระยะเวลา เช่น ต.ค. 2567 – ก.ย. 2568",
    "monitoring": "การกำกับติดตาม",
    "analysis_result": "ผลการวิเคราะห์ที่มาตรการนี้ตอบ",
    "result": "ผลการดำเนินการ",
    "codes": "รหัสข้อ เช่น I7",
}
"""What the parts of a submission are, shown by editors."""

_SCALAR: Schema = {"type": ["string", "number", "null"]}
_SCORES: Schema = {"type": "object", "additionalProperties": _SCALAR}
_LISTS = ("indicators", "codes", "steps", "owners", "parts")
_SCORED = ("instruments", "indicators", "questions")


def submission() -> Schema:
    """Return the schema; nothing is required that can be told from the rest."""
    schema: Schema = in_thai(Submission.model_json_schema(by_alias=True), THAI)
    for part in schema["$defs"].values():
        if part.get("type") == "object":
            part.pop("required", None)
            part["properties"] = {name: _short(name, found) for name, found in part["properties"].items()}
    properties = schema["properties"]
    for name in _SCORED:
        properties[name] = _either(properties[name], _SCORES, {"type": "array", "items": _SCALAR})
    for name in ("agency", "overall"):
        properties[name] = _either(properties[name], _SCALAR)
    for name in ("measures", "items"):
        properties[name]["items"] = _either(properties[name]["items"], _SCALAR)
    schema.pop("required", None)
    return schema


def _short(name: str, long: Schema) -> Schema:
    return _either(long, _SCALAR) if name in (*_LISTS, "score", "period", "monitoring") else long


def _either(long: Schema, *short: Schema) -> Schema:
    """Return a schema that also takes short ways; what is told of it stays."""
    told: dict[str, Any] = {"description": long["description"]} if "description" in long else {}
    return {**told, "anyOf": [{k: v for k, v in long.items() if k not in ("description", "default")}, *short]}

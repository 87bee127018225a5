"""JSON Schemas of the YAML files that the checker reads besides rules and knowledge, for editors.

They are kept in `checker/schemas/`; `python -m checker.workshop.schemas` writes them anew and names them in the files.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel

from checker.ladder import Ladder
from checker.measuring.similarity import Officialese
from checker.waivers import Waivers
from checker.workshop.submission_schema import submission
from knowledge.schemas import Schema, in_thai, publish, refer

FOLDER = Path(__file__).parents[1]
THAI: Mapping[str, str] = {
    "steps": "ขั้นของบันได จากต่ำสุดไปสูงสุด",
    "name": "ชื่อขั้น",
    "means": "ความหมายของขั้นนี้",
    "rules": "กลุ่มกฎ (A) หรือรหัสกฎ (M03) ที่ต้องไม่มีข้อค้าง",
    "required_only": "true นับเฉพาะข้อที่เกณฑ์ของปีนั้นบังคับ",
    "same": "คำที่ถือว่าเป็นคำเดียวกัน คำแรกเป็นคำหลัก",
    "commonplace": "ถ้อยคำที่พบในเอกสารทุกฉบับ",
    "waivers": "รายการยกเว้น",
    "rule": "รหัสกฎที่ยกเว้น เช่น M03",
    "subject": "สิ่งที่ยกเว้น เช่น มาตรการที่ 1",
    "reason": "เหตุผลที่ยกเว้น",
    "approver": "ผู้อนุมัติ",
    "expiry": "วันที่สิ้นสุดการยกเว้น",
}
"""What the names in these files mean, shown by editors."""


def schemas() -> Mapping[str, Schema]:
    """Return the schema of each kind of file by the kind's name."""
    models: Mapping[str, type[BaseModel]] = {"ladder": Ladder, "officialese": Officialese, "waivers": Waivers}
    read = {name: in_thai(model.model_json_schema(), THAI) for name, model in models.items()}
    return {**read, "submission": submission()}


def publish_all(folder: Path, examples: Path) -> None:
    """Write the schemas into `schemas/` of a folder, and name them in its files and in examples of submissions."""
    publish(schemas(), folder / "schemas")
    for kind in schemas():
        if (folder / f"{kind}.yaml").is_file():
            refer(folder / f"{kind}.yaml", folder / "schemas" / f"{kind}.schema.json")
    for path in sorted(examples.rglob("*.yaml")):
        refer(path, folder / "schemas" / "submission.schema.json")


if __name__ == "__main__":
    publish_all(FOLDER, FOLDER.parent / "examples")

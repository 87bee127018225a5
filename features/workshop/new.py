"""The first scenarios of a new rule, for its author to complete."""

from __future__ import annotations

from pathlib import Path

from features.steps.scene import FIELDS
from rules.workshop.lint import UNFINISHED
from rules.workshop.new import NewRule

_SAID = {"fail": "ไม่ผ่านเกณฑ์", "advice": "ควรปรับปรุงตามเกณฑ์"}


def create(new: NewRule, root: Path) -> Path:
    """Write the scenarios of a rule into `root`; return the path of the file."""
    path = root / new.kind / f"{new.id}.feature"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_feature(new), encoding="utf-8")
    return path


def _feature(new: NewRule) -> str:
    complete = f'    กำหนดให้ แผนมาตรการที่ครบถ้วน ปีงบประมาณ {max(new.years)} ของ "อบต.ตัวอย่าง"'
    about = " ที่มาตรการที่ 1" if new.subject == "measure" else ""
    lines = [
        "# language: th",
        f"@{new.code}",
        f"ความสามารถ: {new.code} {new.title}",
        "",
        "  " + (new.why or f"{UNFINISHED} บอกว่าทำไมต้องตรวจข้อนี้)"),
        "",
        "  เหตุการณ์: แผนที่ครบถ้วนผ่าน",
        complete,
        "    เมื่อ ตรวจแผน",
        f'    ดังนั้น ผ่านเกณฑ์ "{new.code}"{about}',
        "    และ ไม่พบข้อบกพร่องอื่น",
        "",
        f"  เหตุการณ์: แผนที่ขาดสิ่งนี้{'ไม่ผ่าน' if new.severity == 'fail' else 'ได้รับคำแนะนำ'}",
        complete,
        f"    แต่ {_gap(new)}",
        "    เมื่อ ตรวจแผน",
        f'    ดังนั้น {_SAID[new.severity]} "{new.code}"{about}',
        "    และ ไม่พบข้อบกพร่องอื่น",
    ]
    return "\n".join(lines) + "\n"


def _gap(new: NewRule) -> str:
    """Return the sentence that makes the gap, where there is one for the field."""
    thai = next((thai for thai, field in FIELDS.items() if field == new.field), None)
    if thai and new.subject == "measure" and new.test == "present":
        return f"มาตรการที่ 1 ไม่มี{thai}"
    return f"{UNFINISHED} ทำให้แผนขาดสิ่งนี้ ดูประโยคที่ใช้ได้ด้วย ita features steps)"

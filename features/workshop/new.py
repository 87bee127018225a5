"""The first scenarios of a new rule, for its author to complete."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from features.steps.report_sentences import RESULT_FIELDS
from features.steps.scene import FIELDS
from knowledge import base as knowledge_base
from rules.workshop.findings import WorkshopError
from rules.workshop.lint import UNFINISHED
from rules.workshop.new import NewRule

_ABOUT = {
    "measure": "มาตรการที่ 1",
    "indicator": "ตัวชี้วัดที่ 4",
    "analysis": "ประเด็นที่ 1",
    "planned": "มาตรการที่ 1",
    "item": "รายการที่ 1",
}
_SAID = {"fail": "ไม่ผ่านเกณฑ์", "advice": "ควรปรับปรุงตามเกณฑ์"}


def place(new: NewRule, root: Path) -> Path:
    """Return where the scenarios of a rule go. Raise WorkshopError where a file is there already."""
    path = root / new.kind / f"{new.id}.feature"
    if path.exists():
        raise WorkshopError(f"มีแฟ้มเหตุการณ์ {path} อยู่แล้ว ให้ย้ายออกก่อน หรือใช้รหัสอื่น")
    return path


def create(new: NewRule, root: Path) -> Path:
    """Write the scenarios of a rule into `root`; return the path of the file."""
    path = place(new, root)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_feature(new), encoding="utf-8")
    return path


def _feature(new: NewRule) -> str:
    complete, check = _given(new), "ตรวจรายงานกับแผน" if new.kind == "report" else "ตรวจแผน"
    about = f" ที่{_ABOUT[new.subject]}" if new.subject in _ABOUT else ""
    thing = "รายงาน" if new.kind == "report" else "แผน"
    lines = [
        "# language: th",
        f"@{new.code}",
        f"ความสามารถ: {new.code} {new.title}",
        "",
        "  " + (new.why or f"{UNFINISHED} บอกว่าทำไมต้องตรวจข้อนี้)"),
        "",
        f"  เหตุการณ์: {thing}ที่ครบถ้วนผ่าน",
        complete,
        f"    เมื่อ {check}",
        f'    ดังนั้น ผ่านเกณฑ์ "{new.code}"{about}',
        "    และ ไม่พบข้อบกพร่องอื่น",
        "",
        f"  เหตุการณ์: {thing}ที่ขาดสิ่งนี้{'ไม่ผ่าน' if new.severity == 'fail' else 'ได้รับคำแนะนำ'}",
        complete,
        f"    แต่ {_gap(new)}",
        f"    เมื่อ {check}",
        f'    ดังนั้น {_SAID[new.severity]} "{new.code}"{about}',
        "    และ ไม่พบข้อบกพร่องอื่น",
    ]
    return "\n".join(lines) + "\n"


def _given(new: NewRule) -> str:
    year = max(new.years)
    if new.kind != "report":
        return f'    กำหนดให้ แผนมาตรการที่ครบถ้วน ปีงบประมาณ {year} ของ "อบต.ตัวอย่าง"'
    reported = knowledge_base.load().edition(year).report.year
    return f'    กำหนดให้ แผนปี {reported} ของ "อบต.ตัวอย่าง" และรายงานที่ตรงกับแผน'


def _gap(new: NewRule) -> str:
    """Return the sentence that makes the gap, where there is one for the field."""
    of_measure, of_item = _named(FIELDS, new.field), _named(RESULT_FIELDS, new.field)
    if new.test == "present" and new.subject == "measure" and of_measure:
        return f"มาตรการที่ 1 ไม่มี{of_measure}"
    if new.test == "present" and new.subject == "item" and of_item:
        return f"รายการที่ 1 ของรายงานไม่มี{of_item}"
    document = "รายงาน" if new.kind == "report" else "แผน"
    return f"{UNFINISHED} ทำให้{document}ขาดสิ่งนี้ ดูประโยคที่ใช้ได้ด้วย ita features steps --all)"


def _named(fields: Mapping[str, str], field: str) -> str | None:
    return next((thai for thai, name in fields.items() if name == field), None)

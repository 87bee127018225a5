"""What was checked, with what result, and by what: the words that stand at the head and the foot of every output."""

from __future__ import annotations

from collections.abc import Mapping

from checker.outcomes import Check, Verdict
from checker.submission import KINDS

HASH_SHOWN = 12  # letters of a hash that are shown where there is little room
DISCLAIMER = "ผลนี้มาจากโปรแกรมช่วยตรวจเอกสารก่อนส่ง ไม่ใช่ผลการพิจารณาของสำนักงาน ป.ป.ช. โปรดใช้ประกอบการอ่านทวนด้วยตนเอง"
_VERDICTS: Mapping[Verdict, str] = {
    "ready": "พร้อมส่ง",
    "return": "ยังไม่พร้อมส่ง: มีข้อที่ต้องแก้ก่อน",
    "cannot_tell": "ยังสรุปไม่ได้",
}
AGENCY, DOCUMENT, RULE_BASE = "หน่วยงาน", "เอกสาร", "ฐานกฎ (sha256)"
"""Labels by which an action plan is held against a later check."""
_SOUND = "ไม่พบคะแนนที่ขัดกันในส่วนที่ตรวจได้"


def verdict(check: Check) -> str:
    """Return the verdict in words. Bare scores are not submitted; other assessments have other criteria."""
    if check.verdict == "cannot_tell":
        mend = " โปรดตรวจพร้อมแผนด้วย --plan" if check.submission.plan_given is False else ""
        return f"{_VERDICTS[check.verdict]}: {doubt(check)}{mend}"
    if check.verdict == "ready":
        return _SOUND if check.submission.kind == "scores" else _ready(check)
    return _VERDICTS[check.verdict]


def excepted(check: Check) -> int:
    """Return how many gaps would stand against the verdict if they were not waived."""
    return sum(o.waived in ("fail", "unreadable") for o in check.outcomes)


def _ready(check: Check) -> str:
    waived = excepted(check)
    granted, other = (f"โดยมีข้อยกเว้น {waived} ข้อ", "อื่น") if waived else ("", "")
    advice = f" แต่มีข้อที่ควรปรับปรุง {check.summary['advice']} แห่ง" if check.summary["advice"] else ""
    return f"{_VERDICTS['ready']}{granted}: ไม่มีข้อ{other}ที่ต้องแก้ก่อนส่งในส่วนที่ตรวจได้{advice}"


def doubt(check: Check) -> str:
    """Return why a verdict had to be left open."""
    if check.submission.framework:
        return f"เอกสารนี้อาจอยู่ใน{check.submission.framework} ซึ่งใช้เกณฑ์อื่น"
    if check.submission.plan_given is False:
        return "ยังไม่ได้เทียบรายงานกับแผนที่รายงานผล"
    return "มีส่วนสำคัญที่อ่านไม่ได้ ต้องตรวจด้วยคน"


def document(check: Check) -> str:
    """Return what the document is: its kind, item and year."""
    about = check.submission
    return f"{KINDS[about.kind]} {about.item} ปีงบประมาณ พ.ศ. {about.plan_year or about.edition}"


def about(check: Check) -> list[tuple[str, str]]:
    """Return what was checked, as labels and values; what the document does not tell is left out."""
    told = check.submission
    rows = [
        (DOCUMENT, document(check)),
        (AGENCY, told.agency),
        ("ผลการประเมินที่วิเคราะห์", f"ปีงบประมาณ พ.ศ. {told.assessed_year}" if told.assessed_year else ""),
        ("เกณฑ์ที่ใช้ตรวจ", f"ปีงบประมาณ พ.ศ. {told.edition}"),
    ]
    return [(label, value) for label, value in rows if value]


def stamp(check: Check) -> list[tuple[str, str]]:
    """Return by what it was checked, as labels and values: the same stamp, the same verdict."""
    made = check.stamp
    rows = [
        ("เครื่องมือ", f"ita {made.tool}".strip()),
        ("ตัดสินด้วย", made.engine),
        ("เกณฑ์", f"ปี {check.submission.edition} ข้อ {check.submission.item}"),
        (RULE_BASE, made.rule_base),
    ]
    rows += [(f"แฟ้ม {file.name} (sha256)", file.sha256) for file in made.inputs]
    rows += [("ข้อยกเว้นที่มีผล ณ วันที่", made.waived_on.isoformat())] if made.waived_on else []
    return rows + ([("เวลาที่ตรวจ", made.time)] if made.time else [])


def stamp_in_short(check: Check) -> str:
    """Return the stamp as one line, with the first letters of each hash."""
    made = check.stamp
    inputs = ", ".join(f"{file.name} {file.sha256[:HASH_SHOWN]}" for file in made.inputs)
    shipped, _, overlay = made.rule_base.partition(" + ")
    rules = f"{shipped[:HASH_SHOWN]} + {overlay}" if overlay else shipped[:HASH_SHOWN]
    return f"ita {made.tool} · ตัดสินด้วย {made.engine} · ฐานกฎ {rules} · {inputs}"

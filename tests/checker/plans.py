"""Plans for tests: one without a gap, what takes single parts of it away, and the report on it."""

from __future__ import annotations

from typing import Any

from checker.extraction import complete
from checker.submission import Submission
from knowledge import base

STEPS = ["สำรวจเรื่องที่ยังไม่ชัดเจนของงานนี้", "จัดทำแผนผังขั้นตอนและเผยแพร่บนเว็บไซต์ของหน่วยงาน"]
SCORES = ["92.10", "90.25", "91.40", "83.52", "88.90", "90.11", "89.36", "90.50", "77.50", "100.00"]


def whole(year: int = 2568, **changes: Any) -> Submission:
    """A plan that is ready: indicators 4 and 9 lie below 85 and have a measure each. `changes` replace parts."""
    return completed({**_parts(year), **changes})


def completed(parts: dict[str, Any]) -> Submission:
    """What a plan written by hand says."""
    return complete(Submission.model_validate(parts), base.load())


def reported(year: int, **changes: Any) -> tuple[Submission, Submission]:
    """A report on the plan that the edition asks for, and that plan; `changes` replace parts of the report."""
    covered = base.load().edition(year).report.year
    plan = whole(covered)
    rows = [
        {
            "number": m.number,
            "title": m.title,
            "owners": m.owners,
            "result": f"เผยแพร่แผนผังขั้นตอนแล้วเมื่อวันที่ {m.number} มีนาคม {covered} มีผู้เข้าชม 120 คน",
        }
        for m in plan.measures
    ]
    return completed({"kind": "report", "edition": year, "plan_year": covered, "items": rows, **changes}), plan


def measure(number: int, indicator: int, year: int = 2568, **changes: Any) -> dict[str, Any]:
    """A measure without a gap. `changes` replace parts."""
    return {
        "number": number,
        "title": {4: "ทำขั้นตอนการยืมพัสดุให้ชัดเจน", 9: "ปรับปรุงข้อมูลบนเว็บไซต์ให้ครบ"}.get(indicator, f"เรื่องที่ {number}"),
        "indicators": [indicator],
        "analysis_result": f"ตัวชี้วัดที่ {indicator} ได้คะแนนต่ำกว่า 85 เพราะผู้เกี่ยวข้องยังไม่ทราบขั้นตอน",
        "steps": STEPS,
        "period": f"ตุลาคม {year - 1} – มีนาคม {year}",
        "owners": ["กองคลัง"],
        "monitoring": {"text": "กองคลังติดตามทุกไตรมาส และรายงานผลต่อผู้บริหารในการประชุมประจำเดือน", "where": "column"},
        **changes,
    }


def _parts(year: int) -> dict[str, Any]:
    urgent = {4: "บุคลากรจำนวนหนึ่งยังไม่ทราบขั้นตอนการยืมพัสดุ", 9: "ข้อมูลผู้บริหารบนเว็บไซต์ยังไม่ครบ"}
    return {
        "kind": "plan",
        "agency": {"name": "องค์การบริหารส่วนตำบลดอนตัวอย่าง"},
        "assessed_year": year - 1,
        "plan_year": year,
        "indicators": [{"number": n, "score": score} for n, score in enumerate(SCORES, 1)],
        "analysis": [
            {"indicator": n, "kind": "urgent", "text": urgent[n]}
            if n in urgent
            else {"indicator": n, "kind": "develop", "text": f"ตัวชี้วัดที่ {n} ได้ {score} คะแนน ยังทำให้ดีขึ้นได้"}
            for n, score in enumerate(SCORES, 1)
        ],
        "measures": [measure(1, 4, year), measure(2, 9, year)],
    }


def twelve_gaps(year: int = 2568) -> dict[str, Any]:
    """A plan of six measures with twelve gaps: 4 owners, 3 steps, 3 follow-ups, 2 scores without a measure."""
    scores = dict(enumerate(SCORES, 1)) | {7: "80.00", 8: "79.00"}
    return _parts(year) | {
        "indicators": [{"number": n, "score": score} for n, score in scores.items()],
        "measures": [
            measure(1, 4, year, owners=["-"]),
            measure(2, 9, year, steps=[]),
            measure(3, 1, year, monitoring={}, owners=[]),
            measure(4, 2, year, monitoring={"text": "นำข้อเสนอแนะมาปรับปรุง", "where": "absent"}, steps=["–"]),
            measure(5, 3, year, owners=["ระบุผู้รับผิดชอบ"], steps=[], monitoring={}),
            measure(6, 5, year, owners=["ไม่มี"]),
        ],
    }

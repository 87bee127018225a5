"""The scene that the sentences of one scenario build up: a plan in the input schema, and the result of its check."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.outcomes import Check, Outcome

FIELDS = {
    "ผู้รับผิดชอบ": "owners",
    "ขั้นตอน": "steps",
    "ระยะเวลา": "period",
    "การกำกับติดตาม": "monitoring",
    "ผลการวิเคราะห์": "analysis_result",
}
KINDS = {"จุดอ่อนเร่งด่วน": "urgent", "ควรพัฒนา": "develop", "รักษามาตรฐาน": "keep", "จุดแข็ง": "strength"}


@dataclass
class Scene:
    """The plan and report under way, what they are held against, the result, and the outcomes not spoken of."""

    plan: dict[str, Any] = field(default_factory=dict)
    report: dict[str, Any] = field(default_factory=dict)
    scores: dict[str, Any] | None = None
    compare: list[Path] = field(default_factory=list)
    overlay: Path | None = None
    result: Check | None = None
    unspoken: list[Outcome] = field(default_factory=list)

    def measure(self, number: int) -> dict[str, Any]:
        """Return the measure with this number."""
        return next(m for m in self.plan["measures"] if m["number"] == number)

    def item(self, number: int) -> dict[str, Any]:
        """Return the row of the report with this number."""
        return next(i for i in self.report["items"] if i["number"] == number)

    def titled(self, title: str) -> dict[str, Any]:
        """Return the measure with this title; a new one where there is none."""
        measures: list[dict[str, Any]] = self.plan.setdefault("measures", [])
        for measure in measures:
            if measure["title"] == title:
                return measure
        measures.append({"number": len(measures) + 1, "title": title})
        return measures[-1]

    def write(self, measure: dict[str, Any], thai_field: str, text: str) -> None:
        """Fill one field of a measure with text as it would stand in the table."""
        name = FIELDS[thai_field]
        measure[name] = [text] if name in ("owners", "steps") else text


def complete_plan(year: int, agency: str) -> dict[str, Any]:
    """Return a plan without gaps: all indicators are analysed; 4 and 9 lie below 85 and have a measure each."""
    scores = {
        1: "92.10",
        2: "90.25",
        3: "91.40",
        4: "83.52",
        5: "88.90",
        6: "90.11",
        7: "89.36",
        8: "90.50",
        9: "77.50",
        10: "100.00",
    }
    return deepcopy(
        {
            "schema": "ita-submission/1",
            "kind": "plan",
            "agency": {"name": agency},
            "assessed_year": year - 1,
            "plan_year": year,
            "indicators": [{"number": number, "score": score} for number, score in scores.items()],
            "analysis": [
                {"indicator": 4, "kind": "urgent", "text": "บุคลากรจำนวนหนึ่งยังไม่ทราบขั้นตอนการยืมพัสดุ"},
                {"indicator": 9, "kind": "urgent", "text": "ข้อมูลผู้บริหารบนเว็บไซต์ยังไม่ครบ"},
                {"indicator": 6, "kind": "develop", "text": "ผู้รับบริการพอใจโดยรวม แต่บางงานยังใช้เวลานาน"},
                {"indicator": 10, "kind": "keep", "text": "ได้คะแนนเต็ม ควรรักษามาตรฐานไว้"},
                *(
                    {"indicator": number, "kind": "keep", "text": f"ได้ {scores[number]} คะแนน ควรทำต่อไปเช่นเดิม"}
                    for number in (1, 2, 3, 5, 7, 8)
                ),
            ],
            "measures": [
                _measure(1, 4, "ทำขั้นตอนการยืมพัสดุให้ชัดเจน", year),
                _measure(2, 9, "ปรับปรุงข้อมูลบนเว็บไซต์ให้ครบ", year),
            ],
        }
    )


def _measure(number: int, indicator: int, title: str, year: int) -> dict[str, Any]:
    return {
        "number": number,
        "title": title,
        "indicators": [indicator],
        "analysis_result": "ตัวชี้วัดนี้ได้คะแนนต่ำกว่า 85 จึงต้องแก้ไขก่อน",
        "steps": ["สำรวจเรื่องที่ยังไม่ชัดเจน", "จัดทำแผนผังขั้นตอนและเผยแพร่บนเว็บไซต์"],
        "period": f"ตุลาคม {year - 1} – มีนาคม {year}",
        "owners": ["กองคลัง"],
        "monitoring": "กองคลังติดตามทุกไตรมาส และรายงานผลต่อผู้บริหารในการประชุมประจำเดือน",
    }


RESULTS = (
    "จัดทำขั้นตอนการยืมพัสดุและชี้แจงบุคลากร 42 คน เมื่อวันที่ 15 ธันวาคม",
    "เผยแพร่ข้อมูลผู้บริหาร 9 คน พร้อมช่องทางติดต่อ เมื่อวันที่ 20 มกราคม",
)


def matching_report(plan: dict[str, Any]) -> dict[str, Any]:
    """Return a report without gaps on a complete plan, a row for each measure."""
    year = plan["plan_year"]
    return {
        "schema": "ita-submission/1",
        "kind": "report",
        "agency": dict(plan["agency"]),
        "plan_year": year,
        "items": [
            {
                "number": measure["number"],
                "title": measure["title"],
                "result": result,
                "period": f"ธันวาคม {year - 1} – มกราคม {year}",
                "owners": list(measure["owners"]),
            }
            for measure, result in zip(plan["measures"], RESULTS, strict=True)
        ],
    }

"""Which verdicts change over a folder of plans."""

from pathlib import Path

import yaml

from checker.workshop.impact import impacts, summary
from knowledge import base as knowledge_base
from rules.base import load
from rules.workshop.diff import side

KNOWLEDGE = knowledge_base.load()
SHIPPED = load(editions=KNOWLEDGE.editions, sources=KNOWLEDGE.sources, years=())
PLAN = {
    "kind": "plan",
    "agency": {"name": "อบต.ตัวอย่าง"},
    "plan_year": 2568,
    "assessed_year": 2567,
    "analysis": [
        {"indicator": number, "kind": kind, "text": f"ตัวชี้วัดที่ {number} ได้คะแนนตามที่คาด"}
        for number, kind in enumerate(["urgent", "develop"] * 5, 1)
    ],
    "measures": [
        {
            "number": 1,
            "title": "ทำขั้นตอนการยืมพัสดุให้ชัดเจน",
            "indicators": list(range(1, 11)),
            "analysis_result": "บุคลากรยังไม่ทราบขั้นตอน",
            "steps": ["สำรวจ", "จัดทำคู่มือ"],
            "owners": ["กองคลัง"],
            "period": "ต.ค. 2567 – ก.ย. 2568",
        }
    ],
}  # fmt: skip


def _moved(folder: Path) -> dict[str, list[str]]:
    found = list(impacts(folder, side("2568", SHIPPED, KNOWLEDGE), side("2569", SHIPPED, KNOWLEDGE)))
    return {impact.file: str(impact).splitlines() for impact in found}


def test_a_plan_whose_gap_is_softer_in_the_other_edition(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "plan.yaml").write_text(yaml.safe_dump(PLAN, allow_unicode=True), encoding="utf-8")
    (tmp_path / "note.txt").write_text("ไม่ใช่แผน", encoding="utf-8")
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    told = _moved(tmp_path)
    assert list(told) == ["note.txt", "sub/plan.yaml"]
    assert "    M03-monitoring มาตรการ 1: ไม่ผ่าน → ควรปรับปรุง" in told["sub/plan.yaml"]
    assert told["note.txt"][0].startswith("note.txt: ตรวจไม่ได้ (")


def test_nothing_moves_between_a_side_and_itself(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(yaml.safe_dump(PLAN, allow_unicode=True), encoding="utf-8")
    same = side("2568", SHIPPED, KNOWLEDGE)
    found = list(impacts(tmp_path, same, same))
    assert [str(impact) for impact in found] == ["plan.yaml: ต้องแก้ก่อน"]
    assert summary(found) == "ตรวจ 1 ฉบับ ผลสรุปเปลี่ยน 0 ฉบับ ผลรายข้อเปลี่ยน 0 ฉบับ"

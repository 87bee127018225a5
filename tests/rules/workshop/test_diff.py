"""What differs between editions and between rule bases is told in Thai, and nothing where they are alike."""

import re
import shutil
from pathlib import Path

import pytest

from knowledge import base as knowledge_base
from rules.base import RuleBase, load
from rules.workshop.diff import differences, side
from rules.workshop.findings import WorkshopError

KNOWLEDGE = knowledge_base.load()
RULES = Path(__file__).parents[3] / "rules"


@pytest.fixture(scope="module")
def shipped() -> RuleBase:
    return load(editions=KNOWLEDGE.editions, sources=KNOWLEDGE.sources, years=())


def _diff(old: str, new: str, shipped: RuleBase) -> list[str]:
    return differences(side(old, shipped, KNOWLEDGE), side(new, shipped, KNOWLEDGE))


def test_two_editions(shipped: RuleBase) -> None:
    told = _diff("2568", "2569", shipped)
    assert "ข้อมาตรการ องค์ประกอบ M3: ต้องมี → ควรมี" in told
    assert "จำนวนข้อ OIT: 28 → 26" in told
    assert "รายการข้อ IIT: 15 ข้อ → ยังไม่พบรายการ" in told
    assert "ข้อ O28: รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน (ของปีก่อน) → ไม่มี" in told
    assert any(line.startswith("กฎ M03-monitoring") and line.endswith("ไม่ผ่าน → ควรปรับปรุง") for line in told)
    assert any(line.startswith("ข้อมาตรการ ตัดองค์ประกอบ A7:") for line in told)


def _copy(folder: Path) -> Path:
    shutil.copytree(RULES, folder / "rules", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder / "rules"


def test_two_rule_bases(tmp_path: Path, shipped: RuleBase) -> None:
    new = _copy(tmp_path)
    shutil.rmtree(new / "plan" / "M02-steps")
    path = new / "plan" / "M01-owner" / "rule.yaml"
    text = path.read_text(encoding="utf-8").replace("owners: present", "owners: {is not: กองคลัง}", 1)
    path.write_text(text.replace("severity: fail", "severity: advice"), encoding="utf-8")
    shutil.copytree(new / "plan" / "M04-period", new / "plan" / "M94-again")
    again = new / "plan" / "M94-again" / "rule.yaml"
    again.write_text(again.read_text(encoding="utf-8").replace("M04-period", "M94-again"), encoding="utf-8")
    told = _diff(str(RULES), str(new), shipped)
    assert told[0] == "กฎ M01-owner ต้องเป็นจริง: ผู้รับผิดชอบมีค่า → ผู้รับผิดชอบไม่เป็น กองคลัง"
    assert "กฎ M01-owner ปี 2569: ไม่ผ่าน → ควรปรับปรุง" in told
    assert "ตัดกฎ M02-steps มาตรการมีขั้นตอนหรือวิธีการ" in told
    assert told[-1].startswith("เพิ่มกฎ M94-again มาตรการมีระยะเวลา (ปี 2563–")


def test_all_that_a_rule_says_is_compared_in_thai(tmp_path: Path, shipped: RuleBase) -> None:
    new = _copy(tmp_path)
    path = new / "plan" / "M01-owner" / "rule.yaml"
    text = path.read_text(encoding="utf-8")
    given = "given:\n  - {when: {number: present}, otherwise: ไม่มีลำดับ}\nmust:"
    text = text.replace("reads: [owners]", "reads: [owners, steps]").replace("must:", given, 1)
    text = text.replace("element: M1", "element: M2")
    criterion = "criterion: {text: มีผู้รับผิดชอบ, source: S001, mark: seen}\nwords:\n  found: ไม่พบชื่อ\n"
    path.write_text(text.replace("words:\n", criterion), encoding="utf-8")
    other = new / "plan" / "C01-indicator-below-85" / "rule.yaml"
    reworded = other.read_text(encoding="utf-8").replace("otherwise: ได้", "otherwise: ตัวชี้วัดนี้ได้", 1)
    other.write_text(reworded, encoding="utf-8")
    told = _diff(str(RULES), str(new), shipped)
    assert "กฎ M01-owner ช่องที่อ่าน: ผู้รับผิดชอบ → ผู้รับผิดชอบ, ขั้นตอนหรือวิธีการ" in told
    assert "กฎ M01-owner เกณฑ์: ไม่มี → มีผู้รับผิดชอบ (แหล่ง S001 พบในแหล่งอ้างอิง)" in told
    assert "กฎ M01-owner สิ่งที่พบ: ไม่มี → ไม่พบชื่อ" in told
    assert "กฎ M01-owner ปี 2569 องค์ประกอบ: M1 → M2" in told
    assert "กฎ M01-owner เหตุที่ไม่เกี่ยวข้อง ข้อ 1: ไม่มี → ไม่มีลำดับ" in told
    assert any(line.startswith("กฎ C01-indicator-below-85 เหตุที่ไม่เกี่ยวข้อง ข้อ") for line in told)
    assert not [line for line in told if "None" in line or "source=" in line or "['" in line]


def test_the_criteria_that_two_rule_bases_rest_on_are_compared(tmp_path: Path, shipped: RuleBase) -> None:
    new = _copy(tmp_path)
    known = tmp_path / "knowledge"
    shutil.copytree(RULES.parent / "knowledge", known, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    of_2569 = known / "editions" / "2569.yaml"
    text = of_2569.read_text(encoding="utf-8").replace("  value: 85", "  value: 90")
    moved = re.sub(r"(?m)^(    O1: .*indicator: )9", r"\g<1>10", text)
    assert moved != text
    of_2569.write_text(moved, encoding="utf-8")
    told = _diff(str(RULES), str(new), shipped)
    assert [line for line in told if line.startswith("เกณฑ์ปี 2569")] == [
        "เกณฑ์ปี 2569 เกณฑ์คะแนน: 85 → 90",
        "เกณฑ์ปี 2569 ข้อ O1: ตัวชี้วัดที่ 9 → ตัวชี้วัดที่ 10",
    ]


def test_nothing_differs_from_itself(tmp_path: Path, shipped: RuleBase) -> None:
    assert _diff("2568", "2568", shipped) == []
    assert _diff(str(RULES), str(_copy(tmp_path)), shipped) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("2568", "2580", "ยังไม่มีเกณฑ์ของปี 2580"),
        ("nowhere", "2568", "ไม่รู้จัก “nowhere”"),
        ("2568", str(RULES), "อย่างเดียวกัน"),
    ],
)
def test_what_cannot_be_compared(shipped: RuleBase, old: str, new: str, problem: str) -> None:
    with pytest.raises(WorkshopError, match=problem):
        _diff(old, new, shipped)

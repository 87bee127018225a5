"""The sentences on reading: a document as it is written, and what is understood of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_bdd import given, then, when

from checker.blocks import ReadingError
from checker.intake import understand
from checker.submission import Measure, ReportItem, Submission
from checker.thai import arabic
from features.steps.scene import KINDS
from features.steps.sentences import sentence

_TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. 2568"
_DOCUMENTS = {"แผนมาตรการ": "plan", "รายงานผล": "report", "คะแนน": "scores"}

OF_MEASURE: Mapping[str, Callable[[Measure], str]] = {
    "ชื่อ": lambda m: m.title,
    "ผู้รับผิดชอบ": lambda m: ", ".join(m.owners),
    "ขั้นตอน": lambda m: " / ".join(m.steps),
    "ระยะเวลา": lambda m: m.period.raw if m.period else "",
    "การกำกับติดตาม": lambda m: m.monitoring.text or "",
    "ผลการวิเคราะห์": lambda m: m.analysis_result or "",
    "ตัวชี้วัด": lambda m: ", ".join(map(str, m.indicators)),
    "รหัสข้อ": lambda m: ", ".join(m.codes),
}
OF_ITEM: Mapping[str, Callable[[ReportItem], str]] = {
    "ชื่อ": lambda i: i.title,
    "ผล": lambda i: i.result or "",
    "ผู้รับผิดชอบ": lambda i: ", ".join(i.owners),
    "ระยะเวลา": lambda i: i.period.raw if i.period else "",
    "งบประมาณ": lambda i: i.budget or "",
    "หลักฐาน": lambda i: i.evidence or "",
    "ปัญหา": lambda i: i.problems or "",
}


@dataclass
class Reading:
    """The document under way, and what was understood of it; `refused` says why it could not be read."""

    text: str = ""
    understood: Submission | None = None
    refused: str = ""

    def of(self) -> Submission:
        """Return what was understood."""
        assert self.understood is not None, f"อ่านเอกสารไม่ได้: {self.refused}"
        return self.understood

    def measure(self, number: str) -> Measure:
        """Return the measure at this place."""
        measures, place = self.of().measures, int(arabic(number))
        assert place <= len(measures), f"อ่านได้เพียง {len(measures)} มาตรการ"
        return measures[place - 1]

    def item(self, number: str) -> ReportItem:
        """Return the row of the report at this place."""
        items, place = self.of().items, int(arabic(number))
        assert place <= len(items), f"อ่านได้เพียง {len(items)} รายการ"
        return items[place - 1]


@pytest.fixture
def reading() -> Reading:
    """Return a scene without document."""
    return Reading()


@given("เอกสารที่เขียนว่า")
def document(reading: Reading, docstring: str) -> None:
    """กำหนดให้ เอกสารที่เขียนว่า"""
    reading.text = docstring


@given(sentence('ตารางมาตรการมีช่อง "{head}" เขียนว่า "{text}"'))
def column(reading: Reading, head: str, text: str) -> None:
    """กำหนดให้ ตารางมาตรการมีช่อง "หน่วยงานเจ้าภาพ" เขียนว่า "กองคลัง\""""
    cells = ("4 การใช้ทรัพย์สินของราชการ", "ทำขั้นตอนการยืมพัสดุให้ชัดเจน", text)
    reading.text = _table(_TITLE, ("ตัวชี้วัด", "มาตรการ", head), cells)


@given(sentence('ตารางรายงานมีช่อง "{head}" เขียนว่า "{text}"'))
def report_column(reading: Reading, head: str, text: str) -> None:
    """กำหนดให้ ตารางรายงานมีช่อง "ปัญหาและอุปสรรค" เขียนว่า "บุคลากรย้ายบ่อย\""""
    title = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2567"
    cells = ("ทำขั้นตอนการยืมพัสดุให้ชัดเจน", "จัดทำผังการยืมแล้ว 1 ฉบับ เผยแพร่ 15 มกราคม 2567", text)
    reading.text = _table(title, ("มาตรการ", "ผลการดำเนินการ", head), cells)


def _table(title: str, heads: tuple[str, ...], cells: tuple[str, ...]) -> str:
    lines = (heads, ("---",) * len(heads), cells)
    return "\n".join([title, "", *("| " + " | ".join(line) + " |" for line in lines)]) + "\n"


@when("อ่านเอกสาร")
def read(reading: Reading, tmp_path: Path) -> None:
    """เมื่อ อ่านเอกสาร"""
    file = tmp_path / "document.md"
    file.write_text(reading.text, encoding="utf-8")
    try:
        reading.understood = understand(file)
    except ReadingError as problem:
        reading.refused = str(problem)


@then(sentence('อ่าน{field}ของมาตรการที่ {number:n} ได้ "{text}"'))
def measure_says(reading: Reading, field: str, number: str, text: str) -> None:
    """ดังนั้น อ่านผู้รับผิดชอบของมาตรการที่ 1 ได้ "กองคลัง\""""
    _same(OF_MEASURE[field.strip()](reading.measure(number)), text)


@then(sentence("ไม่พบ{field}ของมาตรการที่ {number:n}"))
def measure_lacks(reading: Reading, field: str, number: str) -> None:
    """ดังนั้น ไม่พบผู้รับผิดชอบของมาตรการที่ 1"""
    found = OF_MEASURE[field.strip()](reading.measure(number))
    assert not found, f"คาดว่าไม่พบ แต่อ่านได้ “{found}”"


@then(sentence('อ่าน{field}ของรายการที่ {number:n} ได้ "{text}"'))
def item_says(reading: Reading, field: str, number: str, text: str) -> None:
    """ดังนั้น อ่านปัญหาของรายการที่ 1 ได้ "บุคลากรย้ายบ่อย\""""
    _same(OF_ITEM[field.strip()](reading.item(number)), text)


@then(sentence("อ่านได้ {count:n} มาตรการ"))
def measure_count(reading: Reading, count: str) -> None:
    """ดังนั้น อ่านได้ 2 มาตรการ"""
    _same(str(len(reading.of().measures)), arabic(count))


@then(sentence("อ่านตัวชี้วัดที่ {number:n} ได้ {score:n} คะแนน"))
def indicator_score(reading: Reading, number: str, score: str) -> None:
    """ดังนั้น อ่านตัวชี้วัดที่ 4 ได้ 83.52 คะแนน"""
    found = [str(i.score) for i in reading.of().indicators if i.number == int(arabic(number))]
    _same(", ".join(found), arabic(score))


@then(sentence("อ่านข้อ {code} ได้ {score:n} คะแนน"))
def question_score(reading: Reading, code: str, score: str) -> None:
    """ดังนั้น อ่านข้อ I7 ได้ 73.72 คะแนน"""
    found = [str(q.score) for q in reading.of().questions if q.code == arabic(code)]
    _same(", ".join(found), arabic(score))


@then(sentence("อ่านคะแนนรวมได้ {score:n}"))
def overall_score(reading: Reading, score: str) -> None:
    """ดังนั้น อ่านคะแนนรวมได้ 89.27"""
    _same(str(reading.of().overall.score), arabic(score))


@then("ไม่พบคะแนนรวม")
def no_overall(reading: Reading) -> None:
    """ดังนั้น ไม่พบคะแนนรวม"""
    assert reading.of().overall.score is None, f"คาดว่าไม่พบ แต่อ่านได้ {reading.of().overall.score}"


@then(sentence("อ่านปีของผลประเมินได้ {year:n} และปีของมาตรการได้ {plan:n}"))
def years(reading: Reading, year: str, plan: str) -> None:
    """ดังนั้น อ่านปีของผลประเมินได้ 2567 และปีของมาตรการได้ 2568"""
    _same(f"{reading.of().assessed_year} {reading.of().plan_year}", f"{arabic(year)} {arabic(plan)}")


@then(sentence('อ่านออกว่าเป็น "{kind}"'))
def kind(reading: Reading, kind: str) -> None:
    """ดังนั้น อ่านออกว่าเป็น "แผนมาตรการ\""""
    thai = {name: told for told, name in _DOCUMENTS.items()}
    _same(thai[reading.of().kind], kind)


@then(sentence('อ่านประเด็นของตัวชี้วัดที่ {number:n} ว่าเป็น "{kind}"'))
def finding(reading: Reading, number: str, kind: str) -> None:
    """ดังนั้น อ่านประเด็นของตัวชี้วัดที่ 4 ว่าเป็น "จุดอ่อนเร่งด่วน\""""
    thai = {name: told for told, name in KINDS.items()}
    found = [thai[a.kind] for a in reading.of().analysis if a.indicator == int(arabic(number))]
    _same(", ".join(found), kind)


@then(sentence("อ่านได้ {count:n} ประเด็น"))
def finding_count(reading: Reading, count: str) -> None:
    """ดังนั้น อ่านได้ 2 ประเด็น"""
    _same(str(len(reading.of().analysis)), arabic(count))


def _same(found: str, expected: str) -> None:
    assert found == expected, f"คาดว่าอ่านได้ “{expected}” แต่พบ “{found}”"

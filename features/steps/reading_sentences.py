"""The sentences on reading: a document as it is written, what is understood of it, and that nothing else is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from pytest_bdd import given, then, when

from checker.blocks import ReadingError
from checker.intake import understand
from checker.submission import Measure, ReportItem, Submission
from checker.thai import arabic
from features.steps.scene import KINDS
from features.steps.sentences import sentence

_TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. 2568"
_DOCUMENTS = {"plan": "แผนมาตรการ", "report": "รายงานผล", "scores": "คะแนน"}
_KINDS = {name: thai for thai, name in KINDS.items()}
_Part = TypeVar("_Part")

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
    "ตัวชี้วัด": lambda i: ", ".join(map(str, i.indicators)),
    "ผล": lambda i: i.result or "",
    "ผู้รับผิดชอบ": lambda i: ", ".join(i.owners),
    "ระยะเวลา": lambda i: i.period.raw if i.period else "",
    "งบประมาณ": lambda i: i.budget or "",
    "หลักฐาน": lambda i: i.evidence or "",
    "ปัญหา": lambda i: i.problems or "",
}


@dataclass
class Reading:
    """The document under way, and what was understood of it; `refused` says why it could not be read.

    `usual` is what the scene itself wrote around the words of a scenario, `spoken` what its sentences told.
    """

    text: str = ""
    understood: Submission | None = None
    refused: str = ""
    usual: dict[str, str] = field(default_factory=dict)
    spoken: set[str] = field(default_factory=set)

    def of(self) -> Submission:
        """Return what was understood."""
        assert self.understood is not None, f"อ่านเอกสารไม่ได้: {self.refused}"
        return self.understood

    def says(self, about: str, expected: str) -> None:
        """Refuse another text than what was read about something, of which a sentence has now spoken."""
        found = dict(_found(self.of())).get(about, "")
        assert found == expected, f"{about}: คาดว่า{_quoted(expected)} แต่{_quoted(found)}"
        self.spoken.add(about)

    def unspoken(self) -> Iterator[str]:
        """Yield what was read, or left out, beside what the sentences and the scene told."""
        found = {about: text for about, text in _found(self.of()) if about not in self.spoken}
        usual = {about: text for about, text in self.usual.items() if about not in self.spoken}
        for about in found | usual:
            if found.get(about) != usual.get(about):
                yield f"{about}: {_quoted(found.get(about, ''))}"


def _quoted(text: str) -> str:
    return f"อ่านได้ “{text}”" if text else "อ่านไม่พบ"


def _found(understood: Submission) -> Iterator[tuple[str, str]]:
    """Yield what a document says, each with what it is about; its kind, agency and years are its title's."""
    for number, measure in enumerate(understood.measures, 1):
        yield from _fields(OF_MEASURE, measure, f"มาตรการที่ {number}")
    for number, item in enumerate(understood.items, 1):
        yield from _fields(OF_ITEM, item, f"รายการที่ {number}")
    yield from ((f"คะแนนตัวชี้วัดที่ {i.number}", str(i.score)) for i in understood.indicators)
    yield from ((f"คะแนนข้อ {q.code}", "ไม่มีคะแนน" if q.score is None else str(q.score)) for q in understood.questions)
    yield from ((f"คะแนนเครื่องมือ {i.name}", str(i.score)) for i in understood.instruments)
    yield from ((f"น้ำหนักเครื่องมือ {i.name}", str(i.weight)) for i in understood.instruments if i.weight)
    if understood.overall.score is not None:
        yield "คะแนนรวม", str(understood.overall.score)
    for indicator in dict.fromkeys(a.indicator for a in understood.analysis):
        kinds = [_KINDS[a.kind] for a in understood.analysis if a.indicator == indicator]
        yield f"ประเด็นของตัวชี้วัดที่ {indicator or 'ไม่ทราบ'}", ", ".join(kinds)
    if understood.recommendations:
        yield "ข้อเสนอแนะของ ป.ป.ช.", "มี"
    yield from ((f"วันประกาศผลที่ {n}", a.raw) for n, a in enumerate(understood.announcements, 1))


def _fields(known: Mapping[str, Callable[[_Part], str]], part: _Part, name: str) -> Iterator[tuple[str, str]]:
    for thai, read in known.items():
        if text := read(part):
            yield f"{thai}ของ{name}", text


@pytest.fixture
def reading() -> Reading:
    """Return a scene without document."""
    return Reading()


@given(sentence("เอกสารที่เขียนว่า"))
def document(reading: Reading, docstring: str) -> None:
    """กำหนดให้ เอกสารที่เขียนว่า"""
    reading.text = docstring


@given(sentence('ตารางมาตรการมีช่อง "{head}" เขียนว่า "{text}"'))
def column(reading: Reading, head: str, text: str) -> None:
    """กำหนดให้ ตารางมาตรการมีช่อง "หน่วยงานเจ้าภาพ" เขียนว่า "กองคลัง\""""
    title = "ทำขั้นตอนการยืมพัสดุให้ชัดเจน"
    cells = ("4 การใช้ทรัพย์สินของราชการ", title, text)
    reading.usual = {"ตัวชี้วัดของมาตรการที่ 1": "4", "ชื่อของมาตรการที่ 1": title}
    reading.text = _table(_TITLE, ("ตัวชี้วัด", "มาตรการ", head), cells)


@given(sentence('ตารางรายงานมีช่อง "{head}" เขียนว่า "{text}"'))
def report_column(reading: Reading, head: str, text: str) -> None:
    """กำหนดให้ ตารางรายงานมีช่อง "ปัญหาและอุปสรรค" เขียนว่า "บุคลากรย้ายบ่อย\""""
    title = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2567"
    measure, result = "ทำขั้นตอนการยืมพัสดุให้ชัดเจน", "จัดทำผังการยืมแล้ว 1 ฉบับ เผยแพร่ 15 มกราคม 2567"
    cells = (measure, result, text)
    reading.usual = {"ชื่อของรายการที่ 1": measure, "ผลของรายการที่ 1": result, "ตัวชี้วัดของรายการที่ 1": "4"}
    reading.text = _table(title, ("มาตรการ", "ผลการดำเนินการ", head), cells)


def _table(title: str, heads: tuple[str, ...], cells: tuple[str, ...]) -> str:
    lines = (heads, ("---",) * len(heads), cells)
    return "\n".join([title, "", *("| " + " | ".join(line) + " |" for line in lines)]) + "\n"


@when(sentence("อ่านเอกสาร"))
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
    reading.says(f"{field.strip()}ของมาตรการที่ {arabic(number)}", text)


@then(sentence("ไม่พบ{field}ของมาตรการที่ {number:n}"))
def measure_lacks(reading: Reading, field: str, number: str) -> None:
    """ดังนั้น ไม่พบผู้รับผิดชอบของมาตรการที่ 1"""
    assert field.strip() in OF_MEASURE, f"ไม่รู้จักช่อง “{field.strip()}”"
    reading.says(f"{field.strip()}ของมาตรการที่ {arabic(number)}", "")


@then(sentence('อ่าน{field}ของรายการที่ {number:n} ได้ "{text}"'))
def item_says(reading: Reading, field: str, number: str, text: str) -> None:
    """ดังนั้น อ่านปัญหาของรายการที่ 1 ได้ "บุคลากรย้ายบ่อย\""""
    reading.says(f"{field.strip()}ของรายการที่ {arabic(number)}", text)


@then(sentence("อ่านได้ {count:n} มาตรการ"))
def measure_count(reading: Reading, count: str) -> None:
    """ดังนั้น อ่านได้ 2 มาตรการ"""
    _same(str(len(reading.of().measures)), arabic(count))


@then(sentence("อ่านตัวชี้วัดที่ {number:n} ได้ {score:n} คะแนน"))
def indicator_score(reading: Reading, number: str, score: str) -> None:
    """ดังนั้น อ่านตัวชี้วัดที่ 4 ได้ 83.52 คะแนน"""
    reading.says(f"คะแนนตัวชี้วัดที่ {arabic(number)}", arabic(score))


@then(sentence("อ่านข้อ {code} ได้ {score:n} คะแนน"))
def question_score(reading: Reading, code: str, score: str) -> None:
    """ดังนั้น อ่านข้อ I7 ได้ 73.72 คะแนน"""
    reading.says(f"คะแนนข้อ {arabic(code)}", arabic(score))


@then(sentence("อ่านเครื่องมือ {name} ได้ {score:n} คะแนน"))
def instrument_score(reading: Reading, name: str, score: str) -> None:
    """ดังนั้น อ่านเครื่องมือ OIT ได้ 82.50 คะแนน"""
    reading.says(f"คะแนนเครื่องมือ {name}", arabic(score))


@then(sentence("อ่านน้ำหนักของเครื่องมือ {name} ได้ {weight:n}"))
def instrument_weight(reading: Reading, name: str, weight: str) -> None:
    """ดังนั้น อ่านน้ำหนักของเครื่องมือ OIT ได้ 40"""
    reading.says(f"น้ำหนักเครื่องมือ {name}", arabic(weight))


@then(sentence("อ่านคะแนนรวมได้ {score:n}"))
def overall_score(reading: Reading, score: str) -> None:
    """ดังนั้น อ่านคะแนนรวมได้ 89.27"""
    reading.says("คะแนนรวม", arabic(score))


@then(sentence("ไม่พบคะแนนรวม"))
def no_overall(reading: Reading) -> None:
    """ดังนั้น ไม่พบคะแนนรวม"""
    reading.says("คะแนนรวม", "")


@then(sentence("อ่านปีของผลการประเมินได้ {year:n} และปีของมาตรการได้ {plan:n}"))
def years(reading: Reading, year: str, plan: str) -> None:
    """ดังนั้น อ่านปีของผลการประเมินได้ 2567 และปีของมาตรการได้ 2568"""
    _same(f"{reading.of().assessed_year} {reading.of().plan_year}", f"{arabic(year)} {arabic(plan)}")


@then(sentence('อ่านวันประกาศผลได้ "{text}"'))
def announced_on(reading: Reading, text: str) -> None:
    """ดังนั้น อ่านวันประกาศผลได้ "10 สิงหาคม 2567\""""
    reading.says("วันประกาศผลที่ 1", text)


@then(sentence('อ่านออกว่าเป็น "{kind}"'))
def kind(reading: Reading, kind: str) -> None:
    """ดังนั้น อ่านออกว่าเป็น "แผนมาตรการ\""""
    _same(_DOCUMENTS[reading.of().kind], kind)


@then(sentence('อ่านประเด็นของตัวชี้วัดที่ {number:n} ว่าเป็น "{kind}"'))
def finding(reading: Reading, number: str, kind: str) -> None:
    """ดังนั้น อ่านประเด็นของตัวชี้วัดที่ 4 ว่าเป็น "จุดอ่อนเร่งด่วน\""""
    reading.says(f"ประเด็นของตัวชี้วัดที่ {arabic(number)}", kind)


@then(sentence("อ่านพบข้อเสนอแนะของ ป.ป.ช."))
def quotes(reading: Reading) -> None:
    """ดังนั้น อ่านพบข้อเสนอแนะของ ป.ป.ช."""
    reading.says("ข้อเสนอแนะของ ป.ป.ช.", "มี")


@then(sentence("ไม่พบข้อมูลอื่น"))
def nothing_else_read(reading: Reading) -> None:
    """และ ไม่พบข้อมูลอื่น"""
    unspoken = list(reading.unspoken())
    assert not unspoken, "; ".join(unspoken)


def _same(found: str, expected: str) -> None:
    assert found == expected, f"คาดว่าอ่านได้ “{expected}” แต่พบ “{found}”"

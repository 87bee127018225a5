"""Places, criteria and groups in Thai words."""

from __future__ import annotations

import pytest

from checker.blocks import Place
from checker.explanation import criteria, overview, places, subjects
from checker.explanation.counting import numbers
from checker.facts import Subject
from checker.outcomes import CriterionQuote
from tests.checker.output import checks


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(file="a.txt", table=1, row=3, column=6, line=44), "ตารางที่ 1 แถวที่ 3 คอลัมน์ที่ 6 (a.txt บรรทัด 44)"),
        (Place(table=1, row=3, column=6, heading="ผู้รับผิดชอบ"), "ตารางที่ 1 แถวที่ 3 คอลัมน์ “ผู้รับผิดชอบ”"),
        (Place(table=1, row=3, column=6, heading="ยาว" * 30), "ตารางที่ 1 แถวที่ 3 คอลัมน์ที่ 6"),
        (Place(file="a.yaml", line=12), "a.yaml บรรทัด 12"),
        (Place(file="a.docx", table=2, row=1), "ตารางที่ 2 แถวที่ 1"),
        (Place(file="a.pdf", page=3), "a.pdf หน้า 3"),
        (
            Place(file="a.docx", heading="2.1 จุดอ่อน", quote="ตัวชี้วัดที่ 2 ได้ 84.20 คะแนน"),
            "ใต้หัวข้อ “2.1 จุดอ่อน” ข้อความที่ขึ้นต้นว่า “ตัวชี้วัดที่ 2 ได้ 84.20 คะแนน”",
        ),
        (Place(file="a.docx", quote="ตัวชี้วัดที่ 2"), "ข้อความที่ขึ้นต้นว่า “ตัวชี้วัดที่ 2”"),
        (Place(file="a.docx"), ""),
        (Place(), ""),
    ],
)
def test_place(place: Place, words: str) -> None:
    assert places.in_words(place) == words


def test_criterion_says_how_well_it_is_known() -> None:
    quote = CriterionQuote(text="กำหนดผู้รับผิดชอบ", source="ข้อเสนอแนะ ป.ป.ช.", mark="inferred")
    assert criteria.in_words(quote).startswith("กำหนดผู้รับผิดชอบ (ที่มา: ข้อเสนอแนะ ป.ป.ช. – อนุมาน")


def test_a_criterion_without_a_source_leaves_no_empty_place() -> None:
    quote = CriterionQuote(text="กำหนดผู้รับผิดชอบ", source="–", mark="recall")
    assert criteria.in_words(quote) == "กำหนดผู้รับผิดชอบ (ความรู้ทั่วไป ยังไม่พบแหล่งอ้างอิง)"


def test_bare_scores_are_not_called_ready_to_submit() -> None:
    ready = checks.ready()
    scores = ready.model_copy(update={"submission": ready.submission.model_copy(update={"kind": "scores"})})
    assert overview.verdict(ready).startswith("พร้อมส่ง")
    assert "ส่ง" not in overview.verdict(scores)


def test_the_headline_of_a_ready_document_tells_of_advice() -> None:
    ready = checks.ready()
    summary = {**ready.summary, "advice": 0}
    plain = "พร้อมส่ง: ไม่มีข้อที่ต้องแก้ก่อนส่งในส่วนที่ตรวจได้"
    assert overview.verdict(ready.model_copy(update={"summary": summary})) == plain
    advised = ready.model_copy(update={"summary": {**summary, "advice": 32}})
    assert overview.verdict(advised) == f"{plain} แต่มีข้อที่ควรปรับปรุง 32 แห่ง"


def test_findings_of_the_analysis_are_told_by_their_indicators() -> None:
    about = [Subject(kind="analysis", number=number, indicators=(9,)) for number in (17, 18)]
    assert subjects.several(about) == "ประเด็นวิเคราะห์ของตัวชี้วัดที่ 9"
    assert (
        subjects.several([Subject(kind="question", code="O38"), Subject(kind="question", code="O42")]) == "ข้อ O38, O42"
    )


@pytest.mark.parametrize(
    ("values", "short"), [([1, 2, 3, 5], "1–3, 5"), ([2, 1], "1, 2"), ([7], "7"), ([], ""), ([3, 3, 4, 5], "3–5")]
)
def test_numbers_in_short(values: list[int], short: str) -> None:
    assert numbers(values) == short

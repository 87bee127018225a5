from __future__ import annotations

import json
from decimal import Decimal

import pytest

from checker.blocks import Place, ReadingError
from checker.reading.structured import is_structured, read
from checker.submission import Submission

PLAN = """\
# แผนที่เขียนเอง
agency: องค์การบริหารส่วนตำบลตัวอย่าง
overall: 90.14
indicators: {1: 99.14, 9: "๖๕.๐๐"}
questions: {I7: 73.72}
measures:
  - title: อบรม
    indicators: 4
    owners: กองคลัง
    period: ต.ค. 2567 – ก.ย. 2568
    monitoring: รายงานทุกเดือน
  - title: ปรับปรุงเว็บไซต์
    steps: "1. สำรวจ 2. แก้ไข"
"""


@pytest.mark.parametrize(
    ("text", "structured"),
    [
        (PLAN, True),
        ("---\nschema: ita-submission/1\n", True),
        ('{"kind": "plan"}', True),
        ('\n\n  {\n  "measures": []}', True),
        ("- title: อบรม\n", True),
        ("- {number: 1, score: 99}\n", True),
        ("[99.14, 98.60]", True),
        ("%YAML 1.2\n---\nkind: plan\n", True),
        ("agencyy: อบต.\nplan_year: 2568\n", True),
        ("แผน\nmeasures ของเรา: สองข้อ\n", False),
        ("มาตรการ: อบรม\n", False),
        ("title: อบรม\n", False),
        ("- อบรมบุคลากร\n- ประชุม\n", False),
        ("1. ผลการประเมิน\n", False),
        ("", False),
    ],
)
def test_the_schema_is_told_by_how_a_text_begins(text: str, structured: bool) -> None:
    assert is_structured(text) is structured


def test_parts_may_be_written_short() -> None:
    plan = read(PLAN, "plan.yaml")
    assert plan.kind == "plan"
    assert plan.agency.name == "องค์การบริหารส่วนตำบลตัวอย่าง"
    assert plan.overall.score == Decimal("90.14")
    assert [(i.number, i.score) for i in plan.indicators] == [(1, Decimal("99.14")), (9, Decimal("65.00"))]
    assert [(q.code, q.score) for q in plan.questions] == [("I7", Decimal("73.72"))]
    first, second = plan.measures
    assert (first.number, first.indicators, first.owners) == (1, [4], ["กองคลัง"])
    assert first.period is not None
    assert first.period.raw == "ต.ค. 2567 – ก.ย. 2568"
    assert (first.monitoring.text, first.monitoring.where) == ("รายงานทุกเดือน", "column")
    assert (second.number, second.monitoring.where) == (2, "absent")


def test_years_may_be_in_thai_digits() -> None:
    assert read("plan_year: ๒๕๖๘\nmeasures: [{title: ก}]\n", "plan.yaml").plan_year == 2568


def test_every_part_has_its_line() -> None:
    plan = read(PLAN, "plan.yaml")
    assert (plan.overall.place.line, plan.measures[1].place.line) == (3, 12)
    assert plan.measures[0].where("owners") == Place(file="plan.yaml", line=9, quote="กองคลัง")
    assert plan.places["measures"].line == 6


@pytest.mark.parametrize(
    ("text", "kind", "part", "count"),
    [
        ("[99.14, 98.60]", "scores", "indicators", 2),
        ("- {number: 9, score: 65}", "scores", "indicators", 1),
        ("- {code: I7, score: 65}", "scores", "questions", 1),
        ("- {title: อบรม}\n- {title: ประชุม}", "plan", "measures", 2),
        ("- {title: อบรม, result: เสร็จแล้ว}", "report", "items", 1),
        ("items: [อบรมแล้ว]", "report", "items", 1),
        ("measures: [อบรม, ประชุม]", "plan", "measures", 2),
    ],
)
def test_bare_lists_are_told_by_their_content(text: str, kind: str, part: str, count: int) -> None:
    submission = read(text, "list.yaml")
    assert submission.kind == kind
    assert len(getattr(submission, part)) == count


def test_codes_are_read_as_people_write_them() -> None:
    plan = read("questions: {i7: 70, E-0๔: 60}\nmeasures:\n  - {title: ก, codes: [o 38]}\n", "plan.yaml")
    assert [q.code for q in plan.questions] == ["I7", "E4"]
    assert plan.measures[0].codes == ["O38"]


def test_what_is_printed_can_be_read_again() -> None:
    plan = read(PLAN, "plan.yaml")
    printed = plan.model_dump_json(by_alias=True)
    assert read(printed, "plan.json") == Submission.model_validate(json.loads(printed))


@pytest.mark.parametrize("letter", ["\x7f", "\x85", "\u2028", "\ufeff", "\uffff"])
def test_what_only_json_may_hold_is_read(letter: str) -> None:
    printed = json.dumps({"measures": [{"title": "ก", "place": {"quote": f"ก{letter}ข"}}]}, ensure_ascii=False)
    assert read(printed, "plan.json").measures[0].place.quote == f"ก{letter}ข"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("agency: ก\nmeasures:\n  - title: ข\n    owner: ค\n", 4, "ไม่รู้จัก “owner”"),
        ("indicators:\n  - {number: 1, score: 101}\n", 2, "ไม่เกิน"),
        ("indicators:\n  - {number: 11, score: 50}\n", 2, "ไม่เกิน 10"),
        ("overall: มาก\n", 1, "score"),
        ("kind: plan\nkind: plan\n", 2, "ซ้ำ"),
        ("measures: [ก\n", None, "YAML"),
        ("schema: ita-check/1\n", 1, "ita-submission/1"),
        ("measures: อบรม\n", 1, "รายการ"),
        ("- {kind: urgent}\n", 1, "measures:"),
        ("kind: &a plan\nitem: *a\n", 2, "อ้างถึง"),
        ("overall: " + "9" * 5000, None, "ตัวเลขยาว"),
        ("measures:\n  - {number: 1, title: ก}\n  - {number: 1, title: ข}\n", 3, "measures มี number 1 มากกว่า"),
        ("questions: {I7: 70, i-07: 60}\n", 1, "questions มี code I7 มากกว่า"),
        ("- {code: X7, score: 60}\n", 1, "“X7” ไม่ใช่รหัสข้อ"),
        ("measures:\n  - {title: ก, codes: [ข้อ 3]}\n", 2, "“ข้อ 3” ไม่ใช่รหัสข้อ"),
        ("analysis:\n  - {indicator: 11, kind: urgent, text: ก}\n", 2, "“indicator” ต้องไม่เกิน 10"),
        ("plan_year: 2025\n", 1, "“plan_year” ต้องไม่น้อยกว่า 2500"),
    ],
)
def test_mistakes_are_told_with_file_and_line(text: str, line: int | None, said: str) -> None:
    with pytest.raises(ReadingError, match=said) as refused:
        read(text, "plan.yaml")
    assert str(refused.value).startswith("แฟ้ม plan.yaml" + (f" บรรทัด {line}:" if line else ""))


@pytest.mark.parametrize("nesting", ["[", "- ", "{a: ", "? "])
def test_endless_nesting_is_refused(nesting: str) -> None:
    with pytest.raises(ReadingError, match="ลึกเกินไป"):
        read("measures: " + "\n" * (nesting in ("- ", "? ")) + nesting * 5_000, "deep.yaml")


@pytest.mark.parametrize(
    ("written", "score"),
    [("84.985", "84.99"), ("92.405", "92.41"), ("84.9849", "84.98"), ("85", "85"), ("99.995", "100.00")],
)
def test_scores_are_rounded_half_up(written: str, score: str) -> None:
    scores = read(f"kind: scores\nindicators: [{{number: 1, score: {written}}}]\n", "scores.yaml")
    assert [str(i.score) for i in scores.indicators] == [score]


def test_follow_up_without_where_stands_in_a_column_of_its_own() -> None:
    told = "measures:\n- {title: ก, monitoring: {text: รายงานทุกเดือน}}\n- {title: ข, monitoring: {}}\n"
    plan = read(told, "plan.yaml")
    assert [m.monitoring.where for m in plan.measures] == ["column", "absent"]


@pytest.mark.parametrize("start", ["2024-10", "2567-10", "๒๕๖๗-๑๐"])
def test_months_may_have_years_of_either_era_and_are_quoted_as_a_period(start: str) -> None:
    (measure,) = read(f"measures:\n- {{title: ก, period: {{start: {start}, end: 2568-03}}}}\n", "plan.yaml").measures
    assert measure.period is not None
    assert (measure.period.start, measure.period.end) == ("2024-10", "2025-03")
    assert measure.where("period").quote == measure.period.raw
    assert measure.period.raw.endswith(" – 2568-03")
    (item,) = read(f"items:\n- {{title: ก, period: {{start: {start}, end: 2568-03}}}}\n", "report.yaml").items
    assert item.period == measure.period

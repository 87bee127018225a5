"""What the facts of a report say of its rows beside the plan."""

from __future__ import annotations

import pytest

from checker.blocks import Place, Unread
from checker.check import check, shipped_rules
from checker.facts.report import report_facts
from checker.pairing import hold
from checker.submission import Measure, Monitoring, ReportItem, Submission
from knowledge import base
from rules.schema import Fact
from tests.checker.plans import reported

STEPS = ["รวบรวมงานบริการของทุกกอง", "จัดทำคู่มือแสดงขั้นตอนและระยะเวลา"]
MONITORING = "กองคลังสรุปผลการยืมทรัพย์สินและรายงานต่อปลัดทุกไตรมาส"


def _facts(*rows: dict[str, object], owners: list[str] | None = None) -> list[Fact]:
    plan = Submission(
        kind="plan",
        plan_year=2567,
        measures=[
            Measure(
                number=1,
                title="จัดทำคู่มือการให้บริการ",
                steps=STEPS,
                owners=owners or ["กองคลัง"],
                monitoring=Monitoring(text=MONITORING, where="column"),
            )
        ],
    )
    items = [
        ReportItem.model_validate({"number": n, "title": "จัดทำคู่มือการให้บริการ", **row}) for n, row in enumerate(rows, 1)
    ]
    report = Submission(kind="report", plan_year=2567, edition=2568, items=items)
    return [known.fact for known in report_facts(hold(report, plan), base.load().edition(2568)).subjects]


def _items(facts: list[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.type == "item"]


@pytest.mark.parametrize(
    "result",
    [
        *("\n".join(STEPS), MONITORING, STEPS[0], "จัดทำคู่มือการให้บริการ", "ได้จัดทำคู่มือการให้บริการเรียบร้อยแล้ว"),
        *("\n".join(STEPS) + " เรียบร้อยแล้ว", "จัดทำคู่มือการให้บริการ " + " ".join(STEPS)),
    ],
)
def test_results_that_are_the_plan_again(result: str) -> None:
    (report,) = (fact for fact in _facts({"result": result}) if fact.type == "report")
    assert report.fields["repeats_plan"] is True


def test_the_first_row_that_is_the_plan_again_is_quoted() -> None:
    (report,) = (fact for fact in _facts({"result": "อบรม 45 คน"}, {"result": STEPS[0]}) if fact.type == "report")
    quoted = {name: report.fields[name] for name in report.fields if name.startswith("repeated")}
    assert quoted == {
        "repeated_count": 1,
        "repeated_item": 2,
        "repeated_measure": 1,
        "repeated_text": STEPS[0],
        "repeated_planned": STEPS[0],
    }


@pytest.mark.parametrize(("own", "again"), [(1, True), (2, False)])
def test_a_report_most_of_whose_rows_are_the_plan_is_the_plan_again(own: int, again: bool) -> None:
    rows = [{"result": STEPS[0]}] * (5 - own) + [{"result": "รวบรวมงานบริการได้ 14 งาน"}] * own
    (report,) = (fact for fact in _facts(*rows) if fact.type == "report")
    assert report.fields["repeats_plan"] is again


def test_a_result_with_a_number_of_its_own_is_not_the_plan() -> None:
    (report,) = (fact for fact in _facts({"result": f"{STEPS[0]} 14 งาน"}) if fact.type == "report")
    assert report.fields["repeats_plan"] is False


@pytest.mark.parametrize(("places", "again"), [({}, True), ({"result": {}}, False)])
def test_rows_without_results_are_the_plan_where_they_say_its_steps(places: dict[str, object], again: bool) -> None:
    steps = {"quote": "\n".join(f"{n}. {step}" for n, step in enumerate(STEPS, 1))}
    (report,) = (fact for fact in _facts({"places": {"steps": steps, **places}}) if fact.type == "report")
    assert report.fields["repeats_plan"] is again


def test_links_that_differ_in_a_number_are_not_the_same_result() -> None:
    links = ("https://example.go.th/o28/1.pdf", "https://example.go.th/o28/2.pdf")
    assert [item.fields["result_repeated"] for item in _items(_facts(*({"result": link} for link in links)))] == [
        False,
        False,
    ]


def test_an_owner_shortened_by_a_sign_is_the_owner() -> None:
    (item,) = _items(_facts({"owners": ["กองการศึกษาฯ"]}, owners=["กองการศึกษา ศาสนาและวัฒนธรรม"]))
    assert item.fields["owner_kept"] is True


@pytest.mark.parametrize(
    ("row", "in_year", "stray"),
    [
        ({"result": "เปิดไลน์ทางการเมื่อวันที่ 15 มกราคม 2569 มีผู้ติดตาม 910 คน"}, None, "15 มกราคม 2569"),
        ({"result": "อบรมเมื่อ ๕ มิ.ย. ๒๕๖๗"}, None, None),
        ({"result": "เริ่ม 15 กันยายน 2566 แล้วเสร็จ 3 มกราคม 2567"}, None, None),
        ({"result": "จัดทำตามระเบียบกระทรวงการคลัง ลงวันที่ 23 สิงหาคม 2560 แล้ว 3 เล่ม"}, None, None),
        ({"result": "จัดทำแล้ว ปี 2569"}, None, None),
        ({"period": {"start": "2024-11", "end": "2024-12", "raw": "พ.ย. 2567 – ธ.ค. 2567"}}, False, None),
        ({"period": {"start": "2024-08", "end": "2024-11", "raw": "ส.ค. – พ.ย. 2567"}}, True, "ส.ค. – พ.ย. 2567"),
        ({"period": {"start": "2022-10", "end": "2025-09", "raw": "2566 – 2568"}}, True, "2566 – 2568"),
        ({"period": {"start": "2023-10", "end": "2024-09", "raw": "ปี 2567"}}, True, None),
    ],
)
def test_dates_beyond_the_year(row: dict[str, object], in_year: bool | None, stray: str | None) -> None:
    (item,) = _items(_facts(row))
    assert (item.fields.get("in_year"), item.fields.get("stray_dates")) == (in_year, stray)


def test_what_is_unsure_shows_steps_and_result_side_by_side() -> None:
    measures = [Measure(number=1, title="จัดทำคู่มือและทะเบียนการยืมพัสดุ", steps=["เขียนคู่มือการยืม"])]
    row = ReportItem(number=1, title="มาตรการที่ 1", result="จัดทำคู่มือการใช้รถยนต์ส่วนกลาง 1 เล่ม")
    held = hold(
        Submission(kind="report", plan_year=2567, edition=2568, items=[row]),
        Submission(kind="plan", plan_year=2567, measures=measures),
    )
    whys = report_facts(held, base.load().edition(2568)).whys
    for key in ("planned/1", "items/1"):
        for text in (measures[0].title, "เขียนคู่มือการยืม", "มาตรการที่ 1", "จัดทำคู่มือการใช้รถยนต์ส่วนกลาง 1 เล่ม"):
            assert text in whys[key, "status"]


def _unread(about: str, *items: ReportItem, plan: Submission) -> set[tuple[str, int | None]]:
    """Return what cannot be told of a report, a part of which is unread; nothing may be called missing."""
    unread = [Unread(place=Place(), why="ภาพไม่ชัด", about=about)]
    report = reported(2568)[0].model_copy(update={"items": [*items], "unread": unread})
    outcomes = check(report, base.load(), shipped_rules(), plan=plan).outcomes
    assert not [o for o in outcomes if o.outcome in ("fail", "advice")]
    return {(o.rule[:3], o.subject.number) for o in outcomes if o.outcome == "unreadable"}


@pytest.mark.parametrize("about", ["items", ""])
def test_a_measure_may_stand_in_rows_that_were_not_read(about: str) -> None:
    report, plan = reported(2568)
    assert _unread(about, report.items[0], plan=plan) == {("R01", 2)}


def test_an_unread_cell_is_not_missing() -> None:
    report, plan = reported(2568)
    first, *more = report.items
    untold = first.model_copy(update={"result": None})
    assert _unread("items/1/result", untold, *more, plan=plan) == {(f"R{n}", 1) for n in ("04", "05", "09", "12", "13")}
    assert _unread("items/1/period", first, *more, plan=plan) == {("R07", 1)}

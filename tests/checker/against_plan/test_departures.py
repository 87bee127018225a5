from __future__ import annotations

import pytest

from checker.against_plan.departures import departures
from checker.submission import Measure, ReportItem

MEASURE = Measure(
    number=1,
    title="ปรับปรุงทะเบียนคุมครุภัณฑ์",
    owners=["กองคลัง", "กองยุทธศาสตร์และงบประมาณ"],
    period={"raw": "ม.ค. 2567 – มี.ค. 2567", "start": "2024-01", "end": "2024-03"},
)


def row(**fields: object) -> ReportItem:
    return ReportItem.model_validate({"number": 1, "title": MEASURE.title, **fields})


@pytest.mark.parametrize("title", ["ปรับปรุง ทะเบียนคุม\nครุภัณฑ์", "๑. ปรับปรุงทะเบียนคุมครุภัณฑ์"])
def test_same_title(title: str) -> None:
    assert departures(MEASURE, [row(title=title)]) == ()


def test_other_title() -> None:
    assert departures(MEASURE, [row(title="ทำทะเบียน\nครุภัณฑ์")]) == ("ชื่อในรายงานคือ “ทำทะเบียน ครุภัณฑ์”",)


def test_no_title() -> None:
    assert departures(MEASURE, [row(title=" ")]) == ("รายงานไม่ได้เขียนชื่อมาตรการ",)


@pytest.mark.parametrize("owners", [[], ["กองคลัง"], ["งานพัสดุ กองคลัง"], ["กองยุทธศาสตร์ฯ"]])
def test_owner_of_the_plan(owners: list[str]) -> None:
    assert departures(MEASURE, [row(owners=owners)]) == ()


def test_other_owner() -> None:
    assert departures(MEASURE, [row(owners=["กองช่าง"])]) == (
        "ผู้รับผิดชอบในแผนคือ กองคลัง, กองยุทธศาสตร์และงบประมาณ แต่ในรายงานคือ กองช่าง",
    )


def test_period_within_the_planned_one() -> None:
    assert departures(MEASURE, [row(period={"raw": "ก.พ. 2567", "start": "2024-02", "end": "2024-02"})]) == ()


@pytest.mark.parametrize(("start", "end"), [("2023-12", "2024-02"), ("2024-02", "2024-06")])
def test_period_outside_the_planned_one(start: str, end: str) -> None:
    remarks = departures(MEASURE, [row(period={"raw": "ช่วงอื่น", "start": start, "end": end})])
    assert remarks == ("ระยะเวลาในแผนคือ ม.ค. 2567 – มี.ค. 2567 แต่ในรายงานคือ ช่วงอื่น",)


def test_unread_period_is_no_departure() -> None:
    assert departures(MEASURE, [row(period="ตามแผน")]) == ()


def test_several_rows_and_measures() -> None:
    assert departures(MEASURE, [row(title="ก"), row(title="ข")], [3, 4]) == (
        "รายงานแยกเป็น 2 แถว",
        "รายงานรวมไว้กับมาตรการที่ 3, 4",
    )

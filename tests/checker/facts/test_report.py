"""What the facts of a report say of its rows beside the plan."""

from __future__ import annotations

import pytest

from checker.facts.report import report_facts
from checker.pairing import hold
from checker.submission import Measure, Monitoring, ReportItem, Submission
from knowledge import base
from rules.schema import Fact

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


@pytest.mark.parametrize("result", ["\n".join(STEPS), MONITORING])
def test_results_that_are_the_plan_again(result: str) -> None:
    (report,) = (fact for fact in _facts({"result": result}) if fact.type == "report")
    assert report.fields["repeats_plan"] is True


def test_links_that_differ_in_a_number_are_not_the_same_result() -> None:
    links = ("https://example.go.th/o28/1.pdf", "https://example.go.th/o28/2.pdf")
    assert [item.fields["result_repeated"] for item in _items(_facts(*({"result": link} for link in links)))] == [
        False,
        False,
    ]


def test_an_owner_shortened_by_a_sign_is_the_owner() -> None:
    (item,) = _items(_facts({"owners": ["กองการศึกษาฯ"]}, owners=["กองการศึกษา ศาสนาและวัฒนธรรม"]))
    assert item.fields["owner_kept"] is True

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.blocks import ReadingError
from checker.intake import understand
from checker.refusals import RequestError
from knowledge.base import KnowledgeError

DOCUMENTS = Path(__file__).parents[1] / "documents" / "text"


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "แฟ้ม.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_yaml_is_known_by_its_content_and_completed(tmp_path: Path) -> None:
    text = """\
agency: เทศบาลตำบลสมมติ
assessed_year: 2567
measures:
  - title: แก้ข้อ I10 การยืมพัสดุ
    steps: "1. ร่างระเบียบ 2. รายงานผลการดำเนินการต่อนายกทุกเดือน"
    owners: กองคลัง/กองช่าง
    period: ไตรมาส 2 ปีงบประมาณ 2568
  - title: ประชุม
    owners: ["-"]
    steps: [ไม่มี]
    monitoring: ระบุ
    period: "-"
"""
    plan = understand(written(tmp_path, text))
    assert (plan.kind, plan.plan_year, plan.edition, plan.item) == ("plan", 2568, 2568, "O27")
    assert plan.agency.type == "เทศบาลตำบล"
    first, second = plan.measures
    assert (first.codes, first.indicators, first.owners) == (["I10"], [4], ["กองคลัง", "กองช่าง"])
    assert first.steps == ["ร่างระเบียบ", "รายงานผลการดำเนินการต่อนายกทุกเดือน"]
    assert first.monitoring.where == "steps"
    assert first.period is not None
    assert (first.period.start, first.period.end) == ("2025-01", "2025-03")
    assert (second.owners, second.steps, second.period, second.monitoring.where) == ([], [], None, "absent")
    assert second.where("owners").quote == "-"
    assert [u.about for u in plan.unread] == ["measures/2/indicators"]


def test_what_people_wrote_is_kept(tmp_path: Path) -> None:
    text = """\
kind: plan
plan_year: 2569
edition: 2568
item: O27
measures:
  - {title: อบรม, indicators: [3], codes: [I7], owners: [งานพัสดุ กองคลัง, กองช่าง],
     period: {start: 2025-10, end: 2026-09}, monitoring: {text: ทุกเดือน, where: shared}}
"""
    plan = understand(written(tmp_path, text))
    measure = plan.measures[0]
    assert (plan.edition, plan.item, plan.plan_year) == (2568, "O27", 2569)
    assert (measure.indicators, measure.codes, measure.owners) == ([3], ["I7"], ["งานพัสดุ กองคลัง", "กองช่าง"])
    assert (measure.monitoring.where, measure.period and measure.period.raw) == ("shared", "2025-10 – 2026-09")


def test_the_edition_follows_from_the_years_with_the_reason(tmp_path: Path) -> None:
    plan = understand(DOCUMENTS / "prose.txt")
    assert (plan.edition, plan.item) == (2569, "O25")
    assert any("O25" in note and "ช่วงระยะเวลา" in note for note in plan.notes)


def test_the_users_choice_of_edition_and_item_counts(tmp_path: Path) -> None:
    plan = understand(DOCUMENTS / "prose.txt", edition=2568)
    assert (plan.edition, plan.item, plan.plan_year) == (2568, "O27", 2569)
    assert any("ตามที่ผู้ใช้กำหนด" in note for note in plan.notes)
    assert understand(DOCUMENTS / "report.txt", edition=2567).item == "O35"
    assert understand(DOCUMENTS / "prose.txt", edition=2568, item=" o27 ").item == "O27"
    with pytest.raises(KnowledgeError, match=r"2540 .*2569"):
        understand(DOCUMENTS / "prose.txt", edition=2540)
    with pytest.raises(RequestError, match=r"O99 .*O27"):
        understand(DOCUMENTS / "prose.txt", item="O99")


@pytest.mark.parametrize(
    ("name", "options", "why"),
    [
        ("report.txt", {"edition": 2567, "item": "O28"}, r"2567 .*O35 .*O28"),
        ("report.txt", {"item": "O43"}, r"O43 .*2563, 2564, 2565, 2566 .*--edition"),
        ("report.txt", {"item": "O27"}, r"O27 .*เอกสารนี้เป็นรายงานผล"),
        ("prose.txt", {"edition": 2568, "item": "O26"}, r"2568 .*O27 .*O26"),
    ],
)
def test_an_item_that_no_edition_or_not_the_chosen_one_has_is_refused(
    name: str, options: dict[str, Any], why: str
) -> None:
    with pytest.raises(RequestError, match=why):
        understand(DOCUMENTS / name, **options)


def test_the_item_chosen_by_the_user_decides_the_edition() -> None:
    assert understand(DOCUMENTS / "report.txt", item="o26").edition == 2569


def test_the_item_that_a_file_gives_decides_the_edition(tmp_path: Path) -> None:
    report = understand(written(tmp_path, "kind: report\nitem: O28\nplan_year: 2568\nitems: [{number: 1, title: ก}]\n"))
    assert (report.edition, report.item) == (2568, "O28")


def test_a_report_of_2566_belongs_to_the_edition_of_its_plan(tmp_path: Path) -> None:
    text = (DOCUMENTS / "report.txt").read_text(encoding="utf-8").replace("2567", "2566")
    report = understand(written(tmp_path, text))
    assert (report.edition, report.item) == (2566, "O43")


@pytest.mark.parametrize(
    "text",
    ["สวัสดีครับ วันนี้อากาศดี", "ชื่อ\tเบอร์โทร\nสมชาย\t081\n", "hello world", "{}", "12345"],
)
def test_what_says_nothing_of_ita_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ReadingError, match=r"แฟ้ม\.txt.*โปรด"):
        understand(written(tmp_path, text))


def test_a_document_of_another_assessment_is_noted(tmp_path: Path) -> None:
    text = "วิทยาลัยเทคนิคสมมติ\nผลการประเมิน ITA ปี 2567 ได้คะแนน 90.00 คะแนน ระดับ ผ่าน\n"
    assert any("เลขข้อคนละชุด" in note for note in understand(written(tmp_path, text)).notes)


def test_a_document_without_years_has_no_edition(tmp_path: Path) -> None:
    plan = understand(written(tmp_path, "มาตรการ\tผู้รับผิดชอบ\nการใช้อำนาจ\tกองคลัง\n"))
    assert (plan.edition, plan.item, plan.assessed_year, plan.plan_year) == (None, None, None, None)
    assert any("ไม่พบปีงบประมาณ" in note for note in plan.notes)

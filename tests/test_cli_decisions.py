"""What people add to a check by options: waivers, what has become of earlier gaps, the report on the plan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.test_cli import EXAMPLE, ita

REPORTS = EXAMPLE.parent / "reports"
WAIVER = """\
waivers:
  - {rule: M01, subject: มาตรการที่ 1, reason: รอคำสั่งแต่งตั้ง, approver: ปลัด อบต., expiry: 2700-09-30}
  - {rule: M02, subject: มาตรการที่ 3, reason: รอประชุม, approver: ปลัด อบต., expiry: 2567-09-30}
"""


@pytest.fixture
def waivers(tmp_path: Path) -> Path:
    file = tmp_path / "ยกเว้น.yaml"
    file.write_text(WAIVER, encoding="utf-8")
    return file


def test_a_waived_gap_is_told_as_waived_and_one_that_has_expired_stays_a_gap(waivers: Path) -> None:
    told = ita("check", EXAMPLE, "--waivers", waivers).stdout
    assert "ยกเว้นโดยมีผู้อนุมัติ (1)\n" in told
    assert "เหตุผล: รอคำสั่งแต่งตั้ง · ผู้อนุมัติ: ปลัด อบต. · ถึง: 2700-09-30" in told
    assert "รายการยกเว้นที่ไม่มีผล (1)\n" in told
    assert "มาตรการที่ 1 ไม่ได้ระบุผู้รับผิดชอบ [M01-owner]\n   ที่:" not in told
    assert "มาตรการที่ 3 ไม่มีขั้นตอนหรือวิธีการดำเนินการ [M02-steps]" in told


def test_the_file_of_waivers_and_the_day_belong_to_the_stamp(waivers: Path) -> None:
    stamp = json.loads(ita("check", EXAMPLE, "--waivers", waivers, "--format", "json").stdout)["stamp"]
    assert [each["name"] for each in stamp["inputs"]] == ["plan.yaml", "ยกเว้น.yaml"]
    assert stamp["waived_on"]


def test_mends_and_reasons_leave_out_what_was_waived(waivers: Path) -> None:
    told = ita("check", EXAMPLE, "--waivers", waivers, "--mend", "--why").stdout
    assert "เหตุผลของข้อที่ยังไม่ผ่าน\n" in told
    assert "แก้เพียงเท่านี้" in told
    reasons = told.split("เหตุผลของข้อที่ยังไม่ผ่าน\n")[1]
    assert "M02-steps" in reasons
    assert "M01-owner" not in reasons


def test_the_actions_of_a_check_are_followed_up_by_the_next(tmp_path: Path) -> None:
    actions, mended = tmp_path / "แก้.xlsx", tmp_path / "plan.yaml"
    ita("check", EXAMPLE, "-o", actions)
    mended.write_text(EXAMPLE.read_text(encoding="utf-8").replace('["-"]', "[กองคลัง]"), encoding="utf-8")
    told = ita("check", mended, "--follow-up", actions).stdout
    assert "ติดตามผลจากครั้งก่อน" in told
    assert "แก้แล้ว (1)" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((REPORTS / "consistent.yaml", "--report", EXAMPLE), "เป็นรายงานผล ใช้ --report ได้กับแผนเท่านั้น"),
        ((EXAMPLE, "--report", EXAMPLE), "แฟ้ม plan.yaml เป็นแผนมาตรการ ไม่ใช่รายงานผล"),
        ((REPORTS / "consistent.yaml", "--plan", REPORTS / "wrong-year.yaml"), "เป็นรายงานผล ไม่ใช่แผนมาตรการ"),
    ],
)
def test_a_document_of_another_kind_is_refused(arguments: tuple[object, ...], told: str) -> None:
    refused = ita("check", *arguments)
    assert (refused.exit_code in (2, 3), refused.stdout) == (True, "")
    assert told in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_a_plan_can_be_checked_beside_the_report_on_it() -> None:
    told = ita("check", REPORTS / "plan-2567.yaml", "--report", REPORTS / "inconsistent.yaml").stdout
    assert "[R01-every-measure]" in told

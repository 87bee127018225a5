"""Waivers: all parts required, the original outcome kept, and whatever has no effect told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.blocks import ReadingError
from checker.check import check, shipped_rules
from checker.coverage import coverage
from checker.explanation import covering, overview, steps, waiving
from checker.fingerprint import fingerprints
from checker.ladder import climb
from checker.outcomes import Check
from checker.waivers import Waived, Waiver, apply, day, read
from knowledge import base
from tests.checker.plans import measure, whole
from tests.documents.xlsx_builder import workbook

TODAY = date(2025, 6, 15)
PARTS = {
    "rule": "M01",
    "subject": "มาตรการที่ 1",
    "reason": "รอคำสั่งแต่งตั้ง",
    "approver": "ปลัด อบต.",
    "expiry": "2568-09-30",
}
COLUMNS = ["กฎ", "เรื่อง", "เหตุผล", "ผู้อนุมัติ", "วันหมดอายุ"]


@pytest.fixture(scope="module")
def gap() -> Check:
    """A check with one gap: measure 1 has no owner."""
    plan = whole(measures=[measure(1, 4, owners=["-"]), measure(2, 9)])
    return check(plan, base.load(), shipped_rules())


def waiver(**changes: str) -> Waiver:
    return Waiver(**{**PARTS, **changes})


def waived(gap: Check, *waivers: Waiver) -> Waived:
    return apply(gap, waivers, TODAY)


def test_a_waived_gap_no_longer_applies_and_shows_what_it_was(gap: Check) -> None:
    assert gap.verdict == "return"
    after = waived(gap, waiver())
    assert after.check.verdict == "ready"
    assert after.check.summary["fail"] == gap.summary["fail"] - 1
    (granted,) = after.granted
    assert granted.outcome.outcome == "fail"
    now = next(o for o in after.check.outcomes if o.rule == "M01-owner" and o.subject.number == 1)
    assert (now.outcome, now.waived) == ("not_applicable", "fail")
    assert granted.outcome.message in now.message
    for part in ("รอคำสั่งแต่งตั้ง", "ปลัด อบต.", "2568-09-30", "ไม่ผ่าน"):
        assert part in now.message
    assert after.problems == ()


def test_nothing_else_changes(gap: Check) -> None:
    after = waived(gap, waiver())
    changed = [(a, b) for a, b in zip(gap.outcomes, after.check.outcomes, strict=True) if a != b]
    assert len(changed) == 1
    assert gap.verdict == "return"


@pytest.mark.parametrize(
    "subject",
    ["มาตรการที่ 1", "มาตรการที่ ๑", "มาตรการที่1", "มาตรการที่ 1 ทำขั้นตอนการยืมพัสดุให้ชัดเจน", "ทำขั้นตอนการยืมพัสดุให้ชัดเจน"],
)
@pytest.mark.parametrize("rule", ["M01", "m01", "M01-owner"])
def test_ways_to_name_it(gap: Check, rule: str, subject: str) -> None:
    assert len(waived(gap, waiver(rule=rule, subject=subject)).granted) == 1


def test_the_reference_of_an_action_plan_names_it_too(gap: Check) -> None:
    reference = next(name for name, o in fingerprints(gap.outcomes) if o.rule == "M01-owner" and o.outcome == "fail")
    assert len(waived(gap, waiver(subject=reference)).granted) == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"expiry": "2568-06-14"}, "หมดอายุแล้วเมื่อ 2568-06-14"),
        ({"expiry": "2568-02-30"}, "จึงถือว่าหมดอายุแล้ว"),
        ({"expiry": "สิ้นปี"}, "จึงถือว่าหมดอายุแล้ว"),
        ({"rule": "M0l"}, "ไม่รู้จักกฎ “M0L” หมายถึง “M0"),
        ({"rule": "M03-monitring"}, "ไม่รู้จักกฎ “M03-monitring” หมายถึง “M03-monitoring” ใช่หรือไม่"),
        ({"subject": "มาตรการที่ 7"}, "ไม่รู้จักเรื่อง “มาตรการที่ 7” หมายถึง “มาตรการที่"),
        ({"subject": "มาตรการที่ 2"}, "ไม่ได้ใช้ เพราะผลของเรื่องนี้คือ ผ่าน"),
        ({"rule": "M02"}, "ไม่ได้ใช้ เพราะผลของเรื่องนี้คือ ผ่าน"),
    ],
)
def test_what_has_no_effect_is_told(gap: Check, changes: dict[str, str], says: str) -> None:
    after = waived(gap, waiver(**changes))
    assert (after.check, after.granted) == (gap, ())
    (problem,) = after.problems
    assert problem.startswith("รายการยกเว้นที่ 1 ")
    assert says in problem


def test_the_last_day_counts(gap: Check) -> None:
    assert len(waived(gap, waiver(expiry="2568-06-15")).granted) == 1


def test_a_waiver_given_twice_is_told(gap: Check) -> None:
    after = waived(gap, waiver(), waiver(reason="อีกครั้ง"))
    assert len(after.granted) == 1
    assert after.granted[0].waiver.reason == "รอคำสั่งแต่งตั้ง"
    (problem,) = after.problems
    assert "รายการยกเว้นที่ 2" in problem
    assert "ซ้ำ" in problem


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2569-09-30", date(2026, 9, 30)),
        ("2026-09-30", date(2026, 9, 30)),
        ("30/9/2569", date(2026, 9, 30)),
        ("๓๐ กันยายน ๒๕๖๙", date(2026, 9, 30)),
        ("30 ก.ย. 2569", date(2026, 9, 30)),
        ("30 กันยายน พ.ศ. 2569", date(2026, 9, 30)),
        ("31 เมษายน 2569", None),
        ("30 กันยา 2569", None),
        ("2569", None),
        ("ตลอดไป", None),
        ("9999-99-99", None),
    ],
)
def test_days(written: str, meant: date | None) -> None:
    assert day(written) == meant


def test_a_file_of_yaml(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text("waivers:\n-\n" + "".join(f"  {name}: {part}\n" for name, part in PARTS.items()), encoding="utf-8")
    assert read(path) == (waiver(),)


def test_a_file_of_excel(tmp_path: Path) -> None:
    for names in (COLUMNS, [*PARTS], [name.title() for name in PARTS]):
        rows = [["รายการยกเว้น"], names, [*PARTS.values()]]
        assert read(workbook(tmp_path / "waivers.xlsx", {"Sheet1": rows})) == (waiver(),)


def test_a_day_that_excel_knows(tmp_path: Path) -> None:
    rows = [COLUMNS, ["M01", "มาตรการที่ 1", "รอคำสั่งแต่งตั้ง", "ปลัด อบต.", date(2025, 9, 30)]]
    (found,) = read(workbook(tmp_path / "waivers.xlsx", {"Sheet1": rows}))
    assert day(found.expiry) == date(2025, 9, 30)


@pytest.mark.parametrize("part", ["rule", "subject", "reason", "approver", "expiry"])
def test_every_part_is_required(tmp_path: Path, part: str) -> None:
    lines = [f"  {name}: {value}" for name, value in waiver() if name != part]
    path = tmp_path / "waivers.yaml"
    path.write_text("waivers:\n-\n" + "\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(ReadingError, match=rf"waivers\.yaml บรรทัด \d: ขาด “{part}”"):
        read(path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("waivers:\n- {rule: M01, subject: a, reason: b, approver: c, expiry: d, reson: e}\n", "ไม่รู้จัก “reson”"),
        ("waivers:\n- {rule: M01, subject: a, reason: '', approver: c, expiry: d}\n", "ต้องไม่ว่าง"),
        ("waiver:\n- {rule: M01}\n", "ขาด “waivers”"),
        ("- {rule: M01}\n", "ต้องเป็นชุดของ"),
        ("waivers: [\n", "รูปแบบ YAML"),
    ],
)
def test_a_wrong_file_is_one_thai_sentence(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReadingError) as told:
        read(path)
    assert "waivers.yaml" in str(told.value)
    assert says in str(told.value)
    assert "\n" not in str(told.value)


def test_a_gap_in_a_table_names_its_row(tmp_path: Path) -> None:
    rows = [COLUMNS, ["M01", "มาตรการที่ 1", None, "ปลัด อบต.", "2568-09-30"]]
    with pytest.raises(ReadingError, match=r"waivers\.xlsx .* แถวที่ 2 ยังไม่ได้กรอก เหตุผล"):
        read(workbook(tmp_path / "waivers.xlsx", {"Sheet1": rows}))


def test_a_table_of_something_else(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"waivers\.xlsx ไม่มีรายการยกเว้น"):
        read(workbook(tmp_path / "waivers.xlsx", {"Sheet1": [["ก", "ข"], ["1", "2"]]}))


def test_in_words(gap: Check) -> None:
    told = waiving.in_words(waived(gap, waiver(), waiver(subject="มาตรการที่ 2")))
    assert told[0] == "ยกเว้นโดยมีผู้อนุมัติ (1)"
    assert "ผลเดิม ไม่ผ่าน: มาตรการที่ 1 ไม่ได้ระบุผู้รับผิดชอบ" in told[1]
    assert told[2] == "  เหตุผล: รอคำสั่งแต่งตั้ง · ผู้อนุมัติ: ปลัด อบต. · ถึง: 2568-09-30"
    assert told[3] == "รายการยกเว้นที่ไม่มีผล (1)"
    assert waiving.in_words(waived(gap)) == []


def test_a_waived_gap_is_told_as_waived_not_as_passed(gap: Check) -> None:
    after = waived(gap, waiver()).check
    assert overview.verdict(after).startswith("พร้อมส่งโดยมีข้อยกเว้น 1 ข้อ: ไม่มีข้ออื่นที่ต้องแก้ก่อนส่ง")
    made = climb(after)
    assert made
    told = steps.in_words(made)
    assert told[0].endswith(" โดยมีข้อยกเว้น")
    assert told[1].startswith("✓ ครบองค์ประกอบขั้นต่ำ โดยมีข้อยกเว้น: ")
    edition = base.load().edition(2568)
    covered = covering.in_words(coverage(after.outcomes, edition, "plan", shipped_rules()))
    assert "– M1 ทุกมาตรการระบุผู้รับผิดชอบ: ยกเว้น 1 แห่ง (ผลเดิม ไม่ผ่าน) (M01)" in covered
    before = climb(gap)
    assert before
    assert before.excused == ()


def test_what_is_left_stands_before_what_is_waived() -> None:
    plan = whole(measures=[measure(1, 4, owners=["-"]), measure(2, 9, owners=["-"])])
    after = waived(check(plan, base.load(), shipped_rules()), waiver()).check
    covered = covering.in_words(coverage(after.outcomes, base.load().edition(2568), "plan", shipped_rules()))
    assert "– M1 ทุกมาตรการระบุผู้รับผิดชอบ: ไม่ผ่าน และยกเว้น 1 แห่ง (ผลเดิม ไม่ผ่าน) (M01)" in covered

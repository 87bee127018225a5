"""What is the same for all places of a finding is said once, what differs where it differs."""

from __future__ import annotations

from checker.explanation.findings import Finding
from checker.outcomes import Outcome
from checker.output.cards import card
from tests.checker.output import checks


def owners(*fixes: str) -> Finding:
    found = [outcome for outcome in checks.gaps(checks.example()) if outcome.rule == "M01-owner"]
    return Finding(tuple(o.model_copy(update={"fix": fix}) for o, fix in zip(found, fixes, strict=True)))


def test_the_same_fix_is_said_once() -> None:
    laid_out = card(owners("ระบุกอง", "ระบุกอง"))
    assert dict(laid_out.rows)["วิธีแก้"] == "ระบุกอง"
    assert [spot.message for spot in laid_out.spots] == [
        "มาตรการที่ 1 ไม่ได้ระบุผู้รับผิดชอบ",
        "มาตรการที่ 4 ไม่ได้ระบุผู้รับผิดชอบ",
    ]


def test_a_fix_of_its_own_stands_at_its_place() -> None:
    laid_out = card(owners("ระบุกองคลัง", "ระบุกองช่าง"))
    assert "วิธีแก้" not in dict(laid_out.rows)
    assert [dict(spot.rows)["วิธีแก้"] for spot in laid_out.spots] == ["ระบุกองคลัง", "ระบุกองช่าง"]


def test_several_unreadable_places_are_not_told_as_gaps() -> None:
    def lost(outcome: Outcome) -> Outcome:
        message = f"ตรวจผู้รับผิดชอบของมาตรการที่ {outcome.subject.number} ไม่ได้ เพราะภาพไม่ชัด"
        return outcome.model_copy(update={"outcome": "unreadable", "message": message, "found": ""})

    laid_out = card(Finding(tuple(map(lost, owners("ก", "ข").outcomes))))
    assert laid_out.heading == "ตรวจผู้รับผิดชอบไม่ได้ เพราะภาพไม่ชัด: กระทบ 2 มาตรการ (มาตรการที่ 1, 4)"
    assert [label for spot in laid_out.spots for label, _ in spot.rows] == ["มาตรการ", "ที่"] * 2
    assert [label for label, _ in laid_out.rows] == ["เกณฑ์"]

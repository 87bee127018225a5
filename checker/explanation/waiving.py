"""What was waived, by whom and until when, with the outcome as it was; and which waivers had no effect."""

from __future__ import annotations

from collections.abc import Iterator

from checker.explanation import subjects
from checker.outcomes import THAI
from checker.waivers import Granted, Waived


def in_words(waived: Waived) -> list[str]:
    """Return the waivers as paragraphs; none where there are none."""
    return [*_granted(waived.granted), *_problems(waived.problems)]


def _granted(granted: tuple[Granted, ...]) -> Iterator[str]:
    if granted:
        yield f"ยกเว้นโดยมีผู้อนุมัติ ({len(granted)})"
    for each in granted:
        waiver, outcome = each.waiver, each.outcome
        original = f"ผลเดิม {THAI[outcome.outcome]}: {outcome.message}"
        yield f"– {subjects.in_words(outcome.subject)} [{outcome.rule}] {original}"
        yield f"  เหตุผล: {waiver.reason} · ผู้อนุมัติ: {waiver.approver} · ถึง: {waiver.expiry}"


def _problems(problems: tuple[str, ...]) -> Iterator[str]:
    if problems:
        yield f"รายการยกเว้นที่ไม่มีผล ({len(problems)})"
    yield from (f"– {problem}" for problem in problems)

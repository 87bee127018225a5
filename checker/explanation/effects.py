"""Whether measures worked, indicator by indicator: from the weak point to the score of the year they were done."""

from __future__ import annotations

from collections.abc import Sequence

from checker.outcomes import Check

HEADING = "มาตรการได้ผลหรือไม่"
_RULE = "R11"
_WORKED = {"pass": "ได้ผล", "advice": "ยังไม่พ้นเกณฑ์"}


def section(check: Check) -> Sequence[str]:
    """Return a heading and a line for each indicator whose measures were held against its scores; nothing without."""
    lines = [
        f"ตัวชี้วัดที่ {outcome.subject.number} {outcome.subject.title} – {_WORKED[outcome.outcome]}: {outcome.found}"
        for outcome in check.outcomes
        if outcome.rule_code == _RULE and outcome.outcome in _WORKED
    ]
    return [HEADING, *lines] if lines else []

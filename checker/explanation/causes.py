"""What several outcomes of one rule have in common, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.explanation import subjects
from checker.outcomes import Outcome

# Where the title of a rule says what there should be.
_HAS = re.compile(r"(?<!ไม่)มี(?=มาตรการ|ผู้รับผิดชอบ|ขั้นตอน|แนวทาง|ระยะเวลา|สาเหตุ)")


def heading(outcomes: Sequence[Outcome]) -> str:
    """Return the cause of these outcomes, how many things it touches and which, as one line."""
    about = [outcome.subject for outcome in outcomes]
    touched = f"กระทบ {len(outcomes)} {subjects.called(about[0])}"
    return f"{common(outcomes) or _not_met(outcomes[0])}: {touched} ({subjects.several(about)})"


def common(outcomes: Sequence[Outcome]) -> str:
    """Return what all of these outcomes say; nothing where each says something of its own."""
    columns = {outcome.lacks for outcome in outcomes}
    said = {_without_subject(outcome) for outcome in outcomes}
    if len(columns) == 1 and (column := columns.pop()):
        return f"ตารางไม่มีคอลัมน์{column}"
    return said.pop() if len(said) == 1 else ""


def _not_met(outcome: Outcome) -> str:
    if outcome.outcome == "unreadable":
        return f"ตรวจข้อ “{outcome.title}” ไม่ได้ โปรดตรวจด้วยคน"
    lacking, found = _HAS.subn("ยังไม่มี", outcome.title, count=1)
    return lacking if found else f"ยังไม่เป็นไปตามข้อ “{outcome.title}”"


def _without_subject(outcome: Outcome) -> str:
    """Return the message without the words that name its subject."""
    number = re.escape(subjects.numbered(outcome.subject))
    title = re.escape(outcome.subject.title)
    return re.sub(rf"(?:ของ)?{number}(?!\d)(?: ?“?{title}”?)? ?", "", outcome.message).strip()

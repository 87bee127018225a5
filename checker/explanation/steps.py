"""How far a document has come, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from checker.explanation import subjects
from checker.ladder import Climb, Step
from checker.outcomes import Outcome
from rules.language import code_of

_EXCUSED = " โดยมีข้อยกเว้น"


def in_words(climb: Climb) -> list[str]:
    """Return the steps with those reached, then what is missing for the next one."""
    done = [f"✓ {step.name}{_EXCUSED if step in climb.excused else ''}: {step.means}" for step in climb.reached]
    ahead = [f"· {step.name}: {step.means}" for step in climb.ahead]
    return [_heading(climb), *done, *ahead, *_missing(climb.ahead, climb.missing), *_lacking(climb)]


def _heading(climb: Climb) -> str:
    if not climb.reached:
        return f"ยังไม่ถึงขั้นแรก “{climb.ahead[0].name}”"
    of = len(climb.reached) + len(climb.ahead)
    return f"ถึงขั้น “{climb.reached[-1].name}” (ขั้นที่ {len(climb.reached)} จาก {of}){_EXCUSED if climb.excused else ''}"


def _missing(ahead: Iterable[Step], missing: Iterable[Outcome]) -> Iterator[str]:
    for step in list(ahead)[:1]:
        yield f"ยังขาดก่อนถึงขั้น “{step.name}”"
    for _, group in groupby(sorted(missing, key=lambda o: o.rule), key=lambda o: o.rule):
        outcomes = list(group)
        yield f"– {outcomes[0].title} [{outcomes[0].rule_code}]: {subjects.several([o.subject for o in outcomes])}"


def _lacking(climb: Climb) -> Iterator[str]:
    if climb.unscored:
        codes = " ".join(map(code_of, climb.unscored))
        yield f"– คะแนนรายตัวชี้วัด เพื่อตรวจว่าเรื่องที่ต่ำกว่าเกณฑ์มีมาตรการรองรับ [{codes}]"

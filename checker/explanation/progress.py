"""What has become of the gaps of an earlier check, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.explanation import subjects
from checker.facts import Subject
from checker.follow_up import DUE, NOTE, OWNER, Action, Followed, FollowUp, State
from checker.outcomes import THAI, Outcome

_STATES: Mapping[State, str] = {
    "remains": "ยังไม่แก้",
    "unsure": "ยังบอกไม่ได้ ต้องตรวจด้วยคน",
    "gone": "ไม่พบในเอกสารฉบับนี้ อาจลบหรือเปลี่ยนชื่อ โปรดตรวจด้วยคน",
    "idle": "ไม่เกี่ยวข้องแล้ว",
    "waived": "ยกเว้นไว้ ยังไม่ได้แก้",
    "mended": "แก้แล้ว",
}
HEADING = "ติดตามผลจากครั้งก่อน"
_NEW = "ข้อใหม่"
_NOTES = "ข้อควรทราบ"


@dataclass(frozen=True)
class Part:
    """The gaps of which the same has become."""

    heading: str
    lines: tuple[str, ...]


def in_words(follow_up: FollowUp) -> Iterator[Part]:
    """Yield what remains to be done, then what is done; parts without a gap are left out."""
    parts = [Part(_NEW, tuple(map(_new, follow_up.new)))]
    parts += [Part(heading, tuple(map(_line, follow_up.of(state)))) for state, heading in _STATES.items()]
    yield from (Part(f"{part.heading} ({len(part.lines)})", part.lines) for part in parts if part.lines)
    if follow_up.notes:
        yield Part(_NOTES, follow_up.notes)


def section(follow_up: FollowUp) -> list[str]:
    """Return all of it as a heading and its lines."""
    told = [line for part in in_words(follow_up) for line in (part.heading, *(f"– {line}" for line in part.lines))]
    return [HEADING, *told]


def _new(outcome: Outcome) -> str:
    return f"{THAI[outcome.outcome]}: {outcome.message} [{outcome.rule}]"


def _line(followed: Followed) -> str:
    """Return the gap with what people wrote beside it; why it is not known to be mended, where it is not.

    What remains is told as it stands today: its number may have moved since.
    """
    action, now = followed.action, followed.outcome
    gap = action.gap.splitlines()
    if now and followed.state == "remains":
        gap = [f"{THAI[now.outcome]}: {now.message}{_moved(now.subject, action.gap)}", *gap[1:]]
    why = now.message if now and followed.state in ("unsure", "idle", "waived") else ""
    written = ", ".join(f"{label} {text}" for label, text in _written(action) if text)
    told = " – ".join(filter(None, (*gap, why, written)))
    return f"{told} [{action.fingerprint.partition(':')[0]}]"


def _moved(subject: Subject, earlier: str) -> str:
    """Return the number that a measure or a row had earlier, where it has another one now."""
    numbered = re.search(rf"{subjects.called(subject)}ที่ ([0-9]+)", earlier)
    if subject.number is None or numbered is None or int(numbered[1]) == subject.number:
        return ""
    return f" (ครั้งก่อนคือ{numbered[0]})"


def _written(action: Action) -> tuple[tuple[str, str], ...]:
    return (OWNER, action.owner), (DUE, action.due), (NOTE, action.note)

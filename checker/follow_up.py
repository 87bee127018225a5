"""What has become of the gaps of an earlier check: which are mended, which are not, and which are new.

The earlier gaps are read from the action plan that was written then, with what people have put down beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from checker import reading
from checker.blocks import ReadingError, Table
from checker.explanation import overview
from checker.fingerprint import fingerprints, is_fingerprint
from checker.outcomes import OPEN, Check, Outcome, OutcomeName

GAP, OWNER, DUE, NOTE, FINGERPRINT = "ข้อบกพร่อง", "ผู้รับผิดชอบ", "กำหนดเสร็จ", "หมายเหตุ", "รหัสอ้างอิง"

State = Literal["mended", "remains", "unsure", "idle", "waived", "gone"]
_STATES: Mapping[OutcomeName, State] = {
    "pass": "mended",
    "fail": "remains",
    "advice": "remains",
    "unreadable": "unsure",
    "not_applicable": "idle",
}


@dataclass(frozen=True)
class Action:
    """A row of an action plan: the gap by its fingerprint and in words, and what people wrote beside it."""

    fingerprint: str
    gap: str = ""
    owner: str = ""
    due: str = ""
    note: str = ""


@dataclass(frozen=True)
class Actions:
    """An action plan: its rows, and by label what it says of the check that it came from."""

    rows: tuple[Action, ...]
    made: Mapping[str, str]


@dataclass(frozen=True)
class Followed:
    """What has become of a gap; `outcome` is the new one, None where its subject is no longer in the document."""

    action: Action
    state: State
    outcome: Outcome | None


@dataclass(frozen=True)
class FollowUp:
    """The gaps of the action plan in their order, the gaps that it does not list, and what to know about it (Thai)."""

    followed: tuple[Followed, ...]
    new: tuple[Outcome, ...]
    notes: tuple[str, ...] = ()

    def of(self, state: State) -> tuple[Followed, ...]:
        """Return the gaps of which this has become."""
        return tuple(each for each in self.followed if each.state == state)


def read_actions(path: Path) -> Actions:
    """Read an action plan back; raise `ReadingError` where the file is none, or where rows of it are hidden."""
    blocks = reading.read(path)
    if blocks.notes:
        raise ReadingError(f"แฟ้ม {path.name} มีแถวหรือแผ่นงานที่ซ่อนไว้ โปรดยกเลิกการกรองและการซ่อน แล้วบันทึกใหม่")
    tables = [block for block in blocks.blocks if isinstance(block, Table)]
    rows = {action.fingerprint: action for table in tables for action in _actions(table)}
    if not rows:
        raise ReadingError(f"แฟ้ม {path.name} ไม่ใช่แผนปฏิบัติการที่ ita เขียนไว้ เพราะไม่พบคอลัมน์ {FINGERPRINT}")
    made = {row[0].text: row[1].text for table in tables for row in table.rows if len(row) == 2}
    return Actions(tuple(rows.values()), made)


def _actions(table: Table) -> Iterator[Action]:
    """Yield the rows that hold a fingerprint; people may have moved columns, or torn the table by an empty row."""
    header: dict[str, int] = {}
    for cells in table.rows:
        texts = [cell.text.strip() for cell in cells]
        known = next(filter(is_fingerprint, texts), None)
        if known:
            written = (texts[header[name]] if name in header else "" for name in (GAP, OWNER, DUE, NOTE))
            yield Action(known, *written)
        elif FINGERPRINT in texts:
            header = {text: number for number, text in enumerate(texts)}


def compare(actions: Actions, check: Check) -> FollowUp:
    """Hold an action plan against a new check of the document."""
    now = dict(fingerprints(check.outcomes))
    known = {action.fingerprint for action in actions.rows}
    return FollowUp(
        tuple(_follow(action, now.get(action.fingerprint)) for action in actions.rows),
        tuple(outcome for name, outcome in now.items() if name not in known and outcome.outcome in OPEN),
        tuple(_notes(actions.made, check)),
    )


def _follow(action: Action, outcome: Outcome | None) -> Followed:
    if outcome is None:
        return Followed(action, "gone", None)
    return Followed(action, "waived" if outcome.waived else _STATES[outcome.outcome], outcome)


def _notes(made: Mapping[str, str], check: Check) -> Iterator[str]:
    now = dict([*overview.about(check), *overview.stamp(check)])
    for label in (overview.AGENCY, overview.DOCUMENT):
        if label in made and made[label] != now.get(label, ""):
            yield f"แผนปฏิบัติการนี้ทำไว้สำหรับ{label} “{made[label]}” ไม่ตรงกับเอกสารที่ตรวจครั้งนี้"
    if made.get(overview.RULE_BASE, check.stamp.rule_base) != check.stamp.rule_base:
        yield "ฐานกฎเปลี่ยนไปจากครั้งก่อน ข้อบกพร่องใหม่อาจมาจากกฎที่ปรับปรุง"

"""What an annotated copy says at each finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.blocks import Place
from checker.explanation import criteria, gap_rows, overview
from checker.outcomes import OPEN, THAI, Check, Outcome

AUTHOR, INITIALS = "ผู้ช่วยตรวจ ITA", "ITA"


@dataclass(frozen=True)
class Note:
    """A finding to show at a place: the outcome in a word, what was found, and what else there is to say."""

    place: Place
    outcome: str
    rule: str
    message: str
    lines: tuple[str, ...]

    @property
    def title(self) -> str:
        """The finding in one line."""
        return f"{self.outcome} [{self.rule}] {self.message}"


def notes(check: Check, file: str) -> list[Note]:
    """Return a note for each finding in `file`, gaps first; findings without a place are about the file as a whole."""
    found = (o for name in OPEN for o in check.outcomes if o.outcome == name)
    stamp = f"เกณฑ์ปี {check.submission.edition} ข้อ {check.submission.item} · {overview.stamp_in_short(check)}"
    return [_note(o, stamp) for o in found if o.place.file in ("", file)]


def _note(outcome: Outcome, stamp: str) -> Note:
    lines = (*_lines(outcome), stamp)
    return Note(outcome.place, THAI[outcome.outcome], outcome.rule, outcome.message, lines)


def _lines(outcome: Outcome) -> Iterator[str]:
    if found := gap_rows.found(outcome):
        yield f"พบ: {found}"
    yield from map(": ".join, gap_rows.rows(outcome))
    yield f"เกณฑ์: {criteria.in_words(outcome.criterion)}"

"""Expected beside found: what a scenario claims of a check, and what the check said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from checker.outcomes import THAI, Outcome, Verdict
from checker.thai import arabic
from features.steps.scene import Scene
from features.steps.sentences import SAID, VERDICTS, told_subject
from features.workshop.steps import sentences


@dataclass(frozen=True)
class Line:
    """One line of a comparison: as expected (`=`), otherwise (`≠`), or found though nobody expected it (`+`)."""

    sign: Literal["=", "≠", "+"]
    subject: str
    expected: str
    found: str

    def __str__(self) -> str:
        expected = f"คาดว่า{self.expected}" if self.expected else "ไม่ได้คาดไว้"
        return f"{self.sign} {self.subject}: {expected} · พบ{self.found}"


def compare(steps: Sequence[str], scene: Scene) -> Iterator[Line]:
    """Yield a line for each claim among the steps, then one for each gap that no step speaks of."""
    if scene.result is None:
        return
    outcomes = scene.result.outcomes
    claimed: set[int] = set()
    for rule, about, said in _claims(steps):
        found = [o for o in outcomes if o.rule.startswith(rule) and about in ("", told_subject(o))]
        claimed.update(map(id, found))
        kinds = dict.fromkeys(o.outcome for o in found)
        sign: Literal["=", "≠"] = "=" if list(kinds) == [SAID[said]] else "≠"
        wanted = next(THAI[name] for name in THAI if name == SAID[said])
        yield Line(sign, f"{rule} {about}".strip(), wanted, ", ".join(THAI[k] for k in kinds) or "ไม่มีผลของเกณฑ์นี้")
    yield from _verdicts(steps, scene.result.verdict)
    for outcome in scene.unspoken:
        if id(outcome) not in claimed:
            yield Line("+", f"{outcome.rule[:3]} {told_subject(outcome)}", "", _told(outcome))


def _verdicts(steps: Sequence[str], found: Verdict) -> Iterator[Line]:
    thai = {verdict: name for name, verdict in VERDICTS.items()}
    for said in _arguments(steps):
        if "verdict" in said:
            sign: Literal["=", "≠"] = "=" if VERDICTS[said["verdict"]] == found else "≠"
            yield Line(sign, "ผลตรวจ", f"“{said['verdict']}”", f"“{thai[found]}”")


def _told(outcome: Outcome) -> str:
    return f"{THAI[outcome.outcome]} ({outcome.message})"


def _claims(steps: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield rule code, subject and outcome of each step that claims an outcome."""
    for said in _arguments(steps):
        if {"said", "rule"} <= said.keys():
            yield arabic(said["rule"]), arabic(said.get("about") or "").strip(), said["said"]


def _arguments(steps: Sequence[str]) -> Iterator[Mapping[str, str]]:
    for step in steps:
        sentence = next((s for s in sentences() if s.kind == "then" and s.matches(step)), None)
        yield (sentence and sentence.context.parser.parse_arguments(step)) or {}

"""A plan with the scores of another file, where it prints none itself or none that could be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from checker.submission import IndicatorScore, InstrumentScore, QuestionScore, Submission

_KEYS = {"indicators": "number", "questions": "code", "instruments": "name"}

_Score = IndicatorScore | QuestionScore | InstrumentScore


def with_scores(plan: Submission, scores: Submission) -> Submission:
    """Return the plan with what it does not print itself, or not so that it could be read."""
    own, given = _stated(plan), _stated(scores)
    lost = {unread.about for unread in plan.unread if unread.about in given} - own
    lists: dict[str, Any] = {name: _list(name, plan, scores, lost) for name in _KEYS}
    unread = [part for part in plan.unread if part.about not in lost]
    unread += [part for part in scores.unread if part.about.startswith(tuple(_KEYS)) and part.about not in own]
    overall = scores.overall if plan.overall.score is None else plan.overall
    return plan.model_copy(update={**lists, "overall": overall, "unread": unread})


def _list(name: str, plan: Submission, scores: Submission, lost: set[str]) -> Sequence[_Score]:
    own: Sequence[_Score] = getattr(plan, name)
    given: Sequence[_Score] = getattr(scores, name)
    if not any(part.score is not None for part in own):
        return given
    kept = [part for part in own if _path(name, part) not in lost]
    return [*kept, *(part for part in given if _path(name, part) in lost)]


def _stated(submission: Submission) -> set[str]:
    parts = ((name, part) for name in _KEYS for part in getattr(submission, name))
    return {_path(name, part) for name, part in parts if part.score is not None}


def _path(name: str, part: _Score) -> str:
    return f"{name}/{getattr(part, _KEYS[name])}/score"

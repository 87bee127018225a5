"""The rules that hold scores against measures, where the document has no score to hold."""

from __future__ import annotations

from collections.abc import Iterable

from checker.outcomes import Outcome
from rules.language import code_of

_OF_INDICATORS = ("C01",)
_OF_QUESTIONS = ("C02", "C04")


def unscored(outcomes: Iterable[Outcome]) -> tuple[str, ...]:
    """Return the rules that had to leave open what lies below the threshold: no indicator has a score.

    None where an indicator has one, and where nothing is asked of indicators.
    """
    found = [o for o in outcomes if o.rule_code in _OF_INDICATORS + _OF_QUESTIONS]
    of_indicators = [o for o in found if o.rule_code in _OF_INDICATORS]
    if not of_indicators or not all(map(_lacks_score, of_indicators)):
        return ()
    of_questions = [o for o in found if o.rule_code in _OF_QUESTIONS]
    left = of_indicators + (of_questions if all(map(_lacks_score, of_questions)) else [])
    return tuple(dict.fromkeys(o.rule for o in left))


def note(outcomes: Iterable[Outcome], threshold: object) -> str:
    """Return what a person has to look at because no score was there (Thai), or nothing."""
    left = " ".join(map(code_of, unscored(outcomes)))
    return left and (
        f"ไม่พบคะแนนรายตัวชี้วัดในเอกสาร จึงยังไม่ได้ตรวจว่าเรื่องที่ต่ำกว่า {threshold} มีมาตรการรองรับ ({left}) "
        "โปรดตรวจด้วยคน หรือแนบคะแนนด้วย --scores"
    )


def _lacks_score(outcome: Outcome) -> bool:
    lacking = outcome.subject.kind == "document" or any(b.field == "score" and b.value is None for b in outcome.because)
    return lacking and outcome.outcome == "not_applicable" and outcome.waived is None

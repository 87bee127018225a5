"""Scores that narrow columns cut into lines: whether they agree, put together, with the means that are stated."""

from __future__ import annotations

from decimal import Decimal

from checker.extraction.stated import Scores
from checker.measuring import scoring
from knowledge.model import Edition


def doubt_cut(found: Scores, assessed: Edition | None) -> None:
    """Leave to people the cut scores from which a stated mean does not follow."""
    if assessed is None or not found.cut:
        return
    scores = {number: each.score for number, each in found.indicators.items() if each.score is not None}
    for number in _contradicted(found, scores, assessed) & found.cut:
        lost = found.indicators.pop(number)
        why = f"ตัวเลขถูกตัดเป็นหลายบรรทัด ต่อเป็น {lost.score} แล้วไม่ตรงกับคะแนนเฉลี่ยหรือคะแนนรวมในเอกสาร"
        found.doubt(f"indicators/{number}/score", why, lost.place)


def _contradicted(found: Scores, scores: dict[int, Decimal], assessed: Edition) -> set[int]:
    """Return the indicators of which a stated mean tells something else."""
    means = scoring.instrument_means(assessed, scores)
    stated: dict[str, Decimal | None] = {code: each.score for code, each in found.instruments.items()}
    wrong = {code for code, mean in means.items() if _differs(stated.get(code), mean, assessed)}
    if not wrong and _differs(found.overall.score, scoring.overall(assessed, means), assessed):
        wrong = set(means)
    return {i.number for i in assessed.indicators if i.instrument in wrong}


def _differs(stated: Decimal | None, computed: Decimal | None, assessed: Edition) -> bool:
    return stated is not None and computed is not None and abs(stated - computed) > assessed.tolerance

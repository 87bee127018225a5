"""What a measure says once words are written down: read back from the very words, as any document is."""

from __future__ import annotations

from checker.extraction import complete
from checker.submission import Measure, Submission
from knowledge.base import Knowledge


def read_back(written: Measure, plan: Submission, knowledge: Knowledge) -> Measure:
    """Return a measure of a plan that holds texts only, with what a reader of the plan takes from them."""
    alone = Submission(
        kind="plan",
        agency=plan.agency.model_copy(),
        assessed_year=plan.assessed_year,
        plan_year=plan.plan_year,
        edition=plan.edition,
        measures=[written.model_copy(deep=True)],
    )
    return complete(alone, knowledge).measures[0]

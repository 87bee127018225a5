"""Scores given beside a plan, by their year: those that it analyses fill in what it does not print."""

from __future__ import annotations

from collections.abc import Sequence

from checker.filled_scores import with_scores
from checker.submission import Submission


def filled(plan: Submission, scores: Sequence[Submission], *, reported: bool = False) -> Submission:
    """Return the plan with the scores that it does not print, from those of the year that it analyses.

    Scores that do not tell their year are taken to be of that year, but not where the plan is `reported` on: there
    they may be of the year after. Scores of a year that is of no use beside a plan alone are noted.
    """
    years = {year for year in (plan.assessed_year, plan.plan_year and plan.plan_year - 1) if year}
    for each in scores:
        unknown = not each.assessed_year or not years
        if each.assessed_year in years or (unknown and not reported):
            plan = with_scores(plan, each)
        elif not reported:
            due = plan.assessed_year or min(years)
            note = f"ไม่ได้ใช้คะแนนของปี {each.assessed_year} เพราะแผนวิเคราะห์ผลการประเมินของปี {due}"
            plan = plan.model_copy(update={"notes": [*plan.notes, note]})
    return plan

"""A plan as one HTML page for the screen and for A4 paper, without anything from the network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.output import chart, pages, plan_table
from checker.submission import Submission
from knowledge.model import Edition


def render(plan: Submission, edition: Edition) -> bytes:
    """Return the plan as the bytes of an HTML file."""
    page = pages.template("plan.html.j2").render(
        titles=plan_table.titles(plan),
        note=plan_table.DRAFT_NOTE if plan.measures else "",
        threshold=edition.threshold,
        bars=[bar for bar in chart.bars(plan.indicator_scores, edition) if bar.score is not None],
        scores_title=plan_table.SCORES_TITLE.format(year=plan.assessed_year),
        tables=[
            *_results_to_fill(plan, edition),
            (
                plan_table.ANALYSIS_TITLE.format(year=plan.assessed_year),
                plan_table.ANALYSIS_HEADER,
                list(plan_table.analysis_rows(plan, edition)),
            ),
            (
                plan_table.MEASURES_TITLE.format(year=plan.plan_year),
                plan_table.MEASURES_HEADER,
                list(plan_table.measure_rows(plan, edition)),
            ),
        ],
    )
    return page.encode()


def _results_to_fill(plan: Submission, edition: Edition) -> Iterator[tuple[str, Sequence[str], list[tuple[str, str]]]]:
    if plan_table.is_form(plan):
        title = plan_table.SCORES_TITLE.format(year=plan.assessed_year)
        yield title, plan_table.SCORES_HEADER, list(plan_table.score_rows(plan, edition))

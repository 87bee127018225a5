"""Edits that may mend a gap, found by what the gap is about and the fields that its rule reads.

An edit is only a proposal: `smallest` finds out by checking the edited document whether it mends anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.mending import analysis, measures, reports
from checker.mending.edit import Desk, Edit, Editor
from checker.outcomes import Outcome

_EDITORS: Mapping[tuple[str, str], Editor] = {
    ("measure", "owners"): measures.part("owners", "ช่องผู้รับผิดชอบ"),
    ("measure", "steps"): measures.part("steps", "ขั้นตอน"),
    ("measure", "monitoring"): measures.part("monitoring", "การกำกับติดตาม"),
    ("measure", "period"): measures.part("period", "ระยะเวลา"),
    ("measure", "analysis_result"): measures.part("analysis_result", "ผลการวิเคราะห์"),
    ("measure", "named_owners"): measures.part("owners", "ช่องผู้รับผิดชอบ"),
    ("measure", "own_steps"): measures.part("steps", "ขั้นตอน"),
    ("measure", "followed_up"): measures.part("monitoring", "การกำกับติดตาม"),
    ("document", "measure_count"): measures.of_document,
    ("indicator", "measures"): measures.of_indicator,
    ("question", "measures"): measures.of_question,
    ("question", "named_in"): measures.of_question,
    ("analysis", "measures"): measures.of_finding,
    ("document", "analysis_count"): analysis.whole,
    ("document", "urgent_count"): analysis.of_kind("urgent"),
    ("document", "develop_count"): analysis.of_kind("develop", "keep"),
    ("document", "assessed_year"): analysis.assessed_year,
    ("indicator", "analysed"): analysis.of_indicator,
    ("analysis", "copied_share"): analysis.own_words,
    ("report", "year"): reports.year,
    ("report", "item_count"): reports.any_row,
    ("report", "repeats_plan"): reports.own_results,
    ("planned", "status"): reports.row_of_measure,
    ("item", "status"): reports.without_row,
    ("item", "result"): reports.result,
    ("item", "in_year"): reports.period,
}


def edits(outcome: Outcome, desk: Desk) -> Iterator[Edit]:
    """Yield the edits that may mend a gap, the likeliest first."""
    rule = desk.rules.rules[outcome.rule]
    for field in rule.reads:
        editor = _EDITORS.get((rule.subject, field))
        if editor:
            yield from editor(outcome.subject, desk)

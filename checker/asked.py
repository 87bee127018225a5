"""The edition and the item that the user chose, and the documents that they are of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from checker.intake import understand
from checker.submission import Submission
from knowledge import base


@dataclass(frozen=True)
class Asked:
    """The user's choice. Where a plan is held against the report on it, the edition is first that of the report."""

    edition: int | None
    item: str | None

    @property
    def report_item(self) -> str | None:
        """The item where it is one of reports."""
        codes = {edition.report.code for edition in base.load().editions.values()}
        return self.item if self.item and self.item.strip().upper() in codes else None

    def document(self, path: Path) -> Submission:
        """Return what the document at `path` says, by the user's choice."""
        return understand(path, edition=self.edition, item=self.item)

    def plan_of_report(self, path: Path) -> Submission:
        """Return the plan at `path`, of its own edition where reports of the chosen one are on its year."""
        item = None if self.report_item else self.item
        plan = understand(path, item=item)
        chosen = base.load().edition(self.edition) if self.edition else None
        if chosen is None or (plan.edition and chosen.report.year == plan.plan_year):
            return plan
        return understand(path, edition=self.edition, item=item)

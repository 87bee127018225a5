"""What has become of the gaps of an earlier check, as text for a terminal or a pipe."""

from __future__ import annotations

from checker.explanation import progress
from checker.follow_up import FollowUp
from checker.output.screen import Screen


def render(follow_up: FollowUp, page: Screen) -> str:
    """Return the follow-up as text for this page."""
    page.line("ติดตามผลจากครั้งก่อน", "bold")
    for part in progress.in_words(follow_up):
        page.gap()
        page.line(part.heading, "bold")
        for line in part.lines:
            page.line(f"– {line}", indent="  ")
    return page.text

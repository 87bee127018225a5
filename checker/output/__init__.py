"""The result of a check in the forms that people and programs read."""

from __future__ import annotations

from pathlib import Path

from checker.outcomes import Check
from checker.output import json, text
from checker.output.screen import Screen

ENDINGS = {".txt": "text", ".json": "json"}


def render(check: Check, form: str | None, output: Path | None) -> str:
    """Return the result in `form`, or in the form that the ending of the output file tells."""
    form = form or ENDINGS.get(output.suffix.lower() if output else "", "text")
    if form == "json":
        return json.render(check)
    return text.render(check, Screen(terminal=False) if output else Screen())

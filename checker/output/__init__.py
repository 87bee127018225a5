"""The result of a check in the forms that people and programs read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from checker.check import Examination
from checker.explanation.digits import in_thai_digits, names
from checker.follow_up import FollowUp
from checker.output.closing import Section, sections
from checker.output.screen import Screen

Digits = Literal["thai", "arabic"]
ENDINGS = {
    "": "text",
    ".txt": "text",
    ".json": "json",
    ".html": "html",
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".sarif": "sarif",
    ".xml": "junit",
}


def render(
    examination: Examination,
    form: str | None,
    output: Path | None,
    follow_up: FollowUp | None = None,
    *,
    every: bool = False,
    more: Sequence[Section] = (),
    digits: Digits = "arabic",
) -> bytes:
    """Return the result in `form`, or in the form that the ending of the output file tells.

    Text has the most useful advice only, or with `every` all of it, and numbers in `digits`; the other forms have all.
    `more` are further sections.
    """
    form = form or ENDINGS[output.suffix.lower() if output else ""]
    check = examination.check
    below = tuple(sections(examination, more, None if form == "html" else follow_up))
    match form:
        case "json":
            from checker.output import json

            return json.render(check, examination, follow_up, more).encode()
        case "html":
            from checker.output import html

            return html.render(check, examination.document, follow_up, below).encode()
        case "docx":
            from checker.output import memo_docx

            return memo_docx.render(check, below)
        case "xlsx":
            from checker.output import actions_xlsx

            return actions_xlsx.render(check, follow_up, below)
        case "sarif":
            from checker.output import sarif

            return sarif.render(check, below).encode()
        case "junit":
            from checker.output import junit

            return junit.render(check, below).encode()
    from checker.output import text

    page = Screen(terminal=False) if output else Screen()
    shown = text.render(check, page, every=every, more=below)
    return (in_thai_digits(shown, names(check)) if digits == "thai" else shown).encode()

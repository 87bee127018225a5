"""The result of a check in the forms that people and programs read."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from checker.check import Examination
from checker.explanation.digits import Digits, in_digits, names
from checker.follow_up import FollowUp
from checker.output.closing import Section, sections
from checker.output.screen import Screen

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
_MODULES = {"docx": "memo_docx", "xlsx": "actions_xlsx"}


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
    module = import_module(f"checker.output.{_MODULES.get(form, form)}")
    below = tuple(sections(examination, more, None if form == "html" else follow_up))
    if form == "text":
        page = Screen(terminal=False) if output else Screen()
        shown = module.render(check, page, every=every, more=below)
        shown = in_digits(shown, "thai", names(check)) if digits == "thai" else shown
    elif form == "json":
        shown = module.render(check, examination, follow_up, more)
    elif form == "html":
        shown = module.render(check, examination.document, follow_up, below)
    elif form == "xlsx":
        shown = module.render(check, follow_up, below)
    else:
        shown = module.render(check, below)
    return shown if isinstance(shown, bytes) else str(shown).encode()

"""The result of a check in the forms that people and programs read."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from checker.check import Examination
from checker.follow_up import FollowUp
from checker.output.screen import Screen

FORMS = ("text", "json", "html", "docx", "xlsx", "sarif", "junit")
_ENDINGS = {
    ".txt": "text",
    ".json": "json",
    ".html": "html",
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".sarif": "sarif",
    ".xml": "junit",
}
_MODULES = {"docx": "memo_docx", "xlsx": "actions_xlsx"}


def render(examination: Examination, form: str | None, output: Path | None, follow_up: FollowUp | None = None) -> bytes:
    """Return the result in `form`, or in the form that the ending of the output file tells."""
    form = form or _ENDINGS.get(output.suffix.lower() if output else "", "text")
    check = examination.check
    module = import_module(f"checker.output.{_MODULES.get(form, form)}")
    if form == "text":
        shown = module.render(check, Screen(terminal=False) if output else Screen())
    elif form == "html":
        shown = module.render(check, examination.document, follow_up)
    elif form == "xlsx":
        shown = module.render(check, follow_up)
    else:
        shown = module.render(check)
    return shown if isinstance(shown, bytes) else str(shown).encode()

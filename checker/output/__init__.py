"""The result of a check in the forms that people and programs read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def render(
    examination: Examination,
    form: str | None,
    output: Path | None,
    follow_up: FollowUp | None = None,
    *,
    every: bool = False,
    more: Sequence[Sequence[str]] = (),
) -> bytes:
    """Return the result in `form`, or in the form that the ending of the output file tells.

    Text has the most useful advice only, or with `every` all of it; the other forms have all. `more` are further
    sections of the text, each a heading and its lines.
    """
    form = form or _ENDINGS.get(output.suffix.lower() if output else "", "text")
    check = examination.check
    module = import_module(f"checker.output.{_MODULES.get(form, form)}")
    if form == "text":
        page = Screen(terminal=False) if output else Screen()
        shown = module.render(check, page, every=every, more=[*more, *_sections(examination)])
    elif form == "html":
        shown = module.render(check, examination.document, follow_up)
    elif form == "xlsx":
        shown = module.render(check, follow_up)
    else:
        shown = module.render(check)
    return shown if isinstance(shown, bytes) else str(shown).encode()


def _sections(examination: Examination) -> Iterator[Sequence[str]]:
    """Yield what stands below the findings: how far the document has come, and every criterion of the edition."""
    from checker import coverage, ladder
    from checker.explanation import covering, steps

    climb = ladder.climb(examination.check)
    if climb:
        yield steps.in_words(climb)
    for covered in coverage.of(examination):
        yield covering.in_words(covered)

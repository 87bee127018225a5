"""What a person adds to a check: waivers that were granted, and the least mends of what is left."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checker.check import Examination
from checker.outcomes import Check


def with_decisions(
    found: Examination, *, waivers: Path | None, mend: bool
) -> tuple[Examination, Sequence[Sequence[str]]]:
    """Return the examination after waivers and with mends, and the sections (Thai) that tell of the waivers.

    A waiver counts until the day it expires: that is the one place where the day of the check matters.
    """
    told: list[Sequence[str]] = []
    if waivers:
        from checker import waivers as granting
        from checker.explanation import waiving

        waived = granting.apply(found.check, granting.read(waivers), datetime.date.today())
        found = replace(found, check=waived.check)
        told.append(waiving.in_words(waived))
    from checker import mend as mending

    told_how = mending.with_mends(found.check, mending.of(found)) if mend else mending.with_examples(found)
    return replace(found, check=told_how), told


def in_digits(text: str, digits: str, check: Check) -> str:
    """Return shown text with Thai digits where they are asked for; codes and names of files keep theirs."""
    if digits != "thai":
        return text
    from checker.explanation import digits as converting

    return converting.in_digits(text, "thai", converting.names(check))

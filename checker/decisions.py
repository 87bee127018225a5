"""What a person adds to a check: waivers that were granted, and the least mends of what is left."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checker.beside import read_beside
from checker.check import Examination

WHY = "เหตุผลของข้อที่ยังไม่ผ่าน"


def with_decisions(
    found: Examination, *, waivers: Path | None, mend: bool, why: bool = False, beside: Sequence[Path] = ()
) -> tuple[Examination, Sequence[Sequence[str]]]:
    """Return the examination after waivers and with mends, and the sections (Thai) on the waivers and on why.

    Texts `beside` the document, by which it was checked, are those that a mend is tried with too. A waiver counts
    until the day it expires: that is the one place where the day of the check matters.
    """
    told: list[Sequence[str]] = []
    if waivers:
        from checker import waivers as granting
        from checker.explanation import waiving

        waived = granting.apply(found.check, granting.read(waivers), datetime.date.today())
        found = replace(found, check=waived.check)
        told.append(waiving.in_words(waived))
    from checker import mend as mending

    texts = tuple(map(read_beside, beside)) if mend else ()
    told_how = mending.with_examples(found)
    told_how = mending.with_mends(told_how, mending.of(found, texts)) if mend else told_how
    if why:
        from checker.reasons import of_gaps

        told.append([WHY, *of_gaps(found)])
    return replace(found, check=told_how), told

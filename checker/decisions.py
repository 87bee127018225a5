"""What a person adds to a check: waivers that were granted, and the least mends of what is left."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checker import waivers as granting
from checker.check import Examination, inputs
from checker.explanation import waiving
from checker.mending import smallest
from checker.reasons import of_gaps

WHY = "เหตุผลของข้อที่ยังไม่ผ่าน"


def with_decisions(
    found: Examination, *, waivers: Path | None, mend: bool, why: bool = False
) -> tuple[Examination, Sequence[Sequence[str]]]:
    """Return the examination after waivers and with mends, and the sections (Thai) on the waivers and on why."""
    told: list[Sequence[str]] = []
    if waivers:
        found, granted = _waived(found, waivers)
        told.append(granted)
    shown = smallest.with_examples(found)
    if mend:
        shown = smallest.with_mends(shown, smallest.of(found))
    if why:
        told.append([WHY, *of_gaps(found)])
    return replace(found, check=shown), told


def _waived(found: Examination, waivers: Path) -> tuple[Examination, Sequence[str]]:
    """Apply a file of waivers. One counts until the day it expires: the day of the check becomes part of its stamp."""
    today = datetime.date.today()
    waived = granting.apply(found.check, granting.read(waivers), today)
    stamp = found.check.stamp
    stamp = stamp.model_copy(update={"inputs": (*stamp.inputs, *inputs(waivers)), "waived_on": today})
    return replace(found, check=waived.check.model_copy(update={"stamp": stamp})), waiving.in_words(waived)

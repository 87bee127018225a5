"""Fiscal years as keepers write them: 2568 or `2563-2566`."""

from __future__ import annotations

import re

_SPAN = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?")


def years_of(written: object) -> range:
    """Return the years that a year or a span of years stands for; raise ValueError (Thai) where it is none."""
    span = _SPAN.fullmatch(str(written))
    years = range(int(span[1]), int(span[2] or span[1]) + 1) if span else range(0)
    if not years:
        raise ValueError(f"ต้องเป็นปี พ.ศ. เช่น 2568 หรือช่วงปี เช่น 2563-2566 (พบ {written})")
    return years

"""The result as JSON in the schema `ita-check/1`: the same input gives the same bytes."""

from __future__ import annotations

from checker.outcomes import Check


def render(check: Check) -> str:
    """Return the check as JSON text."""
    skip = {"stamp": {"time"}} if check.stamp.time is None else None
    return check.model_dump_json(by_alias=True, indent=2, exclude=skip) + "\n"

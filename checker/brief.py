"""Long texts in short: Thai has no blanks to cut at, and a mark is never parted from its letter."""

from __future__ import annotations

import re

_CUT_INSIDE = re.compile(r"[เแโใไ]?[\u0e01-\u0e2e]?[ะ-ฺ็-๎ๅๆฯ]*$")


def brief(text: str, letters: int = 70) -> str:
    """Return a text in one line, cut after some letters, but never inside a cluster of Thai letters."""
    line = " ".join(text.split())
    return line if len(line) <= letters else f"{_CUT_INSIDE.sub('', line[:letters]).rstrip()}…"

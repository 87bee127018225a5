"""How closely the steps of each measure answer its own analysis.

Everything in a plan sounds alike to some degree, so the likeness of a measure's steps to its own analysis says
little by itself. It is held against the likeness that the steps of the other measures have to that same analysis.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from checker.measuring.similarity import Likenesses, Text

# With fewer measures there is no usual likeness to hold one against.
_LEAST = 4
# An analysis that the other steps hardly echo is too short or too much its own to be echoed at all.
_TELLING = 0.04


def leads(analyses: Sequence[str], steps: Sequence[str]) -> list[int | None]:
    """Return, for each measure, its likeness less the usual one, in points of 100; None where it cannot be told."""
    known = [i for i, texts in enumerate(zip(analyses, steps, strict=True)) if all(texts)]
    found: list[int | None] = [None] * len(steps)
    if len(known) >= _LEAST:
        alike = Likenesses([Text.of("", analyses[i]) for i in known], [Text.of("", steps[i]) for i in known])
        for place, (i, line) in enumerate(zip(known, alike.table, strict=True)):
            usual = median(line[:place] + line[place + 1 :])
            found[i] = None if line[place] < usual < _TELLING else round(100 * (line[place] - usual))
    return found

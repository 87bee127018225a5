"""Thai digits, as official letters write them.

A letter is written piece by piece, without the names in its check at hand: a word with any Latin letter is kept whole,
for it may be the name of a file such as แผน2568.docx. A page on a screen is told the names, see
`checker.explanation.digits`.
"""

from __future__ import annotations

import re

from checker import thai

# What was quoted stays as it was found, and codes and file names as they are.
_KEPT = re.compile(r"(“[^”]*”|\S*[A-Za-z]\S*)")


def in_letter(text: str) -> str:
    """Return `text` with Thai digits, but for quotations and for words with Latin letters such as M01 or plan2.docx."""
    parts = _KEPT.split(text)
    return "".join(part if n % 2 else thai.thai_digits(part) for n, part in enumerate(parts))

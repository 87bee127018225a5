"""Thai digits, as official letters write them."""

from __future__ import annotations

import re

_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
# What was quoted stays as it was found, and codes and file names as they are.
_KEPT = re.compile(r"(“[^”]*”|\S*[A-Za-z]\S*)")


def thai_digits(text: str) -> str:
    """Return `text` with Thai digits, but for quotations and for words with Latin letters such as M01 or plan2.docx."""
    parts = _KEPT.split(text)
    return "".join(part if n % 2 else part.translate(_THAI) for n, part in enumerate(parts))

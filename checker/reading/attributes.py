"""Values of attributes in XML and HTML."""

from __future__ import annotations

import re

_INTEGER = re.compile(r"\s*([-+]?[0-9]{1,9})\s*", re.ASCII)


def integer(text: str | None, default: int = 0) -> int:
    """Return the whole number that an attribute holds; `default` where it holds none, or one beyond all sense."""
    match = _INTEGER.fullmatch(text or "")
    return int(match[1]) if match else default

"""What a writer of rules may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def unknown(what: str, name: str, known: Iterable[str], where: str = "") -> str:
    """Say in Thai that a name is not known (`where`: as in “ของ measure”), and which one may be meant."""
    names = sorted(known)
    near = get_close_matches(name, names, 1)
    hint = f" หมายถึง “{near[0]}” ใช่หรือไม่" if near else f" (มี {', '.join(names)})" if names else ""
    return f"ไม่รู้จัก{what} “{name}”{where and ' ' + where}{hint}"

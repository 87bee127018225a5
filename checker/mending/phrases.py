"""Short phrases out of long texts, for sentences that people copy: cut between phrases only, never with an ellipsis."""

from __future__ import annotations

import re

_WHOLE, _LONGEST, _SHORTEST = 60, 80, 10
# A blank, and behind it a word that goes on with something else, or a parenthesis.
_NEXT = re.compile(r"\s(?=แล้ว|และ|พร้อม|เพื่อ|โดย|เช่น|ซึ่ง|รวมทั้ง|ตลอดจน|ได้แก่|ประกอบด้วย|\()")
_ABBREVIATED = ("ฯ", "ๆ", ".")


def phrase(text: str) -> str:
    """Return a text as it is where it is short, else its first phrase; empty where that is long as well."""
    line = " ".join(text.split())
    if len(line) <= _WHOLE and "(" not in line:
        return line
    ends = (end.start() for end in _NEXT.finditer(line) if end.start() >= _SHORTEST)
    end = next(ends, len(line))
    return line[:end] if end <= _LONGEST else ""


def opening(text: str, longest: int) -> str:
    """Return a text as it is where it is short, else as many of its phrases as there is room for."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[: max((end.start() for end in _NEXT.finditer(line, 0, longest + 1)), default=0)].rstrip()


def joined(name: str, rest: str) -> str:
    """Return a name with what is said of it, which a sign of abbreviation parts by a blank."""
    return f"{name} {rest}" if name.endswith(_ABBREVIATED) else f"{name}{rest}"

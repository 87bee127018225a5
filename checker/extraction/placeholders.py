"""Cells that nobody filled in: empty, a dash, dotted lines, "ไม่มี", or the hint of a form."""

from __future__ import annotations

import re

from checker import thai
from knowledge.vocabulary import Placeholders

_NOTHING = re.compile(r"[-–—−_.…·•*/\\|=:,?()\[\]☐]*|x{3,}")


def is_missing(text: str, words: Placeholders) -> bool:
    """Whether a text says nothing: it counts as missing, and is quoted as found."""
    bare = thai.key(text)
    if _NOTHING.fullmatch(bare) or bare.strip("-–—.()[]\"“”'") in _keys(words.words):
        return True
    return len(bare) <= words.longest_hint and bare.startswith(_keys(words.hints))


def _keys(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(thai.key, words))

"""Cells that nobody filled in: empty, a dash, dotted lines, "ไม่มี", or the hint of a form."""

from __future__ import annotations

import re

from checker import thai
from checker.extraction import lists
from knowledge.vocabulary import Placeholders

_NOTHING = re.compile(r"[-–—−_.…·•*/\\|=:,?()\[\]☐]*|x{3,}")
_DOTS = re.compile(r"[._]{4,}|…+")
_AROUND = "-–—.()[]<>\"“”'"


def is_missing(text: str, words: Placeholders) -> bool:
    """Whether a text, or every item of its list, says nothing: it counts as missing, and is quoted as found."""
    return _says_nothing(text, words) or all(_says_nothing(item, words) for item in lists.items(text).items)


def is_left_open(text: str, words: Placeholders) -> bool:
    """Whether a text is no more than a dash, a dotted line or a word of a form: a hint may be a step of its own."""
    bare = thai.key(text)
    if _NOTHING.fullmatch(bare) or bare.strip(_AROUND) in _keys(words.words):
        return True
    if not _DOTS.search(bare):
        return False
    return _NOTHING.fullmatch(thai.phrases(words.beside_dots).sub("", bare)) is not None


def _says_nothing(text: str, words: Placeholders) -> bool:
    bare = thai.key(text)
    return is_left_open(text, words) or (len(bare) <= words.longest_hint and bare.startswith(_keys(words.hints)))


def _keys(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(thai.key, words))

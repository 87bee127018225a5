"""Cells that nobody filled in: empty, a dash, dotted lines, "ไม่มี", or the hint of a form."""

from __future__ import annotations

import re

from checker import thai
from checker.extraction import lists
from knowledge.vocabulary import Placeholders, Vocabulary

_NOTHING = re.compile(r"[-–—−_.…·•*/\\|=:,?()\[\]☐]*|x{3,}")
_DOTS = re.compile(r"[._]{4,}|…+")
_AROUND = "-–—.()[]<>\"“”'"
_BRACKETED = re.compile(r"[(\[<][^)\]>]*[)\]>]?")
_LETTER = re.compile(r"[^\W\d_]")


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


def is_put_off(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a short text only says that who, or when, or how is to be told later, or that there is none."""
    words, bare = vocabulary.placeholders, thai.key(text).strip(_AROUND)
    opening = thai.phrases(words.put_off).match(bare)
    if not opening or len(bare) > words.longest_put_off or thai.phrases(words.not_put_off).match(bare):
        return False
    rest = bare[opening.end() :]
    return not thai.has(vocabulary.owners.sure_units, rest) and not any(letter.isdigit() for letter in rest)


def is_nobody(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a text in place of an owner names none: nothing, a number, a hint of a form, or that one is to come."""
    words, bare = vocabulary.placeholders, thai.key(name)
    asks = bare.startswith(_keys(words.asks)) and not bare.startswith(_keys(words.no_hints))
    return asks or not _LETTER.search(bare) or is_missing(name, words) or is_put_off(name, vocabulary)


def _says_nothing(text: str, words: Placeholders) -> bool:
    return is_left_open(text, words) or _is_hint(thai.key(text), words)


def _is_hint(bare: str, words: Placeholders) -> bool:
    """Whether a text is what a form asks somebody to write, and not work that begins with the same word."""
    hint = bare.strip(_AROUND)
    if len(bare) > words.longest_hint or hint.startswith(_keys(words.no_hints)):
        return False
    if hint.startswith(_keys(words.hints)):
        return True
    asks = thai.phrases(words.asks).match(hint)
    if not asks:
        return False
    return bool(_BRACKETED.fullmatch(bare)) or not _LETTER.search(thai.phrases(words.asked).sub("", hint[asks.end() :]))


def _keys(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(thai.key, words))

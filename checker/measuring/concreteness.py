"""Whether the result in a report tells of something done: a judgement in words, made once, as a fact for the rules."""

from __future__ import annotations

from typing import Literal

from checker import thai
from knowledge.vocabulary import ResultWords

ResultKind = Literal["done", "future", "intention", "bare", "under way", "undone", "explained"]

# Fewer letters than this, beside words such as “ดำเนินการแล้ว”, tell of no who, what or when.
_LEAST_SAID = 10


def result_kind(text: str, words: ResultWords) -> ResultKind:
    """Tell a result that is done from others.

    It may be still to come, only meant, no more than “done”, not finished, not done, or not done and explained.
    """
    key = thai.key(text)
    to_come, undone = thai.phrases(words.future), thai.phrases(words.undone)
    proven = _proof(text, words)
    done = thai.phrases(words.done).search(to_come.sub("\n", undone.sub("\n", key)))
    if undone.search(key) and not (done or proven):
        return "explained" if thai.has(words.reasons, text) else "undone"
    if thai.phrases(words.under_way).match(key) and not (done or proven):
        return "future" if to_come.search(key) else "under way"
    if _says_little(key, words) and not proven:
        return "bare"
    if to_come.search(key) and not done:
        return "future"
    return "intention" if thai.has(words.intention, text) and not (done or proven) else "done"


def _says_little(key: str, words: ResultWords) -> bool:
    said = thai.phrases(words.bare).sub("", key)
    return len("".join(letter for letter in said if letter.isalnum())) < _LEAST_SAID


def _proof(text: str, words: ResultWords) -> bool:
    return (bool(thai.numbers(text)) and thai.has(words.evidence, text)) or thai.has(("http", "เมื่อวันที่"), text)

"""Whether the result in a report tells of something done: a judgement in words, made once, as a fact for the rules."""

from __future__ import annotations

from typing import Literal

from checker import thai
from knowledge.vocabulary import ResultWords

ResultKind = Literal["done", "future", "intention", "bare"]

# Fewer letters than this, beside words such as “ดำเนินการแล้ว”, tell of no who, what or when.
_LEAST_SAID = 10


def result_kind(text: str, words: ResultWords) -> ResultKind:
    """Tell a result that is done from one still to come, only meant, or no more than “done”."""
    key = thai.key(text)
    said = thai.phrases(words.bare).sub("", key)
    if len("".join(letter for letter in said if letter.isalnum())) < _LEAST_SAID and not _proof(text, words):
        return "bare"
    to_come = thai.phrases(words.future)
    done = thai.phrases(words.done).search(to_come.sub("\n", key))
    if to_come.search(key) and not done:
        return "future"
    happened = done or _proof(text, words)
    return "intention" if thai.has(words.intention, text) and not happened else "done"


def _proof(text: str, words: ResultWords) -> bool:
    return (bool(thai.numbers(text)) and thai.has(words.evidence, text)) or thai.has(("http", "เมื่อวันที่"), text)

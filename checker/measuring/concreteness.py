"""Whether the result in a report tells of something done: a judgement in words, made once, as a fact for the rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from checker import thai
from checker.measuring.copying import runs, without
from checker.measuring.similarity import bare
from knowledge.vocabulary import ResultWords

ResultKind = Literal["done", "future", "intention", "bare", "copied", "under way", "undone", "explained"]

# Fewer letters than this, beside words such as “ดำเนินการแล้ว”, tell of no who, what or when.
_LEAST_SAID = 10
# So few letters beside the name of the measure do not even tell who did it.
_LEAST_BESIDE_NAME = 5
# Letters in a row that a result shares with the name of its measure, from this length on, are that name.
_NAME = 8
# A longer result tells of more than what was aimed at.
_LONGEST_AIM = 60
# Before “จะ” a short text is who or what, a longer one a clause of its own.
_LONGEST_SUBJECT = 40

_JOINING = r"(?:และ|แต่|ทั้งนี้|โดย|ซึ่ง|พร้อมทั้ง|รวมทั้ง|อีกทั้ง|ส่วน|จึง)"
_JOINED = re.compile(rf"\A{_JOINING}")
_JOINED_CLAUSE = re.compile(rf"(?:{_JOINING}|\A)(?P<rest>(?:(?!{_JOINING}).)*)\Z")
_SHALL = re.compile(r"จะ(?!ไม่)")
# After these “จะ” belongs to what was said, planned for or asked, not to what is still to come.
_WITHIN = re.compile(r"(?:(?<!หน้า)ที่|ว่า|เพื่อ|ก่อน|อาจ|หาก|ถ้า)\Z")
_TELLING = re.compile(r"(?<!หน้า)ที่|ว่า|เพื่อ|ก่อน|ได้|แล้ว|เมื่อ|ให้|หาก|ถ้า")
_MONTHS = "|".join([*thai.MONTHS, *(re.escape(short) + r"\.?" for short in thai.SHORT_MONTHS)])
_DATE = re.compile(
    rf"\d(?:{_MONTHS})|(?:{_MONTHS})(?:พ\.?ศ\.?)?\d\d|(?<!\d)\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:25\d\d|20\d\d|[4-9]\d)(?!\d)"
)
_NUMBER = r"(?<!\d)(?!25\d\d(?!\d))\d+(?:[.,]\d+)*"
_DONE = "แล้ว"
_MEANS = re.compile("โดย|ผ่าน|ด้วย")


@dataclass(frozen=True)
class _Parted:
    """A result in two: what it tells but for what is `to_come`, and whether that is joined to it as an addition."""

    told: str
    to_come: bool = False
    joined: bool = False


def result_kind(text: str, words: ResultWords, title: str = "", *, copied: bool = False) -> ResultKind:
    """Tell a result that is done from others; `title` is the name of its measure, which says nothing of a result.

    It may be still to come, only meant, no more than “done”, the plan's words where it is `copied` from there, not
    finished, not done, or not done and explained.
    """
    key, undone = thai.key(text), thai.phrases(words.undone)
    parted = _parted(text, words)
    counted, proven = _is_counted(parted.told, words), _is_proven(parted.told, words)
    done = thai.phrases(words.done).search(undone.sub("\n", parted.told)) is not None
    if undone.search(key) and not (done or proven):
        return "explained" if thai.has(words.reasons, text) else "undone"
    if thai.phrases(words.under_way).match(key) and not (done or proven):
        return "future" if parted.to_come else "under way"
    little = _says_little(parted.told, words, title)
    if parted.to_come and not (done or counted or (parted.joined and (proven or not little))):
        return "future"
    if little and not proven:
        return "bare"
    if copied and not (done or proven or _DONE in key):
        return "copied"
    meant = thai.has(words.intention, parted.told) or _is_aim(parted.told, words)
    return "intention" if meant and not (done or proven) else "done"


def without_stock(text: str, words: ResultWords) -> str:
    """Return the `thai.key` of a result without what any result may say, such as “เรียบร้อยแล้ว”."""
    return thai.phrases(words.bare).sub("", thai.key(text))


def tells_of_an_act(text: str, words: ResultWords) -> bool:
    """Whether a text says that something was done, and not only that it is done again and again or after something."""
    return thai.phrases(words.done).search(without_stock(_parted(text, words).told, words)) is not None


# What is still to come


def _parted(text: str, words: ResultWords) -> _Parted:
    """Take out of a result what is still to come: from its word to the end of the line, or to something done."""
    told, to_come, joined = "", False, False
    for line in text.split("\n"):
        begun, before = False, ""
        for piece in map(thai.key, line.split()):
            if begun and not _is_past(piece, words):
                continue
            begun = False
            at = _begins(piece, before, words)
            told, before = told + piece[:at], piece
            if at is not None:
                joined = joined or (bool(told.strip()) and _JOINED.match(piece[at:]) is not None)
                told, begun, to_come = told + "\n", True, True
    return _Parted(told.strip(), to_come, joined)


def _begins(piece: str, before: str, words: ResultWords) -> int | None:
    """Return where in a piece of text something that is still to come begins, with who and “และ” before it, or None."""
    starts = [found.start() for found in thai.phrases(words.future).finditer(piece)]
    starts += [at for at in (f.start() for f in _SHALL.finditer(piece)) if _opens(piece[:at])]
    starts = [at for at in starts if not _is_within(piece[:at], before)]
    if thai.phrases(words.future_openings).match(_JOINED.sub("", piece)) and not _is_within("", before):
        return 0
    if not starts:
        return None
    lead = piece[: min(starts)]
    return _clause(lead).start() if _opens(lead) else len(lead)


def _opens(lead: str) -> bool:
    """Whether a text before “จะ” only says who or what is spoken of."""
    subject = _clause(lead)["rest"]
    return len(subject) <= _LONGEST_SUBJECT and not _TELLING.search(subject)


def _clause(lead: str) -> re.Match[str]:
    """Return the last clause of a text, with what joins it to the one before."""
    found = _JOINED_CLAUSE.search(lead)
    assert found
    return found


def _is_within(lead: str, before: str) -> bool:
    """Whether what precedes a word for the future makes it part of another clause."""
    return _WITHIN.search(lead or before) is not None


def _is_past(piece: str, words: ResultWords) -> bool:
    """Whether a piece of text goes back to what was done."""
    past = tuple(word for word in words.done if word.startswith("ได้"))
    found = thai.phrases(past).search(piece)
    return found is not None and "จะ" not in piece[: found.start()]


# What is told


def _says_little(told: str, words: ResultWords, title: str) -> bool:
    said = without_stock(told, words)
    if _letters(said) < _LEAST_SAID:
        return True
    return bool(title) and _letters(without(said, runs(thai.key(title), _NAME), _NAME)) < _LEAST_BESIDE_NAME


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)


def _is_counted(told: str, words: ResultWords) -> bool:
    units = thai.any_of(tuple(map(thai.key, words.units)))
    return re.search(f"{_NUMBER}(?:{units})", told) is not None


def _is_proven(told: str, words: ResultWords) -> bool:
    """Whether a number, a date or a link proves what is told."""
    numbered = bool(thai.numbers(bare(told))) and thai.has(words.evidence, told)
    return numbered or _is_counted(told, words) or bool(_DATE.search(told)) or thai.has(("http", "เมื่อวันที่"), told)


def _is_aim(told: str, words: ResultWords) -> bool:
    return len(told) <= _LONGEST_AIM and bool(thai.phrases(words.aims).match(told)) and not _MEANS.search(told)

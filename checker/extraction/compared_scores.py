"""Which of the numbers after a name is its score: sentences tell the old score and the difference beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from checker import thai
from checker.extraction.context import Context
from checker.extraction.stated import own_score
from knowledge.vocabulary import ScoreWords

_REACH = 40
_DIGITS = re.compile(r"\d[\d.]*")
_YEAR = r"(?P<year>25\d\d)(?!\d)|(?<=ปี)(?P<short>\d\d)(?![\d.])"
_DECIMAL = r"(?<![\d.])(?P<score>\d{1,3}(?:\.\d\d?(?!\d)|(?=คะแนน)))"
# A whole number is a score only right behind “คะแนน”.
_WHOLE = r"(?P<whole>(?<![\d.])(?:0|[1-9]\d|100)(?![\d/–-]|[.,]\d))"
_AFTER_SCORE = re.compile(r"คะแนน(?:ที่ได้|ได้|ร้อยละ|เท่ากับ|[:=“\"(\s])*\Z")
_TOKEN = re.compile(rf"{_YEAR}|{_DECIMAL}|{_WHOLE}")
_PUNCTUATION = r"[\s:=“\"(]"
# “90.00 คะแนนในปี 2566”: a year that belongs to the number before it, where nothing is told of it afterwards.
_OF_BEFORE = re.compile(r"(?:คะแนน|%)?[()]?(?:ใน|เมื่อ|ของ|(?<=\()ปี)\D*\Z")
_GOES_ON = re.compile(r"\D{0,2}(?:ที่)?(?:ได้|มี|คะแนน|เท่ากับ|คิดเป็น|เป็น|อยู่ที่|[=:]|\d)")
_SINCE = re.compile(r"(?:จาก|กว่า|เทียบกับ)(?:ผล|คะแนน|ของ|ใน)*(?:ปี(?:งบประมาณ)?)?(?:พ\.?ศ\.?)?\Z")
_CENTURY = 2500
_NO_SCORE = "ประโยคบอกเพียงคะแนนเดิมหรือผลต่าง ไม่บอกคะแนนที่ได้"
_SEVERAL = "ประโยคบอกคะแนนหลายค่า ไม่ทราบว่าคะแนนที่ได้คือ"

Role = Literal["now", "past", "changed", "plain", "unsure"]


@dataclass(frozen=True)
class Told:
    """The score of what a text names, and where it stands; None where it is not sure, and why (Thai)."""

    score: Decimal | None
    offset: int
    why: str = ""


@dataclass(frozen=True)
class _Number:
    score: Decimal
    offset: int
    role: Role


def told(text: str, start: int, end: int, context: Context, *, anywhere: bool = False) -> Told | None:
    """Return the score that a part of a text, as `thai.flow` writes it, tells; None where it tells no numbers.

    `anywhere`: the whole part is about one thing, so that a score may stand far behind, after other numbers.
    """
    numbers = list(_numbers(text, list(_tokens(text, start, end, context, anywhere)), start, context))
    if not numbers:
        return None
    named = [n for n in numbers if n.role == "now"] or [n for n in numbers if n.role in ("plain", "unsure")]
    if len({n.score for n in named}) == 1 and named[0].role != "unsure":
        return Told(named[0].score, named[0].offset)
    scores = " หรือ ".join(dict.fromkeys(str(n.score) for n in named))
    return Told(None, numbers[0].offset, f"{_SEVERAL} {scores}" if scores else _NO_SCORE)


def role(before: str, words: ScoreWords) -> Role:
    """Return what the words right before a number tell that it is."""
    kinds = {"now": words.now, "past": words.past, "changed": words.changed}
    groups = "|".join(f"(?P<{kind}>{thai.phrases(group).pattern})" for kind, group in kinds.items())
    cue = re.search(rf"(?:{groups})(?:{thai.phrases(words.beside).pattern}|{_PUNCTUATION})*\Z", before.lower())
    found: tuple[Role, ...] = ("now", "past", "changed")
    return next((kind for kind in found if cue and cue[kind]), "plain")


def _numbers(text: str, tokens: list[re.Match[str]], start: int, context: Context) -> Iterator[_Number]:
    """Yield the numbers among tokens that are scores or differences, each with what it is."""
    words, years = context.vocabulary.scores, [_year(token) for token in tokens]
    assessed = context.assessed_year or max((year for year in years if year), default=None)
    for n, token in enumerate(tokens):
        score = None if years[n] else own_score(text, token.start(), token.end(), words)
        if score is None:
            continue
        kind = role(text[tokens[n - 1].end() if n else start : token.start()], words)
        at = next((m for m in (n - 1, n + 1) if _is_of(tokens, n, m, text)), None)
        since = at == n - 1 and _SINCE.search(text[start : tokens[at].start()])
        if at == n - 1 and n > 1 and years[n - 2] not in (None, years[at]) and kind != "now":
            kind = "unsure"
        elif at is not None and years[at] == assessed:
            kind = "now" if kind == "plain" else kind
        elif at is not None and not (kind == "now" and since):
            kind = "past"
        yield _Number(score, token.start(), kind)


def _tokens(text: str, start: int, end: int, context: Context, anywhere: bool) -> Iterator[re.Match[str]]:
    """Yield years and numbers as long as no other number, and nothing of others, stands between them."""
    words, at, scored = context.vocabulary.scores, start, False
    for found in _DIGITS.finditer(text, start, end):
        gap, token = text[at : found.start()], _TOKEN.match(text, found.start(), end)
        if scored and thai.has(words.of_others, gap):
            return
        if token and (not token["whole"] or _is_whole(text, gap, token, words)) and (anywhere or len(gap) <= _REACH):
            yield token
            at, scored = token.end(), scored or not _year(token)
        elif not anywhere:
            return


def _is_whole(text: str, gap: str, token: re.Match[str], words: ScoreWords) -> bool:
    """Whether a whole number between these words is a score."""
    return _AFTER_SCORE.search(gap) is not None and not thai.phrases(words.counted).match(text, token.end())


def _year(token: re.Match[str]) -> int | None:
    return int(token["year"]) if token["year"] else _CENTURY + int(token["short"]) if token["short"] else None


def _is_of(tokens: list[re.Match[str]], number: int, year: int, text: str) -> bool:
    """Whether the year beside a number is that of the number: it stands before it, or closes what is told of it."""
    if not 0 <= year < len(tokens) or not _year(tokens[year]):
        return False
    if year > number:
        return _closes(tokens, year, text)
    return year == 0 or bool(_year(tokens[year - 1])) or not _closes(tokens, year, text)


def _closes(tokens: list[re.Match[str]], year: int, text: str) -> bool:
    """Whether a year belongs to the number before it."""
    gap = text[tokens[year - 1].end() : tokens[year].start()]
    return _OF_BEFORE.match(gap) is not None and not _GOES_ON.match(text, tokens[year].end())

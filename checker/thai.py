"""Thai text: mending what editors, fonts and PDF writers break, and comparing what is left.

`clean` is applied once, when a file is read: wording, digits and line breaks stay as written. `key` is for comparing
only: the blanks that narrow table cells put inside Thai words do not count, nor does the kind of digit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cache, lru_cache

MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
SHORT_MONTHS = ("ม.ค", "ก.พ", "มี.ค", "เม.ย", "พ.ค", "มิ.ย", "ก.ค", "ส.ค", "ก.ย", "ต.ค", "พ.ย", "ธ.ค")
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_DROPPED = dict.fromkeys((*range(0x09), 0x0E, 0x0F, *range(0x10, 0x20), 0x7F, 0xAD, 0x2060, 0xFEFF))
_DROPPED |= dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F)))
_BLANKS = dict.fromkeys(
    (0x0B, 0x0C, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000), " "
)
# Glyphs that fonts for Windows keep at U+F700: the same letters and marks, only set higher, lower or to the left.
_GLYPHS = dict(zip(range(0xF700, 0xF71E), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุูฎฏฬ", strict=True))
_SYMBOLS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF0FE: "☑", 0xF052: "☑", 0xF0A8: "☐", 0xF06F: "☐"}
_REPAIR = {**_DROPPED, **_BLANKS, **_GLYPHS, **_SYMBOLS}

_VOWELS = "ัิีึืฺุู็"
_TONES = "่้๊๋์"
_SIGNS = re.compile(f"[{_VOWELS}{_TONES}ํำ]+า*")
_BLANK_BEFORE_SIGN = re.compile(f"(?<=[ก-ฮ{_VOWELS}{_TONES}ํ]) +(?=[{_VOWELS}{_TONES}ํำะ])")
_BLANK_BEFORE_AA = re.compile(f"(?<=[ก-ฮ{_TONES}ํ]) +(?=า)")

# Some PDF writers lose the ring of SARA AM ("ดำเนิน" becomes "ด าเนิน"), some only break a word ("บริก าร").
# Only the beginnings of common words tell the two apart.
_WITH_AM = [
    "ดำเนิน",
    "ดำรง",
    "จัดทำ",
    "กระทำ",
    "ทำงาน",
    "ทำการ",
    "ทำให้",
    "ทำหน้าที่",
    "ทำแผน",
    "ทำคู่มือ",
    "ประจำ",
    "จำนวน",
    "จำเป็น",
    "จำกัด",
    "จำแนก",
    "จำหน่าย",
    "นำไป",
    "นำมา",
    "นำผล",
    "นำข้อ",
    "นำเสนอ",
    "นำเข้า",
    "แนะนำ",
    "กำหนด",
    "กำกับ",
    "กำลัง",
    "กำชับ",
    "สำนัก",
    "สำคัญ",
    "สำเร็จ",
    "สำหรับ",
    "สำรวจ",
    "สำเนา",
    "สำรอง",
    "อำเภอ",
    "อำนาจ",
    "อำนวย",
    "ตำบล",
    "ตำแหน่ง",
    "ตำรวจ",
    "คำสั่ง",
    "คำถาม",
    "คำตอบ",
    "คำร้อง",
    "คำนึง",
    "คำอธิบาย",
    "ชำระ",
    "ชำรุด",
    "ชำนาญ",
    "บำรุง",
    "บำนาญ",
    "ลำดับ",
    "ลำพูน",
    "ลำปาง",
    "สม่ำเสมอ",
    "น้ำ",
    "ต่ำ",
    "ซ้ำ",
    "ย้ำ",
    "ค้ำ",
]
_LOST_RING = re.compile("|".join(w.replace("ำ", " +า") for w in sorted(_WITH_AM, key=len, reverse=True)))
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_BLANK_IN_NUMBER = re.compile(r"(?<=[\d.])\s+(?=\d)")
_BLANK = re.compile(r"(?<!\d)(?<!\d\.)\s|\s(?!\d)")


def clean(text: str) -> str:
    """Return `text` with broken characters mended: NFC, no invisible characters, plain blanks, marks in order."""
    text = unicodedata.normalize("NFC", text).translate(_REPAIR).replace("เเ", "แ")
    text = _BLANK_BEFORE_SIGN.sub("", text)
    text = _LOST_RING.sub(lambda m: re.sub(" +า", "ำ", m.group()), text)
    return _SIGNS.sub(_in_order, _BLANK_BEFORE_AA.sub("", text))


def _in_order(match: re.Match[str]) -> str:
    signs = match.group()
    am = "ำ" in signs or ("ํ" in signs and signs.endswith("า"))
    rest = signs.rstrip("า")
    tail = "ำ" if am else signs[len(rest) :]
    vowels = _VOWELS if am else _VOWELS + "ํ"
    return "".join(dict.fromkeys([s for s in rest if s in vowels] + [s for s in rest if s in _TONES])) + tail


def arabic(text: str) -> str:
    """Return `text` with Thai digits written in Arabic."""
    return text.translate(_ARABIC)


def thai_digits(text: str) -> str:
    """Return `text` with Arabic digits written in Thai."""
    return text.translate(_THAI_DIGITS)


@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """Return `text` for comparing: no blanks, Arabic digits, small letters."""
    return "".join(arabic(text).lower().split())


def written(text: str, start: int, end: int) -> str:
    """Return the part of `text`, as it is written, of which these letters of its `key` are the key."""
    kept = [n for n, letter in enumerate(text) if not letter.isspace()]
    return " ".join(text[kept[start] : kept[end - 1] + 1].split())


def flow(text: str) -> str:
    """Return `text` without blanks but for those between digits, with Arabic digits: for finding things in it."""
    return _BLANK.sub("", _BLANK_IN_NUMBER.sub(" ", arabic(text)))


def numbers(text: str) -> list[Decimal]:
    """Return the numbers that stand in `text`, Thai or Arabic."""
    return [Decimal(n) for n in _NUMBER.findall(arabic(text))]


@cache
def phrases(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds any of `words` in a `key`, the longest first.

    In a word, `…` stands for up to 60 letters; an `=` before it asks that the whole text is this word.
    """
    return re.compile("|".join(map(_phrase, sorted(words, key=len, reverse=True))) or "(?!)")


def _phrase(word: str) -> str:
    pattern = ".{0,60}?".join(re.escape(key(part)) for part in word.removeprefix("=").split("…"))
    return rf"\A{pattern}\Z" if word.startswith("=") else pattern


def any_of(words: tuple[str, ...]) -> str:
    """Return the pattern of any of `words` as they are written; of none, one that nothing matches."""
    return "|".join(map(re.escape, words)) or "(?!)"


def has(words: tuple[str, ...], text: str) -> bool:
    """Whether any of `words` (see `phrases`) stands in `text`."""
    return phrases(words).search(key(text)) is not None


@lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1, when compared by `key`."""
    return SequenceMatcher(None, key(one), key(other), autojunk=False).ratio()


def most_like(text: str, choices: Iterable[str], least: float) -> str | None:
    """Return the choice most like `text`, or None where none is at least that like it."""
    possible = (choice for choice in choices if _most_alike(key(text), key(choice)) >= least)
    best = max(possible, key=lambda choice: likeness(text, choice), default=None)
    return best if best is not None and likeness(text, best) >= least else None


def _most_alike(one: str, other: str) -> float:
    """Return how alike two keys can be at most, by the letters of each, whatever their order: quickly told."""
    if (total := len(one) + len(other)) == 0:
        return 1.0
    return 2 * sum(min(one.count(letter), other.count(letter)) for letter in {*one} & {*other}) / total

"""The owners that a cell names, one by one: names have blanks and “และ” inside, and so do lists of names."""

from __future__ import annotations

import re
from functools import cache

from checker import thai
from checker.extraction.undated import is_period
from knowledge.vocabulary import OwnerWords

_BRACKETS = re.compile(r"\([^()]*\)")
_HIDDEN = 0xE000
_ABBREVIATION = r"(?!ผอ)[ก-ฮ]{1,3}\."
_BULLET = re.compile(r"\s*(?:[-–•▪●○*➢✓]|[0-9๐-๙]{1,2}[.)])\s*")
_PHONE = (
    r"(?:โทร(?:ศัพท์|สาร)?|เบอร์(?:โทร(?:ศัพท์)?|ภายใน|ติดต่อ)?)[ .:]*\d[\d–-]*"
    r"(?:(?:[ ,/]+|\n(?=\d{3}))(?!\d{1,2}[.)])\d[\d–-]*)*(?: ?ต่อ ?\d[\d, –-]*)?"
)
_PHONES = re.compile(rf"\(\s*{_PHONE}\s*\)|\s*{_PHONE}")
# What begins another name right behind a complete one.
_NEXT = "กอง|สำนัก|หน่วยตรวจสอบ|ผู้อำนวยการ|หัวหน้า|ปลัด"
_SHORT = "[เแโใไ]?[ก-ฮ]?[ัิีึืฺุู็่้๊๋์ํ]*[ะาำ]?"
_SPACED_OUT = re.compile(rf"(?<!\S)(?:{_SHORT} ){{3,}}{_SHORT}(?!\S)")


def split(text: str, words: OwnerWords) -> list[str]:
    """Return the owners in a cell, in order, each once; a period is none."""
    hidden: list[str] = []

    def hide(match: re.Match[str]) -> str:
        hidden.append(" ".join(match.group().split()))
        return chr(_HIDDEN + len(hidden) - 1)

    masked = _BRACKETS.sub(hide, _PHONES.sub("", together(text)))
    owners = [_shown(owner, hidden) for owner in _names(masked, words)]
    return list(dict.fromkeys(owner for owner in owners if owner and not is_period(owner)))


def together(text: str) -> str:
    """Return the text with words that were spaced out letter by letter written together."""
    return _SPACED_OUT.sub(lambda m: m.group().replace(" ", ""), text)


def _shown(owner: str, hidden: list[str]) -> str:
    for number, brackets in enumerate(hidden):
        owner = owner.replace(chr(_HIDDEN + number), brackets)
    return " ".join(owner.split()).strip(" ,;/-–•")


def _names(text: str, words: OwnerWords) -> list[str]:
    breaks, begins = _patterns(words)
    names: list[str] = []
    end = 0
    gap = ""
    for found in (*breaks.finditer(text), None):
        piece = text[end : found.start() if found else len(text)]
        if piece.strip():
            parted = begins.match(piece) and not (names and _is_part(names[-1], gap, piece, words))
            if not names or _BULLET.fullmatch(gap) or parted:
                names.append(piece)
            else:
                names[-1] += _glue(names[-1], gap) + piece
            gap = ""
        if found:
            end = found.end()
            gap = gap if _BULLET.fullmatch(gap) else found.group()
    return names


def _is_part(name: str, gap: str, piece: str, words: OwnerWords) -> bool:
    """Whether a piece only says to which unit the name before belongs, or which part of it."""
    if not gap.isspace() or "\n" in gap:
        return False
    name, piece = name.strip(), piece.strip()
    return name.startswith(words.sub_units) != piece.startswith(words.sub_units) or piece.startswith(words.wholes)


def _glue(name: str, gap: str) -> str:
    if name.rstrip().endswith(("และ", "หรือ", "/")):
        return ""
    return " " if gap.isspace() else gap


@cache
def _patterns(words: OwnerWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return where names may part, and what a name begins with."""
    unit = rf"(?!{thai.any_of(words.tails)})(?:{thai.any_of(words.units)}|{_ABBREVIATION})"
    breaks = (
        r"\s*\n\s*",
        r"(?:(?<=\s)|\A)(?:[-–•▪●○*➢✓]|[0-9๐-๙]{1,2}[.)])\s*",
        r"\s*[,;/]\s*(?:และ\s*)?",
        rf"\s+(?:(?:และ|กับ|ร่วมกับ)\s*)?(?={unit})",
        rf"(?:และ|ร่วมกับ)(?={thai.any_of(words.sure_units)})",
        rf"(?:{'|'.join(f'(?<={re.escape(name)})' for name in words.complete)})(?={_NEXT})",
    )
    return re.compile("|".join(breaks)), re.compile(rf"{unit}\S|{_ABBREVIATION}")

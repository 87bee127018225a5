"""Labels of automatic lists: the number of an item as Word or a browser would print it."""

from __future__ import annotations

import re

from checker.thai import thai_digits

_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_UNITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")

# The picture fonts that Word draws bullets and ticks with, by character code.
_PICTURES = {
    0x2D: "-", 0x52: "☑", 0x53: "☒", 0x6C: "•", 0x6E: "▪", 0x6F: "☐", 0x71: "☐", 0x76: "❖", 0xA3: "☐", 0xA7: "▪",
    0xA8: "☐", 0xB7: "•", 0xD8: "➢", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_IN_ANY_FONT = re.compile("[\uf020-\uf0ff]")
_IN_WINGDINGS = re.compile("[!-\u00ff\uf020-\uf0ff]")


def label(number: int, style: str) -> str:
    """Return `number` in a style named as in Word's `numFmt`; an unknown style counts 1, 2, 3."""
    if not 1 <= number < 4000:
        return str(number)
    match style:
        case "none":
            return ""
        case "thaiNumbers":
            return thai_digits(str(number))
        case "thaiLetters":
            return _letters(number, _THAI_LETTERS)
        case "thaiCounting":
            return _thai_words(number)
        case "lowerLetter" | "upperLetter":
            return _case(_letters(number, _LATIN_LETTERS), style)
        case "lowerRoman" | "upperRoman":
            return _case(_roman(number), style)
        case "decimalZero":
            return f"{number:02}"
    return str(number)


def picture(code: int) -> str:
    """Return the sign that a character of Symbol or Wingdings draws; a bullet where it is not known."""
    return _PICTURES.get(code & 0xFF, "•")


def unpicture(text: str, font: str = "") -> str:
    """Return `text` with characters of picture fonts as the signs they draw.

    They live at U+F020–U+F0FF in any font, and in Wingdings also in the places of Latin letters.
    """
    pictures = _IN_WINGDINGS if font.startswith("Wingdings") else _IN_ANY_FONT
    return pictures.sub(lambda match: picture(ord(match.group())), text)


def _letters(number: int, alphabet: str) -> str:
    times, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * (times + 1)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _case(text: str, style: str) -> str:
    return text.upper() if style.startswith("upper") else text


def _thai_words(number: int) -> str:
    if number >= 100:
        return str(number)
    tens, unit = divmod(number, 10)
    ten = {0: "", 1: "สิบ", 2: "ยี่สิบ"}.get(tens, _UNITS[tens] + "สิบ")
    return ten + ("เอ็ด" if tens and unit == 1 else _UNITS[unit])

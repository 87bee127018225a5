"""How Excel shows a number: "0.00" keeps both decimals, a Thai date shows its Buddhist year.

Only what appears in plans and score sheets is followed: digits, decimals, thousands, percent, Thai digits, dates and
times, text around them. Fractions, exponents and digits with text in between show as plain numbers.
"""

from __future__ import annotations

import re
from calendar import day_abbr, day_name, month_abbr, month_name
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import partial

from checker.thai import thai_digits

GENERAL = "General"
# Formats that have a number instead of a code; those from 59 on are Thai. The short date 14 follows the computer,
# which in a Thai office shows the Buddhist year.
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "[$-107041E]d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "[$-107041E]d/m/yyyy h:mm",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"', 42: '#,##0;-#,##0;"-"', 43: '#,##0.00;-#,##0.00;"-"', 44: '#,##0.00;-#,##0.00;"-"',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@",
    59: "t0", 60: "t0.00", 61: "t#,##0", 62: "t#,##0.00", 67: "t0%", 68: "t0.00%",
    71: "[$-D07041E]d/m/yyyy", 72: "[$-D07041E]d-mmm-yy", 73: "[$-D07041E]d-mmm", 74: "[$-D07041E]mmm-yy",
    75: "[$-D07041E]h:mm", 76: "[$-D07041E]h:mm:ss", 77: "[$-D07041E]d/m/yyyy h:mm", 78: "[$-D07041E]mm:ss",
    79: "[$-D07041E][h]:mm:ss", 80: "[$-D07041E]mm:ss", 81: "d/m/bb",
}  # fmt: skip

# Months in full and short, days in full and short.
_THAI_NAMES = tuple(
    names.split()
    for names in (
        "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
        "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.",
        "จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์",
        "จ. อ. พ. พฤ. ศ. ส. อา.",
    )
)
_ENGLISH_NAMES = (month_name[1:], month_abbr[1:], day_name, day_abbr)

_TOKEN = re.compile(
    r"""(?P<quoted>"[^"]*"?) | (?P<escaped>\\.) | (?P<gap>[_*].)
      | (?P<elapsed>\[(?:h+|m+|s+)\]) | (?P<setting>\[[^\]]*\])
      | (?P<noon>AM/PM|A/P) | (?P<general>General) | (?P<date>d+|m+|y+|b+|h+|s+)
      | (?P<digits>[0\#?.,]+) | (?P<sign>.)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_SECTION = re.compile(r'(?:"[^"]*"?|\\.|\[[^\]]*\]|[^;])+|(?<=;)(?=;|$)', re.DOTALL)
_LOCALE = re.compile(r"\[\$[^-\]]*-([0-9A-F]{1,8})\]", re.IGNORECASE)
_CURRENCY = re.compile(r"\[\$([^-\]]+)")
_THAI_DIGITS, _BUDDHIST, _ENGLISH = 0x0D, 0x07, 0x09
_FIRST_BUDDHIST = 2400  # a later year was typed as a Buddhist year, whatever Excel takes it for
_LARGEST = 10**15  # numbers of more digits lose some in Excel
_EPOCH = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}

_Tokens = list[tuple[str, str]]
_Writers = dict[str, Callable[[str], str]]


def shown(number: Decimal, code: str, *, from_1904: bool = False) -> str:
    """Return `number` as Excel shows it with the format `code`; dates count from 1904 in old Mac files."""
    section, number = _section(code, number)
    tokens = _tokens(section)
    thai, buddhist, english = _locale(section)
    if tokens[:1] in ([("sign", "t")], [("sign", "T")]):
        thai, tokens = True, tokens[1:]
    if any(kind in ("date", "elapsed") for kind, _ in tokens):
        text = _date(number, tokens, _EPOCH[from_1904], buddhist=buddhist, english=english)
    else:
        text = _number(number, tokens)
    return thai_digits(text) if thai else text


def general(number: Decimal) -> str:
    """Return `number` as Excel shows it without any format."""
    text = f"{float(number):.11g}"
    return f"{Decimal(text):f}" if "e" in text and abs(number) < _LARGEST else text


def _section(code: str, number: Decimal) -> tuple[str, Decimal]:
    """Return the section of `code` for `number`, and the number that this section shows."""
    sections = _SECTION.findall(code)
    if number < 0 and len(sections) > 1:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return (sections[0] if sections else GENERAL), number


def _tokens(section: str) -> _Tokens:
    found = ((match.lastgroup or "", match.group()) for match in _TOKEN.finditer(section))
    return [(kind, text) for kind, text in found if kind != "gap" and not (kind == "setting" and text[1] != "$")]


def _locale(section: str) -> tuple[bool, bool, bool]:
    """Return whether the section asks for Thai digits, the Buddhist calendar, and English names."""
    match = _LOCALE.search(section)
    code = int(match[1], 16) if match else 0
    return code >> 24 == _THAI_DIGITS, code >> 16 & 0x7F == _BUDDHIST, code & 0x3FF == _ENGLISH


def _literal(kind: str, text: str) -> str:
    match kind:
        case "quoted":
            return text.strip('"')
        case "escaped":
            return text[1]
        case "setting":
            currency = _CURRENCY.match(text)
            return currency[1] if currency else ""
    return text


def _number(number: Decimal, tokens: _Tokens) -> str:
    kinds = [kind for kind, _ in tokens]
    signs = [text for kind, text in tokens if kind == "sign"]
    if kinds.count("digits") > 1 or "@" in signs or abs(number) >= _LARGEST:
        return general(number)
    size = abs(number) * 100 ** signs.count("%")
    written: _Writers = {"digits": partial(_digits, size), "general": lambda _: general(size)}
    text = "".join(written.get(kind, partial(_literal, kind))(text) for kind, text in tokens)
    return f"-{text}" if number < 0 and text else text


def _digits(number: Decimal, pattern: str) -> str:
    whole, _, decimals = pattern.partition(".")
    thousands_left_out = len(whole) - len(whole.rstrip(","))
    exact = Decimal(f"{float(number):.15g}") / 1000**thousands_left_out
    places = sum(sign in "0#?" for sign in decimals)
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    left, _, right = f"{rounded:f}".partition(".")
    left = left.lstrip("0").zfill(len(whole.replace(",", "").lstrip("#?")))
    right = right[: decimals.count("0")] + right[decimals.count("0") :].rstrip("0")
    grouped = f"{int(left):,}" if left and "," in whole.rstrip(",") else left
    return f"{grouped}.{right}" if right else grouped


def _date(number: Decimal, tokens: _Tokens, epoch: datetime, *, buddhist: bool, english: bool) -> str:
    try:
        seconds = round(float(number) * 86_400)
        moment = epoch + timedelta(seconds=seconds)
    except OverflowError:
        return general(number)
    half_day = any(kind == "noon" for kind, _ in tokens)
    parts: _Writers = {
        "date": partial(_date_part, moment, buddhist, english, half_day),
        "elapsed": partial(_elapsed, seconds),
        "noon": lambda _: "PM" if moment.hour >= 12 else "AM",
        "digits": lambda text: "" if "0" in text else text,  # fractions of a second
    }
    return "".join(parts.get(kind, partial(_literal, kind))(text) for kind, text in _minutes_told(tokens))


def _minutes_told(tokens: _Tokens) -> _Tokens:
    """Return the tokens with `n` for minutes, which are written `m` like months, after hours or before seconds."""
    letters = [text.strip("[]")[0].lower() if kind in ("date", "elapsed") else "" for kind, text in tokens]
    told = []
    for index, (kind, text) in enumerate(tokens):
        before = next((letter for letter in reversed(letters[:index]) if letter), "")
        after = next((letter for letter in letters[index + 1 :] if letter), "")
        is_minutes = kind == "date" and letters[index] == "m" and (before == "h" or after == "s")
        told.append((kind, text.lower().replace("m", "n") if is_minutes else text))
    return told


def _date_part(moment: datetime, buddhist: bool, english: bool, half_day: bool, code: str) -> str:
    code = code.lower()
    year = moment.year + (543 if (buddhist or code[0] == "b") and moment.year < _FIRST_BUDDHIST else 0)
    hour = (moment.hour - 1) % 12 + 1 if half_day else moment.hour
    names = _ENGLISH_NAMES if english else _THAI_NAMES
    match code[0], len(code):
        case "y" | "b", length:
            return f"{year}" if length > 2 else f"{year % 100:02}"
        case "m", 3 | 4:
            return names[len(code) == 3][moment.month - 1]
        case "d", 3 | 4:
            return names[2 + (len(code) == 3)][moment.weekday()]
    value = {"d": moment.day, "m": moment.month, "h": hour, "n": moment.minute, "s": moment.second}[code[0]]
    return f"{value:02}" if len(code) > 1 else f"{value}"


def _elapsed(seconds: int, code: str) -> str:
    return str(seconds // {"h": 3600, "m": 60, "s": 1}[code[1].lower()])

"""Lists of numbers after what they number: "ตัวชี้วัดที่ 1, 3 และ 5–7"."""

from __future__ import annotations

import re

_NUMBER = r"\d{1,2}"
_NUMBERS = re.compile(_NUMBER)
_SPAN = re.compile(rf"({_NUMBER})(?:-|–|ถึง)\D*({_NUMBER})")


def number_list(first: str, further: str, after: str = "") -> re.Pattern[str]:
    """Return a pattern whose group 1 is a list, in a text without blanks.

    `first` stands before the list, `further` may stand before each number but the first, `after` follows the list.
    """
    return re.compile(rf"{first}({_NUMBER}(?:(?:,?และ|,|-|–|ถึง)(?:{further})?{_NUMBER})*){after}")


def listed(numbers: str) -> set[int]:
    """Return the numbers of a list, with all that lie within its spans."""
    found = set(map(int, _NUMBERS.findall(numbers)))
    return found.union(*(range(int(first), int(last) + 1) for first, last in _SPAN.findall(numbers)))

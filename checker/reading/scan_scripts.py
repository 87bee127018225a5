"""Words of a scanned line that were read in the wrong script: "ต.ค." as "A.A.", "OIT" as "0717".

Tesseract takes short Thai abbreviations for Latin words. Read as Thai only, the same letters are surer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from PIL import Image

from checker.reading import scan_tesseract
from checker.reading.scan_tesseract import Symbol, sureness

_LATIN = re.compile(r"[A-Za-z][A-Za-z.]*")
_FAMILIAR = re.compile(r"ITA|[IEO]IT|[IEO].?")  # the second letter is a digit
_BELOW = "ุู"  # after a full stop it is a speck; in the middle of a short form, its full stop
_SHORT_FORMS = frozenset({"มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค", "พศ", "ปช"})


def read(pictures: Sequence[Image.Image]) -> list[list[Symbol]]:
    """Return the letters of each picture of one line, each word in its script."""
    found = scan_tesseract.read(pictures)
    mixed = [n for n, line in enumerate(found) if any(True for _ in _foreign(line))]
    for n, thai in zip(mixed, scan_tesseract.read_thai([pictures[n] for n in mixed]), strict=True):
        found[n] = in_thai(found[n], thai)
    return [without_specks(line) for line in found]


def in_thai(line: Sequence[Symbol], thai: Sequence[Symbol]) -> list[Symbol]:
    """Return a line with those Latin words replaced that are surer in its reading as Thai only."""
    words = list(_foreign(line))
    mixed = [symbol.text for symbol in line]
    for start, end in words:
        mixed[start:end] = [""] * (end - start)
    shared = SequenceMatcher(None, mixed, [symbol.text for symbol in thai], autojunk=False).get_matching_blocks()
    found, done = list[Symbol](), 0
    for start, end in words:
        after = max((block.b + block.size for block in shared if block.a + block.size <= start), default=0)
        before = min(block.b for block in shared if block.a >= end)
        other = thai[after:before]
        better = sureness(other) > sureness(line[start:end]) or _is_short(other)
        found += [*line[done:start], *(other if better else line[start:end])]
        done = end
    return [*found, *line[done:]]


def _is_short(word: Sequence[Symbol]) -> bool:
    return "".join(symbol.text for symbol in without_specks(word) if symbol.text != ".") in _SHORT_FORMS


def without_specks(line: Sequence[Symbol]) -> list[Symbol]:
    """Return a line in which no vowel stands for a full stop or below one: "ก.ุย." and "กุย." are "ก.ย."."""
    found: list[Symbol] = []
    for n, symbol in enumerate(line):
        if symbol.text not in _BELOW or not found or n + 1 == len(line):
            found.append(symbol)
        elif found[-1].text == ".":
            continue
        else:
            short = found[-1].text + line[n + 1].text
            is_short = short in _SHORT_FORMS and n + 2 < len(line) and line[n + 2].text == "."
            found.append(symbol._replace(text=".") if is_short else symbol)
    return found


def _foreign(line: Sequence[Symbol]) -> Iterator[tuple[int, int]]:
    """Yield where Latin words begin and end that are not familiar."""
    text = "".join(symbol.text[:1] for symbol in line)
    for match in _LATIN.finditer(text):
        if not _FAMILIAR.fullmatch(match.group()):
            yield match.span()

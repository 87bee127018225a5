"""Thai digits throughout a text that is shown, but never in codes, ids, file names and quotations.

A whole page is written at once, with the colours of a terminal and the names in its check at hand: what is kept ends
where Latin writing ends. A letter knows a piece at a time and keeps words whole: see `checker.output.letter_digits`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker import thai
from checker.explanation.overview import HASH_SHOWN
from checker.outcomes import Check

# Colours of a terminal, words as they are written, and what holds a Latin letter: rule ids, codes, addresses, hashes.
_CODES = r"\x1b\[[0-9;]*m|“[^”]*”|[!-~]*[A-Za-z][!-~]*"


def in_thai_digits(text: str, keep: Iterable[str] = ()) -> str:
    """Return `text` with its numbers in Thai digits. What stands in `keep` stays as it is, longest first."""
    kept = [re.escape(word) for word in sorted(filter(None, keep), key=len, reverse=True)]
    parts = re.split(f"({'|'.join([*kept, _CODES])})", text)
    return "".join(part if n % 2 else thai.thai_digits(part) for n, part in enumerate(parts))


def names(check: Check) -> list[str]:
    """Return the names in a check whose digits are no numbers: of its files, of what decided and their hashes."""
    stamp = check.stamp
    hashes = [*stamp.rule_base.split(" + "), *(file.sha256 for file in stamp.inputs)]
    shown = [*hashes, *(name[:HASH_SHOWN] for name in hashes)]
    return [stamp.tool, stamp.time or "", *(file.name for file in stamp.inputs), *shown]

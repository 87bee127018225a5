"""How much of a text stands word for word in texts of others.

Texts are compared by runs of letters, without blanks. What everybody writes alike, such as the names of indicators
and items, does not count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker import thai

# Two people do not happen upon the same 15 letters, unless they name the same thing.
_RUN = 15
# Shorter texts say too little to tell whose words they are.
_LEAST = 40


@dataclass(frozen=True)
class Original:
    """A text that may have been copied from, and what it is (Thai)."""

    name: str
    text: str

    @cached_property
    def runs(self) -> frozenset[str]:
        """The runs of letters of the text."""
        return runs(thai.key(self.text), _RUN)

    def longest(self, copy: Collection[str]) -> str:
        """Return the longest stretch of the text, as written, all of whose runs stand in a copy."""
        letters = [(i, letter) for i, written in enumerate(self.text) for letter in thai.key(written)]
        body = "".join(letter for _, letter in letters)
        begin, end = max(_stretches(body, copy, _RUN), key=lambda s: s[1] - s[0], default=(0, 0))
        return " ".join(self.text[letters[begin][0] : letters[end - 1][0] + 1].split()) if end else ""


@dataclass(frozen=True)
class Copied:
    """How many letters of a text were compared, how many of them stand in an original, and where most of them do.

    `stretch` is the longest part of that original that the text repeats, as written there.
    """

    letters: int
    found: int
    name: str = ""
    stretch: str = ""

    @property
    def percent(self) -> int:
        """The share of letters found, in whole percent, rounded down."""
        return 100 * self.found // self.letters


class Originals:
    """The texts that a text may have been copied from. `names` are nobody's own words."""

    def __init__(self, originals: Sequence[Original], names: Iterable[str] = ()) -> None:
        self.originals = originals
        self._names = thai.phrases(tuple(names))
        self._runs: frozenset[str] = frozenset().union(*(o.runs for o in originals))

    def copied(self, text: str) -> Copied | None:
        """Return how much of a text stands in the originals; None where there is too little to compare."""
        body = self._names.sub("", thai.key(text))
        if not self.originals or len(body) < _LEAST:
            return None
        found = shared(body, self._runs, _RUN)
        if not found:
            return Copied(len(body), 0)
        nearest = max(self.originals, key=lambda o: shared(body, o.runs, _RUN))
        return Copied(len(body), found, nearest.name, nearest.longest(runs(body, _RUN)))


def runs(body: str, length: int) -> frozenset[str]:
    """Return all runs of so many letters in a text."""
    return frozenset(body[i : i + length] for i in range(len(body) - length + 1))


def shared(body: str, others: Collection[str], length: int) -> int:
    """Return how many letters of a text lie in a run that is among the others."""
    return sum(end - begin for begin, end in _stretches(body, others, length))


def without(body: str, others: Collection[str], length: int) -> str:
    """Return a text without its parts that are made of runs among the others."""
    kept, end = "", 0
    for begin, stop in _stretches(body, others, length):
        kept, end = kept + body[end:begin], stop
    return kept + body[end:]


def _stretches(body: str, others: Collection[str], length: int) -> list[tuple[int, int]]:
    """Return the parts of a text that are made of runs among the others."""
    found: list[tuple[int, int]] = []
    for start in range(len(body) - length + 1):
        if body[start : start + length] not in others:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], start + length)
        else:
            found.append((start, start + length))
    return found

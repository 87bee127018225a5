"""A page as marks on paper: letters and straight lines, whether a program printed it or a scanner saw it.

Lengths are points (1/72 inch) from the upper left corner of the page as it is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Letter(NamedTuple):
    """A character with the origin of its glyph: x at its left, y on the baseline.

    `turn` is how far its line is turned clockwise from reading left to right: 0, 90, 180 or 270 degrees.
    """

    text: str
    x: float
    y: float
    width: float
    size: float
    bold: bool = False
    turn: int = 0
    sure: float = 1.0

    @property
    def right(self) -> float:
        """Where the next glyph of a line without gaps begins."""
        return self.x + self.width


class Rule(NamedTuple):
    """A straight line, across (`y0 == y1`) or down (`x0 == x1`), with `x0 <= x1` and `y0 <= y1`."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def across(self) -> bool:
        """Whether the line is horizontal."""
        return self.x1 - self.x0 >= self.y1 - self.y0


class Box(NamedTuple):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the box."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True)
class Page:
    """A page; `letters` stand in the order in which the file draws them.

    `pictures` are large ones, in which no letter can be read; `drawn` says that the page is pictures and curves for the
    most part, so that its letters, if any, do not tell what is to be seen.
    """

    number: int
    width: float
    height: float
    letters: tuple[Letter, ...] = ()
    rules: tuple[Rule, ...] = ()
    pictures: tuple[Box, ...] = ()
    drawn: bool = False

"""The best one-to-one assignment between two lists, exact, by the Hungarian method."""

from __future__ import annotations

from collections.abc import Sequence


def assign(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return pairs (down, across) that together gain most, each line and column used once at most, in order.

    Every line of the shorter side is assigned. Time grows with the cube of the size: 40 × 40 takes some 10 ms.
    """
    if not gains or not gains[0]:
        return []
    if len(gains) > len(gains[0]):
        return sorted((line, column) for column, line in assign(list(zip(*gains, strict=True))))
    holders = _Holders(gains)
    for line in range(len(gains)):
        holders.seat(line)
    return sorted((line, column) for column, line in enumerate(holders.lines[:-1]) if line is not None)


class _Holders:
    """Which line holds each column so far. Prices keep every holder content with its column.

    The last column is not real: a line starts from there.
    """

    def __init__(self, gains: Sequence[Sequence[float]]) -> None:
        self.gains = gains
        self.width = len(gains[0])
        self.lines: list[int | None] = [None] * (self.width + 1)
        self._wages = [0.0] * len(gains)
        self._prices = [0.0] * (self.width + 1)

    def seat(self, line: int) -> None:
        """Find a column for `line` on the cheapest path, moving earlier holders along it."""
        start = column = self.width
        self.lines[start] = line
        slack = [float("inf")] * self.width
        came_from = [start] * self.width
        passed: list[int] = []
        while (holder := self.lines[column]) is not None:
            passed.append(column)
            for other in self._open(passed):
                loss = -self.gains[holder][other] - self._wages[holder] - self._prices[other]
                if loss < slack[other]:
                    slack[other], came_from[other] = loss, column
            column = min(self._open(passed), key=slack.__getitem__)
            self._shift(slack[column], passed, slack)
        while column != start:
            self.lines[column] = self.lines[came_from[column]]
            column = came_from[column]

    def _open(self, passed: Sequence[int]) -> list[int]:
        return [column for column in range(self.width) if column not in passed]

    def _shift(self, by: float, passed: Sequence[int], slack: list[float]) -> None:
        for column in passed:
            holder = self.lines[column]
            assert holder is not None
            self._wages[holder] += by
            self._prices[column] -= by
        for column in self._open(passed):
            slack[column] -= by

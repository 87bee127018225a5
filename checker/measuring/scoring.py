"""Score arithmetic of the ITA in exact decimals: instrument means, the overall score and its level.

Instrument means are rounded half-up to two decimals, then weighted, then rounded half-up once more. Printed scores
are rounded themselves, so a recomputed one may differ by `edition.tolerance`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from knowledge.model import Edition, Level

_CENT = Decimal("0.01")


def rounded(value: Decimal) -> Decimal:
    """Round half-up to two decimals, as ITA prints scores."""
    return value.quantize(_CENT, ROUND_HALF_UP)


def mean(scores: Iterable[Decimal]) -> Decimal:
    """Return the unrounded mean of at least one score."""
    values = list(scores)
    return sum(values, Decimal(0)) / len(values)


def instrument_means(edition: Edition, indicators: Mapping[int, Decimal]) -> dict[str, Decimal]:
    """Return the mean of each instrument all of whose indicator scores are known."""
    means: dict[str, Decimal] = {}
    for instrument in edition.instruments:
        numbers = [i.number for i in edition.indicators if i.instrument == instrument.code]
        if all(number in indicators for number in numbers):
            means[instrument.code] = rounded(mean(indicators[number] for number in numbers))
    return means


def overall(edition: Edition, means: Mapping[str, Decimal]) -> Decimal | None:
    """Return the weighted overall score, or None when an instrument's mean is not known."""
    if any(i.code not in means for i in edition.instruments):
        return None
    return rounded(sum((means[i.code] * i.weight for i in edition.instruments), Decimal(0)) / 100)


def level(edition: Edition, score: Decimal, means: Mapping[str, Decimal]) -> Level | None:
    """Return the level of an overall score, or None when it hangs on instrument scores that are not known."""
    for candidate in edition.levels.levels:
        if score < candidate.overall:
            continue
        if candidate.each_instrument is None:
            return candidate
        if any(known < candidate.each_instrument for known in means.values()):
            continue
        return candidate if len(means) == len(edition.instruments) else None
    return None

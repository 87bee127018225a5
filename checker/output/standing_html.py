"""Where an agency stands as one HTML page that needs no network, for the screen and for A4 paper."""

from __future__ import annotations

from checker.output import chart, pages, standing_words
from checker.standing import Standing
from knowledge.model import Edition


def render(standing: Standing, edition: Edition) -> str:
    """Return the page."""
    return pages.template("scores.html.j2").render(
        standing=standing,
        words=standing_words,
        instruments=[
            (f"{i.code} {i.name}", f"{standing.instruments[i.code]:.2f}")
            for i in edition.instruments
            if i.code in standing.instruments
        ],
        bars=tuple(chart.bars(standing.indicators, edition, standing.unread)) if standing.indicators else (),
        below=tuple(standing_words.below_rows(standing, edition)),
        nothing_below=standing_words.nothing_below(standing, edition),
        threshold=edition.threshold,
        style=pages.asset("page.css"),
    )

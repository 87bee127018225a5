"""What NACC recommended, where a document quotes it: words of others, beside which its own analysis is held."""

from __future__ import annotations

from collections.abc import Iterable

from checker.extraction.context import Context
from checker.extraction.grids import Grid
from checker.extraction.passages import Passage
from checker.extraction.sections import situated
from checker.submission import Recommendation


def recommendations(items: Iterable[Passage | Grid], context: Context) -> list[Recommendation]:
    """Return the passages that quote the recommendations, in order."""
    return [
        Recommendation(
            indicator=section.indicator,
            text=item.written,
            codes=context.codes.leading(item.written),
            place=item.place().model_copy(update={"quote": item.written}),
        )
        for item, section in situated(items, context)
        if section.quoted and isinstance(item, Passage)
    ]

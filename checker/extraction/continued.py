"""What stands between the parts of one table: page numbers, running heads, and captions that say it goes on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from checker import thai
from checker.blocks import Blocks, Paragraph
from checker.extraction.indicators import Indicators
from checker.extraction.lists import without_marker

_PAGE_NUMBER = re.compile(r"[-–—(]*(?:หน้า(?:ที่)?)?\d{1,3}(?:/\d{1,3})?[-–—)]*")
_GOES_ON = re.compile(r"(?:\A|[\s\d(\[–—-])ต่อ[\s.…)\]–—-]*\Z")
_LONGEST = 150
# A shorter beginning of an earlier paragraph may be any word.
_SHORTEST_REPEAT = 8


class Between:
    """Tells of a document which of its paragraphs a table may go on below."""

    def __init__(self, blocks: Blocks, indicators: Indicators) -> None:
        self._indicators = indicators
        self._texts = [thai.key(b.text) for b in blocks.blocks if isinstance(b, Paragraph)]
        self._times = Counter(self._texts)

    def is_of_pages(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is a page number or a running head."""
        text = thai.key(paragraph.text)
        return _PAGE_NUMBER.fullmatch(text) is not None or (self._times[text] > 2 and paragraph.place.page is not None)

    def is_caption(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph says no more than that the table goes on, whose it is, or what its rows are of."""
        return len(paragraph.text) <= _LONGEST and (
            _goes_on(paragraph) or self.names_group(paragraph) or self._repeats(paragraph)
        )

    def names_group(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph only names the indicator or instrument of the rows below, and not that above again."""
        return not _goes_on(paragraph) and self._indicators.only_named(without_marker(paragraph.text))

    def _repeats(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is another one again, or the beginning of one, as a title without its year is."""
        text = thai.key(paragraph.text)
        others: Iterable[str] = (other for other in self._times if other != text)
        return len(text) >= _SHORTEST_REPEAT and (
            self._times[text] > 1 or any(other.startswith(text) for other in others)
        )


def _goes_on(paragraph: Paragraph) -> bool:
    return _GOES_ON.search(paragraph.text) is not None

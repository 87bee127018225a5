"""A file to compare the submitted one with: a printout of the ITAS, another agency's plan, last year's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from checker import reading
from checker.blocks import Blocks, Paragraph, ReadingError
from checker.intake import understand
from checker.submission import Measure


@dataclass(frozen=True)
class ComparedFile:
    """A file to compare with: its name, all its words, and its measures where it is a plan."""

    name: str
    text: str
    measures: tuple[Measure, ...] = ()


def read_compared(path: Path) -> ComparedFile:
    """Return a file to compare with. Raise ReadingError where it cannot be read."""
    text = _text(reading.read(path))
    try:
        return ComparedFile(path.name, text, tuple(understand(path).measures))
    except ReadingError:  # It says nothing of ITA scores or measures: its words can be compared all the same.
        return ComparedFile(path.name, text)


def _text(blocks: Blocks) -> str:
    lines = []
    for block in blocks.blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += [cell.text for row in block.rows for cell in row]
    return "\n".join(lines)

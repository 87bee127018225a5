"""Which sentences carry most of the scenarios: those a newcomer needs first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from features.workshop.outline import read
from features.workshop.steps import Sentence, sentences


def often(folder: Path, most: int = 15) -> Sequence[Sentence]:
    """Return the `most` sentences that the features in `folder` say most often, in the order of the catalogue."""
    outlines = (read(path.read_text(encoding="utf-8")) for path in folder.rglob("*.feature"))
    steps = [step for outline in outlines for part in outline.parts for step in part.steps]
    said = Counter(
        number
        for number, sentence in enumerate(sentences())
        for step in steps
        if step.kind == sentence.kind and sentence.matches(step.text)
    )
    kept = sorted(said, key=lambda number: (-said[number], number))[:most]
    return [sentences()[number] for number in sorted(kept)]

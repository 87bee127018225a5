"""A feature file read line by line, with the lines that Gherkin would pass over in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from gherkin.dialect import Dialect

from features.workshop.steps import Kind

_dialect = Dialect.for_name("th")
assert _dialect
_STEPS: dict[str, Kind | Literal["same"]] = {
    **dict.fromkeys(_dialect.given_keywords, "given"),
    **dict.fromkeys(_dialect.when_keywords, "when"),
    **dict.fromkeys(_dialect.then_keywords, "then"),
    **dict.fromkeys((*_dialect.and_keywords, *_dialect.but_keywords), "same"),
}
STEP_WORDS = tuple(word.strip() for word in _STEPS)
_PARTS: dict[str, Literal["feature", "background", "scenario", "outline", "examples"]] = {
    **dict.fromkeys(_dialect.feature_keywords, "feature"),
    **dict.fromkeys(_dialect.background_keywords, "background"),
    **dict.fromkeys(_dialect.scenario_keywords, "scenario"),
    **dict.fromkeys(_dialect.scenario_outline_keywords, "outline"),
    **dict.fromkeys(_dialect.examples_keywords, "examples"),
}
PART_WORDS = tuple(_PARTS)
Row = tuple[int, list[str]]
"""A line of a table and its cells."""
_FENCES = ('"""', "```")


@dataclass
class Step:
    """A step: its sentence `text`, the table after it `rows`, and whether a block of text follows.

    `kind` is None where a first step says “and”.
    """

    line: int
    word: str
    kind: Kind | None
    text: str
    rows: list[Row] = field(default_factory=list)
    has_text: bool = False


@dataclass
class Part:
    """A background or scenario with its steps; `examples` are the rows of its examples, `others` all other lines."""

    kind: Literal["feature", "background", "scenario", "outline"]
    line: int
    title: str
    steps: list[Step] = field(default_factory=list)
    examples: list[Row] = field(default_factory=list)
    others: list[tuple[int, str]] = field(default_factory=list)


@dataclass
class Outline:
    """A file: its tags, and its parts, of which the first is what stands before the first scenario."""

    tags: list[str]
    parts: list[Part]

    @property
    def feature(self) -> Part | None:
        """The head of the file, None where no line opens a feature."""
        return self.parts[0] if self.parts[0].line else None

    def scenarios(self) -> Iterator[Part]:
        """Yield the scenarios."""
        yield from (part for part in self.parts if part.kind in ("scenario", "outline"))


def read(text: str) -> Outline:
    """Return the outline of a feature file."""
    outline = Outline([], [Part("feature", 0, "")])
    fence, in_examples = "", False
    for number, line in enumerate(text.splitlines(), 1):
        part = outline.parts[-1]
        stripped = line.strip()
        if fence:
            fence = "" if stripped.startswith(fence) else fence
        elif stripped.startswith(_FENCES):
            fence = stripped[:3]
            if part.steps:
                part.steps[-1].has_text = True
        elif stripped.startswith("@"):
            outline.tags += stripped.split()
        elif named := _part(stripped):
            in_examples = named[0] == "examples"
            _open(outline, number, *named)
        elif stripped.startswith("|"):
            _row(part, number, stripped, in_examples)
        elif step := _step(part, number, stripped):
            part.steps.append(step)
        elif stripped and not stripped.startswith("#"):
            part.others.append((number, stripped))
    return outline


def _part(line: str) -> tuple[str, str] | None:
    word, colon, title = line.partition(":")
    return (_PARTS[word], title.strip()) if colon and word in _PARTS else None


def _open(outline: Outline, number: int, kind: str, title: str) -> None:
    if kind == "feature":
        outline.parts[0].line, outline.parts[0].title = number, title
    elif kind != "examples":
        outline.parts.append(Part(kind, number, title))  # type: ignore[arg-type]


def _row(part: Part, number: int, line: str, in_examples: bool) -> None:
    row = (number, [cell.strip() for cell in line.strip("|").split("|")])
    if in_examples:
        part.examples.append(row)
    elif part.steps:
        part.steps[-1].rows.append(row)
    else:
        part.others.append((number, line))


def _step(part: Part, number: int, line: str) -> Step | None:
    for word, kind in _STEPS.items():
        if line.startswith(word) and part.kind != "feature":
            before = part.steps[-1].kind if part.steps else None
            return Step(number, word.strip(), before if kind == "same" else kind, line.removeprefix(word).strip())
    return None

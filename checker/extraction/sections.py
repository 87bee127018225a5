"""What part of the document something stands in, told by the headings before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from checker import thai
from checker.extraction.context import Context
from checker.extraction.grids import Grid
from checker.extraction.headers import label
from checker.extraction.lists import without_marker
from checker.extraction.passages import Passage
from checker.submission import AnalysisKind
from knowledge.model import InstrumentCode
from knowledge.vocabulary import AnalysisWords

_HEADING = 150
# A line that begins so tells somebody what to do, and is no heading.
_ORDER = "ให้"
_LETTER = re.compile(r"[^\W\d_]")
# Words of a sentence that says something of an indicator, which a heading does not.
_STATES = re.compile(r"เนื่องจาก|เพราะ|พบว่า|ได้แก่|จึง|ซึ่ง|(?<!ที่)เป็น(?:จุด|ข้อบกพร่อง)")
_LABELLED = re.compile(r"(?P<label>[^:：]{2,60})[:：]\s*(?P<said>.{10,})", re.DOTALL)


@dataclass(frozen=True)
class Section:
    """The part that something stands in.

    `kind` is that of the findings listed here, `indicator` and `instrument` are those named last. `analysis`: the
    agency analyses its result here; `quoted`: words of others are given here; `measures`: the measures follow;
    `monitoring`: how they are followed up is told here.
    """

    kind: AnalysisKind | None = None
    indicator: int | None = None
    instrument: InstrumentCode | None = None
    analysis: bool = False
    quoted: bool = False
    measures: bool = False
    monitoring: bool = False


def situated(items: Iterable[Passage | Grid], context: Context) -> Iterator[tuple[Passage | Grid, Section]]:
    """Yield each passage and table with the part that it stands in. A heading stands in the part that it opens."""
    section = Section()
    for item in items:
        if isinstance(item, Passage):
            section = _after(section, item.text, context)
        yield item, section


def _after(section: Section, text: str, context: Context) -> Section:
    words = context.vocabulary.analysis
    if thai.has(words.quoted, text):
        section = replace(section, quoted=True)
    if labelled(text, words) and not section.measures:
        section = replace(section, analysis=True, kind=None)
    elif len(text) <= _HEADING:
        section = _opened(section, text, context)
    else:
        opens = thai.has(words.openings, text) and thai.has(words.lead_ins, text[-20:]) and not section.quoted
        return replace(section, analysis=section.analysis or opens)
    instrument, named = context.indicators.instrument(text), context.indicators.named(text)
    return replace(
        section,
        instrument=instrument or section.instrument,
        indicator=section.indicator if not named else named[0] if len(named) == 1 else None,
    )


def _opened(section: Section, heading: str, context: Context) -> Section:
    words, bare = context.vocabulary.analysis, without_marker(heading)
    kind = heading_kind(heading, words)
    if kind and not is_statement(heading, context):
        return Section(kind=kind, analysis=True)
    if label(bare, context.vocabulary) == "monitoring" and not bare.startswith(_ORDER):
        return Section(measures=True, monitoring=True)
    if thai.has(words.headings.measures, bare):
        return Section(measures=True)
    if _opens_analysis(heading, words) and not thai.has(words.quoted, heading):
        return Section(analysis=True)
    return section


def _opens_analysis(heading: str, words: AnalysisWords) -> bool:
    """Whether a heading is that of an analysis, and not a plan to make one."""
    opening = thai.phrases(words.openings).search(thai.key(heading))
    before = heading[: opening.start()] if opening else heading
    return not _LETTER.search(thai.phrases(words.before_openings).sub("", thai.key(before)))


def heading_kind(text: str, words: AnalysisWords) -> AnalysisKind | None:
    """Return the kind of findings that a heading opens, when it names just one."""
    kinds: tuple[tuple[AnalysisKind, tuple[str, ...]], ...] = (
        ("urgent", words.headings.urgent),
        ("strength", words.headings.strength),
        ("keep", words.headings.keep),
        ("develop", words.headings.develop),
    )
    found = [kind for kind, group in kinds if thai.has(group, text)]
    return found[-1] if len(found) == 1 or found == ["keep", "develop"] else None


def is_statement(text: str, context: Context) -> bool:
    """Whether a text says something of an indicator that it names, rather than being a heading."""
    return _STATES.search(text) is not None and bool(context.indicators.mentions(text))


def labelled(text: str, words: AnalysisWords) -> tuple[AnalysisKind, str] | None:
    """Return the kind and the text of a finding written as “จุดอ่อน: …”."""
    found = _LABELLED.fullmatch(without_marker(text))
    kind = heading_kind(found["label"], words) if found else None
    return (kind, found["said"]) if found and kind else None


def is_measures(grid: Grid) -> bool:
    """Whether a table lists measures: something to do, and how, who, when or with what follow-up."""
    if is_surely_report(grid) or not grid.header:
        return False
    told = grid.header.fields & {"measure", "steps", "owners", "period", "monitoring"}
    return grid.has("measure", "steps", "guidance") and len(told | (grid.header.fields & {"guidance"})) > 1


def is_calendar(grid: Grid) -> bool:
    """Whether a table below a heading on follow-up may tell when it is done, as nothing makes measures of its rows."""
    of_measures = ("indicator", "issue", "steps", "owners", "monitoring")
    return not any(column.field in of_measures and not column.guessed for column in grid.columns)


def measure_grids(items: Iterable[Passage | Grid]) -> list[Grid]:
    """Return the tables of measures; where there is none, those that have at least a column of measures."""
    grids = [item for item in items if isinstance(item, Grid)]
    return [g for g in grids if is_measures(g)] or [g for g in grids if g.has("measure") and not is_surely_report(g)]


def is_report(grid: Grid) -> bool:
    """Whether a table tells what came of measures."""
    return grid.has("result") and grid.has("measure", "steps", "indicator", "issue")


def is_surely_report(grid: Grid) -> bool:
    """Whether it does so in a column that is not only guessed to be one of results."""
    return is_report(grid) and not grid.guessed("result")

"""The agency's own analysis: findings by indicator, each urgent, to develop, to keep, or a strength."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from checker import thai
from checker.blocks import Cell, Place
from checker.extraction import lists
from checker.extraction.codes import Around
from checker.extraction.context import Context
from checker.extraction.grids import Grid, Row, entries
from checker.extraction.passages import Passage
from checker.extraction.placeholders import is_missing
from checker.extraction.sections import Section, heading_kind, is_measures, is_report, situated
from checker.submission import AnalysisItem, AnalysisKind, QuestionScore
from knowledge.vocabulary import AnalysisWords, HeaderField

_PROSE = 60
# What a column of an analysis table holds: findings of one kind, or prose to be told apart.
_COLUMNS: tuple[tuple[HeaderField, AnalysisKind | None], ...] = (
    ("urgent", "urgent"),
    ("strength", "strength"),
    ("keep", None),
    ("analysis", None),
    ("guidance", None),
)
# Columns that tell what a finding is about.
_ABOUT: tuple[HeaderField, ...] = ("indicator", "issue", "question")


@dataclass(frozen=True)
class _Clause:
    text: str
    kind: AnalysisKind


def analysis(
    items: Iterable[Passage | Grid], context: Context, questions: Iterable[QuestionScore] = ()
) -> list[AnalysisItem]:
    """Return the findings of a document in order. `questions` are those whose scores were read from its tables."""
    codes = {question.place: question.code for question in questions}
    found: list[AnalysisItem] = []
    for item, section in situated(items, context):
        if section.quoted:
            continue
        if isinstance(item, Passage):
            found += _from_passage(item, section, context)
        elif is_measures(item) or is_report(item):
            continue
        elif section.kind and section.indicator and item.rows and item.has("score"):
            _add_questions(item, section, context, codes, found)
        elif _is_analysis(item):
            found += _from_table(item, context)
    return found


# Sentences


def _from_passage(passage: Passage, section: Section, context: Context) -> Iterator[AnalysisItem]:
    words, text = context.vocabulary.analysis, passage.written
    if section.measures or heading_kind(passage.text, words) or thai.has(words.lead_ins, passage.text[-40:]):
        return
    named = context.indicators.named(text)
    indicator = named[0] if len(named) == 1 else None
    if section.kind:
        if lists.begins_item(text) or indicator or context.codes.leading(text):
            yield _item(indicator, section.kind, lists.without_marker(text), passage.place(), context)
    elif section.analysis and indicator and len(passage.text) > _PROSE and _is_finding(text, words):
        for clause in _clauses(text, words):
            yield _item(indicator, clause.kind, clause.text, passage.place(), context)


def _is_finding(text: str, words: AnalysisWords) -> bool:
    return thai.has((*words.urgent, *words.develop, *words.keep, *words.praise), text)


def _item(indicator: int | None, kind: AnalysisKind, text: str, place: Place, context: Context) -> AnalysisItem:
    where = place.model_copy(update={"quote": text})
    return AnalysisItem(indicator=indicator, kind=kind, text=text, codes=context.codes.cited(text), place=where)


# Tables


def _add_questions(
    grid: Grid, section: Section, context: Context, codes: Mapping[Place, str], found: list[AnalysisItem]
) -> None:
    """Add the questions of a table, and what is said of them, to the finding that the table details."""
    if not found or (found[-1].indicator, found[-1].kind) != (section.indicator, section.kind):
        assert section.kind
        found.append(AnalysisItem(indicator=section.indicator, kind=section.kind, text="", place=grid.rows[0].place))
    item = found[-1]
    said = [item.text] if item.text else []
    for row in grid.rows:
        item.codes += [codes[c.place] for c in row.filled if c.place in codes and codes[c.place] not in item.codes]
        guidance = grid.text(row, "guidance", "keep", "analysis")
        if not is_missing(guidance, context.vocabulary.placeholders) and guidance not in said:
            said.append(guidance)
    item.text = "\n".join(said)


def _is_analysis(grid: Grid) -> bool:
    """Whether a table tells findings of indicators or questions, or sets weaknesses against what is good."""
    told = [field for field, _ in _COLUMNS]
    return grid.has(*told) and (grid.has(*_ABOUT) or (grid.has("urgent") and grid.has("strength", "keep")))


def _from_table(grid: Grid, context: Context) -> Iterator[AnalysisItem]:
    indicator = None
    for row in entries(grid, lambda row, above: _begins(grid, row, above, context)):
        label = grid.text(row, *_ABOUT)
        code = _code(row, context)
        indicator = (
            context.indicators.label(label) or context.codes.indicator(code) or (indicator if not label else None)
        )
        if indicator is None and context.indicators.instrument(label) and len(row.filled) == 1:
            continue
        for field, kind in _COLUMNS:
            cell = grid.cell(row, field)
            if cell and not is_missing(cell.text, context.vocabulary.placeholders):
                untold: AnalysisKind = "develop" if field == "keep" else "strength"
                for item in _from_cell(cell, indicator, kind, untold, context):
                    yield item if item.codes or not code else item.model_copy(update={"codes": [code]})


def _code(row: Row, context: Context) -> str:
    """Return the code that a row is about, by one of its first two cells; an empty text where none is."""
    return next((code for cell in row.filled[:2] for code in context.codes.leading(cell.text)), "")


def _begins(grid: Grid, row: Row, above: Row, context: Context) -> bool:
    """Whether a row begins a finding: another indicator, or another code of the same one."""
    label = grid.text(row, *_ABOUT)
    if label and thai.key(label) != thai.key(grid.text(above, *_ABOUT)):
        return True
    return any(context.codes.leading(grid.text(row, field)) for field, _ in _COLUMNS)


def _from_cell(
    cell: Cell, indicator: int | None, kind: AnalysisKind | None, untold: AnalysisKind, context: Context
) -> Iterator[AnalysisItem]:
    """Yield the findings of a cell; what tells no kind under a header that names several is of the `untold` one."""
    around = Around(context.indicators.instrument_of(indicator) if indicator else None, indicator)
    points = list(_points_by_code(cell.text, around, context))
    for text, codes in points:
        of = indicator or (context.codes.indicator(codes[0]) if codes else None)
        point_kind = kind or _kind(text, context.vocabulary.analysis) or "develop"
        item = _item(of, point_kind, text, cell.place, context)
        yield item.model_copy(update={"codes": codes})
    if not points:
        for clause in _told_apart(cell.text, kind, untold, context.vocabulary.analysis):
            named = [indicator] if indicator else context.indicators.named(clause.text)
            yield _item(named[0] if len(named) == 1 else None, clause.kind, clause.text, cell.place, context)


def _told_apart(text: str, kind: AnalysisKind | None, untold: AnalysisKind, words: AnalysisWords) -> list[_Clause]:
    if kind:
        return [_Clause(item, kind) for item in lists.items(text).items]
    return _clauses(text, words, untold)


def _points_by_code(text: str, around: Around, context: Context) -> Iterator[tuple[str, list[str]]]:
    """Yield the lines of a cell that begin with codes, each with the lines that go on with it."""
    point, codes = "", list[str]()
    for line in text.split("\n"):
        leading = context.codes.leading(line, around)
        if leading and codes:
            yield point, codes
        if leading:
            point, codes = line, leading
        elif codes:
            point += "\n" + line
    if codes:
        yield point, codes


# Kinds


def _clauses(text: str, words: AnalysisWords, untold: AnalysisKind = "strength") -> list[_Clause]:
    """Return prose as clauses, one a change of kind. What does not tell its kind goes with the clause before."""
    turns = re.compile(rf"(?={thai.any_of(words.turns)})")
    clauses: list[_Clause] = []
    for part in filter(None, (p.strip() for p in turns.split(text))):
        kind = _kind(part, words) or (clauses[-1].kind if clauses else untold)
        if clauses and clauses[-1].kind == kind:
            clauses[-1] = _Clause(f"{clauses[-1].text} {part}", kind)
        else:
            clauses.append(_Clause(part, kind))
    return clauses


def _kind(text: str, words: AnalysisWords) -> AnalysisKind | None:
    """Return the kind that a clause tells: urgent wherever it says so, else by the word that comes first."""
    body = thai.key(text)
    if thai.phrases(words.urgent).search(body):
        return "urgent"
    keep, develop = thai.phrases(words.keep).search(body), thai.phrases(words.develop).search(body)
    if keep and (not develop or (keep.start(), -len(keep.group())) < (develop.start(), -len(develop.group()))):
        return "keep"
    return "develop" if develop else None

"""The agency's own analysis: findings by indicator, each urgent, to develop, to keep, or a strength."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from checker import thai
from checker.blocks import Cell, Place, Unread
from checker.extraction import lists
from checker.extraction.codes import Around
from checker.extraction.context import Context
from checker.extraction.grids import Grid, Row, entries
from checker.extraction.passages import Passage
from checker.extraction.placeholders import is_missing
from checker.extraction.sections import (
    Section,
    heading_kind,
    is_measures,
    is_report,
    is_statement,
    labelled,
    situated,
)
from checker.submission import AnalysisItem, AnalysisKind, QuestionScore
from knowledge.vocabulary import AnalysisWords, HeaderField

_PROSE = 45
# A column whose cells are all as short as this, and tell kinds, tells the kind of what stands beside it.
_LEVEL = 25
# The letters before the name of an indicator that still belong to what is said of it.
_BEFORE_NAME = 25
_NUMBERED = re.compile(r"(?:ตัวชี้วัด(?:ย่อย)?(?:ที่)?\s*)?[\d๐-๙]{0,2}[.)\s]*\Z")
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
        elif _is_analysis(item, section.kind):
            found += _from_table(item, section.kind, context)
    return found


def unread_analysis(items: Iterable[Passage | Grid], context: Context) -> Iterator[Unread]:
    """Yield the first sentences of an analysis of which no finding could be made out."""
    words = context.vocabulary.analysis
    for item, section in situated(items, context):
        if isinstance(item, Passage) and section.analysis and not section.quoted and _says_more(item, words):
            why = "มีบทวิเคราะห์ แต่แยกเป็นประเด็นของตัวชี้วัดไม่ได้"
            yield Unread(place=item.place(), why=why, about="analysis")
            return


def _says_more(passage: Passage, words: AnalysisWords) -> bool:
    opens = heading_kind(passage.text, words) or thai.has(words.openings, passage.text) or _opens_list(passage, words)
    return len(passage.text) > _PROSE and not opens


def _opens_list(passage: Passage, words: AnalysisWords) -> bool:
    return thai.has(words.lead_ins, passage.text[-40:])


# Sentences


def _from_passage(passage: Passage, section: Section, context: Context) -> Iterator[AnalysisItem]:
    words, text = context.vocabulary.analysis, passage.written
    if section.measures or _opens_list(passage, words):
        return
    named = context.indicators.named(text)
    indicator = named[0] if len(named) == 1 else None
    if told := labelled(text, words):
        yield _item(indicator or section.indicator, *told, passage.place(), context)
    elif heading_kind(passage.text, words) and not is_statement(passage.text, context):
        return
    elif len(named) > 1 and _is_prose(passage, section, words):
        yield from _by_indicator(passage, context)
    elif section.kind:
        if lists.begins_item(text) or indicator or context.codes.leading(text):
            yield _item(indicator, section.kind, lists.without_marker(text), passage.place(), context)
    elif indicator and _is_prose(passage, section, words):
        for clause in _clauses(text, words):
            yield _item(indicator, clause.kind, clause.text, passage.place(), context)


def _is_prose(passage: Passage, section: Section, words: AnalysisWords) -> bool:
    """Whether a passage tells findings in sentences of its own."""
    if section.kind or not section.analysis or len(passage.text) <= _PROSE:
        return False
    return thai.has((*words.urgent, *words.develop, *words.keep, *words.praise), passage.text)


def _by_indicator(passage: Passage, context: Context) -> Iterator[AnalysisItem]:
    """Yield what a passage says of each indicator that it names; what tells no kind is of that told before or next."""
    words, text = context.vocabulary.analysis, passage.written
    mentions = context.indicators.mentions(passage.text)
    changes = mentions[:1] + [m for before, m in pairwise(mentions) if m.number != before.number]
    cuts = [0, *(_sentence_start(text, _written_at(text, m.start)) for m in changes[1:]), len(text)]
    parts = [text[start:end].strip() for start, end in pairwise(cuts)]
    kinds = [_kind(part, words) for part in parts]
    for number, (mention, part) in enumerate(zip(changes, parts, strict=True)):
        kind: AnalysisKind = next((k for k in (*kinds[number::-1], *kinds[number:]) if k), "develop")
        yield _item(mention.number, kind, part, passage.place(mention.start), context)


def _written_at(written: str, offset: int) -> int:
    """Return where the letter at an offset of `thai.flow` stands in the text as written, which has more blanks."""
    flowed = thai.flow(written)
    at = 0
    for letter in flowed[:offset]:
        while letter != " " and written[at].isspace():
            at += 1
        at += 1
    return at


def _sentence_start(written: str, at: int) -> int:
    """Return the last blank shortly before an indicator, where what is said of it begins."""
    at = len(_NUMBERED.sub("", written[:at]))
    blank = max(written.rfind(space, max(0, at - _BEFORE_NAME), at) for space in " \n")
    return blank if blank >= 0 else at


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


def _is_analysis(grid: Grid, kind: AnalysisKind | None) -> bool:
    """Whether a table tells findings of indicators or questions, or sets weaknesses against what is good."""
    if kind and grid.has("indicator") and grid.has("issue"):
        return True
    told = [field for field, _ in _COLUMNS]
    return grid.has(*told) and (grid.has(*_ABOUT) or (grid.has("urgent") and grid.has("strength", "keep")))


def _from_table(grid: Grid, of_section: AnalysisKind | None, context: Context) -> Iterator[AnalysisItem]:
    level = _level_column(grid, context.vocabulary.analysis)
    indicator = None
    for row in entries(grid, lambda row, above: _begins(grid, row, above, context)):
        label = grid.text(row, *_ABOUT)
        code = _code(row, context)
        indicator = (
            context.indicators.label(label) or context.codes.indicator(code) or (indicator if not label else None)
        )
        if indicator is None and context.indicators.instrument(label) and len(row.filled) == 1:
            continue
        stated = _kind(grid.text(row, level), context.vocabulary.analysis) if level else of_section
        for field, kind in _told(grid, level, stated):
            cell = grid.cell(row, field)
            if cell and not is_missing(cell.text, context.vocabulary.placeholders):
                untold: AnalysisKind = "develop" if field in ("keep", "guidance") else "strength"
                for item in _from_cell(cell, indicator, kind, untold, context):
                    yield item if item.codes or not code else item.model_copy(update={"codes": [code]})


def _level_column(grid: Grid, words: AnalysisWords) -> HeaderField | None:
    """Return the column that tells of each row how urgent it is, and nothing else."""
    for field, _ in _COLUMNS:
        cells = [grid.text(row, field) for row in grid.rows if grid.text(row, field)]
        if cells and grid.has("issue") and all(len(cell) <= _LEVEL and _kind(cell, words) for cell in cells):
            return field
    return None


def _told(
    grid: Grid, level: HeaderField | None, stated: AnalysisKind | None
) -> Iterator[tuple[HeaderField, AnalysisKind | None]]:
    """Yield the columns of findings with their kind: what their header leaves open is told beside or above."""
    for field, kind in _COLUMNS:
        if field != level:
            yield field, kind or (stated if field == "analysis" else None)
    if stated and grid.has("indicator") and not (grid.has("urgent", "analysis") and level is None):
        yield "issue", stated


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

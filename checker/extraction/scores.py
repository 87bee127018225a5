"""The scores that a document states, from tables, lists and sentences: indicators, instruments, questions, overall."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from checker import thai
from checker.blocks import Cell, Place, Unread
from checker.extraction.codes import Around
from checker.extraction.context import Context
from checker.extraction.grids import Grid, Row
from checker.extraction.passages import Passage
from checker.extraction.sections import Section, situated
from checker.submission import IndicatorScore, InstrumentScore, Overall, QuestionScore
from knowledge.model import InstrumentCode
from knowledge.vocabulary import HeaderField, ScoreWords

_ONLY_NUMBERS = re.compile(r"(?:ร้อยละ)?(?:ได้)?(?:คะแนน)?[\d.\s]*\d[\d.\s]*(?:คะแนน|%)*")
_NUMBER = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{1,2})?)(?![\d.]*\d)")
_STATED = re.compile(r"\D{0,40}?(?<![\d.])(\d{1,3}(?:\.\d\d?(?!\d)|(?=คะแนน)))(?P<after>คะแนน|%)?")
_LEVEL_WORDS = r"(?:อยู่ใน)?ระดับ(?:ผลการประเมิน|คุณภาพ|คะแนน)?[:“”\"'( ]*"
_YEAR = re.compile(r"(?:ปี|พ\.ศ\.)\D{0,12}(25\d\d)")
_LARGEST = Decimal(100)


@dataclass
class Scores:
    """What was found. A score that is stated again does not replace the first."""

    overall: Overall = field(default_factory=Overall)
    indicators: dict[int, IndicatorScore] = field(default_factory=dict)
    instruments: dict[InstrumentCode, InstrumentScore] = field(default_factory=dict)
    questions: dict[str, QuestionScore] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add_indicator(self, number: int, score: Decimal | None, place: Place) -> None:
        """Add the score of an indicator, once."""
        if score is not None:
            self.indicators.setdefault(number, IndicatorScore(number=number, score=score, place=place))

    def add_question(self, code: str, indicator: int | None, numbers: list[Decimal], place: Place) -> None:
        """Add a question with its score and sub-scores; one that was only cited gets its score."""
        known = self.questions.get(code)
        if known is None or (known.score is None and numbers):
            score, parts = (numbers[0], numbers[1:]) if numbers else (None, [])
            self.questions[code] = QuestionScore(
                code=code, indicator=indicator, score=score, parts=parts, place=place
            )


def scores(items: Iterable[Passage | Grid], context: Context) -> Scores:
    """Return the scores that a document states."""
    found = Scores()
    parts = list(situated(items, context))
    for item, section in parts:
        if isinstance(item, Grid):
            _from_table(item, section, context, found)
    zero = False
    for item, section in parts:
        if isinstance(item, Passage):
            zero = _from_passage(item, section, context, found, zero)
    _overall([item for item, _ in parts if isinstance(item, Passage)], context, found)
    return found


# Tables


def _from_table(grid: Grid, section: Section, context: Context, found: Scores) -> None:
    if grid.header is not None and not grid.has("score", "average"):
        return
    column = _score_column(grid, context)
    indicator, last = section.indicator, ""
    for row in grid.rows:
        number = _label(grid, row, context)
        codes, cell = _question(grid, row, Around(_instrument(grid, row, indicator, section, context), indicator), context)
        score = _score_after(row, cell) if cell else None
        if cell and score and codes:
            last = _add_question(codes[0], last, indicator, cell, score, context, found)
        elif number is not None:
            indicator = number
            _add_indicator(grid, row, column, number, context, found)
        else:
            _add_other(grid, row, column, context, found)


def _score_column(grid: Grid, context: Context) -> int | None:
    """Return the column of scores: of several years that of the assessed year, else the last; `average` as a last resort."""
    if grid.header is None:
        return None
    for wanted in ("score", "average"):
        columns = [n for n, c in enumerate(grid.header.columns) if c.field == wanted]
        if columns:
            year = str(context.assessed_year)
            of_year = [n for n in columns if year in thai.arabic(grid.header.columns[n].header.text)]
            dated = [n for n in columns if re.search(r"25\d\d", thai.arabic(grid.header.columns[n].header.text))]
            return (of_year or dated[-1:] or columns)[0]
    return None


def _label(grid: Grid, row: Row, context: Context) -> int | None:
    """Return the indicator whose row this is."""
    cell = grid.cell(row, "indicator", "issue", "question")
    cells = [cell] if cell and cell.text else list(row.filled)[:3]
    labels = [context.indicators.label(c.text) for c in cells if not _numeric(c) and len(c.text) < 100]
    return next((n for n in labels if n is not None), None)


def _instrument(
    grid: Grid, row: Row, indicator: int | None, section: Section, context: Context
) -> InstrumentCode | None:
    stated = context.indicators.instrument(grid.text(row, "instrument"))
    return stated or (context.indicators.instrument_of(indicator) if indicator else section.instrument)


def _question(grid: Grid, row: Row, around: Around, context: Context) -> tuple[list[str], Cell | None]:
    """Return the codes that a cell of the row begins with, and the cell."""
    number = grid.header.position("number") if grid.header else None
    for position, cell in enumerate(row.cells):
        if cell.text and not _numeric(cell) and not (position == number and cell.text.isdigit()):
            codes = context.codes.leading(cell.text, around, bare=True)
            if codes:
                return codes, cell
    return [], None


def _numeric(cell: Cell) -> bool:
    return _ONLY_NUMBERS.fullmatch(thai.flow(cell.text)) is not None


def _score_after(row: Row, cell: Cell) -> Cell | None:
    """Return the next cell to the right that holds only numbers."""
    position = next(n for n, c in enumerate(row.cells) if c is cell)
    return next((c for c in row.cells[position + 1 :] if c.text and _numeric(c)), None)


def _add_question(
    code: str, last: str, indicator: int | None, cell: Cell, score: Cell, context: Context, found: Scores
) -> str:
    stated = found.questions.get(code)
    after = context.codes.following(last) if last else None
    if stated is not None and stated.score is not None and after and after not in found.questions:
        found.notes.append(f"อ่าน “{cell.text[:20]}…” เป็นข้อ {after} ตามลำดับ เพราะ {code} มีคะแนนแล้ว")
        code = after
    numbers = [n for n in thai.numbers(score.text) if n <= _LARGEST]
    found.add_question(code, context.codes.indicator(code) or indicator, numbers, score.place)
    return code


def _add_indicator(grid: Grid, row: Row, column: int | None, number: int, context: Context, found: Scores) -> None:
    cell = _at(row, column) if grid.header else next((c for c in row.cells if _numeric(c) and "." in c.text), None) or next(
        (c for c in reversed(row.filled) if _numeric(c)), None
    )
    if cell is None:
        return
    score = _one(cell)
    if score is None and thai.numbers(cell.text):
        found.unread.append(_not_a_score(cell, f"indicators/{number}/score"))
    found.add_indicator(number, score, cell.place)
    if grid.has("score") and grid.has("average"):
        _add_instrument(grid, row, context.indicators.instrument_of(number), "average", found)


def _add_other(grid: Grid, row: Row, column: int | None, context: Context, found: Scores) -> None:
    """Take the score of an instrument's row or of the total row."""
    if not row.filled:
        return
    cell = _at(row, column)
    if thai.has(context.vocabulary.scores.total_rows, row.filled[0].text):
        total = next((c for c in reversed(row.filled) if _numeric(c)), None)
        if total and found.overall.score is None and _one(total) is not None:
            found.overall = Overall(score=_one(total), places={"score": total.place}, place=total.place)
        return
    instrument = context.indicators.instrument(" ".join(c.text for c in row.filled if not _numeric(c)))
    if instrument and cell and cell.text:
        _add_instrument(grid, row, instrument, "score" if grid.has("score") else "average", found)


def _add_instrument(
    grid: Grid, row: Row, code: InstrumentCode, column: HeaderField, found: Scores
) -> None:
    cell = grid.cell(row, column)
    score = _one(cell) if cell else None
    weights = thai.numbers(grid.text(row, "weight"))
    if cell and score is not None:
        weight = int(weights[0]) if weights and weights[0] <= 100 else None
        found.instruments.setdefault(code, InstrumentScore(name=code, score=score, weight=weight, place=cell.place))


def _at(row: Row, column: int | None) -> Cell | None:
    return row.cells[column] if column is not None and column < len(row.cells) else None


def _one(cell: Cell) -> Decimal | None:
    """Return the first number of a cell when it can be a score."""
    numbers = thai.numbers(cell.text) if _numeric(cell) else []
    return numbers[0] if numbers and numbers[0] <= _LARGEST else None


def _not_a_score(cell: Cell, about: str) -> Unread:
    return Unread(place=cell.place, why=f"อ่าน “{cell.text}” เป็นคะแนน 0 ถึง 100 ไม่ได้", about=about)


# Sentences


def _from_passage(passage: Passage, section: Section, context: Context, found: Scores, zero: bool) -> bool:
    """Take scores from a passage; return whether the items that follow scored zero."""
    for number, score, offset in _stated_scores(passage.text, context):
        found.add_indicator(number, score, passage.place(offset))
    if passage.text.startswith("ข้อ") or re.match(r"[IEO]\d", passage.text):
        indicator = section.indicator if zero else None
        for code in context.codes.leading(passage.text, Around(indicator=indicator)):
            numbers = [Decimal(0)] if zero and code.startswith("O") else []
            found.add_question(code, context.codes.indicator(code), numbers, passage.place())
        return zero
    says_zero = thai.has(context.vocabulary.scores.zero, passage.text)
    names_only = len(passage.text) < 60 and bool(context.indicators.named(passage.text))
    return says_zero or (zero and names_only)


def _stated_scores(text: str, context: Context) -> Iterator[tuple[int, Decimal, int]]:
    """Yield the indicators named in a text that a score follows, before another one is named."""
    mentions = context.indicators.mentions(text)
    ends = [m.start for m in mentions[1:]] + [len(text)]
    for mention, end in zip(mentions, ends, strict=False):
        match = _STATED.match(text, mention.end)
        if match and match.start(1) < end:
            score = _own_score(text, match.start(1), match.end(1), context.vocabulary.scores)
            if score is not None:
                yield mention.number, score, match.start(1)


def _own_score(text: str, start: int, end: int, words: ScoreWords) -> Decimal | None:
    """Return the number at a place of a text as a score that was got: not a limit, a target or a full score."""
    before, after = text[max(0, start - 25) : start], text[end : end + 15]
    if re.search(f"(?:{thai.phrases(words.limits_before).pattern})\\D{{0,12}}\\Z", before):
        return None
    if thai.phrases(words.limits_after).match(after.lower()):
        return None
    score = Decimal(text[start:end])
    return score if score <= _LARGEST else None


@dataclass(frozen=True)
class _Candidate:
    score: Decimal
    level: str | None
    year: int | None
    offset: int
    level_offset: int
    passage: Passage


def _overall(passages: Iterable[Passage], context: Context, found: Scores) -> None:
    """Take the overall score: one with a level is surer, one of the assessed year goes before those of others."""
    candidates = [c for passage in passages for c in _candidates(passage, context)]
    if not candidates:
        return
    best = max(candidates, key=lambda c: (c.year in (None, context.assessed_year), c.level is not None))
    stated = found.overall
    places = dict(stated.places)
    if stated.score is None:
        places["score"] = best.passage.place(best.offset)
    if best.level:
        places["level"] = best.passage.place(best.level_offset)
    score = best.score if stated.score is None else stated.score
    found.overall = Overall(score=score, level=best.level, places=places, place=places["score"])


def _candidates(passage: Passage, context: Context) -> Iterator[_Candidate]:
    text, words = passage.text, context.vocabulary.scores
    level = re.compile(_LEVEL_WORDS + f"({'|'.join(sorted(context.levels, key=len, reverse=True))})(?![A-Za-z]|เกณฑ์)")
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - 120) : match.start()]
        if not thai.phrases(words.overall).search(before.lower()) or _about_a_part(before, context):
            continue
        score = _own_score(text, match.start(), match.end(), words)
        named = level.match(text, match.end() + len(_unit(text, match.end())))
        scored = "." in match[1] or _unit(text, match.end()) or "ร้อยละ" in before[-8:]
        if score is not None and scored and (named or "." in match[1]):
            years = _YEAR.findall(before)
            year = int(years[-1]) if years else None
            yield _Candidate(score, named[1] if named else None, year, match.start(), named.start(1) if named else 0, passage)


def _unit(text: str, start: int) -> str:
    match = re.compile(r"(?:คะแนน|%)?(?:ซึ่ง|โดย|และ|จัด)*").match(text, start)
    return match.group() if match else ""


def _about_a_part(before: str, context: Context) -> bool:
    """Whether the words right before a number speak of an indicator or instrument, not of the whole."""
    near = before[-60:]
    return bool(context.indicators.mentions(near)) or re.search(r"(?<![A-Z])(?:IIT|EIT|OIT)", near) is not None

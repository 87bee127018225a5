"""Blocks in, `Submission` out: what a document says, each field with the place where it was read."""

from __future__ import annotations

from collections.abc import Sequence

from checker.blocks import Blocks, Paragraph, Place, Unread
from checker.extraction.agency import agency
from checker.extraction.analysis import analysis, unread_analysis
from checker.extraction.announcements import announcements
from checker.extraction.completion import complete
from checker.extraction.context import context
from checker.extraction.doubts import located
from checker.extraction.grids import Grid, outline
from checker.extraction.identity import item_of_title, kind, note_half_year, place_in_edition, place_in_framework
from checker.extraction.indicators import Indicators
from checker.extraction.layouts import arranged
from checker.extraction.measures import Measures, measures
from checker.extraction.passages import Passage, flowing
from checker.extraction.recommendations import recommendations
from checker.extraction.report import Items as Reported
from checker.extraction.report import report_items
from checker.extraction.scores import scores
from checker.extraction.sections import measure_grids
from checker.extraction.stated import Scores
from checker.extraction.unjoined import unjoined
from checker.extraction.years import Years, years
from checker.submission import AnalysisItem, QuestionScore, Submission
from knowledge import vocabulary as words
from knowledge.base import Knowledge
from knowledge.vocabulary import Vocabulary

__all__ = ["complete", "extract", "says_nothing"]

Items = Sequence[Passage | Grid]


def extract(blocks: Blocks, knowledge: Knowledge, *, edition: int | None = None, item: str | None = None) -> Submission:
    """Return what a document says. `edition` and `item` go before those that the years of the document tell."""
    vocabulary = words.load()
    outlined = outline(blocks, vocabulary, Indicators(knowledge.framework, vocabulary))
    items = flowing(arranged(outlined, vocabulary), vocabulary)
    dated = _years(items, knowledge, vocabulary)
    found = context(knowledge, vocabulary, dated.assessed, dated.plan)
    stated = scores(items, found)
    findings = analysis(items, found, stated.questions.values())
    what = kind(items, vocabulary)
    planned = measures(items, found) if what == "plan" else Measures()
    reported = report_items(items, found, blocks.file) if what == "report" else Reported()
    submission = Submission(
        kind=what,
        agency=agency([item for item in outlined if isinstance(item, Paragraph)], knowledge.agencies),
        assessed_year=dated.assessed,
        plan_year=dated.plan,
        overall=stated.overall,
        instruments=list(stated.instruments.values()),
        indicators=[stated.indicators[number] for number in sorted(stated.indicators)],
        questions=_questions(stated, findings),
        analysis=findings,
        recommendations=recommendations(items, found),
        announcements=announcements(items, found),
        measures=planned.measures,
        items=reported.items,
        places=_places(dated, findings, planned),
        unread=[*stated.unread(), *planned.unread, *reported.unread],
        notes=[*blocks.notes, *stated.notes, *planned.notes],
    )
    submission.unread = [*located(blocks.unread, submission), *submission.unread]
    if what == "plan" and not findings:
        submission.unread += unread_analysis(items, found)
    if what == "plan" and not submission.measures:
        grids = measure_grids(items)
        if _left_blank(grids):
            header = grids[0].columns[0].header.place
            submission.places["measures"] = header.model_copy(update={"column": None, "quote": ""})
        else:
            why = "ไม่พบตารางมาตรการที่มีหัวตารางบอกมาตรการ ผู้รับผิดชอบ หรือระยะเวลา ในเอกสารนี้"
            submission.unread.append(Unread(place=Place(file=blocks.file), why=why, about="measures"))
    if submission.measures or submission.items:
        submission.unread += unjoined(outlined, "measures" if what == "plan" else "items", vocabulary)
    named = item_of_title(items, knowledge, vocabulary) if what == "report" else None
    place_in_edition(submission, dated, knowledge, edition, item, named)
    note_half_year(submission, items, knowledge)
    if item is None:
        place_in_framework(submission, items, knowledge)
    return submission


def _left_blank(grids: Sequence[Grid]) -> bool:
    """Whether there are tables of measures with nothing written below their headers."""
    return bool(grids) and not any(cell.text.strip() for grid in grids for row in grid.rows for cell in row.cells)


def _years(items: Items, knowledge: Knowledge, vocabulary: Vocabulary) -> Years:
    """Return the years of a document; its periods are looked at only where its words do not tell."""
    passages = [item for item in items if isinstance(item, Passage)]
    stated = years(passages, vocabulary.years)
    if stated.plan is not None:
        return stated
    undated = measures(items, context(knowledge, vocabulary, stated.assessed)).measures
    return years(passages, vocabulary.years, [m.period for m in undated if m.period])


def _questions(stated: Scores, findings: list[AnalysisItem]) -> list[QuestionScore]:
    """Return the questions with scores, and those that the analysis only cites."""
    questions = dict(stated.questions)
    for finding in findings:
        for code in finding.codes:
            questions.setdefault(code, QuestionScore(code=code, indicator=finding.indicator, place=finding.place))
    return list(questions.values())


def _places(dated: Years, findings: list[AnalysisItem], planned: Measures) -> dict[str, Place]:
    places = dict(dated.places)
    if findings:
        places["analysis"] = findings[0].place
    if planned.measures:
        places["measures"] = planned.measures[0].place
    return places


def says_nothing(submission: Submission) -> bool:
    """Whether a submission has nothing of an ITA result, no table of measures, and nothing that could not be read."""
    said = (submission.indicators, submission.instruments, submission.questions, submission.analysis)
    # A table of measures that was only not found has no quote.
    unread = [part for part in submission.unread if part.about != "measures" or part.place.quote]
    rows = (submission.measures, submission.items, unread)
    return not any((*said, *rows, "measures" in submission.places)) and submission.overall.score is None

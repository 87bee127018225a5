"""The words that agencies really use: what headers, owners, placeholders and follow-up sentences look like.

Words are compared without blanks, kinds of digits and letter case. In a word `…` stands for up to 60 letters, and
`=` before a word asks that the whole text is this word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from knowledge.yaml_file import parse

HeaderField = Literal[
    "number",
    "instrument",
    "indicator",
    "issue",
    "question",
    "score",
    "average",
    "weight",
    "weighted",
    "guidance",
    "analysis",
    "urgent",
    "keep",
    "strength",
    "measure",
    "steps",
    "owners",
    "period",
    "monitoring",
    "result",
    "output",
    "budget",
    "evidence",
    "problems",
    "other",
]
Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Words = tuple[Word, ...]


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class HeaderWords(_Words):
    """Words that tell in a table header that the column holds this field."""

    field: HeaderField
    words: Words


class ReportHeadings(_Words):
    """Words of table headers that in a report hold the result: `results` always, `acts` where nothing else does.

    In a plan the same columns hold what is expected, or the steps. `suggestions` label what follows without a colon.
    """

    results: Words
    acts: Words
    suggestions: Words


class Placeholders(_Words):
    """Texts of cells that nobody filled in: whole `words`, and hints of forms of up to `longest_hint` letters.

    Dotted lines with nothing but words of `beside_dots` are such texts too. `hints` begin hints wherever they stand,
    `asks` where they stand in brackets or before nothing but what is `asked`; what begins with one of `no_hints` says
    something. Where somebody or some time is to be told, a text of up to `longest_put_off` letters that begins with
    one of `put_off`, and not with one of `not_put_off`, leaves it open.
    """

    words: Words
    beside_dots: Words
    hints: Words
    asks: Words
    no_hints: Words
    asked: Words
    longest_hint: int
    put_off: Words
    not_put_off: Words
    longest_put_off: int


class BlankWords(_Words):
    """What stands in brackets that somebody has yet to complete: whole `words`, or `openings` of texts up to `longest`.

    Texts that begin with a `false_friend` say something.
    """

    words: Words
    openings: Words
    false_friends: Words
    longest: int


class OwnerWords(_Words):
    """How names of units begin.

    `headings` begin the units that a heading alone may name; `tails` look like a beginning but end the name before;
    `sub_units` belong to the unit beside them, and so does a unit to the one of `wholes` after it; `sure_units` begin
    a new name even when written together with “และ”, and so does a unit right behind one of `complete`; `generic`
    owners are too wide to tell who acts; `lead` tells which of several units leads.
    """

    units: Words
    headings: Words
    tails: Words
    sub_units: Words
    wholes: Words
    sure_units: Words
    complete: Words
    generic: Words
    lead: Words


class MonitoringWords(_Words):
    """Phrases that are follow-up of a measure, and those that only look like it.

    `acts` are what somebody does who follows up, `times` tell when or how often, `recipients` to whom it is reported;
    beside one of these `sure_acts` are follow-up wherever they stand. `negations` before an act tell that it is not
    done, `outsiders` that others than the agency do it, or that they are told by one of `telling` or `answers`;
    `publishing` and `lessons` that it is only what is made public or taught. `routine` is other work, no follow-up
    though it stands in the column for it. Columns that are headed by one of `beside` may tell of follow-up too.

    Below the tables, lines that begin as one of `elsewhere` are of other parts; `other_years` and `verdicts` tell what
    was, or is to be, and not how this plan is followed up.
    """

    phrases: Words
    sure_acts: Words
    false_friends: Words
    routine: Words
    negations: Words
    telling: Words
    answers: Words
    outsiders: Words
    publishing: Words
    lessons: Words
    acts: Words
    times: Words
    recipients: Words
    beside: Words
    elsewhere: Words
    other_years: Words
    verdicts: Words


class MeasureWords(_Words):
    """Phrases in a measure: work for the assessment itself, and steps that only say the aim again.

    A step that begins with one of `arranging` only arranges what a measure names, and is no work of its own.
    """

    logistics: Words
    arranging: Words
    restating: Words


class AnalysisHeadings(_Words):
    """Words of headings that open a group of findings, by kind, and of those that open the measures."""

    urgent: Words
    strength: Words
    keep: Words
    develop: Words
    measures: Words


class AnalysisWords(_Words):
    """Words that open an analysis, split it into findings and tell their kind.

    `praise` must agree with the score, unless a word of `no_praise` stands just before it. After one of `found`, a
    word of `lacking` tells that what is named before it is not complete.
    """

    headings: AnalysisHeadings
    openings: Words
    before_openings: Words
    quoted: Words
    lead_ins: Words
    urgent: Words
    develop: Words
    keep: Words
    turns: Words
    praise: Words
    no_praise: Words
    found: Words
    lacking: Words


class YearWords(_Words):
    """Words before a year that tell what the year is of; the nearest one counts.

    `announced` are words beside a date that tell that the result was announced then. One of `parts` opens another part,
    so that a year in a line of its own below it is not that of the title.
    """

    assessed: Words
    plan: Words
    other: Words
    announced: Words
    parts: Words


class TitleWords(_Words):
    """Words in the title of a report and of a plan."""

    report: Words
    plan: Words


class ScoreWords(_Words):
    """Words around scores: before the overall score, of total rows, around limits that nobody scored, before zeros.

    `score_headers` name the column of the score that was got, and nothing else; `result_headers` may stand above it.
    Right before a number, `now`, `past` and `changed` tell a score, the score before it and the difference; words of
    `beside` may stand between. `of_others` tell that what follows is the score of something else, words of `counted`
    after a number that it is none. `no_zero` look like a `zero`; after one of `not_so` it is not stated.
    """

    score_headers: Words
    result_headers: Words
    overall: Words
    total_rows: Words
    limits_before: Words
    limits_after: Words
    now: Words
    past: Words
    changed: Words
    beside: Words
    of_others: Words
    counted: Words
    zero: Words
    no_zero: Words
    not_so: Words


class ResultWords(_Words):
    """Words in the result of a report: what is still to come, what is only meant, what says no more than “done”.

    `future` stand anywhere, `future_openings` begin a clause; `intention` stand anywhere, `aims` begin a short result.
    `under_way` begin a result that is not finished; `undone` say that nothing was done, `reasons` why. `done` tell of
    something that happened. A number beside a word of `evidence`, or right before one of `units`, proves it.
    """

    future: Words
    future_openings: Words
    intention: Words
    aims: Words
    under_way: Words
    undone: Words
    reasons: Words
    bare: Words
    done: Words
    evidence: Words
    units: Words


class Vocabulary(_Words):
    """All words. `headers` are tried in order: the first that stands in a header decides.

    `header_parts` stand below a heading over several columns and tell which part of it each column holds.
    """

    headers: tuple[HeaderWords, ...]
    header_fillers: Words
    header_parts: Words
    report_headings: ReportHeadings
    indicator_aliases: Mapping[Annotated[int, Field(ge=1, le=10)], Words]
    indicator_topics: Mapping[Annotated[int, Field(ge=1, le=10)], Words]
    placeholders: Placeholders
    blanks: BlankWords
    owners: OwnerWords
    monitoring: MonitoringWords
    measures: MeasureWords
    analysis: AnalysisWords
    years: YearWords
    titles: TitleWords
    scores: ScoreWords
    results: ResultWords

    @cached_property
    def header_words(self) -> tuple[str, ...]:
        """All that the headers of tables are made of: the words of fields, and what stands between them."""
        of_fields = (word.removeprefix("=") for known in self.headers for word in known.words)
        return (*of_fields, *self.header_fillers)


@cache
def load() -> Vocabulary:
    """Return the vocabulary of this package; raise `YamlError` where the file is wrong."""
    content = (files("knowledge") / "vocabulary.yaml").read_bytes()
    return parse(content, "vocabulary.yaml").to(Vocabulary)

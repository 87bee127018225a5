"""The result as one HTML file that needs no network: to read, filter, search and print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.explanation import overview, pairs, places, progress, subjects
from checker.follow_up import FollowUp
from checker.outcomes import THAI, Check, Outcome, OutcomeName
from checker.output import chart, pages
from checker.output.cards import Card, cards
from checker.output.closing import Section
from checker.standing import unread_scores
from checker.submission import Submission
from knowledge import base
from knowledge.model import Edition

_GAPS: dict[OutcomeName, str] = {
    "fail": "ต้องแก้ก่อนส่ง",
    "unreadable": "อ่านไม่ได้ ต้องตรวจด้วยคน",
    "advice": "ควรปรับปรุง",
}
_SECTIONS: dict[OutcomeName, str] = {**_GAPS, "pass": "ผ่านแล้ว", "not_applicable": "ไม่เกี่ยวข้องกับเอกสารนี้"}


@dataclass(frozen=True)
class _Entry:
    """A rule that asks for nothing, with each subject that it passed or did not apply to."""

    title: str
    rule: str
    about: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class _Section:
    name: OutcomeName
    heading: str
    count: int
    cards: tuple[Card, ...] = ()
    entries: tuple[_Entry, ...] = ()


def render(
    check: Check,
    submission: Submission | None = None,
    follow_up: FollowUp | None = None,
    more: Sequence[Section] = (),
) -> str:
    """Return the result as a page, with `more` sections below the findings.

    With what was read of the document, its scores are shown as a chart; with a follow-up, what has become of the gaps
    of the check before.
    """
    edition = base.load().edition(check.submission.edition)
    return pages.template("check.html.j2").render(
        check=check,
        title=f"ผลการตรวจ{overview.document(check)}",
        verdict=overview.verdict(check),
        about=overview.about(check),
        stamp=overview.stamp(check),
        disclaimer=overview.DISCLAIMER,
        names={name: THAI[name] for name in _SECTIONS},
        progress=tuple(progress.in_words(follow_up)) if follow_up else (),
        progress_heading=progress.HEADING,
        sections=tuple(_sections(check)),
        bars=_bars(submission, edition) if submission and submission.indicators else (),
        pairs=tuple(map(pairs.in_words, check.pairing)),
        pair_header=pairs.HEADER,
        more=more,
        threshold=edition.threshold,
        style=pages.asset("page.css"),
        script=pages.asset("check.js"),
    )


def _sections(check: Check) -> Iterator[_Section]:
    for name, heading in _SECTIONS.items():
        count = check.summary[name]
        if count and name in _GAPS:
            yield _Section(name, heading, count, cards=tuple(cards(check.outcomes, name)))
        elif count:
            yield _Section(name, heading, count, entries=tuple(_entries(check.outcomes, name)))


def _entries(outcomes: Iterable[Outcome], name: OutcomeName) -> Iterator[_Entry]:
    chosen = (outcome for outcome in outcomes if outcome.outcome == name)
    for rule, group in groupby(chosen, key=lambda outcome: outcome.rule):
        told = tuple(group)
        about = subjects.several([outcome.subject for outcome in told])
        yield _Entry(told[0].title, rule, about, tuple(map(_line, told)))


def _line(outcome: Outcome) -> str:
    """Return the evidence of what passed, or why a rule does not apply."""
    told = outcome.found if outcome.outcome == "pass" else outcome.message
    parts = (subjects.in_words(outcome.subject), told, places.in_words(outcome.place))
    return " – ".join(filter(None, parts))


def _bars(submission: Submission, edition: Edition) -> tuple[chart.Bar, ...]:
    return tuple(chart.bars(submission.indicator_scores, edition, unread_scores(submission)))

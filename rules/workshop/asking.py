"""The talk with the author of a new rule: what he has said already is checked, what is left is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from knowledge.years import years_of
from rules.workshop.findings import WorkshopError
from rules.workshop.new import Bench, NewRule, usual_reads
from rules.workshop.questions import WORDS, Answers, Question, questions


@dataclass(frozen=True)
class Author:
    """How the author is spoken with: `tell` shows a line, `prompt` asks and returns what he typed.

    `prompt` is given what an empty answer stands for; None where there must be an answer.
    """

    tell: Callable[[str], object]
    prompt: Callable[[str, str | None], str]


def new_rule(bench: Bench, given: Answers, author: Author, since: str) -> NewRule:
    """Return the rule that an author wants; `given` are his options, `since` is the version that brings it.

    The words are only asked for where nothing was given. Raise WorkshopError where an option is wrong.
    """
    known: dict[str, str] = {}
    for question in questions(bench):
        if question.name in given:
            known[question.name] = _given(question, given[question.name], known)
        elif question.asked({**given, **known}) and not (given and question.name in WORDS):
            known[question.name] = _asked(question, known, author)
    years, reads = tuple(years_of(known.pop("years"))), usual_reads(known["subject"], known["field"], bench.knowledge)
    return NewRule(since=since, years=years, reads=tuple(reads), **known)


def _given(question: Question, told: str, known: Answers) -> str:
    try:
        return answer(question, told, known)
    except WorkshopError as problem:
        raise WorkshopError(f"--{question.name}: {problem}") from None


def _asked(question: Question, known: Answers, author: Author) -> str:
    choices = question.choices(known)
    for line in ("", question.ask, *_listed(choices)) if choices else ():
        author.tell(line)
    empty = question.proposal(known) or ("" if question.name in WORDS else None)
    while True:
        try:
            return answer(question, author.prompt("หมายเลขหรือคำตอบ" if choices else question.ask, empty), known)
        except WorkshopError as problem:
            author.tell(str(problem))


def _listed(choices: Mapping[str, str]) -> Iterator[str]:
    for number, (word, thai) in enumerate(choices.items(), 1):
        yield f"  {number:>2}  {' – '.join(filter(None, (word, thai)))}"


def answer(question: Question, told: str, known: Answers) -> str:
    """Return what an answer stands for: a choice by its number, its word or its meaning, or the words themselves.

    Raise WorkshopError (Thai) where there is no such answer.
    """
    told, choices = told.strip(), question.choices(known)
    if told.isdecimal() and told not in choices and 0 < int(told) <= len(choices):
        told = list(choices)[int(told) - 1]
    told = next((word for word, thai in choices.items() if thai and thai == told), told)
    if choices and not question.free and told not in choices:
        raise WorkshopError(_unknown(told, choices))
    if not told and not choices and question.name not in WORDS:
        raise WorkshopError("ข้อนี้เว้นว่างไม่ได้")
    question.check(told, known)
    return told


def _unknown(told: str, choices: Mapping[str, str]) -> str:
    words = [word for word in choices if word]
    near = get_close_matches(told, [*words, *choices.values()], 1)
    few = f" {', '.join(words)}" if len(words) <= 10 else "รายการที่ ita rules new แสดง"
    return f"ไม่มีคำตอบ “{told}” " + (f"หมายถึง “{near[0]}” ใช่หรือไม่" if near else f"ให้เลือกจาก{few}")

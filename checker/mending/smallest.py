"""The smallest mend of a gap: the least that has to be written, found out by checking the edited document again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations

from checker.check import Examination, examine
from checker.explanation.subjects import numbered
from checker.mending.edit import Desk, Edit
from checker.mending.editors import edits
from checker.outcomes import GAPS, LEAST, Check, Outcome
from checker.submission import Submission

Recheck = Callable[[Submission], Check]
_Gap = tuple[str, str, int | None, str | None]
_MOST_EDITS, _MOST_ROUNDS = 3, 12
Edits = tuple[Edit, ...]


@dataclass(frozen=True)
class Mend:
    """The edits that together mend a gap, and nothing less does.

    There are none where the mends of others do; `by` is the gap whose mend alone is enough then, where one is.
    """

    gap: Outcome
    edits: Edits
    by: Outcome | None = None

    @property
    def example(self) -> str:
        """The words to write."""
        return " ".join(edit.text for edit in self.edits)

    def __str__(self) -> str:
        return f"{LEAST}: {' และ '.join(map(str, self.edits)) or self._with_others}"

    @property
    def _with_others(self) -> str:
        other = f" {self.by.rule_code} ของ{numbered(self.by.subject)} " if self.by else "อื่น"
        return f"เมื่อแก้ข้อ{other}ตามที่บอกไว้แล้ว ข้อนี้จะผ่านด้วย"


def of(examination: Examination) -> list[Mend]:
    """Return a mend for each gap of a check that is not waived and that one was found for."""
    waived = {_key(outcome) for outcome in examination.check.outcomes if outcome.waived}
    found: list[Mend] = []
    for shown, desk in _desks(examination):
        recheck = partial(_recheck, examination, desk.plan)
        check = examination.check.model_copy(update={"outcomes": shown})
        found += mends(check, desk, recheck, waived)
    return found


def _desks(examination: Examination) -> Iterator[tuple[tuple[Outcome, ...], Desk]]:
    """Yield the outcomes that are shown of each document, with what its edits are made from."""
    for part in examination.parts:
        document, plan = (part.held.report, part.held.plan) if part.held else (examination.document, None)
        yield part.outcomes, Desk(document, part.edition, examination.knowledge, examination.rules, plan)


def _recheck(by: Examination, plan: Submission | None, document: Submission) -> Check:
    scores = by.scores if document.kind == "report" else ()  # a plan has them filled in by now
    beside = by.beside if document.kind == by.document.kind else ()
    return examine(document, by.knowledge, by.rules, plan=plan, scores=scores, beside=beside).check


def mends(check: Check, desk: Desk, recheck: Recheck, waived: Collection[_Gap] = ()) -> list[Mend]:
    """Return a mend for each gap of a check, but for those `waived`, that one was found for.

    `recheck` checks a changed document in the way that `check` was made from `desk.document`. A mend counts only
    where the gap is gone then, nothing new fails and nothing more is unreadable. A gap that has no such mend by itself
    may have one where the others are mended; where no gap has, a mend takes along what it brings to light.
    """
    found: list[Mend] = []
    waiting = [gap for gap in _gaps(check.outcomes) if _key(gap) not in waived]
    start = desk.document
    while waiting:
        search = _Search(desk, check, recheck)
        new = [mend for gap in waiting if (mend := search.least(gap))]
        new = new or [mend for gap in waiting if (mend := search.whole(gap))]
        if not new:
            break
        found += [mend if mend.edits else replace(mend, by=_enough(mend.gap, found, start, recheck)) for mend in new]
        mended = {_key(mend.gap) for mend in new}
        waiting = [gap for gap in waiting if _key(gap) not in mended]
        desk = replace(desk, document=applied(desk.document, new))
        check = recheck(desk.document) if waiting else check
    return found


def _enough(gap: Outcome, made: Iterable[Mend], document: Submission, recheck: Recheck) -> Outcome | None:
    """Return the gap on the same indicator whose mend alone takes another gap with it."""
    for mend in made:
        near = set(_indicators(mend.gap)) & set(_indicators(gap))
        if near and _key(gap) not in map(_key, _gaps(recheck(applied(document, [mend])).outcomes)):
            return mend.gap
    return None


def _indicators(gap: Outcome) -> Iterable[int | None]:
    return (gap.subject.number,) if gap.subject.kind == "indicator" else gap.subject.indicators


def applied(document: Submission, chosen: Iterable[Mend]) -> Submission:
    """Return the document with mends made one after the other; a measure or finding that two ask for comes once."""
    for mend in chosen:
        document = _edited(document, mend.edits)
    return document


def with_mends(check: Check, chosen: Iterable[Mend]) -> Check:
    """Return the check with each mend, and its words as the example, at its gap."""
    return _with(
        check,
        {_key(m.gap): {"mend": str(m), **({"example": m.example} if m.example else {})} for m in chosen},
    )


def with_examples(examination: Examination) -> Check:
    """Return the check with words that fit its document as the example of each gap that an edit is known for.

    Whether they mend the gap is not tried, as it is for a mend.
    """
    words: dict[_Gap, Mapping[str, str]] = {}
    for shown, desk in _desks(examination):
        for gap in _gaps(shown):
            first = next(edits(gap, desk), None)
            if first and first.text and first.change(desk.document) != desk.document:
                words[_key(gap)] = {"example": first.text}
    return _with(examination.check, words)


def _with(check: Check, words: Mapping[_Gap, Mapping[str, str]]) -> Check:
    outcomes = (o.model_copy(update={} if o.waived else words.get(_key(o), {})) for o in check.outcomes)
    return check.model_copy(update={"outcomes": tuple(outcomes)})


def _gaps(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    return (o for o in outcomes if o.outcome in GAPS)


def _key(outcome: Outcome) -> _Gap:
    subject = outcome.subject
    return outcome.rule, subject.kind, subject.number, subject.code


@dataclass(frozen=True)
class _Search:
    """The search for mends of one document as it was checked."""

    desk: Desk
    check: Check
    recheck: Recheck

    def least(self, gap: Outcome) -> Mend | None:
        """Return the smallest mend that brings nothing new to light."""
        for chosen, after in self._tried(gap):
            if _bad(after) <= _bad(self.check):
                return Mend(gap, chosen)
        return None

    def whole(self, gap: Outcome) -> Mend | None:
        """Return the first mend with all that has to be mended then."""
        for chosen, after in self._tried(gap):
            follow_up = self._rest(chosen, after, _MOST_ROUNDS)
            if follow_up is not None:
                return Mend(gap, (*chosen, *follow_up))
        return None

    def _tried(self, gap: Outcome) -> Iterator[tuple[Edits, Check]]:
        """Yield the sets of edits that mend a gap, the smallest first, and the check that shows it."""
        candidates = list(edits(gap, self.desk))
        sets = [s for size in range(_MOST_EDITS + 1) for s in combinations(candidates, size)]
        for chosen in sorted(sets, key=lambda s: sum(edit.size for edit in s)):
            after = self.recheck(_edited(self.desk.document, chosen)) if chosen else self.check
            if _key(gap) not in map(_key, _gaps(after.outcomes)):
                yield chosen, after

    def _rest(self, chosen: Edits, after: Check, rounds: int) -> Edits | None:
        """Return the edits for what fails only since `chosen`; None where they are not found."""
        new = [o for o in _gaps(after.outcomes) if o.outcome == "fail" and ("fail", _key(o)) not in _bad(self.check)]
        if not new:
            return () if _bad(after) <= _bad(self.check) else None
        desk = replace(self.desk, document=_edited(self.desk.document, chosen))
        search = _Search(desk, after, self.recheck)
        first = next((mend.edits for gap in new if rounds and (mend := search.least(gap))), None)
        if first is None:
            return None
        edited = (*chosen, *first)
        rest = self._rest(edited, self.recheck(_edited(self.desk.document, edited)), rounds - 1)
        return None if rest is None else (*first, *rest)


def _edited(document: Submission, chosen: Edits) -> Submission:
    for edit in chosen:
        document = edit.change(document)
    return document


def _bad(check: Check) -> set[tuple[str, _Gap]]:
    """Return what keeps a document from being ready."""
    worst = (
        o for o in check.outcomes if o.outcome == "fail" or (o.outcome == "unreadable" and o.severity == "required")
    )
    return {(o.outcome, _key(o)) for o in worst}

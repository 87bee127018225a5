"""The proofs of a whole check: why each gap is one, and what a single rule says of each of its subjects."""

from __future__ import annotations

from checker.check import Examination
from checker.explanation import why
from checker.proof import Proof, prove


def of_gaps(examination: Examination) -> list[str]:
    """Return why each gap that is not waived is one, and why what is unreadable is so, as lines of Thai."""
    waived = [(outcome.rule, outcome.subject) for outcome in examination.check.outcomes if outcome.waived]
    unmet = (p for p in _proofs(examination) if p.state in ("gap", "unsure"))
    return [line for p in unmet if (p.rule.id, p.subject) not in waived for line in why.in_words(p)]


def of_rule(examination: Examination, rule: str) -> list[str]:
    """Return what one rule says of each of its subjects in the document, and why or why not."""
    return why.of_rule(rule, _proofs(examination))


def _proofs(examination: Examination) -> list[Proof]:
    return [
        proof
        for number, part in enumerate(examination.parts)
        for proof in prove(part.known, part.evaluation, examination.rules, part.edition)
        if number == 0 or proof.rule.kind == "report"
    ]

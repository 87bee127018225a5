"""Which finding is which, from one version of a document to the next.

A finding is known by its rule and its subject. A measure is known by its title and not by its number, which changes
when a measure is added above it.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from checker import thai
from checker.facts import Subject
from checker.outcomes import Outcome

_LENGTH = 10
_NUMBERING = "0123456789.)(-–"
_FORM = re.compile(rf"[A-Z]\d\d-[a-z0-9-]+:[0-9a-f]{{{_LENGTH}}}")


def is_fingerprint(text: str) -> bool:
    """Whether a text has the form of a fingerprint."""
    return _FORM.fullmatch(text) is not None


def fingerprints(outcomes: Iterable[Outcome]) -> Iterator[tuple[str, Outcome]]:
    """Yield each outcome after its fingerprint, such as `M01-owner:5f0c3a91be`; all of a check must be given.

    Subjects of one rule that are named alike are told apart by their order.
    """
    seen: Counter[str] = Counter()
    for outcome in outcomes:
        name = f"{outcome.rule}|{outcome.subject.kind}|{_name(outcome.subject)}"
        seen[name] += 1
        digest = hashlib.sha256(f"{name}|{seen[name]}".encode()).hexdigest()
        yield f"{outcome.rule}:{digest[:_LENGTH]}", outcome


def _name(subject: Subject) -> str:
    """Return what stays the same of a subject: a document is one however its agency's name is spelt."""
    if subject.kind == "document":
        return ""
    if subject.code or subject.kind == "indicator":
        return subject.code or str(subject.number)
    return thai.key(subject.title).lstrip(_NUMBERING) or str(subject.number)

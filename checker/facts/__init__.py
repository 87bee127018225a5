"""A submission as facts: the flat records that rules are about, each with its subject and places."""

from __future__ import annotations

from collections.abc import Sequence

from checker.compared_file import ComparedFile
from checker.facts.analysis import citations, copies, findings, indicator_of
from checker.facts.document import document
from checker.facts.doubts import doubts
from checker.facts.known import Facts, Known, Subject, known_fact
from checker.facts.measures import links, measures
from checker.facts.scores import indicators, instruments, questions
from checker.measuring.copying import Original
from checker.submission import Submission
from knowledge.base import Knowledge
from knowledge.model import Edition

__all__ = ["Facts", "Known", "Subject", "facts"]


def facts(submission: Submission, edition: Edition, knowledge: Knowledge, beside: Sequence[ComparedFile] = ()) -> Facts:
    """Return the facts of a submission under the edition that it is checked by, and beside files to compare with."""
    assessed = knowledge.editions.get(submission.assessed_year or 0)
    originals = [Original(f"แฟ้ม {file.name}", file.text) for file in beside]
    copied = copies(submission, edition, assessed, originals)
    subjects = (
        document(submission, edition, assessed, copied),
        *instruments(submission, assessed),
        *indicators(submission, edition, assessed, _analysed(submission, assessed)),
        *questions(submission, edition, assessed),
        *findings(submission, edition, assessed, copied),
        *measures(submission, beside),
    )
    whys = {(key, name): why for key, name, why in doubts(submission, subjects, edition.threshold)}
    unread = (known_fact("unread", subject=key, field=name) for key, name in whys)
    return Facts(subjects, (*links(submission), *citations(submission), *unread), whys)


def _analysed(submission: Submission, assessed: Edition | None) -> set[int]:
    """Return the indicators that the analysis, or the analysis of a measure, speaks of."""
    listed = assessed.questions if assessed else {}
    of_findings = {indicator_of(finding, listed) for finding in submission.analysis}
    of_measures = {n for m in submission.measures if m.analysis_result for n in m.indicators}
    return of_measures | {n for n in of_findings if n}

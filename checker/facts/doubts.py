"""Which fields could not be read, and why: what may stand in an unread part is never reported as missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from checker.facts.document import PARTS
from checker.facts.known import Doubt, Known, Subject
from checker.facts.measures import TELLS
from checker.submission import Submission

_MEASURE_FIELDS = ("title", "owners", "steps", "monitoring", "period", "analysis_result")
_YEARS = (("assessed_year", "ปีของผลการประเมิน"), ("plan_year", "ปีของมาตรการ"))


def doubts(submission: Submission, known: Sequence[Known], threshold: Decimal) -> Iterator[Doubt]:
    """Yield what could not be read, or not surely, of the subjects."""
    for unread in submission.unread:
        # What a part of unknown content may hold is not known: the analysis or measures may stand there.
        for part in [unread.about] if unread.about else ["analysis", "measures"]:
            for key, name in _fields(part):
                yield key, name, unread.why
                yield from ((key, told, unread.why) for told in _told(key, name, known))
    for part, thai in _YEARS:
        if getattr(submission, part) is None:
            yield "document", part, f"ไม่พบ{thai}ในเอกสาร"
    yield from _unanswered(submission, known, threshold)
    yield from _unanalysed(submission, known)


def _fields(part: str) -> Iterator[tuple[str, str]]:
    yield from (("document", name) for name in PARTS.get(part, ()))
    key, _, name = part.rpartition("/")
    if name in _MEASURE_FIELDS or name == "score":
        yield key, name
    elif part.startswith("measures/"):
        yield from ((part, name) for name in _MEASURE_FIELDS)


def _told(key: str, name: str, known: Iterable[Known]) -> Iterator[str]:
    """Yield what the words of a field tell, where it holds words, though they were not surely read."""
    for each in known:
        if each.fact.fields["key"] == key and name in each.fact.fields:
            yield from (told for told in TELLS.get(name, ()) if told in each.fact.fields)


def _unanswered(submission: Submission, known: Iterable[Known], threshold: Decimal) -> Iterator[Doubt]:
    """Say why it cannot be told whether a measure answers an indicator, a question or a finding.

    A doubt is raised only where a rule asks: it would hide that the rule does not apply.
    """
    lost = _lost(submission, "measures")
    lost += [f"ไม่ทราบว่ามาตรการที่ {m.number} ตอบตัวชี้วัดใด" for m in submission.measures if not m.indicators]
    for each in known:
        for name in _asked(each, threshold):
            why = _homeless(each.subject) if name == "measures" else ""
            if why or lost:
                yield str(each.fact.fields["key"]), name, why or lost[0]


def _asked(known: Known, threshold: Decimal) -> Iterator[str]:
    """Yield the fields on which the rules ask whether there is a measure."""
    kind, fields = known.subject.kind, known.fact.fields
    if kind == "analysis" and fields["kind"] == "urgent":
        yield "measures"
    score = fields.get("score")
    if kind not in ("indicator", "question") or not isinstance(score, Decimal):
        return
    if score < threshold:
        yield "measures"
    elif kind == "indicator":
        yield "kept"
    if score == 0 and kind == "question" and fields.get("instrument") == "OIT":
        yield "named_in"


def _homeless(subject: Subject) -> str:
    """Say of a question or finding that it is not known which indicator it belongs to; empty where it is."""
    if subject.kind == "indicator" or subject.indicators:
        return ""
    told = f"ข้อ {subject.code}" if subject.kind == "question" else f"ประเด็น “{subject.title}”"
    return f"ไม่ทราบว่า{told} อยู่ในตัวชี้วัดใด"


def _unanalysed(submission: Submission, known: Iterable[Known]) -> Iterator[Doubt]:
    """Say why it cannot be told whether an indicator is analysed."""
    lost = _lost(submission, "analysis")
    lost += [
        f"ไม่ทราบว่าประเด็น “{k.subject.title}” เป็นของตัวชี้วัดใด"
        for k in known
        if k.subject.kind == "analysis" and not k.subject.indicators
    ]
    if lost:
        yield from ((str(k.fact.fields["key"]), "analysed", lost[0]) for k in known if k.subject.kind == "indicator")


def _lost(submission: Submission, part: str) -> list[str]:
    return [unread.why for unread in submission.unread if unread.about in ("", part)]

"""Facts about the findings of the analysis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.facts.known import Known, Subject, known_fact, score
from checker.measuring import words
from checker.measuring.copying import Copied, Original, Originals
from checker.submission import AnalysisItem, Submission
from knowledge import vocabulary
from knowledge.model import Edition, Question
from rules.schema import Fact

_TITLE = 60
_QUOTED = "ข้อเสนอแนะของ ป.ป.ช. ที่คัดไว้ในเอกสาร"


def copies(
    submission: Submission, edition: Edition, assessed: Edition | None, beside: Sequence[Original]
) -> list[Copied | None]:
    """Return of each finding how much stands in the recommendations that the document quotes, or in files beside it."""
    quoted = [Original(_quoted(r.codes), r.text) for r in submission.recommendations]
    originals = Originals([*quoted, *beside], _official_names(assessed or edition))
    return [originals.copied(finding.text) for finding in submission.analysis]


def indicator_of(finding: AnalysisItem, listed: Mapping[str, Question]) -> int | None:
    """Return the indicator that a finding is about, perhaps told only by the codes that it cites."""
    of_codes = {listed[code].indicator for code in finding.codes if code in listed}
    return finding.indicator or (of_codes.pop() if len(of_codes) == 1 else None)


def findings(
    submission: Submission, edition: Edition, assessed: Edition | None, copied: Sequence[Copied | None]
) -> Iterator[Known]:
    """Yield the facts about the findings in order."""
    listed = assessed.questions if assessed else {}
    for number, (finding, copy) in enumerate(zip(submission.analysis, copied, strict=True), 1):
        indicator = indicator_of(finding, listed)
        fact = known_fact(
            "analysis",
            key=f"analysis/{number}",
            number=number,
            about=_about(number, indicator, edition),
            kind=finding.kind,
            text=finding.text,
            indicator=indicator,
            score=score(_score(submission, finding, indicator)),
            praise=words.praise(finding.text),
            copied_share=copy.percent if copy else None,
            copied_text=copy.stretch if copy else None,
            copied_from=copy.name if copy else None,
            measures=", ".join(
                str(m.number)
                for m in submission.measures
                if indicator in m.indicators or set(finding.codes) & set(m.codes)
            ),
        )
        subject = Subject(
            kind="analysis",
            number=number,
            title=_title(finding.text),
            indicators=(indicator,) if indicator else (),
        )
        yield Known(fact, subject, finding.place, finding.places)


def citations(submission: Submission) -> Iterator[Fact]:
    """Yield which finding cites which code."""
    for number, finding in enumerate(submission.analysis, 1):
        for code in finding.codes:
            yield known_fact("cites", analysis=f"analysis/{number}", code=code)


def _score(submission: Submission, finding: AnalysisItem, indicator: int | None) -> Decimal | None:
    """Return the best score of the questions that a finding cites, or else that of its indicator."""
    cited = [q.score for q in submission.questions if q.code in finding.codes and q.score is not None]
    return max(cited) if cited else next((i.score for i in submission.indicators if i.number == indicator), None)


def _about(number: int, indicator: int | None, edition: Edition) -> str:
    return f"ตัวชี้วัดที่ {indicator} {edition.indicator(indicator).name}" if indicator else f"ประเด็นที่ {number}"


def _title(text: str) -> str:
    """Return a finding in short, cut at any letter: waivers and action plans know findings by the title so cut."""
    line = " ".join(text.split())
    return line if len(line) <= _TITLE else f"{line[:_TITLE]}…"


def _quoted(codes: Sequence[str]) -> str:
    return f"{_QUOTED} ข้อ {' '.join(codes)}" if codes else _QUOTED


def _official_names(edition: Edition) -> Iterator[str]:
    more = vocabulary.load().indicator_aliases
    for indicator in edition.indicators:
        yield from (indicator.name, *indicator.aliases, *more.get(indicator.number, ()))
    yield from (q.topic for q in edition.questions.values() if q.instrument == "OIT")

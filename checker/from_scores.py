"""From a file of scores to a plan: what `ita scores`, `ita recommend` and `ita template` do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from checker.blocks import ReadingError
from checker.check import check, expect, shipped_rules
from checker.draft import draft
from checker.intake import understand
from checker.outcomes import Outcome
from checker.recommend import Recommendations, recommend
from checker.refusals import RequestError
from checker.standing import Standing, standing
from checker.submission import Agency, AnalysisItem, IndicatorScore, Submission
from knowledge import base
from knowledge.agencies import AgencyType
from knowledge.base import Knowledge
from knowledge.model import Edition

HOW_TO_GIVE = (
    "ให้คะแนนรายตัวชี้วัดทั้ง 10 ตัว (และคะแนนรายข้อ ถ้ามี) ในแฟ้มแบบ examples/scores.yaml หรือตาราง Excel ที่มีคอลัมน์ ตัวชี้วัด และ คะแนน"
)


@dataclass(frozen=True)
class Advice:
    """Recommended measures, the plan drafted from them, and what the submitted plan's own measures lack.

    `keeping`: measures that keep up a standard are among them. `own` is how many measures the drafted plan took over.
    """

    edition: Edition
    recommendations: Recommendations
    plan: Submission
    lacking: tuple[Outcome, ...]
    keeping: bool
    own: int


def read_standing(path: Path) -> tuple[Standing, Edition]:
    """Return the standing of the scores in a file, and the edition of their year."""
    knowledge = base.load()
    submission = understand(path)
    edition = _assessed(submission, knowledge)
    return standing(submission, edition), edition


def advise(
    path: Path,
    *,
    edition: int | None = None,
    agency_type: str | None = None,
    plan: Path | None = None,
    keep: bool = False,
    drafting: bool = False,
) -> Advice:
    """Recommend measures for the scores in a file; raise ReadingError where it has too few scores to go by.

    With `keep` also measures that keep up what is not below the threshold; with `drafting` these where there are no
    others, so that there is a plan to write.
    """
    knowledge = base.load()
    scores = understand(path)
    target = _target(scores, edition, path, knowledge)
    year = target.year
    _refuse_too_few(scores, path)
    own = expect(plan, "plan", edition=year) if plan else None
    found = recommend(scores, target, knowledge, shipped_rules(), plan=own, keep=keep)
    keeping = keep or (drafting and not (found.measures or own))
    if keeping and not keep:
        found = recommend(scores, target, knowledge, shipped_rules(), keep=True)
    written = draft(scores, found.measures, target, _agency_type(scores, agency_type, knowledge), own)
    return Advice(target, found, written, _lacking(own, knowledge), keeping, len(own.measures) if own else 0)


def blank(year: int) -> tuple[Submission, Edition]:
    """Return an empty plan of an edition: the ten indicators, nothing filled in."""
    edition = base.load().edition(year)
    return (
        Submission(
            agency=Agency(name="ชื่อหน่วยงาน ........................................"),
            assessed_year=edition.assessed_year,
            plan_year=edition.plan.year,
            edition=year,
            item=edition.plan.code,
            indicators=[IndicatorScore(number=i.number) for i in edition.indicators],
            analysis=[AnalysisItem(indicator=i.number, kind="develop", text="") for i in edition.indicators],
        ),
        edition,
    )


def _target(scores: Submission, asked: int | None, path: Path, knowledge: Knowledge) -> Edition:
    """Return the edition whose plan answers the scores, which `asked` may tell only where the file does not."""
    due = scores.assessed_year + 1 if scores.assessed_year else None
    if due and asked and asked != due:
        raise RequestError(
            f"คะแนนในแฟ้ม {path.name} เป็นผลการประเมินปี {scores.assessed_year} ใช้กับแผนปี {due} "
            f"แต่ --edition ระบุปี {asked} ซึ่งต้องใช้ผลการประเมินปี {asked - 1}"
        )
    year = due or asked or scores.edition
    if year is None:
        raise ReadingError(f"ไม่ทราบปีของผลการประเมินในแฟ้ม {path.name} โปรดระบุปีของแผนด้วย --edition เช่น 2569")
    if year not in knowledge.editions:
        known = f"{min(knowledge.editions)} ถึง {max(knowledge.editions)}"
        raise ReadingError(f"คะแนนในแฟ้ม {path.name} ใช้กับแผนปี {year} แต่โปรแกรมมีเกณฑ์ของปี {known} เท่านั้น")
    return knowledge.edition(year)


def _assessed(submission: Submission, knowledge: Knowledge) -> Edition:
    year = submission.assessed_year
    return (
        knowledge.edition(year) if year in knowledge.editions and year else knowledge.edition(max(knowledge.editions))
    )


def _refuse_too_few(scores: Submission, path: Path) -> None:
    if any(i.score is not None for i in scores.indicators) or any(q.score is not None for q in scores.questions):
        return
    whole = scores.overall.score is not None or any(i.score is not None for i in scores.instruments)
    known = "มีเพียงคะแนนรวมหรือคะแนนรายเครื่องมือ" if whole else "ไม่มีคะแนน"
    raise ReadingError(f"แฟ้ม {path.name} {known} จึงแนะนำมาตรการไม่ได้ {HOW_TO_GIVE}")


def _agency_type(scores: Submission, name: str | None, knowledge: Knowledge) -> AgencyType:
    types = knowledge.agencies.types
    if name is not None:
        if name not in types:
            raise RequestError(f"ไม่รู้จักประเภทหน่วยงาน “{name}” เลือกจาก {', '.join(types)}")
        return types[name]
    stated = types.get(scores.agency.type or "")
    return stated or knowledge.agencies.recognise(scores.agency.name) or knowledge.agencies.other


def _lacking(plan: Submission | None, knowledge: Knowledge) -> tuple[Outcome, ...]:
    if plan is None:
        return ()
    found = check(plan, knowledge, shipped_rules())
    return tuple(o for o in found.outcomes if o.outcome == "fail" and o.subject.kind == "measure")

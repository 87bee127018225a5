"""read → extract → facts → engine → outcomes: the whole way of a document."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checker.blocks import ReadingError
from checker.effect import effects
from checker.facts import Facts, facts
from checker.intake import understand
from checker.outcomes import Check, Checked, Input, Outcome, PairTold, Stamp, summary, verdict
from checker.report_facts import Held, hold, report_facts, told_pairs
from checker.submission import Kind, Submission
from checker.telling import Telling
from knowledge import base as knowledge_base
from knowledge.base import Knowledge
from knowledge.model import Edition
from rules import base as rule_base
from rules.base import RuleBase
from rules.verdicts import Evaluation, evaluate

_THAI = {"plan": "แผนมาตรการ", "report": "รายงานผล", "scores": "คะแนนประเมิน"}


@dataclass(frozen=True)
class Files:
    """The files of one check: the document itself, and what it is held against."""

    document: Path
    plan: Path | None = None
    report: Path | None = None
    scores: Path | None = None

    def inputs(self) -> tuple[Input, ...]:
        """Return the name and hash of each file."""
        given = (self.document, self.plan, self.report, self.scores)
        return tuple(Input(name=f.name, sha256=hashlib.sha256(f.read_bytes()).hexdigest()) for f in given if f)


def check_file(
    files: Files | Path,
    *,
    edition: int | None = None,
    item: str | None = None,
    version: str = "",
    stamp_time: bool = False,
) -> Check:
    """Check the document at `files`. Raise ReadingError when it cannot be read, YamlError when the rules are broken."""
    files = Files(files) if isinstance(files, Path) else files
    document = understand(files.document, edition=edition, item=item)
    plan = _expect(files.plan, "plan")
    report = _expect(files.report, "report")
    scores = understand(files.scores) if files.scores else None
    if document.kind == "report" and report:
        raise ReadingError(f"แฟ้ม {files.document.name} เป็นรายงานอยู่แล้ว ใช้ --plan บอกแผนที่รายงานนี้รายงาน")
    if document.kind == "plan" and plan:
        raise ReadingError(f"แฟ้ม {files.document.name} เป็นแผนอยู่แล้ว ใช้ --report บอกรายงานที่จะเทียบ")
    time = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds") if stamp_time else None
    return check(
        document,
        knowledge_base.load(),
        shipped_rules(),
        plan=plan,
        report=report,
        scores=scores,
        version=version,
        inputs=files.inputs(),
        time=time,
    )


def _expect(path: Path | None, kind: Kind) -> Submission | None:
    if path is None:
        return None
    submission = understand(path)
    if submission.kind != kind:
        raise ReadingError(f"แฟ้ม {path.name} เป็น{_THAI[submission.kind]} ไม่ใช่{_THAI[kind]}")
    return submission


@cache
def shipped_rules() -> RuleBase:
    """Return the rules that come with the program; an edition's are checked when it is first asked for."""
    knowledge = knowledge_base.load()
    return rule_base.load(editions=knowledge.editions, sources=knowledge.sources, years=())


def check(
    document: Submission,
    knowledge: Knowledge,
    rules: RuleBase,
    *,
    plan: Submission | None = None,
    report: Submission | None = None,
    scores: Submission | None = None,
    version: str = "",
    inputs: tuple[Input, ...] = (),
    time: str | None = None,
) -> Check:
    """Check a document: a plan, alone or with the report on it, or a report, alone or against its plan.

    `scores` fills in scores that a plan does not print; beside a report they are those of the year reported on.
    """
    if document.kind == "plan" and scores and not report:
        document = _scored(document, scores)
    parts = [_one(document, plan, scores, knowledge, rules)]
    if report:
        parts.append(_one(report, document, scores, knowledge, rules))
    edition = _edition(document, knowledge)
    outcomes = tuple(o for n, part in enumerate(parts) for o in part.outcomes if n == 0 or o.rule.startswith("R"))
    evaluation = parts[0].evaluation
    held = next((part.held for part in parts if part.held and part.held.pairing), None)
    return Check(
        stamp=Stamp(tool=version, engine=evaluation.engine, rule_base=rules.sha256, inputs=inputs, time=time),
        submission=Checked(
            kind=document.kind,
            agency=document.agency.name,
            edition=edition.year,
            item=document.item or edition.plan.code,
            assessed_year=document.assessed_year,
            plan_year=document.plan_year,
        ),
        verdict=verdict(outcomes),
        summary=summary(outcomes),
        outcomes=outcomes,
        pairing=_pairs(held),
        notes=tuple(dict.fromkeys(note for part in parts for note in part.notes)),
    )


@dataclass(frozen=True)
class _Part:
    outcomes: tuple[Outcome, ...]
    evaluation: Evaluation
    held: Held | None
    notes: tuple[str, ...]


def _one(
    document: Submission, plan: Submission | None, scores: Submission | None, knowledge: Knowledge, rules: RuleBase
) -> _Part:
    edition = _edition(document, knowledge)
    held = hold(document, plan) if document.kind == "report" else None
    known: Facts = facts(document, edition, knowledge)
    if held:
        known = known + report_facts(held, edition) + effects(held, scores, edition)
    evaluation = evaluate(rules.program(edition.year, document.kind), list(known))
    outcomes = tuple(Telling(rules, known, evaluation, edition, knowledge).outcomes())
    notes = (*document.notes, *([evaluation.note] if evaluation.note else []))
    return _Part(outcomes, evaluation, held, notes)


def _edition(document: Submission, knowledge: Knowledge) -> Edition:
    if document.edition is None:
        raise ReadingError("ไม่ทราบปีของเอกสาร โปรดระบุปีของเกณฑ์ด้วย --edition เช่น --edition 2569")
    return knowledge.edition(document.edition)


def _scored(plan: Submission, scores: Submission) -> Submission:
    """Fill in what a plan does not print itself."""
    missing = {
        name: getattr(scores, name)
        for name in ("indicators", "questions", "instruments")
        if not any(part.score is not None for part in getattr(plan, name))
    }
    overall = scores.overall if plan.overall.score is None else plan.overall
    return plan.model_copy(update={**missing, "overall": overall})


def _pairs(held: Held | None) -> tuple[PairTold, ...]:
    return tuple(told_pairs(held)) if held else ()

"""read → extract → facts → engine → outcomes: the whole way of a document."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from checker import __version__
from checker.asked import Asked
from checker.beside_plan import filled
from checker.blocks import ReadingError
from checker.compared_file import ComparedFile, read_compared
from checker.facts import Facts, facts
from checker.facts.effect import effects
from checker.facts.report import report_facts
from checker.intake import understand
from checker.outcome_writer import OutcomeWriter, told_pairs
from checker.outcomes import Check, Checked, Input, Outcome, Stamp, summary, verdict
from checker.pairing import Held, hold
from checker.refusals import RequestError
from checker.submission import KINDS, Kind, Submission
from checker.unscored import note as note_on_scores
from knowledge import base as knowledge_base
from knowledge.base import Knowledge
from knowledge.model import Edition
from rules import base as rule_base
from rules import overlay as overlays
from rules.base import RuleBase
from rules.verdicts import Evaluation, evaluate


@dataclass(frozen=True)
class Files:
    """The files of one check: the document itself, and what it is held against."""

    document: Path
    plan: Path | None = None
    report: Path | None = None
    scores: tuple[Path, ...] = ()
    compare: tuple[Path, ...] = ()

    def all(self) -> tuple[Path, ...]:
        """Return every file that is read, the document first."""
        return tuple(filter(None, (self.document, self.plan, self.report, *self.scores, *self.compare)))


def inputs(*files: Path) -> tuple[Input, ...]:
    """Return the name and hash of each file."""
    return tuple(Input(name=file.name, sha256=hashlib.sha256(file.read_bytes()).hexdigest()) for file in files)


def examine_file(
    files: Files | Path,
    *,
    edition: int | None = None,
    item: str | None = None,
    stamp_time: bool = False,
    overlay: Path | None = None,
) -> Examination:
    """Check the document at `files` by the shipped rules with those of an `overlay` on them.

    Raise ReadingError when it cannot be read, YamlError when the rules are broken.
    """
    knowledge, rules = knowledge_base.load(), shipped_rules()
    laid = overlays.load(overlay, rules, knowledge) if overlay else None
    if laid:
        knowledge, rules = laid.knowledge, laid.base
    files = Files(files) if isinstance(files, Path) else files
    asked = Asked(edition, item)
    document = asked.plan_of_report(files.document) if files.report else asked.document(files.document)
    if files.report and document.kind != "plan":
        raise RequestError(f"แฟ้ม {files.document.name} เป็น{KINDS[document.kind]} ใช้ --report ได้กับแผนเท่านั้น")
    if files.plan and document.kind != "report":
        raise RequestError(f"แฟ้ม {files.document.name} เป็น{KINDS[document.kind]} ใช้ --plan ได้กับรายงานเท่านั้น")
    plan = expect(files.plan, "plan") if files.plan else None
    report = expect(files.report, "report", edition=edition, item=asked.report_item) if files.report else None
    scores = tuple(understand(path) for path in files.scores)
    time = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds") if stamp_time else None
    found = examine(
        document,
        knowledge,
        rules,
        plan=plan,
        report=report,
        scores=scores,
        beside=tuple(read_compared(path) for path in files.compare),
        inputs=inputs(*files.all()),
        time=time,
    )
    if not laid:
        return found
    stamp = found.check.stamp.model_copy(update={"rule_base": f"{rules.sha256} + {laid.stamp}"})
    return replace(found, check=found.check.model_copy(update={"stamp": stamp}))


def expect(path: Path, kind: Kind, *, edition: int | None = None, item: str | None = None) -> Submission:
    """Return what the document at `path` says; raise `ReadingError` where it is of another kind."""
    submission = understand(path, edition=edition, item=item)
    if submission.kind != kind:
        raise ReadingError(f"แฟ้ม {path.name} เป็น{KINDS[submission.kind]} ไม่ใช่{KINDS[kind]}")
    return submission


@cache
def shipped_rules() -> RuleBase:
    """Return the rules that come with the program; an edition's are checked when it is first asked for."""
    return rule_base.load_shipped(knowledge_base.load())


@dataclass(frozen=True)
class Part:
    """One document held against the rules: its facts, what the rules made of them, and the outcomes."""

    known: Facts
    evaluation: Evaluation
    edition: Edition
    outcomes: tuple[Outcome, ...]
    held: Held | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Examination:
    """The result of a check with what it rests on: the document as understood, what it was held against, by what."""

    check: Check
    document: Submission
    parts: tuple[Part, ...]
    knowledge: Knowledge
    rules: RuleBase
    scores: tuple[Submission, ...] = ()
    beside: tuple[ComparedFile, ...] = ()


def check(
    document: Submission,
    knowledge: Knowledge,
    rules: RuleBase,
    *,
    plan: Submission | None = None,
    report: Submission | None = None,
    scores: Sequence[Submission] = (),
) -> Check:
    """Check a document as `examine` does, and return the result alone."""
    return examine(document, knowledge, rules, plan=plan, report=report, scores=scores).check


def examine(
    document: Submission,
    knowledge: Knowledge,
    rules: RuleBase,
    *,
    plan: Submission | None = None,
    report: Submission | None = None,
    scores: Sequence[Submission] = (),
    beside: Sequence[ComparedFile] = (),
    inputs: tuple[Input, ...] = (),
    time: str | None = None,
) -> Examination:
    """Check a document: a plan, alone or with the report on it, or a report, alone or against its plan.

    `scores` of the year that the plan analyses fill in what it does not print; those of the year reported on tell
    whether its measures worked.
    Texts `beside` the document show what of it was copied.
    """
    if document.kind == "plan":
        document = filled(document, scores, reported=report is not None)
    plan = filled(plan, scores, reported=True) if plan else None
    first = _part(document, plan, scores, knowledge, rules, beside)
    parts = [first, _part(report, document, scores, knowledge, rules, on_plan=True)] if report else [first]
    outcomes = tuple(o for part in parts for o in part.outcomes)
    held = next((part.held for part in parts if part.held and part.held.pairing), None)
    about = Checked(
        kind=document.kind,
        agency=document.agency.name,
        edition=first.edition.year,
        item=document.item or first.edition.plan.code,
        assessed_year=document.assessed_year,
        plan_year=document.plan_year,
        framework=document.framework,
        plan_given=plan is not None if document.kind == "report" else None,
    )
    scores_note = note_on_scores(outcomes, first.edition.threshold)
    result = Check(
        stamp=Stamp(tool=__version__, engine=first.evaluation.engine, rule_base=rules.sha256, inputs=inputs, time=time),
        submission=about,
        verdict=verdict(outcomes, about),
        summary=summary(outcomes),
        outcomes=outcomes,
        pairing=tuple(told_pairs(held)) if held else (),
        notes=tuple(dict.fromkeys(filter(None, [*(note for part in parts for note in part.notes), scores_note]))),
    )
    return Examination(result, document, tuple(parts), knowledge, rules, tuple(scores), tuple(beside))


def _part(
    document: Submission,
    plan: Submission | None,
    scores: Sequence[Submission],
    knowledge: Knowledge,
    rules: RuleBase,
    beside: Sequence[ComparedFile] = (),
    *,
    on_plan: bool = False,
) -> Part:
    """Hold a document against its rules. Of a report `on_plan`, beside its plan, only the rules on reports are told."""
    edition = _edition(document, knowledge)
    held = hold(document, plan) if document.kind == "report" else None
    known: Facts = facts(document, edition, knowledge, beside)
    if held:
        known = known + report_facts(held, edition) + effects(held, scores, edition)
    evaluation = evaluate(rules.program(edition.year, document.kind), list(known))
    binding = not document.framework
    written = OutcomeWriter(rules, known, evaluation, edition, knowledge, binding=binding).outcomes()
    outcomes = tuple(o for o in written if not on_plan or rules.rules[o.rule].kind == "report")
    notes = (*document.notes, *([evaluation.note] if evaluation.note else []))
    return Part(known, evaluation, edition, outcomes, held, notes)


def _edition(document: Submission, knowledge: Knowledge) -> Edition:
    if document.edition is None:
        if document.plan_year:
            known = f"{min(knowledge.editions)} ถึง {max(knowledge.editions)}"
            year = f"{KINDS[document.kind]}ของปีงบประมาณ พ.ศ. {document.plan_year}"
            raise ReadingError(f"เอกสารเป็น{year} ซึ่งยังไม่มีเกณฑ์ในโปรแกรม (มีเกณฑ์ของปี {known})")
        raise ReadingError("ไม่ทราบปีของเอกสาร โปรดระบุปีของเกณฑ์ด้วย --edition เช่น --edition 2569")
    return knowledge.edition(document.edition)

"""Checks for the tests of outputs: the example with twelve seeded gaps, and plans that are made for one point."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import strategies as st

import checker.output
from checker.check import examine_file
from checker.explanation import places
from checker.intake import understand
from checker.outcomes import GAPS, Check, Outcome, summary
from checker.output import plan_docx
from checker.submission import Submission
from features.steps.scene import complete_plan
from knowledge import base

EXAMPLE = Path(__file__).parents[3] / "examples" / "plan-with-gaps.yaml"
# Rule, and the number or code of the subject.
SEEDED = {
    ("C01", 7), ("C02", "E1"), ("M01", 1), ("M01", 4), ("M02", 2), ("M02", 6), ("M03", 3), ("M04", 2), ("M05", 4),
    ("M06", 5), ("Q14", 6), ("S01", None),
}  # fmt: skip
TIME = "2026-01-31T18:30:00+00:00"  # already the first of February in Thailand


def published(name: str) -> Any:
    """Return the schema of a format as programs find it."""
    path = Path(checker.output.__file__).parent / "schemas" / f"{name}.schema.json"
    return json.loads(path.read_text(encoding="utf-8"))


@cache
def example() -> Check:
    return examine_file(EXAMPLE).check


@cache
def example_plan() -> Submission:
    return understand(EXAMPLE)


@cache
def word() -> Check:
    """The example as a Word document: its gaps stand in table cells."""
    data = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))
    for measure in data["measures"]:
        measure["monitoring"] = {"text": measure["monitoring"], "where": "column"}
        measure["steps"] = [step for step in measure["steps"] if step.strip("-…")]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "แผน ปี 2569.docx"
        file.write_bytes(plan_docx.render(Submission.model_validate(data), base.load().edition(2569)))
        return examine_file(file).check


def checked(plan: dict[str, Any]) -> Check:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "plan.json"
        file.write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
        return examine_file(file).check


@cache
def ready() -> Check:
    return _without_advice(checked(complete_plan(2569, "เทศบาลตำบลบ้านครบ")))


@cache
def blurred() -> Check:
    """A plan whose owners of measure 2 could not be read."""
    plan = complete_plan(2569, "เทศบาลตำบลบ้านเลือน")
    del plan["measures"][1]["owners"]
    unread = {"place": {"quote": "กอ?คลั?"}, "why": "ภาพไม่ชัด", "about": "measures/2/owners"}
    return _without_advice(checked({**plan, "unread": [unread]}))


def _without_advice(check: Check) -> Check:
    outcomes = tuple(outcome for outcome in check.outcomes if outcome.outcome != "advice")
    return check.model_copy(update={"outcomes": outcomes, "summary": summary(outcomes)})


def stamped(check: Check) -> Check:
    return check.model_copy(update={"stamp": check.stamp.model_copy(update={"time": TIME})})


def gaps(check: Check) -> list[Outcome]:
    return [outcome for outcome in check.outcomes if outcome.outcome in GAPS]


def named(outcome: Outcome) -> tuple[str, int | str | None]:
    return outcome.rule_code, outcome.subject.code or outcome.subject.number


def pieces(outcome: Outcome) -> Iterator[str]:
    """What every output must show of a gap, so far as it is known: place, quote and fix."""
    yield from filter(None, (places.in_words(outcome.place), outcome.found, outcome.expected, outcome.fix))


def touched(check: Check, text: str) -> Check:
    """The check with a text put into every field that a document or a file name can fill."""
    filled = {"message": text, "found": text, "fix": text, "example": text, "title": text}
    outcomes = tuple(
        outcome.model_copy(
            update={
                **filled,
                "subject": outcome.subject.model_copy(update={"title": text}),
                "place": outcome.place.model_copy(update={"file": text, "quote": text}),
            }
        )
        for outcome in check.outcomes
    )
    inputs = tuple(file.model_copy(update={"name": text}) for file in check.stamp.inputs)
    about = check.submission.model_copy(update={"agency": text})
    stamp = check.stamp.model_copy(update={"inputs": inputs})
    return check.model_copy(update={"outcomes": outcomes, "submission": about, "stamp": stamp, "notes": (text,)})


NASTY = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["=1+1", "<script>alert(1)</script>", "{{ 7*7 }}", "\x0b\x00\ufffe", "ก\nข\tค", "]]>&amp;", "@SUM(A1)", "“๑”"]
    ),
)

"""Laws of recommending: what is below the threshold gets a measure, and every drafted plan passes its own check."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.check import check, shipped_rules
from checker.draft import draft
from checker.from_scores import advise
from checker.intake import understand
from checker.output import recommendations
from checker.recommend import recommend
from checker.submission import Agency, IndicatorScore, Measure, QuestionScore, Submission
from knowledge.base import load
from knowledge.model import Edition

KNOWLEDGE = load()
RULES = shipped_rules()
YEARS = st.sampled_from(sorted(KNOWLEDGE.editions))
TYPES = st.sampled_from(sorted(KNOWLEDGE.agencies.types))
SCORES = st.one_of(st.sampled_from([Decimal("84.99"), Decimal("85.00"), Decimal(0)]), st.decimals(0, 100, places=2))


@st.composite
def scored(draw: st.DrawFn) -> tuple[Submission, Edition]:
    """Draw the scores of all indicators and of some questions, for a plan of some edition."""
    edition = KNOWLEDGE.edition(draw(YEARS))
    listed = KNOWLEDGE.edition(max(edition.assessed_year, min(KNOWLEDGE.editions))).questions
    codes = draw(st.lists(st.sampled_from(sorted(listed)), unique=True, max_size=12)) if listed else []
    return (
        Submission(
            kind="scores",
            agency=Agency(name="หน่วยงานทดสอบ"),
            assessed_year=edition.assessed_year,
            indicators=[IndicatorScore(number=n, score=draw(SCORES)) for n in range(1, 11)],
            questions=[QuestionScore(code=c, score=draw(SCORES), indicator=listed[c].indicator) for c in codes],
        ),
        edition,
    )


def drafted(scores: Submission, edition: Edition, agency_type: str = "อบต.") -> Submission:
    found = recommend(scores, edition, KNOWLEDGE, RULES)
    found = found if found.measures else recommend(scores, edition, KNOWLEDGE, RULES, keep=True)
    return draft(scores, found.measures, edition, KNOWLEDGE.agencies.types[agency_type])


@given(scored(), TYPES)
def test_every_drafted_plan_is_ready(scores: tuple[Submission, Edition], agency_type: str) -> None:
    plan = drafted(*scores, agency_type)
    result = check(plan, KNOWLEDGE, RULES)
    assert result.verdict == "ready", [(o.rule, o.message) for o in result.outcomes if o.outcome == "fail"]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html", ".yaml"])
@given(scores=scored(), agency_type=TYPES)
def test_it_is_ready_when_read_back_from_a_file(
    tmp_path: Path, ending: str, scores: tuple[Submission, Edition], agency_type: str
) -> None:
    plan = drafted(*scores, agency_type)
    file = tmp_path / f"plan{ending}"
    file.write_bytes(recommendations.as_file(plan, scores[1], file))
    read = understand(file)
    assert read.edition == plan.edition
    assert [len(m.steps) for m in read.measures] == [len(m.steps) for m in plan.measures]
    result = check(read, KNOWLEDGE, RULES)
    assert result.verdict == "ready", [(o.rule, o.message) for o in result.outcomes if o.outcome == "fail"]


@given(scored())
def test_below_the_threshold_triggers_and_the_threshold_itself_does_not(scores: tuple[Submission, Edition]) -> None:
    submission, edition = scores
    found = recommend(submission, edition, KNOWLEDGE, RULES)
    answered = {code for r in found.measures for code in r.codes}
    below = {q.code for q in submission.questions if q.score is not None and q.score < 85}
    explained = {code for code in below if any(f"ข้อ {code} " in note for note in found.notes)}
    assert answered == below - explained
    assert all(score < 85 for r in found.measures for score in r.scores)


@given(scored())
def test_none_is_recommended_twice(scores: tuple[Submission, Edition]) -> None:
    found = recommend(*scores, KNOWLEDGE, RULES, keep=True)
    keys = [r.measure.key for r in found.measures]
    assert len(keys) == len(set(keys))


@given(scored(), st.randoms())
def test_the_order_of_the_input_does_not_matter(scores: tuple[Submission, Edition], random: object) -> None:
    submission, edition = scores
    shuffled = submission.model_copy(deep=True)
    random.shuffle(shuffled.questions)  # type: ignore[attr-defined]
    random.shuffle(shuffled.indicators)  # type: ignore[attr-defined]
    assert recommend(submission, edition, KNOWLEDGE, RULES) == recommend(shuffled, edition, KNOWLEDGE, RULES)


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html", ".yaml", ".json"])
def test_the_same_scores_give_the_same_bytes(ending: str) -> None:
    edition = KNOWLEDGE.edition(2569)
    scores = Submission(
        kind="scores", assessed_year=2568, indicators=[IndicatorScore(number=4, score=Decimal("70.00"))]
    )
    first, second = (recommendations.as_file(drafted(scores, edition), edition, Path(f"p{ending}")) for _ in range(2))
    assert first == second


def test_what_the_plan_has_already_is_not_repeated() -> None:
    edition = KNOWLEDGE.edition(2569)
    scores = Submission(
        kind="scores",
        assessed_year=2568,
        questions=[QuestionScore(code=code, score=Decimal("70")) for code in ("I10", "E1")]
        + [QuestionScore(code="O2", score=Decimal(0))],
    )
    plan = Submission(measures=[Measure(number=1, indicators=[4, 9])])
    found = recommend(scores, edition, KNOWLEDGE, RULES, plan=plan)
    assert {code for r in found.measures for code in r.codes} == {"E1", "O2"}
    named = Submission(measures=[Measure(number=1, indicators=[6, 9], codes=["O2"])])
    assert [r.codes for r in recommend(scores, edition, KNOWLEDGE, RULES, plan=named).measures] == [("I10",)]


def test_a_measure_takes_the_indicator_of_the_question_asked() -> None:
    edition = KNOWLEDGE.edition(2566)
    scores = Submission(kind="scores", assessed_year=2565, questions=[QuestionScore(code="O38", score=Decimal(0))])
    (only,) = recommend(scores, edition, KNOWLEDGE, RULES).measures
    assert (only.measure.key, only.indicators) == ("O16", (10,))


@pytest.mark.parametrize("keep", [False, True])
def test_scores_are_written_with_two_decimals(keep: bool) -> None:
    scores = Submission(
        kind="scores",
        assessed_year=2567,
        indicators=[
            IndicatorScore(number=n, score=Decimal("84.5" if n == 1 and not keep else 86)) for n in range(1, 11)
        ],
        questions=[] if keep else [QuestionScore(code="I1", score=Decimal("70.5"), indicator=1)],
    )
    edition = KNOWLEDGE.edition(2568)
    plan = drafted(scores, edition)
    said = "\n".join([*(a.text for a in plan.analysis), *(m.analysis_result or "" for m in plan.measures)])
    assert "86.00 คะแนน" in said
    assert not re.search(r"ได้ \d+(?:\.\d)? คะแนน", said)


def test_the_stated_type_of_an_agency_goes_before_its_name(tmp_path: Path) -> None:
    file = tmp_path / "scores.yaml"
    agency = "agency: {name: ศูนย์การศึกษาพิเศษสมมติ, type: โรงเรียน}\n"
    file.write_text(
        f"kind: scores\nassessed_year: 2568\n{agency}indicators: [{{number: 4, score: 70}}]\n", encoding="utf-8"
    )
    told = {owner for measure in advise(file).plan.measures for owner in measure.owners}
    owners = {owner.removesuffix(" (หน่วยหลัก)") for owner in told}
    assert told - owners
    assert owners <= set(KNOWLEDGE.agencies.types["โรงเรียน"].owners.values())

"""Laws of recommending: what is below the threshold gets a measure, and every drafted plan passes its own check."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.blocks import ReadingError
from checker.check import check, shipped_rules
from checker.draft import draft
from checker.from_scores import advise
from checker.intake import understand
from checker.output import recommendations
from checker.recommend import recommend
from checker.refusals import RequestError
from checker.submission import Agency, IndicatorScore, Measure, QuestionScore, Submission
from knowledge.base import load
from knowledge.model import Edition

KNOWLEDGE = load()
RULES = shipped_rules()
YEARS = st.sampled_from(range(2563, 2570))
TYPES = st.sampled_from(sorted(KNOWLEDGE.agencies.types))
SCORES = st.one_of(st.sampled_from([Decimal("84.99"), Decimal("85.00"), Decimal(0)]), st.decimals(0, 100, places=2))
# Codes that some years ask and others do not, or of which it is not known what they ask.
UNLISTED = {"I4": 2, "I30": 5, "E3": 6, "O13": 9, "O43": 10}


@st.composite
def scored(draw: st.DrawFn) -> tuple[Submission, Edition]:
    """Draw the scores of all indicators and of some questions, for a plan of some edition."""
    edition = KNOWLEDGE.edition(draw(YEARS))
    listed = {c: q.indicator for c, q in KNOWLEDGE.edition(max(edition.assessed_year, 2563)).questions.items()}
    placed = UNLISTED | listed
    codes = draw(st.lists(st.sampled_from(sorted(placed)), unique=True, max_size=12))
    return (
        Submission(
            kind="scores",
            agency=Agency(name="หน่วยงานทดสอบ"),
            assessed_year=edition.assessed_year,
            indicators=[IndicatorScore(number=n, score=draw(SCORES)) for n in range(1, 11)],
            questions=[QuestionScore(code=c, score=draw(SCORES), indicator=placed[c]) for c in codes],
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
    assert all(score is not None and score < 85 for r in found.measures for score in r.scores)


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
    assert drafted(submission, edition) == drafted(shuffled, edition)


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


def scores_file(folder: Path, **parts: object) -> Path:
    """Write a file of scores: all indicators at 90, but for what `parts` say."""
    content = {"kind": "scores", "assessed_year": 2568, "indicators": [90] * 10} | parts
    path = folder / "scores.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def test_measures_of_an_indicator_are_those_of_its_own_year(tmp_path: Path) -> None:
    older = advise(scores_file(tmp_path, assessed_year=2564, indicators=[90] * 4 + [80] + [90] * 5))
    asked = {code for r in older.recommendations.measures for code in r.asked}
    assert asked == {"I25", "I26", "I27", "I28", "I29", "I30"}
    unknown = advise(scores_file(tmp_path, assessed_year=2567, indicators=[90] * 4 + [80] + [90] * 5))
    assert [r.asked for r in unknown.recommendations.measures] == [()] * 3
    assert any("ยังไม่พบรายการข้อคำถามปี 2567 ของตัวชี้วัดที่ 5" in note for note in unknown.recommendations.notes)


def test_all_items_of_an_indicator_bear_the_codes_of_its_year(tmp_path: Path) -> None:
    older = advise(scores_file(tmp_path, assessed_year=2565, indicators=[90] * 8 + [80, 90])).plan.measures[0]
    assert older.title == "แก้ไขการเปิดเผยข้อมูลรายข้อ ตั้งแต่ข้อ O1 ถึง O33"
    unknown = advise(scores_file(tmp_path, assessed_year=2567, indicators=[90] * 8 + [80, 90])).plan.measures[0]
    assert unknown.title == "แก้ไขการเปิดเผยข้อมูลทุกเรื่อง"
    assert not any(re.search(r"O\d", step) for step in unknown.steps)


def test_nothing_is_said_of_what_an_unlisted_question_asks(tmp_path: Path) -> None:
    questions = [{"code": "O13", "indicator": 9, "score": 50}]
    (only,) = advise(scores_file(tmp_path, assessed_year=2567, questions=questions)).plan.measures
    assert only.codes == ["O13"]
    assert only.analysis_result
    assert "ยังไม่ทราบว่าข้อนี้ถามเรื่องใด" in only.analysis_result
    assert "แสดงว่า" not in only.analysis_result
    lost = advise(scores_file(tmp_path, assessed_year=2567, questions=[{"code": "O13", "score": 50}]))
    assert "โปรดระบุตัวชี้วัดของข้อนี้" in lost.recommendations.notes[0]


def test_the_plan_that_there_is_goes_into_the_draft(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    own = {"title": "ทำทะเบียนยืมพัสดุ", "indicators": [4], "steps": ["ทำทะเบียน"], "owners": ["กองคลัง"]}
    plan.write_text(json.dumps({"kind": "plan", "plan_year": 2569, "measures": [own]}), encoding="utf-8")
    found = advise(scores_file(tmp_path, questions={"I10": 70, "I12": 60, "I4": 60}), plan=plan)
    first, second = found.plan.measures
    assert first.title == "ทำทะเบียนยืมพัสดุ"
    assert second.codes == ["I4"]
    assert [m.number for m in found.plan.measures] == [1, 2]
    assert found.recommendations.covered == {"I10": (1,), "I12": (1,)}
    assert {outcome.rule for outcome in found.lacking} >= {"M04-period"}


@pytest.mark.parametrize("asked", [2568, 2567])
def test_scores_are_not_taken_for_those_of_another_year(tmp_path: Path, asked: int) -> None:
    with pytest.raises(RequestError, match="เป็นผลการประเมินปี 2568 ใช้กับแผนปี 2569"):
        advise(scores_file(tmp_path), edition=asked)


def test_scores_after_the_last_edition_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="ใช้กับแผนปี 2570 แต่โปรแกรมมีเกณฑ์ของปี 2563 ถึง 2569 เท่านั้น"):
        advise(scores_file(tmp_path, assessed_year=2569))


def test_keeping_up_is_recommended_on_request_or_to_have_a_plan(tmp_path: Path) -> None:
    path = scores_file(tmp_path)
    assert not advise(path).recommendations.measures
    assert advise(path, keep=True).keeping
    assert advise(path, drafting=True).recommendations.measures

"""Whatever a document says, every message is whole, and no two rules say the same."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.blocks import Place, Unread
from checker.check import examine, shipped_rules
from checker.compared_file import ComparedFile
from checker.explanation.findings import findings
from checker.outcomes import Check, Outcome
from checker.output import text
from checker.output.screen import Screen
from checker.submission import (
    Agency,
    AnalysisItem,
    Announcement,
    IndicatorScore,
    InstrumentScore,
    Measure,
    Monitoring,
    Overall,
    Period,
    QuestionScore,
    Recommendation,
    ReportItem,
    Submission,
)
from knowledge.base import load

KNOWLEDGE = load()
EXAMPLES = 1000 if settings.get_current_profile_name() != "local" else 50

# Sentences that trip the rules one way or the other, besides any letters at all.
SAID = (
    "ดีเยี่ยม",
    "ยังไม่อยู่ในระดับดีมาก",
    "ควรเผยแพร่ช่องทางติดต่อผู้บริหารทุกคนไว้ในหน้าเดียวกันบนเว็บไซต์ของหน่วยงาน",
    "นำข้อบกพร่องหรือจุดอ่อนมาปรับปรุงให้เป็นไปตามหลักเกณฑ์ที่กำหนด",
    "ประชุมชี้แจงการประเมิน ITA",
    "รายงานผลให้ผู้บริหารทราบทุกเดือน",
    "ติดตามผล",
    "ข้อมูลบนเว็บไซต์",
    "ทุกส่วนราชการ",
    "กองคลัง",
    "ทำคู่มือการยืมพัสดุ ๑. สำรวจ ๒. เขียน ๒. แจ้ง",
    "จะดำเนินการในปีถัดไป",
    "-",
)
LETTERS = st.text(alphabet="กขคงจฉชซญณดตถทธนบปผฝพฟภมยรลวศษสหอฮะาิีึืุูเแโใไ็่้๊๋์ำ๐๑๒12 .–\n", max_size=40)
WORDS = st.one_of(st.sampled_from(SAID), LETTERS)
FILLED = st.one_of(st.sampled_from(SAID[:-1]), LETTERS.map(lambda text: f"ก{text}"))
SCORES = st.one_of(
    st.none(), st.sampled_from([Decimal(0), Decimal("84.99"), Decimal("85.00")]), st.decimals(0, 100, places=2)
)
NUMBERS = st.integers(1, 10)
CODES = st.sampled_from(["I1", "I7", "E3", "O2", "O12", "O28", "O42"])
MONTHS = st.sampled_from([None, "2023-10", "2024-03", "2025-09", "2026-01"])
YEARS = st.sampled_from([None, *sorted(KNOWLEDGE.editions)])
ABOUT = st.sampled_from(
    ["", "analysis", "measures", "overall", "measures/1", "measures/1/owners", "measures/2/steps", "questions/O2/score"]
)
PLACES = st.builds(Place, file=st.sampled_from(["", "ก.docx"]), table=st.none() | NUMBERS, quote=WORDS)

MEASURES = st.builds(
    Measure,
    number=NUMBERS,
    title=st.one_of(st.just(""), FILLED),
    indicators=st.lists(NUMBERS, max_size=3),
    codes=st.lists(CODES, max_size=2),
    steps=st.lists(FILLED, max_size=4),
    owners=st.lists(FILLED, max_size=6),
    period=st.none() | st.builds(Period, raw=WORDS, start=MONTHS, end=MONTHS),
    monitoring=st.builds(Monitoring, text=FILLED, where=st.sampled_from(["column", "steps", "shared"]))
    | st.just(Monitoring()),
    analysis_result=st.none() | FILLED,
    places=st.dictionaries(st.sampled_from(["steps", "owners"]), PLACES, max_size=2),
)
FINDINGS = st.builds(
    AnalysisItem,
    indicator=st.none() | NUMBERS,
    kind=st.sampled_from(["urgent", "develop", "keep", "strength"]),
    text=FILLED,
    codes=st.lists(CODES, max_size=2),
)
QUESTIONS = st.builds(
    QuestionScore,
    code=CODES,
    indicator=st.none() | NUMBERS,
    score=SCORES,
    parts=st.lists(st.decimals(0, 100, places=2), max_size=3),
)
ITEMS = st.builds(
    ReportItem, number=NUMBERS, title=FILLED, result=st.none() | WORDS, owners=st.lists(WORDS, max_size=2)
)
SUBMISSIONS = st.builds(
    Submission,
    kind=st.sampled_from(["plan", "plan", "plan", "report", "scores"]),
    agency=st.builds(Agency, name=WORDS),
    assessed_year=YEARS,
    plan_year=YEARS,
    edition=st.sampled_from(sorted(KNOWLEDGE.editions)),
    overall=st.builds(Overall, score=SCORES, level=st.none() | st.sampled_from(["ผ่านดี", "C"])),
    instruments=st.lists(
        st.builds(InstrumentScore, name=st.sampled_from(["IIT", "EIT", "OIT"]), score=SCORES),
        unique_by=lambda i: i.name,
        max_size=3,
    ),
    indicators=st.lists(
        st.builds(IndicatorScore, number=NUMBERS, score=SCORES), unique_by=lambda i: i.number, max_size=10
    ),
    questions=st.lists(QUESTIONS, unique_by=lambda q: q.code, max_size=5),
    analysis=st.lists(FINDINGS, max_size=5),
    recommendations=st.lists(st.builds(Recommendation, text=FILLED, codes=st.lists(CODES, max_size=1)), max_size=2),
    announcements=st.lists(
        st.builds(Announcement, date=st.just("2024-07-30"), raw=st.sampled_from(["30 กรกฎาคม 2567", "1 สิงหาคม 2567"])),
        max_size=2,
    ),
    measures=st.lists(MEASURES, unique_by=lambda m: m.number, max_size=6),
    items=st.lists(ITEMS, unique_by=lambda i: i.number, max_size=3),
    unread=st.lists(st.builds(Unread, place=PLACES, why=st.just("ภาพไม่ชัด"), about=ABOUT), max_size=2),
)
FILES = st.builds(ComparedFile, name=st.just("แผนเดิม.docx"), text=FILLED, measures=st.tuples(MEASURES))
BESIDE = st.lists(FILES, max_size=1)

# Empty quotes, a name that nothing was found for, a word without its number, a template that was not filled in.
BROKEN = re.compile(r"“\s*”|\(ไม่พบ\)|\bNone\b|\{\{|\}\}|\{%|(?<!หน้า)ที่ +(?=มี|ไม่|ยัง|ได้|$)|\( *\)")


def checked(submission: Submission, beside: list[ComparedFile]) -> Check:
    return examine(submission, KNOWLEDGE, shipped_rules(), beside=beside).check


def told(outcome: Outcome) -> dict[str, str]:
    """Return what an outcome says of a gap; only the message of another outcome is shown."""
    if outcome.outcome in ("fail", "advice"):
        named = {name: getattr(outcome, name) for name in ("message", "expected", "fix", "found")}
        return {name: words for name, words in named.items() if words or name != "found"}
    return {"message": outcome.message}


@settings(max_examples=EXAMPLES)
@given(SUBMISSIONS, BESIDE)
def test_every_message_is_whole_and_the_rule_s_own(submission: Submission, beside: list[ComparedFile]) -> None:
    check = checked(submission, beside)
    said: dict[str, str] = {}
    for outcome in check.outcomes:
        for name, words in told(outcome).items():
            assert words.strip(), (outcome.rule, name)
            assert not BROKEN.search(words), (outcome.rule, name, words)
        if outcome.outcome != "not_applicable":
            assert said.setdefault(outcome.message, outcome.rule) == outcome.rule, outcome.message
    for name in ("fail", "advice", "unreadable"):
        for finding in findings(check.outcomes, name):
            assert all(line.strip() for line in finding.paragraphs())
            assert not BROKEN.search(finding.heading), finding.heading
    assert "{{" not in text.render(check, Screen(terminal=False), every=True)


def test_a_blank_cell_is_not_quoted() -> None:
    place = Place(file="ก.docx", table=1, row=2, quote="\u00a0 \n")
    blank = Measure(number=1, title="จัดทำคู่มือ", places={"steps": place})
    outcomes = checked(Submission(kind="plan", edition=2568, measures=[blank]), []).outcomes
    (gap,) = [outcome for outcome in outcomes if outcome.rule == "M02-steps" and outcome.outcome == "fail"]
    assert gap.found == ""


def test_words_of_rules_differ() -> None:
    told: dict[str, str] = {}
    for id_, rule in shipped_rules().rules.items():
        if rule.words:
            assert told.setdefault(rule.words.message, id_) == id_
            assert told.setdefault(rule.title, id_) == id_

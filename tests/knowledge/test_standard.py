"""Standard measures: complete, distinct, usable as they stand, and reachable from every known question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

import pytest

from checker.thai import key, phrases
from knowledge import base, standard, vocabulary
from knowledge.standard import StandardMeasure
from knowledge.yaml_file import YamlError

SHIPPED = range(2563, 2570)
MEASURES = standard.load()
WORDS = vocabulary.load()
OF_SHIPPED = {key: measure for key, measure in MEASURES.items() if measure.year in SHIPPED}
EACH = pytest.mark.parametrize("measure", OF_SHIPPED.values(), ids=list(OF_SHIPPED))
# Ethics belonged to indicator 10 until 2566 and belongs to indicator 9 in 2568.
MOVED = {(2563, "O38"), (2564, "O38"), (2565, "O38"), (2566, "O39"), (2566, "O40")}
VERBS = re.compile(
    r"มาตรการ|กำกับ|กำหนด|ขับเคลื่อน|ควบคุม|คัดกรอง|คัดเลือก|งด|จัด|ตั้ง|ดำเนิน|ทบทวน|ทำ|นำ|ประกาศ|ประเมิน|ปรับ|"
    r"ปิด|ป้องกัน|พัฒนา|มอบ|รวบรวม|รายงาน|ลง|ลด|วาง|วิเคราะห์|สร้าง|สรุป|สำรวจ|เขียน|เชื่อม|เปิด|เผยแพร่|เพิ่ม|เฝ้าระวัง|เลือก|"
    r"แก้|แจ้ง|แสดง|ให้"
)
TERMS = re.compile(r"E-Service|No Gift Policy|QR Code|EIT|ITA|\{(lead|executive|score)\}")


def sentences(measure: StandardMeasure) -> Iterator[str]:
    yield from (measure.problem, measure.title, *measure.steps, *measure.outputs)
    yield from (measure.monitoring, measure.analysis, measure.keep)


def codes() -> Iterator[tuple[int, str, int]]:
    for year, edition in base.load().editions.items():
        for question in edition.questions.values():
            yield year, question.code, question.indicator


def found(words: tuple[str, ...], text: str) -> bool:
    return phrases(words).search(key(text)) is not None


def test_every_question_of_2568_has_a_measure_of_its_own() -> None:
    own = {m.code: m.indicator for m in MEASURES.values() if m.year == standard.EDITION}
    assert own == {q.code: q.indicator for q in base.load().edition(standard.EDITION).questions.values()}
    assert len(own) == 52


def test_no_two_titles_are_alike() -> None:
    alike = [(a, b) for a, b in combinations((m.title for m in MEASURES.values()), 2) if ratio(a, b) >= 0.8]
    assert alike == []


def test_no_two_steps_are_alike() -> None:
    alike = []
    steps = [step for m in MEASURES.values() for step in m.steps]
    matcher = SequenceMatcher(autojunk=False)
    for position, step in enumerate(steps):
        matcher.set_seq2(step)
        for other in steps[:position]:
            matcher.set_seq1(other)
            if matcher.real_quick_ratio() >= 0.85 <= matcher.quick_ratio() and matcher.ratio() >= 0.85:
                alike.append((other, step))
    assert alike == []


def ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@EACH
def test_title_begins_with_what_is_done(measure: StandardMeasure) -> None:
    assert VERBS.match(measure.title)


@EACH
def test_a_step_has_a_figure_or_a_place(measure: StandardMeasure) -> None:
    assert any(re.search(r"\d|เว็บไซต์", step) for step in measure.steps)
    assert len(set(measure.steps)) == len(measure.steps)
    assert not any(ratio(step, measure.title) >= 0.7 for step in measure.steps)


@EACH
def test_monitoring_is_follow_up_for_every_kind_of_agency(measure: StandardMeasure) -> None:
    for kind in base.load().agencies.types.values():
        text = measure.monitoring.format(lead=kind.owners[measure.owners[0]], executive=kind.owners["executive"])
        assert found(WORDS.monitoring.phrases, text)
        assert not found(WORDS.monitoring.false_friends, text)
    assert re.search(r"^\{lead\}(กำกับ)?ติดตาม.*ทุก.* และรายงานผล.*ต่อ\{executive\}", measure.monitoring)
    assert re.search(r"(ทุก|ภายใน|ประจำ|เดือน).*$", measure.monitoring.partition("{executive}")[2])


@EACH
def test_analysis_and_keep_are_read_as_what_they_are(measure: StandardMeasure) -> None:
    analysis = measure.analysis.format(score="73.72")
    assert re.match(r"(ผลสำรวจ(บุคลากร|ผู้รับบริการ|ประชาชน))?ได้ 73\.72 คะแนน แสดงว่า", analysis)
    assert analysis.startswith("ได้") == measure.code.startswith("O")
    assert found(WORDS.analysis.develop, analysis)
    assert not found(WORDS.analysis.keep + WORDS.analysis.praise + WORDS.analysis.turns, analysis)
    assert found(WORDS.analysis.keep, measure.keep)
    assert not found(WORDS.analysis.urgent + WORDS.analysis.develop + WORDS.analysis.turns, measure.keep)


@EACH
def test_words_are_thai_and_spaced_once(measure: StandardMeasure) -> None:
    for sentence in sentences(measure):
        assert not re.search("[A-Za-z]", TERMS.sub("", sentence)), sentence
        assert not re.search(r"  |\s$|เเ|ํา|[๐-๙]|ๆ\S", sentence), sentence


@EACH
def test_open_data_items_are_done_before_the_evidence_closes(measure: StandardMeasure) -> None:
    if measure.code.startswith("O"):
        assert (measure.period.end - 10) % 12 <= (4 - 10) % 12
        assert measure.mark == "recall" or "W_calendar2565" in measure.sources


@EACH
def test_facts_are_marked_and_sourced(measure: StandardMeasure) -> None:
    assert measure.mark in ("inferred", "recall")
    assert measure.mark == "recall" or {"S004", "S002"} & set(measure.sources)
    assert measure.code not in measure.serves or measure.year != standard.EDITION


def test_every_known_question_is_answered_or_has_its_reason() -> None:
    answers = standard.crosswalk(standard.FOLDER, MEASURES)
    for year, code, _ in codes():
        if year in SHIPPED:
            assert bool(answers[year, code].measures) != bool(answers[year, code].reason)
    assert [at for at, answer in answers.items() if answer.reason and at[0] in SHIPPED] == [(2569, "O3")]


def test_only_known_questions_are_answered() -> None:
    editions = [base.load().edition(year) for year in SHIPPED]
    plans = {(e.year, item.code) for e in editions for item in (e.plan, e.report)}
    answered = {at for at in standard.crosswalk(standard.FOLDER, MEASURES) if at[0] in SHIPPED}
    assert answered == {(year, code) for year, code, _ in codes() if year in SHIPPED} | plans


def test_an_answer_is_of_the_indicator_and_instrument_of_its_question() -> None:
    for year, code, indicator in codes():
        for measure in standard.answering(year, code).measures if year in SHIPPED else ():
            assert measure.code[0] == code[0]
            assert measure.indicator == indicator or (year, code) in MOVED


def test_every_measure_answers_a_question() -> None:
    answering = {m.key for year, code, _ in codes() for m in standard.answering(year, code).measures}
    assert answering >= set(OF_SHIPPED)


@pytest.mark.parametrize(
    ("year", "code", "keys"),
    [
        (2565, "I7", ["I4"]),
        (2565, "I13", ["2565-I13"]),
        (2565, "O38", ["O16"]),
        (2564, "O34", ["2564-O34"]),
        (2565, "O34", ["O21"]),
        (2566, "O42", ["O27"]),
        (2567, "O35", ["O28"]),
        (2568, "E9", ["E9"]),
        (2569, "O20", ["O21", "O22"]),
    ],
)
def test_answers(year: int, code: str, keys: list[str]) -> None:
    assert [m.key for m in standard.answering(year, code).measures] == keys


NEW_EDITION = """
year: 2597
based_on: 2569
OIT:
  same_as: 2569
  mark: seen
  sources: [S000]
  questions:
    O24: {indicator: 10, topic: เรื่องใหม่}
    O25: {indicator: 9}
"""


def test_an_edition_takes_over_the_answers_to_questions_that_it_does_not_change(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "editions" / "2597.yaml").write_text(NEW_EDITION, encoding="utf-8")
    (folder / "editions" / "2598.yaml").write_text("year: 2598\nbased_on: 2597\n", encoding="utf-8")
    knowledge = base.read(folder)
    monkeypatch.setattr(base, "load", lambda: knowledge)
    answers = standard.crosswalk(folder / "measures", MEASURES)
    monkeypatch.setattr(standard, "_answers", lambda: answers)
    assert answers[2597, "O1"] == answers[2598, "O1"] == answers[2569, "O1"]
    assert answers[2597, "O3"].reason == answers[2569, "O3"].reason
    assert list(standard.unanswered()) == [(y, c) for y in (2597, 2598) for c in ("O24", "O25")]


@pytest.mark.parametrize("question", [(2567, "I1"), (2568, "I99"), (2599, "O1")])
def test_unknown_questions_have_a_reason(question: tuple[int, str]) -> None:
    answer = standard.answering(*question)
    assert answer.measures == ()
    assert question[1] in answer.reason
    assert str(question[0]) in answer.reason


@pytest.mark.parametrize(
    ("name", "was", "spoilt", "line_of", "says"),
    [
        ("indicator-01", '"{lead}ติดตามผลการจับเวลา', '"กองติดตามผลการจับเวลา', "monitoring:", "{lead}"),
        ("indicator-01", "บุคลากรได้ {score} คะแนน", "บุคลากรได้ {scores} คะแนน", "analysis:", "{score}"),
        ("indicator-01", "owners: [admin,", "owners: [mayor,", "owners:", "mayor"),
        ("indicator-01", "owners: [admin,", "owners: [executive,", "owners:", "หน่วยหลัก"),
        ("indicator-01", "{start: 10, end: 9}", "{start: 4, end: 12}", "period:", "ปีงบประมาณ"),
        ("indicator-01", "[O8, O9]", "[O8, O29]", "serves:", "serves"),
        ("indicator-01", "sources: [S004]", "sources: [S999]", "sources:", "S999"),
        ("indicator-01", "    title:", "    titel:", "I1:", "title"),
        ("indicator-02", "  I4:", "  I1:", "  I1:", "I1"),
        ("crosswalk", "    I13: [2565-I13]", "    I13: [2565-I99]", "I13:", "2565-I99"),
        ("crosswalk", "  2563-2564:", "  ปี2563:", "  ปี2563:", "2563-2566"),
        ("crosswalk", "  2563-2564:", "  2564-2563:", "  2564-2563:", "พบ 2564-2563"),
        ("crosswalk", "  2563-2564:", "  2562-2564:", "O34:", "ไม่มีเกณฑ์ของปี 2562"),
        ("crosswalk", "    I13: [2565-I13]", "    I99: [2565-I13]", "I99:", "ไม่มีข้อ I99"),
        ("crosswalk", "    O34: [O21]", "    O33: [O21]", "    O33: [O21]", "เขียนซ้ำ"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(
    folder: Path, name: str, was: str, spoilt: str, line_of: str, says: str
) -> None:
    path = folder / "measures" / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, spoilt, 1), encoding="utf-8")
    with pytest.raises(YamlError) as error:
        standard.crosswalk(path.parent, standard.read(path.parent))
    assert error.value.file == f"measures/{name}.yaml"
    assert error.value.line is not None
    assert line_of.strip() in path.read_text(encoding="utf-8").splitlines()[error.value.line - 1]
    assert says in str(error.value)

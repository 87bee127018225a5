"""The laws of scenarios hold for those that are shipped, and whoever breaks one is told."""

import shutil
from pathlib import Path

import pytest

from checker.submission import Submission
from features.steps.reading_sentences import Reading
from features.workshop.lint import lint as lint_features
from features.workshop.run import FEATURES, run
from knowledge import base as knowledge_base
from rules.workshop.desk import Desk
from rules.workshop.lint import lint

DESK = Desk()
READING = """\
# language: th
ความสามารถ: ช่องของตาราง

  เหตุการณ์: อ่านผู้รับผิดชอบ
    กำหนดให้ ตารางมาตรการมีช่อง "เจ้าภาพ" เขียนว่า "กองคลัง"
    เมื่อ อ่านเอกสาร
    ดังนั้น อ่านผู้รับผิดชอบของมาตรการที่ 1 ได้ "กองคลัง"
    และ ไม่พบข้อมูลอื่น
"""
ADVICE = """\
# language: th
ความสามารถ: คำแนะนำ

  เหตุการณ์: ข้อที่ต่ำกว่าเกณฑ์
    กำหนดให้ ผลการประเมินปี 2568 ที่ทุกตัวชี้วัดได้ 90.00 คะแนน
    แต่ ข้อ I7 ได้ 84.99 คะแนน
    เมื่อ ขอคำแนะนำมาตรการ
    ดังนั้น แนะนำมาตรการของข้อ I7 เพราะ "ต่ำกว่าเกณฑ์"
    และ ไม่แนะนำมาตรการอื่น
"""


def _told(features: Path, problem: str) -> set[str]:
    """Return the rules of which lint says something, as far as these scenarios tell."""
    found = lint(DESK.root, knowledge_base.load(), features)
    return {finding.file.split("/")[-2] for finding in found if problem in finding.problem}


def test_the_shipped_scenarios_are_written_by_the_laws() -> None:
    assert lint_features([FEATURES], [id_[:3] for id_ in DESK.base.rules]) == []


def test_every_shipped_rule_and_message_has_a_scenario() -> None:
    assert DESK.lint() == []


def test_a_rule_without_scenario_is_told(tmp_path: Path) -> None:
    assert _told(tmp_path, "กฎนี้ยังไม่มีเหตุการณ์") == set(DESK.base.rules)


def test_a_message_that_no_scenario_shows_is_told(tmp_path: Path) -> None:
    shutil.copytree(FEATURES, tmp_path / "features")
    for path in (tmp_path / "features").rglob("*.feature"):
        text = path.read_text(encoding="utf-8").replace("ควรปรับปรุงตามเกณฑ์", "ผ่านเกณฑ์")
        path.write_text(text.replace("ไม่ผ่านเกณฑ์", "ผ่านเกณฑ์"), encoding="utf-8")
    saying = {id_ for id_, rule in DESK.base.rules.items() if rule.words}
    assert _told(tmp_path / "features", "ยังไม่มีเหตุการณ์ที่พบข้อบกพร่อง") == saying


@pytest.mark.parametrize(
    ("text", "right", "wrong", "why"),
    [
        (READING, "", "", None),
        (READING, 'ผู้รับผิดชอบของมาตรการที่ 1 ได้ "กองคลัง"', "ได้ 1 มาตรการ", "ผู้รับผิดชอบของมาตรการที่ 1: อ่านได้ “กองคลัง”"),
        (READING, "อ่านผู้รับผิดชอบของมาตรการที่ 1 ได้", "อ่านผู้รับผิดชอบของมาตรการที่ 2 ได้", "แต่อ่านไม่พบ"),
        (READING, '"เจ้าภาพ"', '"เจ้าภาพ จุดอ่อน"', "ประเด็นของตัวชี้วัดที่ 4: อ่านได้ “จุดอ่อนเร่งด่วน”"),
        (ADVICE, "", "", None),
        (ADVICE, '"ต่ำกว่าเกณฑ์"', '"ได้ 0 คะแนน"', "ข้อ I7เพราะได้ 0 คะแนน แต่พบเพราะต่ำกว่าเกณฑ์"),
        (ADVICE, "    เมื่อ", "    และ ข้อ I4 ได้ 80.00 คะแนน\n    เมื่อ", "I4 "),
    ],
)
def test_what_no_sentence_speaks_of_fails_a_scenario(
    tmp_path: Path, text: str, right: str, wrong: str, why: str | None
) -> None:
    (tmp_path / "x.feature").write_text(text.replace(right, wrong, 1) if right else text, encoding="utf-8")
    failure = run([tmp_path / "x.feature"]).results[0].failure
    assert (failure is None) == (why is None), failure
    assert failure is None or why is None or why in failure.why, failure


def test_what_the_scene_wrote_and_was_not_read_fails_too() -> None:
    reading = Reading(understood=Submission(), usual={"ชื่อของมาตรการที่ 1": "ทำผังการยืม"})
    assert list(reading.unspoken()) == ["ชื่อของมาตรการที่ 1: อ่านไม่พบ"]

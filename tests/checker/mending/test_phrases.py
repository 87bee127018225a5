"""Phrases for sentences that people copy are never cut inside a word or a number."""

from __future__ import annotations

import pytest

from checker.extraction.monitoring import is_monitoring
from checker.measuring.words import monitoring_lacks
from checker.mending.fitted import Fitted
from checker.mending.phrases import joined, phrase
from knowledge import base, standard, vocabulary
from tests.checker.plans import measure, whole

MEETING = "ประชุมผู้แทนทุกส่วนงานเพื่อทำแผนการใช้จ่ายงบประมาณ และจดวัตถุประสงค์ของแต่ละโครงการไว้ในรายงานการประชุม"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("จัดทำคู่มือ\nการยืม", "จัดทำคู่มือ การยืม"),
        (MEETING, "ประชุมผู้แทนทุกส่วนงานเพื่อทำแผนการใช้จ่ายงบประมาณ"),
        ("ผู้บริหารประกาศนโยบายไม่รับของขวัญ (No Gift Policy)", "ผู้บริหารประกาศนโยบายไม่รับของขวัญ"),
        ("แยกทรัพย์สินที่ยืมได้เป็นประเภท เช่น รถ เครื่องเสียง และคอมพิวเตอร์ แล้วติดหมายเลขทุกชิ้น", "แยกทรัพย์สินที่ยืมได้เป็นประเภท"),
        ("ตรวจเรื่องที่ให้บริการเกินเวลาที่กำหนดไว้ในคู่มือสำหรับประชาชนว่าล่าช้าเกินร้อยละ 10 ของเรื่องทั้งหมด", ""),
    ],
)
def test_a_long_text_is_cut_between_phrases_or_not_told(text: str, short: str) -> None:
    assert phrase(text) == short


def test_an_abbreviation_is_parted_from_what_follows() -> None:
    assert joined("สำนักปลัดฯ", "ติดตาม") == "สำนักปลัดฯ ติดตาม"
    assert joined("กองคลัง", "ติดตาม") == "กองคลังติดตาม"


def example(steps: list[str]) -> str:
    plan = whole(measures=[measure(1, 4, steps=steps, monitoring={}), measure(2, 9)])
    return Fitted(plan.measures[0], plan, base.load().edition(2568), base.load()).monitoring


def test_the_example_names_the_first_and_the_last_step() -> None:
    assert example([MEETING, "เผยแพร่แผน", "พิจารณายอดใช้จ่ายในที่ประชุม"]) == (
        "กองคลังติดตามความก้าวหน้าของทั้ง 3 ขั้นตอนทุกไตรมาส "
        "(ตั้งแต่ขั้นที่ 1 ประชุมผู้แทนทุกส่วนงานเพื่อทำแผนการใช้จ่ายงบประมาณ จนถึงขั้นที่ 3 พิจารณายอดใช้จ่ายในที่ประชุม) "
        "และรายงานผลต่อนายกองค์การบริหารส่วนตำบลภายใน 15 วันหลังสิ้นไตรมาส"
    )


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (["ก" * 200, "เผยแพร่แผน"], "ของทั้ง 2 ขั้นตอนทุกไตรมาส (เช่น ขั้นที่ 2 เผยแพร่แผน) และรายงานผล"),
        (["ก" * 200, "ข" * 200], "ของทั้ง 2 ขั้นตอนทุกไตรมาส และรายงานผล"),
        (["เผยแพร่แผน"], "ทุกไตรมาส (ขั้นตอนเผยแพร่แผน) และรายงานผล"),
    ],
)
def test_steps_that_no_short_phrase_tells_are_not_named(steps: list[str], told: str) -> None:
    assert example(steps).startswith(f"กองคลังติดตามความก้าวหน้า{told}")


@pytest.mark.parametrize("key", sorted(standard.load()))
def test_the_example_for_the_steps_of_any_standard_measure_is_a_follow_up(key: str) -> None:
    said = example(list(standard.load()[key].steps))
    assert "…" not in said
    assert is_monitoring(said, vocabulary.load().monitoring)
    assert monitoring_lacks(said) == ""

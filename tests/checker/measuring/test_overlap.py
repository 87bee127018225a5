"""Measures that are the same, that speak of an item, and whose steps answer their own analysis."""

from __future__ import annotations

from checker.measuring import echo, overlap
from checker.submission import Measure
from knowledge.base import load

BORROWING = Measure(number=1, title="ทำขั้นตอนการยืมพัสดุให้ชัดเจน", steps=["เขียนใบยืม", "ชี้แจงบุคลากร"])


def changed(number: int, **parts: object) -> Measure:
    return BORROWING.model_copy(update={"number": number, **parts})


def test_the_same_measure_is_known_by_the_first_that_says_it() -> None:
    other = Measure(number=2, title="ปรับปรุงข้อมูลบนเว็บไซต์", steps=["ตรวจลิงก์ทุกเดือน"])
    numbered = changed(4, title="1. ทำขั้นตอนการยืมพัสดุ ให้ชัดเจน")
    assert overlap.repeated([BORROWING, other, changed(3), numbered]) == [None, None, 1, 1]
    assert overlap.repeated([Measure(number=3), Measure(number=4)]) == [None, None]


def test_share_is_the_same_both_ways() -> None:
    one, two = map(overlap.triples, (BORROWING, changed(2, steps=["เขียนใบยืม", "ติดประกาศที่กองคลัง"])))
    assert overlap.share(one, one) == 100
    assert 30 < overlap.share(one, two) == overlap.share(two, one) < 90


def test_an_item_is_spoken_of_by_code_or_by_its_name() -> None:
    items = load().edition(2568).questions
    named = Measure(number=1, steps=["จัดทำข้อมูลการติดต่อของทุกกองให้ครบ"])
    assert overlap.speaks_of(named, "O3", items["O3"])
    assert not overlap.speaks_of(named, "O10", items["O10"])
    assert overlap.speaks_of(Measure(number=1, codes=["O10"]), "O10", items["O10"])
    assert not overlap.speaks_of(Measure(number=1, title="แก้ทุกข้อ"), "O99", None)


ANALYSES = ("บุคลากรไม่ทราบขั้นตอนการยืมพัสดุ", "ข้อมูลผู้บริหารไม่ครบ", "งานใบอนุญาตช้า", "ควรประเมินความเสี่ยงการรับสินบน")
STEPS = (
    "เขียนขั้นตอนการยืมพัสดุและประเมินจุดเสี่ยงการรับสินบน",
    "รวบรวมข้อมูลผู้บริหารและผลประเมินความเสี่ยงสินบน",
    "จับเวลางานใบอนุญาตที่เสี่ยงต่อการรับสินบน",
    "ปลูกต้นไม้หน้าสำนักงาน",
)


def test_steps_of_another_matter_fall_behind() -> None:
    told = echo.leads(ANALYSES, STEPS)
    assert all(lead is not None and lead > 0 for lead in told[:3])
    assert told[3] is not None
    assert told[3] < 0


def test_an_analysis_that_no_steps_echo_tells_nothing() -> None:
    apart = ("ชี้แจงพัสดุ", "ลงเว็บไซต์", "จับเวลา", "ปลูกต้นไม้")
    assert echo.leads((*ANALYSES[:3], "คะแนนลดลงมาก"), apart)[3] in (None, 0)


def test_too_few_to_compare() -> None:
    assert echo.leads(ANALYSES[:3], STEPS[:3]) == [None] * 3
    assert echo.leads((*ANALYSES[:3], ""), STEPS) == [None] * 4

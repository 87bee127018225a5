"""Proofs in Thai words."""

from __future__ import annotations

from checker.blocks import Place
from checker.explanation import why
from tests.checker.plans import measure, whole
from tests.checker.test_proof import QUESTIONS, one, proofs


def test_a_gap() -> None:
    place = Place(file="plan.docx", table=1, row=2, column=6, quote="-")
    plan = whole(measures=[measure(1, 4, owners=["-"], places={"owners": place}), measure(2, 9)])
    assert why.in_words(one(plan, "M01-owner", 1)) == [
        "เหตุผลของ M01-owner (มาตรการที่ 1 ทำขั้นตอนการยืมพัสดุให้ชัดเจน): ยังไม่เป็นไปตามข้อนี้",
        "  ✗ ต้องเป็นจริง: ผู้รับผิดชอบมีค่า",
        "  ข้อเท็จจริงที่ใช้",
        "    – มาตรการที่ 1 ทำขั้นตอนการยืมพัสดุให้ชัดเจน: ผู้รับผิดชอบ = ไม่มีค่า (ตารางที่ 1 แถวที่ 2 คอลัมน์ที่ 6 เขียนว่า “-”)",
    ]


def test_the_short_words_of_a_field_are_told_in_thai() -> None:
    place = Place(file="plan.docx", table=1, row=2, column=7, heading="การติดตาม", quote="-")
    plan = whole(measures=[measure(1, 4, monitoring={}, places={"monitoring": place}), measure(2, 9)])
    told = why.in_words(one(plan, "M03-monitoring", 1))
    assert told[-1].endswith("ที่เขียนการกำกับติดตาม = ไม่พบ (ตารางที่ 1 แถวที่ 2 คอลัมน์ “การติดตาม” เขียนว่า “-”)")


def test_what_was_not_looked_at_is_left_open() -> None:
    signs = [line[2] for line in why.in_words(one(whole(), "C01-indicator-below-85", 1))[1:4]]
    assert signs == ["✓", "✗", "·"]
    signs = [line[2] for line in why.in_words(one(whole(), "C01-indicator-below-85", 4))[1:4]]
    assert signs == ["✓", "✓", "✓"]


def test_derived_facts_stand_above_what_they_come_from() -> None:
    told = why.in_words(one(whole(questions=QUESTIONS), "C02-question-below-85", "I10"))
    derived = next(n for n, line in enumerate(told) if "ได้จากกฎ D01-covered-by-indicator" in line)
    depth = [len(line) - len(line.lstrip()) for line in told]
    assert depth[derived + 1] > depth[derived]


def test_why_not_names_what_could_mend_it() -> None:
    told = "\n".join(why.in_words(one(whole(questions=QUESTIONS), "C02-question-below-85", "E1")))
    assert "D01-covered-by-indicator" in told
    assert "D02-covered-by-name" in told
    assert "เกณฑ์คะแนน = 85" in told


def test_a_rule_is_told_for_each_of_its_subjects() -> None:
    told = why.of_rule("M01-owner", proofs(whole()))
    assert [line for line in told if line.startswith("เหตุผล")] == [
        "เหตุผลของ M01-owner (มาตรการที่ 1 ทำขั้นตอนการยืมพัสดุให้ชัดเจน): เป็นไปตามข้อนี้",
        "เหตุผลของ M01-owner (มาตรการที่ 2 ปรับปรุงข้อมูลบนเว็บไซต์ให้ครบ): เป็นไปตามข้อนี้",
    ]


def test_a_rule_of_another_kind_of_document() -> None:
    assert why.of_rule("R04-result", proofs(whole())) == ["กฎ R04-result ไม่ใช้กับเอกสารชนิดนี้หรือเกณฑ์ของปีนี้"]


def test_every_proof_can_be_told() -> None:
    for plan in (whole(), whole(measures=[], analysis=[]), whole(2569, questions=QUESTIONS)):
        lines = [line for proof in proofs(plan) for line in why.in_words(proof)]
        assert not [line for line in lines if "None" in line or "measures/" in line or "subject" in line]

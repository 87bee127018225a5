from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import thai
from checker.measuring import similarity
from checker.measuring.similarity import Likenesses, Text, bare, plain, share_told

TEXTS = st.builds(Text.of, st.text("กขคงจา่ อบรมเว็บ12.", max_size=12), st.text("กขคงจา่ อบรมเว็บ12.", max_size=30))


@pytest.mark.parametrize(
    "text",
    ["มาตรการที่ ๑ จัดทำคู่มือ", "๑. จัดทำคู่มือ", "(1) จัดทำคู่มือ", "จัดทำ\nคู่มือ", "2) จัด ทำ คู่มือ"],
)
def test_bare_text_has_no_numbering_and_no_blanks(text: str) -> None:
    assert bare(text) == "จัดทำคู่มือ"


@pytest.mark.parametrize("text", ["ไตรมาส ๑", "ปี 2567", "มาตรา 9", "ร้อยละ 12.50"])
def test_numbers_that_mean_something_stay(text: str) -> None:
    assert any(digit in bare(text) for digit in "12579")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("สัมมนาพนักงาน", "อบรมบุคลากร"),
        ("เผยแพร่ทาง Facebook", "ประชาสัมพันธ์ทางเฟซบุ๊ก"),
        ("ครุภัณฑ์ของ อบต.", "ทรัพย์สินขององค์การบริหารส่วนตำบล"),
        ("ติดตั้ง CCTV", "ติดตั้งกล้องวงจรปิด"),
    ],
)
def test_words_used_for_one_another_are_one(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_no_word_stands_for_two() -> None:
    words = [thai.key(word) for group in similarity._officialese().same for word in group]
    assert sorted(words) == sorted(set(words))


def test_online_is_not_the_line_application() -> None:
    assert "line" not in plain("ระบบออนไลน์ online")


@given(st.lists(TEXTS, min_size=1, max_size=4), st.lists(TEXTS, min_size=1, max_size=4))
def test_likeness_is_a_part_and_order_does_not_matter(plan: list[Text], report: list[Text]) -> None:
    table = Likenesses(plan, report).table
    assert all(0 <= likeness <= 1.000001 for line in table for likeness in line)
    assert Likenesses(plan[::-1], report[::-1]).table == [line[::-1] for line in table[::-1]]


def test_figures_do_not_hang_on_the_order_of_sets() -> None:
    code = (
        "from checker.measuring.similarity import Likenesses, Text; "
        "texts = [Text.of(f'มาตรการควบคุมการใช้รถยนต์ส่วนกลางคันที่ {n}', 'บันทึกเลขไมล์ทุกครั้ง') for n in range(4)]; "
        "print(Likenesses(texts, texts[::2]).table)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True)
        for seed in ("1", "2", "3")
    ]
    assert len({run.stdout for run in runs}) == 1, runs[0].stderr


@given(st.lists(TEXTS.filter(lambda text: text.triples), min_size=1, max_size=4))
def test_every_text_is_like_itself(texts: list[Text]) -> None:
    table = Likenesses(texts, texts).table
    assert all(table[position][position] == pytest.approx(1) for position in range(len(texts)))


def test_what_all_measures_say_weighs_little() -> None:
    manual, register = Text.of("จัดทำคู่มือการยืมทรัพย์สิน", ""), Text.of("จัดทำทะเบียนการยืมทรัพย์สิน", "")
    row = Text.of("ทะเบียนการยืมทรัพย์สิน", "")
    assert Likenesses([manual, register], [row]).table[0][0] < Likenesses([manual], [row]).table[0][0]


def test_commonplace_weighs_little() -> None:
    def likeness(shared: str) -> float:
        return Likenesses([Text.of("", f"{shared} ตรวจรถ")], [Text.of("", f"{shared} ซ่อมลิฟต์")]).table[0][0]

    assert likeness("รายงานผลต่อผู้บริหารทราบ") < likeness("เลี้ยงผึ้งโพรงในสวนลำไยบ้าน")


def test_share_told_counts_only_what_is_special() -> None:
    car, news = Text.of("ควบคุมการใช้รถยนต์", ""), Text.of("ควบคุมการพิมพ์วารสาร", "")
    both = Text.of("ควบคุมรถยนต์และพิมพ์วารสาร", "")
    assert share_told(news, car, besides=[car]) == 0
    assert share_told(news, both, besides=[car]) > 0.5
    assert share_told(car, car, besides=[car]) == 0

"""Thai lines are cut between words or clusters, never inside a cluster, and nothing is lost."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from checker.output.wrapping import wrap

THAI = st.text(alphabet="กขคงมรสนำเแโใไะาิีุู่้์ๆ 19a", max_size=80)


def test_breaks_at_blanks_first() -> None:
    assert wrap("กองคลัง ติดตาม ทุกไตรมาส", 14) == "กองคลัง ติดตาม\nทุกไตรมาส"


def test_a_long_word_is_cut_between_clusters() -> None:
    lines = wrap("ประชาสัมพันธ์ข้อมูลข่าวสารผ่านช่องทางที่หลากหลาย", 12).splitlines()
    assert all(cell_len(line) <= 12 for line in lines)
    assert not [line for line in lines if re.match("[ะ-ฺๅ-๎]", line) or re.search("[เแโใไ]$", line)]


def test_later_lines_are_indented() -> None:
    assert wrap("ก ข ค", 2, "  ").splitlines()[0] == "ก"


@given(THAI, st.integers(8, 40))
def test_nothing_is_lost(text: str, width: int) -> None:
    assert re.sub(r"\s", "", wrap(text, width, "  ")) == re.sub(r"\s", "", text)


def test_words_that_go_on_with_a_leading_vowel_are_whole() -> None:
    assert wrap("บอกว่าไม่มีคะแนนไว้", 12) == "บอกว่า\nไม่มีคะแนนไว้"

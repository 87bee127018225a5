from __future__ import annotations

import random

import pytest

from checker.reading.pdf_lines import Line, joined, lines, paragraphs
from checker.reading.pdf_page import Letter

SIZE = 10.0
MARKS = "ัิีึืฺุู็่้๊๋์ํ"


def letters(text: str, y: float = 0.0, x: float = 0.0, spread: float = 0.0) -> list[Letter]:
    """A line in letters half as wide as high, marks drawn where the next letter begins."""
    found = []
    for character in text:
        wide = 0.0 if character in MARKS else SIZE / 2
        found.append(Letter(character, x, y, wide, SIZE))
        x += wide + (spread if wide else 0.0)
    return found


def texts(*drawn: list[Letter]) -> list[str]:
    return [line.text for line in lines(letter for part in drawn for letter in part)]


def wrapped(*written: str, right: float) -> list[str]:
    found: list[Line] = lines(letter for n, text in enumerate(written) for letter in letters(text, 20.0 * n))
    return [joined(group) for group in paragraphs(found, right)]


def test_marks_stay_with_their_letters_whatever_the_order_of_drawing() -> None:
    drawn = letters("ที่ผู้นำเก่งเรื่องน้ำ")
    syllables = [drawn[n : n + 1] for n in range(len(drawn))]
    clusters: list[list[Letter]] = []
    for one in syllables:
        if one[0].text in MARKS:
            clusters[-1] += one
        else:
            clusters.append(one)
    random.Random(1).shuffle(clusters)

    assert texts(*clusters) == ["ที่ผู้นำเก่งเรื่องน้ำ"]


def test_letters_that_stand_wide_apart_are_still_words() -> None:
    assert texts(letters("ความโปร่งใส", spread=4.0)) == ["ความโปร่งใส"]


def test_a_gap_is_a_blank_that_the_file_does_not_hold() -> None:
    assert texts(letters("พ.ศ."), letters("๒๕๖๘", x=4 * SIZE / 2 + 3)) == ["พ.ศ. ๒๕๖๘"]


def test_letters_printed_twice_to_look_bold_are_read_once() -> None:
    assert texts(letters("แผน"), letters("แผน", x=0.3)) == ["แผน"]


def test_a_wide_gap_parts_a_line() -> None:
    (line,) = lines([*letters("ซ้าย"), *letters("ขวา", x=100)])

    assert [piece.text for piece in line.pieces] == ["ซ้าย", "ขวา"]


def test_a_line_that_had_room_for_the_next_word_ends_its_paragraph() -> None:
    assert wrapped("กองช่าง", "งานทะเบียนราษฎร", right=90) == ["กองช่าง", "งานทะเบียนราษฎร"]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("การใช้งบ", "ประมาณประจำปี", "การใช้งบประมาณประจำปี"),
        ("ภายในวันที่", "๓๐ เมษายน", "ภายในวันที่ ๓๐ เมษายน"),
        ("แนวทางหรือมาตรการ/", "โครงการ", "แนวทางหรือมาตรการ/โครงการ"),
        ("หลักสูตรต่าง", "ๆ ของหน่วยงาน", "หลักสูตรต่างๆ ของหน่วยงาน"),
        ("ตุลาคม ๒๕๖๗", "– กันยายน ๒๕๖๘", "ตุลาคม ๒๕๖๗ – กันยายน ๒๕๖๘"),
        ("ดำเนินการให้บริการ", "อิเล็กทรอนิกส์ครบ", "ดำเนินการให้บริการอิเล็กทรอนิกส์ครบ"),
    ],
)
def test_lines_of_a_paragraph_are_joined(above: str, below: str, whole: str) -> None:
    wide = sum(character not in MARKS for character in above) * SIZE / 2

    assert wrapped(above, below, right=wide + 8) == [whole]


@pytest.mark.parametrize("marker", ["๑. ", "(๒) ", "ก) ", "- ", "• ", "๒.๑ "])
def test_an_item_begins_a_line_even_after_a_full_one(marker: str) -> None:
    assert len(wrapped("ข้อความเต็มบรรทัด", f"{marker}รายการ", right=60)) == 2


def test_what_announces_a_list_ends_its_paragraph() -> None:
    assert wrapped("กำหนดมาตรการไว้ดังนี้", "กองคลัง", right=100) == ["กำหนดมาตรการไว้ดังนี้", "กองคลัง"]

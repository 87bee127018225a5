"""What an unread part of a scan is about: what was read there, or may stand there, and no more than that."""

from __future__ import annotations

import pytest

from checker.blocks import LETTERS, Place, Unread
from checker.extraction.doubts import located
from checker.submission import Submission


def submission() -> Submission:
    def cell(row: int, column: int, table: int = 1) -> dict[str, object]:
        return {"table": table, "row": row, "column": column}

    return Submission.model_validate(
        {
            "plan_year": 2568,
            "places": {"plan_year": {"page": 1, "quote": "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"}, "measures": cell(2, 1)},
            "overall": {"score": "80", "place": {"page": 1, "quote": "ได้คะแนน 80.00"}},
            "questions": [
                {"code": "I7", "score": "70", "place": cell(2, 2, 2)},
                {"code": "I8", "place": cell(3, 2, 2)},
            ],
            "analysis": [
                {"kind": "urgent", "text": "ก", "place": {"page": 2, "quote": "ข้อ I7 ต้องเร่งแก้ไข"}},
                {"kind": "develop", "text": "ข", "place": {**cell(2, 3, 3), "quote": "11 งานช้า\n12 ไม่เท่ากัน"}},
            ],
            "measures": [{"number": 1, "place": cell(2, 1), "places": {"owners": cell(2, 3), "title": cell(2, 1)}}],
        }
    )


def about(lost: Unread) -> list[str]:
    return [unread.about for unread in located([lost], submission())]


def unread(**place: object) -> Unread:
    return Unread(place=Place.model_validate(place), why="ภาพไม่ชัด", about=str(place.pop("about", "")))


@pytest.mark.parametrize(
    ("lost", "paths"),
    [
        (unread(page=1, quote="ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"), ["plan_year"]),
        (unread(page=1, quote="ได้คะแนน 80.00"), ["overall/score", "overall/level"]),
        (unread(table=1, row=2, column=3), ["measures/1/owners"]),
        (unread(table=1, row=3, column=1), ["measures"]),
        (unread(table=2, row=2, column=2), ["questions/I7/score"]),
        (unread(table=2, row=9, column=1), [LETTERS]),
        (unread(table=3, row=2, column=3), ["analysis/2", "analysis", "questions"]),
        (unread(table=3, row=4, column=3), ["analysis"]),
        (unread(table=9, row=1, column=1), [""]),
        (unread(page=2, quote="บทสรุปสำหรับผู้บริหารและข้อเสนอแนะ"), [""]),
    ],
)
def test_an_unread_part_is_about_what_was_read_there_or_goes_on_there(lost: Unread, paths: list[str]) -> None:
    assert about(lost) == paths


def test_single_letters_hide_no_field() -> None:
    assert about(Unread(place=Place(page=2, quote="บทสรุป"), why="", about=LETTERS)) == [LETTERS]
    assert about(Unread(place=Place(table=1, row=2, column=3), why="", about=LETTERS)) == ["measures/1/owners"]


def test_a_line_of_numbers_may_state_a_score() -> None:
    lost = Unread(place=Place(page=2, quote="แบบวัด [|1 ได้ 95.10 คะแนน"), why="", about=LETTERS)

    assert about(lost) == ["instruments", "indicators", "questions", LETTERS]


def test_what_is_told_already_is_not_told_twice() -> None:
    read = submission()
    read.unread.append(Unread(place=Place(), why="ไม่แน่ชัด", about="measures/1/owners"))

    assert list(located([unread(table=1, row=2, column=3)], read)) == []


def test_lines_of_a_text_are_known_by_their_number() -> None:
    read = submission()
    read.places["assessed_year"] = Place(line=4, quote="ผลการประเมิน ปี 2567")

    assert [u.about for u in located([unread(line=4), unread(line=5)], read)] == ["assessed_year", ""]

"""What `ita explain` tells of rules and codes."""

from __future__ import annotations

import pytest

from checker.lookup import explain
from checker.refusals import RequestError
from knowledge import base, standard
from knowledge.base import KnowledgeError

EDITIONS = base.load().editions
CODES = [(year, code) for year in sorted(EDITIONS) for code in EDITIONS[year].questions]


def line(lines: list[str], begins: str) -> str:
    return next(text for text in lines if text.startswith(begins))


def test_a_question_is_told_with_its_measure_source_and_counterparts() -> None:
    told = explain("i10", 2568)
    assert told[0] == "ข้อ I10 ปี 2568: " + EDITIONS[2568].questions["I10"].topic
    assert line(told, "มาตรการมาตรฐาน: ") == f"มาตรการมาตรฐาน: {standard.load()['I10'].title}"
    assert line(told, "เรื่องเดียวกัน") == "เรื่องเดียวกันหรือใกล้เคียงในปีอื่น: ข้อ I20, I21 (ปี 2563, 2564, 2565) (อนุมานจากแหล่งอ้างอิง)"
    assert "จังหวัดลำพูน" in line(told, "ที่มาของมาตรการ: ")


def test_editions_that_share_their_codes_are_counterparts_of_each_other() -> None:
    assert line(explain("I7", 2565), "เรื่องเดียวกัน").startswith("เรื่องเดียวกันหรือใกล้เคียงในปีอื่น: ข้อ I7, ")


def test_the_newest_edition_that_knows_a_code_is_told() -> None:
    assert explain("I1", None)[0].startswith("ข้อ I1 ปี 2568")
    assert explain("O43", None)[0].startswith("ข้อ O43 ปี 2566")


@pytest.mark.parametrize(("year", "code"), CODES)
def test_every_code_leads_to_a_measure_or_to_a_reason_for_none(year: int, code: str) -> None:
    told = line(explain(code, year), "มาตรการมาตรฐาน: ").removeprefix("มาตรการมาตรฐาน: ")
    assert told.removeprefix("ไม่มี เพราะ")


def test_a_rule_is_told_with_its_editions_and_source() -> None:
    told = explain("M01", None)
    assert told[0].startswith("M01-owner ")
    assert any(text.startswith("ปี 2568 ข้อ O27: ถ้าขาดถือว่าไม่ผ่าน") for text in told)


@pytest.mark.parametrize(
    ("code", "year", "nearest", "said"),
    [
        ("I7", 2569, 2568, "ยังไม่พบรายการข้อคำถาม IIT ของปี 2569"),
        ("I1", 2566, 2565, "ยังไม่พบรายการข้อคำถาม IIT ของปี 2566"),
        ("E3", 2567, 2568, "ยังไม่พบรายการข้อคำถาม EIT ของปี 2567"),
        ("O5", 2567, 2568, "ยังไม่พบรายการข้อ OIT ของปี 2567"),
        ("O43", 2567, 2566, "ยังไม่พบรายการข้อ OIT ของปี 2567"),
    ],
)
def test_where_a_list_was_not_found_the_nearest_edition_stands_in(
    code: str, year: int, nearest: int, said: str
) -> None:
    heading, near, *told = explain(code, year)
    assert heading.startswith(f"ข้อ {code} ปี {year}: {said}")
    assert f"ต่อไปนี้เป็นข้อ {code} ของปี {nearest}" in near
    assert told == explain(code, nearest)


def test_the_measures_item_is_known_where_the_list_is_not() -> None:
    assert explain("O34", 2567)[0].startswith("องค์ประกอบที่ข้อ O34 ปี 2567 ต้องมี")


@pytest.mark.parametrize(
    ("name", "year", "said"),
    [
        ("X99", None, "ไม่รู้จัก “X99”: "),
        ("X99", 2569, "ไม่รู้จัก “X99” ในปี 2569: "),
        ("I29", 2568, "ไม่มีข้อ “I29” ในปี 2568: IIT ของปีนี้มีข้อ I1–I15"),
        ("O27", 2569, "ไม่มีข้อ “O27” ในปี 2569: OIT ของปีนี้มีข้อ O1–O26"),
        ("I31", 2569, "ยังไม่พบรายการข้อคำถาม IIT ของปี 2569 และไม่มีข้อ “I31” ในปีอื่น"),
    ],
)
def test_what_is_not_known_is_said(name: str, year: int | None, said: str) -> None:
    with pytest.raises(RequestError, match=said):
        explain(name, year)


@pytest.mark.parametrize("name", ["I1", "M01"])
def test_an_edition_that_is_not_known_is_said(name: str) -> None:
    with pytest.raises(KnowledgeError, match="2599"):
        explain(name, 2599)

"""What is not known of an edition is told from its marks, and nothing of it is left without a word."""

from __future__ import annotations

import pytest

from knowledge.base import load
from knowledge.unknown import unknowns, unlisted

YEARS = range(2563, 2570)


def test_a_fact_with_the_mark_unknown_is_told_with_its_note() -> None:
    told = list(unknowns(load().edition(2569)))
    assert "น้ำหนักของเครื่องมือ: ยังไม่พบน้ำหนักของปี 2569 คำนวณโดยสมมติว่าไม่เปลี่ยนจากปี 2568" in told
    assert "ข้อ O3: หัวข้อบนเว็บไซต์ต้นทางคัดลอกมาผิด" in told
    assert "ข้อ O25 ต้องมีมาตรการของทุกตัวชี้วัดหรือไม่" in told


def test_what_is_known_is_not_told() -> None:
    assert not any(
        text.startswith(("น้ำหนักของเครื่องมือ", "ระดับผล", "รายการข้อ")) for text in unknowns(load().edition(2565))
    )


@pytest.mark.parametrize("year", YEARS)
def test_a_calendar_without_a_date_is_unknown(year: int) -> None:
    edition = load().edition(year)
    assert any(text.startswith("กำหนดการ:") for text in unknowns(edition)) == (not edition.calendar)


@pytest.mark.parametrize("year", YEARS)
def test_a_list_that_was_not_found_says_so(year: int) -> None:
    for known in unlisted(load().edition(year)):
        assert known.mark == "unknown"
        assert known.note.startswith("ยังไม่พบรายการข้อ")
        assert f"ของปี {year}" in known.note


def test_a_date_that_its_source_gives_to_another_year_is_inferred() -> None:
    result = next(day for day in load().edition(2566).calendar if day.when == "10 สิงหาคม 2566")
    assert result.mark == "inferred"

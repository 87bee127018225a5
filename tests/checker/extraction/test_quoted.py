"""What others said and when results were announced, as a document tells it."""

from __future__ import annotations

from tests.checker.extraction.conftest import Said

PLAN = """มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2566

1. ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565

ทั้งนี้ สำนักงาน ป.ป.ช. ได้ให้ข้อเสนอแนะเพิ่มเติม ดังนี้

ข้อ I7 หน่วยงานควรแจ้งแผนการใช้จ่ายให้บุคลากรทราบทุกไตรมาส

ข้อ O42 : หน่วยงานต้องวิเคราะห์ผลด้วยตนเอง

2. การวิเคราะห์ผลการประเมิน

ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้ 84.00 คะแนน บุคลากรกองช่างยังไม่ทราบแผนการใช้จ่าย จึงควรปรับปรุงการแจ้งแผน
"""


def test_recommendations_keep_their_codes_and_stay_out_of_the_analysis(said: Said) -> None:
    plan = said(PLAN)
    quoted = {tuple(r.codes): r.text for r in plan.recommendations if r.codes}
    assert set(quoted) == {("I7",), ("O42",)}
    assert "ทุกไตรมาส" in quoted[("I7",)]
    assert all(r.place.line for r in plan.recommendations)
    assert [a.text for a in plan.analysis if "ทุกไตรมาส" in a.text] == []


def test_a_document_that_quotes_nobody_has_none(said: Said) -> None:
    assert said(PLAN.replace("ได้ให้ข้อเสนอแนะเพิ่มเติม", "สรุปผล")).recommendations == []


def announced(said: Said, *sentences: str) -> list[str]:
    return [a.date for a in said(PLAN + "\n" + "\n\n".join(sentences)).announcements]


def test_days_of_announcement(said: Said) -> None:
    first = "เมื่อวันที่ ๓๐ กรกฎาคม ๒๕๖๕ สำนักงาน ป.ป.ช. ประกาศผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๕"
    second = "ป.ป.ช. มีประกาศลงวันที่ 1 ส.ค. 2565 เผยแพร่ผลการประเมินประจำปีงบประมาณ พ.ศ. 2565"
    assert announced(said, first) == ["2022-07-30"]
    assert announced(said, first, second) == ["2022-07-30", "2022-08-01"]
    assert announced(said, first, first) == ["2022-07-30"]


def test_other_days_and_other_years_do_not_count(said: Said) -> None:
    other_year = "เมื่อวันที่ 30 กรกฎาคม 2564 ประกาศผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2564"
    other_event = "เมื่อวันที่ 5 มกราคม 2566 ประชุมคณะทำงานเรื่องแผนประจำปีงบประมาณ พ.ศ. 2565"
    assert announced(said, other_year, other_event) == []

"""What words tell, and what they only seem to tell."""

from __future__ import annotations

import pytest

from checker.measuring import words


@pytest.mark.parametrize(
    ("owners", "named"),
    [
        (["กองคลัง"], ["กองคลัง"]),
        (["ทุกส่วนราชการ"], []),
        (["สำนักปลัด", "ทุกส่วนราชการ"], ["สำนักปลัด"]),
        (["อบต.ตัวอย่าง (ทุกกอง)"], []),
        (["จังหวัดตัวอย่าง (ส่วนราชการประจำจังหวัด จำนวน ๓๓ ส่วนราชการ)"], []),
        ([], []),
    ],
)
def test_named_owners(owners: list[str], named: list[str]) -> None:
    assert words.named_owners(owners, "อบต. ตัวอย่าง") == named


@pytest.mark.parametrize(
    ("monitoring", "lacks"),
    [
        ("รายงานผลการดำเนินการในการประชุมประจำเดือน", ""),
        ("กองคลังสรุปทุกไตรมาสและรายงานต่อปลัด", ""),
        ("สรุปรายงานนายกภายใน 30 ก.ย. 2569", ""),
        ("รายงานให้ผู้บริหารทราบ", "ทำเมื่อใดหรือบ่อยเพียงใด"),
        ("ติดตามทุก ๆ สองเดือน", "รายงานต่อใคร"),
        ("ติดตามผล", "ทำเมื่อใดหรือบ่อยเพียงใด และรายงานต่อใคร"),
    ],
)
def test_what_monitoring_lacks(monitoring: str, lacks: str) -> None:
    assert words.monitoring_lacks(monitoring) == lacks


@pytest.mark.parametrize(
    ("monitoring", "follows"),
    [
        ("รายงานผลในการประชุม", True),
        ("ประเมินความพึงพอใจ", True),
        ("ข้อมูลบนเว็บไซต์ของหน่วยงาน", False),
        ("คู่มือ 1 เล่ม ตามข้อเสนอแนะ", False),
        ("งานที่กองสนับสนุน", False),
    ],
)
def test_follow_up_is_no_output(monitoring: str, follows: bool) -> None:
    assert words.follows_up(monitoring) is follows


@pytest.mark.parametrize(
    ("title", "steps", "phrase"),
    [
        ("ประชุมชี้แจงการประเมิน ITA แก่พนักงาน", [], "ชี้แจงการประเมิน ITA"),
        ("ขอรายชื่อผู้มีส่วนได้ส่วนเสีย", ["ชวนตอบแบบวัด EIT"], "รายชื่อผู้มีส่วนได้"),
        (
            "ประชุมชี้แจงเตรียมความพร้อมรับการประเมิน ITA",
            ["แต่งตั้งคณะทำงาน ITA ของเทศบาล", "จัดประชุมชี้แจงหัวหน้าส่วนราชการ", "มอบหมายผู้รับผิดชอบข้อมูล OIT รายข้อ"],
            "ชี้แจงเตรียมความพร้อมรับการประเมิน ITA",
        ),
        ("ประชุมชี้แจงการประเมิน ITA", ["แต่งตั้งคณะทำงาน", "ทำใบยืมพัสดุ"], None),
        ("ทำใบยืมพัสดุ", ["ประชุมชี้แจงการประเมิน ITA"], None),
        ("", [], None),
    ],
)
def test_logistics_where_the_title_is_and_no_step_does_other_work(
    title: str, steps: list[str], phrase: str | None
) -> None:
    assert words.logistics(title, steps) == phrase


def test_steps_that_say_the_aim_again_have_little_of_their_own() -> None:
    title = "ปรับปรุงการเปิดเผยข้อมูลสาธารณะ"
    again = "ดำเนินการปรับปรุงการเปิดเผยข้อมูลสาธารณะให้ครบองค์ประกอบ เป็นไปตามหลักเกณฑ์ที่กำหนด"
    assert words.own_share(again, title) < 10
    assert words.own_share("รวบรวมเบอร์ติดต่อผู้บริหารแล้วลงเว็บไซต์ทุกวันที่ 5", title) > 90


@pytest.mark.parametrize(
    ("text", "praise"),
    [
        ("การให้บริการอยู่ในระดับดีเยี่ยม", "ดีเยี่ยม"),
        ("ได้รับคะแนนสูงมาก", "สูงมาก"),
        ("เปิดเผยข้อมูลดีมากในหลายด้าน", "ดีมาก"),
        ("ยังไม่อยู่ในระดับดีเยี่ยม", None),
        ("เพื่อยกคะแนนสู่ระดับดีมาก", None),
        ("เพื่อให้อยู่ในระดับดีเยี่ยม", None),
        ("ผู้บริหารระดับสูงติดตามเอง", None),
        ("ควรปรับปรุง", None),
        ("ผู้บริหารระดับสูงทำให้ผลอยู่ในระดับดีมาก", "ดีมาก"),
    ],
)
def test_praise_is_what_is_and_not_what_should_be(text: str, praise: str | None) -> None:
    assert words.praise(text) == praise


def test_who_leads_is_told() -> None:
    assert words.tells_lead("สำนักปลัด (หน่วยหลัก) กองคลัง (สนับสนุน)")
    assert not words.tells_lead("สำนักปลัด กองคลัง")

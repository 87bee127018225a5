from __future__ import annotations

import pytest

from checker.blocks import Cell, Place
from checker.extraction.headers import Column, Header, divided, header
from knowledge.vocabulary import load
from tests.checker.extraction.conftest import Said

WORDS = load()


def read(*texts: str) -> Header | None:
    return header([Cell(text, Place()) for text in texts], WORDS)


def fields(*texts: str) -> list[str | None]:
    found = read(*texts)
    assert found is not None
    return [column.field for column in found.columns]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("ตัวชี้วัด", "มาตรการ หรือโครงการ", "ผลการวิเคราะห์ ตัวชี้วัดตาม หลักเกณฑ์ หรือ กิจกรรม", "ขั้นตอน", "ผู้รับผิดชอบ"),
            ["indicator", "measure", "analysis", "steps", "owners"],
        ),
        (("ประเด็นที่ต้องปรับปรุงแก้ไข/ ประเด็นที่ต้องพัฒนา", "ขั้นตอนหรือวิธีการ/มาตรการ"), ["issue", "steps"]),
        (("มาตรการ/แนวทาง", "วิธีดำเนินการ", "การติดตาม ประเมินผล"), ["measure", "steps", "monitoring"]),
        (("แนวทาง/มาตรการ", "ระยะเวลาในการดำเนินการ"), ["measure", "period"]),
        (("ตัวชี้วัด", "ตัวชี้วัดความสำเร็จ", "โครงการ"), ["indicator", "other", "measure"]),
        (("ที่", "โครงการ/กิจกรรม", "งบประมาณ", "หมายเหตุ"), ["number", "measure", "budget", "other"]),
        (("มาตรการ", "ผลการดำเนินการ", "ปัญหา/อุปสรรค"), ["measure", "result", "problems"]),
        (("ข้อคำถาม", "คะแนน", "ประเด็นที่ควรพัฒนา/รักษาระดับ"), ["question", "score", "keep"]),
        (("ตัวชี้วัด", "คะแนน ITA", "คะแนนที่ได้ (100 คะแนน)", "น้ำหนัก (ร้อยละ)", "คะแนนถ่วงน้ำหนัก"),
         ["indicator", "score", "average", "weight", "weighted"]),
        (("ตัวชี้วัด", "ข้อค้นพบ", "ประเด็นที่ต้องแก้ไขเร่งด่วน"), ["indicator", "analysis", "urgent"]),
        (("ประเด็นการวิเคราะห์", "ผลการวิเคราะห์", "มาตรการ"), ["issue", "analysis", "measure"]),
        (("แผนงาน/โครงการ", "แนวทางดำเนินงาน", "กรอบเวลา", "แนวทางติดตาม"), ["measure", "steps", "period", "monitoring"]),
        (("มาตรการ", "รายละเอียด/วิธีทำ", "ติดตาม/ประเมินผล"), ["measure", "steps", "monitoring"]),
        (("ข้อที่เกี่ยวข้อง", "มาตรการ", "ผู้รับผิดชอบ"), [None, "measure", "owners"]),
        (("Indicator", "Measure", "Steps", "Responsible", "Timeline", "Monitoring"),
         ["indicator", "measure", "steps", "owners", "period", "monitoring"]),
    ],
)  # fmt: skip
def test_the_most_specific_word_tells_the_column(texts: tuple[str, ...], expected: list[str]) -> None:
    assert fields(*texts) == expected


def test_misread_headers_are_known_beside_known_ones() -> None:
    assert fields("ข้อความ", "คะแนน", "ประเด็นที่ควรพัฒนา/รักษาระดับ") == ["question", "score", "keep"]
    assert fields("มาตรการ", "ขึ้นตอนหรือ วิธีการดำเนินการ", "ผู้รับผิดขอบ") == ["measure", "steps", "owners"]


def test_a_column_may_hold_two_fields() -> None:
    found = read("มาตรการ", "การรายงานผลและการกำกับติดตาม กำหนดเวลาแล้วเสร็จ", "ผู้รับผิดชอบ/ระยะเวลา")
    assert found is not None
    assert found.columns[1].also == ("period",)
    assert (found.position("monitoring"), found.position("period"), found.position("owners")) == (1, 2, 2)
    assert found.position("steps") is None


@pytest.mark.parametrize(
    "heading",
    [
        "ขั้นตอนการดำเนินการและการกำกับติดตาม",
        "ขั้นตอน/การกำกับติดตาม",
        "วิธีดำเนินการ/การติดตามผล",
        "ขั้นตอนการดำเนินงานและการรายงานผล",
        "วิธีการดำเนินงานและการติดตามประเมินผล",
        "ขั้นตอนการดำเนินการ\nการกำกับติดตาม",
        "แนวทางการปฏิบัติและกำกับติดตาม",
        "การกำกับติดตาม/วิธีดำเนินการ",
    ],
)
def test_a_column_may_hold_steps_and_follow_up(heading: str) -> None:
    found = read("มาตรการ", heading, "ผู้รับผิดชอบ")
    assert found is not None
    assert found.position("steps") == found.position("monitoring") == 1


@pytest.mark.parametrize(
    "heading",
    [
        "วิธีการกำกับติดตาม",
        "วิธีการกำกับและติดตาม",
        "วิธีการ\nกำกับติดตาม",
        "วิธีการควบคุมและกำกับติดตาม",
        "วิธีการติดตาม/รายงานผล",
        "ขั้นตอนการกำกับ/ติดตาม",
        "ขั้นตอน\nการกำกับติดตาม",
        "ขั้นตอนการดำเนิน\nการกำกับติดตาม",
        "ขั้นตอนและวิธีการกำกับติดตาม",
        "วิธีการและความถี่ในการติดตาม",
        "ขั้นตอนการดำเนินการกำกับและติดตาม",
    ],
)
def test_how_it_is_followed_up_is_no_step(heading: str) -> None:
    found = read("มาตรการ", heading, "ผู้รับผิดชอบ")
    assert found is not None
    assert (found.position("steps"), found.position("monitoring")) == (None, 1)


@pytest.mark.parametrize(
    "texts",
    [
        ("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "มาตรการยกระดับมาตรฐานการปฏิบัติงาน", "ขั้นตอนการให้บริการ"),
        ("ตัวชี้วัดที่ ๒ การใช้งบประมาณ", "ได้คะแนน ๙๕.๙๘ คะแนน"),
        ("ตัวชี้วัดที่ 3 การใช้อำนาจ", "ควรรักษามาตรฐานการดำเนินงานไว้ทุกปี", ""),
        ("1. มาตรการ", "ผู้รับผิดชอบ"),
        ("มาตรการ", ""),
        ("อบรม", "กองคลัง"),
    ],
)
def test_content_is_no_header(texts: tuple[str, ...]) -> None:
    assert read(*texts) is None


def test_a_header_may_come_again_in_other_words() -> None:
    first = read("ตัวชี้วัด", "มาตรการ หรือโครงการ", "ขั้นตอน", "ผู้รับผิดชอบ")
    again = read("ประเด็น", "มาตรการ หรือ โครงการหรือกิจกรรม", "วิธีการ", "ผู้รับผิดชอบ")
    other = read("ตัวชี้วัด", "คะแนน", "น้ำหนัก", "คะแนนถ่วงน้ำหนัก")
    assert first is not None
    assert again is not None
    assert other is not None
    assert again.repeats(first)
    assert not other.repeats(first)


def test_quarters_below_divide_the_period() -> None:
    above = read("มาตรการ", "ระยะเวลา", "", "ผู้รับผิดชอบ")
    assert above is not None
    below = divided(above, [Cell(text, Place()) for text in ("", "ไตรมาส 1", "ไตรมาส 2", "")])
    assert below is not None
    assert [c.field for c in below.columns] == ["measure", None, None, "owners"]
    assert divided(above, [Cell(text, Place()) for text in ("อบรม", "ต.ค. 68", "", "กองคลัง")]) is None


def test_a_row_merged_with_the_header_divides_it() -> None:
    above = Header(
        (
            Column("measure", (), Cell("มาตรการ", Place(row=1, column=1))),
            Column("result", (), Cell("ผลการดำเนินงาน", Place(row=1, column=2))),
            Column(None, (), Cell("", Place(row=1, column=2))),
        )
    )
    signs = (Cell("ทำแล้ว", Place(row=2, column=2)), Cell("ยังไม่ทำ", Place(row=2, column=3)))
    below = divided(above, [Cell("", Place(row=1, column=1)), *signs])
    assert below is not None
    assert [c.field for c in below.columns] == ["measure", "result", "result"]
    assert divided(above, [Cell("", Place(row=2, column=1)), *signs]) is None


@pytest.mark.parametrize(
    "heading", ["แผนการดำเนินงาน", "แผนการดำเนินการ", "สิ่งที่จะดำเนินการ", "การปฏิบัติ", "แผนการดำเนินงานฯ", "จะดำเนินงาน"]
)
def test_what_is_to_come_is_no_result(heading: str) -> None:
    assert "result" not in fields("มาตรการ", heading, "ผู้รับผิดชอบ")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. 2568", "plan"),
        ("เทศบาลตำบลตัวอย่าง ปีงบประมาณ พ.ศ. 2568", "report"),
    ],
)
def test_the_title_of_a_plan_counts_before_a_header_that_is_only_like_that_of_results(
    said: Said, title: str, kind: str
) -> None:
    table = "มาตรการ\tผสการดำเนีนงาน\tผู้รับผิดชอบ\nจัดทำคู่มือการยืม\tแจ้งเวียนคู่มือ\tกองคลัง\n"
    read = said(f"{title}\n\n{table}")
    assert (read.kind, len(read.measures) + len(read.items)) == (kind, 1)

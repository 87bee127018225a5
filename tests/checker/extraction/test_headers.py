from __future__ import annotations

import pytest

from checker.blocks import Cell, Place
from checker.extraction.headers import Column, Header, divided, header, subdivided
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


def parts(above: tuple[str, ...], below: tuple[str, ...]) -> list[str | None] | None:
    first = read(*above)
    assert first is not None
    found = subdivided(first, [Cell(text, Place()) for text in below], WORDS)
    return [column.field for column in found.columns] if found else None


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (("มาตรการ", "การดำเนินการ", "", "ผู้รับผิดชอบ"), ("", "ขั้นตอน", "ระยะเวลา", ""),
         ["measure", "steps", "period", "owners"]),
        (("มาตรการ", "การดำเนินงาน", "", "ผู้รับผิดชอบ"), ("", "ระยะเวลาดำเนินการ", "วิธีดำเนินการ", ""),
         ["measure", "period", "steps", "owners"]),
        (("มาตรการ", "ขั้นตอน", "ระยะเวลา", "", "ผู้รับผิดชอบ"), ("", "", "เริ่มต้น", "สิ้นสุด", ""),
         ["measure", "steps", "period", "period", "owners"]),
        (("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "", "ระยะเวลา"), ("", "", "หลัก", "สนับสนุน", ""),
         ["measure", "steps", "owners", "owners", "period"]),
        (("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "การกำกับติดตาม"), ("", "", "", "วิธีการ", "ผู้รายงาน"),
         ["measure", "steps", "owners", "monitoring", "monitoring"]),
        (("มาตรการ", "การดำเนินการ", "", "", "การกำกับติดตาม", ""),
         ("", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ", "วิธีการ", "ระยะเวลา"),
         ["measure", "steps", "period", "owners", "monitoring", "monitoring"]),
        (("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ/ระยะเวลา", ""), ("", "", "ผู้รับผิดชอบ", "ระยะเวลา"),
         ["measure", "steps", "owners", "period"]),
        (("มาตรการ", "ขั้นตอน", "ตัวชี้วัดความสำเร็จ", "", "ผู้รับผิดชอบ"), ("", "", "ตัวชี้วัด", "เป้าหมาย", ""),
         ["measure", "steps", "other", "other", "owners"]),
        (("ตัวชี้วัด", "ผลการประเมิน", "", "เครื่องมือ"), ("", "คะแนน", "ระดับ", ""),
         ["indicator", "score", "other", "instrument"]),
    ],
)  # fmt: skip
def test_words_below_a_heading_over_several_columns_divide_it(
    above: tuple[str, ...], below: tuple[str, ...], expected: list[str | None]
) -> None:
    assert parts(above, below) == expected


@pytest.mark.parametrize(
    ("above", "below"),
    [
        # What stands below a heading of its own begins a table, or its content.
        (("มาตรการ", "ขั้นตอน", "ระยะเวลา", ""), ("มาตรการ", "", "เริ่มต้น", "สิ้นสุด")),
        (("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"), ("", "ขั้นตอน", "ผู้รับผิดชอบ", "")),
        (("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", ""), ("", "", "กองคลัง", "สำนักปลัด")),
        (("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", ""), ("", "", "ผู้รับผิดชอบ", "")),
        (("มาตรการ", "การดำเนินการ", ""), ("", "ขั้นตอนการยืมพัสดุของกองคลังทุกกอง", "ระยะเวลา")),
    ],
)
def test_content_below_a_heading_over_several_columns_does_not_divide_it(
    above: tuple[str, ...], below: tuple[str, ...]
) -> None:
    assert parts(above, below) is None


@pytest.mark.parametrize(
    ("above", "below", "row"),
    [
        ("การดำเนินการ\t\tผู้รับผิดชอบ", "ขั้นตอน\tระยะเวลา\t", "1) เขียน 2) แจก\tต.ค. 67 - มี.ค. 68\tกองคลัง"),
        ("ขั้นตอน\tระยะเวลา\t\tผู้รับผิดชอบ", "\tเริ่มต้น\tสิ้นสุด\t", "1) เขียน 2) แจก\tต.ค. 67\tมี.ค. 68\tกองคลัง"),
    ],
)
def test_a_heading_in_two_rows_is_read_as_one(said: Said, above: str, below: str, row: str) -> None:
    title = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. 2568\n\n"
    rows = "".join(f"{n}. {name}\tทำคู่มือ\t{row}\n" for n, name in ((4, "การใช้ทรัพย์สินของราชการ"), (2, "การใช้งบประมาณ")))
    read = said(f"{title}ตัวชี้วัด\tมาตรการ\t{above}\n\t\t{below}\n{rows}")
    assert [(m.indicators, m.title, m.steps, m.owners) for m in read.measures] == [
        ([n], "ทำคู่มือ", ["เขียน", "แจก"], ["กองคลัง"]) for n in (4, 2)
    ]
    assert [(m.period.start, m.period.end) for m in read.measures if m.period] == [("2024-10", "2025-03")] * 2


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

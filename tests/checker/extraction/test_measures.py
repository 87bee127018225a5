from __future__ import annotations

from dataclasses import replace

import pytest

from checker.blocks import Blocks, Cell, Paragraph, Place, Table
from checker.extraction import extract
from checker.submission import Submission
from knowledge.base import load
from tests.checker.extraction.conftest import Said

HEADER = ("ตัวชี้วัด", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา")


def cells(*texts: str, sure: float = 1.0) -> tuple[Cell, ...]:
    return tuple(Cell(text, Place(file="plan.pdf", quote=text), sure) for text in texts)


def read(*blocks: Paragraph | Table) -> Submission:
    title = Paragraph("มาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2569", Place(file="plan.pdf"))
    return extract(Blocks("plan.pdf", (title, *blocks)), load())


def test_page_numbers_and_running_heads_do_not_cut_a_table() -> None:
    one = Table(1, (cells(*HEADER), cells("การใช้อำนาจ", "ก", "1. ก", "กองคลัง", "2569")))
    two = Table(2, (cells("การใช้งบ", "ข", "", "", ""), cells("", "", "2. ต่อ", "", "")))
    head = Paragraph("แผน อบต.ก", Place(page=1))
    page = Paragraph("- 3 -", Place(page=2))
    submission = read(head, one, head, page, two, head)
    assert [(m.title, m.steps) for m in submission.measures] == [("กข", ["ก", "ต่อ"])]


def test_text_between_divides_tables_that_look_alike() -> None:
    one = Table(1, (cells(*HEADER), cells("การใช้อำนาจ", "ก", "1. ก", "กองคลัง", "2569")))
    two = Table(2, (cells(*HEADER), cells("", "ข", "2. ข", "กองช่าง", "2569")))
    submission = read(one, Paragraph("ส่วนที่ 2 อีกตารางหนึ่ง", Place()), two)
    assert [m.title for m in submission.measures] == ["ก", "ข"]


def test_faint_cells_are_left_to_people() -> None:
    row = cells("การใช้อำนาจ", "ก", "1. ก", "กองคลัง", "2569")
    submission = read(Table(1, (cells(*HEADER), (*row[:3], replace(row[3], sure=0.5), row[4]))))
    assert [u.about for u in submission.unread] == ["measures/1/owners"]
    assert submission.measures[0].owners == ["กองคลัง"]


def test_a_cell_merged_over_rows_holds_for_each_of_them() -> None:
    def row(number: int, *texts: str) -> list[Cell]:
        return [Cell(t, Place(table=1, row=number, column=n, quote=t)) for n, t in enumerate(texts, 1)]

    first = row(2, "การใช้อำนาจ", "ก", "1. ก", "กองคลัง", "ต.ค. 68")
    second = row(3, "", "ข", "1. ข", "", "")
    third = row(4, "", "", "2. ค", "", "พ.ย. 68")
    second[0] = third[0] = Cell("", first[0].place)
    second[3] = third[3] = Cell("", first[3].place)
    third[1] = Cell("", second[1].place)
    submission = read(Table(1, tuple(map(tuple, (row(1, *HEADER), first, second, third)))))
    assert [(m.indicators, m.owners, m.steps) for m in submission.measures] == [
        ([3], ["กองคลัง"], ["ก"]),
        ([3], ["กองคลัง"], ["ข", "ค"]),
    ]
    assert [m.place.row for m in submission.measures] == [2, 3]
    assert submission.measures[1].period is not None
    assert submission.unread == []


def test_short_rows_have_empty_cells() -> None:
    submission = read(Table(1, (cells(*HEADER), cells("การใช้อำนาจ", "ก"))))
    measure = submission.measures[0]
    assert (measure.owners, measure.steps, measure.period) == ([], [], None)


def test_a_table_of_measures_alone_is_a_plan() -> None:
    submission = read(Table(1, (cells("ตัวชี้วัด", "แนวทาง/มาตรการ"), cells("การใช้อำนาจ", "อบรม"))))
    assert [(m.title, m.indicators, m.owners) for m in submission.measures] == [("อบรม", [3], [])]


def test_owners_may_share_a_column_with_the_period() -> None:
    table = Table(1, (cells("มาตรการ", "ผู้รับผิดชอบ/ระยะเวลา"), cells("การใช้อำนาจ", "กองคลัง\nต.ค. 68 - มี.ค. 69")))
    measure = read(table).measures[0]
    assert measure.owners == ["กองคลัง"]
    assert measure.period is not None
    assert (measure.period.start, measure.period.end) == ("2025-10", "2026-03")


def test_a_heading_tells_the_indicator_of_its_table() -> None:
    heading = Paragraph("ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", Place())
    table = Table(1, (cells("มาตรการ", "ผู้รับผิดชอบ"), cells("ดูแลเว็บไซต์", "กองคลัง")))
    assert read(heading, table).measures[0].indicators == [9]


def test_a_title_may_name_codes_instead_of_an_indicator() -> None:
    table = Table(1, (cells("มาตรการ", "ผู้รับผิดชอบ"), cells("แก้ข้อ I10", "กองคลัง")))
    measure = read(table).measures[0]
    assert (measure.indicators, measure.codes) == ([4], ["I10"])


def test_cut_labels_go_on_with_the_measure_above() -> None:
    one = Table(1, (cells(*HEADER), cells("๒. การใช้งบ", "ดูแล", "1. ก", "กองคลัง", "2569")))
    two = Table(2, (cells("ประมาณ", "แผน", "ให้ครบ", "", ""), cells("๓. การใช้อำนาจ", "ข", "1. ข", "กองช่าง", "2569")))
    measures = read(one, two).measures
    assert [(m.title, m.indicators, m.steps) for m in measures] == [("ดูแลแผน", [2], ["กให้ครบ"]), ("ข", [3], ["ข"])]


def test_a_row_on_a_new_page_that_begins_anew_is_a_measure() -> None:
    one = Table(1, (cells(*HEADER), cells("๒. การใช้งบประมาณ", "ก", "1. ก 2. ข", "กองคลัง", "2569")))
    two = Table(2, (cells("", "ข", "1. ค", "กองช่าง", "2569"), cells("", "", "2. ง", "", "")))
    measures = read(one, two).measures
    assert [(m.title, m.indicators, m.steps) for m in measures] == [("ก", [2], ["ก", "ข"]), ("ข", [2], ["ค", "ง"])]


def test_a_plan_without_a_table_is_left_to_people(said: Said) -> None:
    submission = said("มาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2568\n\nจะจัดอบรม\n")
    assert (submission.kind, [u.about for u in submission.unread]) == ("plan", ["measures"])


def test_slips_of_numbering_are_noted(said: Said) -> None:
    submission = said("มาตรการ\tขั้นตอน\nการใช้อำนาจ\t1. ก 2. ข 2. ค\n")
    assert any("มาตรการที่ 1" in note and "1 2 2" in note for note in submission.notes)


def test_names_of_owners_torn_to_letters_are_left_to_people() -> None:
    submission = read(Table(1, (cells(*HEADER), cells("การใช้อำนาจ", "ก", "1. ก", "กองการศึกษา และวิ ฒ น ธรร ม", "2569"))))
    assert [u.about for u in submission.unread] == ["measures/1/owners"]


def test_a_row_that_numbers_the_columns_is_no_measure_though_one_number_is_misread() -> None:
    numbers = cells("(1)", "(2)", "(3)", "(4)", "(5)")
    row = cells("การใช้อำนาจ", "ก", "1. ก", "กองคลัง", "2569")
    for first in (numbers[0], replace(numbers[0], text="๓0)", sure=0.4)):
        submission = read(Table(1, (cells(*HEADER), (first, *numbers[1:]), row)))
        assert [m.title for m in submission.measures] == ["ก"]


def test_a_row_of_words_in_the_column_of_numbers_is_no_measure() -> None:
    header = cells("ลำดับ", *HEADER[1:])
    group = cells("แบบวัดเท", "", "", "", "")
    submission = read(Table(1, (header, group, cells("1", "การใช้อำนาจ: ก", "1. ก", "กองคลัง", "2569"))))
    assert [m.title for m in submission.measures] == ["การใช้อำนาจ: ก"]


def spread(table: int, number: int, *texts: str) -> tuple[Cell, ...]:
    """A row in which an empty text stands for a cell merged into the one on its left."""
    row: list[Cell] = []
    for column, text in enumerate(texts, 1):
        above = row[-1].place if row and not text else None
        row.append(Cell(text, above or Place(table=table, row=number, column=column, quote=text)))
    return tuple(row)


NUMBERED = ("ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา")
ROW = ("1", "อบรม", "1. ก", "กองคลัง", "ต.ค. 68")


@pytest.mark.parametrize(
    "texts",
    [
        ("รวม 2 มาตรการ", "", "", "", ""),
        ("หมายเหตุ : ปรับได้ตามความเหมาะสม", "", "", "", ""),
        ("ผู้จัดทำ ........ (นางสาวสมใจ ใจดี)", "", "", "ผู้อนุมัติ ........ (นายดี มั่นคง)", ""),
        ("2", "......", "......", "......", "......"),
        ("3", " - ", " - ", " - ", " - "),
    ],
)
def test_totals_notes_signatures_and_rows_left_open_are_no_measures(texts: tuple[str, ...]) -> None:
    rows = (cells(*NUMBERED), cells(*ROW), cells(*texts))
    assert [m.title for m in read(Table(1, rows)).measures] == ["อบรม"]


def test_a_cell_over_title_and_steps_opens_a_group() -> None:
    group = spread(1, 2, "1.", "ด้านการเปิดเผยข้อมูล", "", "", "")
    measures = read(Table(1, (cells(*NUMBERED), group, cells("1.1", *ROW[1:])))).measures
    assert [(m.title, m.indicators) for m in measures] == [("อบรม", [9])]


def test_a_number_with_parts_below_it_opens_a_group() -> None:
    groups = [cells("๑.", "ด้านการเปิดเผยข้อมูล", "", "", ""), cells("๒.", "งานอื่น", "", "", "")]
    rows = (cells(*NUMBERED), groups[0], cells("๑.๑", *ROW[1:]), groups[1], cells("๒.๑", "ก", *ROW[2:]))
    assert [(m.title, m.indicators) for m in read(Table(1, rows)).measures] == [("อบรม", [9]), ("ก", [])]


def test_a_measure_of_which_nothing_is_told_is_one() -> None:
    rows = (cells(*NUMBERED), cells(*ROW), cells("2", "รวมพลังต้านโกง", "", "", ""))
    assert [m.title for m in read(Table(1, rows)).measures] == ["อบรม", "รวมพลังต้านโกง"]


FOUND = "# 1. ผลการวิเคราะห์\n\nประเด็นที่ควรพัฒนา\n\n1) คุณภาพการดำเนินงาน ได้ 86.90 คะแนน ควรลดขั้นตอน\n\n"
PLANNED = "มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\n{}\t1. ก 2. ข\tกองคลัง\n"


@pytest.mark.parametrize("heading", ["มาตรการ", "2. มาตรการ", "# 2. มาตรการในการดำเนินการ"])
def test_a_heading_of_measures_ends_what_was_said_of_one_indicator(said: Said, heading: str) -> None:
    read = said(f"{FOUND}{heading}\n\n{PLANNED.format('จัดทำคู่มือการยืมทรัพย์สิน')}")
    assert [m.indicators for m in read.measures] == [[4]]
    assert [a.indicator for a in read.analysis] == [6]


def test_the_number_in_a_title_goes_before_the_heading() -> None:
    heading = Paragraph("ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", Place())
    table = Table(1, (cells("มาตรการ", "ผู้รับผิดชอบ"), cells("ลดขั้นตอน (ตัวชี้วัดที่ 6)", "กองคลัง")))
    assert read(heading, table).measures[0].indicators == [6]


def test_follow_up_may_have_a_part_of_its_own_above_the_table(said: Said) -> None:
    told = "ให้หัวหน้าส่วนราชการรายงานผลการดำเนินการตามมาตรการต่อนายกเทศมนตรีทุกไตรมาส"
    title = "มาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2568\n\n"
    read = said(f"{title}{FOUND}# 2. การกำกับติดตามและการรายงานผล\n\n{told}\n\n# 3. มาตรการ\n\n{PLANNED.format('ก')}")
    (measure,) = read.measures
    assert (read.kind, measure.monitoring.where, measure.monitoring.text) == ("plan", "shared", told)


@pytest.mark.parametrize("place", ["above", "below"])
def test_a_heading_of_follow_up_alone_tells_none(said: Said, place: str) -> None:
    parts = ["# การกำกับติดตามและการรายงานผล\n\n", "# มาตรการ\n\n" + PLANNED.format("ก") + "\n"]
    (measure,) = said("".join(parts if place == "above" else reversed(parts))).measures
    assert measure.monitoring.where == "absent"


def test_rows_of_one_measure_keep_their_lines() -> None:
    first = cells("การใช้อำนาจ", "ก", "1.1 สำรวจ", "กองคลัง", "ต.ค. 68")
    (measure,) = read(Table(1, (cells(*HEADER), first, cells("", "", "1.2 อบรม", "กองช่าง", "พ.ย. 68")))).measures
    assert (measure.steps, measure.owners) == (["1.1 สำรวจ", "1.2 อบรม"], ["กองคลัง", "กองช่าง"])
    assert measure.period is not None
    assert measure.period.raw == "ต.ค. 68 พ.ย. 68"


def test_owners_and_periods_may_have_two_columns() -> None:
    header = cells("มาตรการ", "ผู้รับผิดชอบหลัก", "ผู้รับผิดชอบร่วม", "วันเริ่มต้น", "วันสิ้นสุด")
    (measure,) = read(Table(1, (header, cells("ก", "กองคลัง", "ทุกกอง", "1/10/2568", "31/3/2569")))).measures
    assert measure.owners == ["กองคลัง", "ทุกกอง"]
    assert measure.period is not None
    assert (measure.period.start, measure.period.end) == ("2025-10", "2026-03")


def test_a_period_may_be_divided_into_beginning_and_end() -> None:
    header = spread(1, 1, "มาตรการ", "ระยะเวลา", "", "ผู้รับผิดชอบ")
    parts = spread(1, 2, "-", "เริ่มต้น", "สิ้นสุด", "-")
    below = (Cell("", header[0].place), *parts[1:3], Cell("", header[3].place))
    (measure,) = read(Table(1, (header, below, spread(1, 3, "ก", "ต.ค. 68", "มี.ค. 69", "กองคลัง")))).measures
    assert measure.title == "ก"
    assert measure.period is not None
    assert (measure.period.raw, measure.period.end) == ("ต.ค. 68 - มี.ค. 69", "2026-03")


def test_items_left_open_are_no_steps_and_no_owners() -> None:
    steps, units = "๑. ........ ๒. ระบุจุดเสี่ยง ๓. จัดทำทะเบียน ๔. -", "1. กองคลัง 2. ..........."
    table = Table(1, (cells("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"), cells("จัดทำคู่มือการยืม", steps, units)))
    (measure,) = read(table).measures
    assert (measure.steps, measure.owners) == (["ระบุจุดเสี่ยง", "จัดทำทะเบียน"], ["กองคลัง"])


def test_titles_in_one_cell_stay_one_measure_with_their_numbers() -> None:
    table = Table(1, (cells(*HEADER), cells("การใช้งบ", "๑. เปิดแผน\n๒. อบรมการเบิก", "๑. ก", "กองคลัง", "2569")))
    submission = read(table)
    assert [m.title for m in submission.measures] == ["๑. เปิดแผน ๒. อบรมการเบิก"]
    assert any("มาตรการที่ 1 มี 2 ชื่อในช่องเดียว" in note for note in submission.notes)

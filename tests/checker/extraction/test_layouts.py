"""Layouts other than one table: what makes a form, a labelled block, a joined table, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.checker.extraction.conftest import Said

TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568\n\n"
MEASURES = "ลำดับ\tมาตรการ\tขั้นตอน\n1\tอบรม\tจัดอบรม\n2\tเผยแพร่ข้อมูล\tขึ้นเว็บไซต์\n\n"


def test_a_form_may_lack_the_value_of_a_label(said: Said) -> None:
    form = "มาตรการ\tอบรม\nผู้รับผิดชอบ\t\nระยะเวลา\tต.ค. 67\n"
    (measure,) = said(TITLE + form).measures
    assert (measure.title, measure.owners, measure.period and measure.period.start) == ("อบรม", [], "2024-10")


def test_a_form_goes_on_below_a_value_without_label(said: Said) -> None:
    form = "มาตรการ\tอบรม\nขั้นตอน\t1. เตรียม\n\t2. อบรม\nผู้รับผิดชอบ\tกองคลัง\n"
    assert said(TITLE + form).measures[0].steps == ["เตรียม", "อบรม"]


def test_an_unknown_label_does_not_go_on_with_the_label_above(said: Said) -> None:
    form = "มาตรการ\tอบรม\nผลการดำเนินการ\tอบรม 30 คน\nปัญหาอุปสรรค\tวิทยากรน้อย\nผู้ให้ข้อมูล\tนายก ข\n\tนายค ง\n"
    (item,) = said("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2567\n\n" + form).items
    assert (item.result, item.problems) == ("อบรม 30 คน", "วิทยากรน้อย")


@pytest.mark.parametrize("label", ["เอกสารหลักฐาน", "หลักฐานเชิงประจักษ์", "เอกสารแนบ", "ร่องรอยหลักฐาน", "รูปภาพ", "ภาพถ่าย"])
def test_words_for_evidence(said: Said, label: str) -> None:
    form = f"มาตรการ\tอบรม\nผลการดำเนินการ\tอบรม 30 คน\nปัญหาอุปสรรค\tวิทยากรน้อย\n{label}\tคำสั่งที่ 1/2567\n"
    (item,) = said("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2567\n\n" + form).items
    assert item.evidence == "คำสั่งที่ 1/2567"


def test_scores_beside_indicators_are_no_form(said: Said) -> None:
    assert said(TITLE + "ตัวชี้วัดที่ 1\t90.00\nตัวชี้วัดที่ 2\t80.00\n").measures == []


@pytest.mark.parametrize("column", ["ขั้นตอน/วิธีการปฏิบัติ", "วิธีที่จะลงมือทำจริง"])
@pytest.mark.parametrize(
    "row",
    [
        "2. รักษามาตรฐานการใช้งบประมาณ (ตัวชี้วัดที่ 7)\t1. ประชุม 2. เผยแพร่\tกองคลัง\tม.ค. 2568\tรายงานปลัดทุกเดือน",
        "2. ลงข่าว (ตัวชี้วัดที่ 7)\t1. ประชุม 2. เผยแพร่\tผู้รับผิดชอบ\tม.ค. 2568\tรายงานปลัดทุกเดือน",
        "2. ลงข่าว (ตัวชี้วัดที่ 7)\t1. ประชุม 2. เผยแพร่\tกองคลัง\tม.ค. 2568\tสรุปผลการดำเนินงาน",
    ],
)
def test_a_row_that_holds_a_label_makes_no_form_of_a_table(said: Said, column: str, row: str) -> None:
    header = f"มาตรการ\t{column}\tผู้รับผิดชอบ\tระยะเวลาดำเนินการ\tการกำกับติดตาม\n"
    first = "1. คู่มือการยืม (ตัวชี้วัดที่ 4)\t1. เขียน 2. แจกจ่าย\tสำนักปลัด\tต.ค. 2567\tรายงานปลัดทุกเดือน\n"
    one, other = said(TITLE + header + first + row).measures
    assert (one.indicators, one.owners, len(one.steps)) == ([4], ["สำนักปลัด"], 2)
    assert (other.indicators[-1], len(other.steps)) == (7, 2)


def test_a_form_may_stand_above_a_table_of_its_steps(said: Said) -> None:
    form = "มาตรการ\tอบรม\t\nผู้รับผิดชอบ\tกองคลัง\t\nการกำกับติดตาม\tรายงานปลัดทุกเดือน\t\n"
    (measure,) = said(TITLE + form + "ลำดับ\tขั้นตอน\tระยะเวลา\n").measures
    assert (measure.title, measure.owners) == ("อบรม", ["กองคลัง"])


def test_a_form_may_have_two_labels_a_row(said: Said) -> None:
    form = "มาตรการ\tอบรม\tตัวชี้วัด\t4. การใช้ทรัพย์สินของราชการ\nผู้รับผิดชอบ\tกองคลัง\tระยะเวลา\tต.ค. 67\n"
    (measure,) = said(TITLE + form).measures
    assert (measure.title, measure.owners, measure.indicators) == ("อบรม", ["กองคลัง"], [4])


def test_labels_in_one_line_are_parted(said: Said) -> None:
    block = "มาตรการ: อบรม\nผู้รับผิดชอบ: กองคลัง ระยะเวลา: ต.ค. 67\n"
    (measure,) = said(TITLE + block).measures
    assert measure.owners == ["กองคลัง"]
    assert measure.period
    assert measure.period.start == "2024-10"


@pytest.mark.parametrize(
    "line", ["ผู้รับผิดชอบ: กองคลัง", "ดูรายละเอียด: https://example.go.th", "หมายเหตุ: ปรับได้ตามความเหมาะสม"]
)
def test_a_single_label_makes_no_measure(said: Said, line: str) -> None:
    assert said(TITLE + "เทศบาลตำบลสมมติ\n" + line).measures == []


@pytest.mark.parametrize(
    ("line", "indicators"),
    [
        ("หลักการและเหตุผล : บุคลากรยังไม่ทราบแผนของปี", []),
        ("ตอบตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ", [4]),
        ("ตัวชี้วัดที่ตอบสนอง : การใช้ทรัพย์สินของราชการ", [4]),
    ],
)
def test_a_line_between_the_title_of_a_block_and_its_labels(said: Said, line: str, indicators: list[int]) -> None:
    block = f"{line}\nขั้นตอนการดำเนินการ\n๑) จัดทำข้อมูล\n๒) เผยแพร่ข้อมูล\nผู้รับผิดชอบ : กองคลัง\n\n"
    read = said(f"มาตรการที่ ๑ ทำบันทึกเวร\n{block}มาตรการที่ ๒ ทำสมุดจด\n{block}")
    assert [(m.title, m.steps) for m in read.measures] == [
        (title, ["จัดทำข้อมูล", "เผยแพร่ข้อมูล"]) for title in ("ทำบันทึกเวร", "ทำสมุดจด")
    ]
    assert [m.indicators for m in read.measures] == [indicators, indicators]


def test_text_below_a_block_is_not_part_of_it(said: Said) -> None:
    block = "มาตรการ: อบรม\nผู้รับผิดชอบ: กองคลัง\n\nทุกกองรายงานผลการดำเนินการต่อผู้บริหารทุกไตรมาส\n"
    (measure,) = said(TITLE + block).measures
    assert (measure.owners, measure.monitoring.where) == (["กองคลัง"], "shared")


def test_a_table_of_other_rows_is_not_joined(said: Said) -> None:
    people = "ลำดับ\tชื่อ\tหน่วยงานที่รับผิดชอบ\n1\tนายหนึ่ง ใจดี\tกองคลัง\n2\tนางสอง ใจดี\tกองช่าง\n"
    assert [m.owners for m in said(TITLE + MEASURES + people).measures] == [[], []]


def test_a_table_that_lacks_some_rows_is_joined(said: Said) -> None:
    more = "ลำดับ\tผู้รับผิดชอบ\tระยะเวลา\n2\tกองช่าง\tต.ค. 67\n"
    assert [m.owners for m in said(TITLE + MEASURES + more).measures] == [[], ["กองช่าง"]]


def test_rows_that_only_name_a_unit_own_the_rows_below(said: Said) -> None:
    table = "มาตรการ\tขั้นตอน\tระยะเวลา\nกองคลัง\t\t\nอบรม\tจัดอบรม\tต.ค. 67\nกองช่าง\t\t\nซ่อมป้าย\tสำรวจ\tพ.ย. 67\n"
    assert [m.owners for m in said(TITLE + table).measures] == [["กองคลัง"], ["กองช่าง"]]


def test_a_merged_row_above_the_header_is_its_heading(said: Said) -> None:
    rows = "มาตรการ\tขั้นตอน\tระยะเวลา\nอบรม\tจัดอบรม\tต.ค. 67\n"
    table = "\t".join(["ผู้รับผิดชอบ: กองคลัง"] * 3) + f"\n{rows}"
    assert [m.owners for m in said(TITLE + table).measures] == [["กองคลัง"]]
    assert [m.owners for m in said(f"{TITLE}ชี้แจง\tก\tข\n{rows}").measures] == [[]]


def test_an_empty_cell_of_a_guessed_column_is_doubted(said: Said) -> None:
    table = "มาตรการ\tขั้นตอน\tระยะเวลา\tใครทำ\nก\tข\tต.ค. 67\tกองคลัง\nค\tง\tพ.ย. 67\tกองช่าง\nจ\tฉ\tธ.ค. 67\t-\n"
    read = said(TITLE + table)
    assert [m.owners for m in read.measures] == [["กองคลัง"], ["กองช่าง"], []]
    assert "measures/3/owners" in [unread.about for unread in read.unread]


def test_a_report_without_items_says_so(said: Said) -> None:
    read = said("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2567\n\nดำเนินการครบถ้วน\n")
    assert (read.kind, read.items, [unread.about for unread in read.unread]) == ("report", [], ["items"])


def test_state_and_result_are_told_together(said: Said) -> None:
    table = "มาตรการ\tสถานะการดำเนินการ\tผลการดำเนินการ\nอบรม\tแล้วเสร็จ\tอบรม 30 คน\n"
    read = said("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2567\n\n" + table)
    assert read.items[0].result == "แล้วเสร็จ\nอบรม 30 คน"


@pytest.mark.parametrize("header", ["กิจกรรม", "แนวทาง", "รายละเอียด", "โครงการ/กิจกรรม"])
def test_activities_beside_the_measures_are_their_steps(said: Said, header: str) -> None:
    table = f"มาตรการ\t{header}\tผู้รับผิดชอบ\nควบคุมการยืม\t1. ทำแบบยืม 2. แจ้งเวียน\tกองคลัง\n"
    (measure,) = said(TITLE + table).measures
    assert (measure.title, measure.steps) == ("ควบคุมการยืม", ["ทำแบบยืม", "แจ้งเวียน"])


def test_a_column_of_projects_is_none_of_steps(said: Said) -> None:
    (measure,) = said(TITLE + "มาตรการ\tโครงการ\tผู้รับผิดชอบ\nควบคุมการยืม\tโครงการอบรม\tกองคลัง\n").measures
    assert (measure.title, measure.steps) == ("ควบคุมการยืม", [])


@pytest.mark.parametrize(
    "sentence", ["ให้ทุกกองรายงานผลการดำเนินการตามมาตรการทุกเดือน", "กองคลังรายงานผลการดำเนินการตามมาตรการต่อนายกเทศมนตรี"]
)
def test_a_sentence_about_reporting_makes_no_report(said: Said, sentence: str) -> None:
    assert said(f"{TITLE}{sentence}\n\n{MEASURES}").kind == "plan"


def test_a_numbered_block_may_begin_with_its_analysis(said: Said) -> None:
    block = "๑. มาตรการเผยแพร่ข้อมูล\n๑.๑ วิเคราะห์ : เว็บไซต์ไม่ครบ\n๑.๒ วิธีดำเนินการ : แต่งตั้งคณะทำงาน\n๑.๓ ผู้รับผิดชอบ : กองคลัง\n"
    (measure,) = said(TITLE + block).measures
    assert (measure.title, measure.analysis_result) == ("มาตรการเผยแพร่ข้อมูล", "เว็บไซต์ไม่ครบ")


@pytest.mark.parametrize("left_open", ["", "การกำกับติดตาม: -\n"])
def test_what_a_headed_measure_lacks_is_missed_where_it_stands(said: Said, left_open: str) -> None:
    blocks = [f"มาตรการที่ {n} ทำสมุดจด\nขั้นตอน: 1. ก 2. ข\nผู้รับผิดชอบ: กองคลัง\n" for n in (1, 2)]
    one, other = said(f"{TITLE}{blocks[0]}การกำกับติดตาม: รายงานผลทุกเดือน\n{blocks[1]}{left_open}").measures
    assert (one.where("monitoring").line, other.place.line) == (6, 7)
    assert other.where("monitoring").line == (10 if left_open else 7)


def test_what_a_short_row_lacks_is_missed_in_its_row(said: Said) -> None:
    read = said(TITLE + "มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tการกำกับติดตาม\nอบรม\t1. ก 2. ข\n")
    assert [read.measures[0].where(name).row for name in ("owners", "monitoring")] == [2, 2]


def test_follow_up_in_two_columns_is_told_together(said: Said) -> None:
    heading = "มาตรการ\tขั้นตอน\tการกำกับติดตาม\t\n\t\tวิธีการ\tผู้รายงาน\n"
    (measure,) = said(f"{TITLE}{heading}ทำคู่มือ\tจัดทำคู่มือ\tสรุปการยืมทุกเดือน\tกองคลังรายงานปลัด\n").measures
    assert measure.monitoring.text == "สรุปการยืมทุกเดือน\nกองคลังรายงานปลัด"

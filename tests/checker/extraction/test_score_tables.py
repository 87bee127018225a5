from __future__ import annotations

from pathlib import Path

import pytest

from checker.intake import understand
from checker.submission import Submission
from tests.checker.extraction.conftest import Said
from tests.documents.docx_builder import p, tbl, tc, tr, write

YEAR = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\n"
NAMES = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ")
SCORES = ("91.20", "83.45", "88.00")
READ = [(1, "91.20"), (2, "83.45"), (3, "88.00")]


def table(header: str, *, before: str = "", after: str = "") -> str:
    """A table of three indicators by number and name, with cells before and after their scores."""
    rows = [f"{n}\t{name}\t{before}{s}{after}\n" for n, (name, s) in enumerate(zip(NAMES, SCORES, strict=True), 1)]
    return YEAR + header.replace("|", "\t") + "\n" + "".join(rows)


def scored(read: Submission) -> list[tuple[int, str]]:
    return [(i.number, str(i.score)) for i in read.indicators]


def doubted(read: Submission) -> list[str]:
    return [unread.about for unread in read.unread]


@pytest.mark.parametrize(
    "header",
    [
        "ตัวชี้วัดที่|ชื่อตัวชี้วัด|คะแนน",
        "ตัวชี้วัดที่|ประเด็นการประเมิน|คะแนน",
        "ตัวชี้วัดที่|รายการ|คะแนน",
        "ตัวชี้วัดที่|ตัวชี้วัด|คะแนนที่ได้",
        "ตัวชี้วัด|ประเด็น|คะแนน",
        "ที่|ตัวชี้วัด|ผลการประเมิน",
        "ที่|ตัวชี้วัด|ผลการประเมิน (คะแนน)",
        "ที่|ตัวชี้วัด|ผลการประเมิน ITA ปี 2567",
        "ที่|ตัวชี้วัด|ร้อยละ",
        "ที่|ตัวชี้วัด|คิดเป็นร้อยละ",
    ],
)
@pytest.mark.parametrize(("more", "after"), [("", ""), ("|ระดับ", "\tผ่าน")])
def test_everyday_headers_tell_the_scores(said: Said, header: str, more: str, after: str) -> None:
    assert scored(said(table(header + more, after=after))) == READ


def test_a_number_alone_is_that_of_the_indicator_where_its_column_says_so(said: Said) -> None:
    rows = "๑\t91.20\n๒\t83.45\n๑ ๐\t88.00\n"
    assert scored(said(f"{YEAR}ตัวชี้วัดที่\tคะแนน\n{rows}")) == [(1, "91.20"), (2, "83.45"), (10, "88.00")]
    assert scored(said(f"{YEAR}ลำดับที่\tคะแนน\n{rows}")) == []


def test_a_number_that_several_rows_have_is_of_no_indicator_by_itself(said: Said) -> None:
    rows = "1\tมีผู้รับผิดชอบงาน\t91.20\n1\tบริการเท่าเทียม\t83.45\n2\tแผนงานครบ\t88.00\n"
    read = said(f"{YEAR}ตัวชี้วัดที่\tรายการ\tคะแนน\n{rows}")
    assert (scored(read), doubted(read)) == ([], ["indicators/1/score", "indicators/2/score"])
    assert read.unread[0].why == "ไม่ทราบว่าคะแนนในแถวนี้เป็นของตัวชี้วัดหรือของข้อคำถาม"


@pytest.mark.parametrize(
    "rows",
    ["2|l4|70.50\n2|l5|88.20\n4|ll1|79.90\n", "2|14|70.50\n2|15|88.20\n4|11|79.90\n", "2|ก4|70.50\n4|Iใ|79.90\n"],
)
def test_scores_of_questions_with_misread_codes_are_not_taken_for_those_of_indicators(said: Said, rows: str) -> None:
    read = said(f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\nตัวชี้วัด|ข้อ|คะแนน\n{rows}".replace("|", "\t"))
    assert (scored(read), doubted(read)) == ([], ["indicators/2/score", "indicators/4/score"])


def test_a_question_beside_its_indicator_has_a_score_of_its_own(said: Said) -> None:
    rows = "1. การปฏิบัติหน้าที่\tเจ้าหน้าที่ทำงานตามขั้นตอน\t91.20\n2. การใช้งบประมาณ\tการใช้งบประมาณ\t83.45\n"
    read = said(f"{YEAR}ตัวชี้วัด\tข้อคำถาม\tคะแนน\n{rows}")
    assert (scored(read), doubted(read)) == ([(2, "83.45")], ["indicators/1/score"])


def test_most_names_confirm_the_numbers_beside_them(said: Said) -> None:
    rows = table("ตัวชี้วัดที่|รายการ|คะแนน").replace("การใช้อำนาจ", "ความเป็นธรรม")
    assert scored(said(rows)) == READ


def test_of_several_scores_of_an_indicator_none_is_taken(said: Said) -> None:
    rows = "การใช้อำนาจ\tก\t91.20\nการใช้อำนาจ\tข\t83.45\nการใช้อำนาจ\tค\t91.20\nการใช้งบประมาณ\tก\t70.00\n"
    read = said(f"{YEAR}ตัวชี้วัด\tประเด็น\tคะแนน\n{rows}")
    assert (scored(read), doubted(read)) == ([(2, "70.00")], ["indicators/3/score"])


def test_a_number_beside_another_name_leaves_the_score_open(said: Said) -> None:
    rows = "1\tการปฏิบัติหน้าที่\t91.20\n2\tการใช้อำนาจ\t83.45\n"
    read = said(f"{YEAR}ตัวชี้วัดที่\tชื่อตัวชี้วัด\tคะแนน\n{rows}")
    assert (scored(read), doubted(read)) == ([(1, "91.20")], ["indicators/3/score"])


def test_of_years_below_one_header_the_assessed_one_counts(tmp_path: Path) -> None:
    first = [tc(name, merge="restart") for name in ("ที่", "ตัวชี้วัด")]
    header = tr(*first, tc("ผลคะแนนปีงบประมาณ พ.ศ.", span=2), tc("ระดับ", span=2))
    years = tr(tc(merge="continue"), tc(merge="continue"), "๒๕๖๖", "๒๕๖๗", "๒๕๖๖", "๒๕๖๗")
    rows = [tr(str(n), name, "70.00", s, "B", "A") for n, (name, s) in enumerate(zip(NAMES, SCORES, strict=True), 1)]
    path = write(tmp_path / "scores.docx", p(YEAR.strip()) + tbl(header, years, *rows, widths=[1000] * 6))
    assert scored(understand(path)) == READ


def test_scores_of_other_years_alone_are_left_to_people(said: Said) -> None:
    rows = "".join(f"{name}\t70.00\t71.00\n" for name in NAMES)
    read = said(f"{YEAR}ตัวชี้วัด\tคะแนนปี 2565\tคะแนนปี 2566\n{rows}")
    assert (scored(read), doubted(read)) == ([], [f"indicators/{n}/score" for n in (1, 2, 3)])
    assert read.unread[0].why == "ไม่พบคอลัมน์คะแนนของปีที่ประเมิน พ.ศ. 2567"


@pytest.mark.parametrize("header", ["ที่|ตัวชี้วัด|ค่าที่วัดได้", "ก|ข|ค"])
def test_a_table_that_looks_like_scores_is_never_passed_over(said: Said, header: str) -> None:
    read = said(table(header + "|ง", after="\t70.10"))
    assert (scored(read), doubted(read)) == ([], [f"indicators/{n}/score" for n in (1, 2, 3)])


def test_a_score_that_stands_elsewhere_too_is_not_doubted(said: Said) -> None:
    unclear = table("ที่|ตัวชี้วัด|ค่าที่วัดได้|เดิม", after="\t70.10")
    read = said(unclear + "\nตัวชี้วัดที่ 2 การใช้งบประมาณ ได้ 83.45 คะแนน\n\nตัวชี้วัดที่ 3 การใช้อำนาจ ได้ 60.00 คะแนน\n")
    assert scored(read) == [(2, "83.45"), (3, "60.00")]
    assert doubted(read) == ["indicators/1/score", "indicators/3/score"]


def test_tables_of_instruments_are_not_passed_over_either(said: Said) -> None:
    rows = "IIT\t91.20\t1\nEIT\t83.45\t2\nOIT\t88.00\t3\n"
    read = said(f"{YEAR}เครื่องมือ\tค่าที่วัดได้\tลำดับ\n{rows}")
    assert (read.instruments, doubted(read)) == ([], [f"instruments/{name}/score" for name in ("IIT", "EIT", "OIT")])


@pytest.mark.parametrize(
    "header", ["ตัวชี้วัด\tงบประมาณ\tมาตรการ", "ตัวชี้วัด\tระยะเวลา\tผู้รับผิดชอบ", "ตัวชี้วัด\tผลการดำเนินการ\tมาตรการ"]
)
def test_numbers_in_tables_of_measures_are_no_scores(said: Said, header: str) -> None:
    rows = "".join(f"{name}\t10.50\tอบรม\n" for name in NAMES)
    assert doubted(said(f"{YEAR}{header}\n{rows}")) == []


def test_a_score_without_a_known_name_leaves_the_missing_indicators_open(said: Said) -> None:
    rows = "การให้ความเป็นธรรม\t60.00\nค่าเฉลี่ย\t80.00\n"
    read = said(table("ที่|ตัวชี้วัด|คะแนน") + "4\t" + rows.replace("\nค่า", "\n\tค่า"))
    assert (scored(read), doubted(read)) == (READ, [f"indicators/{n}/score" for n in range(4, 11)])
    assert read.unread[0].why == "มีแถวคะแนนที่ไม่ทราบว่าเป็นของตัวชี้วัดใด"


@pytest.mark.parametrize(("second", "means"), [("80.00", [("IIT", "70.00"), ("EIT", "80.00")]), ("70.00", [])])
def test_means_beside_scores_are_of_instruments_unless_they_are_all_alike(
    said: Said, second: str, means: list[tuple[str, str]]
) -> None:
    rows = f"การใช้อำนาจ\t91.20\t70.00\nการปฏิบัติหน้าที่\t92.00\t\nคุณภาพการดำเนินงาน\t83.45\t{second}\n"
    read = said(f"{YEAR}ตัวชี้วัด\tคะแนน\tคะแนนเฉลี่ย\n{rows}")
    assert scored(read) == [(1, "92.00"), (3, "91.20"), (6, "83.45")]
    assert [(i.name, str(i.score)) for i in read.instruments] == means


def test_means_that_differ_within_an_instrument_are_none_of_it(said: Said) -> None:
    rows = "การใช้อำนาจ\t91.20\t70.00\nการปฏิบัติหน้าที่\t92.00\t71.00\n"
    read = said(f"{YEAR}ตัวชี้วัด\tคะแนน\tค่าเฉลี่ยกลุ่ม\n{rows}")
    assert (scored(read), read.instruments) == ([(1, "92.00"), (3, "91.20")], [])


def test_each_row_may_have_its_score_in_a_column_of_its_own(said: Said) -> None:
    rows = "การใช้อำนาจ\t91.20\t\nคุณภาพการดำเนินงาน\t\t83.45\n"
    assert scored(said(f"{YEAR}ตัวชี้วัด\tคะแนน IIT\tคะแนน EIT\n{rows}")) == [(3, "91.20"), (6, "83.45")]


def test_without_a_known_year_the_last_one_counts(said: Said) -> None:
    rows = "การใช้อำนาจ\t70.00\t91.20\n"
    assert scored(said(f"ผลการประเมิน ITA\n\nตัวชี้วัด\tคะแนน ปี 66\tคะแนน ปี ๖๗\n{rows}")) == [(3, "91.20")]


def test_a_column_without_a_year_is_that_of_the_assessed_one_if_it_is_named_so(said: Said) -> None:
    rows = "การใช้อำนาจ\t70.00\t91.20\n"
    assert scored(said(f"{YEAR}ตัวชี้วัด\tคะแนน ปี 2566\tคะแนน\n{rows}")) == [(3, "91.20")]
    assert scored(said(f"{YEAR}ตัวชี้วัด\tคะแนน ปี 2566\tคะแนนปรับ\n{rows}")) == []


@pytest.mark.parametrize(
    ("header", "before", "after"),
    [
        ("ระดับคะแนน|คะแนน", "5\t", ""),
        ("ระดับคะแนน|ผลคะแนน", "A\t", ""),
        ("คะแนน|ระดับคะแนน", "", "\t5"),
        ("เกณฑ์คะแนน|ผลคะแนน", "85.00\t", ""),
        ("คะแนนเป้าหมาย|คะแนนที่ได้", "85.00\t", ""),
        ("คะแนนปีที่แล้ว|คะแนนปีนี้", "70.11\t", ""),
        ("คะแนนปีที่ผ่านมา|คะแนนปีปัจจุบัน", "70.11\t", ""),
        ("คะแนนเฉลี่ยประเทศ|คะแนนของหน่วยงาน", "70.11\t", ""),
        ("คะแนนผู้รับบริการ|คะแนน", "70.11\t", ""),
        ("คะแนนเต็ม|คะแนนที่ได้|ผลต่างคะแนน", "100\t", "\t3.30"),
        ("คะแนนเต็ม|คะแนนที่ได้|ร้อยละ", "50\t40.00\t", ""),
        ("คะแนนปี 2566|คะแนนปี 2567|ร้อยละ", "70.11\t", "\t3.30"),
    ],
)
def test_other_columns_are_not_taken_for_the_score(said: Said, header: str, before: str, after: str) -> None:
    assert scored(said(table(f"ที่|ตัวชี้วัด|{header}", before=before, after=after))) == READ


@pytest.mark.parametrize(
    ("header", "before", "after", "why"),
    [
        ("คะแนน ก|คะแนน ข", "", "\t70.11", "ไม่ทราบว่าคะแนนที่ได้อยู่ในคอลัมน์ “คะแนน ก” หรือ “คะแนน ข”"),
        ("คะแนน|ร้อยละ", "4.10\t", "", "ไม่ทราบว่าคะแนนที่ได้อยู่ในคอลัมน์ “คะแนน” หรือ “ร้อยละ”"),
        ("คะแนนเต็ม|คะแนนที่ได้", "150\t", "", "คะแนนเต็มของคอลัมน์ “คะแนนที่ได้” ไม่ใช่ 100 คะแนน"),
        ("คะแนน|ระดับ", "4\t", "", "ตัวเลขในคอลัมน์ “คะแนน” ไม่เกิน 5 ทุกแถว น่าจะเป็นระดับ ไม่ใช่คะแนน"),
        ("ระดับคะแนน", "", "", "ตัวเลขในตารางนี้น่าจะเป็นคะแนน แต่ไม่มีหัวตารางที่บอกว่าคอลัมน์ใดเป็นคะแนนที่ได้"),
        ("คะแนนปีที่แล้ว", "", "", "ตัวเลขในตารางนี้น่าจะเป็นคะแนน แต่ไม่มีหัวตารางที่บอกว่าคอลัมน์ใดเป็นคะแนนที่ได้"),
    ],
)
def test_where_columns_leave_the_score_open_none_is_taken(
    said: Said, header: str, before: str, after: str, why: str
) -> None:
    read = said(table(f"ที่|ตัวชี้วัด|{header}", before=before, after=after))
    assert (scored(read), doubted(read)) == ([], [f"indicators/{n}/score" for n in (1, 2, 3)])
    assert read.unread[0].why == why


def test_columns_that_agree_leave_nothing_open(said: Said) -> None:
    rows = "การใช้อำนาจ\t100\t83.45\t83.45\n"
    assert scored(said(f"{YEAR}ตัวชี้วัด\tคะแนนเต็ม\tคะแนนที่ได้\tคิดเป็นร้อยละ\n{rows}")) == [(3, "83.45")]


@pytest.mark.parametrize(
    ("header", "total", "overall"),
    [
        ("คะแนน|ผลต่าง", "88.10\t2.20", "88.10"),
        ("คะแนน|คะแนนถ่วงน้ำหนัก", "80.00\t88.10", "88.10"),
        ("คะแนน|ก", "\t88.10", "88.10"),
        ("คะแนน|ระดับ|ก", "\t88.10\t3.00", None),
    ],
)
def test_the_total_stands_below_the_scores(said: Said, header: str, total: str, overall: str | None) -> None:
    rows = f"การใช้อำนาจ\t83.45\t1.00\nคะแนนรวม\t{total}\n"
    read = said(f"{YEAR}ตัวชี้วัด\t{header}\n{rows}".replace("|", "\t"))
    assert (read.overall.score and str(read.overall.score)) == overall
    assert doubted(read) == ([] if overall else ["overall/score"])


def test_the_total_of_one_instrument_is_not_the_overall_score(said: Said) -> None:
    rows = "การเปิดเผยข้อมูล\t90.00\nการป้องกันการทุจริต\t80.00\nรวม\t85.00\n"
    read = said(f"{YEAR}ตัวชี้วัด\tคะแนน\n{rows}")
    assert read.overall.score is None
    assert [(i.name, str(i.score)) for i in read.instruments] == [("OIT", "85.00")]


def test_a_total_that_says_so_is_of_the_whole(said: Said) -> None:
    rows = "การเปิดเผยข้อมูล\t90.00\nการป้องกันการทุจริต\t80.00\nคะแนนภาพรวม\t85.00\n"
    assert str(said(f"{YEAR}ตัวชี้วัด\tคะแนน\n{rows}").overall.score) == "85.00"

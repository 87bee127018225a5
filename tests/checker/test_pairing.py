from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.pairing import Pairing, pair
from checker.submission import Measure, ReportItem
from tests.checker.labelled_pairs import Case, answers, cases, figures

CASES = cases()
TRAIN = [case for case in CASES if not case.held_out]
HELD_OUT = [case for case in CASES if case.held_out]
PLANS = {case.name.split()[0]: case.plan for case in CASES}

CAR = Measure(
    number=1,
    title="มาตรการควบคุมการใช้รถยนต์ส่วนกลาง",
    steps=["กำหนดให้ขออนุญาตใช้รถทุกครั้ง", "บันทึกเลขไมล์และการเติมน้ำมันเชื้อเพลิง"],
    owners=["สำนักปลัด"],
    period={"raw": "ต.ค. 2566 – ก.ย. 2567", "start": "2023-10", "end": "2024-09"},
)
NEWS = Measure(
    number=2,
    title="จัดทำวารสารเทศบาลรายไตรมาส",
    steps=["รวบรวมผลงานและข่าวสารของทุกกอง", "จัดพิมพ์และแจกจ่ายทุกครัวเรือน"],
    owners=["งานประชาสัมพันธ์"],
)


def verbatim(measure: Measure, number: int | None = None) -> ReportItem:
    return ReportItem(
        number=number or measure.number,
        title=measure.title,
        result="\n".join(measure.steps),
        owners=measure.owners,
        period=measure.period,
    )


def statuses(pairing: Pairing) -> dict[int, tuple[str, frozenset[int], float]]:
    return {m.number: (m.status, frozenset(m.rows), m.confidence) for m in pairing.measures}


def row_statuses(pairing: Pairing) -> dict[int, tuple[str, frozenset[int], float]]:
    return {r.number: (r.status, frozenset(r.measures), r.confidence) for r in pairing.rows}


class TestLabelledPairs:
    def test_set_is_large_and_a_third_is_held_out(self) -> None:
        pairs, held_out = (sum(len(case.truth) for case in some) for some in (CASES, HELD_OUT))
        assert pairs >= 160
        assert held_out >= pairs / 3
        assert sum(len(c.plan) * len(c.report) - len(c.truth) for c in CASES) >= 160

    def test_all(self) -> None:
        found = figures(CASES)
        assert found.precision >= 0.98
        assert found.recall >= 0.95

    def test_held_out(self) -> None:
        found = figures(HELD_OUT)
        assert found.precision >= 0.98
        assert found.recall >= 0.90
        assert found.recall + found.share("same", "unsure") >= 0.98

    def test_left_out_measures_and_rows_are_mostly_decided(self) -> None:
        found = figures(TRAIN)
        assert found.row_left_out["missing"] >= 0.9 * found.row_left_out.total()
        assert found.row_left_out["reported"] == 0
        assert found.measure_left_out["foreign"] >= 0.8 * found.measure_left_out.total()
        assert found.measure_left_out["known"] <= 0.02 * found.measure_left_out.total()

    @pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
    def test_no_reported_measure_is_called_missing(self, case: Case) -> None:
        told = {measure for measure, _ in case.truth}
        assert not [
            m.number for m in pair(case.plan, case.report).measures if m.status == "missing" and m.number in told
        ]


class TestLaws:
    @given(st.sampled_from(CASES), st.randoms(use_true_random=False))
    def test_order_does_not_matter(self, case: Case, random) -> None:
        plan, report = list(case.plan), list(case.report)
        random.shuffle(plan)
        random.shuffle(report)
        before, after = pair(case.plan, case.report), pair(plan, report)
        assert statuses(after) == statuses(before)
        assert row_statuses(after) == row_statuses(before)

    def test_order_does_not_break_ties(self) -> None:
        plan = [Measure(number=1, title="ปลูกผักสวนครัว"), Measure(number=2, title="เลี้ยงปลานิล")]
        both = "ปลูกผักสวนครัวเลี้ยงปลานิล"
        report = [ReportItem(number=1, title=f"{both}ฆฌฏฐฑ"), ReportItem(number=2, title=f"{both}ฒฬฮฟฝ")]
        expected = statuses(pair(plan, report))
        assert statuses(pair(plan[::-1], report)) == statuses(pair(plan, report[::-1])) == expected

    @given(st.sampled_from(CASES), st.data())
    def test_numbering_digits_and_blanks_do_not_matter(self, case: Case, data: st.DataObject) -> None:
        prefix = data.draw(st.sampled_from(["", "๑. ", "12) ", "(3) ", "มาตรการที่ ๗ "]))
        gap = data.draw(st.integers(1, 9))
        blank = data.draw(st.sampled_from(["", " ", "\n", "  "]))

        def rewritten(text: str) -> str:
            thai = text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
            return blank.join(thai[i : i + gap] for i in range(0, len(thai), gap))

        report = [
            row.model_copy(
                update={"number": 90 - n, "title": prefix + rewritten(row.title), "result": rewritten(row.result or "")}
            )
            for n, row in enumerate(case.report)
        ]
        before, after = pair(case.plan, case.report), pair(case.plan, report)
        names = {row.number: 90 - n for n, row in enumerate(case.report)}
        assert {m.number: (m.status, {names[r] for r in m.rows}) for m in before.measures} == {
            m.number: (m.status, set(m.rows)) for m in after.measures
        }
        assert [r.status for r in before.rows] == [r.status for r in after.rows]

    @pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
    def test_plan_reports_itself(self, plan: tuple[Measure, ...]) -> None:
        pairing = pair(plan, [verbatim(m) for m in plan])
        assert [(m.status, m.rows, m.differences) for m in pairing.measures] == [
            ("reported", (m.number,), ()) for m in plan
        ]
        assert {r.status for r in pairing.rows} == {"known"}

    @pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
    def test_empty_report_misses_all(self, plan: tuple[Measure, ...]) -> None:
        assert {m.status for m in pair(plan, []).measures} == {"missing"}

    def test_empty_plan_makes_all_rows_foreign(self) -> None:
        assert [r.status for r in pair([], [verbatim(CAR)]).rows] == ["foreign"]

    @pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
    def test_a_row_dropped_from_a_clean_report_costs_its_measure_only(self, plan: tuple[Measure, ...]) -> None:
        for dropped in plan:
            pairing = pair(plan, [verbatim(m) for m in plan if m is not dropped])
            found = {m.number: m.status for m in pairing.measures}
            assert found.pop(dropped.number) in ("missing", "unsure")
            assert set(found.values()) == {"reported"}

    @pytest.mark.parametrize("case", TRAIN, ids=lambda case: case.name)
    def test_a_row_dropped_from_a_reworded_report_costs_no_other_measure(self, case: Case) -> None:
        for measure, row in case.simple:
            less = case.without_row(row)
            told = {m for m, _ in less.truth}
            found = {m.number: m.status for m in pair(less.plan, less.report).measures}
            assert found[measure] in ("missing", "unsure")
            assert not [m for m in told if found[m] == "missing"]


class TestOneMeasureManyRows:
    def test_split(self) -> None:
        rows = [
            ReportItem(number=1, title="ควบคุมการใช้รถยนต์ส่วนกลาง (การขออนุญาต)", result="ขออนุญาตใช้รถทุกครั้ง"),
            ReportItem(number=2, title="ควบคุมการใช้รถยนต์ส่วนกลาง (น้ำมันเชื้อเพลิง)", result="บันทึกเลขไมล์ครบ"),
            ReportItem(number=3, title="วารสารเทศบาลรายไตรมาส", result="จัดพิมพ์ 4 ฉบับ"),
        ]
        pairing = pair([CAR, NEWS], rows)
        assert pairing.measures[0].status == "reported"
        assert pairing.measures[0].rows == (1, 2)
        assert pairing.measures[0].differences == ("รายงานแยกเป็น 2 แถว",)
        assert [r.measures for r in pairing.rows] == [(1,), (1,), (2,)]

    def test_merged(self) -> None:
        row = ReportItem(
            number=7,
            title="ควบคุมการใช้รถยนต์ส่วนกลางและจัดทำวารสารเทศบาล",
            result="ขออนุญาตใช้รถทุกครั้ง จัดพิมพ์วารสารแล้ว",
        )
        pairing = pair([CAR, NEWS], [row])
        assert [(m.status, m.rows) for m in pairing.measures] == [("reported", (7,)), ("reported", (7,))]
        assert pairing.rows[0].measures == (1, 2)
        assert pairing.measures[1].differences == ("รายงานรวมไว้กับมาตรการที่ 1",)

    def test_one_row_for_two_equal_measures_leaves_one_to_a_person(self) -> None:
        pairing = pair([CAR, CAR.model_copy(update={"number": 2}), NEWS], [verbatim(CAR), verbatim(NEWS)])
        assert sorted(m.status for m in pairing.measures) == ["reported", "reported", "unsure"]

    def test_equal_measures_with_a_row_each(self) -> None:
        again = CAR.model_copy(update={"number": 2})
        pairing = pair([CAR, again], [verbatim(CAR), verbatim(again)])
        assert [m.rows for m in pairing.measures] == [(1,), (2,)]


class TestUnsure:
    def test_unsure_names_the_row_to_compare(self) -> None:
        case = next(c for c in TRAIN if c.name == "งบประมาณ-มหาวิทยาลัย ฉบับที่ 2")
        pairing = pair(case.plan, case.report)
        unsure = [(m.number, m.rows, m.differences) for m in pairing.measures if m.status == "unsure"]
        assert unsure == [(1, (2,), ())]
        assert answers(case, pairing)[1, 2] == "unsure"

    @pytest.mark.parametrize("title", ["", " ", "๒."])
    def test_without_text_nothing_is_missing_or_foreign(self, title: str) -> None:
        blank = Measure(number=3, title=title)
        assert pair([CAR, blank], [verbatim(CAR)]).measures[1].status == "unsure"
        assert pair([CAR], [verbatim(CAR), ReportItem(number=2, title=title)]).rows[1].status == "unsure"


BUDGET = Measure(
    number=1,
    title="เผยแพร่แผนและผลการใช้จ่ายงบประมาณให้บุคลากรทราบ",
    steps=["จัดทำสรุปผลการเบิกจ่ายรายเดือน", "ปิดประกาศและแจ้งในกลุ่มไลน์"],
)
SALARY = Measure(
    number=2,
    title="จัดทำหลักเกณฑ์การประเมินผลการปฏิบัติงานและเลื่อนขั้นเงินเดือน",
    steps=["ประกาศหลักเกณฑ์", "ประชุมชี้แจงพนักงานทุกกอง"],
)
LOANS = Measure(number=3, title="จัดทำคู่มือและทะเบียนการยืมพัสดุ", steps=["เขียนคู่มือการยืม", "จัดทำทะเบียนคุมการยืมคืน"])
OPINIONS = Measure(
    number=4,
    title="พัฒนาช่องทางรับฟังความคิดเห็นผ่านไลน์และเฟซบุ๊ก",
    steps=["เปิดไลน์ทางการ", "ตอบข้อซักถามภายใน 3 วัน"],
)


@pytest.mark.parametrize(
    ("number", "title", "result"),
    [
        (2, "อบรมหลักเกณฑ์การเลื่อนระดับและต่อสัญญาพนักงานจ้าง", "อบรม 1 ครั้ง ผู้เข้าร่วม 40 คน"),
        (3, "จัดทำคู่มือการใช้รถยนต์ส่วนกลางและทะเบียนคุมการใช้รถ", "จัดทำคู่มือ 1 เล่ม และทะเบียนคุมการใช้รถ 1 ชุด"),
        (4, "ตอบข้อร้องเรียนภายใน 3 วัน", "ตอบข้อร้องเรียน 12 เรื่อง ภายใน 3 วัน"),
    ],
)
def test_another_measure_of_the_topic_is_left_to_a_person(number: int, title: str, result: str) -> None:
    plan = (BUDGET, SALARY, LOANS, OPINIONS)
    rows = [ReportItem(number=number, title=title, result=result) if m.number == number else verbatim(m) for m in plan]
    pairing = pair(plan, rows)
    assert [m.status for m in pairing.measures] == ["unsure" if m.number == number else "reported" for m in plan]
    assert pairing.rows[number - 1].status == "unsure"
    assert pairing.measures[number - 1].confidence <= 0.5


def test_only_a_title_kept_word_for_word_is_wholly_sure() -> None:
    reworded = ReportItem(number=3, title="ทะเบียนและคู่มือการยืมพัสดุ", result="เขียนคู่มือการยืม 1 เล่ม")
    pairing = pair([BUDGET, LOANS], [verbatim(BUDGET), reworded])
    assert [(m.status, m.confidence) for m in pairing.measures] == [("reported", 1.0), ("reported", 0.99)]


def test_confidence_follows_the_status() -> None:
    foreign = ReportItem(number=2, title="ก่อสร้างถนนคอนกรีตเสริมเหล็กสายบ้านกลาง", result="แล้วเสร็จ")
    pairing = pair([CAR, NEWS], [verbatim(CAR), foreign])
    assert [(m.status, m.confidence > 0.9) for m in pairing.measures] == [("reported", True), ("missing", True)]
    assert [(r.status, r.confidence > 0.9) for r in pairing.rows] == [("known", True), ("foreign", True)]

"""`ita recommend` as a user meets it: what is recommended and why, and what is said where nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.test_cli import EXAMPLE, ita

SCORES = EXAMPLE.parent / "scores.yaml"
HIGH = {"indicators": [{"number": n, "score": 90} for n in range(1, 11)], "questions": []}


def recommended(folder: Path, *options: object, **changes: object) -> str:
    """Recommend from the scores of the example, of which `changes` replace parts; a failure begins with its code."""
    file = folder / "scores.yaml"
    scores = yaml.safe_load(SCORES.read_text(encoding="utf-8")) | changes
    file.write_text(yaml.safe_dump(scores, allow_unicode=True), encoding="utf-8")
    told = ita("recommend", file, *options)
    return " ".join((told.stdout if told.exit_code == 0 else f"{told.exit_code} {told.stderr}").split())


def test_each_measure_comes_with_why_and_how_to_write_the_draft(tmp_path: Path) -> None:
    told = recommended(tmp_path)
    assert told.startswith("แนะนำ 5 มาตรการ สำหรับแผนข้อ O25 ปีงบประมาณ พ.ศ. 2569 ")
    assert "│ 4 │ I10 │ 76.40 │ ต่ำกว่าเกณฑ์ │ จัดทำคู่มือและใบยืมทรัพย์สินของราชการ" in told
    assert "│ 9 │ O2 │ 0.00 │ ได้ 0 คะแนน │" in told
    assert told.endswith("เขียนเป็นร่างแผน: เพิ่ม -o แผน.docx หรือ -o แผน.xlsx หรือ -o แผน.yaml")


def test_the_reason_says_what_is_not_known(tmp_path: Path) -> None:
    told = recommended(tmp_path, questions=[], indicators=[{"number": 4, "score": 80}])
    assert "│ 80.00 │ ตัวชี้วัดต่ำกว่าเกณฑ์ │" in told
    assert "│ ไม่มีคะแนนรายข้อ │" in told


def test_where_nothing_is_below_it_says_so_and_offers_to_keep_the_standard(tmp_path: Path) -> None:
    assert recommended(tmp_path, **HIGH) == (
        "ไม่มีมาตรการที่จะแนะนำเพิ่มสำหรับแผนข้อ O25 ปีงบประมาณ พ.ศ. 2569: "
        "ไม่มีคะแนนที่ต่ำกว่า 85 หากต้องการมาตรการรักษามาตรฐาน เพิ่ม --all"
    )
    kept = recommended(tmp_path, "--all", **HIGH)
    assert "รวมมาตรการรักษามาตรฐาน" in kept
    assert "│ รักษามาตรฐาน │" in kept


def test_a_draft_of_high_scores_keeps_the_standard_and_says_so(tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    told = recommended(tmp_path, "-o", draft, **HIGH)
    count = len(yaml.safe_load(draft.read_text(encoding="utf-8"))["measures"])
    assert told == f"เขียนร่างแผน {count} มาตรการ ไว้ที่ {draft} รวมมาตรการรักษามาตรฐาน"


def test_what_the_plan_has_is_not_recommended_again(tmp_path: Path) -> None:
    told = recommended(tmp_path, "--plan", EXAMPLE)
    assert told.startswith("แนะนำ 2 มาตรการ")
    assert "ไม่แนะนำซ้ำ: ข้อ I10 I12 มีมาตรการที่ 1 ของแผนเดิมแล้ว" in told
    assert "มาตรการในแผนเดิมยังขาด: มาตรการที่ 1 ไม่ได้ระบุผู้รับผิดชอบ [M01-owner]" in told
    draft = tmp_path / "draft.yaml"
    assert f"เขียนร่างแผน 5 มาตรการ (ของแผนเดิม 3 เพิ่มใหม่ 2) ไว้ที่ {draft}" in recommended(
        tmp_path, "--plan", EXAMPLE, "-o", draft
    )
    answered = {"questions": [{"code": "I10", "score": 76.40}], "indicators": HIGH["indicators"]}
    assert "แผนที่ให้มามีมาตรการของทุกข้อที่ต่ำกว่าเกณฑ์แล้ว" in recommended(tmp_path, "--plan", EXAMPLE, **answered)


@pytest.mark.parametrize(
    ("options", "changes", "told"),
    [
        ((), {"assessed_year": None}, "3 อ่านไม่ได้: ไม่ทราบปีของผลการประเมินในแฟ้ม scores.yaml โปรดระบุปีของแผนด้วย --edition"),
        ((), {"assessed_year": 2590}, "3 อ่านไม่ได้: คะแนนในแฟ้ม scores.yaml ใช้กับแผนปี 2591 แต่โปรแกรมมีเกณฑ์ของปี 2563 ถึง"),
        (("--edition", "2568"), {}, "2 คะแนนในแฟ้ม scores.yaml เป็นผลการประเมินปี 2568 ใช้กับแผนปี 2569"),
        (("--agency-type", "สมาคม"), {}, "2 ไม่รู้จักประเภทหน่วยงาน “สมาคม” เลือกจาก "),
        ((), {"indicators": [], "questions": []}, "3 อ่านไม่ได้: แฟ้ม scores.yaml มีเพียงคะแนนรวมหรือคะแนนรายเครื่องมือ"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(
    tmp_path: Path, options: tuple[str, ...], changes: dict[str, object], told: str
) -> None:
    assert recommended(tmp_path, *options, **changes).startswith(told)


def test_the_kind_of_agency_names_the_owners(tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    recommended(tmp_path, "--agency-type", "จังหวัด", "-o", draft)
    assert "สำนักงานจังหวัด" in draft.read_text(encoding="utf-8")

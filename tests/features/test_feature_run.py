"""Runs without pytest in sight: results, expected beside found, and the living document."""

from pathlib import Path

import pytest

from checker.refusals import RequestError
from features.workshop.living import check, write
from features.workshop.run import FEATURES, Run, run, summary, told

ONE = """\
# language: th
ความสามารถ: M01 มาตรการมีผู้รับผิดชอบ

  ทุกมาตรการ<ต้อง>มีเจ้าของ

  เหตุการณ์: ไม่มีผู้รับผิดชอบ
    กำหนดให้ แผนมาตรการที่ครบถ้วน ปีงบประมาณ 2568 ของ "อบต.ตัวอย่าง"
    แต่ มาตรการที่ 2 ไม่มีผู้รับผิดชอบ
    เมื่อ ตรวจแผน
    ดังนั้น ไม่ผ่านเกณฑ์ "M01" ที่มาตรการที่ 2
    และ ไม่พบข้อบกพร่องอื่น
"""


def _run(folder: Path, right: str = "", wrong: str = "") -> Run:
    (folder / "M01.feature").write_text(ONE.replace(right, wrong), encoding="utf-8")
    return run([folder / "M01.feature"])


def test_a_right_scenario_passes(tmp_path: Path) -> None:
    done = _run(tmp_path)
    assert done.passed
    assert told(done.results[0]) == "✔ M01 มาตรการมีผู้รับผิดชอบ · ไม่มีผู้รับผิดชอบ"
    assert summary(done) == "ตรวจ 1 เหตุการณ์ ผ่าน 1 ไม่ผ่าน 0"


def test_a_wrong_claim_shows_expected_beside_found(tmp_path: Path) -> None:
    done = _run(tmp_path, "ไม่มีผู้รับผิดชอบ\n    เมื่อ", "ไม่มีขั้นตอน\n    เมื่อ")
    failure = done.results[0].failure
    assert not done.passed
    assert failure
    assert failure.line == 10
    assert [(line.sign, line.subject, line.expected, line.found[:7]) for line in failure.comparison] == [
        ("≠", "M01 มาตรการที่ 2", "ไม่ผ่าน", "ผ่าน"),
        ("+", "M02 มาตรการที่ 2", "", "ไม่ผ่าน"),
    ]
    assert "บรรทัด 10: ดังนั้น ไม่ผ่านเกณฑ์" in told(done.results[0])


def test_what_was_found_besides_is_told(tmp_path: Path) -> None:
    done = _run(tmp_path, "    เมื่อ", "    และ มาตรการที่ 1 ไม่มีขั้นตอน\n    เมื่อ")
    failure = done.results[0].failure
    assert failure
    assert [line.sign for line in failure.comparison] == ["=", "+"]


def test_a_wrong_verdict_is_told_in_thai(tmp_path: Path) -> None:
    done = _run(tmp_path, "    และ ไม่พบ", '    และ ผลตรวจคือ "พร้อมส่ง"\n    และ ไม่พบ')
    assert "≠ ผลตรวจ: คาดว่า“พร้อมส่ง” · พบ“ต้องแก้ก่อน”" in told(done.results[0])


@pytest.mark.parametrize(
    ("right", "wrong", "why"),
    [
        ("ตรวจแผน", "ตรวจเอกสาร", "ไม่รู้จักประโยคนี้"),
        ("มาตรการที่ 2 ไม่", "มาตรการที่ 9 ไม่", "ทำตามประโยคนี้ไม่ได้"),
        ('    ดังนั้น ไม่ผ่านเกณฑ์ "M01" ที่มาตรการที่ 2\n    และ ไม่พบข้อบกพร่องอื่น\n', "", "ไม่มีบรรทัด ดังนั้น"),
        ("ปีงบประมาณ 2568", "ปีงบประมาณ 2599", "พ.ศ. 2599 ซึ่งยังไม่มีเกณฑ์ในโปรแกรม"),
    ],
)
def test_a_scenario_that_cannot_go_on_says_why(tmp_path: Path, right: str, wrong: str, why: str) -> None:
    failure = _run(tmp_path, right, wrong).results[0].failure
    assert failure
    assert why in failure.why


def test_a_broken_file_is_not_run_but_linted(tmp_path: Path) -> None:
    done = _run(tmp_path, "# language: th\n", "")
    assert done.results == ()
    assert "M01.feature บรรทัด 1: บรรทัดแรกต้องเป็น" in summary(done)


def test_a_scenario_lost_by_its_title_is_told(tmp_path: Path) -> None:
    again = ONE[ONE.index("  เหตุการณ์:") :]
    (tmp_path / "M01.feature").write_text(f"{ONE}\n{again}", encoding="utf-8")
    done = run([tmp_path])
    assert not done.passed
    assert [(one.line, "ชื่อเหตุการณ์ซ้ำกับบรรทัด 6" in one.problem) for one in done.lost] == [(13, True)]
    assert summary(done).splitlines()[0] == "ตรวจ 1 เหตุการณ์ ผ่าน 1 ไม่ผ่าน 0"
    assert summary(done).splitlines()[1].startswith("ไม่ได้ตรวจ: ")


@pytest.mark.parametrize(("name", "problem"), [("README.md", "ใช้นามสกุล .html"), ("other.html", "ไม่ใช่เอกสารเหตุการณ์")])
def test_only_a_page_of_ours_is_overwritten(tmp_path: Path, name: str, problem: str) -> None:
    (tmp_path / name).write_text("ของผู้อื่น", encoding="utf-8")
    with pytest.raises(RequestError, match=problem):
        check(tmp_path / name)
    check(tmp_path / "new.html")
    write(tmp_path / "new.html", tmp_path, (), "ก")
    check(tmp_path / "new.html")


def test_scenarios_are_chosen_by_words() -> None:
    seen: list[str] = []
    done = run(words="M01 มีแต่ขีด", watch=lambda result: seen.append(result.scenario))
    assert [result.scenario for result in done.results] == seen == ["ช่องผู้รับผิดชอบที่มีแต่ขีดไม่ผ่าน"]
    assert summary(run(words="ไม่มีคำนี้")) == "ไม่พบเหตุการณ์ที่ขอ"


def test_the_living_document_keeps_what_earlier_runs_told(tmp_path: Path) -> None:
    features, page = tmp_path / "features", tmp_path / "living.html"
    (features / "plan").mkdir(parents=True)
    first = _run(features / "plan")
    write(page, features, first.results, "1 ต.ค. 2569")
    second = ONE.replace("เหตุการณ์: ไม่", "เหตุการณ์: อีกครั้งไม่").replace('"M01"', '"M02"')
    (features / "plan" / "M02.feature").write_text(second, encoding="utf-8")
    write(page, features, run([features / "plan" / "M02.feature"]).results, "2 ต.ค. 2569")
    text = page.read_text(encoding="utf-8")
    assert text.count('title="ผ่าน"') == text.count('title="ไม่ผ่าน"') == 1
    assert "(1 ต.ค. 2569)" in text
    assert "ทุกมาตรการ&lt;ต้อง&gt;มีเจ้าของ" in text
    assert "แผนมาตรการ</h2>" in text


def test_the_shipped_features_are_found() -> None:
    assert (FEATURES / "plan" / "M01-owner.feature").is_file()

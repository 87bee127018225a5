"""The keepers' commands as a keeper meets them: Thai sentences, exit codes, and nothing half-written."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from cli import main

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "examples" / "plan.yaml"
OPTIONS = {
    "id": "X01-title-named",
    "title": "มาตรการมีชื่อ",
    "kind": "plan",
    "subject": "measure",
    "field": "title",
    "test": "present",
    "years": "2568-2569",
    "element": "M0",
    "severity": "advice",
    "why": "ใช้อ้างถึงในรายงาน",
    "expected": "ชื่อมาตรการ",
    "message": "มาตรการที่ {{ subject.number }} ไม่มีชื่อ",
    "fix": "ตั้งชื่อมาตรการสั้น ๆ",
}
SCENARIO = """\
# language: th
ความสามารถ: M01 มาตรการมีผู้รับผิดชอบ

  เหตุการณ์: ไม่มีขั้นตอน
    กำหนดให้ แผนมาตรการที่ครบถ้วน ปีงบประมาณ 2568 ของ "อบต.ตัวอย่าง"
    แต่ มาตรการที่ 2 ไม่มีขั้นตอน
    เมื่อ ตรวจแผน
    ดังนั้น ไม่ผ่านเกณฑ์ "M01" ที่มาตรการที่ 2
    และ ไม่พบข้อบกพร่องอื่น
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ita(*arguments: object, typed: str = "") -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=typed, catch_exceptions=False)


def new(**changed: str | None) -> Result:
    options = {**OPTIONS, **changed}
    return ita(
        "rules", "new", "--rules", "กฎ", *(w for n, v in options.items() if v is not None for w in (f"--{n}", v))
    )


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def write(path: str, text: str) -> Path:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")
    return Path(path)


def commands(group: click.Group, *above: str) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield (*above, name)
        if isinstance(command, click.Group):
            yield from commands(command, *above, name)


@pytest.mark.parametrize("command", [(), *commands(main)], ids=" ".join)
def test_help_is_thai_with_an_example(command: tuple[str, ...]) -> None:
    told = ita(*command, "--help").stdout
    assert "ตัวอย่าง:" in told
    assert f"ita {' '.join(command)}".strip() in told.split("ตัวอย่าง:")[1]
    assert not {"Usage", "Options", "required", "Show this message"} & set(
        told.replace("[", " ").replace("]", " ").split()
    )


def test_the_rules_are_listed_and_shown() -> None:
    assert "M01-owner  มาตรการมีผู้รับผิดชอบ" in ita("rules", "list").stdout.splitlines()
    shown = ita("rules", "show", "m03").stdout
    assert "ต้องเป็นจริง: ที่เขียนการกำกับติดตามเป็นค่าใดค่าหนึ่งใน “คอลัมน์เฉพาะ”, “อยู่ในขั้นตอน”, “เขียนรวม”" in shown
    assert "แฟ้ม: rules/plan/M03-monitoring/rule.yaml" in shown


def test_the_cases_of_a_rule_are_told() -> None:
    done = ita("rules", "test", "M01")
    assert done.exit_code == 0
    assert "✔ M01-owner · ไม่ได้ระบุ" in done.stdout
    assert done.stdout.splitlines()[-1].endswith("ไม่ผ่าน 0")


def test_a_case_that_fails_tells_expected_and_got() -> None:
    new()
    path = Path("กฎ/plan/X01-title-named/cases.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("outcome: pass", "outcome: fail", 1), encoding="utf-8")
    done = ita("rules", "test", "X01", "--rules", "กฎ")
    assert done.exit_code == 1
    wrong = "✘ X01-title-named · ชื่อมาตรการเป็นไปตามเกณฑ์ กรณีที่ 1: คาดว่าไม่ผ่าน แต่ ได้ผ่าน"
    assert wrong in done.stdout.splitlines()
    assert done.stdout.endswith("ผ่าน 6 ไม่ผ่าน 1\n")


def test_a_broken_rule_is_told_by_every_command_that_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "rules", "rules", ignore=shutil.ignore_patterns("__pycache__"))
    rule = Path("rules/plan/M01-owner/rule.yaml")
    rule.write_text(rule.read_text(encoding="utf-8").replace("owners: present", "onwers: present"), encoding="utf-8")
    told = "ฐานกฎหรือฐานความรู้ผิดพลาด: rules/plan/M01-owner/rule.yaml บรรทัด 11: ไม่รู้จักช่อง “onwers” ของ measure"
    compared = ita("rules", "diff", "rules", ROOT / "rules")
    assert (compared.exit_code, compared.stderr.startswith(told)) == (4, True)
    monkeypatch.setattr("rules.base.package_files", lambda _name: Path("rules").resolve())
    for command in (("show", "M01"), ("docs", "-o", "เว็บ"), ("diff", "2568", "2569"), ("test", "M01")):
        done = ita("rules", *command)
        assert (done.exit_code, done.stderr.startswith(told)) == (4, True), command
    assert not Path("เว็บ").exists()


@pytest.mark.parametrize("command", ["show", "test"])
def test_a_rule_that_there_is_not(command: str) -> None:
    done = ita("rules", command, "M1")
    assert (done.exit_code, done.stderr) == (2, "ไม่มีกฎ M1 หมายถึง M01 ใช่หรือไม่ ดูรหัสทั้งหมดด้วย ita rules list\n")


def test_a_rule_is_made_by_answering_questions() -> None:
    typed = (
        "\nมาตรการ\nเจ้าของ\n3\n\n2599\n2568-2569\nM1\n2\nระบุเจ้าของ\nM01-x\nX07-own\n\nเจ้าของ\n{{ subject.onwers }}\n"
    )
    typed += "มาตรการที่ {{ subject.number }} ไม่ระบุเจ้าของ\nเขียนชื่อหน่วยงาน\n"
    done = ita("rules", "new", "--rules", "กฎ", typed=typed)
    assert done.exit_code == 0, done.output
    for told in (
        "  3  owners – ผู้รับผิดชอบ",
        "ไม่มีคำตอบ “เจ้าของ” ให้เลือกจากรายการที่ ita rules new แสดง",
        "ยังไม่มีเกณฑ์ของปี 2599",
        "M1 – ทุกมาตรการระบุผู้รับผิดชอบ",
        "รหัส M01 ใช้แล้วที่ M01-owner ให้ใช้รหัสอื่น เช่น X01",
        "ไม่รู้จักช่อง “onwers” ของ subject หมายถึง “owners” ใช่หรือไม่",
    ):
        assert told in done.stdout
    assert done.stdout.splitlines()[-4:] == [
        "กฎ/overlay.yaml",
        "กฎ/plan/X07-own/rule.yaml",
        "กฎ/plan/X07-own/cases.yaml",
        "กฎ/features/plan/X07-own.feature",
    ]
    assert "2568-2569: {severity: advice, element: M1}" in Path("กฎ/plan/X07-own/rule.yaml").read_text(encoding="utf-8")
    lint = ita("rules", "lint", "--rules", "กฎ")
    told = [line.split(": ", 1)[1] for line in lint.stdout.splitlines()]
    assert [line.partition(" ")[0] for line in told] == ["ยังเป็นข้อความตั้งต้น", "กฎนี้ถูก"]


def test_a_rule_that_rests_on_a_source_is_asked_for_it() -> None:
    typed = (
        "plan\ndocument\noverall\npresent\n2569\n13\nS000\nต้องแสดงคะแนนรวม\n\nแสดงคะแนนรวม\nX02-overall\n" + "\n" * 4
    )
    done = ita("rules", "new", "--rules", "กฎ", typed=typed)
    assert done.exit_code == 0, done.output
    rule = Path("กฎ/plan/X02-overall/rule.yaml").read_text(encoding="utf-8")
    assert "criterion:\n  text: ต้องแสดงคะแนนรวม\n  source: S000\n" in rule
    assert rule.count("(แก้ตรงนี้") == 4


def test_a_rule_from_options_is_sound_in_every_way() -> None:
    assert new().exit_code == 0
    assert ita("rules", "lint", "--rules", "กฎ").stdout == "ไม่พบข้อผิดในฐานกฎ\n"
    assert ita("rules", "test", "X01", "--rules", "กฎ").stdout.endswith("ตรวจ 7 กรณีของ 1 กฎ ผ่าน 7 ไม่ผ่าน 0\n")
    assert "X01-title-named มาตรการมีชื่อ" in ita("rules", "show", "X01", "--rules", "กฎ").stdout
    assert "เพิ่มกฎ X01-title-named มาตรการมีชื่อ (ปี 2568–2569)" in ita("rules", "diff", ROOT / "rules", "กฎ").stdout
    lines = Path("กฎ/plan/X01-title-named/rule.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith("schemas/rule.schema.json")


def test_the_scenarios_of_an_overlay_run_on_its_rules() -> None:
    new(field="owners", test="present")
    assert ita("features", "lint", "--rules", "กฎ").stdout == "ไม่พบข้อผิดในแฟ้มเหตุการณ์\n"
    told = ita("features", "run", "--rules", "กฎ").stdout
    assert "✔ X01 มาตรการมีชื่อ · แผนที่ครบถ้วนผ่าน" in told
    assert "= X01 มาตรการที่ 1: คาดว่าควรปรับปรุง · พบควรปรับปรุง" in told
    assert "+ M01 มาตรการที่ 1: ไม่ได้คาดไว้" in told


def test_the_scenarios_of_a_report_rule_speak_of_reports() -> None:
    done = new(kind="report", subject="item", field="result", element="R2", title="บอกผล")
    assert done.exit_code == 0, done.output
    text = Path("กฎ/features/report/X01-title-named.feature").read_text(encoding="utf-8")
    assert 'กำหนดให้ แผนปี 2568 ของ "อบต.ตัวอย่าง" และรายงานที่ตรงกับแผน' in text
    assert "แต่ รายการที่ 1 ของรายงานไม่มีผล" in text
    assert "✔ X01 บอกผล · รายงานที่ครบถ้วนผ่าน" in ita("features", "run", "--rules", "กฎ").stdout


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"id": "x"}, "--id: รหัสกฎต้องเป็นอักษรหนึ่งตัว"),
        ({"id": "M01-mine"}, "--id: รหัส M01 ใช้แล้วที่ M01-owner ให้ใช้รหัสอื่น เช่น X01"),
        ({"kind": "plna"}, "--kind: ไม่มีคำตอบ “plna” หมายถึง “plan” ใช่หรือไม่"),
        ({"subject": "item"}, "--subject: ไม่มีคำตอบ “item” ให้เลือกจาก measure"),
        ({"field": "titel"}, "--field: ไม่มีคำตอบ “titel” หมายถึง “title” ใช่หรือไม่"),
        ({"test": "at leest 2"}, "--test: ไม่รู้จักเงื่อนไข “at leest 2”"),
        ({"field": "step_count", "test": "at least two"}, "--test: “at least two” ต้องเทียบกับตัวเลข"),
        ({"field": "step_count", "test": "at least sNaN"}, "--test: “at least sNaN” ต้องเทียบกับตัวเลข"),
        ({"years": "25x"}, "--years: ต้องเป็นปี พ.ศ. เช่น 2568 หรือช่วงปี เช่น 2563-2566 (พบ 25x)"),
        ({"years": "2569-2568"}, "--years: ต้องเป็นปี พ.ศ. เช่น 2568 หรือช่วงปี เช่น 2563-2566 (พบ 2569-2568)"),
        ({"years": "2569-999999999"}, "--years: ต้องเป็นปี พ.ศ."),
        ({"years": "2570"}, "--years: ยังไม่มีเกณฑ์ของปี 2570"),
        ({"element": "M77"}, "--element: ไม่มีคำตอบ “M77”"),
        ({"element": None, "source": "S0", "criterion": "ก"}, "--source: ไม่มีคำตอบ “S0”"),
        ({"severity": "hard"}, "--severity: ไม่มีคำตอบ “hard” ให้เลือกจาก fail, advice"),
        ({"message": "{{ subject.titel }}"}, "--message: ไม่รู้จักช่อง “titel” ของ subject หมายถึง “title”"),
        ({"fix": "{% if %}"}, "--fix: แม่แบบเขียนไม่ถูกต้อง"),
        ({"years": "2568", "element": "P1", "severity": "fail"}, "กฎที่จะเขียนยังใช้ไม่ได้: "),
        ({"title": " "}, "--title: ข้อนี้เว้นว่างไม่ได้"),
    ],
)
def test_a_rule_that_does_not_fit_leaves_nothing_behind(
    desk: Path, changed: dict[str, str | None], sentence: str
) -> None:
    done = new(**changed)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1
    assert files(desk) == {}


def test_scenarios_that_are_there_are_not_written_over(desk: Path) -> None:
    path = write("กฎ/features/plan/X01-title-named.feature", SCENARIO)
    done = new()
    assert (done.exit_code, files(desk)) == (2, {str(path): SCENARIO.encode()})
    assert done.stderr.startswith(f"มีแฟ้มเหตุการณ์ {path} อยู่แล้ว")


def test_an_overlay_is_named_in_what_it_decides() -> None:
    new()
    stamp = json.loads(ita("check", PLAN, "--rules", "กฎ", "--format", "json").stdout)["stamp"]["rule_base"]
    assert stamp.split(" + ")[1].startswith("กฎ (")
    assert f" + {stamp.split(' + ')[1]} ·" in ita("check", PLAN, "--rules", "กฎ").stdout


def test_gaps_of_an_overlay_with_a_source_of_its_own_are_mended() -> None:
    write("กฎ/overlay.yaml", "name: จังหวัดตัวอย่าง\nsources:\n  P001: {title: หนังสือสั่งการ, kind: หนังสือสั่งการ}\n")
    done = new(field="step_count", test="at least 9", element=None, source="P001", criterion="มีผู้รับผิดชอบหลายหน่วย")
    assert done.exit_code == 0, done.output
    mended = ita("check", PLAN, "--rules", "กฎ", "--mend")
    assert (mended.exit_code, mended.stderr) == (1, "")
    assert "หนังสือสั่งการ" in mended.stdout


def test_an_overlay_replaces_a_rule_only_with_a_reason() -> None:
    rule = (ROOT / "rules" / "plan" / "M01-owner" / "rule.yaml").read_text(encoding="utf-8")
    write("กฎ/plan/M01-owner/rule.yaml", rule.replace("severity: fail", "severity: advice"))
    write("กฎ/overlay.yaml", "name: จังหวัดตัวอย่าง\n")
    refused = ita("check", PLAN, "--rules", "กฎ")
    assert refused.exit_code == 4
    assert "กฎ/plan/M01-owner/rule.yaml บรรทัด 2: กฎ M01-owner มีอยู่แล้วในชุดหลัก" in refused.stderr
    write("กฎ/overlay.yaml", "name: จังหวัดตัวอย่าง\noverrides:\n  M01-owner: หนังสือสั่งการ\n")
    outcomes = json.loads(ita("check", PLAN, "--rules", "กฎ", "--format", "json").stdout)["outcomes"]
    assert {o["outcome"] for o in outcomes if o["rule"] == "M01-owner"} == {"pass", "advice"}


@pytest.mark.parametrize(
    ("path", "right", "wrong", "where"),
    [
        ("plan/X01-title-named/rule.yaml", "title: present", "titel: present", "บรรทัด 11: ไม่รู้จักช่อง “titel”"),
        ("plan/X01-title-named/rule.yaml", "id: X01", "id: M01", "บรรทัด 2: รหัสกฎ “M01-title-named” ต้องตรงกับชื่อโฟลเดอร์"),
        ("overlay.yaml", "name:", "nme:", "บรรทัด 2: "),
        ("overlay.yaml", "name:", "name: [", "รูปแบบ YAML ไม่ถูกต้อง"),
    ],
)
def test_a_mistake_in_an_overlay_is_told_with_file_and_line(path: str, right: str, wrong: str, where: str) -> None:
    new()
    write(f"กฎ/{path}", Path(f"กฎ/{path}").read_text(encoding="utf-8").replace(right, wrong, 1))
    for command in (("check", PLAN), ("rules", "list"), ("rules", "test")):
        done = ita(*command, "--rules", "กฎ")
        assert done.exit_code == 4
        assert done.stderr.startswith(f"ฐานกฎหรือฐานความรู้ผิดพลาด: กฎ/{path} บรรทัด ")
        assert where in done.stderr
    lint = ita("rules", "lint", "--rules", "กฎ")
    assert lint.exit_code == 1
    assert any(line.startswith(f"กฎ/{path} บรรทัด ") and where in line for line in lint.stdout.splitlines())


def test_a_file_in_another_encoding_is_told() -> None:
    new()
    Path("กฎ/overlay.yaml").write_bytes("name: จังหวัด\n".encode("cp874"))
    done = ita("rules", "list", "--rules", "กฎ")
    assert (done.exit_code, done.stderr) == (4, "ฐานกฎหรือฐานความรู้ผิดพลาด: กฎ/overlay.yaml: ต้องบันทึกเป็น UTF-8\n")


def test_a_code_of_the_shipped_rules_is_not_used_for_another() -> None:
    new()
    rule = Path("กฎ/plan/X01-title-named").rename("กฎ/plan/M01-title-named") / "rule.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("id: X01", "id: M01"), encoding="utf-8")
    assert "รหัส M01 เป็นของ M01-owner ในชุดหลัก" in ita("rules", "list", "--rules", "กฎ").stderr


def test_two_years_are_compared_and_their_effect_on_plans() -> None:
    shutil.copytree(ROOT / "examples" / "reports", "แผน")
    told = ita("rules", "diff", "2568", "2569", "--on", "แผน").stdout
    assert "กฎ M03-monitoring มาตรการมีแนวทางกำกับติดตามและรายงานผล: ไม่ผ่าน → ควรปรับปรุง" in told
    assert "ข้อมาตรการ องค์ประกอบ M3: ต้องมี → ควรมี" in told
    assert "    R03-report-year เอกสาร: " in told
    assert told.splitlines()[-1].startswith("ตรวจ 4 ฉบับ ")
    assert ita("rules", "diff", "2569", "2569").stdout == "ไม่ต่างกัน\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("rules", "diff", "2568", "2599"), "ยังไม่มีเกณฑ์ของปี 2599"),
        (("rules", "diff", "2568", ROOT / "rules"), "เทียบได้ระหว่างสองปี หรือระหว่างสองฐานกฎ"),
        (("rules", "diff", "x", "y"), "ไม่รู้จัก “x” ใช้ปีของเกณฑ์"),
        (("rules", "extend", "2569", "2599"), "ยังไม่มีเกณฑ์ของปี 2599 ให้เพิ่มแฟ้ม knowledge/editions/2599.yaml ก่อน"),
    ],
)
def test_what_cannot_be_compared_or_extended_is_told(arguments: tuple[object, ...], sentence: str) -> None:
    done = ita(*arguments)
    assert done.exit_code == 2
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("rules", "list", "--rules", "ไม่มี"),
        ("rules", "lint", "--rules", "ไม่มี"),
        ("check", PLAN, "--rules", "ไม่มี"),
        ("rules", "diff", "2568", "2569", "--on", "ไม่มี"),
        ("rules", "docs", "-o", "แฟ้ม"),
        ("features", "lint", "ไม่มี"),
        ("features", "run", "ไม่มี"),
        ("features", "run", "-k", "M01", "--page", "ไม่มี/หน้า.html"),
        ("knowledge", "export", "ไม่มี/สมุด.xlsx"),
        ("knowledge", "import", "ไม่มี.xlsx"),
        ("knowledge", "import", "แฟ้ม"),
        ("knowledge", "import", ROOT / "examples" / "scores.xlsx"),
    ],
    ids=lambda arguments: " ".join(map(str, arguments)).replace(str(ROOT), "…"),
)
def test_a_file_that_cannot_be_used_is_named_in_one_sentence(desk: Path, arguments: tuple[object, ...]) -> None:
    write("แฟ้ม", "ข้อความ")
    before = files(desk)
    done = ita(*arguments)
    assert done.exit_code == 3
    assert done.stderr.count("\n") == 1
    assert Path(str(arguments[-1])).name in done.stderr
    assert files(desk) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="ผู้ดูแลระบบเขียนได้ทุกที่")
def test_a_folder_that_may_not_be_written_to() -> None:
    Path("ปิด").mkdir(mode=0o500)
    assert ita("rules", "docs", "-o", "ปิด/เว็บ").stderr == "ใช้ ปิด/เว็บ ไม่ได้: ไม่ได้รับอนุญาต\n"


def test_the_site_is_written() -> None:
    done = ita("rules", "docs", "-o", "เว็บ")
    assert done.stdout.endswith("หน้า เปิดที่ เว็บ/index.html\n")
    page = Path("เว็บ/rules/M01.html").read_text(encoding="utf-8")
    assert "มาตรการที่ไม่มีผู้รับผิดชอบไม่ผ่าน" in page
    for path in Path("เว็บ/rules").iterdir():
        assert "<li>0.1.0" in path.read_text(encoding="utf-8"), f"{path.name} ไม่มีประวัติใน CHANGELOG.md"
    assert "แผนมาตรการที่ครบถ้วน ปีงบประมาณ 2568" in Path("เว็บ/steps.html").read_text(encoding="utf-8")


def test_a_scenario_is_linted_and_run() -> None:
    write("ข.feature", SCENARIO.replace("ไม่มีขั้นตอน\n    เมื่อ", "ไม่มีขันตอน\n    เมื่อ"))
    lint = ita("features", "lint", "ข.feature")
    assert (lint.exit_code, lint.stdout) == (1, "ข.feature บรรทัด 6: ไม่รู้จักช่อง “ขันตอน” หมายถึง “ขั้นตอน” ใช่หรือไม่\n")
    write("ข.feature", SCENARIO)
    done = ita("features", "run", "ข.feature")
    assert done.exit_code == 1
    assert done.stdout.splitlines()[:2] == [
        "✘ M01 มาตรการมีผู้รับผิดชอบ · ไม่มีขั้นตอน",
        '    ข.feature บรรทัด 8: ดังนั้น ไม่ผ่านเกณฑ์ "M01" ที่มาตรการที่ 2',
    ]
    assert "      ≠ M01 มาตรการที่ 2: คาดว่าไม่ผ่าน · พบผ่าน" in done.stdout
    assert "      + M02 มาตรการที่ 2: ไม่ได้คาดไว้ · พบไม่ผ่าน" in done.stdout
    assert done.stdout.splitlines()[-1] == "ตรวจ 1 เหตุการณ์ ผ่าน 0 ไม่ผ่าน 1"


def test_what_keeps_a_file_from_running_is_told_once() -> None:
    write("ข.feature", SCENARIO.removeprefix("# language: th\n"))
    told = ita("features", "run", "ข.feature").stdout
    assert told.startswith("ยังตรวจไม่ได้ ต้องแก้แฟ้มต่อไปนี้ก่อน\nข.feature บรรทัด 1: ")
    assert told.count("บรรทัดแรกต้องเป็น") == 1


def test_the_living_document_counts_and_keeps_the_last_results() -> None:
    assert ita("features", "run", "-k", "M01 มีแต่ขีด", "--page", "หน้า.html").exit_code == 0
    assert ita("features", "run", "-k", "M02", "--page", "หน้า.html").exit_code == 0
    page = Path("หน้า.html").read_text(encoding="utf-8")
    assert page.count('title="ผ่าน"') == 3
    assert page.index("แผนมาตรการ</h2>") < page.index("รายงานผล</h2>") < page.index("ข้อแนะนำเรื่องคุณภาพ</h2>")
    assert " พ.ศ." not in page.split("</p>")[0]
    assert " เวลา " in page.split("</p>")[0]


def test_the_history_of_a_page_that_cannot_be_read_is_not_overwritten() -> None:
    page = Path("หน้า.html")
    page.write_text('<script type="application/json" id="results">{</script>', encoding="utf-8")
    before = page.read_bytes()
    refused = ita("features", "run", "-k", "M02", "--page", page)
    assert (refused.exit_code, refused.stderr) == (2, "อ่านผลครั้งก่อนใน หน้า.html ไม่ได้ โปรดลบแฟ้มหรือใช้ชื่ออื่น\n")
    assert page.read_bytes() == before


def test_the_sentences_on_plans_come_first() -> None:
    sentences = [line for line in ita("features", "steps").stdout.splitlines() if line.startswith("- ")]
    assert sentences[0] == '- `กำหนดให้ แผนมาตรการที่ครบถ้วน ปีงบประมาณ 2568 ของ "อบต.ตัวอย่าง"`'


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.setattr("rules.workshop.adopt.FOLDER", folder)
    return folder


def _edit(head: str, value: object, sheet: str = "แหล่งอ้างอิง", name: str = "S001") -> None:
    book = load_workbook("สมุด.xlsx")
    column = next(cell.column for cell in book[sheet][1] if cell.value == head)
    row = next(row[0].row for row in book[sheet].iter_rows() if row[1].value == name)
    book[sheet].cell(row, column).value = value
    book.save("สมุด.xlsx")


def test_a_workbook_goes_out_and_comes_back(kept: Path) -> None:
    before = files(kept)
    assert ita("knowledge", "export", "สมุด.xlsx").stdout == "เขียนความรู้ไว้ที่ สมุด.xlsx\n"
    assert ita("knowledge", "import", "สมุด.xlsx").stdout == "ไม่มีสิ่งใดเปลี่ยน\n"
    _edit("ชนิด", "เอกสารของหน่วยงาน")
    told = "แก้ sources.yaml S001/kind (ชนิด): เอกสารของหน่วยงาน (อ้างผลของ ป.ป.ช.) → เอกสารของหน่วยงาน\n"
    looked = ita("knowledge", "import", "สมุด.xlsx", "--dry-run")
    assert (looked.exit_code, files(kept)) == (0, before)
    assert looked.stdout.startswith("แก้ sources.yaml S001/kind (ชนิด): ")
    done = ita("knowledge", "import", "สมุด.xlsx")
    assert done.stdout == looked.stdout + "เขียนแล้ว knowledge/sources.yaml\n", told
    after = files(kept)
    assert [name for name in before if before[name] != after[name]] == ["sources.yaml"]
    old, new_ = before["sources.yaml"].decode().splitlines(), after["sources.yaml"].decode().splitlines()
    assert [(a, b) for a, b in zip(old, new_, strict=True) if a != b] == [
        (old[new_.index("  kind: เอกสารของหน่วยงาน")], "  kind: เอกสารของหน่วยงาน")
    ]


def test_a_workbook_with_which_something_breaks_is_not_written(kept: Path) -> None:
    before = files(kept)
    ita("knowledge", "export", "สมุด.xlsx")
    _edit("เดือนเริ่ม", 13, "มาตรการมาตรฐาน", "measures/I1")
    done = ita("knowledge", "import", "สมุด.xlsx")
    assert done.exit_code == 1
    assert done.stdout == "แก้ measures/indicator-01.yaml measures/I1/period/start (เดือนเริ่ม): 10 → 13\n"
    problem, end = done.stderr.splitlines()
    assert problem.startswith("measures/indicator-01.yaml บรรทัด ")
    assert problem.endswith("“start” ต้องไม่เกิน 12 (พบ 13)")
    assert end == "ไม่ได้เขียนสิ่งใดลงแฟ้ม"
    assert files(kept) == before


def test_an_edited_workbook_is_not_written_over() -> None:
    Path("สมุด.xlsx").write_bytes(b"edited")
    assert ita("knowledge", "export", "สมุด.txt").stderr == "เขียนเป็น “.txt” ไม่ได้ ใช้นามสกุล .xlsx\n"
    refused = ita("knowledge", "export", "สมุด.xlsx")
    assert (refused.exit_code, Path("สมุด.xlsx").read_bytes()) == (2, b"edited")
    assert "--force" in refused.stderr
    assert ita("knowledge", "export", "สมุด.xlsx", "--force").exit_code == 0
    assert Path("สมุด.xlsx").read_bytes()[:2] == b"PK"

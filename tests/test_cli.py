"""The command as a user meets it: verdicts, exit codes, Thai sentences."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from cli import main
from tests.checker.output.checks import published

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "plan.yaml"


def ita(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


def test_the_example_shows_different_gaps_with_their_fixes() -> None:
    result = ita("check", EXAMPLE)
    assert result.exit_code == 1
    assert result.stdout.startswith("ยังไม่พร้อมส่ง")
    for rule in ("M01-owner", "M02-steps", "M03-monitoring", "C01-indicator-below-85"):
        assert f"[{rule}]" in result.stdout
    assert result.stdout.count("วิธีแก้:") >= 3
    assert "plan.yaml บรรทัด" in result.stdout
    assert "\x1b" not in result.stdout


def test_json_follows_its_published_schema() -> None:
    result = ita("check", EXAMPLE, "--format", "json")
    checked = json.loads(result.stdout)
    jsonschema.validate(checked, published("ita-check-1"))
    assert checked["schema"] == "ita-check/1"
    assert checked["verdict"] == "return"
    assert sum(checked["summary"].values()) == len(checked["outcomes"])
    gap = next(o for o in checked["outcomes"] if o["rule"] == "M01-owner" and o["outcome"] == "fail")
    assert gap["subject"]["number"] == 1
    assert gap["place"]["quote"] == "-"
    assert gap["criterion"]["mark"] == "inferred"
    assert gap["because"] == [{"fact": "measure", "field": "owners", "value": None}]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert ita("check", EXAMPLE, "--format", "json").stdout == ita("check", EXAMPLE, "--format", "json").stdout


def test_time_is_stamped_only_when_asked_for() -> None:
    assert "time" not in json.loads(ita("check", EXAMPLE, "--format", "json").stdout)["stamp"]
    assert json.loads(ita("check", EXAMPLE, "--format", "json", "--stamp-time").stdout)["stamp"]["time"]


def test_output_goes_to_a_file_in_the_form_of_its_ending(tmp_path: Path) -> None:
    result = ita("check", EXAMPLE, "-o", tmp_path / "ผล.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads((tmp_path / "ผล.json").read_text(encoding="utf-8"))["verdict"] == "return"
    assert [p.name for p in tmp_path.iterdir()] == ["ผล.json"]


def test_an_output_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    result = ita("check", EXAMPLE, "-o", tmp_path / "none" / "ผล.json")
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert "ผล.json" in result.stderr


def test_what_was_read_can_be_edited_and_checked_again(tmp_path: Path) -> None:
    again = tmp_path / "again.yaml"
    again.write_text(ita("read", EXAMPLE, "--format", "yaml").stdout, encoding="utf-8")
    before = json.loads(ita("check", EXAMPLE, "--format", "json").stdout)
    after = json.loads(ita("check", again, "--format", "json").stdout)
    told = [[(o["rule"], o["outcome"], o["subject"]["number"]) for o in c["outcomes"]] for c in (before, after)]
    assert told[0] == told[1]


def test_read_shows_what_was_understood() -> None:
    shown = ita("read", EXAMPLE).stdout
    assert "องค์การบริหารส่วนตำบลดอนตัวอย่าง" in shown
    assert "มาตรการที่อ่านได้" in shown
    read = json.loads(ita("read", EXAMPLE, "--format", "json").stdout)
    jsonschema.validate(read, published("ita-submission-1"))
    assert read["measures"][0]["period"] == {"raw": "ต.ค. 2567 – มี.ค. 2568", "start": "2024-10", "end": "2025-03"}


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "ว่าง"),
        ("noise.bin", bytes(range(256)) * 8, "ไม่ใช่เอกสาร"),
        ("chat.txt", "สวัสดีครับ\nวันนี้อากาศดี\n".encode(), "ไม่พบ"),
        ("title.txt", "มาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. 2568\nเทศบาลตำบลสมมติ\nผลปี 2567 ดีมาก\n".encode(), "ไม่พบ"),
        ("long.txt", "ก\n".encode() * 1_000_001, "ยาวเกิน 2 ล้านตัวอักษร"),
        ("big.txt", "ก".encode() * 10_000_000, "ใหญ่เกิน"),
        ("broken.yaml", "kind: plan\nmeasures: [{title: ก\n".encode(), "broken.yaml บรรทัด"),
        ("typo.yaml", b"kind: plan\nplan_year: 2568\nmesures: []\n", "typo.yaml บรรทัด 3"),
    ],
)
def test_bad_input_is_one_thai_sentence(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    result = ita("check", file)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.count("\n") == 1
    assert name in result.stderr
    assert says in result.stderr


def test_a_year_without_criteria_is_not_called_unknown(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("plan_year: 2570\nmeasures: [{title: ทำคู่มือ}]\n", encoding="utf-8")
    told = "อ่านไม่ได้: เอกสารเป็นแผนมาตรการของปีงบประมาณ พ.ศ. 2570 ซึ่งยังไม่มีเกณฑ์ในโปรแกรม (มีเกณฑ์ของปี 2563 ถึง 2569)\n"
    assert (ita("check", plan).exit_code, ita("check", plan).stderr) == (3, told)
    assert ita("check", plan, "--edition", "2569").exit_code == 1


@pytest.mark.parametrize("path", ["missing.txt", "."])
def test_a_missing_file_and_a_folder(tmp_path: Path, path: str) -> None:
    result = ita("check", tmp_path / path)
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1


def test_usage_is_told_in_thai() -> None:
    result = ita("chek")
    assert result.exit_code == 2
    assert "ไม่มีคำสั่ง" in result.stderr
    assert "check" in result.stderr


@pytest.mark.parametrize("command", [[], *([name] for name in main.commands)])
def test_every_command_has_thai_help_with_an_example(command: list[str]) -> None:
    shown = ita(*command, "--help").stdout
    assert "ตัวอย่าง:" in shown
    assert "ita " in shown
    assert not {"Usage", "Options", "Show this"} & set(shown.replace(":", " ").split())


def test_an_edition_that_is_not_known_is_told() -> None:
    result = ita("check", EXAMPLE, "--edition", "2599")
    assert result.exit_code == 2
    assert "2599" in result.stderr


def test_the_edition_can_be_chosen() -> None:
    checked = json.loads(ita("check", EXAMPLE, "--edition", "2569", "--format", "json").stdout)
    assert (checked["submission"]["edition"], checked["submission"]["item"]) == (2569, "O25")


def test_advice_counts_when_asked_to(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    text = EXAMPLE.read_text(encoding="utf-8")
    plan.write_text(text, encoding="utf-8")
    assert ita("check", plan, "--fail-level", "advice").exit_code == 1


def test_thai_comes_out_whatever_the_locale() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cli", "check", str(EXAMPLE)],
        capture_output=True,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        cwd=ROOT,
    )
    assert done.returncode == 1
    assert done.stdout.decode("utf-8").startswith("ยังไม่พร้อมส่ง")


def test_a_report_is_ready_only_beside_its_plan() -> None:
    reports = EXAMPLE.parent / "reports"
    alone = ita("check", reports / "consistent.yaml")
    assert alone.exit_code == 1
    assert alone.stdout.startswith("ยังสรุปไม่ได้: ยังไม่ได้เทียบรายงานกับแผนที่รายงานผล โปรดตรวจพร้อมแผนด้วย --plan\n")
    assert "ขั้นที่" not in alone.stdout
    beside = ita("check", reports / "consistent.yaml", "--plan", reports / "plan-2567.yaml")
    assert (beside.exit_code, beside.stdout.split(":")[0]) == (0, "พร้อมส่ง")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("check", "a.yaml", "-o", "a.yaml"), 2, "จะเขียนผลลง a.yaml ไม่ได้ เพราะเป็นแฟ้มที่ใช้อ่าน"),
        (("check", "a.yaml", "-o", "ผล.pdf"), 2, "เขียนเป็น “.pdf” ไม่ได้"),
        (("check", "a.yaml", "-o", "none/ผล.html"), 3, "เขียนไม่ได้: none/ผล.html อยู่ในโฟลเดอร์ที่ไม่มี"),
        (("check", "a.yaml", "--annotate", "b.yaml"), 2, "ใส่ความเห็นลงในแฟ้ม a.yaml ไม่ได้"),
        (("check", "a.yaml", "--plan", "a.yaml"), 2, "แฟ้ม a.yaml เป็นแผนมาตรการ ใช้ --plan ได้กับรายงานเท่านั้น"),
        (("check", "a.yaml", "--item", "O99"), 2, "ข้อ O99 ไม่ใช่ข้อของแผนมาตรการหรือรายงานผล"),
        (("scores", "a.yaml", "-o", "a.yaml"), 2, "จะเขียนผลลง a.yaml ไม่ได้"),
        (("scores", "a.yaml", "-o", "คะแนน.pdf"), 2, "เขียนเป็น “.pdf” ไม่ได้ ใช้นามสกุล .txt .json .html .docx"),
        (("scores", "a.yaml", "-o", "none/คะแนน.html"), 3, "เขียนไม่ได้: none/คะแนน.html อยู่ในโฟลเดอร์ที่ไม่มี"),
        (("recommend", "a.yaml", "-o", "a.yaml"), 2, "จะเขียนผลลง a.yaml ไม่ได้"),
        (("recommend", "a.yaml", "-o", "ร่าง"), 2, "เขียนเป็น “ร่าง” ไม่ได้"),
        (("template", "--edition", "2500", "-o", "แบบ.docx"), 2, "ยังไม่มีเกณฑ์การประเมินของปีงบประมาณ 2500"),
        (("explain", "XX"), 2, "ไม่รู้จัก “XX”"),
    ],
)
def test_what_cannot_be_done_is_refused_before_anything_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_bytes(EXAMPLE.read_bytes())
    refused = ita(*arguments)
    assert (refused.exit_code, refused.stdout) == (code, "")
    assert refused.stderr.startswith(told)
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == {"a.yaml": EXAMPLE.read_bytes()}


@pytest.mark.parametrize("ending", [".docx", ".html", ".json", ".txt"])
def test_scores_are_written_in_the_form_of_the_ending_and_always_alike(tmp_path: Path, ending: str) -> None:
    files = [tmp_path / f"{n}{ending}" for n in range(2)]
    for file in files:
        told = ita("scores", EXAMPLE.parent / "scores.xlsx", "-o", file)
        assert (told.exit_code, told.stdout) == (0, f"เขียนผลคะแนนไว้ที่ {file}\n")
    assert files[0].read_bytes() == files[1].read_bytes()
    printed = CliRunner().invoke(main, ["scores", str(EXAMPLE.parent / "scores.xlsx"), "--format", "json"])
    assert ending != ".json" or files[0].read_bytes() == printed.stdout_bytes


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html", ".yaml", ".json"])
def test_every_empty_form_is_read_as_a_plan_to_fill_in(tmp_path: Path, ending: str) -> None:
    form = tmp_path / f"แบบ{ending}"
    assert ita("template", "--edition", "2569", "-o", form).exit_code == 0
    told = json.loads(ita("check", form, "--format", "json").stdout)
    assert (told["submission"]["kind"], told["submission"]["edition"], told["verdict"]) == ("plan", 2569, "return")
    assert told["summary"]["unreadable"] == 0

"""What the cases of a rule gave is told, also where the engines disagree or the file is broken."""

from pathlib import Path

import pytest

from rules.workshop.test import Tried, cases, summary, told
from tests.rules.rulebook import RULE, load_base, write

CASE = "[{name: ไม่มีผู้รับผิดชอบ, outcome: fail, subject: {number: 1}, others: [{type: answers, measure: subject}]}]"


def _tried(root: Path, text: str) -> list[Tried]:
    base = load_base(write(root, RULE, "plan/M01-owner"))
    (root / "plan" / "M01-owner" / "cases.yaml").write_text(text, encoding="utf-8")
    return list(cases(base))


def test_a_case_is_told_by_what_each_engine_gave(tmp_path: Path) -> None:
    (tried,) = _tried(tmp_path, CASE)
    assert told(tried) == "✔ M01-owner · ไม่มีผู้รับผิดชอบ"
    alike = Tried(tried.rule, tried.case, {"durable-rules": "pass", "reference": "pass"})
    assert told(alike) == "✘ M01-owner · ไม่มีผู้รับผิดชอบ: คาดว่าไม่ผ่าน แต่ ได้ผ่าน"
    apart = Tried(tried.rule, tried.case, {"durable-rules": "ขัดข้อง (เต็ม)", "reference": "fail"})
    assert told(apart) == "✘ M01-owner · ไม่มีผู้รับผิดชอบ: คาดว่าไม่ผ่าน แต่ durable-rules ได้ขัดข้อง (เต็ม) · reference ได้ไม่ผ่าน"
    assert summary([tried, alike, apart]) == "ตรวจ 3 กรณีของ 1 กฎ ผ่าน 1 ไม่ผ่าน 2"


@pytest.mark.parametrize("text", ["[{name: ก}]", "{"])
def test_a_broken_file_of_cases_is_a_case_that_failed(tmp_path: Path, text: str) -> None:
    (tried,) = _tried(tmp_path, text)
    assert not tried.passed
    assert told(tried).startswith("✘ M01-owner · ")
    assert "cases.yaml" in told(tried)

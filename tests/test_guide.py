"""The guide for keepers is true: its files are written and its commands run in a copy of the project."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "คู่มือผู้ดูแลเกณฑ์.md"
PACKAGES = ("knowledge", "rules", "checker", "features")
PARTS = ("cli.py", "cli_errors.py", "cli_workshop.py", *PACKAGES, "examples", "CHANGELOG.md", "pyproject.toml")
TESTS = ("conftest.py", "knowledge")
"""The tests of what a keeper changes by the guide."""
_BLOCK = re.compile(r"^```(\S+) ?(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXIT = re.compile(r"\s+# จบด้วยรหัส (\d)$")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clone")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, folder / part)
    for test in TESTS:
        there = folder / "tests" / test
        there.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / "tests" / test).is_dir():
            shutil.copytree(ROOT / "tests" / test, there, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / "tests" / test, there)
    return folder


def _blocks() -> Iterator[tuple[str, str, str]]:
    yield from _BLOCK.findall(GUIDE.read_text(encoding="utf-8"))


def _write(clone: Path, about: str, text: str) -> None:
    how, path = about.split(" ", 1)
    target = clone / path
    if how == "เพิ่มท้าย":
        text = target.read_text(encoding="utf-8").rstrip("\n") + "\n" + text
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _run(clone: Path, line: str) -> str:
    code = int(found[1]) if (found := _EXIT.search(line)) else 0
    program, *arguments = shlex.split(_EXIT.sub("", line))
    assert program == "ita"
    known = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(clone)}
    command = [sys.executable, "cli.py", *arguments]
    done = subprocess.run(command, cwd=clone, env=known, capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == code, f"{line}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _shows(told: str, line: str) -> bool:
    """Whether a line that was told holds one of the guide, in which … stands for what is left out."""
    return re.search(".*".join(map(re.escape, line.split("…"))), told) is not None


def test_the_guide_leads_to_a_new_edition_in_force(clone: Path) -> None:
    code = {path: path.read_bytes() for path in clone.rglob("*.py")}
    told: list[str] = []
    for kind, about, text in _blocks():
        if kind in ("yaml", "gherkin", "markdown"):
            _write(clone, about, text)
        elif kind == "sh":
            told = [line.strip() for command in text.splitlines() for line in _run(clone, command).splitlines()]
        elif kind == "text":
            for line in text.splitlines():
                assert any(_shows(one, line) for one in told), f"“{line}” ไม่อยู่ในผลของคำสั่ง:\n" + "\n".join(told)
    assert {path: path.read_bytes() for path in clone.rglob("*.py")} == code
    assert "เกณฑ์ตามประกาศ N2570 กฎใหม่ A51" in (clone / "site" / "rules" / "A51.html").read_text(encoding="utf-8")


def test_the_new_edition_leaves_the_tests_of_the_knowledge_green(clone: Path) -> None:
    # The tests of the workbook try every case over and again, whatever the edition.
    command = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", "--ignore=tests/knowledge/test_workbook.py"]
    known = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(clone)}
    assert (clone / "knowledge" / "editions" / "2570.yaml").is_file()
    done = subprocess.run(
        [sys.executable, *command], cwd=clone, env=known, capture_output=True, encoding="utf-8", timeout=300
    )
    assert done.returncode == 0, done.stdout[-3000:]

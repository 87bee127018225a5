"""What README shows is true: its commands run, in their order, beside the examples."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LONG = ("rules new", "rules test", "features run")  # asked for, or run by other tests
COMMANDS = [shlex.split(line, comments=True)[1:] for line in re.findall(r"^\.venv/bin/ita .*", README, re.MULTILINE)]


def test_the_commands_of_the_readme_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    ran = [command for command in COMMANDS if " ".join(command[:2]) not in LONG]
    for command in ran:
        done = CliRunner().invoke(main, command, catch_exceptions=False)
        assert (done.exit_code in (0, 1), done.stderr) == (True, ""), command
        for path in (word for word in command if "." in word):
            assert Path(path).exists(), command
    assert len(ran) > 10


def test_the_finding_that_the_readme_shows_is_found() -> None:
    told = CliRunner().invoke(main, ["check", str(ROOT / "examples" / "plan.yaml")]).stdout
    (shown,) = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    for line in shown.splitlines():
        assert line.split("…")[0].rstrip() in told

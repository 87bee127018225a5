#!/usr/bin/env python3
"""Build the wheel, install it in a new environment away from the checkout, and check the example with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from install import ROOT, build_flags

FOUND_WHEN_INSTALLED = """
from importlib.resources import files
for package, inside in (
    ("knowledge", "editions/2568.yaml"), ("knowledge", "vocabulary.yaml"), ("rules", "plan/M01-owner/rule.yaml"),
    ("checker", "explanation/templates/finding.j2"), ("features", "plan/M01-owner.feature"),
):
    assert (files(package) / inside).is_file(), (package, inside)
"""


def main() -> None:
    """Fail loudly when the installed package lacks a file or the command does not work."""
    with tempfile.TemporaryDirectory() as folder:
        away = Path(folder)
        _run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, str(ROOT))
        venv.create(away / "venv", with_pip=True)
        python = away / "venv" / "bin" / "python"
        wheel = next(away.glob("*.whl"))
        _run(
            python,
            "-m",
            "pip",
            "install",
            "-q",
            "--disable-pip-version-check",
            "-c",
            ROOT / "constraints.txt",
            wheel,
            env=build_flags(),
        )
        _run(python, "-c", FOUND_WHEN_INSTALLED, cwd=away)
        plan = away / "plan.yaml"
        plan.write_bytes((ROOT / "examples" / "plan.yaml").read_bytes())
        done = subprocess.run([away / "venv/bin/ita", "check", plan, "--format", "json"], cwd=away, capture_output=True)
        assert done.returncode == 1, done.stderr.decode()
        result = json.loads(done.stdout)
        _run(away / "venv/bin/ita", "rules", "show", "M01", cwd=away)
        print(f"wheel: {wheel.name}: {result['verdict']}, ตัดสินด้วย {result['stamp']['engine']}")


def _run(*command: object, cwd: Path | None = None, env: dict[str, str] | None = None) -> None:
    subprocess.run(
        [str(part) for part in command], check=True, cwd=cwd, env=env or dict(os.environ), stdout=subprocess.DEVNULL
    )


if __name__ == "__main__":
    main()

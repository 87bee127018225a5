"""Knowledge edited in a spreadsheet, taken over once everything loads and every case passes with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import knowledge
from knowledge.workbook import Change, apply, changes

PACKAGE = Path(knowledge.__file__).parent
FOLDER = PACKAGE
"""Where the keepers' knowledge is: that of the package itself."""


@dataclass(frozen=True)
class Adoption:
    """What a workbook changes, what is wrong with it (Thai), and the files that were written."""

    changes: tuple[Change, ...]
    problems: tuple[str, ...] = ()
    written: tuple[Path, ...] = ()


def adopt(book: Path, folder: Path, *, write: bool = True) -> Adoption:
    """Try what a workbook changes on a copy of the knowledge, and write it where nothing is wrong.

    Raise WorkbookError (Thai) where the workbook cannot be read back.
    """
    found = tuple(changes(book, folder))
    problems = _problems(found, folder) if found else ()
    if problems or not write:
        return Adoption(found, problems)
    return Adoption(found, (), tuple(apply(found, folder)))


def _problems(found: tuple[Change, ...], folder: Path) -> tuple[str, ...]:
    """Try changes in a process of its own, to which the copy is the knowledge."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "knowledge"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        apply(found, copy)
        paths = os.pathsep.join([place, str(PACKAGE.parent)])
        done = subprocess.run(
            [sys.executable, "-m", "rules.workshop.trial"],
            cwd=place,
            env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode not in (0, 4):
        return (f"ลองกับฐานกฎไม่สำเร็จ: {done.stderr.strip().splitlines()[-1] if done.stderr else done.returncode}",)
    return tuple(done.stdout.split("\n")[:-1]) if done.returncode else ()

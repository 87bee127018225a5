"""Runs scenarios by pytest-bdd without anyone touching pytest, and tells each result in Thai."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd.scenario import scenario_wrapper_template_registry

import features.conftest
from checker.blocks import ReadingError
from features.steps.scene import Scene
from features.workshop.comparison import Line, compare
from features.workshop.lint import lint, lost
from knowledge.yaml_file import YamlError
from rules.workshop.findings import Finding

_SETTINGS = ("-c", os.devnull, "-p", "no:cacheprovider", "-p", "no:terminal", "--import-mode=importlib")
FEATURES = Path(features.conftest.__file__).parent


@dataclass(frozen=True)
class Failure:
    """Where a scenario stopped: the line and its text, why (Thai), and expected beside found where it came so far."""

    line: int
    step: str
    why: str
    comparison: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Result:
    """The result of one scenario of a feature file; `failure` is None where it passed."""

    file: str
    criterion: str
    scenario: str
    line: int
    failure: Failure | None = None


@dataclass(frozen=True)
class Run:
    """The results in the order of the files, what kept files from being run at all, and scenarios lost among them."""

    results: tuple[Result, ...]
    findings: tuple[Finding, ...] = ()
    lost: tuple[Finding, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether something was run and all of it passed."""
        left = self.findings or self.lost
        return bool(self.results) and not left and not any(result.failure for result in self.results)


def run(
    paths: Sequence[Path] = (),
    *,
    words: str = "",
    overlay: Path | None = None,
    watch: Callable[[Result], None] | None = None,
    until_failure: bool = False,
) -> Run:
    """Run the scenarios in `paths` (files or folders, by default all that are shipped) and return their results.

    `words`: only scenarios whose criterion, title or tags hold all of these words. `overlay`: rules to lay on the
    shipped ones. `watch` is called after each; `until_failure` leaves out what comes after the first that fails.
    """
    chosen = [path.resolve() for path in paths] or [FEATURES]
    watcher = _Watcher(words.split(), watch or (lambda _result: None), overlay)
    with tempfile.TemporaryDirectory() as folder:
        # pytest keeps modules by name: each run needs one of its own.
        module = Path(folder) / f"test_{Path(folder).name}.py"
        module.write_text(f"from pytest_bdd import scenarios\nscenarios(*{[str(p) for p in chosen]!r})\n", "utf-8")
        settings = (*_SETTINGS, "-x") if until_failure else _SETTINGS
        pytest.main([str(module), "--rootdir", folder, *settings], plugins=[features.conftest, watcher])
    findings = lint(chosen, root=Path.cwd()) if watcher.refused else []
    if watcher.refused and not findings:
        findings = [Finding(_from_here(chosen[0]), 0, watcher.refused)]
    ran = sorted({Path(result.file).resolve() for result in watcher.results})
    return Run(tuple(watcher.results), tuple(findings), tuple(lost(ran, Path.cwd())))


class _Watcher:
    """pytest's view of a run, turned into results."""

    def __init__(self, words: Sequence[str], watch: Callable[[Result], None], overlay: Path | None) -> None:
        self.results: list[Result] = []
        self.refused = ""
        self._words, self._watch, self._overlay = words, watch, overlay
        self._current: tuple[Any, Any] | None = None
        self._failure: Failure | None = None

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep why files could not be read."""
        if report.failed:
            self.refused = "อ่านแฟ้มเหตุการณ์ไม่ได้ หรือไม่มีเหตุการณ์ในแฟ้ม"

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the scenarios that were not asked for."""
        items[:] = [item for item in items if all(word in _about(item) for word in self._words)]

    def pytest_bdd_before_scenario(self, request: Any, feature: Any, scenario: Any) -> None:
        """Note which scenario is under way."""
        request.getfixturevalue("scene").overlay = self._overlay
        self._current, self._failure = (feature, scenario), None

    def pytest_bdd_step_error(self, request: Any, scenario: Any, step: Any, exception: Exception) -> None:
        """Keep where and why a scenario stopped, with expected beside found."""
        scene: Scene = request.getfixturevalue("scene")
        why = _why(exception)
        comparison = compare([s.name for s in scenario.steps], scene) if step.type == "then" else ()
        self._failure = Failure(step.line_number, f"{step.keyword} {step.name}", why, tuple(comparison))

    def pytest_bdd_step_func_lookup_error(self, step: Any) -> None:
        """Keep a step that no sentence knows."""
        why = "ไม่รู้จักประโยคนี้ ดูประโยคที่ใช้ได้ด้วย ita features steps --all"
        self._failure = Failure(step.line_number, f"{step.keyword} {step.name}", why)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Tell the result of a scenario once it is over."""
        if report.when != "call" or self._current is None:
            return
        feature, scenario = self._current
        failure = self._failure
        if report.failed and failure is None:
            failure = Failure(scenario.line_number, scenario.name, "เหตุการณ์นี้ไม่มีบรรทัด ดังนั้น ที่ถูกตรวจ")
        result = Result(_from_here(Path(feature.filename)), feature.name, scenario.name, scenario.line_number, failure)
        self.results.append(result)
        self._watch(result)


def _about(item: pytest.Item) -> str:
    """Return the words of a scenario by which it can be chosen."""
    template = scenario_wrapper_template_registry[item.function]  # type: ignore[attr-defined]
    tags = template.tags | template.feature.tags
    return " ".join((template.feature.name, template.name, *sorted(tags)))


def _why(exception: Exception) -> str:
    """Say in Thai why a step stopped the scenario."""
    if isinstance(exception, AssertionError):
        return str(exception).split("\n")[0] or "ผลไม่ตรงกับที่คาดไว้"
    if isinstance(exception, ReadingError | YamlError):
        return str(exception)
    return f"ทำตามประโยคนี้ไม่ได้ ให้ตรวจคำและตัวเลขในประโยค ({type(exception).__name__}: {exception})"


def _from_here(path: Path) -> str:
    """Return a path as its reader would type it where he is."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def told(result: Result) -> str:
    """Return what a result says (Thai): one line where it passed, else where, why, and expected beside found."""
    if result.failure is None:
        return f"✔ {result.criterion} · {result.scenario}"
    failure = result.failure
    lines = [
        f"✘ {result.criterion} · {result.scenario}",
        f"    {result.file} บรรทัด {failure.line}: {failure.step}",
        f"    {failure.why}",
        *(f"      {line}" for line in failure.comparison),
    ]
    return "\n".join(lines)


def summary(run: Run) -> str:
    """Return how many scenarios passed (Thai), or why none were run."""
    if run.findings:
        return "\n".join(["ยังตรวจไม่ได้ ต้องแก้แฟ้มต่อไปนี้ก่อน", *map(str, run.findings)])
    if not run.results:
        return "ไม่พบเหตุการณ์ที่ขอ"
    failed = sum(result.failure is not None for result in run.results)
    counted = f"ตรวจ {len(run.results)} เหตุการณ์ ผ่าน {len(run.results) - failed} ไม่ผ่าน {failed}"
    return "\n".join([counted, *(f"ไม่ได้ตรวจ: {finding}" for finding in run.lost)])

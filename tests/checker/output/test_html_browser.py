"""The page in a real Chromium: keyboard, search, phone, paper, dark and light, and the rules of accessibility."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from checker.from_scores import read_standing
from checker.output import standing_html
from tests.checker.output import checks, chromium, test_closing
from tests.checker.output.chromium import Page

pytestmark = pytest.mark.skipif(chromium.program() is None, reason="ไม่มี Chromium (apt-get install chromium)")

ROOT = Path(__file__).parents[3]
AXE = "axe.min.js"
SHOWN = "[...document.querySelectorAll('[data-entry]')].filter(e => e.getClientRects().length).length"
BROKEN = "axe.run().then(found => found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 120)}`)))"


def axe() -> Path | None:
    """The accessibility checker: of npm in the project's folder, or of the Python package that carries it."""
    package = find_spec("axe_core_python")
    folders = [ROOT / "node_modules" / "axe-core", *map(Path, (package and package.submodule_search_locations) or [])]
    return next((folder / AXE for folder in folders if (folder / AXE).exists()), None)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "ผลตรวจ.html"
    path.write_bytes(test_closing.shown("html"))
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Page]:
    with chromium.started() as page:
        yield page


@pytest.fixture
def page(browser: Page, file: Path) -> Iterator[Page]:
    browser.open(file)
    yield browser
    assert browser.requested == [file.as_uri()]
    assert not browser.complaints


def status(page: Page) -> str:
    return str(page.evaluate("document.querySelector('[role=status]').textContent"))


def press_until(page: Page, focused: str) -> None:
    for _ in range(40):
        page.press("Tab")
        if page.evaluate(f"document.activeElement.matches({focused!r})"):
            return
    pytest.fail(f"แป้น Tab ไปไม่ถึง {focused}")


def test_filters_by_outcome_with_the_keyboard(page: Page) -> None:
    every = page.evaluate(SHOWN)
    press_until(page, "input[value=fail]")
    page.press(" ")
    fails = len({outcome.rule for outcome in checks.example().outcomes if outcome.outcome == "fail"})
    assert page.evaluate(SHOWN) == every - fails
    assert status(page) == f"แสดง {every - fails} จาก {every} ข้อ"
    page.press(" ")
    assert page.evaluate(SHOWN) == every
    assert status(page) == ""


def test_searches_all_words_with_either_kind_of_digit(page: Page) -> None:
    press_until(page, "input[type=search]")
    page.write("แผนใช้จ่าย ๒๕๖๘")
    assert page.evaluate(SHOWN) == 0
    assert status(page).startswith("ไม่พบ")
    page.evaluate("document.querySelector('input[type=search]').value = ''")
    page.write("ระยะเวลา ๒๕๖๘")
    shown = page.evaluate(
        "[...document.querySelectorAll('[data-entry]')].filter(e => !e.hidden).map(e => e.textContent)"
    )
    assert any("M05-period-in-year" in text for text in shown)
    assert all("ระยะเวลา" in text and "2568" in text for text in shown)


def test_skip_link_leads_to_the_results(page: Page) -> None:
    page.press("Tab")
    page.press("Enter")
    assert page.evaluate("document.activeElement.id") == "results"


@pytest.mark.parametrize("width", [360, 1200])
def test_nothing_sticks_out_of_the_screen(page: Page, width: int) -> None:
    page.size(width, 740)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_dark_and_light_differ(page: Page) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.dark()
    assert page.evaluate(paper) != light


def test_prints_on_a4(page: Page) -> None:
    sizes = re.findall(rb"/MediaBox \[([0-9. ]+)\]", page.pdf())
    assert len(sizes) > 2
    assert {tuple(round(float(side), -1) for side in size.split()) for size in sizes} == {(0, 0, 590, 840)}


def test_prints_what_is_shown_without_the_controls_on_white(page: Page) -> None:
    page.on_paper()
    assert page.evaluate("document.querySelector('form').getClientRects().length") == 0
    style = "getComputedStyle(document.body)"
    assert page.evaluate(f"{style}.backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(f"{style}.color") == "rgb(27, 31, 36)"


@pytest.fixture
def scores(browser: Page, tmp_path: Path) -> Iterator[Page]:
    """The page of an agency's scores."""
    file = tmp_path / "คะแนน.html"
    file.write_text(standing_html.render(*read_standing(ROOT / "examples" / "scores.yaml")), encoding="utf-8")
    browser.open(file)
    yield browser
    assert browser.requested == [file.as_uri()]
    assert not browser.complaints


@pytest.mark.parametrize("width", [360, 1200])
def test_no_score_sticks_out_of_the_screen(scores: Page, width: int) -> None:
    scores.size(width, 740)
    assert scores.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.skipif(axe() is None, reason="ไม่มี axe-core (pip install axe-core-python)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shown", ["page", "scores"])
def test_breaks_no_rule_of_accessibility(request: pytest.FixtureRequest, shown: str, scheme: str) -> None:
    page = request.getfixturevalue(shown)
    script = axe()
    assert script
    if scheme == "dark":
        page.dark()
    page.evaluate(script.read_text(encoding="utf-8") + ";0")
    assert page.evaluate(BROKEN) == []

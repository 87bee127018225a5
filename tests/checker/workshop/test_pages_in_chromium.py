"""The keepers' pages in a real Chromium: on a phone and on a desk, searched by typing, without a script that fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from features.workshop import living
from features.workshop.run import FEATURES, Result
from features.workshop.steps import by_heading, sentences
from knowledge import base as knowledge_base
from rules.base import load
from rules.workshop.docs import Sources, write
from tests.checker.output import chromium
from tests.checker.output.chromium import Page

pytestmark = pytest.mark.skipif(chromium.program() is None, reason="ไม่มี Chromium (apt-get install chromium)")

WIDTHS = (360, 1280)
FOUND = "[...document.querySelectorAll('#found a')].map(a => a.getAttribute('href'))"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LABELS = "[...document.querySelectorAll('td')].map(td => getComputedStyle(td, '::before').content)"


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with chromium.started() as opened:
        yield opened


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    known = knowledge_base.load()
    base = load(editions=known.editions, sources=known.sources, years=())
    write(folder, base, known, Sources(by_heading(sentences()), "", living.titles(FEATURES)))
    return folder


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("living") / "living.html"
    result = Result(str(FEATURES / "plan" / "M01-owner.feature"), "M01", "ช่องผู้รับผิดชอบที่มีแต่ขีดไม่ผ่าน", 14)
    living.write(path, FEATURES, [result], "21 พ.ย. 2569 เวลา 11.02 น.")
    return path


def test_every_kind_of_page_fits_a_phone_and_a_desk(page: Page, site: Path, document: Path) -> None:
    chosen = [
        "index",
        "steps",
        "rules/M03",
        "rules/C02",
        "rules/N02",
        "editions/2563",
        "editions/2569",
        "questions/2568",
    ]
    for file in (document, *(site / f"{name}.html" for name in chosen)):
        page.open(file)
        for width in WIDTHS:
            page.size(width, 900)
            assert page.evaluate(OVERFLOW) == 0, f"{file.name} กว้างเกิน {width}"
        assert page.complaints == []
        assert page.requested == [file.as_uri()]


def test_on_a_phone_each_cell_says_what_it_holds(page: Page, site: Path) -> None:
    page.open(site / "editions" / "2569.html")
    assert set(page.evaluate(LABELS)) == {"none"}
    page.size(360, 900)
    assert page.evaluate(LABELS)[:5] == [f'"{head} "' for head in ("รหัส", "องค์ประกอบ", "ระดับ", "ตรวจโดย", "ที่มา")]


def test_a_reader_types_and_follows_what_is_found(page: Page, site: Path) -> None:
    page.open(site / "index.html")
    page.evaluate("document.getElementById('search').focus()")
    page.write("กำกับติดตาม")
    assert "rules/M03.html" in page.evaluate(FOUND)
    page.evaluate("document.getElementById('search').select()")
    page.write("m๐๓")
    assert page.evaluate(FOUND)[0] == "rules/M03.html"
    page.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "rules/M03.html"
    page.evaluate("document.getElementById('search').select()")
    page.write("ไม่มีคำนี้แน่นอน")
    assert page.evaluate("document.getElementById('found').textContent") == "ไม่พบ"


def test_the_living_document_opens_a_scenario(page: Page, document: Path) -> None:
    page.open(document)
    opened = "[...document.querySelectorAll('details[open] pre')].map(pre => pre.innerText.split('\\n')[0])"
    assert page.evaluate(opened) == []
    page.press("Tab")
    page.press("Enter")
    assert page.evaluate(opened)[0].startswith("กำหนดให้ ")
    assert page.evaluate("document.querySelectorAll('[title=ผ่าน]').length") == 1

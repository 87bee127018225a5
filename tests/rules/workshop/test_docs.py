"""The catalogue: a page for each rule, edition and list of measures; its links lead somewhere, its search finds."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote

import pytest

from knowledge import base as knowledge_base
from knowledge.unknown import unknowns
from rules.base import RuleBase, load
from rules.workshop.docs import Sources, history, write

KNOWLEDGE = knowledge_base.load()
LOG = "## 0.2.0\n\n- แก้ · ปี 2569 · ข้อความของ M03\n- เพิ่ม · M04\n\n## 0.1.0\n\n- เพิ่ม · ทุกปี · M01–M06, C01\n"
Site = tuple[Path, RuleBase]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("site")
    base = load(editions=KNOWLEDGE.editions, sources=KNOWLEDGE.sources, years=())
    sources = Sources({"ตั้งต้น": ["กำหนดให้ <แผน>"]}, LOG, {"M03": ["ปี 2568 ไม่มี"]})
    write(folder, base, KNOWLEDGE, sources)
    return folder, base


def _text(page: Path) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", page.read_text(encoding="utf-8")))


def test_there_is_a_page_for_everything(site: Site) -> None:
    folder, base = site
    assert {page.stem for page in (folder / "rules").iterdir()} == {id_[:3] for id_ in base.rules}
    assert {int(page.stem) for page in (folder / "editions").iterdir()} == set(KNOWLEDGE.editions)
    assert {int(page.stem) for page in (folder / "questions").iterdir()} == set(KNOWLEDGE.editions)


def test_every_link_leads_to_a_page(site: Site) -> None:
    folder, _base = site
    for page in folder.rglob("*.html"):
        for link in re.findall(r'href="(?!https?:)([^"]+)"', page.read_text(encoding="utf-8")):
            assert (page.parent / link).resolve().is_file(), f"{page.name}: {link}"


def test_a_rule_page_tells_what_why_and_since_when(site: Site) -> None:
    text = _text(site[0] / "rules" / "M03.html")
    for told in ("มาตรการที่ 1 ไม่ได้บอกว่าจะกำกับติดตาม", "ควรปรับปรุง", "จังหวัดลำพูน", "ปี 2568 ไม่มี", "0.1.0: เพิ่ม", "0.2.0: แก้"):
        assert told in text


def test_an_edition_page_tells_what_needs_a_person(site: Site) -> None:
    text = _text(site[0] / "editions" / "2568.html")
    assert re.search(r"M1\s+ทุกมาตรการระบุผู้รับผิดชอบ\s+.*?ต้องมี\s+M01", text)
    assert "ต้องตรวจด้วยคน" in text


def test_an_edition_page_tells_how_well_weights_and_levels_are_known(site: Site) -> None:
    text = " ".join(_text(site[0] / "editions" / "2569.html").split())
    assert "น้ำหนัก IIT 30%, EIT 30%, OIT 40% (ไม่ทราบ)" in text
    assert "ระดับ (ไม่ทราบ)" in text
    assert "ผ่านดี: คะแนนรวมตั้งแต่ 85 และทุกเครื่องมือตั้งแต่ 85" in text
    assert "น้ำหนัก IIT 30%, EIT 30%, OIT 40% (พบ" in _text(site[0] / "editions" / "2565.html")


@pytest.mark.parametrize("year", sorted(KNOWLEDGE.editions))
def test_an_edition_page_lists_all_that_is_unknown(site: Site, year: int) -> None:
    edition = KNOWLEDGE.edition(year)
    text = " ".join(_text(site[0] / "editions" / f"{year}.html").split())
    listed = text[text.index("ยังไม่ทราบ ") : text.index(f"ข้อ {edition.plan.code} {edition.plan.title}")]
    assert all(unknown in listed for unknown in unknowns(edition))
    assert (f"กำหนดการ: ยังไม่พบกำหนดการของปี {year}" in listed) == (not edition.calendar)
    for name, known in edition.question_lists.items():
        assert (f"รายการข้อ {name}: ยังไม่พบ" in listed) == (not known.questions)


def test_a_page_without_questions_says_why(site: Site) -> None:
    text = _text(site[0] / "questions" / "2567.html")
    assert all(f"ยังไม่พบรายการข้อ{name} ของปี 2567" in text for name in ("คำถาม IIT", "คำถาม EIT", " OIT"))


def test_a_question_has_its_standard_measure(site: Site) -> None:
    text = _text(site[0] / "questions" / "2568.html")
    assert "ข้อ I1 การปฏิบัติงาน" in text
    assert "กำหนดขั้นตอนและเวลาของทุกงานบริการไว้ในคู่มือ" in text


def test_every_source_can_be_looked_up(site: Site) -> None:
    page = (site[0] / "sources.html").read_text(encoding="utf-8")
    for source in KNOWLEDGE.sources.values():
        assert f'<tr id="{source.id}">' in page
        assert unescape(source.title) in unescape(page)
        assert not source.address.startswith("http") or f'href="{escape(source.address)}"' in page


def test_words_are_shown_as_words(site: Site) -> None:
    assert "กำหนดให้ &lt;แผน&gt;" in (site[0] / "steps.html").read_text(encoding="utf-8")


def test_the_same_rules_give_the_same_pages(site: Site, tmp_path: Path) -> None:
    folder, base = site
    write(tmp_path, base, KNOWLEDGE, Sources({"ตั้งต้น": ["กำหนดให้ <แผน>"]}, LOG, {"M03": ["ปี 2568 ไม่มี"]}))
    pages = {page.relative_to(folder): page.read_bytes() for page in folder.rglob("*.html")}
    assert pages == {page.relative_to(tmp_path): page.read_bytes() for page in tmp_path.rglob("*.html")}


@pytest.mark.parametrize(
    ("code", "entries"),
    [("M03", ["0.2.0: แก้", "0.1.0: เพิ่ม"]), ("M05", ["0.1.0: เพิ่ม"]), ("C01", ["0.1.0: เพิ่ม"]), ("M07", [])],
)
def test_the_history_of_a_rule(code: str, entries: list[str]) -> None:
    assert [entry[: len(entry.split(" ·")[0])] for entry in history(LOG, code)] == entries


@pytest.fixture(scope="module")
def search(site: Site) -> Callable[[str], list[str]]:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        pytest.skip("ไม่มี Chromium ในเครื่องนี้")

    def found(words: str) -> list[str]:
        address = f"file://{site[0] / 'index.html'}#q={quote(words)}"
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
        page = subprocess.run([chromium, *options, address], capture_output=True, text=True, timeout=60).stdout
        listed = re.search(r'<ul id="found"[^>]*>(.*?)</ul>', page, re.DOTALL)
        assert listed
        return re.findall(r'href="([^"]+)"', listed[1])

    return found


def test_the_search_finds_by_code_word_and_thai_digits(search: Callable[[str], list[str]]) -> None:
    assert search("m03")[0] == "rules/M03.html"
    assert "rules/M01.html" in search("ผู้รับผิดชอบ")
    assert "editions/2569.html" in search("เกณฑ์ปี ๒๕๖๙")
    assert "questions/2568.html" in search("E-Service")
    assert search("ไม่มีคำนี้แน่นอน") == []


def test_the_search_index_can_be_read(site: Site) -> None:
    page = (site[0] / "index.html").read_text(encoding="utf-8")
    data = re.search(r'id="pages">(.*?)</script>', page, re.DOTALL)
    assert data
    assert {entry["path"] for entry in json.loads(data[1])} == {
        str(path.relative_to(site[0])) for path in site[0].rglob("*.html") if path.name != "index.html"
    }

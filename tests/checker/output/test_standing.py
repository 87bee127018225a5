"""Where an agency stands, in each form."""

from __future__ import annotations

import io
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from checker.blocks import Place, Unread
from checker.output import standing as shown
from checker.output import standing_docx, standing_html
from checker.output.screen import Screen
from checker.standing import Standing, standing
from checker.submission import Agency, IndicatorScore, Overall, QuestionScore, Submission
from knowledge.base import load

EDITION = load().edition(2568)


def stands(*scores: str, overall: str | None = None, year: int = 2568) -> Standing:
    return standing(
        Submission(
            kind="scores",
            assessed_year=year,
            overall=Overall(score=Decimal(overall) if overall else None),
            indicators=[IndicatorScore(number=n, score=Decimal(score)) for n, score in enumerate(scores, 1)],
        ),
        load().edition(year),
    )


def test_says_that_the_scores_reach_the_level_where_the_stated_overall_score_does_not() -> None:
    found = stands(*["85.00"] * 10, overall="84.99")
    told = (
        "คะแนนรวมเป็น 85.00 ตามที่คำนวณจากคะแนนในแฟ้ม โดยไม่ต้องเพิ่มคะแนนใด"
        " โปรดตรวจคะแนนรวม 84.99 ที่พิมพ์ไว้กับผลที่ประกาศในระบบ ITAS"
    )
    assert f"จะถึงระดับ ผ่านดี เมื่อ {told}" in shown.as_text(found, EDITION, Screen(terminal=False))
    assert json.loads(shown.as_json(found))["next_level"] == {"level": "ผ่านดี", "needs": told}


@pytest.mark.parametrize("year", [2565, 2568])
@given(
    scores=st.lists(st.sampled_from(["84.99", "85.00", "95.00", "40.00"]), min_size=10, max_size=10),
    overall=st.sampled_from([None, "0", "84.99", "85.00", "96.00"]),
)
def test_what_the_next_level_takes_is_never_empty(year: int, scores: list[str], overall: str | None) -> None:
    found = stands(*scores, overall=overall, year=year)
    told = json.loads(shown.as_json(found))["next_level"]
    assert told is None or told["needs"]


SCORES = ("92.68", "95.98", "98.84", "90.76", "94.09", "97.18", "95.62", "95.24", "65.00", "100.00")
CHART_ROW = "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล"


def whole() -> Standing:
    """Ten scores with a question below 85, and a level that is not the one stated."""
    return standing(
        Submission(
            kind="scores",
            assessed_year=2568,
            agency=Agency(name="อบต.<b>ตัวอย่าง</b>"),
            overall=Overall(score=Decimal("90.14"), level="ผ่านดี"),
            indicators=[IndicatorScore(number=n, score=Decimal(score)) for n, score in enumerate(SCORES, 1)],
            questions=[QuestionScore(code="I10", score=Decimal("84.99"))],
        ),
        EDITION,
    )


def text(node: parser.HtmlElement) -> str:
    return " ".join(" ".join(node.itertext()).split())


def test_page_shows_ten_indicators_each_with_a_mark_at_the_threshold() -> None:
    tree = parser.fromstring(standing_html.render(whole(), EDITION))
    rows = tree.xpath("//section[@aria-labelledby='chart']//tbody/tr")
    assert [text(row) for row in rows[8:]] == [
        "9. การเปิดเผยข้อมูล 65.00 ต่ำกว่าเกณฑ์",
        "10. การป้องกันการทุจริต 100.00 ถึงเกณฑ์",
    ]
    assert [row.xpath(".//line[@class='threshold']/@x1") for row in rows] == [["85"]] * 10


def test_page_tells_the_level_what_lies_below_and_what_the_next_level_takes() -> None:
    tree = parser.fromstring(standing_html.render(whole(), EDITION))
    assert "คะแนนรวม 90.14 · ระดับ ผ่าน ผ่าน ไม่ถึงผ่านดี เพราะ OIT 82.50 ต่ำกว่า 85" in text(tree.xpath("//header")[0])
    assert [text(row) for row in tree.xpath("//section[@aria-labelledby='below']//tbody/tr")] == [
        "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล 65.00 20.00",
        "ข้อ I10 การยืมทรัพย์สินของราชการอย่างถูกต้อง (ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ) 84.99 0.01",
    ]
    assert text(tree.xpath("//section[@aria-labelledby='next']/p")[0]) == (
        "จะถึงระดับ ผ่านดี เมื่อ OIT เพิ่ม 2.50 (จาก 82.50 เป็น 85.00)"
    )
    assert text(tree.xpath("//section[@aria-labelledby='notes']//li")[0]) == "ระดับในแฟ้มคือ “ผ่านดี” แต่ตามคะแนนคือ “ผ่าน”"


def test_page_is_one_file_that_allows_nothing_else_and_shows_text_as_text() -> None:
    page = standing_html.render(whole(), EDITION)
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)|url\(|@import|https?://""", page)
    (policy,) = parser.fromstring(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "อบต.<b>ตัวอย่าง</b>" in parser.fromstring(page).text_content()


def test_word_document_shows_the_same_with_thai_fonts_and_a_mark_in_each_bar() -> None:
    document = Document(io.BytesIO(standing_docx.render(whole(), EDITION)))
    bars, below = document.tables
    assert [cell.text for cell in bars.rows[9].cells[:2]] == ["ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", "65.00"]
    drawn = [row.cells[2].text for row in bars.rows[1:]]
    assert [bar.index("▌") for bar in drawn] == [34] * 10
    assert [bar.split()[-1] for bar in drawn[8:]] == ["ต่ำกว่าเกณฑ์", "ถึงเกณฑ์"]
    assert [[cell.text for cell in row.cells] for row in below.rows[1:2]] == [[CHART_ROW, "65.00", "20.00"]]
    said = [paragraph.text for paragraph in document.paragraphs]
    assert "ผ่าน ไม่ถึงผ่านดี เพราะ OIT 82.50 ต่ำกว่า 85" in said
    assert "จะถึงระดับ ผ่านดี เมื่อ OIT เพิ่ม 2.50 (จาก 82.50 เป็น 85.00)" in said
    fonts = {fonts.get(qn("w:cs")) for fonts in document.element.body.iter(qn("w:rFonts"))}
    assert fonts == {"TH Sarabun New", "Courier New"}


def test_json_tells_what_lies_below() -> None:
    assert json.loads(shown.as_json(whole()))["below"] == [
        {"indicator": 9, "code": None, "score": "65.00"},
        {"indicator": 4, "code": "I10", "score": "84.99"},
    ]


@pytest.mark.parametrize(
    ("form", "ending", "begin"),
    [
        ("html", ".html", b"<!DOCTYPE html>"),
        ("docx", ".docx", b"PK"),
        ("json", ".json", b'{\n  "schema": "ita-scores/1"'),
        ("text", ".txt", ("คะแนนรวม".encode(), "ไม่ทราบคะแนนรวม".encode())),
    ],
)
def test_any_scores_give_every_form(form: str, ending: str, begin: bytes | tuple[bytes, ...]) -> None:
    for found in (stands(), stands("90"), stands(*["100"] * 10), stands(overall="99")):
        for written in (
            shown.render(found, EDITION, form, None),
            shown.render(found, EDITION, None, Path("คะแนน").with_suffix(ending)),
        ):
            assert written.startswith(begin)


def test_the_highest_level_and_unknown_scores_are_told() -> None:
    def told(found: Standing) -> str:
        return text(parser.fromstring(standing_html.render(found, EDITION)))

    assert "อยู่ในระดับสูงสุดแล้ว" in told(stands(*["100"] * 10))
    assert "คะแนนที่มีในแฟ้มไม่มีตัวชี้วัดหรือข้อใดต่ำกว่า 85" in told(stands(*["100"] * 10))
    assert "ยังบอกสิ่งที่ต้องเพิ่มไม่ได้ เพราะไม่มีคะแนนครบทั้งสามเครื่องมือ" in told(stands("90"))
    assert "ไม่มีคะแนนรายตัวชี้วัดในแฟ้ม" in told(stands(overall="99"))


def test_a_score_that_could_not_be_read_is_not_called_missing() -> None:
    unread = Unread(place=Place(), why="ภาพไม่ชัด", about="indicators/2/score")
    scores = Submission(kind="scores", indicators=[IndicatorScore(number=1, score=Decimal(90))], unread=[unread])
    for form in ("text", "html"):
        told = shown.render(standing(scores, EDITION), EDITION, form, None).decode()
        assert told.count("อ่านไม่ได้ ต้องตรวจด้วยคน") == 1

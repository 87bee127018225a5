"""The page: what it says, and that it stands alone. What a browser makes of it is in test_html_browser."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from lxml import html as parser

from checker.blocks import Place, Unread
from checker.explanation import overview
from checker.outcomes import THAI, Check
from checker.output import html
from checker.submission import IndicatorScore, Submission
from tests.checker.output import checks


def page(check: Check, submission: Submission | None = None) -> parser.HtmlElement:
    return parser.fromstring(html.render(check, submission))


def section(tree: parser.HtmlElement, outcome: str) -> parser.HtmlElement:
    (found,) = tree.xpath(f"//section[@data-outcome='{outcome}']")
    return found


def test_the_example_has_its_twelve_gaps() -> None:
    assert {checks.named(outcome) for outcome in checks.gaps(checks.example())} >= checks.SEEDED
    assert {checks.named(outcome) for outcome in checks.gaps(checks.word())} >= checks.SEEDED


@pytest.mark.parametrize("check", [checks.example(), checks.word()], ids=["yaml", "docx"])
def test_shows_each_gap_with_place_quote_and_fix(check: Check) -> None:
    tree = page(check)
    for outcome in checks.gaps(check):
        (card,) = tree.xpath(f"//article[h3/@id='{outcome.outcome}-{outcome.rule}']")
        for piece in checks.pieces(outcome):
            assert piece in card.text_content()
        assert outcome.message in card.text_content()


def test_every_outcome_of_every_rule_is_accounted_for() -> None:
    check = checks.example()
    tree = page(check)
    for name in THAI:
        rules = {outcome.rule for outcome in check.outcomes if outcome.outcome == name}
        shown = set(tree.xpath(f"//section[@data-outcome='{name}']//*[@class='code']/text()"))
        assert shown == {f"[{rule}]" for rule in rules}


def test_advice_stands_apart_from_what_must_be_mended() -> None:
    tree = page(checks.example())
    assert "ต้องแก้ก่อนส่ง" not in section(tree, "advice").text_content()
    assert not section(tree, "fail").xpath(".//*[contains(@class, 'advice')]")


def test_what_could_not_be_read_is_not_called_missing() -> None:
    text = section(page(checks.blurred()), "unreadable").text_content()
    assert "ภาพไม่ชัด โปรดตรวจด้วยคน" in text
    assert "ไม่มีข้อความ" not in text
    assert "วิธีแก้" not in text


def test_chart_shows_ten_indicators_against_the_threshold() -> None:
    rows = page(checks.example(), checks.example_plan()).xpath("//section[@aria-labelledby='chart']//tbody/tr")
    told = [" ".join(row.text_content().split()) for row in rows]
    assert len(told) == 10
    assert told[3] == "4. การใช้ทรัพย์สินของราชการ 82.35 ต่ำกว่าเกณฑ์"
    assert told[9] == "10. การป้องกันการทุจริต 94.00 ถึงเกณฑ์"
    assert rows[3].xpath(".//rect[@class='below']/@width") == ["82.35"]


def test_chart_tells_scores_that_are_not_shown_from_those_that_could_not_be_read() -> None:
    submission = Submission(
        indicators=[IndicatorScore(number=1, score=Decimal("90"))],
        unread=[Unread(place=Place(), why="ภาพไม่ชัด", about="indicators/2/score")],
    )
    rows = page(checks.example(), submission).xpath("//section[@aria-labelledby='chart']//tbody/tr")
    assert "อ่านไม่ได้ ต้องตรวจด้วยคน" in rows[1].text_content()
    assert "เอกสารไม่ได้แสดงคะแนน" in rows[2].text_content()
    assert not rows[1].xpath(".//rect")


def test_without_scores_there_is_no_chart() -> None:
    assert not page(checks.example(), Submission()).xpath("//*[@id='chart']")


def test_is_one_file_that_allows_nothing_else() -> None:
    text = html.render(checks.example(), checks.example_plan())
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)|url\(|@import|https?://""", text)
    (policy,) = parser.fromstring(text).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_text_of_the_document_is_shown_as_text() -> None:
    tree = page(checks.touched(checks.example(), "<b onclick='x'>ก</b> {{ 7*7 }}"))
    assert not tree.xpath("//b")
    assert "<b onclick='x'>ก</b> {{ 7*7 }}" in tree.text_content()


@given(checks.NASTY)
@settings(max_examples=25)
def test_any_text_gives_a_page(text: str) -> None:
    assert len(page(checks.touched(checks.example(), text)).xpath("//h1")) == 1


def test_carries_its_stamp_and_says_whose_verdict_it_is_not() -> None:
    check = checks.example()
    text = page(check).xpath("//footer")[0].text_content()
    assert overview.DISCLAIMER in text
    for value in (
        "ita 0.1.0",
        check.stamp.engine,
        "ปี 2569 ข้อ O25",
        check.stamp.rule_base,
        check.stamp.inputs[0].sha256,
    ):
        assert value in text


def test_same_check_same_bytes() -> None:
    assert html.render(checks.example(), checks.example_plan()) == html.render(checks.example(), checks.example_plan())

"""Every element of every edition is accounted for, by rules or by a person."""

from __future__ import annotations

import pytest

from checker.blocks import Place, Unread
from checker.check import examine, shipped_rules
from checker.coverage import Coverage, Covered, ItemKind, coverage, of, page
from checker.explanation import covering
from checker.submission import Submission
from knowledge import base
from tests.checker.plans import completed, measure, reported, whole

KNOWLEDGE, RULES = base.load(), shipped_rules()
YEARS = sorted(KNOWLEDGE.editions)


def of_document(document: Submission, plan: Submission | None = None) -> Coverage:
    (found,) = of(examine(document, KNOWLEDGE, RULES, plan=plan))
    return found


def element(found: Coverage, name: str) -> Covered:
    return next(covered for covered in found.elements if covered.element.id == name)


@pytest.mark.parametrize("year", YEARS)
def test_no_element_is_left_out(year: int) -> None:
    plan = of_document(whole(year))
    assert [c.element for c in plan.elements] == list(KNOWLEDGE.edition(year).plan.elements)
    report, of_year = reported(year)
    told = of_document(report, of_year)
    assert [c.element for c in told.elements] == list(KNOWLEDGE.edition(year).report.elements)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("kind", ["plan", "report"])
def test_every_element_that_fails_a_document_is_checked_by_a_rule(year: int, kind: ItemKind) -> None:
    found = coverage((), KNOWLEDGE.edition(year), kind, RULES)
    assert [c.element.id for c in found.elements if c.element.missing == "fail" and not c.rules] == []


def test_the_worst_outcome_is_told() -> None:
    found = of_document(whole(measures=[measure(1, 4, owners=["-"]), measure(2, 9)]))
    assert element(found, "M1").outcome == "fail"
    assert element(found, "M1").by_machine
    assert "M01-owner" in element(found, "M1").rules


def test_what_no_rule_checks_is_left_to_a_person() -> None:
    found = of_document(whole())
    assert element(found, "A7").rules == ()
    assert not element(found, "A7").by_machine


def test_what_could_not_be_read_is_left_to_a_person_with_the_reason() -> None:
    plan = whole(measures=[measure(1, 4, owners=["-"]), measure(2, 9)])
    plan.unread.append(Unread(place=Place(), why="ภาพไม่ชัด", about="measures/1/owners"))
    owner = element(of_document(plan), "M1")
    assert (owner.outcome, owner.by_machine) == ("unreadable", False)
    assert "ภาพไม่ชัด" in owner.why


def test_what_there_is_nothing_to_compare_with_is_left_to_a_person_with_the_reason() -> None:
    own_words = element(of_document(whole()), "C1")
    assert not own_words.by_machine
    assert own_words.why


def test_a_plan_with_its_report_has_two_coverages_and_scores_have_none() -> None:
    report, plan = reported(2568)
    assert plan
    both = of(examine(plan, KNOWLEDGE, RULES, report=report))
    assert [(c.year, c.item.code) for c in both] == [(2567, "O34"), (2568, "O28")]
    assert element(both[1], "R4").outcome == "pass"
    scores = completed({"kind": "scores", "assessed_year": 2567, "edition": 2568})
    assert of(examine(scores, KNOWLEDGE, RULES)) == []


def test_rules_beyond_the_elements_are_named() -> None:
    assert "S01-overall" in of_document(whole()).beyond


def test_in_words() -> None:
    told = covering.in_words(of_document(whole()))
    assert told[0].startswith("ความครอบคลุมของเกณฑ์ข้อ O27 ปี 2568: 12 องค์ประกอบ โปรแกรมตรวจได้ ")
    assert any(line.startswith("– M2 ทุกมาตรการมีขั้นตอนหรือวิธีการปฏิบัติ: ผ่าน (M02") for line in told)
    look = told.index("โปรดตรวจด้วยคน")
    assert any(line.startswith("– A7 ดูว่าการวิเคราะห์ครอบคลุม 7 ประเด็น") for line in told[look:])
    assert any(line.startswith("ยังไม่พบข้อความทางการของปีนี้") for line in told[look:])
    counted = [line for line in told if line.startswith("– ")]
    assert len(counted) == 12


def test_the_page_tells_each_element_once() -> None:
    editions = [KNOWLEDGE.edition(year) for year in YEARS]
    written = page(RULES, editions)
    for edition in editions:
        for item in (edition.plan, edition.report):
            section = written.split(f"## ปี {edition.year} ข้อ {item.code} ")[1].split("\n## ")[0]
            assert section.count("\n| ") == len(item.elements) + 2
    assert page(RULES, editions) == written

"""The figures of the seven shipped editions, and what is said of how well they are known."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest

from knowledge.base import KnowledgeError, load, read
from knowledge.model import Edition, Element, InstrumentCode, Sourced

YEARS = (2563, 2564, 2565, 2566, 2567, 2568, 2569)

CROSSWALK = [
    # edition, items, measures item, analysed year, report item, year of the report
    (2563, 43, "O42", 2562, "O43", 2563),
    (2564, 43, "O42", 2563, "O43", 2564),
    (2565, 43, "O42", 2564, "O43", 2565),
    (2566, 43, "O42", 2565, "O43", 2566),
    (2567, 35, "O34", 2566, "O35", 2566),
    (2568, 28, "O27", 2567, "O28", 2567),
    (2569, 26, "O25", 2568, "O26", 2568),
]

KNOWN_QUESTIONS = {
    2563: {"IIT": 30, "EIT": 15, "OIT": 43},
    2564: {"IIT": 30, "EIT": 15, "OIT": 43},
    2565: {"IIT": 30, "EIT": 15, "OIT": 43},
    2566: {"IIT": 0, "EIT": 0, "OIT": 43},
    2567: {"IIT": 0, "EIT": 0, "OIT": 0},
    2568: {"IIT": 15, "EIT": 9, "OIT": 28},
    2569: {"IIT": 0, "EIT": 0, "OIT": 26},
}

TO_2566 = {"fail": "A1 A2 A3 A4 C1 C2 M1 M2 M3", "advice": "T1"}
OF_2567_AND_2568 = {"fail": "A1 C2 M0 M1 M2 M3", "advice": "A2 A3 A7 C1 P1 T1"}
OF_2569 = {"fail": "A1 A10 A5 C2 M0 M1 M2 T1", "advice": "A2 A3 C1 M3"}
PLAN_ELEMENTS = dict(zip(YEARS, [TO_2566] * 4 + [OF_2567_AND_2568] * 2 + [OF_2569], strict=True))
KNOWN_DATES = dict(zip(YEARS, (0, 2, 5, 2, 2, 1, 0), strict=True))


@pytest.fixture(params=YEARS)
def edition(request: pytest.FixtureRequest) -> Edition:
    return load().edition(request.param)


def facts(edition: Edition) -> Iterator[Sourced]:
    yield from (edition.threshold_source, *edition.instruments, edition.levels, edition.item_count)
    yield from (edition.plan, *edition.plan.elements, edition.report, *edition.report.elements)
    yield from (*edition.question_lists.values(), *edition.questions.values(), *edition.calendar)


def ids(elements: tuple[Element, ...], missing: str) -> str:
    return " ".join(sorted(e.id for e in elements if e.missing == missing))


def test_there_is_one_edition_for_each_year() -> None:
    assert tuple(year for year in load().editions if year in YEARS) == YEARS


@pytest.mark.parametrize(("year", "items", "plan", "analysed", "report", "covered"), CROSSWALK)
def test_items_and_years(year: int, items: int, plan: str, analysed: int, report: str, covered: int) -> None:
    edition = load().edition(year)
    assert (edition.item_count.value, edition.plan.code, edition.report.code) == (items, plan, report)
    assert (edition.plan.year, edition.assessed_year, edition.report.year) == (year, analysed, covered)


def test_a_report_speaks_of_the_plan_of_its_year() -> None:
    pairs = {year: load().edition(load().edition(year).report.year) for year in YEARS}
    assert {year: (e.year, e.plan.code) for year, e in pairs.items()} == {
        2563: (2563, "O42"),
        2564: (2564, "O42"),
        2565: (2565, "O42"),
        2566: (2566, "O42"),
        2567: (2566, "O42"),
        2568: (2567, "O34"),
        2569: (2568, "O27"),
    }


def test_known_questions(edition: Edition) -> None:
    assert {code: len(known.questions) for code, known in edition.question_lists.items()} == KNOWN_QUESTIONS[
        edition.year
    ]


def test_a_known_item_list_is_complete(edition: Edition) -> None:
    items = edition.question_lists["OIT"].questions
    assert [q.code for q in items] in ([f"O{n}" for n in range(1, edition.item_count.value + 1)], [])


def test_the_measures_and_report_items_are_in_the_item_list(edition: Edition) -> None:
    if edition.question_lists["OIT"].questions:
        assert edition.questions[edition.plan.code].indicator == 10
        assert edition.questions[edition.report.code].indicator == 10


def test_questions_spread_evenly_over_the_indicators() -> None:
    def codes(year: int, number: int) -> list[str]:
        return [q.code for q in load().edition(year).questions.values() if q.indicator == number]

    assert codes(2565, 2) == ["I7", "I8", "I9", "I10", "I11", "I12"]
    assert codes(2565, 7) == ["E6", "E7", "E8", "E9", "E10"]
    assert codes(2568, 4) == ["I10", "I11", "I12"]
    assert codes(2568, 8) == ["E7", "E8", "E9"]
    assert codes(2568, 10) == [f"O{n}" for n in range(21, 29)]


def test_elements_of_the_measures_item(edition: Edition) -> None:
    elements = {missing: ids(edition.plan.elements, missing) for missing in ("fail", "advice")}
    assert elements == PLAN_ELEMENTS[edition.year]


def test_elements_of_the_report_item(edition: Edition) -> None:
    concrete = "fail" if edition.year <= 2566 else "advice"
    assert {e.id: e.missing for e in edition.report.elements} == {
        "R1": "fail",
        "R2": concrete,
        "R3": "fail",
        "R4": "fail",
    }


def test_the_official_elements_were_seen_in_2565_only() -> None:
    def seen(year: int) -> set[str]:
        return {e.id for e in load().edition(year).plan.elements if e.mark == "seen"}

    assert seen(2565) == {"A1", "A2", "A3", "A4", "C1", "M1", "M2", "M3", "T1"}
    assert seen(2568) == {"A1", "M0", "M3", "P1"}
    assert not any(seen(year) for year in (2563, 2564, 2566, 2567, 2569))


def test_an_inferred_failure_says_that_the_official_text_was_not_seen(edition: Edition) -> None:
    for element in (*edition.plan.elements, *edition.report.elements):
        if element.mark == "inferred" and element.missing == "fail":
            assert "ไม่พบ" in element.note, element.id


def test_what_stands_in_no_source_never_fails_a_document(edition: Edition) -> None:
    weak = [e for e in (*edition.plan.elements, *edition.report.elements) if e.mark in ("recall", "unknown")]
    assert {e.missing for e in weak} <= {"advice"}


def test_what_is_seen_or_inferred_has_a_source(edition: Edition) -> None:
    for fact in facts(edition):
        assert fact.sources or fact.mark in ("recall", "unknown"), fact
        assert set(fact.sources) <= load().sources.keys()


@pytest.mark.parametrize(
    ("year", "instrument"),
    [(2566, "IIT"), (2566, "EIT"), (2567, "IIT"), (2567, "EIT"), (2567, "OIT"), (2569, "IIT"), (2569, "EIT")],
)
def test_what_was_not_found_stays_unknown(year: int, instrument: InstrumentCode) -> None:
    known = load().edition(year).question_lists[instrument]
    assert (known.mark, known.questions) == ("unknown", ())


def test_weights_and_levels_of_2569_are_an_assumption() -> None:
    edition = load().edition(2569)
    assert {i.mark for i in edition.instruments} | {edition.levels.mark} == {"unknown"}
    assert [i.weight for i in edition.instruments] == [30, 30, 40]


def test_facts_taken_over_are_inferred_at_best() -> None:
    questions = load().edition(2565).questions
    assert (questions["I7"].mark, questions["I8"].mark) == ("seen", "inferred")
    assert load().edition(2563).question_lists["EIT"].mark == "inferred"


def test_a_question_may_change_between_editions_that_share_a_list() -> None:
    assert [load().edition(year).questions["I27"].reverse for year in (2563, 2564, 2565)] == [False, False, True]
    assert "No Gift" in load().edition(2565).questions["O34"].topic
    assert "No Gift" not in load().edition(2564).questions["O34"].topic


def test_scoring(edition: Edition) -> None:
    assert {i.code: i.weight for i in edition.instruments} == {"IIT": 30, "EIT": 30, "OIT": 40}
    assert (edition.threshold, edition.tolerance, edition.recomputed) == (85, Decimal("0.01"), ("IIT", "EIT"))


@pytest.mark.parametrize(
    ("year", "ninth", "tenth"),
    [
        (2563, [], []),
        (2564, [9, 8, 7, 4, 5], [8, 2]),
        (2565, [9, 8, 7, 4, 5], [8, 2]),
        (2566, [10, 8, 4, 4, 4], [8, 5]),
        (2567, [], []),
        (2568, [], []),
        (2569, [], []),
    ],
)
def test_items_of_known_sub_indicators(year: int, ninth: list[int], tenth: list[int]) -> None:
    edition = load().edition(year)
    groups = [edition.averaged(edition.indicator(number)) for number in (9, 10)]
    assert [[len(group) for group in of_one] for of_one in groups] == [ninth, tenth]
    assert [code for of_one in groups for group in of_one for code in group] == (
        [f"O{n}" for n in range(1, 44)] if ninth else []
    )
    known = edition.question_lists["OIT"].means_of_subs
    assert known is not None
    assert known.mark == ("inferred" if ninth else "unknown")


def test_the_questions_of_an_indicator_are_one_group() -> None:
    edition = load().edition(2568)
    assert list(edition.averaged(edition.indicator(4))) == [("I10", "I11", "I12")]


def test_ten_indicators_of_three_instruments(edition: Edition) -> None:
    assert [i.number for i in edition.indicators] == list(range(1, 11))
    assert [i.instrument for i in edition.indicators] == ["IIT"] * 5 + ["EIT"] * 3 + ["OIT"] * 2
    assert edition.indicator(8).aliases == ("การปรับปรุงระบบการทำงาน",)


@pytest.mark.parametrize(
    ("year", "overall", "least", "level"),
    [
        (2564, "95.62", "0", "AA"),
        (2564, "96.08", "0", "AA"),
        (2564, "94.73", "0", "A"),
        (2564, "88.37", "0", "A"),
        (2565, "79.43", "0", "B"),
        (2565, "73.35", "0", "C"),
        (2568, "90.14", "82.50", "ผ่าน"),
        (2568, "93.00", "88.75", "ผ่านดี"),
        (2568, "95.00", "95.00", "ผ่านดีเยี่ยม"),
        (2568, "95.00", "94.99", "ผ่านดี"),
        (2568, "84.99", "80.00", "ต้องปรับปรุง"),
        (2568, "69.99", "60.00", "ต้องปรับปรุงโดยด่วน"),
    ],
)
def test_levels(year: int, overall: str, least: str, level: str) -> None:
    def holds(asked: Decimal | None, score: str) -> bool:
        return Decimal(score) >= (asked or 0)

    levels = load().edition(year).levels.levels
    assert next(v.name for v in levels if holds(v.overall, overall) and holds(v.each_instrument, least)) == level


def test_words_replaced_letters_in_2566() -> None:
    assert [load().edition(year).levels.levels[0].name for year in (2565, 2566)] == ["AA", "ผ่านดีเยี่ยม"]


def test_known_dates() -> None:
    assert {year: len(load().edition(year).calendar) for year in YEARS} == dict(
        zip(YEARS, (0, 2, 5, 2, 2, 1, 0), strict=True)
    )


def test_an_unknown_year_is_said_in_thai() -> None:
    with pytest.raises(KnowledgeError, match="ยังไม่มีเกณฑ์การประเมินของปีงบประมาณ 2599"):
        load().edition(2599)
    assert load().editions.get(2599) is None


def test_one_edition_is_read_without_the_others() -> None:
    knowledge = read(files("knowledge"))
    knowledge.edition(2568)
    assert list(knowledge.editions._read) == [2568]


def test_the_knowledge_can_be_read_from_an_installed_archive(tmp_path: Path) -> None:
    archive = tmp_path / "installed.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for folder in (Path("knowledge"), Path("knowledge/editions")):
            for file in (Path(__file__).parents[2] / folder).glob("*.yaml"):
                packed.write(file, f"{folder.as_posix()}/{file.name}")
    knowledge = read(zipfile.Path(archive, "knowledge/"))
    assert knowledge.edition(2569).plan.code == "O25"


def test_sources_do_not_name_files_of_this_machine() -> None:
    for source in load().sources.values():
        assert not source.address or source.address.startswith("http")
        assert ".txt" not in source.title

"""Questions of different editions on the same topic."""

from __future__ import annotations

import pytest

from knowledge.base import load

SHIPPED = range(2563, 2570)


@pytest.mark.parametrize(
    ("code", "of", "into", "expected"),
    [
        ("I7", 2565, 2568, ("I4",)),
        ("I11", 2563, 2568, ("I6",)),
        ("E13", 2564, 2568, ("E9",)),
        ("O3", 2565, 2568, ("O1",)),
        ("O42", 2565, 2567, ("O34",)),
        ("O42", 2566, 2569, ("O25",)),
        ("O28", 2568, 2569, ("O26",)),
        ("O12", 2568, 2569, ("O11",)),
        ("O6", 2565, 2568, ()),
        ("I1", 2565, 2569, ()),
        ("O99", 2565, 2568, ()),
    ],
)
def test_counterparts(code: str, of: int, into: int, expected: tuple[str, ...]) -> None:
    assert load().crosswalk.counterparts(code, of, into) == expected


def test_near_topics_can_be_left_out() -> None:
    assert load().crosswalk.counterparts("I7", 2565, 2568, near=False) == ()
    assert load().crosswalk.counterparts("I8", 2565, 2568, near=False) == ("I4",)


def test_the_same_topic_comes_before_a_near_one() -> None:
    assert load().crosswalk.counterparts("I4", 2568, 2565) == ("I8", "I9", "I7", "I12")
    assert load().crosswalk.counterparts("O21", 2568, 2565) == ("O34", "O35")


def test_o34_changed_its_topic_in_2565() -> None:
    crosswalk = load().crosswalk
    assert crosswalk.counterparts("O34", 2564, 2566, near=False) == ()
    assert crosswalk.counterparts("O34", 2565, 2566, near=False) == ("O31", "O32")


def test_every_question_since_2563_has_a_counterpart_in_2568_but_these() -> None:
    lone = {
        (year, code)
        for year in set(SHIPPED) - {2568}
        for code in load().edition(year).questions
        if not load().crosswalk.counterparts(code, year, 2568)
    }
    assert lone == {(2563, "O6"), (2564, "O6"), (2565, "O6"), (2566, "O6"), (2566, "O10"), (2569, "O3")}


def test_the_measures_and_report_items_are_crosswalked() -> None:
    knowledge = load()
    for item in ("plan", "report"):
        codes = {year: getattr(knowledge.edition(year), item).code for year in SHIPPED}
        for year, code in codes.items():
            for other, counterpart in codes.items():
                assert counterpart in knowledge.crosswalk.counterparts(code, year, other)

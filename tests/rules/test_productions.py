import pytest

from rules.productions import CircularError, Emit, Pattern, Production, stratify


def _production(rule: str, emits: str, *types: str, negated: str = "") -> Production:
    patterns = [Pattern(f"p{n}", t) for n, t in enumerate(types)]
    absent = [Pattern("absent", negated, negated=True)] if negated else []
    return Production(rule, (*patterns, *absent), Emit(emits, ()))


def test_a_production_comes_after_all_that_feed_it() -> None:
    last = _production("last", "z", "a", negated="y")
    middle = _production("middle", "y", "x")
    first = _production("first", "x", "a")
    assert [(p.rule, p.stratum) for p in stratify([last, middle, first])] == [("first", 0), ("middle", 1), ("last", 2)]


def test_productions_of_a_stratum_keep_their_order() -> None:
    assert [p.rule for p in stratify([_production(rule, "x", "a") for rule in "cab"])] == ["c", "a", "b"]


@pytest.mark.parametrize("negated", ["", "x"])
def test_a_circle_is_refused_and_named(negated: str) -> None:
    one = _production("one", "x", "a", "y")
    other = _production("other", "y", "a", *([] if negated else ["x"]), negated=negated)
    aside = _production("aside", "z", "x")
    with pytest.raises(CircularError) as error:
        stratify([aside, one, other])
    assert error.value.rules == ("one", "other")


def test_a_type_that_feeds_itself_is_refused() -> None:
    with pytest.raises(CircularError):
        stratify([_production("one", "x", "a", negated="x")])

"""What conditions leave possible, held against trying values and worlds out."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from rules.language import Comparison, Condition, Elsewhere
from rules.records import Record, canonical
from rules.schema import Fact, FactType, Field
from rules.workshop.boxes import Box, Values, box
from tests.rules.naive import Naive

SUBJECT = FactType("สิ่งที่ตรวจ", {"n": Field("num", "จำนวน"), "b": Field("bool", "จริง"), "c": Field("code", "รหัส")})
_NUMBERS = st.integers(0, 4)
_OF_NUMBER = st.one_of(
    st.sampled_from(["present", "missing", "edition.limit"]),
    _NUMBERS,
    st.builds(
        lambda test, n: Comparison.model_validate({test: n}),
        st.sampled_from(["is", "is not", "below", "at most", "above", "at least"]),
        _NUMBERS | st.just("edition.limit"),
    ),
    st.builds(lambda low, high: Comparison.model_validate({"at least": low, "below": high}), _NUMBERS, _NUMBERS),
    st.builds(lambda some: Comparison.model_validate({"one of": some}), st.lists(_NUMBERS, min_size=1)),
)
_OF_CODE = st.one_of(
    st.sampled_from(["present", "missing", "x", "y"]),
    st.builds(lambda c: Comparison.model_validate({"is not": c}), st.sampled_from("xyz")),
)
_CONDITIONS = st.lists(
    st.one_of(
        st.builds(lambda test: {"n": test}, _OF_NUMBER),
        st.builds(lambda test: {"b": test}, st.sampled_from(["present", "missing", True, False])),
        st.builds(lambda test: {"c": test}, _OF_CODE),
    ),
    max_size=3,
)
# Halves lie between the limits, `w` is a code that no condition names.
_WORLD = [
    Fact("s", {name: value for name, value in (("n", n), ("b", b), ("c", c)) if value is not None})
    for n in (None, *(Decimal(i) / 2 for i in range(-2, 11)))
    for b in (None, True, False)
    for c in (None, "x", "y", "z", "w")
]


def _box(conditions: list[Condition]) -> Box:
    return box(conditions, SUBJECT, {"limit": 2})


def _possible(found: Box) -> set[int]:
    return {n for n, fact in enumerate(_WORLD) if all(_allows(v, name, fact) for name, v in found.fields.items())}


def _allows(values: Values, name: str, fact: Fact) -> bool:
    value = canonical(SUBJECT.fields[name].kind, fact.fields[name]) if name in fact.fields else None
    return values.missing if value is None else values.has(value)


def _record(fact: Fact) -> Record:
    fields = {name: canonical(SUBJECT.fields[name].kind, value) for name, value in fact.fields.items()}
    return Record(fact.type, {name: value for name, value in fields.items() if value is not None})


@given(_CONDITIONS)
def test_a_box_allows_what_the_conditions_say(conditions: list[Condition]) -> None:
    limit = {"limit": Decimal(2)}
    said = {n for n, fact in enumerate(_WORLD) if Naive([_record(fact)], limit).holds(conditions, 0)}
    assert _possible(_box(conditions)) == said


@given(_CONDITIONS)
def test_nothing_is_possible_where_no_value_is(conditions: list[Condition]) -> None:
    found = _box(conditions)
    assert found.none == (not _possible(found))


@given(_CONDITIONS, _CONDITIONS)
def test_one_lies_within_the_other_where_all_its_values_do(one: list[Condition], other: list[Condition]) -> None:
    inner, outer = _box(one), _box(other)
    assert inner.within(outer) == (_possible(inner) <= _possible(outer))


@given(_CONDITIONS, _CONDITIONS)
def test_what_both_leave_possible(one: list[Condition], other: list[Condition]) -> None:
    assert _possible(_box(one).meet(_box(other))) == _possible(_box(one)) & _possible(_box(other))
    assert _possible(_box([*one, *other])) == _possible(_box(one)) & _possible(_box(other))


_OF_OTHERS = st.builds(
    lambda found, fact, where: Elsewhere.model_validate({found: fact, "where": where}),
    st.sampled_from(["exists", "no"]),
    st.sampled_from(["o", "q"]),
    st.sampled_from([{}, {"n": 1}, {"n": "subject.n"}, {"n": "present", "c": "missing"}]),
)
_OF_TWO_FIELDS = st.builds(
    lambda test: {"n": Comparison.model_validate({test: "subject.m"})}, st.sampled_from(["below", "at least", "is"])
)
_ALL_CONDITIONS = st.lists(
    st.one_of(_OF_OTHERS, _OF_TWO_FIELDS, st.builds(lambda test: {"n": test}, _OF_NUMBER)), max_size=3
)
_TWO_FIELDS = FactType("สิ่งที่ตรวจ", {**SUBJECT.fields, "m": Field("num", "จำนวนที่สอง")})
_SUBJECTS = [
    Record("s", {name: 10_000 * value for name, value in (("n", n), ("m", m)) if value is not None})
    for n, m in product((None, 0, 1, 2, 3), (None, 0, 2))
]
_OTHERS = [Record("o", {"n": 0}), Record("o", {"n": 10_000, "c": "x"}), Record("q", {"n": 20_000, "c": "y"})]
_WORLDS = [
    [subject, *(other for other, there in zip(_OTHERS, which, strict=True) if there)]
    for subject in _SUBJECTS
    for which in product((False, True), repeat=len(_OTHERS))
]


def _satisfied(conditions: Sequence[Condition]) -> set[int]:
    """Return the worlds in which conditions hold, as a rule's text is read."""
    known = {"limit": Decimal(2)}
    return {n for n, world in enumerate(_WORLDS) if Naive(world, known).holds(conditions, 0)}


def _changed(condition: Condition) -> list[Condition]:
    """Return conditions that are easily taken for this one."""
    if not isinstance(condition, Elsewhere):
        return []
    found = condition.exists or condition.no
    other = "q" if found == "o" else "o"
    return [
        Elsewhere(exists=condition.no, no=condition.exists, where=condition.where),
        Elsewhere(exists=condition.exists and other, no=condition.no and other, where=condition.where),
        Elsewhere(exists=condition.exists, no=condition.no, where={"n": 0}),
    ]


def _of_all(conditions: list[Condition]) -> Box:
    return box(conditions, _TWO_FIELDS, {"limit": 2})


@given(_ALL_CONDITIONS)
def test_no_world_satisfies_what_leaves_nothing_possible(conditions: list[Condition]) -> None:
    assert not (_of_all(conditions).none and _satisfied(conditions))


@given(_ALL_CONDITIONS, st.data())
def test_what_lies_within_is_satisfied_in_fewer_worlds(one: list[Condition], data: st.DataObject) -> None:
    near = [changed for condition in one for changed in (condition, *_changed(condition))]
    other = data.draw(st.lists(st.sampled_from(near), min_size=1, max_size=2) if near else _ALL_CONDITIONS)
    if _of_all(one).within(_of_all(other)):
        assert _satisfied(one) <= _satisfied(other)


def test_a_fact_by_another_name_is_another_fact() -> None:
    named = [
        Elsewhere.model_validate({"exists": "o", "as": name, "where": {"n": n}}) for name, n in (("a", 0), ("b", 1))
    ]
    crossed = [
        Elsewhere.model_validate({"exists": "o", "as": name, "where": {"n": n}}) for name, n in (("b", 0), ("a", 1))
    ]
    none_like_it = Elsewhere.model_validate({"no": "q", "where": {"n": "a.n"}})
    assert not _of_all([*named, none_like_it]).within(_of_all([*crossed, none_like_it]))


@given(_ALL_CONDITIONS, st.data())
def test_fewer_conditions_leave_more_possible(one: list[Condition], data: st.DataObject) -> None:
    fewer = data.draw(st.lists(st.sampled_from(one), max_size=len(one))) if one else []
    assert _of_all(one).within(_of_all(fewer))

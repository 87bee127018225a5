"""What conditions leave possible, held against trying values out."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rules.language import Comparison, Condition
from rules.records import canonical
from rules.schema import Fact, FactType, Field
from rules.workshop.boxes import Box, Values, box

SUBJECT = FactType("สิ่งที่ตรวจ", {"n": Field("num", "จำนวน"), "b": Field("bool", "จริง"), "c": Field("code", "รหัส")})
_NUMBERS = st.integers(0, 4)
_OF_NUMBER = st.one_of(
    st.sampled_from(["present", "missing", "edition.limit"]),
    _NUMBERS,
    st.builds(
        lambda test, n: Comparison.model_validate({test: n}), st.sampled_from(["is not", "below", "at most"]), _NUMBERS
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

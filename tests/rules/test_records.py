from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.records import FactError, canonical, fact, records
from rules.schema import SCHEMA, Fact


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (Decimal("84.99"), 849900),
        (Decimal("85"), 850000),
        (Decimal("85.0000000"), 850000),
        (Decimal("-0.0001"), -1),
        (Decimal("8.5E+1"), 850000),
        (2568, 25680000),
        (Decimal("461168601842737.9999"), 4611686018427379999),
    ],
)
def test_a_number_is_counted_in_ten_thousandths(number: Decimal | int, form: int) -> None:
    assert canonical("num", number) == form


@pytest.mark.parametrize(
    "number",
    [
        Decimal("84.99999"),
        Decimal("84." + "9" * 40),
        Decimal("1E-999999"),
        Decimal("461168601842738"),
        Decimal("1E+999999"),
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("-Infinity"),
        84.5,
        True,
        "85",
        None,
    ],
)
def test_a_number_that_is_not_exact_is_refused(number: object) -> None:
    with pytest.raises(ValueError, match="ต้อง"):
        canonical("num", number)


@given(st.decimals(places=4, min_value=-(10**12), max_value=10**12), st.decimals(places=2, min_value=0, max_value=100))
def test_canonical_numbers_compare_as_the_numbers_do(one: Decimal, other: Decimal) -> None:
    assert (canonical("num", one) < canonical("num", other)) == (one < other)
    assert canonical("num", one) == canonical("num", one.normalize())


@pytest.mark.parametrize("kind", ["text", "code"])
def test_a_text_is_compared_without_its_layout(kind: str) -> None:
    assert canonical(kind, " กอง\u00a0คลัง\n และ\tพัสดุ ") == "กอง คลัง และ พัสดุ"
    assert canonical(kind, "cafe\u0301") == "café"
    assert canonical(kind, " \n\u00a0") is None


@given(st.text())
def test_a_canonical_text_stays_as_it_is(text: str) -> None:
    form = canonical("text", text)
    assert form is None or canonical("text", form) == form


@pytest.mark.parametrize("value", [1, "true", None])
def test_a_truth_value_is_nothing_else(value: object) -> None:
    with pytest.raises(ValueError, match="true หรือ false"):
        canonical("bool", value)


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (Fact("mesure", {}), "“mesure” หมายถึง “measure”"),
        (Fact("names", {"measures": "m1"}), "ไม่รู้จักช่อง “measures” ของ names"),
        (Fact("names", {"code": Decimal(1)}), "names.code ต้องเป็นข้อความ"),
        (Fact("measure", {"number": Decimal(2)}), "measure: ต้องมี key"),
        (Fact("measure", {"key": " "}), "measure: ต้องมี key"),
        (Fact("question", {"key": "m1"}), "question: ต้องมี key"),
    ],
)
def test_a_fact_that_does_not_fit_the_schema_is_refused(wrong: Fact, problem: str) -> None:
    with pytest.raises(FactError, match=problem):
        records([Fact("measure", {"key": "m1"}), wrong], SCHEMA)


def test_a_record_becomes_a_fact_again() -> None:
    whole = Fact("indicator", {"key": "i1", "number": Decimal(4), "score": Decimal("84.99"), "name": " การใช้  ทรัพย์สิน"})
    assert fact(records([whole], SCHEMA)[0]) == Fact(
        "indicator", {"key": "i1", "number": Decimal(4), "score": Decimal("84.99"), "name": "การใช้ ทรัพย์สิน"}
    )

"""Conditions that ask for what no field ever has."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from rules.language import Condition
from rules.values import _of_condition

CONDITIONS: TypeAdapter[Condition] = TypeAdapter(Condition)


@pytest.mark.parametrize(
    ("subject", "condition", "path", "problem"),
    [
        ("analysis", {"kind": "urgnt"}, ("kind",), "หมายถึง “urgent” ใช่หรือไม่"),
        ("analysis", {"kind": {"one of": ["urgent", "kep"]}}, ("kind",), "หมายถึง “keep”"),
        ("question", {"score": {"above": 100}}, ("score",), "0 ถึง 100"),
        ("question", {"score": {"below": 0}}, ("score",), "0 ถึง 100"),
        ("question", {"score": 101}, ("score",), "0 ถึง 100"),
        ("measure", {"no": "planned", "where": {"status": "mising"}}, ("where", "status"), "หมายถึง “missing”"),
    ],
)
def test_what_cannot_be_is_told(subject: str, condition: object, path: tuple[str, ...], problem: str) -> None:
    ((at, told),) = _of_condition((), CONDITIONS.validate_python(condition), subject)
    assert at == path
    assert problem in told


@pytest.mark.parametrize(
    ("subject", "condition"),
    [
        ("analysis", {"kind": "present"}),
        ("analysis", {"kind": {"is not": "keep"}}),
        ("question", {"score": {"below": "edition.threshold"}}),
        ("question", {"score": {"above": 0, "at most": 100}}),
        ("item", {"status": "missing"}),
    ],
)
def test_what_may_be_is_not(subject: str, condition: object) -> None:
    assert not list(_of_condition((), CONDITIONS.validate_python(condition), subject))

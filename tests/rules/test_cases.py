"""Every shipped rule has its cases, and the engine and the reference evaluator both pass them."""

from collections import Counter
from functools import cache

import pytest

from knowledge import base as knowledge_base
from knowledge.yaml_file import YamlError
from rules.base import RuleBase, load
from rules.cases import Case, read_cases, run
from rules.verdicts import EngineName


@cache
def _shipped() -> RuleBase:
    knowledge = knowledge_base.load()
    return load(editions=knowledge.editions, sources=knowledge.sources)


def _cases(rule: str) -> list[Case]:
    try:
        return read_cases(_shipped(), rule)
    except YamlError:  # told by the test that counts them
        return []


_CASES = [(id_, case) for id_ in _shipped().rules for case in _cases(id_)]


@pytest.mark.parametrize("engine", ["durable-rules", "reference"])
@pytest.mark.parametrize(("rule", "case"), _CASES, ids=[f"{id_}-{n}" for n, (id_, _) in enumerate(_CASES)])
def test_a_case_has_its_outcome(rule: str, case: Case, engine: EngineName) -> None:
    assert run(_shipped(), rule, case, engine) == case.outcome, case.name


@pytest.mark.parametrize("rule", _shipped().rules)
def test_a_rule_has_cases_enough(rule: str) -> None:
    cases = Counter(case.outcome for case in read_cases(_shipped(), rule))
    assert cases["pass"] >= 3
    assert cases["not_applicable"] >= 1
    assert cases["fail"] >= 3 or _shipped().rules[rule].derive

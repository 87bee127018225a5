"""Whatever a new rule is made of, what is written passes lint and its cases; its scenarios want only their words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, product
from pathlib import Path

import pytest

from features.workshop import new as new_feature
from features.workshop.lint import lint as lint_features
from knowledge import base as knowledge_base
from rules.base import load
from rules.schema import SCHEMA
from rules.wording import VALUES
from rules.workshop.lint import UNFINISHED, lint
from rules.workshop.new import Bench, NewRule, create
from rules.workshop.questions import questions
from rules.workshop.test import cases

KNOWLEDGE = knowledge_base.load()
TESTS = {
    "num": ("present", "is 3", "is not 3", "at least 2", "at most 2.5", "above 0", "below 85", "one of 1, 2"),
    "text": ("present", "is ก", "is not ก: ข", "one of ก, ข"),
    "code": ("present", "is a", "is not a", "one of a, b, c, d"),
    "bool": ("present", "true", "false"),
}
NAMES = ("number", "code", "name", "title")
BASES = {"plan": {"element": "M2"}, "report": {"element": "R1"}}
SOURCE = {"source": "S001", "criterion": "ต้องมี: ครบทุกข้อ"}
WAYS = list(
    product(("fail", "advice"), ((2569,), (2563, 2564, 2565, 2566), (2567, 2568, 2569)), ("element", "source", "both"))
)


def _conditions() -> Iterator[tuple[str, str, str, str]]:
    """Yield each kind of document and subject with a field of each kind and each test, as the questions offer them."""
    asked = {question.name: question for question in questions(Bench(Path(), KNOWLEDGE))}
    for kind in asked["kind"].choices({}):
        for subject in asked["subject"].choices({"kind": kind}):
            fields = asked["field"].choices({"kind": kind, "subject": subject})
            for field in {SCHEMA[subject].fields[name].kind: name for name in fields}.values():
                if (subject, field) == ("instrument", "name"):
                    continue  # Nothing else names an instrument: without it no message can say which.
                offered = asked["test"].choices({"kind": kind, "subject": subject, "field": field})
                for test in dict.fromkeys((*_tests(subject, field), *offered)):
                    yield kind, subject, field, test


def _tests(subject: str, field: str) -> Iterator[str]:
    """Yield tests of a field, with words that it may have where these are known."""
    words = dict(zip("abcd", VALUES.get(field, "abcd"), strict=False))
    for test in TESTS[SCHEMA[subject].fields[field].kind]:
        yield re.sub(r"\b[abcd]\b", lambda letter: words.get(letter[0], words["a"]), test)


def _rules() -> Iterator[NewRule]:
    for (kind, subject, field, test), (severity, years, rests_on) in zip(_conditions(), cycle(WAYS), strict=False):
        rule = NewRule("X51-new", "ชื่อกฎ: ที่มีเครื่องหมาย", "0.2.0", kind, subject, field, test, years=years)
        element = BASES.get(kind, {}) if rests_on != "source" else {}
        source = SOURCE if rests_on != "element" or not element else {}
        named = next((name for name in NAMES if name in SCHEMA[subject].fields and name != field), "")
        where = f" {{{{ subject.{named} }}}}" if named else ""
        words = {"why": "เพราะ # สำคัญ", "expected": "สิ่งที่ควรพบ", "message": f"ขาด{where}", "fix": "เพิ่มให้ครบ"}
        yield replace(rule, severity=severity, **element, **source, **words)


def _sample() -> Iterator[NewRule]:
    """Yield rules that hold each field of each subject, each test and each way of resting on a criterion."""
    seen: set[object] = set()
    for rule in _rules():
        of = SCHEMA[rule.subject].fields[rule.field].kind
        way = (rule.severity, rule.years, rule.element, rule.source)
        holds = {(rule.kind, rule.subject, of), (of, rule.test), way}
        if not holds <= seen:
            seen |= holds
            yield rule


SAMPLE = list(_sample())


@pytest.mark.parametrize("new", SAMPLE, ids=range(len(SAMPLE)))
def test_a_new_rule_is_sound(tmp_path: Path, new: NewRule) -> None:
    rules, features = tmp_path / "rules", tmp_path / "features"
    create(new, rules, KNOWLEDGE)
    path = new_feature.create(new, features)
    assert lint(rules, KNOWLEDGE, features) == []
    tried = list(cases(load(rules, editions=KNOWLEDGE.editions, sources=KNOWLEDGE.sources)))
    assert [one.case.outcome for one in tried] == ["pass"] * 3 + ["fail"] * 3 + ["not_applicable"]
    assert [one for one in tried if not one.passed] == []
    left = [finding.problem for finding in lint_features([path], [new.code])]
    assert len(left) <= 1
    assert all(UNFINISHED in problem for problem in left)

"""One word for one thing: what the glossary tells not to say is said by no rule and in no result."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.check import shipped_rules
from rules.language import Rule

ROOT = Path(__file__).parents[3]
GLOSSARY = ROOT / "docs" / "อภิธานศัพท์.md"
SPOKEN = ("explanation", "output", "mending", "annotate")
THAI = re.compile("[ก-๙]")


def entries() -> list[tuple[str, str, str]]:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)
    return [row for row in rows if row[0] not in ("คำ", "---")]


UNSAID = {word: said for said, _, words in entries() for word in words.split(", ")}


def of_rule(rule: Rule) -> Iterator[str]:
    yield from (rule.title, rule.why)
    yield from (given.otherwise for given in rule.given)
    if rule.when_none:
        yield rule.when_none.reason
    if rule.words:
        yield from filter(None, (getattr(rule.words, name) for name in type(rule.words).model_fields))


def of_module(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and THAI.search(node.value):
            yield node.value


def messages() -> Iterator[tuple[str, str]]:
    for rule in shipped_rules().rules.values():
        yield from ((rule.id, words) for words in of_rule(rule))
    for room in SPOKEN:
        for path in sorted((ROOT / "checker" / room).rglob("*.py")):
            yield from ((path.name, words) for words in of_module(path))
        for path in sorted((ROOT / "checker" / room).rglob("*.j2")):
            yield path.name, path.read_text(encoding="utf-8")


MESSAGES = list(messages())


def unquoted(words: str) -> str:
    """Return the words without what they quote; the opening mark stays."""
    return re.sub(r"“[^”]*”", "“”", words)


@pytest.mark.parametrize("word", UNSAID)
def test_no_message_says(word: str) -> None:
    said = [(where, words) for where, words in MESSAGES if word in unquoted(words)]
    assert not said, f"ใช้ “{UNSAID[word]}” แทน “{word}”"


def test_every_word_has_a_meaning_and_stands_once() -> None:
    words = [word for word, _, _ in entries()]
    assert len(words) > 30
    assert len(set(words)) == len(words)
    assert all(meaning.strip() for _, meaning, _ in entries())
    assert not UNSAID.keys() & set(words)


def test_a_word_that_is_not_to_be_said_is_found_in_a_message() -> None:
    assert "รักษาระดับ" in UNSAID
    assert "รักษาระดับ" in unquoted("ยังไม่มีมาตรการรักษาระดับ")
    assert "รักษาระดับ" not in unquoted("แบบให้ “รักษาระดับ”")

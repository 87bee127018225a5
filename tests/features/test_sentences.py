"""The catalogue of sentences is what the code accepts."""

import pytest

from checker.thai import arabic
from features.workshop.steps import Sentence, catalogue, sentences

_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize("sentence", sentences(), ids=[s.context.step_func.__name__ for s in sentences()])
def test_the_example_of_a_sentence_is_one(sentence: Sentence) -> None:
    assert sentence.matches(sentence.example)
    assert sum(other.matches(sentence.example) and other.kind == sentence.kind for other in sentences()) == 1


@pytest.mark.parametrize("sentence", sentences(), ids=[s.context.step_func.__name__ for s in sentences()])
def test_a_sentence_takes_thai_digits(sentence: Sentence) -> None:
    thai = sentence.example.translate(_THAI)
    assert arabic(thai) == sentence.example
    assert sentence.matches(thai)


def test_the_catalogue_shows_every_sentence_once() -> None:
    text = catalogue()
    assert all(f" {sentence.example}" in text for sentence in sentences())
    assert text.count("\n- `") == len(sentences())
    assert "- `กำหนดให้ มีบทวิเคราะห์เพียง (แล้วต่อด้วยตาราง ตัวชี้วัด | ประเภท | ข้อความ)`" in text

"""The catalogue of sentences is what the code accepts."""

from pathlib import Path

import pytest

from checker.thai import arabic
from features.workshop.often import often
from features.workshop.steps import Sentence, catalogue, sentences

_FEATURE = """# language: th
ความสามารถ: ตัวอย่าง
  เหตุการณ์: ขาดผู้รับผิดชอบ
    กำหนดให้ มาตรการที่ ๑ ไม่มีผู้รับผิดชอบ
    และ มาตรการที่ 2 ไม่มีขั้นตอน
    เมื่อ ตรวจแผน
    ดังนั้น ไม่พบข้อบกพร่องอื่น
"""
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
    text = catalogue(sentences())
    assert all(f" {sentence.example}" in text for sentence in sentences())
    assert text.count("\n- `") == len(sentences())
    assert "- `กำหนดให้ มีบทวิเคราะห์เพียง (แล้วต่อด้วยตาราง ตัวชี้วัด | ประเภท | ข้อความ)`" in text
    assert "--all" not in text


def test_the_sentences_said_most_often_come_first(tmp_path: Path) -> None:
    (tmp_path / "ก.feature").write_text(_FEATURE, encoding="utf-8")
    (tmp_path / "ข.feature").write_text(_FEATURE.replace("    เมื่อ ตรวจแผน\n", ""), encoding="utf-8")
    assert [s.example for s in often(tmp_path, 2)] == ["มาตรการที่ 2 ไม่มีขั้นตอน", "ไม่พบข้อบกพร่องอื่น"]
    shown = catalogue(often(tmp_path, 2))
    assert shown.count("\n- `") == 2
    assert "`ita features steps --all`" in shown

from __future__ import annotations

import pytest
from PIL import Image

from checker.reading import scan_tesseract
from checker.reading.scan_scripts import in_thai, read, without_specks
from checker.reading.scan_tesseract import Symbol


def symbols(text: str, sure: float = 0.9) -> list[Symbol]:
    return [Symbol(letter, 10 * n, 0, 10 * n + 10, 20, sure) for n, letter in enumerate(text)]


def text(line: list[Symbol]) -> str:
    return "".join(symbol.text for symbol in line)


@pytest.mark.parametrize(
    ("mixed", "thai", "meant"),
    [
        ("ม.ค.-Ha.2568", "ม.ค.-มี.ค.2568", "ม.ค.-มี.ค.2568"),
        ("ผลITAปีwa.2567", "ผลโ'#ปีพ.ศ.2567", "ผลITAปีพ.ศ.2567"),
        ("OIT", "0117", "OIT"),
        ("Ebการเผยแพร่", "1ร๒การเผยแพร่", "Ebการเผยแพร่"),
    ],
)
def test_latin_words_in_thai_are_replaced_where_thai_is_surer(mixed: str, thai: str, meant: str) -> None:
    assert text(in_thai(symbols(mixed, 0.6), symbols(thai, 0.9))) == meant


def test_latin_words_that_are_surer_stay() -> None:
    assert text(in_thai(symbols("ระบบE-Service", 0.9), symbols("ระบบธ-566๒4๐6", 0.4))) == "ระบบE-Service"


def test_a_short_form_of_a_month_needs_not_be_surer() -> None:
    assert text(in_thai(symbols("a.a.67", 0.8), symbols("ต.ค.67", 0.3))) == "ต.ค.67"


@pytest.mark.parametrize(
    ("read_as", "meant"),
    [("ก.ุย.", "ก.ย."), ("กุย.68", "ก.ย.68"), ("กุพ.", "ก.พ."), ("คุณธรรม", "คุณธรรม"), ("ตุลา", "ตุลา"), ("ุ", "ุ")],
)
def test_full_stops_read_as_vowels_are_full_stops(read_as: str, meant: str) -> None:
    assert text(without_specks(symbols(read_as))) == meant


def test_only_lines_with_latin_words_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_tesseract, "read", lambda _: [symbols("ต.ค."), symbols("A.A.67", 0.5)])
    again: list[int] = []

    def thai(pictures: list[Image.Image]) -> list[list[Symbol]]:
        again.append(len(pictures))
        return [symbols("ต.ค.67")]

    monkeypatch.setattr(scan_tesseract, "read_thai", thai)
    found = read([Image.new("L", (9, 9))] * 2)

    assert ([text(line) for line in found], again) == (["ต.ค.", "ต.ค.67"], [1])

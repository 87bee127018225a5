from __future__ import annotations

import pytest

from checker.reading.scan_spelling import mended


@pytest.mark.parametrize(
    ("read_as", "meant"),
    [
        ("ทังนีหน่วยงาน", "ทั้งนี้หน่วยงาน"),
        ("ดังนี", "ดังนี้"),
        ("ดังนี้", "ดังนี้"),
        ("ตัวขี้วัดที่", "ตัวชี้วัดที่"),
        ("การจัดชื้อจัดจ้าง", "การจัดซื้อจัดจ้าง"),
        ("น้าหนัก", "น้ำหนัก"),
        ("กองคลัง", "กองคลัง"),
    ],
)
def test_misread_words_that_are_no_words_are_mended(read_as: str, meant: str) -> None:
    text, sure = mended(read_as, (0.9,) * len(read_as))

    assert (text, sure) == (meant, (0.9,) * len(meant))

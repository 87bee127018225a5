"""Long texts are cut without a blank to cut at, and marks stay with their letters."""

from __future__ import annotations

import pytest

from checker.brief import brief


@pytest.mark.parametrize(
    ("text", "letters", "short"),
    [
        ("ทำคู่มือ", 8, "ทำคู่มือ"),
        ("ทำคู่มือการยืม", 6, "ทำคู่…"),
        ("กำกับดูแลเรื่องนี้", 10, "กำกับดูแล…"),
        ("สำรวจ\n  แล้วสรุป", 70, "สำรวจ แล้วสรุป"),
    ],
)
def test_brief(text: str, letters: int, short: str) -> None:
    assert brief(text, letters) == short

"""Documents of other assessments than that of NACC are recognised by their signs, and that is said."""

from __future__ import annotations

import pytest

from tests.checker.extraction.conftest import Said

TABLE = "\n\nตัวชี้วัด\tมาตรการ\tผู้รับผิดชอบ\nการใช้อำนาจ\tอบรม\tงานบุคลากร\n"
TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568\n"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (f"{TITLE}วิทยาลัยเทคนิคสมมติ", ["สอศ.", "O36", "O37"]),
        (f"MOIT 2 {TITLE}โรงพยาบาลสมมติ", ["MOIT", "กระทรวงสาธารณสุข"]),
    ],
)
def test_other_frameworks_are_said(said: Said, title: str, told: list[str]) -> None:
    read = said(title + TABLE)
    (note,) = (note for note in read.notes if "ใช้เลขข้อคนละชุด" in note)

    assert all(words in note for words in told)
    assert (read.kind, len(read.measures), read.unread) == ("plan", 1, [])


def test_the_framework_of_nacc_needs_no_note(said: Said) -> None:
    assert not any("ใช้เลขข้อคนละชุด" in note for note in said(f"{TITLE}โรงพยาบาลสมมติ" + TABLE).notes)

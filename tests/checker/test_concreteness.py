"""Results that tell of something done, and those that do not."""

from __future__ import annotations

import pytest

from checker.concreteness import ResultKind, result_kind
from knowledge import vocabulary

KINDS: list[tuple[ResultKind, str]] = [
    ("done", "จัดอบรมจริยธรรม ๒ รุ่น รวม ๘๖ คน"),
    ("done", "ได้เผยแพร่คู่มือบนเว็บไซต์เมื่อวันที่ 15 ธันวาคม 2567"),
    ("done", "ดำเนินการปรับปรุงเว็บไซต์แล้วเสร็จ และจะปรับปรุงต่อเนื่องทุกปี"),
    ("done", "ชี้แจงบุคลากรทุกกองในการประชุมประจำเดือน"),
    ("done", "มุ่งเน้นการให้บริการ โดยได้จัดทำแผนผังขั้นตอนติดหน้าสำนักงาน"),
    ("future", "จะดำเนินการจัดอบรมบุคลากรในปีถัดไป"),
    ("future", "อยู่ระหว่างเตรียมการจัดทำคู่มือ และคาดว่าจะแล้วเสร็จ"),
    ("future", "มีแผนที่จะปรับปรุงเว็บไซต์ให้ทันสมัย"),
    ("intention", "ผู้บริหารให้ความสำคัญและมุ่งมั่นต่อความโปร่งใส"),
    ("bare", "ดำเนินการแล้ว"),
    ("bare", "ดำเนินการเรียบร้อยแล้ว ครบถ้วนตามแผน"),
    ("bare", "ได้ดำเนินการตามมาตรการแล้วเสร็จ"),
]


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_kind(kind: ResultKind, text: str) -> None:
    assert result_kind(text, vocabulary.load().results) == kind

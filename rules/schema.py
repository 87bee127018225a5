"""The fact types and fields that a rule may name.

A fact is a small flat record about a submission, computed by `checker.facts`. Fields are of four kinds: `num`
(exact decimals), `text` (Thai text of any length, compared after trimming), `code` (short fixed words such as
`urgent` or `I7`) and `bool`. A field that is not known is left out: `missing` and `present` test for that.
Facts that a rule can be about have a `key`, unique in the submission.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Kind = Literal["num", "text", "code", "bool"]
Value = Decimal | str | bool


@dataclass(frozen=True)
class Field:
    """One field of a fact type; `thai` is its name in Thai, shown in proofs and in the guide."""

    kind: Kind
    thai: str


@dataclass(frozen=True)
class FactType:
    """One fact type. `emitted` types are derived by rules, the others come from the submission."""

    thai: str
    fields: Mapping[str, Field]
    emitted: bool = False

    @property
    def is_subject(self) -> bool:
        """Whether a rule can be about facts of this type."""
        return "key" in self.fields and not self.emitted


@dataclass(frozen=True)
class Fact:
    """One fact: its type and the fields that are known."""

    type: str
    fields: Mapping[str, Value] = field(default_factory=dict)


Schema = Mapping[str, FactType]


def _type(thai: str, *, emitted: bool = False, **fields: tuple[Kind, str]) -> FactType:
    return FactType(thai, {name: Field(*spec) for name, spec in fields.items()}, emitted)


SCHEMA: Schema = {
    "document": _type(
        "เอกสาร",
        key=("code", "รหัสอ้างอิง"),
        edition=("num", "ปีของเกณฑ์"),
        item=("code", "ข้อ OIT"),
        assessed_year=("num", "ปีของผลประเมินที่วิเคราะห์"),
        plan_year=("num", "ปีของมาตรการ"),
        years_follow=("bool", "ปีของผลประเมินเป็นปีก่อนปีของมาตรการ"),
        analysis_count=("num", "จำนวนประเด็นวิเคราะห์"),
        urgent_count=("num", "จำนวนจุดอ่อนเร่งด่วน"),
        develop_count=("num", "จำนวนประเด็นที่ควรพัฒนาหรือรักษาระดับ"),
        measure_count=("num", "จำนวนมาตรการ"),
        overall=("num", "คะแนนรวมที่ระบุ"),
        overall_computed=("num", "คะแนนรวมที่คำนวณได้"),
        overall_difference=("num", "ผลต่างคะแนนรวม"),
        level=("text", "ระดับที่ระบุ"),
        level_computed=("text", "ระดับที่คำนวณได้"),
        level_agrees=("bool", "ระดับที่ระบุตรงกับคะแนน"),
    ),
    "instrument": _type(
        "เครื่องมือการประเมิน",
        key=("code", "รหัสอ้างอิง"),
        name=("code", "ชื่อย่อเครื่องมือ"),
        score=("num", "คะแนนที่ระบุ"),
        computed=("num", "คะแนนที่คำนวณได้"),
        difference=("num", "ผลต่างคะแนน"),
    ),
    "indicator": _type(
        "ตัวชี้วัด",
        key=("code", "รหัสอ้างอิง"),
        number=("num", "ลำดับตัวชี้วัด"),
        name=("text", "ชื่อตัวชี้วัด"),
        instrument=("code", "เครื่องมือการประเมิน"),
        score=("num", "คะแนน"),
        measures=("text", "มาตรการที่ตอบ"),
    ),
    "question": _type(
        "ข้อคำถาม",
        key=("code", "รหัสอ้างอิง"),
        code=("code", "รหัสข้อ"),
        topic=("text", "เรื่องของข้อ"),
        indicator=("num", "ลำดับตัวชี้วัด"),
        indicator_name=("text", "ชื่อตัวชี้วัด"),
        instrument=("code", "เครื่องมือการประเมิน"),
        score=("num", "คะแนน"),
        measures=("text", "มาตรการที่ตอบ"),
    ),
    "measure": _type(
        "มาตรการ",
        key=("code", "รหัสอ้างอิง"),
        number=("num", "ลำดับมาตรการ"),
        title=("text", "ชื่อมาตรการ"),
        owners=("text", "ผู้รับผิดชอบ"),
        steps=("text", "ขั้นตอนหรือวิธีการ"),
        step_count=("num", "จำนวนขั้นตอน"),
        monitoring=("text", "การกำกับติดตาม"),
        monitoring_where=("code", "ที่เขียนการกำกับติดตาม"),
        period=("text", "ระยะเวลา"),
        period_read=("bool", "อ่านระยะเวลาเป็นเดือนปีได้"),
        period_in_year=("bool", "ระยะเวลาอยู่ในปีของมาตรการ"),
        analysis_result=("text", "ผลการวิเคราะห์ที่มาตรการตอบ"),
    ),
    "answers": _type("มาตรการตอบตัวชี้วัด", measure=("code", "มาตรการ"), indicator=("num", "ลำดับตัวชี้วัด")),
    "names": _type("มาตรการระบุรหัสข้อ", measure=("code", "มาตรการ"), code=("code", "รหัสข้อ")),
    "covered": _type("ข้อคำถามมีมาตรการรองรับ", emitted=True, code=("code", "รหัสข้อ"), by=("code", "มาตรการ")),
    "standard": _type("มาตรการมาตรฐานของข้อ", code=("code", "รหัสข้อ"), measure=("code", "มาตรการมาตรฐาน")),
    "standard_of": _type("มาตรการมาตรฐานของตัวชี้วัด", indicator=("num", "ลำดับตัวชี้วัด"), measure=("code", "มาตรการมาตรฐาน")),
    "asked": _type("สิ่งที่ผู้ใช้ขอ", keep=("bool", "ขอมาตรการรักษามาตรฐานด้วย")),
    "recommended": _type(
        "มาตรการที่แนะนำ",
        emitted=True,
        measure=("code", "มาตรการมาตรฐาน"),
        subject=("code", "เรื่องที่แนะนำ"),
        reason=("code", "เหตุที่แนะนำ"),
    ),
    "unread": _type("ส่วนที่อ่านไม่ได้", subject=("code", "รหัสอ้างอิง"), field=("code", "ช่องข้อมูล")),
}

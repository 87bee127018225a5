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
        assessed_year=("num", "ปีของผลการประเมินที่วิเคราะห์"),
        plan_year=("num", "ปีของมาตรการ"),
        years_follow=("bool", "ปีของผลการประเมินเป็นปีก่อนปีของมาตรการ"),
        analysis_count=("num", "จำนวนประเด็นวิเคราะห์"),
        urgent_count=("num", "จำนวนจุดอ่อนเร่งด่วน"),
        develop_count=("num", "จำนวนประเด็นที่ควรพัฒนาหรือรักษามาตรฐาน"),
        measure_count=("num", "จำนวนมาตรการ"),
        overall=("num", "คะแนนรวมที่ระบุ"),
        overall_computed=("num", "คะแนนรวมที่คำนวณได้"),
        overall_difference=("num", "ผลต่างคะแนนรวม"),
        level=("text", "ระดับที่ระบุ"),
        level_computed=("text", "ระดับที่คำนวณได้"),
        level_agrees=("bool", "ระดับที่ระบุตรงกับคะแนน"),
        copied_share=("num", "ร้อยละของบทวิเคราะห์ที่ตรงกับข้อความที่นำมาเทียบ"),
        period_count=("num", "จำนวนมาตรการที่อ่านระยะเวลาได้"),
        period_kinds=("num", "จำนวนระยะเวลาที่ต่างกัน"),
        usual_period=("text", "ระยะเวลาที่ใช้"),
        monitoring_count=("num", "จำนวนมาตรการที่มีช่องกำกับติดตาม"),
        monitoring_kinds=("num", "จำนวนข้อความกำกับติดตามที่ต่างกัน"),
        usual_monitoring=("text", "ข้อความกำกับติดตามที่ใช้"),
        announced=("text", "วันประกาศผลที่เอกสารระบุ"),
        announced_kinds=("num", "จำนวนวันประกาศผลที่ต่างกัน"),
        blank_count=("num", "จำนวนจุดที่ยังต้องเติม"),
        blank_places=("text", "ส่วนที่ยังต้องเติม"),
        first_blank=("text", "วงเล็บแรกที่ยังต้องเติม"),
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
        kept=("bool", "มีมาตรการรองรับ"),
        analysed=("bool", "มีบทวิเคราะห์"),
        from_questions=("bool", "ทราบวิธีคิดคะแนนจากคะแนนรายข้อ"),
        computed=("num", "คะแนนที่คำนวณจากคะแนนรายข้อ"),
        difference=("num", "ผลต่างจากคะแนนที่คำนวณ"),
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
        named_in=("text", "มาตรการที่กล่าวถึงข้อนี้โดยตรง"),
        parts=("text", "คะแนนของข้อย่อย"),
        computed=("num", "ค่าเฉลี่ยของข้อย่อย"),
        difference=("num", "ผลต่างจากค่าเฉลี่ย"),
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
        owner_count=("num", "จำนวนผู้รับผิดชอบ"),
        named_owners=("num", "จำนวนผู้รับผิดชอบที่เป็นหน่วยเจาะจง"),
        lead_told=("bool", "บอกหน่วยหลัก"),
        followed_up=("bool", "ช่องกำกับติดตามบอกการติดตามหรือรายงาน"),
        monitoring_lacks=("text", "สิ่งที่การกำกับติดตามยังไม่บอก"),
        same_as=("num", "มาตรการก่อนหน้าที่ข้อความเหมือนกัน"),
        logistics=("text", "ถ้อยคำที่เป็นงานเตรียมรับการประเมิน"),
        own_steps=("num", "ร้อยละของขั้นตอนที่ไม่ใช่การกล่าวเป้าหมายซ้ำ"),
        step_numbers=("text", "เลขขั้นตอนที่เขียน"),
        steps_in_order=("bool", "เลขขั้นตอนเรียงลำดับ"),
        analysis_echo=("num", "ความใกล้เคียงของขั้นตอนกับผลการวิเคราะห์ของตน เทียบกับขั้นตอนของมาตรการอื่น"),
        period_forward=("bool", "เดือนสิ้นสุดไม่มาก่อนเดือนเริ่ม"),
        reused_share=("num", "ร้อยละของข้อความที่ตรงกับแผนที่นำมาเทียบ"),
        reused_from=("text", "แผนที่นำมาเทียบ"),
        reused_number=("num", "ลำดับมาตรการในแผนที่นำมาเทียบ"),
    ),
    "answers": _type("มาตรการตอบตัวชี้วัด", measure=("code", "มาตรการ"), indicator=("num", "ลำดับตัวชี้วัด")),
    "names": _type("มาตรการระบุรหัสข้อ", measure=("code", "มาตรการ"), code=("code", "รหัสข้อ")),
    "cites": _type("ประเด็นวิเคราะห์อ้างรหัสข้อ", analysis=("code", "ประเด็นวิเคราะห์"), code=("code", "รหัสข้อ")),
    "analysis": _type(
        "ประเด็นวิเคราะห์",
        key=("code", "รหัสอ้างอิง"),
        number=("num", "ลำดับประเด็น"),
        about=("text", "เรื่องที่วิเคราะห์"),
        kind=("code", "ชนิดของประเด็น"),
        text=("text", "ข้อความวิเคราะห์"),
        indicator=("num", "ลำดับตัวชี้วัด"),
        score=("num", "คะแนนของเรื่องที่วิเคราะห์"),
        praise=("text", "คำชม"),
        copied_share=("num", "ร้อยละที่ตรงกับข้อความที่นำมาเทียบ"),
        copied_text=("text", "ข้อความที่ตรงกัน"),
        copied_from=("text", "ที่มาของข้อความที่ตรงกัน"),
        measures=("text", "มาตรการที่ตอบ"),
    ),
    "addressed": _type(
        "ประเด็นวิเคราะห์มีมาตรการรองรับ",
        emitted=True,
        analysis=("code", "ประเด็นวิเคราะห์"),
        by=("code", "มาตรการ"),
    ),
    "covered": _type("ข้อคำถามมีมาตรการรองรับ", emitted=True, code=("code", "รหัสข้อ"), by=("code", "มาตรการ")),
    "report": _type(
        "รายงานผล",
        key=("code", "รหัสอ้างอิง"),
        year=("num", "ปีที่รายงานผล"),
        year_due=("num", "ปีที่เกณฑ์ให้รายงานผล"),
        year_right=("bool", "ปีที่รายงานตรงกับเกณฑ์"),
        item_count=("num", "จำนวนรายการในรายงาน"),
        plan_given=("bool", "มีแผนให้เทียบ"),
        plan_year=("num", "ปีของแผนที่ให้มา"),
        plan_year_right=("bool", "ปีของแผนตรงกับปีที่รายงาน"),
        repeats_plan=("bool", "รายงานเป็นข้อความของแผนซ้ำ"),
        repeated_count=("num", "จำนวนรายการที่ซ้ำกับแผน"),
        repeated_item=("num", "ลำดับรายการแรกที่ซ้ำกับแผน"),
        repeated_measure=("num", "ลำดับมาตรการที่ถูกเขียนซ้ำ"),
        repeated_text=("text", "ข้อความในรายงานที่ซ้ำ"),
        repeated_planned=("text", "ข้อความในแผนที่ถูกเขียนซ้ำ"),
    ),
    "planned": _type(
        "มาตรการในแผน",
        key=("code", "รหัสอ้างอิง"),
        number=("num", "ลำดับมาตรการ"),
        title=("text", "ชื่อมาตรการ"),
        status=("code", "สถานะในรายงาน"),
        rows=("text", "รายการในรายงาน"),
        differences=("text", "ความต่างจากแผน"),
    ),
    "item": _type(
        "รายการในรายงาน",
        key=("code", "รหัสอ้างอิง"),
        number=("num", "ลำดับรายการ"),
        title=("text", "ชื่อมาตรการที่รายงาน"),
        result=("text", "ผลการดำเนินการ"),
        result_kind=("code", "ลักษณะของผล"),
        result_repeated=("bool", "ผลซ้ำกับรายการอื่น"),
        status=("code", "สถานะเทียบกับแผน"),
        measures=("text", "มาตรการในแผน"),
        in_year=("bool", "ระยะเวลาอยู่ในปีที่รายงาน"),
        stray_dates=("text", "วันเวลาที่อยู่นอกปีที่รายงาน"),
        contradicts=("code", "ผลขัดกับมาตรการ"),
        planned_titles=("text", "ชื่อมาตรการในแผน"),
        owners=("text", "ผู้รับผิดชอบในรายงาน"),
        planned_owners=("text", "ผู้รับผิดชอบในแผน"),
        owner_kept=("bool", "ผู้รับผิดชอบตรงกับแผน"),
    ),
    "effect": _type(
        "ผลของมาตรการต่อคะแนน",
        key=("code", "รหัสอ้างอิง"),
        number=("num", "ลำดับตัวชี้วัด"),
        name=("text", "ชื่อตัวชี้วัด"),
        before=("num", "คะแนนก่อนมีมาตรการ"),
        after=("num", "คะแนนหลังมีมาตรการ"),
        before_year=("num", "ปีของคะแนนก่อน"),
        after_year=("num", "ปีของคะแนนหลัง"),
        measures=("text", "มาตรการในแผน"),
        rows=("text", "รายการในรายงาน"),
        lack=("text", "สิ่งที่ขาดในการเทียบคะแนน"),
        years_below=("num", "จำนวนปีติดต่อกันที่ต่ำกว่าเกณฑ์"),
        weak=("text", "จุดอ่อนในแผน"),
        told=("text", "ชื่อมาตรการในแผน"),
        results=("text", "ผลที่รายงาน"),
    ),
    "standard": _type("มาตรการมาตรฐานของข้อ", code=("code", "รหัสข้อ"), measure=("code", "มาตรการมาตรฐาน")),
    "standard_of": _type("มาตรการมาตรฐานของตัวชี้วัด", indicator=("num", "ลำดับตัวชี้วัด"), measure=("code", "มาตรการมาตรฐาน")),
    "lacking": _type("ข้อที่เอกสารบอกว่ายังไม่ครบ", code=("code", "รหัสข้อ"), indicator=("num", "ลำดับตัวชี้วัด")),
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

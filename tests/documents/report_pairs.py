"""Consistent pairs of a plan and a report, and the ways in which reports depart from plans."""

from __future__ import annotations

import random
from collections.abc import Callable

from checker.submission import Measure, ReportItem, Submission
from knowledge import standard

FOREIGN = (
    ("โครงการปลูกต้นไม้เฉลิมพระเกียรติ", "ปลูกต้นไม้ 500 ต้น ณ สวนสาธารณะ มีผู้เข้าร่วม 180 คน"),
    ("โครงการแข่งขันกีฬาต้านยาเสพติด", "จัดแข่งขันฟุตบอลเยาวชน 16 ทีม รวม 240 คน"),
    ("งานประเพณีลอยกระทงประจำปี", "จัดขบวนแห่และประกวดกระทงริมแม่น้ำ มีผู้ร่วมงาน 3,000 คน"),
    ("โครงการฉีดวัคซีนป้องกันโรคพิษสุนัขบ้า", "ฉีดวัคซีนสุนัขและแมว 1,250 ตัว ใน 12 หมู่บ้าน"),
    ("ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 4", "ก่อสร้างถนนยาว 420 เมตร ตรวจรับงานแล้ว"),
    ("โครงการธนาคารขยะรีไซเคิลชุมชน", "รับซื้อขยะ 2,340 กิโลกรัม สมาชิก 96 ครัวเรือน"),
    ("ติดตั้งไฟส่องสว่างสาธารณะพลังงานแสงอาทิตย์", "ติดตั้งเสาไฟ 35 ต้นตามแนวถนนสายหลัก"),
    ("โครงการอาหารกลางวันศูนย์พัฒนาเด็กเล็ก", "จัดอาหารกลางวันเด็ก 128 คน ตลอดปีการศึกษา"),
)
_PREFIXES = ("", "การ", "โครงการ", "กิจกรรม", "มาตรการ", "ดำเนินการ")
_SYNONYMS = (
    ("จัดทำ", "ทำ"),
    ("เผยแพร่", "ประชาสัมพันธ์"),
    ("บุคลากร", "เจ้าหน้าที่"),
    ("หน่วยงาน", "องค์กร"),
    ("ให้ครบ", "ให้ครบถ้วน"),
    ("กำหนด", "วาง"),
    ("พร้อม", "และ"),
    ("ปรับปรุง", "พัฒนา"),
)

Mutation = Callable[[Submission, random.Random], Submission]


def pair(seed: int, size: int = 6) -> tuple[Submission, Submission]:
    """Return a plan of standard measures and a report that tells of each in its own words."""
    chance = random.Random(seed)
    library = [m for m in standard.load().values() if m.year == standard.EDITION]
    chosen = chance.sample(library, size)
    plan = Submission(
        kind="plan",
        edition=2567,
        plan_year=2567,
        assessed_year=2566,
        measures=[
            Measure(number=n, title=m.title, indicators=[m.indicator], steps=list(m.steps), owners=["กองคลัง"])
            for n, m in enumerate(chosen, 1)
        ],
    )
    report = Submission(
        kind="report",
        edition=2568,
        plan_year=2567,
        items=[
            ReportItem(number=n, title=m.title, result=f"{m.outputs[0]} แล้วเสร็จ จำนวน {n + 2} ครั้ง", owners=["กองคลัง"])
            for n, m in enumerate(chosen, 1)
        ],
    )
    return plan, report


def drop(report: Submission, chance: random.Random) -> Submission:
    """Leave one measure out."""
    items = list(report.items)
    items.pop(chance.randrange(len(items)))
    return report.model_copy(update={"items": items})


def replace(report: Submission, chance: random.Random) -> Submission:
    """Tell of something else instead of one measure."""
    title, result = chance.choice(FOREIGN)
    at = chance.randrange(len(report.items))
    items = [
        item.model_copy(update={"title": title, "result": result}) if n == at else item for n, item in _each(report)
    ]
    return report.model_copy(update={"items": items})


def replace_alike(report: Submission, chance: random.Random) -> Submission:
    """Tell of another standard measure of the same indicator instead of one measure, where there is one."""
    library = [m for m in standard.load().values() if m.year == standard.EDITION]
    told = {item.title for item in report.items}
    topics = {m.title: m.indicator for m in library}
    others = {
        n: [m for m in library if m.indicator == topics[item.title] and m.title not in told]
        for n, item in _each(report)
    }
    at = chance.choice([n for n, other in others.items() if other])
    other = chance.choice(others[at])
    changed = {"title": other.title, "result": f"{other.outputs[0]} แล้วเสร็จ จำนวน {at + 3} ครั้ง"}
    items = [item.model_copy(update=changed) if n == at else item for n, item in _each(report)]
    return report.model_copy(update={"items": items})


def reword(report: Submission, chance: random.Random) -> Submission:
    """Tell of each measure in other words, as a year later."""

    def title(text: str) -> str:
        for old, new in chance.sample(_SYNONYMS, 3):
            text = text.replace(old, new)
        return f"{chance.choice(_PREFIXES)}{text}".replace(" ", chance.choice((" ", "  ", "")))

    items = [item.model_copy(update={"title": title(item.title)}) for item in report.items]
    return report.model_copy(update={"items": items})


def renumber(report: Submission, chance: random.Random) -> Submission:
    """Give the rows other numbers."""
    start = chance.randrange(2, 50)
    items = [item.model_copy(update={"number": start + n}) for n, item in _each(report)]
    return report.model_copy(update={"items": items})


def reorder(report: Submission, chance: random.Random) -> Submission:
    """Tell of the measures in another order."""
    items = list(report.items)
    chance.shuffle(items)
    return report.model_copy(update={"items": items})


def split(report: Submission, chance: random.Random) -> Submission:
    """Tell of one measure in two rows."""
    at = chance.randrange(len(report.items))
    first = report.items[at]
    second = first.model_copy(update={"number": 90, "title": f"{first.title} (ต่อ)"})
    return report.model_copy(update={"items": [*report.items[: at + 1], second, *report.items[at + 1 :]]})


def merge(report: Submission, chance: random.Random) -> Submission:
    """Tell of two measures in one row."""
    at = chance.randrange(len(report.items) - 1)
    first, second = report.items[at : at + 2]
    both = first.model_copy(
        update={"title": f"{first.title} และ{second.title}", "result": f"{first.result} {second.result}"}
    )
    return report.model_copy(update={"items": [*report.items[:at], both, *report.items[at + 2 :]]})


def _each(report: Submission) -> enumerate[ReportItem]:
    return enumerate(report.items)

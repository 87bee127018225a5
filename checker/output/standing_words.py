"""Where an agency stands, in words: the same in every form."""

from __future__ import annotations

from collections.abc import Iterator

from checker.standing import Below, NextLevel, Standing
from knowledge.model import Edition

BELOW_HEADER = ("ตัวชี้วัดหรือข้อ", "คะแนน", "ขาดจากเกณฑ์")
CHART_TITLE, BELOW_TITLE, NEXT_TITLE, NOTES_TITLE = (
    "คะแนนสิบตัวชี้วัด",
    "ตัวชี้วัดและข้อที่ต่ำกว่าเกณฑ์ {threshold}",
    "สิ่งที่ต้องเพิ่มเพื่อถึงระดับถัดไป",
    "หมายเหตุ",
)
DISCLAIMER = "จัดทำจากคะแนนในแฟ้มที่ให้มา ไม่ใช่ผลการพิจารณาของสำนักงาน ป.ป.ช. โปรดเทียบกับผลที่ประกาศในระบบ ITAS"


def title(standing: Standing) -> str:
    """Return the title of a page: the result of which year."""
    year = f"ปีงบประมาณ พ.ศ. {standing.assessed_year}" if standing.assessed_year else "(ไม่ทราบปีของผล)"
    return f"ผลการประเมิน ITA {year}"


def result(standing: Standing) -> str:
    """Return the overall score and the level."""
    overall = "ไม่ทราบคะแนนรวม" if standing.overall is None else f"คะแนนรวม {standing.overall:.2f}"
    return f"{overall} · ระดับ {standing.level or 'ไม่ทราบ'}"


def headline(standing: Standing) -> str:
    """Return the result with its year."""
    year = f"ผลปีงบประมาณ พ.ศ. {standing.assessed_year}" if standing.assessed_year else "ไม่ทราบปีของผล"
    return f"{result(standing)} · {year}"


def instruments(standing: Standing) -> str:
    """Return the scores of the instruments in one line."""
    return " · ".join(f"{name} {score:.2f}" for name, score in standing.instruments.items())


def below_rows(standing: Standing, edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Yield what lies below the threshold, with its score and what it lacks."""
    for each in standing.below:
        yield _named(each, edition), f"{each.score:.2f}", f"{edition.threshold - each.score:.2f}"


def nothing_below(standing: Standing, edition: Edition) -> str:
    """Return what is said where nothing lies below the threshold."""
    if not standing.indicators:
        return "ไม่มีคะแนนรายตัวชี้วัดในแฟ้ม"
    return f"คะแนนที่มีในแฟ้มไม่มีตัวชี้วัดหรือข้อใดต่ำกว่า {edition.threshold}"


def way_up(standing: Standing) -> str:
    """Return the next level and what it takes, or why there is none to tell."""
    if standing.next_level:
        return f"จะถึงระดับ {standing.next_level.level} เมื่อ {needs(standing)}"
    if standing.highest:
        return "อยู่ในระดับสูงสุดแล้ว"
    return "ยังบอกสิ่งที่ต้องเพิ่มไม่ได้ เพราะไม่มีคะแนนครบทั้งสามเครื่องมือ"


def needs(standing: Standing) -> str:
    """Return in Thai what the next level takes; empty where there is none."""
    reached: NextLevel | None = standing.next_level
    if reached is None:
        return ""
    if not reached.rises:
        return (
            f"คะแนนรวมเป็น {reached.computed:.2f} ตามที่คำนวณจากคะแนนในแฟ้ม โดยไม่ต้องเพิ่มคะแนนใด "
            f"โปรดตรวจคะแนนรวม {standing.overall:.2f} ที่พิมพ์ไว้กับผลที่ประกาศในระบบ ITAS"
        )
    return " และ ".join(
        f"{name} เพิ่ม {rise:.2f} (จาก {standing.instruments[name]:.2f} เป็น {standing.instruments[name] + rise:.2f})"
        for name, rise in reached.rises.items()
    )


def _named(each: Below, edition: Edition) -> str:
    indicator = f"ตัวชี้วัดที่ {each.indicator} {edition.indicator(each.indicator).name}" if each.indicator else ""
    if each.code is None:
        return indicator
    known = edition.questions.get(each.code)
    question = f"ข้อ {each.code} {known.topic}" if known else f"ข้อ {each.code}"
    return f"{question} ({indicator})" if indicator else question

"""What a plan shows, form by form the same: its titles, its analysis rows and its measure rows."""

from __future__ import annotations

from collections.abc import Iterator

from checker.submission import Measure, Submission
from knowledge.model import Edition

ANALYSIS_TITLE = "การวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {year}"
ANALYSIS_HEADER = ("ตัวชี้วัด", "จุดอ่อนที่ต้องแก้ไขโดยเร่งด่วน", "ประเด็นที่ควรพัฒนาให้ดีขึ้นหรือรักษามาตรฐาน")
MEASURES_TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {year}"
MEASURES_HEADER = (
    "ตัวชี้วัด",
    "มาตรการ โครงการ หรือกิจกรรม",
    "ผลการวิเคราะห์ตัวชี้วัด",
    "ขั้นตอนหรือวิธีการดำเนินการ",
    "ช่วงระยะเวลาการดำเนินการ",
    "ผู้รับผิดชอบ",
    "การกำกับติดตามและรายงานผล",
)
SCORES_TITLE = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {year}"
SCORES_HEADER = ("ตัวชี้วัด", "คะแนน")
QUESTIONS_TITLE = "คะแนนรายข้อ ปีงบประมาณ พ.ศ. {year}"
QUESTIONS_HEADER = ("ข้อคำถาม", "คะแนน")
_ROWS_TO_FILL = 5
DRAFT_NOTE = (
    "ร่างนี้จัดทำจากคะแนนและมาตรการมาตรฐาน โปรดเติมสาเหตุเฉพาะในส่วนที่วงเล็บไว้ และปรับชื่อส่วนงานให้ตรงกับโครงสร้างจริงก่อนเสนอผู้บริหาร"
)


def is_form(plan: Submission) -> bool:
    """Whether a plan is an empty form: it has no measures yet."""
    return not plan.measures


def titles(plan: Submission) -> tuple[str, str]:
    """Return the lines of the cover."""
    return MEASURES_TITLE.format(year=plan.plan_year), plan.agency.name


def indicator(number: int, edition: Edition) -> str:
    """Return an indicator by number and name."""
    return f"ตัวชี้วัดที่ {number} {edition.indicator(number).name}"


def score_rows(plan: Submission, edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield each indicator with its score; in an empty form also those without."""
    for stated in plan.indicators:
        if stated.score is not None:
            yield indicator(stated.number, edition), f"{stated.score:.2f}"
        elif is_form(plan):
            yield indicator(stated.number, edition), ""


def question_rows(plan: Submission) -> Iterator[tuple[str, str]]:
    """Yield each question with its score."""
    for stated in plan.questions:
        if stated.score is not None:
            yield f"ข้อ {stated.code}", f"{stated.score:.2f}"


def analysis_rows(plan: Submission, edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Yield each analysed indicator with what is urgent, and what is to be developed or kept."""
    for number in dict.fromkeys(item.indicator for item in plan.analysis):
        items = [item for item in plan.analysis if item.indicator == number]
        urgent = "\n".join(i.text for i in items if i.kind == "urgent")
        others = "\n".join(i.text for i in items if i.kind != "urgent")
        yield indicator(number, edition) if number else "", urgent, others


def measure_rows(plan: Submission, edition: Edition) -> Iterator[tuple[str, ...]]:
    """Yield each measure in the order of the header; in an empty form rows to fill in."""
    if is_form(plan):
        return iter([("",) * len(MEASURES_HEADER)] * _ROWS_TO_FILL)
    return (_row(measure, edition) for measure in plan.measures)


def _row(measure: Measure, edition: Edition) -> tuple[str, ...]:
    return (
        "\n".join(indicator(number, edition) for number in measure.indicators),
        measure.title,
        measure.analysis_result or "",
        "\n".join(f"{n}. {step}" for n, step in enumerate(measure.steps, 1)),
        measure.period.raw if measure.period else "",
        "\n".join(f"- {owner}" for owner in measure.owners) if len(measure.owners) > 1 else "".join(measure.owners),
        measure.monitoring.text,
    )

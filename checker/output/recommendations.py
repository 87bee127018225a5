"""Recommended measures as a Thai table, and the drafted plan in the forms that agencies use."""

from __future__ import annotations

from pathlib import Path

from rich import box
from rich.table import Table

from checker.from_scores import Advice
from checker.output.screen import PIPE_WIDTH, Screen
from checker.output.wrapping import wrap
from checker.recommend import Recommended
from checker.submission import Submission
from knowledge.model import Edition
from rules.wording import VALUES

ENDINGS = (".docx", ".xlsx", ".html", ".yaml", ".yml", ".json")
_REASONS = {
    **VALUES["reason"],
    "lacking": "เอกสารบอกว่ายังไม่ครบ",
    "unlisted": "ต่ำกว่าเกณฑ์ ไม่ทราบว่าข้อนี้ถามเรื่องใด",
    "indicator": "ตัวชี้วัดต่ำกว่าเกณฑ์ ไม่มีคะแนนรายข้อ",
}
"""The short words, some told in full."""


def as_text(advice: Advice, page: Screen) -> str:
    """Return the recommendations as text for this page, each with why it was chosen."""
    edition, found = advice.edition, advice.recommendations
    plan = f"แผนข้อ {edition.plan.code} ปีงบประมาณ พ.ศ. {edition.plan.year}"
    if found.measures:
        page.line(f"แนะนำ {len(found.measures)} มาตรการ สำหรับ{plan}", "bold")
        if advice.keeping:
            page.line("รวมมาตรการรักษามาตรฐาน")
    else:
        page.line(f"ไม่มีมาตรการที่จะแนะนำเพิ่มสำหรับ{plan}: {_why_none(advice)}", "bold")
    if found.measures:
        page.table(_table(found.measures, page.width or PIPE_WIDTH))
    _beside(advice, page)
    if found.measures:
        page.line("เขียนเป็นร่างแผน: เพิ่ม -o แผน.docx หรือ -o แผน.xlsx หรือ -o แผน.yaml", "dim")
    return page.text


def as_receipt(advice: Advice, path: Path, page: Screen) -> str:
    """Return what to know of the drafted plan that was written to a file."""
    new = len(advice.plan.measures) - advice.own
    of_own = f" (ของแผนเดิม {advice.own} เพิ่มใหม่ {new})" if advice.own else ""
    page.line(f"เขียนร่างแผน {len(advice.plan.measures)} มาตรการ{of_own} ไว้ที่ {path}")
    if advice.keeping:
        page.line("รวมมาตรการรักษามาตรฐาน")
    _beside(advice, page)
    return page.text


def _why_none(advice: Advice) -> str:
    if advice.recommendations.notes or advice.keeping:
        return "ไม่พบมาตรการมาตรฐานที่ตรงกับคะแนน"
    if advice.own:
        return "แผนที่ให้มามีมาตรการของทุกข้อที่ต่ำกว่าเกณฑ์แล้ว"
    return f"ไม่มีคะแนนที่ต่ำกว่า {advice.edition.threshold} หากต้องการมาตรการรักษามาตรฐาน เพิ่ม --all"


def _beside(advice: Advice, page: Screen) -> None:
    """Tell what the table of recommended measures does not: gaps in what is known, and of the plan given."""
    for note in advice.recommendations.notes:
        page.line(f"หมายเหตุ: {note}", indent="  ")
    by_measures: dict[tuple[int, ...], list[str]] = {}
    for code, numbers in advice.recommendations.covered.items():
        by_measures.setdefault(numbers, []).append(code)
    for numbers, codes in by_measures.items():
        page.line(f"ไม่แนะนำซ้ำ: ข้อ {' '.join(codes)} มีมาตรการที่ {' '.join(map(str, numbers))} ของแผนเดิมแล้ว", indent="  ")
    for outcome in advice.lacking:
        page.line(f"มาตรการในแผนเดิมยังขาด: {outcome.message} [{outcome.rule}]", "yellow", "  ")


def as_file(plan: Submission, edition: Edition, path: Path) -> bytes:
    """Return a plan in the form that the ending of a file tells, one of `ENDINGS`."""
    ending = path.suffix.lower()
    if ending == ".docx":
        from checker.output import plan_docx

        return plan_docx.render(plan, edition)
    if ending == ".xlsx":
        from checker.output import plan_xlsx

        return plan_xlsx.render(plan, edition)
    if ending == ".html":
        from checker.output import plan_html

        return plan_html.render(plan, edition)
    from checker.output import plan_yaml

    return plan_yaml.render(plan, "json" if ending == ".json" else "yaml")


def _table(measures: tuple[Recommended, ...], width: int) -> Table:
    columns = {"ตัวชี้วัด": 9, "ข้อ": 10, "คะแนน": 7, "เหตุที่แนะนำ": 22, "มาตรการ": max(24, width - 66)}
    table = Table(box=box.SQUARE, show_lines=True)
    for name, size in columns.items():
        table.add_column(name, width=size)
    for each in measures:
        row = (
            " ".join(map(str, each.indicators)),
            " ".join(each.codes or each.asked) or "–",
            "–" if each.score is None else f"{each.score:.2f}",
            _REASONS[each.reason],
            f"{each.measure.title} ({len(each.measure.steps)} ขั้นตอน)",
        )
        table.add_row(*(wrap(text, size) for text, size in zip(row, columns.values(), strict=True)))
    return table

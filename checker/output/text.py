"""The result as Thai text for a terminal or a pipe: verdict, gaps, advice, unread parts, then what passed."""

from __future__ import annotations

from collections import Counter

from rich import box
from rich.table import Table

from checker.explanation.findings import Finding, findings
from checker.outcomes import THAI, Check, OutcomeName, Verdict
from checker.output.screen import PIPE_WIDTH, Screen
from checker.output.wrapping import wrap

_VERDICTS: dict[Verdict, tuple[str, str]] = {
    "ready": ("พร้อมส่ง: ไม่พบข้อบกพร่องในส่วนที่ตรวจได้", "bold green"),
    "return": ("ยังไม่พร้อมส่ง: มีข้อที่ต้องแก้ก่อน", "bold red"),
    "cannot_tell": ("ยังสรุปไม่ได้: มีส่วนสำคัญที่อ่านไม่ได้ ต้องตรวจด้วยคน", "bold yellow"),
}
_SECTIONS: dict[OutcomeName, tuple[str, str]] = {
    "fail": ("ต้องแก้ก่อนส่ง", "red"),
    "unreadable": ("อ่านไม่ได้ ต้องตรวจด้วยคน", "yellow"),
    "advice": ("ควรปรับปรุง", "cyan"),
}
_PAIRED = {"reported": "ตรงกัน", "unsure": "ไม่แน่ใจ", "missing": "ไม่พบ", "foreign": "นอกแผน"}
_DOCUMENTS = {"plan": "แผนมาตรการ", "report": "รายงานผล", "scores": "คะแนนประเมิน"}


def render(check: Check, page: Screen) -> str:
    """Return the result as text for this page."""
    headline, style = _VERDICTS[check.verdict]
    page.line(headline, style)
    page.line(_about(check))
    page.line(" · ".join(f"{THAI[name]} {count}" for name, count in check.summary.items()))
    for name, (heading, colour) in _SECTIONS.items():
        found = list(findings(check.outcomes, name))
        if found:
            page.gap()
            page.line(f"{heading} ({check.summary[name]})", f"bold {colour}")
        for number, finding in enumerate(found, 1):
            _finding(page, number, finding, colour)
    if check.pairing:
        page.gap()
        page.table(_pairing(check, page.width or PIPE_WIDTH))
    page.gap()
    page.line(_passed(check), "green")
    for note in check.notes:
        page.line(f"หมายเหตุ: {note}", "dim")
    page.line(_stamp(check), "dim")
    return page.text


def _about(check: Check) -> str:
    about = check.submission
    parts = [f"{_DOCUMENTS[about.kind]} {about.item} ปีงบประมาณ พ.ศ. {about.plan_year or about.edition}"]
    parts += [about.agency] if about.agency else []
    parts += [f"วิเคราะห์ผลปี {about.assessed_year}"] if about.assessed_year else []
    return " · ".join([*parts, f"ตรวจตามเกณฑ์ปี {about.edition}"])


def _finding(page: Screen, number: int, finding: Finding, colour: str) -> None:
    heading, *rest = finding.paragraphs()
    page.gap()
    page.line(f"{number}. {heading} [{finding.first.rule}]", colour, "   ")
    for paragraph in rest:
        page.line(f"   {paragraph}", indent="     ")


def _pairing(check: Check, width: int) -> Table:
    half = max(18, (width - 34) // 3)
    columns = {"มาตรการในแผน": half, "แถวในรายงาน": half, "ความแน่ใจ": 14, "ความต่าง": half}
    table = Table(title="การจับคู่แผนกับรายงาน", title_justify="left", box=box.SQUARE, show_lines=True)
    for name, size in columns.items():
        table.add_column(name, width=size)
    for pair in check.pairing:
        rows = zip(pair.rows, pair.row_titles, strict=True)
        cells = (
            f"{pair.measure}. {pair.title}" if pair.measure else "–",
            "\n".join(f"{number}. {title}" for number, title in rows) or "–",
            f"{_PAIRED[pair.status]} {pair.confidence:.0%}",
            "\n".join(pair.differences) or "–",
        )
        sizes = columns.values()
        wrapped = ("\n".join(wrap(line, n) for line in cell.splitlines()) for cell, n in zip(cells, sizes, strict=True))
        table.add_row(*wrapped)
    return table


def _passed(check: Check) -> str:
    rules = Counter(o.rule.split("-")[0] for o in check.outcomes if o.outcome == "pass")
    told = " ".join(f"{rule}×{count}" if count > 1 else rule for rule, count in sorted(rules.items()))
    return f"ผ่านแล้ว {check.summary['pass']} รายการ: {told}" if rules else "ยังไม่มีรายการที่ผ่าน"


def _stamp(check: Check) -> str:
    stamp = check.stamp
    inputs = ", ".join(f"{i.name} {i.sha256[:12]}" for i in stamp.inputs)
    return f"ita {stamp.tool} · ตัดสินด้วย {stamp.engine} · ฐานกฎ {stamp.rule_base[:12]} · {inputs}"

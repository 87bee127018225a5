"""The result as Thai text for a terminal or a pipe: verdict, gaps, advice, unread parts, then what passed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rich import box
from rich.table import Table

from checker.explanation import overview, pairs
from checker.explanation.findings import Finding, findings
from checker.outcomes import THAI, Check, OutcomeName, Verdict
from checker.output.screen import PIPE_WIDTH, Screen
from checker.output.wrapping import wrap

_STYLES: Mapping[Verdict, str] = {"ready": "bold green", "return": "bold red", "cannot_tell": "bold yellow"}
_SECTIONS: dict[OutcomeName, tuple[str, str]] = {
    "fail": ("ต้องแก้ก่อนส่ง", "red"),
    "unreadable": ("อ่านไม่ได้ ต้องตรวจด้วยคน", "yellow"),
    "advice": ("ควรปรับปรุง", "cyan"),
}

_MOST_ADVICE = 10


def render(check: Check, page: Screen, *, every: bool = False, more: Iterable[Sequence[str]] = ()) -> str:
    """Return the result as text for this page, with the most useful advice only, or `every` piece of it.

    `more` are further sections, each a heading and its lines.
    """
    page.line(overview.verdict(check), _STYLES[check.verdict])
    page.line(_about(check))
    page.line(" · ".join(f"{THAI[name]} {count}" for name, count in check.summary.items()))
    for name, (heading, colour) in _SECTIONS.items():
        found = list(findings(check.outcomes, name))
        if found:
            page.gap()
            page.line(f"{heading} ({check.summary[name]})", f"bold {colour}")
        shown = found[:_MOST_ADVICE] if name == "advice" and not every else found
        for number, finding in enumerate(shown, 1):
            _finding(page, number, finding, colour)
        if len(shown) < len(found):
            page.gap()
            page.line(f"ยังมีข้อแนะนำอีก {len(found) - len(shown)} เรื่อง ดูทั้งหมดด้วย --all", "dim")
    if check.pairing:
        page.gap()
        page.table(_pairing(check, page.width or PIPE_WIDTH))
    page.gap()
    page.line(_passed(check), "green")
    for heading, *lines in filter(None, more):
        page.gap()
        page.line(heading, "bold")
        for line in lines:
            page.line(f"  {line}", indent="    ")
    page.gap()
    for note in check.notes:
        page.line(f"หมายเหตุ: {note}", "dim")
    page.line(overview.stamp_in_short(check), "dim")
    page.line(overview.DISCLAIMER, "dim")
    return page.text


def _about(check: Check) -> str:
    return " · ".join(
        value if label in ("เอกสาร", "หน่วยงาน") else f"{label} {value}" for label, value in overview.about(check)
    )


def _finding(page: Screen, number: int, finding: Finding, colour: str) -> None:
    heading, *rest = finding.paragraphs()
    page.gap()
    page.line(f"{number}. {heading} [{finding.first.rule}]", colour, "   ")
    for paragraph in rest:
        page.line(f"   {paragraph}", indent="     ")


def _pairing(check: Check, width: int) -> Table:
    third = max(18, (width - 34) // 3)
    sizes = (third, third, 14, third)
    table = Table(title="การจับคู่แผนกับรายงาน", title_justify="left", box=box.SQUARE, show_lines=True)
    for name, size in zip(pairs.HEADER, sizes, strict=True):
        table.add_column(name, width=size)
    for pair in check.pairing:
        cells = zip(pairs.in_words(pair), sizes, strict=True)
        table.add_row(*("\n".join(wrap(line, size) for line in cell.splitlines()) for cell, size in cells))
    return table


def _passed(check: Check) -> str:
    rules = Counter(o.rule_code for o in check.outcomes if o.outcome == "pass")
    told = " ".join(f"{rule}×{count}" if count > 1 else rule for rule, count in sorted(rules.items()))
    return f"ผ่านแล้ว {check.summary['pass']} รายการ: {told}" if rules else "ยังไม่มีรายการที่ผ่าน"

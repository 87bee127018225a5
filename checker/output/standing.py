"""Where an agency stands: as a Thai table for the terminal, in the schema `ita-scores/1`, as a page and in Word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rich import box
from rich.table import Table

from checker.output import chart
from checker.output.screen import Screen
from checker.output.standing_words import headline, instruments, needs, way_up
from checker.standing import Standing
from knowledge.model import Edition

ENDINGS = {"": "text", ".txt": "text", ".json": "json", ".html": "html", ".docx": "docx"}
_BAR = 20


def render(standing: Standing, edition: Edition, form: str | None, output: Path | None) -> bytes:
    """Return the standing in `form`, or in the form that the ending of the output file tells."""
    match form or ENDINGS[output.suffix.lower() if output else ""]:
        case "json":
            return as_json(standing).encode()
        case "html":
            from checker.output import standing_html

            return standing_html.render(standing, edition).encode()
        case "docx":
            from checker.output import standing_docx

            return standing_docx.render(standing, edition)
    return as_text(standing, edition, Screen(terminal=False) if output else Screen()).encode()


def as_json(standing: Standing) -> str:
    """Return the standing as JSON."""
    data: dict[str, Any] = {
        "schema": "ita-scores/1",
        "assessed_year": standing.assessed_year,
        "overall": {
            "score": None if standing.overall is None else f"{standing.overall:.2f}",
            "level": standing.level,
            "because": standing.because,
        },
        "instruments": [{"name": name, "score": f"{score:.2f}"} for name, score in standing.instruments.items()],
        "below": [{"indicator": b.indicator, "code": b.code, "score": f"{b.score:.2f}"} for b in standing.below],
        "next_level": standing.next_level and {"level": standing.next_level.level, "needs": needs(standing)},
        "notes": list(standing.notes),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_text(standing: Standing, edition: Edition, page: Screen) -> str:
    """Return the standing as text for this page."""
    page.line(headline(standing), "bold")
    page.line(standing.because)
    if standing.instruments:
        page.line(instruments(standing))
    if standing.indicators:
        page.gap()
        page.table(_table(standing, edition))
    questions = [b for b in standing.below if b.code]
    if questions:
        page.line(f"ข้อที่ต่ำกว่า {edition.threshold}: " + ", ".join(f"{b.code} {b.score:.2f}" for b in questions), "red")
    if standing.next_level:
        page.line(way_up(standing), "green")
    for note in standing.notes:
        page.line(f"หมายเหตุ: {note}", "yellow")
    return page.text


def _table(standing: Standing, edition: Edition) -> Table:
    table = Table(box=box.SQUARE)
    for name in ("ตัวชี้วัด", "คะแนน", f"เทียบกับ {edition.threshold}"):
        table.add_column(name, justify="right" if name == "คะแนน" else "left")
    for bar in chart.bars(standing.indicators, edition, standing.unread):
        drawn = _drawn(bar, edition) if bar.score is not None else ""
        told = f"{drawn} {bar.told}" if bar.low or not drawn else drawn
        table.add_row(bar.name, bar.shown, told.strip(), style="red" if bar.low else None)
    return table


def _drawn(bar: chart.Bar, edition: Edition) -> str:
    assert bar.score is not None
    reached, mark = chart.measured(bar.score, edition.threshold, _BAR)
    drawn = ("█" * reached).ljust(_BAR, "░")
    return f"{drawn[:mark]}│{drawn[mark:]}"

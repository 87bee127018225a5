"""Where an agency stands, as a Thai table for the terminal or in the schema `ita-scores/1`."""

from __future__ import annotations

import json
from typing import Any

from rich import box
from rich.table import Table

from checker.output.screen import Screen
from checker.standing import NextLevel, Standing
from knowledge.model import Edition

_BAR = 25


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
    overall = "ไม่ทราบคะแนนรวม" if standing.overall is None else f"คะแนนรวม {standing.overall:.2f}"
    year = f"ผลปีงบประมาณ พ.ศ. {standing.assessed_year}" if standing.assessed_year else "ไม่ทราบปีของผล"
    page.line(f"{overall} · ระดับ {standing.level or 'ไม่ทราบ'} · {year}", "bold")
    page.line(standing.because)
    if standing.instruments:
        page.line(" · ".join(f"{name} {score:.2f}" for name, score in standing.instruments.items()))
    if standing.indicators:
        page.gap()
        page.table(_table(standing, edition))
    questions = [b for b in standing.below if b.code]
    if questions:
        page.line(f"ข้อที่ต่ำกว่า {edition.threshold}: " + ", ".join(f"{b.code} {b.score:.2f}" for b in questions), "red")
    if standing.next_level:
        page.line(f"จะถึงระดับ {standing.next_level.level} เมื่อ {needs(standing)}", "green")
    for note in standing.notes:
        page.line(f"หมายเหตุ: {note}", "yellow")
    return page.text


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


def _table(standing: Standing, edition: Edition) -> Table:
    table = Table(box=box.SQUARE)
    for name in ("ตัวชี้วัด", "คะแนน", f"เทียบกับ {edition.threshold}"):
        table.add_column(name, justify="right" if name == "คะแนน" else "left")
    for number, score in sorted(standing.indicators.items()):
        low = score < edition.threshold
        bar = "█" * max(1, round(score * _BAR / 100)) + (" ต่ำกว่าเกณฑ์" if low else "")
        name = f"{number}. {edition.indicator(number).name}"
        table.add_row(name, f"{score:.2f}", bar, style="red" if low else None)
    return table

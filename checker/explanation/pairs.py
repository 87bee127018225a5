"""How a report was held against its plan, in words."""

from __future__ import annotations

from checker.outcomes import PairTold

HEADER = ("มาตรการในแผน", "รายการในรายงาน", "ผลการจับคู่", "ความต่าง")
_STATUS = {"reported": "ตรงกัน", "unsure": "ไม่แน่ใจ", "missing": "ไม่พบรายการที่ตรงกัน", "foreign": "นอกแผน"}


def in_words(pair: PairTold) -> tuple[str, ...]:
    """Return the cells of a pair, in the order of the header."""
    rows = zip(pair.rows, pair.row_titles, strict=True)
    return (
        f"{pair.measure}. {pair.title}" if pair.measure else "–",
        "\n".join(f"{number}. {title}" for number, title in rows) or "–",
        _STATUS[pair.status] if pair.status == "missing" else f"{_STATUS[pair.status]} {pair.confidence:.0%}",
        "\n".join(pair.differences) or "–",
    )

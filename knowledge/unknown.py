"""What is not known of an edition: what its marks say, what it has no entry for, and what its keepers list."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.model import Edition, Item, QuestionList, Sourced


def unknowns(edition: Edition) -> Iterator[str]:
    """Yield everything that was not found of an edition, in Thai: what, and what its note says of it."""
    for what, fact in _facts(edition):
        if fact.mark == "unknown":
            yield f"{what}: {fact.note}" if fact.note else what
    if not edition.calendar:
        yield f"กำหนดการ: ยังไม่พบกำหนดการของปี {edition.year}"
    yield from edition.unknown


def unlisted(edition: Edition) -> Iterator[QuestionList]:
    """Yield the lists of questions and items that were not found."""
    return (known for known in edition.question_lists.values() if not known.questions)


def _facts(edition: Edition) -> Iterator[tuple[str, Sourced]]:
    yield "เกณฑ์ที่ต่ำกว่านี้ต้องมีมาตรการ", edition.threshold_source
    yield "น้ำหนักของเครื่องมือ", edition.instruments[0]
    yield "ระดับผลการประเมิน", edition.levels
    yield "จำนวนข้อ OIT", edition.item_count
    yield from _of_item(edition.plan)
    yield from _of_item(edition.report)
    for instrument, known in edition.question_lists.items():
        yield f"รายการข้อ {instrument}", known
        if known.means_of_subs:
            yield f"วิธีคิดคะแนนตัวชี้วัดจากข้อ {instrument}", known.means_of_subs
        yield from ((f"ข้อ {question.code}", question) for question in known.questions)


def _of_item(item: Item) -> Iterator[tuple[str, Sourced]]:
    yield f"ข้อ {item.code}", item
    yield from ((f"องค์ประกอบ {element.id} ของข้อ {item.code}", element) for element in item.elements)

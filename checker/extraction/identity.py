"""What a document is: plan, report or bare scores, of which edition, and whether of another assessment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from checker import thai
from checker.extraction.grids import Grid
from checker.extraction.named_item import NamedItem, named_item
from checker.extraction.passages import Passage
from checker.extraction.sections import is_measures, is_report, is_surely_report, measure_grids
from checker.extraction.years import Years
from checker.refusals import RequestError
from checker.submission import KINDS, Kind, Submission
from knowledge.base import Knowledge
from knowledge.model import Edition, OtherFramework
from knowledge.vocabulary import Vocabulary

_TITLE_PASSAGES, _TITLE_LENGTH = 12, 200
_SHALL = re.compile("ให้|ต้อง|จะ|เพื่อ")
_HALF_YEAR = re.compile(r"รอบ6เดือน|6เดือนแรก|ครึ่งปีแรก|ณ(?:วันที่)?31มี(?:นาคม|\.?ค\.?)(?:พ\.ศ\.)?(?P<year>\d*)")
_WHOLE_YEAR = re.compile(r"12เดือน|6เดือนหลัง|ณ(?:วันที่)?30ก(?:ันยายน|\.?ย)")
_TO_WHOM = re.compile("ต่อ|แก่|ให้|เสนอ|ทุก(?:เดือน|ไตรมาส)")


def kind(items: Sequence[Passage | Grid], vocabulary: Vocabulary) -> Kind:
    """Return the kind of a document: its title counts before its tables, and before what is guessed of them."""
    grids = [item for item in items if isinstance(item, Grid)]
    if any(_names_report(p.text, vocabulary) for p in _title(items)):
        return "report"
    planned = any(thai.has(vocabulary.titles.plan, p.text) for p in _title(items))
    reports = is_surely_report if planned else is_report
    if any(map(reports, grids)) and not any(is_measures(grid) and not reports(grid) for grid in grids):
        return "report"
    if measure_grids(items):
        return "plan"
    headings = (item.text for item in items if isinstance(item, Passage) and len(item.text) <= _TITLE_LENGTH)
    return "plan" if any(thai.has(vocabulary.titles.plan, text) for text in headings) else "scores"


def _names_report(title: str, vocabulary: Vocabulary) -> bool:
    """Whether a title is that of a report, and not a sentence about who shall report to whom."""
    text = thai.key(title)
    named = thai.phrases(vocabulary.titles.report).search(text)
    return named is not None and not (_SHALL.search(text[: named.start()]) or _TO_WHOM.match(text[named.end() :]))


def _title(items: Iterable[Passage | Grid]) -> Iterator[Passage]:
    """Yield the short passages at the beginning of a document."""
    first = takewhile(lambda item: isinstance(item, Passage), items)
    for _, item in zip(range(_TITLE_PASSAGES), first, strict=False):
        if isinstance(item, Passage) and len(item.text) <= _TITLE_LENGTH:
            yield item


def item_of_title(items: Iterable[Passage | Grid], knowledge: Knowledge, vocabulary: Vocabulary) -> NamedItem | None:
    """Return the item that the title of a report names."""
    lines = [passage.text for passage in _title(items)]
    titles = [line for line in lines if _names_report(line, vocabulary)]
    return named_item(lines, titles, {edition.report.code for edition in knowledge.editions.values()})


def place_in_edition(
    submission: Submission,
    years: Years,
    knowledge: Knowledge,
    edition: int | None,
    item: str | None,
    named: NamedItem | None = None,
) -> None:
    """Give a submission its edition and item, with the reason as a note.

    `edition` and `item` are the user's choice, `named` is what the document calls itself. Raise `RequestError`
    where the chosen edition has no such item, or where it cannot be told which edition of several is meant.
    """
    found, why = _of_years(submission.kind, years, knowledge)
    if edition:
        found, why = knowledge.edition(edition), "ตามที่ผู้ใช้กำหนด"
        _check_asked(submission.kind, item, found)
    elif item:
        found, why = _asked(NamedItem(item.strip().upper()), submission.kind, found, knowledge), "ตามที่ผู้ใช้กำหนด"
    elif named:
        meant = named.edition(_having(named.code, submission.kind, knowledge), found)
        if meant:
            found, why = meant, why if meant is found else _named(named)
        elif found and found.item(submission.kind).code != named.code:
            known = f"ซึ่งไม่ใช่ข้อของ{KINDS[submission.kind]}ในเกณฑ์ปี {found.year}"
            submission.notes.append(f"เอกสารระบุข้อ {named.code} {known}")
    submission.edition = found.year if found else None
    submission.item = found.item(submission.kind).code if found else None
    submission.notes.append(why if not found else f"ใช้เกณฑ์ปี {found.year} ข้อ {submission.item} {why}")


def _named(named: NamedItem) -> str:
    assessment = f" ของการประเมินปี {named.assessment}" if named.assessment else ""
    return f"เพราะเอกสารระบุว่าเป็นข้อ {named.code}{assessment}"


def _having(code: str, kind: Kind, knowledge: Knowledge) -> list[Edition]:
    return [edition for edition in knowledge.editions.values() if edition.item(kind).code == code]


def _check_asked(kind: Kind, item: str | None, edition: Edition) -> None:
    code = edition.item(kind).code
    if item and item.strip().upper() != code:
        raise RequestError(
            f"เกณฑ์ปี {edition.year} ให้ส่ง{KINDS[kind]}ในข้อ {code} ไม่ใช่ข้อ {item} โปรดแก้ --item หรือ --edition"
        )


def _asked(asked: NamedItem, kind: Kind, of_years: Edition | None, knowledge: Knowledge) -> Edition:
    having = _having(asked.code, kind, knowledge)
    if not having:
        raise RequestError(f"ข้อ {asked.code} ไม่ใช่ข้อของ{KINDS[kind]}ในเกณฑ์ปีใด แต่เอกสารนี้เป็น{KINDS[kind]}")
    found = asked.edition(having, of_years)
    if found is None:
        years = ", ".join(str(edition.year) for edition in having)
        raise RequestError(f"ข้อ {asked.code} เป็นข้อของ{KINDS[kind]}ในเกณฑ์ปี {years} โปรดระบุปีของเกณฑ์ด้วย --edition")
    return found


def note_half_year(submission: Submission, items: Iterable[Passage | Grid], knowledge: Knowledge) -> None:
    """Note a report that says it is of six months where the edition asks for the whole year that is over."""
    edition = knowledge.editions.get(submission.edition or 0)
    asked = edition.report.year if edition and submission.kind == "report" else None
    if not edition or not asked or asked == edition.year:
        return
    title = thai.key("\n".join(passage.text for passage in _title(items)))
    half = _HALF_YEAR.search(title)
    if half and str(asked).endswith(half["year"] or "") and not _WHOLE_YEAR.search(title):
        submission.notes.append(f"เอกสารบอกว่าเป็นรายงานรอบหกเดือน แต่ข้อ {submission.item} ให้รายงานผลทั้งปี {asked}")


def _of_years(kind: Kind, years: Years, knowledge: Knowledge) -> tuple[Edition | None, str]:
    year = years.plan or (years.assessed and years.assessed + 1)
    if year is None:
        return None, "ไม่พบปีงบประมาณในเอกสาร จึงไม่ทราบว่าต้องใช้เกณฑ์ของปีใด"
    if kind == "report":
        # Two editions ask for a report on 2566; the earlier one is that of the plan itself.
        covering = [e for e in knowledge.editions.values() if e.report.year == year]
        if covering:
            return covering[0], f"เพราะเป็นรายงานผลตามมาตรการของปีงบประมาณ พ.ศ. {year}"
    elif year in knowledge.editions:
        basis = years.basis if years.plan else f"ปีถัดจากปีของผลการประเมิน พ.ศ. {years.assessed}"
        return knowledge.editions[year], f"เพราะเป็นเอกสารของปีงบประมาณ พ.ศ. {year} ({basis})"
    return None, f"ยังไม่มีเกณฑ์การประเมินสำหรับเอกสารของปีงบประมาณ พ.ศ. {year}"


def place_in_framework(submission: Submission, items: Iterable[Passage | Grid], knowledge: Knowledge) -> None:
    """Say where a document seems to be of another assessment than that of NACC, whose criteria then do not bind it.

    The user's word that it answers an item of NACC goes before the signs.
    """
    edition = knowledge.editions.get(submission.edition or 0)
    for other in _others(submission.agency.name, items, knowledge):
        submission.notes.append(f"เอกสารนี้อาจอยู่ใน{other.name} ซึ่งใช้เลขข้อคนละชุด: {other.items}")
        if not submission.framework:
            submission.framework = other.name
            known = f" ให้ระบุข้อ เช่น --item {edition.item(submission.kind).code}" if edition else ""
            submission.notes.append(f"สิ่งที่พบเป็นเพียงข้อแนะนำ ถ้าเป็นเอกสารที่ส่ง ป.ป.ช.{known}")


def _others(agency: str, items: Iterable[Passage | Grid], knowledge: Knowledge) -> Iterator[OtherFramework]:
    """Yield each other assessment whose signs stand in the title or in the agency's name."""
    text = "\n".join([thai.key(agency), *(thai.key(p.text) for p in _title(items))])
    for other in knowledge.framework.other_frameworks:
        if any(thai.key(sign) in text for sign in other.signs):
            yield other

"""Periods as offices write them, as a first and a last month: months, quarters, halves and whole fiscal years.

A fiscal year (พ.ศ.) runs from October of the year before to September. "ปี" without more is read as fiscal year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from checker.submission import Period
from checker.thai import MONTHS, SHORT_MONTHS, arabic

ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS = {name.replace(".", ""): number for names in (MONTHS, SHORT_MONTHS) for number, name in enumerate(names, 1)}
_MONTHS |= {form: number for number, name in enumerate(ENGLISH_MONTHS, 1) for form in (name, name[:3])}
_MONTH = "|".join(
    [*MONTHS]
    + [short.replace(".", r"\s?\.\s?") + r"\s?\.?" for short in SHORT_MONTHS]
    + [rf"(?<![ก-๙]){short.replace('.', '')}(?![ก-๙])\.?" for short in SHORT_MONTHS]
    + [rf"(?<![A-Za-z])(?:{name}|{name[:3]})(?![A-Za-z])\.?" for name in ENGLISH_MONTHS]
)
_ERA = r"(?:พ\s?\.?\s?ศ\s?\.?\s*)?"
_YEAR = _ERA + r"(2[45]\d\d|20\d\d|[5-9]\d)(?!\d)"
_POINT = re.compile(rf"(?P<month>{_MONTH})\s*(?:{_ERA}(?P<year>\d{{4}}|\d\d)(?!\d|\s*(?:{_MONTH})))?")
_NUMERIC = re.compile(r"(?<!\d)\d{1,2}\s?[/.]\s?(?P<month>\d{1,2})\s?[/.]\s?(?P<year>\d{4}|\d\d)(?!\d)")
_OTHER_DATES = (
    re.compile(r"(?<![\d/.])(?P<month>\d{1,2})\s?/\s?(?P<year>\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})(?:-\d{2})?(?!\d)"),
)
_YEARS = re.compile(rf"(?:ปี\s*(?:งบประมาณ)?|\A(?=\D*\d{{4}}))\s*{_YEAR}(?:\s*(?:-|–|ถึง)\s*{_YEAR})?")
_QUARTER_WORD = r"(?:ไตรมาส\s?(?:ที่)?|(?<![A-Za-z])Q)\s*"
_QUARTER = re.compile(
    rf"{_QUARTER_WORD}([1-4])(?:\s*(?:-|–|,|และ|ถึง)\s*(?:{_QUARTER_WORD}|ที่\s*)?([1-4])(?!\d))*(?:\s*/\s*{_YEAR})?"
)
_ENDS = ((re.compile(r"ไตรมาส\s?แรก"), "ไตรมาสที่ 1"), (re.compile(r"ไตรมาส\s?สุดท้าย"), "ไตรมาสที่ 4"))
# A numbered thing of a year, such as a school term or a meeting, is no month of it.
_NUMBERED = re.compile(r"(?:(?<!วัน)(?<!เดือน)ที่|ภาค(?:เรียน|การศึกษา)?|เทอม|ครั้ง)\s*\d{1,2}\s*/\s*\d{4}(?!\d)")
# A narrow column cuts a year in two.
_CUT_YEAR = re.compile(r"(?<=[/.]25) (?=\d\d(?!\d))")
_PARTS = (
    (re.compile(r"ครึ่งปีหลัง|6\s*เดือน\s*หลัง|ครึ่งหลัง"), (4, 9)),
    (re.compile(r"ครึ่งปีแรก|6\s*เดือน\s*แรก|ครึ่งแรก|รอบ\s*6\s*เดือน"), (10, 3)),
    (re.compile(r"ตลอด(?:ทั้ง)?ปี|ทั้งปี|รอบ\s*12\s*เดือน|ทุกไตรมาส"), (10, 9)),
)
_UNTIL = re.compile(r"ภายใน|ก่อน|ไม่เกิน|ให้แล้วเสร็จ")
_TOLD = re.compile(r"ภายใน(?:ระยะ)?เวลา\s?ที่\s?กำหนด|ภายในกำหนดเวลา|ตามระยะเวลาที่กำหนด")
_SHORT_HEADING = 6
_ONWARDS = re.compile(r"เป็นต้นไป")


_DAY = re.compile(rf"(?<!\d)\d{{1,2}}\s*(?:เดือน\s*)?(?:{_MONTH})\s*{_ERA}\d{{4}}(?!\d)")
_REFERRED = re.compile(
    r"(?:ระเบียบ|กฎหมาย|พระราชบัญญัติ|ข้อบังคับ|หนังสือ|ลงวันที่|ลว\.?|ตามประกาศ|ตามคำสั่ง|ภายใน|จนถึง)[^\n]{0,40}\Z"
)


@dataclass(frozen=True)
class _Point:
    start: int
    month: int
    year: int | None


def parse(text: str, fiscal_year: int | None = None) -> Period:
    """Return a text as a period. `fiscal_year` (พ.ศ.) is that of the plan: it completes what lacks a year."""
    written = _CUT_YEAR.sub("", " ".join(arabic(text).split()))
    for named, numbered in _ENDS:
        written = named.sub(numbered, written)
    start, end = _months(written, fiscal_year)
    return Period(raw=" ".join(text.split()), start=start, end=end)


def headed(text: str, fiscal_year: int | None = None) -> Period:
    """Return the heading of a column as a period: narrow columns of months break even short names, "เ ม.ย."."""
    joined = "".join(text.split())
    return parse(joined if len(joined) <= _SHORT_HEADING else text, fiscal_year)


def spanning(headings: Iterable[str], fiscal_year: int | None = None) -> Period | None:
    """Return the period from the first to the last of several columns, such as marked quarters; None where none is."""
    read = [p for p in (headed(text, fiscal_year) for text in headings) if p.start and p.end]
    if not read:
        return None
    raw = " – ".join(dict.fromkeys((read[0].raw, read[-1].raw)))
    return Period(raw=raw, start=min(p.start or "" for p in read), end=max(p.end or "" for p in read))


def fiscal_year(month: str) -> int:
    """Return the fiscal year (พ.ศ.) that a month (`YYYY-MM`) belongs to."""
    year, number = map(int, month.split("-"))
    return year + 543 + (number >= 10)


def dates_told(text: str) -> list[tuple[str, int]]:
    """Return the days, as written, that a text says things were done on, each with its fiscal year (พ.ศ.).

    The date of a regulation, order or letter that is referred to is none of them.
    """
    found = []
    for date in _DAY.finditer(arabic(text)):
        point = _points(date.group())[0]
        if point.year and not _REFERRED.search(text[: date.start()]):
            found.append((text[date.start() : date.end()], fiscal_year(_written(point))))
    return found


def _months(text: str, fiscal: int | None) -> tuple[str | None, str | None]:
    years = _YEARS.search(text)
    stated = _buddhist(years[1]) if years else None
    points = _dated(_points(text), stated or fiscal)
    if points:
        return _span(points, text)
    year = stated or fiscal
    quarter = _QUARTER.search(text)
    if quarter:
        year = _buddhist(quarter[3]) or year
        first, last = int(quarter[1]), int(quarter[2] or quarter[1])
        return _within(year, 10 + 3 * (first - 1), 12 + 3 * (last - 1))
    for pattern, (first, last) in _PARTS:
        if pattern.search(text):
            return _within(year, first if first > 9 else first + 12, last + 12)
    if years:
        return _within(stated, 10, 12)[0], _within(_buddhist(years[2]) or stated, 10, 21)[1]
    return None, None


def _points(text: str) -> list[_Point]:
    for other in (_QUARTER, _NUMBERED):
        text = other.sub(lambda found: " " * len(found.group()), text)
    points = []
    for m in _POINT.finditer(text):
        year = _buddhist(m["year"])
        points.append(_Point(m.start(), _MONTHS[re.sub(r"[\s.]", "", m["month"])], year))
    for m in (found for pattern in (_NUMERIC, *_OTHER_DATES) for found in pattern.finditer(text)):
        if 1 <= int(m["month"]) <= 12:
            points.append(_Point(m.start(), int(m["month"]), _buddhist(m["year"])))
    return sorted(points, key=lambda p: p.start)


def _buddhist(year: str | None) -> int | None:
    if year is None:
        return None
    number = int(year)
    return number + 2500 if number < 100 else number + 543 if number < 2400 else number


def _dated(points: list[_Point], fiscal: int | None) -> list[_Point]:
    """Give each point a year: that of its neighbour, or of the fiscal year; drop those that remain without."""
    dated: list[_Point] = []
    for point in reversed(points):
        after = dated[-1] if dated else None
        if point.year is None and after and after.year:
            point = replace(point, year=after.year - (point.month > after.month))
        dated.append(point)
    dated.reverse()
    for position, point in enumerate(dated):
        before = dated[position - 1] if position else None
        if point.year is None and before and before.year:
            dated[position] = replace(point, year=before.year + (point.month < before.month))
        elif point.year is None and fiscal:
            dated[position] = replace(point, year=fiscal - (point.month >= 10))
    return [p for p in dated if p.year]


def _span(points: list[_Point], text: str) -> tuple[str | None, str | None]:
    first, last = (_written(points[0]), _written(points[-1]))
    if len(points) == 1 and _UNTIL.search(text[: points[0].start]):
        return None, last
    if len(points) == 1 and _ONWARDS.search(text):
        return first, None
    if len(points) > 2:
        written = [_written(p) for p in points]
        return min(written), max(written)
    return first, last


def _written(point: _Point) -> str:
    assert point.year is not None
    return f"{point.year - 543:04}-{point.month:02}"


def _within(fiscal: int | None, first: int, last: int) -> tuple[str | None, str | None]:
    """Return months of a fiscal year, counted on from October = 10 to September = 21."""
    if fiscal is None:
        return None, None
    start, end = (_written(_Point(0, (n - 1) % 12 + 1, fiscal - (n < 13))) for n in (first, last))
    return start, end


def within(text: str, fiscal_year: int | None = None) -> Period | None:
    """Return the period that a text about something else tells as well, or None."""
    for line in text.split("\n"):
        period = parse(line, fiscal_year)
        if period.start or period.end:
            until = _UNTIL.search(period.raw)
            return period.model_copy(update={"raw": period.raw[until.start() :]}) if until else period
    told = _TOLD.search(" ".join(text.split()))
    return Period(raw=told.group()) if told else None

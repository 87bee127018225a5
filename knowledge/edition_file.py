"""From the sections of an edition's file to an `Edition`."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Literal

from pydantic import Field

from knowledge.entries import named
from knowledge.model import (
    CalendarEntry,
    Edition,
    Element,
    Framework,
    Instrument,
    InstrumentFrame,
    Item,
    ItemCount,
    Level,
    Levels,
    Question,
    QuestionList,
    Sourced,
    is_known,
)
from knowledge.sections import Sections
from knowledge.yaml_file import YamlFile

_OF_SOURCED = {"mark", "sources", "note"}


class _Threshold(Sourced):
    value: Decimal


class _Weights(Sourced):
    IIT: int
    EIT: int
    OIT: int


class _Levels(Sourced):
    scheme: str = ""
    levels: tuple[Level, ...] = ()


class _Item(Sourced):
    code: str
    title: str
    covers: Literal["same year", "year before"] = "same year"
    elements: dict[str, Element] = Field(min_length=1)


class _Questions(Sourced):
    questions: dict[str, Question]
    means_of_subs: Sourced | None = None


def edition(year: int, sections: Sections, framework: Framework) -> Edition:
    """Return the edition of `year`; raise `YamlError` where its file, or one that it takes over from, is wrong."""
    threshold = sections.make(year, "threshold", lambda section, _: section.to(_Threshold))
    return Edition(
        year=year,
        threshold=threshold.value,
        threshold_source=Sourced(**threshold.model_dump(include=_OF_SOURCED)),
        tolerance=framework.scoring.tolerance,
        recomputed=framework.scoring.recomputed,
        indicators=framework.indicators,
        instruments=sections.make(year, "weights", lambda section, _: _instruments(section, framework)),
        levels=sections.make(year, "levels", lambda section, _: _levels(section, framework)),
        item_count=sections.make(year, "item_count", lambda section, _: section.to(ItemCount)),
        plan=sections.make(year, "plan", _item),
        report=sections.make(year, "report", _item),
        question_lists={
            instrument.code: sections.make(year, instrument.code, _questions_of(instrument)).model_copy(
                update={"same_as": sections.origin(year, instrument.code)}
            )
            for instrument in framework.instruments
        },
        calendar=tuple(CalendarEntry(**entry) for entry in sections.file(year).data.get("calendar", ())),
        unknown=tuple(sections.file(year).data.get("unknown", ())),
    )


def _instruments(section: YamlFile, framework: Framework) -> tuple[Instrument, ...]:
    weights = section.to(_Weights)
    if weights.IIT + weights.EIT + weights.OIT != 100:
        raise section.error((), "น้ำหนักของ IIT, EIT และ OIT ต้องรวมกันได้ 100")
    shared = weights.model_dump(include=_OF_SOURCED)
    return tuple(
        Instrument(code=i.code, name=i.name, weight=getattr(weights, i.code), **shared) for i in framework.instruments
    )


def _levels(section: YamlFile, framework: Framework) -> Levels:
    part = section.to(_Levels)
    levels = part.levels or framework.level_schemes.get(part.scheme, ())
    if not levels:
        known = ", ".join(framework.level_schemes)
        raise section.error(("scheme",), f"ไม่รู้จักชุดระดับ “{part.scheme}” (มี {known})")
    if not best_first(levels):
        raise section.error(("levels",), "ระดับต้องเรียงจากคะแนนสูงไปต่ำ")
    return Levels(levels=levels, **part.model_dump(include=_OF_SOURCED))


def best_first(levels: tuple[Level, ...]) -> bool:
    """Whether no level asks more than the one before it, so that the first whose conditions hold is the level."""
    asked = [(level.overall, level.each_instrument or Decimal(0)) for level in levels]
    return asked == sorted(asked, reverse=True) and len(set(asked)) == len(asked)


def _item(section: YamlFile, year: int) -> Item:
    part = _with_names(section, "elements", "id").to(_Item)
    return Item(
        code=part.code,
        title=part.title,
        year=year if part.covers == "same year" else year - 1,
        elements=tuple(part.elements.values()),
        **part.model_dump(include=_OF_SOURCED),
    )


def _questions_of(instrument: InstrumentFrame) -> Callable[[YamlFile, int], QuestionList]:
    letter, indicators = instrument.code[0], instrument.indicators

    def questions(section: YamlFile, _year: int) -> QuestionList:
        part = _with_names(section, "questions", "code", instrument=instrument.code).to(_Questions)
        for code, question in part.questions.items():
            if not re.fullmatch(rf"{letter}[1-9]\d*", code):
                problem = f"รหัสข้อของ {instrument.code} ต้องเป็น {letter} ตามด้วยเลขลำดับ (พบ {code})"
                raise section.error(("questions", code), problem)
            if question.indicator not in indicators:
                problem = f"ตัวชี้วัดของ {code} ต้องเป็น {indicators[0]}–{indicators[-1]}"
                raise section.error(("questions", code, "indicator"), problem)
            _check_sub(section, question, needed=is_known(part.means_of_subs))
        return QuestionList(
            questions=tuple(part.questions.values()),
            means_of_subs=part.means_of_subs,
            **part.model_dump(include=_OF_SOURCED),
        )

    return questions


def _check_sub(section: YamlFile, question: Question, *, needed: bool) -> None:
    if question.sub is None:
        if needed:
            raise section.error(("questions", question.code), f"ขาดตัวชี้วัดย่อย (sub) ของ {question.code}")
    elif not re.fullmatch(rf"{question.indicator}\.[1-9]\d*", question.sub):
        problem = f"ตัวชี้วัดย่อยของ {question.code} ต้องเป็น {question.indicator} จุด ตามด้วยเลขลำดับ (พบ {question.sub})"
        raise section.error(("questions", question.code, "sub"), problem)


def _with_names(section: YamlFile, facts: str, key: str, **more: str) -> YamlFile:
    data = {**section.data, facts: named(section.data.get(facts, {}), key, **more)}
    return YamlFile(section.name, data, section.lines)

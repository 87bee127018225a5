"""Standard measures: one for each question of edition 2568, and some for questions that only older editions ask.

The files in `measures/` name a measure by the question that it answers: `I7` for edition 2568, `2565-I13` for 2565.
`measures/crosswalk.yaml` says which measures answer the questions of the other editions; an edition that starts from
the questions of another takes over the answers to those that it does not change. What a file says at its head
(`indicator`, `mark`, `sources`) holds for each of its measures that does not say otherwise. The wording is our own:
`inferred` measures work out a recommendation, or a reason for a lost score, that stands in the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Formatter
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from knowledge import base
from knowledge.agencies import Role
from knowledge.marks import check_marks
from knowledge.model import Edition, Sourced
from knowledge.yaml_file import YamlFile, parse
from knowledge.years import years_of

EDITION = 2568
FOLDER = files("knowledge") / "measures"
_CROSSWALK = "crosswalk.yaml"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Month = Annotated[int, Field(ge=1, le=12)]


class Months(BaseModel):
    """The first and the last month (1–12) within a fiscal year, which runs from October to September."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: Month
    end: Month

    @model_validator(mode="after")
    def _in_fiscal_order(self) -> Self:
        if (self.start - 10) % 12 > (self.end - 10) % 12:
            raise ValueError("ช่วงเดือนต้องเรียงตามปีงบประมาณ คือเริ่มเดือน 10 และจบไม่เกินเดือน 9")
        return self


class StandardMeasure(Sourced):
    """A measure that an agency can take over: what it mends, what is done, by whom, until when, and what proves it.

    `owners` are roles, the lead first. `monitoring` holds `{lead}` and `{executive}`, to be filled with the names of
    units; `analysis` goes on from the code of a question: it holds `{score}` and says, from “แสดงว่า” on, what a low
    result shows; `keep` says what to keep up when the score is at or above the threshold. `serves` are the open-data
    items of edition 2568 that the outputs are evidence for.
    """

    key: Annotated[str, StringConstraints(pattern=r"^(25[0-9]{2}-)?[IEO][1-9][0-9]?$")]
    indicator: int = Field(ge=1, le=10)
    problem: Text
    title: Text
    steps: tuple[Annotated[Text, StringConstraints(max_length=160)], ...] = Field(min_length=3, max_length=6)
    outputs: tuple[Text, ...] = Field(min_length=2, max_length=4)
    owners: tuple[Role, ...] = Field(min_length=1)
    monitoring: Text
    analysis: Text
    keep: Text
    period: Months
    serves: tuple[Annotated[str, StringConstraints(pattern=r"^O([1-9]|1[0-9]|2[0-8])$")], ...] = ()

    @property
    def year(self) -> int:
        """The edition (พ.ศ.) that asks the question which this measure answers."""
        return int(self.key[:4]) if "-" in self.key else EDITION

    @property
    def code(self) -> str:
        """The question that this measure answers."""
        return self.key.rpartition("-")[2]

    @field_validator("owners")
    @classmethod
    def _led_by_a_unit(cls, owners: tuple[Role, ...]) -> tuple[Role, ...]:
        if owners[0] == "executive":
            raise ValueError("หน่วยหลักต้องไม่ใช่ executive เพราะผู้บริหารเป็นผู้รับรายงาน")
        return owners

    @field_validator("monitoring")
    @classmethod
    def _names_both_sides(cls, monitoring: str) -> str:
        return _with_slots(monitoring, {"lead", "executive"})

    @field_validator("analysis")
    @classmethod
    def _shows_the_score(cls, analysis: str) -> str:
        return _with_slots(analysis, {"score"})


def _with_slots(template: str, names: set[str]) -> str:
    if {name for _, name, _, _ in Formatter().parse(template) if name is not None} != names:
        raise ValueError("ต้องมีช่องเติมคำ " + " และ ".join(f"{{{name}}}" for name in sorted(names)) + " เท่านั้น")
    return template


@dataclass(frozen=True)
class Answer:
    """The measures that answer a question, or the reason (Thai) why there are none."""

    measures: tuple[StandardMeasure, ...] = ()
    reason: str = ""


@cache
def load() -> Mapping[str, StandardMeasure]:
    """Return the standard measures of this package by key."""
    return read(FOLDER)


def answering(year: int, code: str) -> Answer:
    """Return what answers question `code` of edition `year` (พ.ศ.)."""
    return _answers().get((year, code)) or Answer(
        reason=f"ยังไม่ได้เทียบข้อ {code} ของปี {year} กับมาตรการมาตรฐาน ให้เลือกจากมาตรการของตัวชี้วัดเดียวกัน"
    )


def read(folder: Traversable) -> Mapping[str, StandardMeasure]:
    """Return the measures in the files of a folder; raise `YamlError` where a file is wrong."""
    measures: dict[str, StandardMeasure] = {}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".yaml") and path.name != _CROSSWALK:
            file = _parse(path)
            for measure in _measures(file):
                if measure.key in measures:
                    raise file.error(("measures", measure.key), f"มาตรการ {measure.key} มีอยู่แล้วในอีกแฟ้มหนึ่ง")
                measures[measure.key] = measure
    return measures


class _File(BaseModel):
    measures: Mapping[str, StandardMeasure]


def _measures(file: YamlFile) -> Iterator[StandardMeasure]:
    data = file.data if isinstance(file.data, dict) else {}
    shared = {name: value for name, value in data.items() if name != "measures"}
    written = data.get("measures")
    if isinstance(written, dict):
        data = {"measures": {k: {**shared, **m, "key": k} for k, m in written.items() if isinstance(m, dict)}}
    whole = YamlFile(file.name, data, file.lines)
    found = whole.to(_File).measures
    for checked in (file, whole):
        check_marks(checked, base.load().sources)
    yield from found.values()


class _Crosswalk(Sourced):
    """For each edition, or run of editions (`2563-2565`), each question with its measures or the reason for none."""

    editions: Mapping[str, Mapping[str, tuple[str, ...] | Text]]


@cache
def _answers() -> Mapping[tuple[int, str], Answer]:
    return crosswalk(FOLDER, load())


def crosswalk(folder: Traversable, measures: Mapping[str, StandardMeasure]) -> Mapping[tuple[int, str], Answer]:
    """Return the answer to each known question by edition and code; raise `YamlError` where the file is wrong."""
    file = _parse(folder / _CROSSWALK)
    answers = {(EDITION, key): Answer((measure,)) for key, measure in measures.items() if measure.year == EDITION}
    for years, of_years in file.to(_Crosswalk).editions.items():
        for code, by in of_years.items():
            path = ("editions", years, code)
            answer = Answer(reason=by) if isinstance(by, str) else Answer(tuple(_named(file, path, by, measures)))
            for year in _years(file, years):
                if problem := _unasked(year, code):
                    raise file.error(path, problem)
                if (year, code) in answers:
                    raise file.error(path, f"ข้อ {code} ของปี {year} เขียนซ้ำ")
                answers[year, code] = answer
    check_marks(file, base.load().sources)
    return {**dict(_taken_over(answers)), **answers}


def unanswered() -> Iterator[tuple[int, str]]:
    """Yield the questions, by edition and code, of which the crosswalk says nothing."""
    for year, edition in base.load().editions.items():
        yield from ((year, code) for code in edition.questions if (year, code) not in _answers())


def _taken_over(answers: Mapping[tuple[int, str], Answer]) -> Iterator[tuple[tuple[int, str], Answer]]:
    """Yield the answers of an edition's own questions that stand with the edition that they are taken over from."""
    for year, edition in base.load().editions.items():
        for code in {*edition.questions, edition.plan.code, edition.report.code}:
            if (year, code) not in answers and (answer := _answer_of_origin(year, code, answers)):
                yield (year, code), answer


def _answer_of_origin(year: int, code: str, answers: Mapping[tuple[int, str], Answer]) -> Answer | None:
    editions = base.load().editions
    origin = next((asked.same_as for name, asked in editions[year].question_lists.items() if name[0] == code[0]), None)
    if origin is None or _asked(editions[year], code) != _asked(editions[origin], code):
        return None
    return answers.get((origin, code)) or _answer_of_origin(origin, code, answers)


def _asked(edition: Edition, code: str) -> tuple[int, str] | None:
    question = edition.questions.get(code)
    return (question.indicator, question.topic) if question else None


def _unasked(year: int, code: str) -> str | None:
    """Say what is wrong with a question that an edition does not ask; None where its questions are not known."""
    edition = base.load().editions.get(year)
    if edition is None:
        return f"ไม่มีเกณฑ์ของปี {year}"
    known = [q.code for name, asked in edition.question_lists.items() if name[0] == code[0] for q in asked.questions]
    return f"ปี {year} ไม่มีข้อ {code}" if known and code not in known else None


def _named(
    file: YamlFile, path: tuple[str, ...], keys: tuple[str, ...], measures: Mapping[str, StandardMeasure]
) -> Iterator[StandardMeasure]:
    for key in keys:
        if key not in measures:
            raise file.error(path, f"ไม่มีมาตรการ {key}")
        yield measures[key]


def _years(file: YamlFile, years: str) -> range:
    try:
        return years_of(years)
    except ValueError as problem:
        raise file.error(("editions", years), str(problem)) from None


def _parse(path: Traversable) -> YamlFile:
    return parse(path.read_bytes(), f"measures/{path.name}")

"""What to ask the author of a new rule, in Thai: each question with its choices, in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from knowledge.base import Knowledge
from knowledge.model import Element
from knowledge.years import years_of
from rules import templates
from rules.checks import parameters
from rules.schema import SCHEMA
from rules.template_trial import trial
from rules.wording import VALUES
from rules.workshop.findings import WorkshopError
from rules.workshop.new import Bench, check_condition, check_id, check_year, free_code

Answers = Mapping[str, str]
Choices = Mapping[str, str]

KINDS: Choices = {"plan": "แผนมาตรการ", "report": "รายงานผล", "scores": "คะแนน"}
WORDS = ("why", "expected", "message", "fix")
"""What may be left empty: the author writes it into the file later."""

_SUBJECTS = {
    "plan": ("measure", "document", "analysis", "indicator", "question", "instrument"),
    "report": ("item", "report", "planned", "effect"),
    "scores": ("document", "instrument", "indicator", "question"),
}
_SEVERITIES = {"fail": "ไม่ผ่าน ต้องแก้ก่อนส่ง", "advice": "ควรปรับปรุง เป็นเพียงข้อแนะนำ"}
_NO_ELEMENT = "ไม่อาศัยองค์ประกอบของเกณฑ์ อ้างแหล่งอื่นแทน"


@dataclass(frozen=True)
class Question:
    """A question about a rule. What may be chosen (each with its meaning) and proposed hangs on earlier answers.

    `free`: whether an answer that is not among the choices will do. `asked`: whether it is asked at all. `check`
    raises WorkshopError where an answer cannot lead to a rule.
    """

    name: str
    ask: str
    choices: Callable[[Answers], Choices] = lambda _known: {}
    proposal: Callable[[Answers], str] = lambda _known: ""
    free: bool = False
    asked: Callable[[Answers], bool] = lambda _known: True
    check: Callable[[str, Answers], None] = lambda _told, _known: None


def questions(bench: Bench) -> list[Question]:
    """Return what to ask for a rule, in order."""
    known_years = {str(year): "" for year in sorted(bench.knowledge.editions, reverse=True)}
    sources = {id_: source.title for id_, source in bench.knowledge.sources.items()}

    def elements(known: Answers) -> Choices:
        return {id_: element.requires for id_, element in _elements(known, bench.knowledge).items()}

    def severity(known: Answers) -> str:
        element = _elements(known, bench.knowledge).get(known.get("element", ""))
        return element.missing if element and element.mark in ("seen", "inferred") else "advice"

    def words(told: str, known: Answers) -> None:
        _check_words(told, known, bench.knowledge)

    return [
        Question("kind", "กฎตรวจเอกสารชนิดใด", lambda _: KINDS, lambda _: "plan"),
        Question("subject", "ตรวจอะไรทีละรายการ", _subjects, lambda known: _SUBJECTS[known["kind"]][0]),
        Question("field", "ดูช่องใดของรายการนั้น", _fields),
        Question(
            "test",
            "ช่องนั้นต้องเป็นอย่างไร (พิมพ์เองตามแบบนี้ได้)",
            _tests,
            lambda known: next(iter(_tests(known))),
            free=True,
            check=lambda told, known: check_condition(known["subject"], known["field"], told),
        ),
        Question(
            "years",
            "ใช้กับปีใด หลายปีเขียนเช่น 2568-2569",
            lambda _: known_years,
            lambda _: next(iter(known_years)),
            free=True,
            check=lambda told, _known: _check_years(told, bench.knowledge),
        ),
        Question(
            "element",
            "อาศัยองค์ประกอบใดของเกณฑ์",
            lambda known: {**elements(known), "": _NO_ELEMENT},
            asked=lambda known: not known.get("source") and bool(elements(known)),
        ),
        Question("source", "อ้างแหล่งอ้างอิงใด", lambda _: sources, asked=_without_element),
        Question("criterion", "แหล่งนั้นกำหนดไว้ว่าอย่างไร", asked=_without_element),
        Question("severity", "ถ้าขาดถือว่าอย่างไร", lambda _: _SEVERITIES, severity),
        Question("title", "ชื่อกฎ เขียนเป็นสิ่งที่ต้องมี เช่น มาตรการมีผู้รับผิดชอบ"),
        Question(
            "id",
            "รหัสกฎ เช่น M51-owner-named",
            proposal=lambda known: f"{free_code(bench.root, bench.letter)}-{known['field'].replace('_', '-')}",
            check=lambda told, _: check_id(told, bench.root, bench.taken),
        ),
        Question("why", "ทำไมต้องตรวจ (ข้อนี้และอีกสามข้อถัดไป เว้นว่างไว้เขียนในแฟ้มภายหลังได้)", check=words),
        Question("expected", "สิ่งที่ควรพบคืออะไร", check=words),
        Question("message", "เมื่อไม่พบ ให้บอกว่าอย่างไร", check=words),
        Question("fix", "ผู้อ่านต้องแก้อย่างไร", check=words),
    ]


def _without_element(known: Answers) -> bool:
    return not known.get("element")


def _subjects(known: Answers) -> Choices:
    return {name: SCHEMA[name].thai for name in _SUBJECTS[known["kind"]]}


def _fields(known: Answers) -> Choices:
    return {name: field.thai for name, field in SCHEMA[known["subject"]].fields.items() if name != "key"}


def _tests(known: Answers) -> Choices:
    kind, present = SCHEMA[known["subject"]].fields[known["field"]].kind, {"present": "มีค่า"}
    if kind == "bool":
        return {"true": "ใช่", "false": "ไม่ใช่", **present}
    if kind == "num":
        return {"at least 1": "ไม่น้อยกว่า 1", "at most 1": "ไม่เกิน 1", "below 85": "น้อยกว่า 85", **present}
    words = VALUES.get(known["field"], {}) if kind == "code" else {}
    return {**present, **({f"is {word}": f"เป็น{thai}" for word, thai in words.items()} or _OF_TEXT)}


_OF_TEXT = {"is ก": "เป็นคำนี้", "is not ก": "ไม่เป็นคำนี้", "one of ก, ข": "เป็นคำใดคำหนึ่งในนี้"}


def _elements(known: Answers, knowledge: Knowledge) -> Mapping[str, Element]:
    """Return the elements that the item of a rule has in all its years, as the last of them has them."""
    if known["kind"] == "scores":
        return {}
    editions = [knowledge.edition(year) for year in years_of(known["years"])]
    items = [edition.item(known["kind"]) for edition in editions]
    return {e.id: e for e in items[-1].elements if all(item.element(e.id) for item in items)}


def _check_words(told: str, known: Answers, knowledge: Knowledge) -> None:
    edition = parameters(knowledge.edition(years_of(known["years"])[-1]))
    fields = {"subject": SCHEMA[known["subject"]].fields, "document": SCHEMA["document"].fields}
    if problem := templates.problem(told, {**fields, "edition": edition}) or trial(told, fields, edition):
        raise WorkshopError(problem)


def _check_years(told: str, knowledge: Knowledge) -> None:
    try:
        years = years_of(told)
    except ValueError as problem:
        raise WorkshopError(str(problem)) from None
    for year in years:
        check_year(year, knowledge)

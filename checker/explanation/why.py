"""Why a rule says what it says: its conditions with the one that failed, and the facts with where each was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.brief import brief
from checker.explanation import places, subjects
from checker.facts import Subject
from checker.proof import Looked, Proof, Used
from rules.language import Rule
from rules.schema import Value
from rules.wording import conditions

_STATES = {
    "met": "เป็นไปตามข้อนี้",
    "gap": "ยังไม่เป็นไปตามข้อนี้",
    "unsure": "ตรวจไม่ได้",
    "idle": "กฎนี้ไม่ใช้กับกรณีนี้",
    "none": "ไม่มีสิ่งที่กฎนี้ตรวจ",
}
_HELD, _FAILED, _OPEN = "✓", "✗", "·"
_LONG = 80
_STEP = "  "


def in_words(proof: Proof) -> list[str]:
    """Return the proof as lines of Thai, deeper ones indented by two blanks more."""
    return [
        f"เหตุผลของ {proof.rule.id} ({subjects.in_words(proof.subject)}): {_STATES[proof.state]}",
        *(_STEP + line for line in _conditions(proof)),
        *(_STEP + line for line in _facts(proof)),
        *(_STEP + line for line in _sources(proof.sources)),
    ]


def of_rule(rule: str, proofs: Iterable[Proof]) -> list[str]:
    """Return what a rule says of each of its subjects in a document, and why or why not."""
    own = [proof for proof in proofs if proof.rule.id == rule]
    if not own:
        return [f"กฎ {rule} ไม่ใช้กับเอกสารชนิดนี้หรือเกณฑ์ของปีนี้"]
    return [line for proof in own for line in in_words(proof)]


def _conditions(proof: Proof) -> Iterator[str]:
    given, must = conditions(proof.rule)
    failed = len(given) + len(must)
    if proof.failed is not None:
        failed = proof.failed + (len(given) if proof.state == "gap" else 0)
    known = proof.state not in ("none", "unsure")
    for number, words in enumerate([*given, *must]):
        sign = _OPEN if not known or number > failed else _FAILED if number == failed else _HELD
        asked = "ใช้เมื่อ" if number < len(given) else "ต้องเป็นจริง"
        yield f"{sign} {asked}: {words}"


def _facts(proof: Proof) -> Iterator[str]:
    if proof.used:
        yield "ข้อเท็จจริงที่ใช้"
    if proof.used and proof.parameters:
        yield f"{_STEP}– เกณฑ์ของปี: {' · '.join(map(_field, proof.parameters))}"
    for used in proof.used:
        yield from (_STEP + line for line in _fact(used))


def _fact(used: Used) -> Iterator[str]:
    about = subjects.in_words(used.subject) if used.subject else used.kind
    of_rule = f" (ได้จากกฎ {used.rule})" if used.rule else ""
    yield f"– {about}{of_rule}: {' · '.join(map(_field, used.fields))}"
    for below in used.because:
        yield from (_STEP + line for line in _fact(below))


def _field(looked: Looked) -> str:
    where = places.in_words(looked.place)
    quote = _short(looked.place.quote)
    written = f"เขียนว่า “{quote}”" if quote and quote != _said(looked.value) else ""
    source = " ".join(filter(None, [where, written]))
    return f"{looked.name} = {_said(looked.value)}" + (f" ({source})" if source else "")


def _said(value: Value | Subject | None) -> str:
    if value is None:
        return "ไม่มีค่า"
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่ใช่"
    return _short(subjects.in_words(value) if isinstance(value, Subject) else str(value))


def _short(text: str) -> str:
    return brief(text, _LONG)


def _sources(sources: Sequence[Rule]) -> Iterator[str]:
    if sources:
        yield "สิ่งที่ขาดเกิดขึ้นได้เมื่อข้อใดข้อหนึ่งเป็นจริง"
    for rule in sources:
        yield f"{_STEP}– {rule.id} {rule.title}: {' และ '.join(conditions(rule)[0])}"

"""What must be right in a rule file besides the names in its conditions: its place, its criterion and its words."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from knowledge.model import Edition, Element
from rules import templates
from rules.language import Elsewhere, Rule
from rules.schema import Field, Schema
from rules.scope import Parameters, Path, RuleError
from rules.suggestions import unknown
from rules.template_trial import trial
from rules.values import impossible


def parameters(edition: Edition) -> Parameters:
    """Return what rules and their words may name as `edition.NAME`."""
    return {
        "year": edition.year,
        "assessed_year": edition.assessed_year,
        "threshold": edition.threshold,
        "tolerance": edition.tolerance,
        "plan_item": edition.plan.code,
        "plan_year": edition.plan.year,
        "report_item": edition.report.code,
        "report_year": edition.report.year,
    }


def check_place(rule: Rule, room: str, folder: str) -> None:
    """Raise RuleError where a rule does not stand in the folder of its id and the room of its kind."""
    if rule.id != folder:
        raise RuleError(("id",), f"รหัสกฎ “{rule.id}” ต้องตรงกับชื่อโฟลเดอร์ “{folder}”")
    if room in ("plan", "report", "scores", "recommend") and rule.kind != room:
        raise RuleError(("kind",), f"กฎในโฟลเดอร์ {room} ต้องเป็น kind: {room} (พบ {rule.kind})")


def check_source(rule: Rule, sources: Collection[str]) -> None:
    """Raise RuleError where the criterion of a rule cites a source that there is not."""
    if rule.criterion and rule.criterion.source not in sources:
        raise RuleError(("criterion", "source"), unknown("แหล่งอ้างอิง", rule.criterion.source, sources))


def check_values(rule: Rule) -> None:
    """Raise RuleError where a condition asks for a value that its field never has."""
    for path, problem in impossible(rule):
        raise RuleError(path, problem)


def check_editions(rule: Rule, editions: Collection[int]) -> None:
    """Raise RuleError where a rule names an edition that there is not."""
    for year in rule.editions:
        if year not in editions:
            known = ", ".join(map(str, sorted(editions)))
            raise RuleError(("editions", year), f"ไม่มีเกณฑ์ของปี {year} (มี {known})")


def check_derived(rule: Rule, schema: Schema, derived: Collection[str]) -> None:
    """Raise RuleError where a rule looks for a fact that no rule of the edition derives."""
    conditions = [(("given", i, "when"), given.when) for i, given in enumerate(rule.given)]
    for path, condition in [*conditions, *((("must", i), c) for i, c in enumerate(rule.must))]:
        fact_type = condition.fact_type if isinstance(condition, Elsewhere) else None
        if fact_type and schema[fact_type].emitted and fact_type not in derived:
            raise RuleError(path, f"ไม่มีกฎใดของปีนี้สร้างข้อเท็จจริง “{fact_type}”")


def check_criterion(rule: Rule, edition: Edition, *, replaces: bool = False) -> None:
    """Raise RuleError where a rule rests on no criterion in an edition, or is harder than its criterion allows.

    What nobody has seen or inferred from a source never fails a document, nor does an element that the edition
    itself counts as advice. A rule that `replaces` a shipped one may be harder by a criterion of its own.
    """
    entry, path = rule.editions[edition.year], ("editions", edition.year)
    element = check_element(rule, edition)
    basis = rule.criterion if replaces and rule.criterion else element or rule.criterion
    if basis is None:
        if not rule.derive:
            raise RuleError(path, "กฎต้องมีเกณฑ์รองรับ: ระบุ element ของปีนี้ หรือเขียน criterion ไว้ในกฎ")
    elif entry.severity == "fail" and basis.mark not in ("seen", "inferred"):
        raise RuleError(path, f"เกณฑ์ที่รู้เพียงระดับ {basis.mark} ตัดสินว่าไม่ผ่านไม่ได้ ต้องเป็น severity: advice")
    elif entry.severity == "fail" and isinstance(basis, Element) and basis.missing == "advice":
        mend = " หรือเขียน criterion ของตนเองที่กำหนดให้ต้องมี" if replaces else ""
        raise RuleError(path, f"ปีนี้องค์ประกอบ {basis.id} เป็นเพียงข้อแนะนำ ต้องเป็น severity: advice{mend}")


def check_element(rule: Rule, edition: Edition) -> Element | None:
    """Return the element that a rule names in an edition. Raise RuleError where there is none of that name."""
    entry = rule.editions[edition.year]
    if entry.element is None:
        return None
    item = {"plan": edition.plan, "report": edition.report}.get(rule.kind)
    elements = {e.id: e for e in item.elements} if item else {}
    if entry.element not in elements:
        problem = unknown("องค์ประกอบ", entry.element, elements, f"ของเกณฑ์ปี {edition.year}")
        raise RuleError(("editions", edition.year, "element"), problem)
    return elements[entry.element]


def check_words(rule: Rule, schema: Schema, edition: Parameters) -> None:
    """Raise RuleError where the words of a rule use a name that there is not, or cannot be rendered."""
    without_subject = {"document": schema["document"].fields if "document" in schema else {}}
    known = {"subject": schema[rule.subject].fields, **without_subject}
    if rule.when_none:
        _check(("when_none", "reason"), rule.when_none.reason, without_subject, edition)
    for number, given in enumerate(rule.given):
        _check(("given", number, "otherwise"), given.otherwise, known, edition)
    for name, words in rule.words or ():
        if words is not None:
            _check(("words", name), words, known, edition)


def _check(path: Path, template: str, known: Mapping[str, Mapping[str, Field]], edition: Parameters) -> None:
    problem = templates.problem(template, {**known, "edition": edition}) or trial(template, known, edition)
    if problem:
        raise RuleError(path, problem)

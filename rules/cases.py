"""The cases of a rule: small made-up submissions in `cases.yaml`, each with the outcome that the rule must have.

A case gives the subject by the fields that matter, and other facts where the rule looks at them::

    - name: ไม่มีผู้รับผิดชอบ
      outcome: fail
      edition: 2568
      subject: {title: ปรับปรุงระบบยืมทรัพย์สิน}
      others:
        - {type: answers, measure: subject, indicator: 4}

`fail` is any gap, whatever the severity. `edition` is the newest of the rule unless given, `unread` names fields of
the subject that could not be read, and `document` adds to the fact about the document. Keys are filled in: that of
the subject is `subject`. A rule that derives facts passes where it derives one. Without `subject` there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, RootModel

from knowledge.base import Knowledge
from knowledge.yaml_file import YamlError, parse
from rules import templates
from rules.base import RuleBase
from rules.checks import parameters
from rules.language import Name, Rule, Scalar, Text
from rules.records import FactError, records
from rules.schema import Fact, Schema, Value
from rules.suggestions import unknown
from rules.verdicts import EngineName, evaluate

CaseOutcome = Literal["pass", "fail", "not_applicable", "unreadable"]
Fields = Mapping[Name, Scalar | None]

_OUTCOMES: Mapping[str, CaseOutcome] = {
    "met": "pass",
    "gap": "fail",
    "idle": "not_applicable",
    "unsure": "unreadable",
}


class Case(BaseModel):
    """One case as written in `cases.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Text
    outcome: CaseOutcome
    edition: int | None = None
    subject: Fields | None = None
    unread: list[Name] = []
    others: list[Fields] = []
    document: Fields = {}


class _Cases(RootModel[list[Case]]):
    pass


def read_cases(base: RuleBase, rule_id: str) -> list[Case]:
    """Return the cases of a rule. Raise YamlError (Thai) where there are none or one is wrong."""
    rule_file = base.files[rule_id]
    name = rule_file.file.name.replace("rule.yaml", "cases.yaml")
    path = rule_file.folder / "cases.yaml"
    if not path.is_file():
        raise YamlError(name, None, "กฎนี้ยังไม่มีกรณีทดสอบ")
    file = parse(path.read_bytes(), name)
    cases = file.to(_Cases).root
    for number, case in enumerate(cases):
        try:
            records(facts(case, rule_file.rule, base.schema), base.schema)
        except FactError as problem:
            raise file.error((number,), f"กรณี “{case.name}”: {problem}") from None
        if case.edition is not None and case.edition not in rule_file.rule.editions:
            raise file.error((number, "edition"), f"กฎนี้ไม่ใช้ในปี {case.edition}")
    return cases


def facts(case: Case, rule: Rule, schema: Schema) -> list[Fact]:
    """Return the facts of a case, that about the subject first. Raise FactError where a fact cannot be made."""
    known = []
    if case.subject is not None:
        known.append(_fact(rule.subject, {"key": "subject", **case.subject}))
    if rule.subject != "document" and "document" in schema:
        known.append(_fact("document", {"key": "document", **case.document}))
    known += [_other(number, other, schema) for number, other in enumerate(case.others)]
    if case.subject is None and any(fact.type == rule.subject for fact in known):
        raise FactError(f"มี {rule.subject} ใน others จึงต้องมี subject ด้วย")
    for name in case.unread:
        if name not in schema[rule.subject].fields:
            raise FactError(unknown("ช่อง", name, schema[rule.subject].fields, f"ของ {rule.subject}"))
        known.append(Fact("unread", {"subject": "subject", "field": name}))
    return known


def _other(number: int, fields: Fields, schema: Schema) -> Fact:
    fact_type = str(fields.get("type"))
    if fact_type not in schema:
        raise FactError(unknown("ชนิดข้อเท็จจริง", fact_type, schema))
    key = {"key": f"{fact_type}-{number}"} if schema[fact_type].is_subject else {}
    return _fact(fact_type, {**key, **{name: value for name, value in fields.items() if name != "type"}})


def _fact(fact_type: str, fields: Fields) -> Fact:
    return Fact(fact_type, {name: _value(value) for name, value in fields.items() if value is not None})


def _value(value: Scalar) -> Value:
    return value if isinstance(value, bool | str) else Decimal(value)


def year_of(case: Case, rule: Rule) -> int:
    """Return the edition that a case is of: the newest one of its rule where it names none."""
    return case.edition or max(rule.editions)


def said(template: str, case: Case, rule: Rule, base: RuleBase, knowledge: Knowledge) -> str:
    """Return the words of a rule as they are in a case."""
    known = {fact.type: fact.fields for fact in reversed(facts(case, rule, base.schema))}
    edition = parameters(knowledge.edition(year_of(case, rule)))
    subject, document = known.get(rule.subject, {}), known.get("document", {})
    return templates.render(template, subject=subject, document=document, edition=edition)


def run(base: RuleBase, rule_id: str, case: Case, engine: EngineName) -> CaseOutcome:
    """Return the outcome that a rule has in a case."""
    rule = base.rules[rule_id]
    program = base.program(year_of(case, rule), rule.kind)
    evaluation = evaluate(program, facts(case, rule, base.schema), engine=engine)
    if rule.derive:
        return "pass" if any(d.rule == rule_id for d in evaluation.derived) else "not_applicable"
    verdict = next(v for v in evaluation.verdicts if v.rule == rule_id and v.subject in (0, None))
    if verdict.state == "none":
        return rule.when_none.outcome if rule.when_none else "not_applicable"
    return _OUTCOMES[verdict.state]

"""Rule files for tests, with an edition of their own."""

from decimal import Decimal
from pathlib import Path

from knowledge.model import Edition, Element, Item, Mark
from rules.base import RuleBase, load
from rules.schema import SCHEMA, Schema


def element(name: str, mark: Mark = "seen", missing: str = "fail") -> Element:
    return Element.model_construct(id=name, requires="ก", mark=mark, missing=missing)


def edition(year: int) -> Edition:
    elements = (element("M3"), element("R1", "recall"), element("U1", "unknown"), element("A1", missing="advice"))
    plan = Item.model_construct(code="O27", year=year, elements=elements)
    report = Item.model_construct(code="O28", year=year - 1, elements=(element("P1"),))
    scores = {"threshold": Decimal(85), "tolerance": Decimal("0.01")}
    return Edition.model_construct(year=year, plan=plan, report=report, **scores)


EDITIONS = {year: edition(year) for year in (2567, 2568)}
SOURCES = {"S001"}

RULE = """\
id: M01-owner
title: มีผู้รับผิดชอบ
why: เพราะผู้ตรวจต้องรู้ว่าใครทำ
kind: plan
since: 0.1.0
subject: measure
reads: [owners]
when_none: {outcome: not_applicable, reason: ไม่มีมาตรการ}
given:
  - when: {number: present}
    otherwise: ไม่มีลำดับ
  - when:
      exists: answers
      as: link
      where:
        measure: subject.key
    otherwise: มาตรการที่ {{ subject.number }} ไม่ตอบตัวชี้วัดใด
must:
  - owners: present
editions:
  2568: {severity: fail, element: M3}
words:
  expected: มีชื่อหน่วยงาน
  message: มาตรการที่ {{ subject.number }} ไม่มีผู้รับผิดชอบ
  fix: เพิ่มชื่อหน่วยงาน
"""

DERIVING = """\
id: D01-covered
title: มีมาตรการรองรับ
why: เพราะใช้ในกฎอื่น
kind: plan
since: 0.1.0
subject: question
derive:
  fact: covered
  fields: {code: subject.code}
editions:
  2568: {}
"""


def write(root: Path, text: str, folder: str = "plan/M01-owner") -> Path:
    path = root / folder / "rule.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return root


def load_base(root: Path, schema: Schema = SCHEMA) -> RuleBase:
    return load(root, editions=EDITIONS, sources=SOURCES, schema=schema)

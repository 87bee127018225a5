"""What the benchmarks run: the shipped rules of a plan, made up to 40, over a plan of 150 facts."""

from __future__ import annotations

from decimal import Decimal
from itertools import cycle, islice

from knowledge import base as knowledge_base
from rules.base import load
from rules.checks import parameters
from rules.compiler import compile_rule
from rules.schema import SCHEMA, Fact
from rules.verdicts import Program

YEAR, RULES = 2568, 40


def program() -> Program:
    """Return the rules of a plan. Where they are fewer than 40, some count again under another id."""
    knowledge = knowledge_base.load()
    base = load(editions=knowledge.editions, sources=knowledge.sources, years=[YEAR])
    shipped = [compiled.rule for compiled in base.program(YEAR, "plan").rules]
    numbered = [
        rule.model_copy(update={"id": f"{rule.id}-{n}"}) for n, rule in enumerate(islice(cycle(shipped), RULES))
    ]
    known = parameters(knowledge.edition(YEAR))
    return Program([compile_rule(rule, SCHEMA, known) for rule in numbered], SCHEMA)


def document(number: int = 0, measures: int = 25, questions: int = 49) -> list[Fact]:
    """Return the facts of a made-up plan, 150 if not told otherwise; every number gives other texts."""
    facts = [Fact("document", {"key": "document", "plan_year": Decimal(YEAR), "analysis_count": Decimal(10)})]
    for n in range(1, 11):
        known = {"number": Decimal(n), "score": Decimal(80 + n), "name": f"ตัวชี้วัดที่ {n}"}
        facts.append(Fact("indicator", {"key": f"indicators/{n}", **known}))
    for n in range(1, questions + 1):
        known = {"code": f"I{n}", "indicator": Decimal(1 + n % 10), "score": Decimal(70 + n % 30)}
        facts.append(Fact("question", {"key": f"questions/I{n}", **known}))
    for n in range(1, measures + 1):
        facts += _measure(n, number)
    return [*facts, *(Fact("unread", {"subject": f"measures/{n}", "field": "owners"}) for n in range(1, 16))]


def _measure(n: int, number: int) -> list[Fact]:
    key = f"measures/{n}"
    steps = f"{number} ขั้นตอนที่ {n} " + "ดำเนินการตามแผน " * 20
    known = {"number": Decimal(n), "title": f"มาตรการที่ {n}", "steps": steps, "step_count": Decimal(n % 4)}
    owner = {"owners": f"กอง {number}"} if n % 3 else {}
    return [
        Fact("measure", {"key": key, **known, **owner, "monitoring_where": "absent", "period_read": n % 2 == 0}),
        Fact("answers", {"measure": key, "indicator": Decimal(1 + n % 8)}),
        Fact("names", {"measure": key, "code": f"I{n}"}),
    ]

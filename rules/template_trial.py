"""Templates tried on made-up facts, so that one that cannot be rendered is told before a document meets it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from jinja2 import nodes

from rules.schema import Field, Kind, Value
from rules.scope import THAI_KIND, Parameters
from rules.templates import compiled, parsed

_LIKELY: Mapping[Kind, Value] = {"num": Decimal("84.90"), "text": "งานพัสดุ กองคลัง", "code": "I7", "bool": True}
_EMPTY: Mapping[Kind, Value] = {"num": Decimal(0), "text": "-", "code": "-", "bool": False}
_FAILING: tuple[type[nodes.Node], ...] = (
    nodes.Filter,
    nodes.Test,
    nodes.BinExpr,
    nodes.Neg,
    nodes.Pos,
    nodes.Compare,
    nodes.Concat,
    nodes.Getitem,
    nodes.For,
)
"""What alone can fail, but for the harmless of `_may_fail`: a field that only stands in the text cannot."""
_BRANCHES: tuple[type[nodes.Node], ...] = (nodes.If, nodes.For, nodes.CondExpr)


def trial(template: str, known: Mapping[str, Mapping[str, Field]], edition: Parameters) -> str | None:
    """Return why a template that is written rightly cannot be rendered (Thai), or None."""
    tree = parsed(template)
    if tree is None or not any(map(_may_fail, tree.find_all(_FAILING))):
        return None
    likely = _facts(known, _LIKELY)
    # Each expression by itself as well, where the sample facts do not lead into every branch.
    for expression in _expressions(tree) if next(tree.find_all(_BRANCHES), None) else ():
        alone = nodes.Template([expression], lineno=1)
        if error := _error(alone, {**likely, "edition": edition}):
            return _told(error, alone, known)
    for facts in (likely, _facts(known, _EMPTY)):
        if error := _error(template, {**facts, "edition": edition}):
            return _told(error, tree, known)
    if _error(template, {**{name: {} for name in known}, "edition": edition}):
        return "แม่แบบใช้ไม่ได้เมื่อเอกสารไม่มีค่าของช่อง ให้ครอบด้วย {% if … is defined %} … {% endif %} หรือเขียนเพียงค่าของช่อง"
    return None


def _may_fail(node: nodes.Node) -> bool:
    match node:
        case nodes.And() | nodes.Or():
            return False
        case nodes.Compare():
            return any(operand.op not in ("eq", "ne") for operand in node.ops)
        case nodes.Test():
            return node.name not in ("defined", "undefined")
    return True


def _facts(known: Mapping[str, Mapping[str, Field]], values: Mapping[Kind, Value]) -> Mapping[str, Mapping[str, Value]]:
    return {name: {key: values[field.kind] for key, field in fields.items()} for name, fields in known.items()}


def _expressions(tree: nodes.Template) -> Iterator[nodes.Output]:
    """Yield each expression of a template as one that is printed."""
    for output in tree.find_all(nodes.Output):
        parts = (part for part in output.nodes if not isinstance(part, nodes.TemplateData))
        yield from (nodes.Output([part], lineno=output.lineno) for part in parts)
    yield from (nodes.Output([branch.test], lineno=branch.lineno) for branch in tree.find_all(nodes.If))
    yield from (nodes.Output([loop.iter], lineno=loop.lineno) for loop in tree.find_all(nodes.For))


def _error(template: str | nodes.Template, facts: Mapping[str, object]) -> Exception | None:
    try:
        compiled(template).render(facts)
    except Exception as error:  # whatever a filter raises, the template cannot be used
        return error
    return None


def _told(error: Exception, where: nodes.Node, known: Mapping[str, Mapping[str, Field]]) -> str:
    if isinstance(error, ZeroDivisionError):
        return "แม่แบบหารด้วยศูนย์ ให้แก้ตัวหาร หรือเขียนเพียงค่าของช่อง"
    filters = dict.fromkeys(node.name for node in where.find_all(nodes.Filter))
    used = "และ".join(f"ตัวกรอง {name} " for name in filters) or "เครื่องหมายคำนวณหรือเปรียบเทียบ"
    fields = {
        f"{access.node.name}.{access.attr}": known[access.node.name][access.attr].kind
        for access in where.find_all(nodes.Getattr)
        if isinstance(access.node, nodes.Name) and access.attr in known.get(access.node.name, ())
    }
    if not fields:
        return f"แม่แบบใช้{used}อย่างนี้ไม่ได้ ให้เขียนเป็นข้อความแทน"
    of_fields = " และ ".join(f"{name} ({THAI_KIND[kind]})" for name, kind in fields.items())
    return f"แม่แบบใช้{used}กับ {of_fields} อย่างนี้ไม่ได้ ให้เขียนเพียง {{{{ {next(iter(fields))} }}}}"

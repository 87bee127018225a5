"""The words of a rule: Jinja2 templates over `subject`, `document` and `edition`, checked before they are used."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from jinja2 import ChainableUndefined, Environment, Template, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from rules.suggestions import unknown

Fields = Mapping[str, object]

_FOREIGN: tuple[type[nodes.Node], ...] = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Call)


class _NotFound(ChainableUndefined):
    """A field that the document does not have. Reckoning with it gives the same again."""

    def __str__(self) -> str:
        return "(ไม่พบ)"

    def _same(self, _other: object) -> _NotFound:
        return self

    def _never(self, _other: object) -> bool:
        return False

    def _itself(self, *_digits: object) -> _NotFound:
        return self

    __neg__ = __pos__ = __abs__ = __round__ = _itself  # type: ignore[assignment]
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _same  # type: ignore[assignment]
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = _same  # type: ignore[assignment]
    __lt__ = __le__ = __gt__ = __ge__ = _never  # type: ignore[assignment]


def render(template: str, *, subject: Fields, document: Fields, edition: Fields) -> str:
    """Return the words of a template that `problem` finds nothing wrong with."""
    if _is_plain(template):
        return template
    return compiled(template).render(subject=subject, document=document, edition=edition)


def problem(template: str, known: Mapping[str, Collection[str]]) -> str | None:
    """Return what is wrong with a template (Thai), or None; `known` holds the fields of each name it may use."""
    if _is_plain(template):
        return next(_half_written((template,), known), None)
    try:
        tree = parsed(template)
    except TemplateSyntaxError as error:
        return f"แม่แบบเขียนไม่ถูกต้องที่บรรทัดที่ {error.lineno} ของข้อความ ให้ตรวจเครื่องหมาย {{{{ }}}} และ {{% %}}"
    assert tree
    return next(_problems(tree, known), None)


def fields_of(template: str, name: str) -> set[str]:
    """Return the fields of `subject`, `document` or `edition` that a template uses; none where it is malformed."""
    try:
        tree = parsed(template)
    except TemplateSyntaxError:
        tree = None
    accesses = tree.find_all(nodes.Getattr) if tree else ()
    return {a.attr for a in accesses if isinstance(a.node, nodes.Name) and a.node.name == name}


@cache
def parsed(template: str) -> nodes.Template | None:
    """Return the parts of a template that is written rightly, None where it is text alone."""
    return None if _is_plain(template) else _environment().parse(template)


def _is_plain(template: str) -> bool:
    return "{" not in template


def _problems(tree: nodes.Template, known: Mapping[str, Collection[str]]) -> Iterator[str]:
    parts = [*tree.find_all(nodes.Node)]
    if any(isinstance(part, _FOREIGN) for part in parts):
        yield "แม่แบบเรียกฟังก์ชันหรือดึงแม่แบบอื่นมาใช้ไม่ได้"
    for kind, names in ((nodes.Filter, _environment().filters), (nodes.Test, _environment().tests)):
        for part in parts:
            if isinstance(part, kind) and part.name not in names:
                yield unknown("ตัวกรองในแม่แบบ", part.name, names)
    # Most templates need no look at what they set themselves, which is slow.
    if {part.name for part in parts if isinstance(part, nodes.Name)} - known.keys():
        for name in sorted(find_undeclared_variables(tree) - known.keys()):
            yield unknown("ชื่อในแม่แบบ", name, known)
    yield from _wrong_fields(parts, known)
    yield from _half_written((part.data for part in parts if isinstance(part, nodes.TemplateData)), known)


def _half_written(texts: Iterable[str], known: Collection[str]) -> Iterator[str]:
    """Yield what stands as text alone and was meant as a place to fill in."""
    field = re.compile(rf"\b(?:{'|'.join(known)})\.[a-z_]+")
    for text in texts:
        if named := field.search(text):
            yield f"ต้องเขียน {{{{ {named[0]} }}}} (วงเล็บปีกกาสองชั้น)"
        elif "{" in text or "}" in text:
            yield "วงเล็บปีกกาใช้ครอบชื่อช่องสองชั้น เช่น {{ edition.year }} ถ้าเป็นวงเล็บในข้อความ ให้ใช้ ( )"


def _wrong_fields(parts: Iterable[nodes.Node], known: Mapping[str, Collection[str]]) -> Iterator[str]:
    accesses = [part for part in parts if isinstance(part, nodes.Getattr)]
    for access in accesses:
        name = access.node.name if isinstance(access.node, nodes.Name) else None
        if name is None:
            yield f"แม่แบบอ่านต่อจากช่องข้อมูลไม่ได้ (พบ .{access.attr})"
        elif name in known and access.attr not in known[name]:
            yield unknown("ช่อง", access.attr, known[name], f"ของ {name}")
    for used in (part for part in parts if isinstance(part, nodes.Name)):
        if used.name in known and not any(used is access.node for access in accesses):
            yield f"ต้องระบุช่องของ {used.name} เช่น {{{{ {used.name}.{next(iter(known[used.name]), '…')} }}}}"


@cache
def _environment() -> Environment:
    return Environment(undefined=_NotFound)


@cache
def compiled(template: str | nodes.Template) -> Template:
    """Return a template, ready to be rendered."""
    return _environment().from_string(template)

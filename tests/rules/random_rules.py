"""Random productions, rules and facts. A base and its fact sets are drawn together, so hypothesis can shrink both."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import assume, settings
from hypothesis import strategies as st

from rules.compiler import CompiledRule, compile_rule
from rules.language import Rule
from rules.productions import Emit, FieldTest, Join, Pattern, Production, Ref
from rules.records import canonical
from rules.schema import Fact, FactType, Field, Kind
from rules.scope import RuleError

SETS_PER_BASE = 10
"""With 500 bases of productions and 500 of rules: the 10,000 sets that engine and reference must agree on."""
thorough = settings(max_examples=500 if settings.get_current_profile_name() != "local" else 25)

_FIELDS: Mapping[str, Kind] = {"k": "code", "q": "code", "owner": "text", "score": "num", "n": "num", "ok": "bool"}
_LONG = "ก" * 70_000
VALUES: Mapping[Kind, list[object]] = {
    "code": ["K1", "K2", "K3", "w1"],
    "text": [
        "",
        "  ",
        "กองคลัง",
        " กองคลัง\n",
        "สำนักปลัด",
        "cafe\u0301",
        "café",
        'a"b\\\n',
        "85",
        _LONG + "ก",
        _LONG + "ข",
    ],
    "num": [Decimal(n) for n in ("85", "85.00", "84.99", "84.9999", "0", "-400000000000")],
    "bool": [True, False],
}
_LITERALS = {kind: [c for v in values if (c := canonical(kind, v)) is not None] for kind, values in VALUES.items()}
_maybe = {kind: st.sampled_from([*values, *[None] * (1 + len(values) // 4)]) for kind, values in VALUES.items()}
_FIELD_NAMES = st.sampled_from(["k", "n", "owner", "score"])
EQUALITIES, ORDERS = ["eq", "eq", "eq", "ne"], ["lt", "lte", "gt", "gte"]


def _type(fields: Mapping[str, Kind], *, emitted: bool = False) -> FactType:
    return FactType("", {name: Field(kind, "") for name, kind in fields.items()}, emitted)


def facts(schema: Mapping[str, FactType], types: list[str]) -> st.SearchStrategy[list[Fact]]:
    """Draw facts of some types; a type with a key gets one that is new."""

    def fact(fact_type: str) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
        known = schema[fact_type].fields.items()
        fields = {f: _FIELD_NAMES if f == "field" else _maybe[x.kind] for f, x in known if f != "key"}
        return st.tuples(st.just(fact_type), st.fixed_dictionaries(fields))

    def keyed(drawn: list[tuple[str, dict[str, Any]]]) -> list[Fact]:
        keys = [f"K{n}" for n, (t, _) in enumerate(drawn) if schema[t].is_subject]
        known = []
        for number, (fact_type, fields) in enumerate(drawn):
            about = {"subject": keys[number % len(keys)]} if fact_type == "unread" and keys else {}
            key = {"key": f"K{number}"} if schema[fact_type].is_subject else {}
            known.append(Fact(fact_type, {f: v for f, v in fields.items() if v is not None} | about | key))
        return known

    one = st.sampled_from(types).flatmap(fact)
    return st.sampled_from([4, 9, 14, 0]).flatmap(lambda size: st.lists(one, min_size=size, max_size=size)).map(keyed)


# ---- productions

PLAIN = {
    **{name: _type(_FIELDS) for name in "abc"},
    "x": _type({"k": "code", "n": "num"}, emitted=True),
    "y": _type({"k": "code"}, emitted=True),
    "z": _type({"k": "code", "n": "num"}, emitted=True),
}
_LAYERS = (("abc", "x"), ("abcx", "y"), ("abcxy", "z"))


@st.composite
def _pattern(draw: st.DrawFn, number: int, types: str, bound: dict[str, str]) -> Pattern:
    fact_type = draw(st.sampled_from(types))
    tests, joins = [], []
    for name, field in PLAIN[fact_type].fields.items():
        use = draw(st.sampled_from(["", "", "", "", "", "", "test", "join", "join"]))
        if use == "test":
            tests.append(_test(draw, name, field.kind))
        others = [Ref(a, f) for a, t in bound.items() for f, x in PLAIN[t].fields.items() if x.kind == field.kind]
        if use == "join" and others:
            op = draw(st.sampled_from(EQUALITIES + (ORDERS if field.kind == "num" else [])))
            joins.append(Join(name, op, draw(st.sampled_from(others))))
    negated = bool(bound) and draw(st.sampled_from([False, False, True]))
    return Pattern(f"p{number}", fact_type, tuple(tests), tuple(joins), negated)


def _test(draw: st.DrawFn, name: str, kind: Kind) -> FieldTest:
    op = draw(st.sampled_from(["present", "missing", *EQUALITIES, *(ORDERS if kind == "num" else [])]))
    return FieldTest(name, op, None if op in ("present", "missing") else draw(st.sampled_from(_LITERALS[kind])))


@st.composite
def _production(draw: st.DrawFn) -> Production:
    types, emitted = draw(st.sampled_from(_LAYERS))
    patterns: list[Pattern] = []
    bound: dict[str, str] = {}
    for number in range(draw(st.sampled_from([2, 1, 2, 3]))):
        patterns.append(draw(_pattern(number, types, bound)))
        if not patterns[-1].negated:
            bound[patterns[-1].alias] = patterns[-1].type
    fields: list[tuple[str, Any]] = [("k", Ref(draw(st.sampled_from(sorted(bound))), "k"))]
    if emitted != "y" and draw(st.booleans()):
        fields.append(("n", draw(st.sampled_from([1, 850000]))))
    return Production("R", tuple(patterns), Emit(emitted, tuple(fields)))


@st.composite
def productions(draw: st.DrawFn) -> list[Production]:
    """Draw a few productions, at times so often that one fact meets more than 64 of their conditions."""
    drawn = draw(st.lists(_production(), min_size=1, max_size=6))
    return drawn * draw(st.sampled_from([1, 1, 1, 1, 1, 1, 1, 30]))


plain_facts = facts(PLAIN, list("abc"))


# ---- rules

RULES = {
    "item": _type({"key": "code", "k": "code", "owner": "text", "score": "num", "ok": "bool"}),
    "part": _type({"key": "code", "item": "code", "k": "code", "n": "num"}),
    "link": _type({"item": "code", "k": "code", "n": "num"}),
    "tag": _type({"k": "code", "n": "num"}, emitted=True),
    "unread": _type({"subject": "code", "field": "code"}),
}
PARAMETERS = {"threshold": Decimal(85), "tolerance": Decimal("0.01")}
_WRITTEN: Mapping[Kind, list[Any]] = {
    "code": ["K1", "K2", "K3"],
    "text": ["กองคลัง", " กองคลัง", "cafe\u0301"],
    "num": ["edition.threshold", Decimal("84.99"), 85, 0],
    "bool": [True, False],
}
_WORDS = {"expected": "ก", "message": "ข", "fix": "ค"}


@st.composite
def _tests(draw: st.DrawFn, fact_type: str, aliases: dict[str, str]) -> dict[str, Any]:
    fields = draw(st.lists(st.sampled_from(sorted(RULES[fact_type].fields)), min_size=1, max_size=2, unique=True))
    return {name: draw(_test_of(RULES[fact_type].fields[name].kind, aliases)) for name in fields}


@st.composite
def _test_of(draw: st.DrawFn, kind: Kind, aliases: dict[str, str]) -> Any:
    refs = [f"{a}.{f}" for a, t in aliases.items() for f, x in RULES[t].fields.items() if x.kind == kind]
    values = st.sampled_from(refs * 2 + _WRITTEN[kind] if refs else _WRITTEN[kind])
    form = draw(st.sampled_from(["plain", "plain", "present", "missing", "is not", "one of", "order"]))
    if form in ("present", "missing"):
        return form
    if form == "one of":
        return {form: draw(st.lists(values, min_size=1, max_size=2))}
    if form == "order" and kind == "num":
        return {draw(st.sampled_from(["below", "at most", "above", "at least"])): draw(values)}
    return {form: draw(values)} if form == "is not" else draw(values)


@st.composite
def _condition(draw: st.DrawFn, aliases: dict[str, str], name: str) -> dict[str, Any]:
    """Draw a condition; one that finds a fact adds its alias."""
    word = draw(st.sampled_from(["subject", "exists", "exists", "no"]))
    if word == "subject":
        return draw(_tests(aliases["subject"], {a: t for a, t in aliases.items() if a != "subject"}))
    fact_type = draw(st.sampled_from(["link", "part", "item", "tag"]))
    where = draw(_tests(fact_type, aliases)) if draw(st.integers(0, 9)) else {}
    if word == "exists":
        aliases[name] = fact_type
        return {"exists": fact_type, "as": name, "where": where}
    return {"no": fact_type, "where": where}


@st.composite
def _rule(draw: st.DrawFn) -> dict[str, Any]:
    aliases = {"subject": draw(st.sampled_from(["item", "part"]))}
    given = [draw(_condition(aliases, name)) for name in draw(st.sampled_from([[], ["a"], ["a", "b"]]))]
    must = [draw(_condition(aliases, name)) for name in draw(st.sampled_from([["c"], ["c", "d"]]))]
    reads = draw(st.lists(st.sampled_from(sorted(RULES[aliases["subject"]].fields)), min_size=1, max_size=3))
    checks = {"must": must, "reads": reads, "words": _WORDS}
    return {"subject": aliases["subject"], "given": [{"when": g, "otherwise": "ง"} for g in given], **checks}


_DERIVING = [
    {"derive": {"fact": "tag", "fields": {"k": "subject.k", "n": "subject.score"}}, "subject": "item"},
    {
        "subject": "part",
        "given": [{"when": {"exists": "item", "as": "i", "where": {"key": "subject.item"}}, "otherwise": "จ"}],
        "derive": {"fact": "tag", "fields": {"k": "i.k", "n": 85}},
    },
]


def _compiled(drawn: list[dict[str, Any]]) -> list[CompiledRule]:
    """Compile the rules that the language allows: a condition may be drawn that it finds unclear."""
    common = {"title": "ฉ", "why": "ช", "kind": "plan", "since": "0", "editions": {"2568": {"severity": "fail"}}}
    compiled = []
    for number, rule in enumerate(drawn):
        written = Rule.model_validate({"id": f"R{number:02}-x", **common, **rule})
        try:
            compiled.append(compile_rule(written, RULES, PARAMETERS))
        except RuleError:
            continue
    return compiled


@st.composite
def rules(draw: st.DrawFn) -> list[CompiledRule]:
    """Draw a few rules, at times so often that their patterns of one type fill more than two shards."""
    drawn = draw(st.lists(_rule(), min_size=1, max_size=3)) * draw(st.sampled_from([1, 1, 1, 1, 1, 1, 1, 20]))
    compiled = _compiled([*draw(st.lists(st.sampled_from(_DERIVING), max_size=2)), *drawn])
    assume(compiled)
    return compiled


rule_facts = facts(RULES, ["item", "part", "link", "unread"])

"""What is wrong with a rule base, each with file, line and the mend (Thai)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable

from knowledge.base import Knowledge
from knowledge.yaml_file import YamlError, YamlFile, parse
from rules import templates
from rules.base import RuleBase, RuleFile
from rules.cases import Case, read_cases, said
from rules.language import Rule
from rules.schema import SCHEMA
from rules.values import impossible
from rules.workshop import meaning
from rules.workshop.conflicts import conflicts
from rules.workshop.findings import Finding, of_error
from rules.workshop.shelf import Shelf, read

LEAST = {"pass": 3, "fail": 3, "not_applicable": 1}
UNFINISHED = "(แก้ตรงนี้"
"""What marks a text that `ita rules new` wrote for its author to replace."""

_THAI = {"pass": "ที่ผ่าน", "fail": "ที่ไม่ผ่าน", "not_applicable": "ที่ไม่เกี่ยวข้อง"}
_GAPS = r"(?:ไม่ผ่านเกณฑ์|ควรปรับปรุงตามเกณฑ์)\s*\"{code}"
_WITHOUT_NAME = ("document", "report")
"""The subjects of which a document has but one, so that a message need not tell which."""
_NAMES = ("number", "code", "title", "name", "about")
"""What a subject is called by."""


def lint(
    root: Traversable,
    knowledge: Knowledge,
    features: Traversable | None = None,
    beneath: RuleBase | None = None,
    *,
    anew: bool = False,
) -> list[Finding]:
    """Return what is wrong with the rules in `root`, by file and line.

    `features` holds their scenarios (None: not looked at); an overlay names the rules that it lies upon. `anew`: the
    meanings are to be recorded anew, so they may have changed.
    """
    shelf = read(root, knowledge, beneath)
    base = shelf.base(knowledge, beneath)
    found = [*shelf.findings, *conflicts(shelf, knowledge, beneath), *_meanings(root, shelf, anew)]
    scenarios = None if features is None else dict(_scenarios(features))
    told = {(finding.file, finding.line) for finding in shelf.findings}
    for file in shelf.files.values():
        found += (finding for finding in _words(file) if (finding.file, finding.line) not in told)
        found += _cases(file, base, knowledge)
        if scenarios is not None:
            found += _untold(file, scenarios)
    found += _same_messages(shelf.files.values(), beneath)
    return sorted({(f.file, f.line, f.problem): f for f in found}.values())


def _meanings(root: Traversable, shelf: Shelf, anew: bool) -> Iterator[Finding]:
    unread = {finding.file.split("/")[-2] for finding in shelf.findings if finding.file.endswith("/rule.yaml")}
    try:
        rules = {id_: (f.rule, _at(f, ("id",))) for id_, f in shelf.files.items()}
        for finding in meaning.changed(root, rules, anew=anew):
            if not any(id_ in finding.problem for id_ in unread):
                yield finding
    except YamlError as error:
        yield of_error(error)


def _at(file: RuleFile, path: tuple[str | int, ...], problem: str = "") -> Finding:
    return Finding(file.file.name, file.file.line(path) or 0, problem)


def _words(file: RuleFile) -> Iterator[Finding]:
    rule = file.rule
    yield from (_at(file, path, problem) for path, problem in impossible(rule))
    for path, text in _texts(rule):
        if UNFINISHED in text:
            yield _at(file, path, f"ยังเป็นข้อความตั้งต้น ให้เขียนแทน “{UNFINISHED} …)” ให้เสร็จ")
    if rule.words is None:
        return
    if rule.subject not in _WITHOUT_NAME and not templates.fields_of(rule.words.message, "subject") & {*_NAMES}:
        fields = SCHEMA[rule.subject].fields
        known = " หรือ ".join(f"{{{{ subject.{name} }}}}" for name in _NAMES if name in fields)
        yield _at(file, ("words", "message"), f"ข้อความไม่บอกว่าเกิดที่ใด ให้ระบุ {known}")
    if rule.words.fix in (rule.words.message, rule.words.expected, rule.title):
        yield _at(file, ("words", "fix"), "วิธีแก้ซ้ำกับข้อความอื่นของกฎ ให้เขียนสิ่งที่ผู้อ่านต้องทำ")


def _texts(rule: Rule) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("title",), rule.title
    yield ("why",), rule.why
    yield from ((("given", n, "otherwise"), given.otherwise) for n, given in enumerate(rule.given))
    yield from ((("words", name), text) for name, text in rule.words or () if text)
    if rule.criterion:
        yield ("criterion", "text"), rule.criterion.text


def _cases(file: RuleFile, base: RuleBase, knowledge: Knowledge) -> Iterator[Finding]:
    name = file.file.name.replace("rule.yaml", "cases.yaml")
    if file.rule.id not in base.rules:
        return
    try:
        cases = read_cases(base, file.rule.id)
    except YamlError as error:
        yield of_error(error)
        return
    count = Counter(case.outcome for case in cases)
    for outcome, least in LEAST.items():
        if count[outcome] < least and not (outcome == "fail" and file.rule.derive):  # type: ignore[index]
            problem = f"มีกรณี{_THAI[outcome]} {count[outcome]} กรณี ต้องมีอย่างน้อย {least}"  # type: ignore[index]
            yield Finding(name, 1, problem)
    yield from _repeated(parse((file.folder / "cases.yaml").read_bytes(), name), cases)
    yield from _unsaid(file, cases, base, knowledge)


def _repeated(file: YamlFile, cases: Iterable[Case]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for number, case in enumerate(cases):
        line = file.line((number,)) or 0
        if case.name in first:
            problem = f"ชื่อกรณี “{case.name}” ซ้ำกับบรรทัด {first[case.name]} ให้ตั้งชื่อให้ต่างกัน"
            yield Finding(file.name, line, problem)
        first.setdefault(case.name, line)


def _unsaid(file: RuleFile, cases: Iterable[Case], base: RuleBase, knowledge: Knowledge) -> Iterator[Finding]:
    """Yield where the message has an empty place in every failing case."""
    if file.rule.words:
        message = file.rule.words.message
        told = [said(message, case, file.rule, base, knowledge) for case in cases if case.outcome == "fail"]
        if told and all("(ไม่พบ)" in message for message in told):
            problem = f"ไม่มีกรณีทดสอบใดที่ข้อความครบทุกช่อง เช่น ได้ว่า “{told[0]}” ให้เพิ่มช่องที่ขาดในกรณี หรือแก้ข้อความ"
            yield _at(file, ("words", "message"), problem)


def _scenarios(folder: Traversable) -> Iterator[tuple[str, str]]:
    for path in folder.iterdir():
        if path.is_dir():
            yield from _scenarios(path)
        elif path.name.endswith(".feature"):
            text = path.read_bytes().decode("utf-8", errors="replace")
            yield path.name, "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))


def _untold(file: RuleFile, scenarios: Mapping[str, str]) -> Iterator[Finding]:
    """Yield where a rule has no scenario, or none in which it finds a gap."""
    code = file.rule.code
    tagged = [text for name, text in scenarios.items() if name.startswith(code) or re.search(rf"@{code}\b", text)]
    if not tagged:
        yield _at(file, ("id",), f"กฎนี้ยังไม่มีเหตุการณ์ ให้เขียนแฟ้ม features/…/{file.rule.id}.feature ที่มีป้าย @{code}")
    elif file.rule.words and not any(re.search(_GAPS.format(code=code), text) for text in scenarios.values()):
        told = f'ไม่ผ่านเกณฑ์ "{code}" หรือ ควรปรับปรุงตามเกณฑ์ "{code}"'
        yield _at(file, ("words", "message"), f"ยังไม่มีเหตุการณ์ที่พบข้อบกพร่องของกฎนี้ ({told})")


def _same_messages(files: Collection[RuleFile], beneath: RuleBase | None) -> Iterator[Finding]:
    own = {file.rule.id for file in files}
    shipped = beneath.rules.values() if beneath else ()
    first = {rule.words.message: rule.id for rule in shipped if rule.words and rule.id not in own}
    for file in files:
        if file.rule.words:
            other = first.setdefault(file.rule.words.message, file.rule.id)
            if other != file.rule.id:
                yield _at(file, ("words", "message"), f"ข้อความเหมือนกับของ {other} ผู้อ่านจะแยกสองข้อไม่ออก")

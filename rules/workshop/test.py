"""The cases of the rules, run on the engine and on the reference evaluator."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from knowledge.yaml_file import YamlError
from rules.base import RuleBase
from rules.cases import Case, CaseOutcome, read_cases, run
from rules.engine import EngineError, NoEngineError
from rules.language import code_of
from rules.verdicts import EngineName

ENGINES: tuple[EngineName, ...] = ("durable-rules", "reference")
THAI: Mapping[CaseOutcome, str] = {
    "pass": "ผ่าน",
    "fail": "ไม่ผ่าน",
    "not_applicable": "ไม่เกี่ยวข้อง",
    "unreadable": "อ่านไม่ได้",
}


@dataclass(frozen=True)
class Tried:
    """A case of a rule and the outcome on each engine: an outcome, or the sentence of what went wrong."""

    rule: str
    case: Case | None
    got: Mapping[EngineName, str]
    problem: str = ""

    @property
    def passed(self) -> bool:
        """Whether every engine gave the expected outcome."""
        return self.case is not None and all(outcome == self.case.outcome for outcome in self.got.values())


def cases(base: RuleBase, rules: Collection[str] = ()) -> Iterator[Tried]:
    """Yield the result of each case of the named rules (`M01` or `M01-owner`; none: of all)."""
    for id_ in base.rules:
        if rules and id_ not in rules and code_of(id_) not in rules:
            continue
        try:
            found = read_cases(base, id_)
        except YamlError as error:
            yield Tried(id_, None, {}, str(error))
            continue
        yield from (Tried(id_, case, dict(_outcomes(base, id_, case))) for case in found)


def _outcomes(base: RuleBase, id_: str, case: Case) -> Iterator[tuple[EngineName, str]]:
    for engine in ENGINES:
        try:
            yield engine, run(base, id_, case, engine)
        except NoEngineError:
            continue  # Windows has none: the reference evaluator decides there.
        except EngineError as problem:
            yield engine, f"ขัดข้อง ({problem})"


def told(tried: Tried) -> str:
    """Return what a case gave (Thai): one line, with expected and got, of each engine where they disagree."""
    if tried.case is None:
        return f"✘ {tried.rule} · {tried.problem}"
    if tried.passed:
        return f"✔ {tried.rule} · {tried.case.name}"
    said = {engine: THAI.get(outcome, outcome) for engine, outcome in tried.got.items()}  # type: ignore[call-overload]
    got = " · ".join(f"{engine} ได้{outcome}" for engine, outcome in said.items())
    if len(set(said.values())) == 1:
        got = f"ได้{next(iter(said.values()))}"
    return f"✘ {tried.rule} · {tried.case.name}: คาดว่า{THAI[tried.case.outcome]} แต่ {got}"


def summary(tried: Collection[Tried]) -> str:
    """Return how many cases passed (Thai)."""
    failed = sum(not one.passed for one in tried)
    rules = len({one.rule for one in tried})
    return f"ตรวจ {len(tried)} กรณีของ {rules} กฎ ผ่าน {len(tried) - failed} ไม่ผ่าน {failed}"

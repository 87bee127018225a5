"""Every YAML file names its schema, fits it, and what does not fit is shown by editors while typing."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from knowledge import schemas as of_knowledge
from knowledge.schemas import REFERENCE
from knowledge.yaml_file import parse
from rules.workshop import schemas as of_rules

ROOT = Path(__file__).parents[3]
SCHEMAS = {**of_knowledge.schemas(), **of_rules.schemas()}
HOMES = {**dict.fromkeys(of_knowledge.schemas(), "knowledge"), **dict.fromkeys(of_rules.schemas(), "rules")}
FILES = [(path, kind) for path in sorted((ROOT / "knowledge").rglob("*.yaml")) if (kind := of_knowledge.kind_of(path))]
FILES += [(path, kind) for kind in ("rule", "cases") for path in sorted((ROOT / "rules").glob(f"*/*/{kind}.yaml"))]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return float(value) if isinstance(value, Decimal) else value


def _refused(kind: str, text: str) -> list[str]:
    return [error.message for error in Draft7Validator(SCHEMAS[kind]).iter_errors(_plain(parse(text, kind).data))]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_published_schema_is_that_of_the_code(kind: str) -> None:
    published = json.loads((ROOT / HOMES[kind] / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps({"$schema": of_knowledge.DIALECT, **SCHEMAS[kind]}))
    Draft7Validator.check_schema(published)


@pytest.mark.parametrize(("path", "kind"), FILES, ids=[str(p.relative_to(ROOT)) for p, _ in FILES])
def test_a_file_names_its_schema_and_fits_it(path: Path, kind: str) -> None:
    text = path.read_text(encoding="utf-8")
    first = text.splitlines()[0]
    assert first.startswith(REFERENCE)
    named = (path.parent / first.removeprefix(REFERENCE)).resolve()
    assert named == ROOT / HOMES[kind] / "schemas" / f"{kind}.schema.json"
    assert _refused(kind, text) == []


def test_no_knowledge_file_is_without_schema() -> None:
    assert {path for path, _ in FILES} >= set((ROOT / "knowledge").rglob("*.yaml"))


@pytest.mark.parametrize(
    ("kind", "file", "right", "wrong"),
    [
        ("rule", "rules/plan/M01-owner", "owners: present", "onwers: present"),
        ("rule", "rules/plan/M01-owner", "reads: [owners]", "reads: [owner]"),
        ("rule", "rules/plan/M01-owner", "subject: measure", "subject: mesure"),
        ("rule", "rules/plan/M01-owner", "severity: fail", "severity: fial"),
        ("rule", "rules/plan/M01-owner", "  2563-", "  63-"),
        ("rule", "rules/plan/M01-owner", "  fix:", "  fx:"),
        ("rule", "rules/plan/C01-indicator-below-85", "exists: answers", "exists: answer"),
        ("rule", "rules/plan/C01-indicator-below-85", "{indicator: subject", "{indicater: subject"),
        ("rule", "rules/plan/C01-indicator-below-85", "{below: edition", "{lower: edition"),
        ("rule", "rules/plan/D01-covered-by-indicator", "fact: covered", "fact: answers"),
        ("cases", "rules/plan/M01-owner", "outcome: pass", "outcome: passed"),
        ("cases", "rules/plan/M01-owner", "owners: กองคลัง", "ownrs: กองคลัง"),
        ("cases", "rules/plan/C01-indicator-below-85", "type: answers, measure", "type: answers, measur"),
        ("edition", "knowledge/editions/2568.yaml", "missing: fail", "missing: fial"),
        ("edition", "knowledge/editions/2568.yaml", "threshold:", "treshold:"),
        ("sources", "knowledge/sources.yaml", "\n  seen: whole", "\n  seen: all"),
        ("measures", "knowledge/measures/indicator-01.yaml", "    problem:", "    problm:"),
        ("framework", "knowledge/framework.yaml", "instrument: IIT", "instrument: IITT"),
        ("vocabulary", "knowledge/vocabulary.yaml", "field: steps", "field: step"),
    ],
)
def test_a_slip_does_not_fit(kind: str, file: str, right: str, wrong: str) -> None:
    path = ROOT / file
    text = (path / f"{kind}.yaml" if path.is_dir() else path).read_text(encoding="utf-8")
    assert text != text.replace(right, wrong, 1)
    assert _refused(kind, text.replace(right, wrong, 1))


def test_a_file_is_referred_to_its_schema_once(tmp_path: Path) -> None:
    schema = tmp_path / "rules" / "schemas" / "rule.schema.json"
    path = tmp_path / "rules" / "plan" / "M01-owner" / "rule.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("id: M01-owner\n", encoding="utf-8")
    assert of_knowledge.refer(path, schema)
    assert not of_knowledge.refer(path, schema)
    assert path.read_text(encoding="utf-8") == f"{REFERENCE}../../schemas/rule.schema.json\nid: M01-owner\n"

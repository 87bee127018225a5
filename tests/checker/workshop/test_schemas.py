"""The checker's own YAML files, and the keepers' lists of waivers, have schemas that agree with the models."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from checker.reading import structured
from checker.workshop.schemas import FOLDER, publish_all, schemas
from knowledge.schemas import DIALECT, REFERENCE
from knowledge.yaml_file import parse
from rules.workshop.meaning import record
from rules.workshop.schemas import refer

EXAMPLES = sorted((FOLDER.parent / "examples").rglob("*.yaml"))
WAIVER = "{rule: M03, subject: มาตรการที่ 1, reason: ก, approver: ข, expiry: 30 ก.ย. 2569}"


def _refused(kind: str, text: str) -> list[str]:
    def plain(value: Any) -> Any:
        return float(value) if isinstance(value, Decimal) else value

    data = json.loads(json.dumps(parse(text, kind).data, default=plain))
    return [error.message for error in Draft7Validator(schemas()[kind]).iter_errors(data)]


@pytest.mark.parametrize("kind", schemas())
def test_the_published_schema_is_that_of_the_code(kind: str) -> None:
    published = json.loads((FOLDER / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps({"$schema": DIALECT, **schemas()[kind]}))
    Draft7Validator.check_schema(published)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.name)
def test_a_file_names_its_schema_and_fits_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"{REFERENCE}schemas/{path.stem}.schema.json\n")
    assert _refused(path.stem, text) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ladder", "steps: [{name: ก, means: ข}]"),
        ("ladder", "steps: [{name: ก, means: ข, rules: [], required_only: false}]"),
        ("officialese", "same: [ก]\ncommonplace: []"),
        ("submission", "kind: paln"),
        ("submission", "mesures: []"),
        ("submission", "measures: [{titel: ก}]"),
        ("submission", "indicators: {1: {scores: 92}}"),
        ("submission", "measures: [{title: ก, period: {begin: x}}]"),
        ("waivers", "waivers: [" + WAIVER.replace("rule:", "rle:") + "]"),
        ("waivers", "waivers: [" + WAIVER.replace(", reason: ก", "") + "]"),
    ],
)
def test_a_slip_does_not_fit(kind: str, text: str) -> None:
    assert _refused(kind, text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_names_the_schema_of_submissions_and_fits_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = text.splitlines()[0].removeprefix(REFERENCE)
    assert (path.parent / named).resolve() == FOLDER / "schemas" / "submission.schema.json"
    assert _refused("submission", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "agency: อบต.ตัวอย่าง\noverall: 90.14\nquestions: {I7: 73.72, I8: ๘๐.๐๐}\ninstruments: [{name: IIT, score: 90}]",
        "indicators: [90, 91, 92, 93, 94, 95, 96, 97, 98, 99]",
        "measures: [ทำคู่มือ, {title: ก, owners: กองคลัง, steps: สำรวจ, period: ทั้งปี, monitoring: ทุกเดือน, codes: I7}]",
    ],
)
def test_the_short_ways_fit_too(text: str) -> None:
    assert _refused("submission", text) == []
    assert structured.read(text, "แผน.yaml")


def test_a_list_of_waivers_fits() -> None:
    assert _refused("waivers", f"waivers: [{WAIVER}]") == []


def test_files_are_referred_to_their_schemas_once(tmp_path: Path) -> None:
    folder, examples = tmp_path / "checker", tmp_path / "examples"
    for path in (folder / "ladder.yaml", examples / "plans" / "plan.yaml"):
        path.parent.mkdir(parents=True)
        path.write_text("kind: plan\n", encoding="utf-8")
    publish_all(folder, examples)
    publish_all(folder, examples)
    assert (folder / "ladder.yaml").read_text("utf-8") == f"{REFERENCE}schemas/ladder.schema.json\nkind: plan\n"
    named = f"{REFERENCE}../../checker/schemas/submission.schema.json\nkind: plan\n"
    assert (examples / "plans" / "plan.yaml").read_text("utf-8") == named
    assert not (folder / "waivers.yaml").exists()


def test_the_meanings_and_the_notice_of_an_overlay_name_theirs(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "overlay.yaml").write_text("name: จังหวัด\n", encoding="utf-8")
    meanings = record(tmp_path / "rules", {})
    assert refer(tmp_path / "rules") == [tmp_path / "rules" / "overlay.yaml"]
    for path in (meanings, tmp_path / "rules" / "overlay.yaml"):
        assert path.read_text(encoding="utf-8").startswith(f"{REFERENCE}schemas/{path.stem}.schema.json\n")

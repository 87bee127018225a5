"""The recorded meaning of each rule: an id stands for one meaning for ever, and is never used again.

`meanings.yaml` beside the rules holds a fingerprint of what each published rule looks at and asks. Words, criteria
and severities may change under the same id; what the rule asks may not. An id that is given up moves to `retired`,
with the reason.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from knowledge.schemas import REFERENCE
from knowledge.yaml_file import YamlFile, parse
from rules.language import Comparison, Rule, RuleId, Text
from rules.workshop.findings import Finding

FILE = "meanings.yaml"
_HEAD = f"""\
{REFERENCE}schemas/meanings.schema.json
# ความหมายของกฎแต่ละข้อที่ประกาศใช้แล้ว เขียนโดย ita rules lint --record อย่าแก้ด้วยมือ
# กฎที่เปลี่ยนสิ่งที่ตรวจต้องใช้รหัสใหม่ รหัสที่เลิกใช้ให้ย้ายไปไว้ใต้ retired พร้อมเหตุผล และไม่นำกลับมาใช้อีก
"""


class Meanings(BaseModel):
    """The fingerprint of each published rule, and the ids given up with the reason."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rules: Mapping[RuleId, Text] = {}
    retired: Mapping[RuleId, Text] = {}


def fingerprint(rule: Rule) -> str:
    """Return 12 hexadecimal digits over what a rule looks at and asks."""
    conditions = [[_plain(g.when) for g in rule.given], [_plain(c) for c in rule.must]]
    meaning: list[object] = [rule.kind, rule.subject, *conditions]
    if rule.derive:
        meaning.append(_plain(rule.derive.model_dump()))
    return hashlib.sha256(json.dumps(meaning, ensure_ascii=False).encode()).hexdigest()[:12]


def _plain(value: object) -> object:
    """Return conditions as JSON, without what may be written in several ways."""
    if isinstance(value, Comparison) and value.model_fields_set == {"is_"}:
        return _plain(value.is_)
    if isinstance(value, BaseModel):
        value = value.model_dump(exclude_none=True, exclude_defaults=True)
    if isinstance(value, Mapping):
        return [[key, _plain(part)] for key, part in sorted(value.items())]
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value if isinstance(value, bool | str) else str(value)


def read(root: Traversable) -> tuple[Meanings, YamlFile]:
    """Return what is recorded in a rule base; nothing where there is no file. Raise YamlError where it is wrong."""
    path = root / FILE
    file = parse(path.read_bytes() if path.is_file() else "{}", f"{root.name}/{FILE}")
    return file.to(Meanings), file


def changed(root: Traversable, rules: Mapping[str, tuple[Rule, Finding]], *, anew: bool = False) -> Iterator[Finding]:
    """Yield a finding for each rule that no longer means what is recorded, has gone, or uses a retired id.

    `rules` holds with each rule a finding at its place, which is copied with the problem. Where meanings are to be
    recorded `anew`, they may differ.
    """
    recorded, file = read(root)
    for id_, (rule, at) in rules.items():
        if id_ in recorded.retired:
            problem = f"รหัส {id_} เลิกใช้แล้ว ({recorded.retired[id_]}) ให้ตั้งรหัสใหม่"
            yield Finding(at.file, at.line, problem)
        elif not anew and recorded.rules.get(id_, fingerprint(rule)) != fingerprint(rule):
            problem = (
                f"สิ่งที่กฎ {id_} ตรวจเปลี่ยนไปจากที่ประกาศใช้ไว้ ให้ตั้งรหัสใหม่แล้วเลิกใช้รหัสเดิม"
                " หรือถ้ารหัสนี้ยังไม่เคยออกรุ่น ให้บันทึกใหม่ด้วย ita rules lint --record"
            )
            yield Finding(at.file, at.line, problem)
    for id_ in recorded.rules.keys() - rules.keys():
        problem = f"กฎ {id_} ที่ประกาศใช้แล้วหายไป หากเลิกใช้ให้ย้ายรหัสไปไว้ใต้ retired พร้อมเหตุผล"
        yield Finding(file.name, file.line(("rules", id_)) or 0, problem)


def record(root: Path, rules: Mapping[str, Rule]) -> Path:
    """Write down what each rule means now; retired ids are kept. Return the path of the file."""
    retired = read(root)[0].retired
    lines = [f"  {id_}: {fingerprint(rules[id_])}" for id_ in sorted(rules)]
    told = [f"  {id_}: {json.dumps(reason, ensure_ascii=False)}" for id_, reason in sorted(retired.items())]
    parts = [_HEAD.rstrip(), "rules:", *lines, *(["retired:", *told] if told else [])]
    (root / FILE).write_text("\n".join(parts) + "\n", encoding="utf-8")
    return root / FILE

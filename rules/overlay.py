"""Overlays: rules of a province's own, on top of those that are shipped.

A folder with the rooms of the rule base, and `overlay.yaml` that says whose rules these are::

    name: จังหวัดตัวอย่าง
    overrides:
      M03-monitoring: หนังสือสั่งการ ที่ 12/2569 ให้ทุกมาตรการมีการกำกับติดตาม
    sources:
      P001: {title: หนังสือสั่งการจังหวัดตัวอย่าง ที่ 12/2569, kind: หนังสือสั่งการ, seen: whole}

A rule with an id of the shipped base takes its place, and must be named in `overrides` with the reason.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from knowledge.base import Knowledge
from knowledge.model import Source
from knowledge.schemas import REFERENCE
from knowledge.yaml_file import YamlError, YamlFile, parse
from rules import base as rule_base
from rules.base import Override, RuleBase, RuleFile
from rules.checks import check_element
from rules.language import RuleId, Text, code_of
from rules.schema import SCHEMA
from rules.wording import spans

FILE = "overlay.yaml"


class OwnSource(BaseModel):
    """A source that only the overlay cites."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Text
    kind: Text
    seen: Literal["whole", "excerpt", "own"] = "whole"
    address: str = ""


class Notice(BaseModel):
    """What `overlay.yaml` says: whose rules these are, which shipped ones they replace and why, and their sources."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Text
    overrides: Mapping[RuleId, Text] = {}
    sources: Mapping[str, OwnSource] = {}


@dataclass(frozen=True)
class Overlaid:
    """A rule base with an overlay on it, and the knowledge with the overlay's sources.

    `stamp` names the overlay in the results of checks, with the shipped rules that it replaces and the reason for each.
    """

    base: RuleBase
    knowledge: Knowledge
    name: str
    stamp: str


def load(folder: Path, beneath: RuleBase, knowledge: Knowledge) -> Overlaid:
    """Return the rules of `beneath` with those of an overlay added or put in their place.

    Raise YamlError (Thai) where the overlay is wrong, or replaces a rule without a reason or not in all its years.
    """
    notice, file = _notice(folder)
    known = replace(knowledge, sources={**knowledge.sources, **_sources(notice, file, knowledge)})
    own = _own(folder, known)
    codes = {code_of(id_): id_ for id_ in beneath.files}
    overrides = dict(beneath.overrides)
    files = {**beneath.files, **own.files}
    for id_, rule_file in own.files.items():
        if id_ in beneath.files:
            _check_override(rule_file, beneath.files[id_], notice)
            files[id_], elements = _over(rule_file, beneath, known)
            overrides[id_] = Override(notice.overrides[id_], elements)
        elif other := codes.get(code_of(id_)):
            problem = f"รหัส {code_of(id_)} เป็นของ {other} ในชุดหลัก ให้ใช้รหัสอื่น เช่นรหัสที่ขึ้นต้นด้วย X"
            raise rule_file.file.error(("id",), problem)
    for id_ in notice.overrides:
        if id_ not in own.files or id_ not in beneath.files:
            where = "ชุดหลัก" if id_ in own.files else "โฟลเดอร์นี้"
            raise file.error(("overrides", id_), f"ไม่มีกฎ {id_} ใน{where} จึงไม่มีอะไรให้แทนที่")
    digest = hashlib.sha256(f"{beneath.sha256} {own.sha256}".encode()).hexdigest()
    merged = RuleBase(files.values(), known.editions, beneath.schema, digest, overrides)
    for year in {year for rule in own.rules.values() for year in rule.editions}:
        merged.check(year)
    told = "".join(f" ใช้แทน {code_of(id_)} เพราะ{reason}" for id_, reason in sorted(notice.overrides.items()))
    return Overlaid(merged, known, notice.name, f"{notice.name} ({own.sha256[:12] or 'ยังไม่มีกฎ'}){told}")


def begin(folder: Path) -> list[Path]:
    """Write the notice of an overlay that has none yet; return its path where it was written."""
    path = folder / FILE
    if path.is_file():
        return []
    named = json.dumps(folder.name, ensure_ascii=False)
    path.write_text(f"{REFERENCE}schemas/{path.stem}.schema.json\nname: {named}\n", encoding="utf-8")
    return [path]


def _own(folder: Path, knowledge: Knowledge) -> RuleBase:
    if not any((folder / room).is_dir() for room in rule_base.ROOMS):
        for error in rule_base.misplaced(folder):
            raise error
        return RuleBase((), knowledge.editions, SCHEMA, "")  # an overlay begins without rules
    return rule_base.load(folder, editions=knowledge.editions, sources=knowledge.sources, years=())


def _notice(folder: Path) -> tuple[Notice, YamlFile]:
    name = f"{folder.name}/{FILE}"
    if not (folder / FILE).is_file():
        raise YamlError(name, None, "ไม่มีแฟ้มนี้ ให้เขียน name: ชื่อหน่วยงานเจ้าของกฎชุดนี้")
    file = parse((folder / FILE).read_bytes(), name)
    return file.to(Notice), file


def _sources(notice: Notice, file: YamlFile, knowledge: Knowledge) -> Mapping[str, Source]:
    for id_ in notice.sources:
        if id_ in knowledge.sources:
            raise file.error(("sources", id_), f"รหัสแหล่ง {id_} มีอยู่แล้วในชุดหลัก ให้ใช้รหัสอื่น")
    return {id_: Source(id=id_, **source.model_dump()) for id_, source in notice.sources.items()}


def _check_override(own: RuleFile, shipped: RuleFile, notice: Notice) -> None:
    id_ = own.rule.id
    if id_ not in notice.overrides:
        problem = f"กฎ {id_} มีอยู่แล้วในชุดหลัก ถ้าตั้งใจแทนที่ ให้เขียนเหตุผลไว้ใต้ overrides ใน {FILE} ถ้าไม่ใช่ ให้ใช้รหัสอื่น"
        raise own.file.error(("id",), problem)
    lost = shipped.rule.editions.keys() - own.rule.editions.keys()
    if lost:
        raise own.file.error(("editions",), f"กฎที่แทนที่ต้องใช้ในทุกปีของกฎเดิม (ขาด {spans(sorted(lost))})")
    if own.rule.kind != shipped.rule.kind:
        raise own.file.error(("kind",), f"กฎที่แทนที่ต้องเป็น kind: {shipped.rule.kind} เหมือนกฎเดิม")


def _over(file: RuleFile, beneath: RuleBase, knowledge: Knowledge) -> tuple[RuleFile, Mapping[int, str]]:
    """Return a rule as it stands in place of a shipped one, and the elements that it checks beside its criterion."""
    rule, shipped = file.rule, beneath.rules[file.rule.id]
    if rule.criterion is None:
        return file, {}
    elements = {}
    for year, entry in rule.editions.items():
        with file.named_in_errors():
            check_element(rule, knowledge.edition(year))
        element = entry.element or (beneath.element(rule.id, year) if year in shipped.editions else None)
        if element:
            elements[year] = element
    entries = {year: entry.model_copy(update={"element": None}) for year, entry in rule.editions.items()}
    return replace(file, rule=rule.model_copy(update={"editions": entries})), elements

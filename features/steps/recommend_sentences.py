"""The sentences on recommended measures: scores, a plan that there is already, and what is recommended and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, then, when

from checker.from_scores import advise
from checker.recommend import Recommended
from checker.thai import arabic
from features.steps.scene import Scene
from features.steps.sentences import sentence, written
from rules.wording import VALUES


@dataclass
class Advised:
    """The plan that there is already, and the recommended measures that no sentence has spoken of yet."""

    plan: dict[str, Any] | None = None
    unspoken: list[Recommended] = field(default_factory=list)


@pytest.fixture
def advised() -> Advised:
    """Return a scene without plan and advice."""
    return Advised()


@given(sentence("ผลการประเมินปี {year:n} ที่ทุกตัวชี้วัดได้ {score:n} คะแนน"))
def scored(scene: Scene, year: str, score: str) -> None:
    """กำหนดให้ ผลการประเมินปี 2568 ที่ทุกตัวชี้วัดได้ 90.00 คะแนน"""
    rows = [{"number": number, "score": arabic(score)} for number in range(1, 11)]
    scene.plan = {"kind": "scores", "assessed_year": int(arabic(year)), "indicators": rows}


@given(sentence("ผลการประเมินปี {year:n} ที่รู้คะแนนเพียงบางตัวชี้วัด"))
def partly_scored(scene: Scene, year: str) -> None:
    """กำหนดให้ ผลการประเมินปี 2568 ที่รู้คะแนนเพียงบางตัวชี้วัด"""
    scene.plan = {"kind": "scores", "assessed_year": int(arabic(year)), "indicators": []}


@given(sentence("ในตัวชี้วัดที่ {number:n} ข้อ {code} ได้ {score:n} คะแนน"))
def scored_within(scene: Scene, number: str, code: str, score: str) -> None:
    """และ ในตัวชี้วัดที่ 6 ข้อ E3 ได้ 50.00 คะแนน"""
    question = {"code": arabic(code), "indicator": int(arabic(number)), "score": arabic(score)}
    scene.plan.setdefault("questions", []).append(question)


@given(sentence("หน่วยงานมีมาตรการของตัวชี้วัดที่ {number:n} แล้ว"))
def has_measure(advised: Advised, number: str) -> None:
    """และ หน่วยงานมีมาตรการของตัวชี้วัดที่ 3 แล้ว"""
    _own(advised)["indicators"] = [int(arabic(number))]


@given(sentence("หน่วยงานมีมาตรการที่ระบุรหัสข้อ {code} แล้ว"))
def has_named(advised: Advised, code: str) -> None:
    """และ หน่วยงานมีมาตรการที่ระบุรหัสข้อ O2 แล้ว"""
    _own(advised)["codes"] = [arabic(code)]


def _own(advised: Advised) -> dict[str, Any]:
    measure: dict[str, Any] = {"number": 1, "title": "มาตรการเดิม", "indicators": []}
    advised.plan = advised.plan or {"kind": "plan", "plan_year": 2569, "measures": [measure]}
    found: dict[str, Any] = advised.plan["measures"][0]
    return found


@when(sentence("ขอคำแนะนำมาตรการ"))
def ask(scene: Scene, advised: Advised, tmp_path: Path) -> None:
    """เมื่อ ขอคำแนะนำมาตรการ"""
    _ask(scene, advised, tmp_path, keep=False)


@when(sentence("ขอคำแนะนำมาตรการรวมทั้งการรักษามาตรฐาน"))
def ask_for_all(scene: Scene, advised: Advised, tmp_path: Path) -> None:
    """เมื่อ ขอคำแนะนำมาตรการรวมทั้งการรักษามาตรฐาน"""
    _ask(scene, advised, tmp_path, keep=True)


def _ask(scene: Scene, advised: Advised, folder: Path, *, keep: bool) -> None:
    plan = written(advised.plan, folder / "own.json") if advised.plan else None
    found = advise(written(scene.plan, folder / "scores.json"), plan=plan, keep=keep)
    advised.unspoken = list(found.recommendations.measures)


@then(sentence('แนะนำมาตรการของข้อ {code} เพราะ "{reason}"'))
def for_question(advised: Advised, code: str, reason: str) -> None:
    """ดังนั้น แนะนำมาตรการของข้อ I7 เพราะ "ต่ำกว่าเกณฑ์\""""
    _spoken(advised, [r for r in advised.unspoken if arabic(code) in r.codes], f"ข้อ {code}", reason)


@then(sentence('แนะนำมาตรการของตัวชี้วัดที่ {number:n} เพราะ "{reason}"'))
def for_indicator(advised: Advised, number: str, reason: str) -> None:
    """ดังนั้น แนะนำมาตรการของตัวชี้วัดที่ 4 เพราะ "ตัวชี้วัดต่ำกว่าเกณฑ์\""""
    found = [r for r in advised.unspoken if not r.codes and int(arabic(number)) in r.indicators]
    _spoken(advised, found, f"ตัวชี้วัดที่ {number}", reason)


def _spoken(advised: Advised, found: list[Recommended], about: str, reason: str) -> None:
    assert found, f"ไม่มีคำแนะนำของ{about}"
    other = {VALUES["reason"][r.reason] for r in found} - {arabic(reason)}
    assert not other, f"คาดว่าแนะนำ{about}เพราะ{reason} แต่พบเพราะ{', '.join(other)}"
    advised.unspoken = [r for r in advised.unspoken if r not in found]


@then(sentence("ไม่แนะนำมาตรการอื่น"))
def nothing_more(advised: Advised) -> None:
    """และ ไม่แนะนำมาตรการอื่น"""
    assert not advised.unspoken, "; ".join(f"{r.measure.key} {r.measure.title}" for r in advised.unspoken)

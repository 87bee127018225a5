"""The sentences on the quality of a plan: texts to compare it with, measures like one another, days and steps."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from pytest_bdd import given

from checker.extraction import periods
from checker.thai import arabic
from features.steps.scene import Scene
from features.steps.sentences import sentence, written


@given(sentence('เอกสารคัดข้อเสนอแนะของ ป.ป.ช. ว่า "{text}"'))
def quoted(scene: Scene, text: str) -> None:
    """และ เอกสารคัดข้อเสนอแนะของ ป.ป.ช. ว่า "ควรเผยแพร่แผนการใช้จ่ายงบประมาณให้ทั่วถึง\""""
    scene.plan.setdefault("recommendations", []).append({"text": text})


@given(sentence('มีเอกสารให้เทียบซึ่งเขียนว่า "{text}"'))
def beside(scene: Scene, text: str, tmp_path: Path) -> None:
    """และ มีเอกสารให้เทียบซึ่งเขียนว่า "ควรเผยแพร่แผนการใช้จ่ายงบประมาณให้ทั่วถึง\""""
    file = tmp_path / "compare.txt"
    file.write_text(text, encoding="utf-8")
    scene.compare.append(file)


@given(sentence("มีแผนปีก่อนให้เทียบซึ่งมีมาตรการเดียวกัน"))
def last_year(scene: Scene, tmp_path: Path) -> None:
    """และ มีแผนปีก่อนให้เทียบซึ่งมีมาตรการเดียวกัน"""
    plan = deepcopy(scene.plan)
    plan |= {"plan_year": plan["plan_year"] - 1, "assessed_year": plan["assessed_year"] - 1, "analysis": []}
    scene.compare.append(written(plan, tmp_path / "last-year.json"))


@given(sentence("ประเด็นที่ {number:n} อ้างรหัสข้อ {code}"))
def finding_cites(scene: Scene, number: str, code: str) -> None:
    """และ ประเด็นที่ 1 อ้างรหัสข้อ I13"""
    scene.plan["analysis"][int(arabic(number)) - 1]["codes"] = [arabic(code)]


@given(sentence('เพิ่มมาตรการ "{title}" ของตัวชี้วัดที่ {number:n}'))
def one_more(scene: Scene, title: str, number: str) -> None:
    """และ เพิ่มมาตรการ "ทำผังบริการ" ของตัวชี้วัดที่ 6"""
    measures = scene.plan["measures"]
    more = deepcopy(measures[0]) | {"number": len(measures) + 1, "title": title, "indicators": [int(arabic(number))]}
    measures.append(more)


@given(sentence('ทุกมาตรการมี{field} "{text}"'))
def all_have(scene: Scene, field: str, text: str) -> None:
    """และ ทุกมาตรการมีระยะเวลา "ตลอดปีงบประมาณ\""""
    for measure in scene.plan["measures"]:
        scene.write(measure, field.strip(), text)


@given(sentence('เอกสารบอกว่าประกาศผลเมื่อ "{text}"'))
def announced(scene: Scene, text: str) -> None:
    """และ เอกสารบอกว่าประกาศผลเมื่อ "10 สิงหาคม 2566\""""
    day, month = arabic(text).split(maxsplit=1)
    date = f"{periods.parse(month).start}-{int(day):02}"
    scene.plan.setdefault("announcements", []).append({"date": date, "raw": text})


@given(sentence("ข้อ {code} มีข้อย่อยได้ {first:n} และ {second:n} คะแนน"))
def parts_scored(scene: Scene, code: str, first: str, second: str) -> None:
    """และ ข้อ I11 มีข้อย่อยได้ 87.66 และ 81.71 คะแนน"""
    question = next(q for q in scene.plan["questions"] if q["code"] == arabic(code))
    question["parts"] = [arabic(first), arabic(second)]

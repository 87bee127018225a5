"""The sentences on reports, which are held against the plan that they report on."""

from __future__ import annotations

from pathlib import Path

from pytest_bdd import given, when

from checker.check import Files
from checker.thai import arabic
from features.steps.scene import Scene, complete_plan, matching_report
from features.steps.sentences import checked, sentence, written
from knowledge import base

RESULT_FIELDS = {"ผล": "result", "ระยะเวลา": "period", "ผู้รับผิดชอบ": "owners"}


@given(sentence('แผนปี {year:n} ของ "{agency}" และรายงานที่ตรงกับแผน'))
def plan_and_report(scene: Scene, year: str, agency: str) -> None:
    """กำหนดให้ แผนปี 2567 ของ "อบต.ตัวอย่าง" และรายงานที่ตรงกับแผน"""
    scene.plan = complete_plan(int(arabic(year)), agency)
    scene.report = matching_report(scene.plan)


@given(sentence("รายงานไม่กล่าวถึงมาตรการที่ {number:n}"))
def not_reported(scene: Scene, number: str) -> None:
    """แต่ รายงานไม่กล่าวถึงมาตรการที่ 2"""
    scene.report["items"] = [i for i in scene.report["items"] if i["number"] != int(arabic(number))]


@given(sentence('รายงานเพิ่มรายการ "{title}" ผล "{result}"'))
def foreign(scene: Scene, title: str, result: str) -> None:
    """และ รายงานเพิ่มรายการ "โครงการปลูกต้นไม้" ผล "ปลูกต้นไม้ 500 ต้น\""""
    items = scene.report["items"]
    items.append({"number": max(i["number"] for i in items) + 1, "title": title, "result": result})


@given(sentence("รายงานไม่มีรายการใด"))
def no_items(scene: Scene) -> None:
    """แต่ รายงานไม่มีรายการใด"""
    scene.report["items"] = []


@given(sentence('รายการที่ {number:n} ของรายงานมี{field} "{text}"'))
def item_has(scene: Scene, number: str, field: str, text: str) -> None:
    """แต่ รายการที่ 1 ของรายงานมีผล "จะดำเนินการในปีถัดไป\""""
    name = RESULT_FIELDS[field.strip()]
    scene.item(int(arabic(number)))[name] = [text] if name == "owners" else text


@given(sentence("รายการที่ {number:n} ของรายงานไม่มี{field}"))
def item_lacks(scene: Scene, number: str, field: str) -> None:
    """แต่ รายการที่ 2 ของรายงานไม่มีผล"""
    del scene.item(int(arabic(number)))[RESULT_FIELDS[field.strip()]]


@given(sentence("ผลทุกรายการคัดจากขั้นตอนในแผน"))
def copied(scene: Scene) -> None:
    """แต่ ผลทุกรายการคัดจากขั้นตอนในแผน"""
    for item, measure in zip(scene.report["items"], scene.plan["measures"], strict=True):
        item["result"] = " ".join(measure["steps"])


@given(sentence("ผลของรายการที่ {number:n} คัดจากขั้นตอนในแผน"))
def copied_steps(scene: Scene, number: str) -> None:
    """แต่ ผลของรายการที่ 1 คัดจากขั้นตอนในแผน"""
    at = int(arabic(number))
    scene.item(at)["result"] = " ".join(scene.plan["measures"][at - 1]["steps"])


@given(sentence('ผลของรายการที่ {number:n} คัดจากชื่อมาตรการแล้วต่อด้วย "{text}"'))
def copied_title(scene: Scene, number: str, text: str) -> None:
    """แต่ ผลของรายการที่ 1 คัดจากชื่อมาตรการแล้วต่อด้วย "เรียบร้อยแล้ว\""""
    at = int(arabic(number))
    scene.item(at)["result"] = scene.plan["measures"][at - 1]["title"] + text


@given(sentence("รายงานเป็นของปี {year:n}"))
def report_year(scene: Scene, year: str) -> None:
    """แต่ รายงานเป็นของปี 2568"""
    scene.report["plan_year"] = int(arabic(year))


@given(sentence("รายงานระบุเลขข้อของเกณฑ์ปี {year:n}"))
def report_item(scene: Scene, year: str) -> None:
    """แต่ รายงานระบุเลขข้อของเกณฑ์ปี 2568"""
    scene.report["item"] = base.load().edition(int(arabic(year))).report.code


@given(sentence("ปีถัดมา ตัวชี้วัดที่ {number:n} ได้ {score:n} คะแนน"))
def scored_after(scene: Scene, number: str, score: str) -> None:
    """และ ปีถัดมา ตัวชี้วัดที่ 4 ได้ 91.20 คะแนน"""
    scene.scores = scene.scores or {"kind": "scores", "assessed_year": scene.plan["plan_year"], "indicators": []}
    scene.scores["indicators"].append({"number": int(arabic(number)), "score": arabic(score)})


@given(sentence("คะแนนที่นำมาเทียบเป็นของปี {year:n}"))
def scores_of(scene: Scene, year: str) -> None:
    """แต่ คะแนนที่นำมาเทียบเป็นของปี 2566"""
    assert scene.scores
    scene.scores["assessed_year"] = int(arabic(year))


@given(sentence("แผนไม่มีมาตรการของตัวชี้วัดที่ {number:n}"))
def unanswered(scene: Scene, number: str) -> None:
    """แต่ แผนไม่มีมาตรการของตัวชี้วัดที่ 9"""
    kept = [m for m in scene.plan["measures"] if int(arabic(number)) not in m["indicators"]]
    rows = {m["number"] for m in kept}
    scene.plan["measures"] = kept
    scene.report["items"] = [item for item in scene.report["items"] if item["number"] in rows]


@when(sentence("ตรวจรายงานกับแผน"))
def check_both(scene: Scene, tmp_path: Path) -> None:
    """เมื่อ ตรวจรายงานกับแผน"""
    plan, report = written(scene.plan, tmp_path / "plan.json"), written(scene.report, tmp_path / "report.json")
    scores = (written(scene.scores, tmp_path / "scores.json"),) if scene.scores else ()
    checked(scene, Files(report, plan=plan, scores=scores))


@when(sentence("ตรวจรายงานตามเกณฑ์ปี {year:n}"))
def check_in_edition(scene: Scene, year: str, tmp_path: Path) -> None:
    """เมื่อ ตรวจรายงานตามเกณฑ์ปี 2568"""
    checked(scene, Files(written(scene.report, tmp_path / "report.json")), int(arabic(year)))

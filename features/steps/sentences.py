"""The sentences. Each accepts Thai digits; a scenario's plan is checked through a file, as a user would check it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pytest_bdd import given, parsers, then, when

from checker.check import Files, examine_file
from checker.outcomes import OPEN, THAI, Outcome
from checker.thai import arabic
from features.steps.scene import FIELDS, KINDS, Scene, complete_plan

SAID = {
    "ไม่ผ่านเกณฑ์": "fail",
    "ควรปรับปรุงตามเกณฑ์": "advice",
    "ผ่านเกณฑ์": "pass",
    "ไม่เกี่ยวข้องกับเกณฑ์": "not_applicable",
    "ต้องตรวจด้วยคนตามเกณฑ์": "unreadable",
}
VERDICTS = {"พร้อมส่ง": "ready", "ต้องแก้ก่อน": "return", "ยังสรุปไม่ได้": "cannot_tell"}


def sentence(text: str) -> parsers.re:
    """Turn `{name}` into any text, `{name:n}` into digits, Thai or Arabic; blanks are free, as they are in Thai."""
    import re

    parts = re.findall(r"\{(\w+)(:n)?\}|(\S)", text)
    told = (f"(?P<{name}>{'[0-9๐-๙.]+' if digits else '.+?'})" if name else re.escape(c) for name, digits, c in parts)
    return parsers.re(r"\s*".join(told) + r"\s*$")


def _int(text: str) -> int:
    return int(arabic(text))


@given(sentence('แผนมาตรการที่ครบถ้วน ปีงบประมาณ {year:n} ของ "{agency}"'))
def complete(scene: Scene, year: str, agency: str) -> None:
    """กำหนดให้ แผนมาตรการที่ครบถ้วน ปีงบประมาณ 2568 ของ "อบต.ตัวอย่าง\""""
    scene.plan = complete_plan(_int(year), agency)


@given(sentence('แผนมาตรการ ปีงบประมาณ {year:n} ของ "{agency}"'))
def bare(scene: Scene, year: str, agency: str) -> None:
    """กำหนดให้ แผนมาตรการ ปีงบประมาณ 2568 ของ "อบต.ตัวอย่าง\""""
    scene.plan = {"kind": "plan", "agency": {"name": agency}, "plan_year": _int(year), "assessed_year": _int(year) - 1}


@given(sentence('มาตรการ "{title}" มี{field} "{text}"'))
def measure_has(scene: Scene, title: str, field: str, text: str) -> None:
    """และ มาตรการ "ทำคู่มือบริการ" มีผู้รับผิดชอบ "สำนักปลัด\""""
    scene.write(scene.titled(title), field.strip(), text)


@given(sentence('มาตรการที่ {number:n} มี{field} "{text}"'))
def numbered_has(scene: Scene, number: str, field: str, text: str) -> None:
    """และ มาตรการที่ 1 มีการกำกับติดตาม "ตรวจสอบพัสดุประจำปี\""""
    scene.write(scene.measure(_int(number)), field.strip(), text)


@given(sentence("มาตรการที่ {number:n} ไม่มี{field}"))
def numbered_lacks(scene: Scene, number: str, field: str) -> None:
    """และ มาตรการที่ 2 ไม่มีขั้นตอน"""
    del scene.measure(_int(number))[FIELDS[field.strip()]]


@given(sentence("อ่านช่อง{field}ของมาตรการที่ {number:n} ไม่ได้"))
def unreadable(scene: Scene, field: str, number: str) -> None:
    """และ อ่านช่องผู้รับผิดชอบของมาตรการที่ 2 ไม่ได้"""
    name = FIELDS[field.strip()]
    scene.measure(_int(number)).pop(name)
    scene.plan.setdefault("unread", []).append(
        {"place": {"quote": "ภาพไม่ชัด"}, "why": "ภาพไม่ชัด", "about": f"measures/{_int(number)}/{name}"}
    )


@given(sentence("ไม่มีมาตรการของตัวชี้วัดที่ {number:n}"))
def no_measure_for(scene: Scene, number: str) -> None:
    """และ ไม่มีมาตรการของตัวชี้วัดที่ 9"""
    scene.plan["measures"] = [m for m in scene.plan["measures"] if _int(number) not in m["indicators"]]


@given(sentence("มาตรการที่ {number:n} ระบุรหัสข้อ {code}"))
def measure_names(scene: Scene, number: str, code: str) -> None:
    """และ มาตรการที่ 1 ระบุรหัสข้อ I7"""
    scene.measure(_int(number))["codes"] = [arabic(code)]


@given(sentence("ตัวชี้วัดที่ {number:n} ได้ {score:n} คะแนน"))
def indicator_scored(scene: Scene, number: str, score: str) -> None:
    """และ ตัวชี้วัดที่ 4 ได้ 85.00 คะแนน"""
    rows = [row for row in scene.plan.get("indicators", []) if row["number"] != _int(number)]
    scene.plan["indicators"] = [*rows, {"number": _int(number), "score": arabic(score)}]


@given(sentence("ข้อ {code} ได้ {score:n} คะแนน"))
def question_scored(scene: Scene, code: str, score: str) -> None:
    """และ ข้อ I1 ได้ 84.49 คะแนน"""
    scene.plan.setdefault("questions", []).append({"code": arabic(code), "score": arabic(score)})


@given(sentence('คะแนนรวมคือ {score:n} ระดับ "{level}"'))
def overall(scene: Scene, score: str, level: str) -> None:
    """และ คะแนนรวมคือ 73.35 ระดับ "C\""""
    scene.plan["overall"] = {"score": arabic(score), "level": level}


@given(sentence("คะแนนเครื่องมือ {name} คือ {score:n}"))
def instrument(scene: Scene, name: str, score: str) -> None:
    """และ คะแนนเครื่องมือ OIT คือ 82.50"""
    scene.plan.setdefault("instruments", []).append({"name": name, "score": arabic(score)})


@given(sentence("เอกสารไม่มีบทวิเคราะห์"))
def no_analysis(scene: Scene) -> None:
    """และ เอกสารไม่มีบทวิเคราะห์"""
    del scene.plan["analysis"]
    for row in scene.plan["measures"]:
        row.pop("analysis_result", None)


@given(sentence("มีบทวิเคราะห์เพียง"))
def only_analysis(scene: Scene, datatable: list[list[str]]) -> None:
    """และ มีบทวิเคราะห์เพียง (ตาราง: ตัวชี้วัด | ประเภท | ข้อความ)"""
    scene.plan["analysis"] = [
        {"indicator": _int(indicator), "kind": KINDS[kind], "text": text} for indicator, kind, text in datatable[1:]
    ]


@given(sentence("บทวิเคราะห์ใช้ผลการประเมินปี {year:n}"))
def assessed(scene: Scene, year: str) -> None:
    """และ บทวิเคราะห์ใช้ผลการประเมินปี 2566"""
    scene.plan["assessed_year"] = _int(year)


@given(sentence("เอกสารไม่บอกปีของผลการประเมิน"))
def year_unknown(scene: Scene) -> None:
    """และ เอกสารไม่บอกปีของผลการประเมิน"""
    del scene.plan["assessed_year"]


@when(sentence("ตรวจแผน"))
def check(scene: Scene, tmp_path: Path) -> None:
    """เมื่อ ตรวจแผน"""
    plan = written(scene.plan, tmp_path / "plan.json")
    checked(scene, Files(plan, compare=tuple(scene.compare)))


def written(data: dict[str, Any], file: Path) -> Path:
    """Write a submission of the scene to a file."""
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return file


def checked(scene: Scene, files: Files, edition: int | None = None) -> None:
    """Keep a result, of which no sentence has spoken yet. Advice that rests on no criterion is no gap."""
    scene.result = examine_file(files, edition=edition, overlay=scene.overlay).check
    scene.unspoken = [o for o in scene.result.outcomes if o.outcome in OPEN and o.criterion.mark != "recall"]


def _spoken(scene: Scene, said: str, rule: str, about: str | None) -> None:
    assert scene.result is not None
    found = [o for o in scene.result.outcomes if o.rule.startswith(rule) and about in (None, told_subject(o))]
    assert found, f"ไม่มีผลของเกณฑ์ {rule} ที่{about or 'เอกสาร'}"
    wrong = [f"{told_subject(o)}: {THAI[o.outcome]} ({o.message})" for o in found if o.outcome != SAID[said]]
    assert not wrong, f"คาดว่า{said} {rule} แต่พบ {'; '.join(wrong)}"
    scene.unspoken = [o for o in scene.unspoken if o not in found]


def told_subject(outcome: Outcome) -> str:
    """Return what an outcome is about, as scenarios call it."""
    subject = outcome.subject
    names = {
        "measure": f"มาตรการที่ {subject.number}",
        "indicator": f"ตัวชี้วัดที่ {subject.number}",
        "question": f"ข้อ {subject.code}",
        "instrument": f"เครื่องมือ {subject.code}",
        "analysis": f"ประเด็นที่ {subject.number}",
        "planned": f"มาตรการที่ {subject.number}",
        "item": f"รายการที่ {subject.number}",
    }
    return names.get(subject.kind, "เอกสาร")


_SAID = "(?P<said>" + "|".join(SAID) + ")"


@then(parsers.re(_SAID + r'\s*"(?P<rule>[A-Z][0-9๐-๙]{2})[^"]*"\s*(?:ที่\s*(?P<about>.+))?$'))
def outcome(scene: Scene, said: str, rule: str, about: str | None) -> None:
    """ดังนั้น ไม่ผ่านเกณฑ์ "M01" ที่มาตรการที่ 2"""
    _spoken(scene, said, arabic(rule), arabic(about).strip() if about else None)


@then(sentence('ผลตรวจคือ "{verdict}"'))
def verdict(scene: Scene, verdict: str) -> None:
    """และ ผลตรวจคือ "พร้อมส่ง\""""
    assert scene.result is not None
    assert scene.result.verdict == VERDICTS[verdict]


@then(sentence("ไม่พบข้อบกพร่องอื่น"))
def nothing_else(scene: Scene) -> None:
    """และ ไม่พบข้อบกพร่องอื่น"""
    assert not scene.unspoken, "; ".join(f"{o.rule} {told_subject(o)}: {o.message}" for o in scene.unspoken)

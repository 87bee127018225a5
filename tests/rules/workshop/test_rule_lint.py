"""Every slip in a rule base is told in Thai, with file, line and the mend."""

from pathlib import Path

import pytest

from knowledge import base as knowledge_base
from rules.workshop import meaning
from rules.workshop.findings import broken
from rules.workshop.lint import lint
from rules.workshop.shelf import read

RULE = """\
id: M01-owner
title: มาตรการมีผู้รับผิดชอบ
why: มาตรการที่ไม่มีเจ้าของไม่มีใครนำไปทำ
kind: plan
since: 0.1.0
subject: measure
reads: [owners]
given:
  - when: {number: present}
    otherwise: ไม่มีลำดับ
must:
  - owners: present
editions:
  2567-2568: {severity: fail, element: M1}
words:
  expected: ชื่อหน่วยงานที่รับผิดชอบ
  message: มาตรการที่ {{ subject.number }} ไม่ได้ระบุผู้รับผิดชอบ
  fix: ระบุชื่อกองหรือสำนักที่รับผิดชอบ
"""
CASES = """\
- {name: ก, outcome: pass, subject: {number: 1, owners: กองคลัง}}
- {name: ข, outcome: pass, edition: 2567, subject: {number: 2, owners: กองช่าง}}
- {name: ค, outcome: pass, subject: {number: 3, owners: สำนักปลัด}}
- {name: ง, outcome: fail, subject: {number: 1}}
- {name: จ, outcome: fail, edition: 2567, subject: {number: 2}}
- {name: ฉ, outcome: fail, subject: {number: 3}}
- {name: ช, outcome: not_applicable}
"""
FEATURE = '# language: th\n@M01\nความสามารถ: M01\n  เหตุการณ์: ก\n    ดังนั้น ไม่ผ่านเกณฑ์ "M01"\n'
OTHER = RULE.replace("M01-owner", "M51-other").replace("ไม่ได้ระบุ", "ไม่ได้บอก")
STEPS = OTHER.replace("owners", "steps")

RULE_FILE, CASES_FILE = "rules/plan/M01-owner/rule.yaml", "rules/plan/M01-owner/cases.yaml"
BROKEN_RULES = [
    ("reads: [owners]", "reads: [owner]", 7, "“owner” ของ measure หมายถึง “owners” ใช่หรือไม่"),
    ("  - owners: present", "  - onwers: present", 12, "ไม่รู้จักช่อง “onwers” ของ measure หมายถึง “owners” ใช่หรือไม่"),
    ("kind: plan", "kind: paln", 4, "“kind” ต้องเป็นหนึ่งใน"),
    ("title: มา", "titel: มา", 2, "ไม่รู้จัก “titel” หมายถึง “title” ใช่หรือไม่"),
    (", element: M1", "", 14, "กฎต้องมีเกณฑ์รองรับ"),
    (", element: M1", ", element: M9", 14, "ไม่รู้จักองค์ประกอบ “M9” ของเกณฑ์ปี 25"),
    ("words:", "criterion: {text: ก, source: S01, mark: seen}\nwords:", 15, "“S01” หมายถึง “S001” ใช่หรือไม่"),
    ("  2567-2568", "  2567-2578", 14, "ไม่มีเกณฑ์ของปี 25"),
    ("{{ subject.number }} ไม่ได้", "{{ subject.numbr }} ไม่ได้", 17, "“numbr” ของ subject หมายถึง “number” ใช่หรือไม่"),
    ("{{ subject.number }} ไม่ได้", "{{ subject.number | join }} ไม่ได้", 17, "ให้เขียนเพียง {{ subject.number }}"),
    ("{{ subject.number }} ไม่ได้", "{ subject.number } ไม่ได้", 17, "ต้องเขียน {{ subject.number }} (วงเล็บปีกกาสองชั้น)"),
    ("{{ subject.number }} ไม่ได้", "{ { subject.number } } ไม่ได้", 17, "ต้องเขียน {{ subject.number }}"),
    ("{{ subject.number }} ไม่ได้", "{{ { subject.number } }} ไม่ได้", 17, "แม่แบบเขียนไม่ถูกต้อง"),
    ("{{ subject.number }} ไม่ได้", "subject.number ไม่ได้", 17, "ต้องเขียน {{ subject.number }} (วงเล็บปีกกาสองชั้น)"),
    ("{{ subject.number }} ไม่ได้", "{{ subject.number }} {ก} ไม่ได้", 17, "ถ้าเป็นวงเล็บในข้อความ ให้ใช้ ( )"),
    ("{{ subject.number }} ไม่ได้", "{{ subject.key }} ไม่ได้", 17, "ข้อความไม่บอกว่าเกิดที่ใด"),
    ("{{ subject.number }} ไม่ได้", "{{ subject.number / 0 }} ไม่ได้", 17, "แม่แบบหารด้วยศูนย์"),
    ("ที่ {{ subject.number }} ไม่ได้", "ไม่ได้", 17, "ข้อความไม่บอกว่าเกิดที่ใด"),
    ("{{ subject.number }} ไม่ได้", "{{ subject.title }} ไม่ได้", 17, "ไม่มีกรณีทดสอบใดที่ข้อความครบทุกช่อง"),
    ("  fix: ระบุชื่อกองหรือสำนักที่รับผิดชอบ\n", "", 15, "ขาด “fix”"),
    ("  fix: ระบุชื่อกองหรือสำนักที่รับผิดชอบ", "  fix: ชื่อหน่วยงานที่รับผิดชอบ", 18, "วิธีแก้ซ้ำกับข้อความอื่น"),
    ("  fix: ระบุ", "  fix: (แก้ตรงนี้ บอกวิธี) ระบุ", 18, "ยังเป็นข้อความตั้งต้น"),
    ("{number: present}", "{number: {above: 5}}\n    otherwise: ก\n  - when: {number: {below: 5}}", 8, "ไม่มีวันทำงาน"),
    ("{number: present}", "{owners: present}", 11, "ไม่มีวันพบข้อบกพร่อง"),
    ("{number: present}", "{owners: missing}", 11, "ไม่มีเอกสารใดผ่านกฎนี้ได้"),
    ("since: 0.1.0\nsubject", "since: 0.1.0\nsubject: measure\nsubject", 7, "“subject” เขียนซ้ำ"),
    ("reads: [owners]", "reads: [owners", 7, "รูปแบบ YAML ไม่ถูกต้อง (วงเล็บหรือเครื่องหมายคำพูดที่เปิดไว้ยังไม่ปิด)"),
    ("title: มาตรการ", 'title: "มาตรการ', 2, "รูปแบบ YAML ไม่ถูกต้อง (วงเล็บหรือเครื่องหมายคำพูดที่เปิดไว้ยังไม่ปิด)"),
    ("  message: มา", " message: มา", 17, "รูปแบบ YAML ไม่ถูกต้อง (ตรวจการย่อหน้าและเครื่องหมาย :)"),
]
BROKEN_CASES = [
    ("- {name: ก, outcome: pass, subject: {number: 1, owners: กองคลัง}}\n", "", 1, "มีกรณีที่ผ่าน 2 กรณี ต้องมีอย่างน้อย 3"),
    ("- {name: ง, outcome: fail, subject: {number: 1}}\n", "", 1, "มีกรณีที่ไม่ผ่าน 2 กรณี ต้องมีอย่างน้อย 3"),
    ("- {name: ช, outcome: not_applicable}\n", "", 1, "มีกรณีที่ไม่เกี่ยวข้อง 0 กรณี ต้องมีอย่างน้อย 1"),
    ("owners: กองช่าง", "ownrs: กองช่าง", 2, "ไม่รู้จักช่อง “ownrs” ของ measure หมายถึง “owners” ใช่หรือไม่"),
    ("name: ข", "name: ก", 2, "ชื่อกรณี “ก” ซ้ำกับบรรทัด 1"),
    ("edition: 2567, subject: {number: 2}", "edition: 2563, subject: {number: 2}", 5, "กฎนี้ไม่ใช้ในปี 2563"),
]
OTHER_RULES = [
    (OTHER, 11, "ถูก M01-owner บังทั้งหมดในปี 2568"),
    (OTHER.replace("owners: present", "owners: missing"), 11, "ขัดกับ M01-owner ในปี 2568"),
    (STEPS.replace("ไม่ได้บอก", "ไม่ได้ระบุ"), 17, "ข้อความเหมือนกับของ M01-owner"),
]


def _write(root: Path, rule: str = RULE, cases: str = CASES, feature: str = FEATURE) -> Path:
    folder = root / "rules" / "plan" / "M01-owner"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rule.yaml").write_text(rule, encoding="utf-8")
    (folder / "cases.yaml").write_text(cases, encoding="utf-8")
    (root / "features").mkdir(exist_ok=True)
    (root / "features" / "M01-owner.feature").write_text(feature, encoding="utf-8")
    return root / "rules"


def _add(rules: Path, text: str, id_: str = "M51-other") -> None:
    folder = rules / "plan" / id_
    folder.mkdir()
    (folder / "rule.yaml").write_text(text, encoding="utf-8")
    (folder / "cases.yaml").write_text(CASES.replace("owners", "steps") if text == STEPS else CASES, encoding="utf-8")
    feature = FEATURE.replace("M01", id_[:3])
    (rules.parent / "features" / f"{id_}.feature").write_text(feature, encoding="utf-8")


def _lint(rules: Path) -> list[tuple[str, int, str]]:
    found = lint(rules, knowledge_base.load(), rules.parent / "features")
    return [(finding.file, finding.line, finding.problem) for finding in found]


def _told(found: list[tuple[str, int, str]], file: str, line: int, problem: str) -> bool:
    return any((f, at) == (file, line) and problem in told for f, at, told in found)


def test_a_sound_rule_base_passes_in_silence(tmp_path: Path) -> None:
    rules = _write(tmp_path)
    _add(rules, STEPS)
    assert _lint(rules) == []


@pytest.mark.parametrize(("right", "wrong", "line", "problem"), BROKEN_RULES, ids=[b[3] for b in BROKEN_RULES])
def test_a_slip_in_a_rule(tmp_path: Path, right: str, wrong: str, line: int, problem: str) -> None:
    text = RULE.replace(right, wrong, 1)
    assert text != RULE
    found = _lint(_write(tmp_path, text))
    assert _told(found, RULE_FILE, line, problem), found


@pytest.mark.parametrize(("right", "wrong", "line", "problem"), BROKEN_CASES, ids=[b[3] for b in BROKEN_CASES])
def test_a_slip_in_the_cases(tmp_path: Path, right: str, wrong: str, line: int, problem: str) -> None:
    text = CASES.replace(right, wrong, 1)
    assert text != CASES
    found = _lint(_write(tmp_path, cases=text))
    assert _told(found, CASES_FILE, line, problem), found


def test_a_message_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    found = _lint(_write(tmp_path, RULE.replace("{{ subject.number }}", "{ subject.number }")))
    assert [line for _, line, _ in found] == [17]


def test_no_cases_at_all(tmp_path: Path) -> None:
    rules = _write(tmp_path)
    (rules / "plan" / "M01-owner" / "cases.yaml").unlink()
    assert _told(_lint(rules), CASES_FILE, 0, "กฎนี้ยังไม่มีกรณีทดสอบ")


@pytest.mark.parametrize(("text", "line", "problem"), OTHER_RULES, ids=[o[2] for o in OTHER_RULES])
def test_two_rules_that_do_not_go_together(tmp_path: Path, text: str, line: int, problem: str) -> None:
    rules = _write(tmp_path)
    _add(rules, text)
    found = _lint(rules)
    assert _told(found, RULE_FILE.replace("M01-owner", "M51-other"), line, problem), found


def test_a_softer_rule_may_be_stricter(tmp_path: Path) -> None:
    rules = _write(tmp_path, RULE.replace("owners: present", "step_count: {at least: 1}"))
    softer = STEPS.replace("steps: present", "step_count: {at least: 3}").replace("severity: fail", "severity: advice")
    _add(rules, softer)
    assert not [told for _, _, told in _lint(rules) if "บัง" in told or "ขัด" in told]


def test_two_rules_that_derive_the_same(tmp_path: Path) -> None:
    rules = _write(tmp_path)
    deriving = (
        RULE[: RULE.index("subject")] + "subject: question\nderive: {fact: covered, fields: {code: subject.code}}\n"
    )
    for id_ in ("D51-one", "D52-two"):
        _add(rules, deriving.replace("M01-owner", id_) + "editions:\n  2568: {}\n", id_)
    problem = "สร้างข้อเท็จจริงเดียวกับ D51-one"
    assert _told(_lint(rules), RULE_FILE.replace("M01-owner", "D52-two"), 7, problem)


def test_a_rule_that_closes_a_circle(tmp_path: Path) -> None:
    rules = _write(tmp_path)
    deriving = (
        RULE[: RULE.index("subject")] + "subject: question\nderive: {fact: covered, fields: {code: subject.code}}\n"
    ).replace("M01-owner", "D51-one") + "editions:\n  2568: {}\n"
    waiting = "given:\n  - {when: {no: covered}, otherwise: ก}\nderive:"
    _add(rules, deriving, "D51-one")
    _add(rules, deriving.replace("D51-one", "D52-two").replace("derive:", waiting), "D52-two")
    told = [one for one in _lint(rules) if "วนกลับ" in one[2]]
    assert [(file, line) for file, line, _ in told] == [(RULE_FILE.replace("M01-owner", "D52-two"), 9)]
    assert "(D52-two)" in told[0][2]


def test_one_slip_does_not_hide_another(tmp_path: Path) -> None:
    rules = _write(tmp_path, RULE.replace("reads: [owners]", "reads: [owner]"))
    _add(rules, STEPS.replace("kind: plan", "kind: paln"))
    assert {file for file, _, _ in _lint(rules)} == {RULE_FILE, RULE_FILE.replace("M01-owner", "M51-other")}


@pytest.mark.parametrize(
    ("feature", "line", "problem"),
    [
        (FEATURE.replace("M01", "M02"), 1, "กฎนี้ยังไม่มีเหตุการณ์"),
        (FEATURE.replace("ไม่ผ่าน", "ผ่าน"), 17, "ยังไม่มีเหตุการณ์ที่พบข้อบกพร่องของกฎนี้"),
        (FEATURE.replace("    ดังนั้น ไม่ผ่าน", "    # ดังนั้น ไม่ผ่าน"), 17, "ยังไม่มีเหตุการณ์ที่พบข้อบกพร่องของกฎนี้"),
    ],
)
def test_a_rule_without_scenario(tmp_path: Path, feature: str, line: int, problem: str) -> None:
    rules = _write(tmp_path, feature=feature)
    if "@M02" in feature:
        (tmp_path / "features" / "M01-owner.feature").rename(tmp_path / "features" / "x.feature")
    assert _told(_lint(rules), RULE_FILE, line, problem)


def _record(rules: Path) -> None:
    meaning.record(rules, {id_: file.rule for id_, file in read(rules, knowledge_base.load()).files.items()})


@pytest.mark.parametrize(
    ("right", "wrong", "same"),
    [
        ("มาตรการที่ไม่มีเจ้าของ", "มาตรการไร้เจ้าของ", True),
        ("owners: present", "owners: {is not: กองคลัง}", False),
        (
            "  - when: {number: present}\n    otherwise: ไม่มีลำดับ\n",
            "  - when: {number: {above: 0}}\n    otherwise: ก\n",
            False,
        ),
        ("severity: fail", "severity: advice", True),
        ("otherwise: ไม่มีลำดับ", "otherwise: ไม่มีเลขลำดับ", True),
    ],
)
def test_a_published_meaning_is_kept(tmp_path: Path, right: str, wrong: str, same: bool) -> None:
    rules = _write(tmp_path)
    _record(rules)
    found = _lint(_write(tmp_path, RULE.replace(right, wrong)))
    assert _told(found, RULE_FILE, 1, "สิ่งที่กฎ M01-owner ตรวจเปลี่ยนไป") is not same


def test_a_changed_meaning_may_be_recorded_anew(tmp_path: Path) -> None:
    rules = _write(tmp_path)
    _record(rules)
    _write(tmp_path, RULE.replace("owners: present", "period_read: true"))
    assert _lint(rules)
    assert lint(rules, knowledge_base.load(), tmp_path / "features", anew=True) == []


def test_ways_of_writing_mean_the_same(tmp_path: Path) -> None:
    rules = _write(tmp_path, RULE.replace("owners: present", "period_read: true"))
    _record(rules)
    assert _lint(_write(tmp_path, RULE.replace("owners: present", "period_read: {is: true}"), CASES)) == _lint(
        _write(tmp_path, RULE.replace("owners: present", "period_read: true"), CASES)
    )


def test_a_published_rule_does_not_vanish_and_its_id_is_not_used_again(tmp_path: Path) -> None:
    rules = _write(tmp_path)
    _add(rules, STEPS)
    _record(rules)
    kept = (rules / "plan" / "M51-other").rename(tmp_path / "kept")
    found = _lint(rules)
    assert _told(found, "rules/meanings.yaml", 6, "กฎ M51-other ที่ประกาศใช้แล้วหายไป"), found
    text = (rules / "meanings.yaml").read_text(encoding="utf-8")
    text = "".join(line for line in text.splitlines(keepends=True) if "M51" not in line)
    (rules / "meanings.yaml").write_text(text + "retired:\n  M51-other: รวมเข้ากับ M01\n", encoding="utf-8")
    assert _lint(rules) == []
    kept.rename(rules / "plan" / "M51-other")
    found = _lint(rules)
    assert _told(found, RULE_FILE.replace("M01-owner", "M51-other"), 1, "เลิกใช้แล้ว (รวมเข้ากับ M01)")
    _record(rules)
    assert 'M51-other: "รวมเข้ากับ M01"' in (rules / "meanings.yaml").read_text(encoding="utf-8")


def test_the_message_names_file_and_line(tmp_path: Path) -> None:
    found = lint(_write(tmp_path, RULE.replace("kind: plan", "kind: x")), knowledge_base.load())
    assert str(found[0]).startswith("rules/plan/M01-owner/rule.yaml บรรทัด 4: “kind” ต้องเป็น")
    assert broken(found)

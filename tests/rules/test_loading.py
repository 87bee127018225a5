"""Every mistake in a rule file is an error at load, in Thai, with the file and the line."""

import zipfile
from pathlib import Path

import pytest

from knowledge.yaml_file import YamlError
from rules.base import RUNS, load
from tests.rules.rulebook import DERIVING, EDITIONS, RULE, SOURCES, load_base, write

_CRITERION = "criterion: {text: ก, source: S001, mark: recall}\nwords:"
_MISTAKES = [
    # names
    ("id: M01-owner", "id: M02-owner", "ต้องตรงกับชื่อโฟลเดอร์ “M01-owner”"),
    ("id: M01-owner", "id: owner", "“id” เขียนไม่ถูกรูปแบบ"),
    ("subject: measure", "subject: mesure", "“mesure” หมายถึง “measure” ใช่หรือไม่"),
    ("subject: measure", "subject: answers", "ไม่มีรหัสอ้างอิง"),
    ("reads: [owners]", "reads: [owner]", "“owner” ของ measure หมายถึง “owners” ใช่หรือไม่"),
    ("  - owners: present", "  - onwers: present", "ไม่รู้จักช่อง “onwers” ของ measure หมายถึง “owners” ใช่หรือไม่"),
    ("      exists: answers", "      exists: answer", "“answer” หมายถึง “answers” ใช่หรือไม่"),
    ("        measure: subject.key", "        mesure: subject.key", "“mesure” ของ answers หมายถึง “measure” ใช่หรือไม่"),
    ("        measure: subject.key", "        measure: subjet.key", "“subjet” หมายถึง “subject” ใช่หรือไม่"),
    ("        measure: subject.key", "        measure: subject.kye", "“kye” ของ measure หมายถึง “key” ใช่หรือไม่"),
    ("      as: link", "      as: subject", "ชื่อ “subject” ใช้ไปแล้ว"),
    ("      as: link", "      as: edition", "ชื่อ “edition” ใช้ไปแล้ว"),
    ("  - owners: present", "  - {exists: names, as: link}", "ชื่อ “link” ใช้ไปแล้ว"),
    ("  - owners: present", "  - number: {below: edition.treshold}", "“treshold” ของ edition หมายถึง “threshold” ใช่"),
    (
        "  2568: {severity: fail, element: M3}",
        "  2568: {severity: fail, element: M4}",
        "ไม่รู้จักองค์ประกอบ “M4” ของเกณฑ์ปี 2568 (มี A1, M3, R1, U1)",
    ),
    ("  2568: {severity", "  2570: {severity", "ไม่มีเกณฑ์ของปี 2570 (มี 2567, 2568)"),
    ("words:", _CRITERION.replace("S001", "S002"), "“S002” หมายถึง “S001” ใช่หรือไม่"),
    ("kind: plan", "kind: report", "ต้องเป็น kind: plan"),
    ("kind: plan", "kind: plans", "“kind” ต้องเป็นหนึ่งใน"),
    ("title: มี", "titel: มี", "ไม่รู้จัก “titel” หมายถึง “title” ใช่หรือไม่"),
    ("since: 0.1.0", "since: yesterday", "“since” เขียนไม่ถูกรูปแบบ (พบ yesterday)"),
    # comparisons
    ("  - owners: present", "  - monitoring_where: columnn", "ไม่รู้จักคำ “columnn” ของ monitoring_where หมายถึง “column”"),
    ("  - owners: present", "  - number: {lower: 3}", "ไม่รู้จัก “lower” หมายถึง “below” ใช่หรือไม่"),
    ("  - owners: present", "  - number: {at mots: 3}", "“at mots” หมายถึง “at most” ใช่หรือไม่"),
    ("  - owners: present", "  - owners: presnt", "“presnt” หมายถึง “present” ใช่หรือไม่"),
    ("  - owners: present", "  - owners: ''", "“owners” เทียบกับค่าว่างไม่ได้"),
    ("  - owners: present", "  - owners: {above: 3}", "“owners” ไม่ใช่ตัวเลข จึงเทียบมากน้อยไม่ได้"),
    ("  - owners: present", "  - owners: 5", "“owners” ต้องเป็นข้อความ"),
    ("  - owners: present", "  - number: '5'", "ต้องเป็นตัวเลข"),
    ("  - owners: present", "  - number: 1.00001", "ทศนิยมไม่เกิน 4 ตำแหน่ง"),
    ("  - owners: present", "  - number: 99999999999999999999", "ไม่ใหญ่เกินไป"),
    ("  - owners: present", "  - period_read: 1", "ต้องเป็น true หรือ false"),
    ("  - owners: present", "  - owners: {one of: [ก, 5]}", "ต้องเป็นข้อความ"),
    ("        measure: subject.key", "        measure: subject.number", "เป็นตัวเลข ไม่ใช่รหัส"),
    ("  - owners: present", "  - title: {is not: subject.steps}", "เทียบสองช่องของ subject กันเองไม่ได้"),
    ("  - owners: present", "  - number: {is: 3, above: 2}", "ต้องอยู่เดี่ยว"),
    ("  - owners: present", "  - number: {below: 3, at most: 2}", "คู่กันไม่ได้"),
    ("  - owners: present", "  - number: {above: 5, below: 5.0001}", "ไม่มีค่าใดของ “number”"),
    ("  - owners: present", "  - number: {at least: edition.threshold, below: 85}", "ไม่มีค่าใดของ “number”"),
    ("  - owners: present", "  - number: {}", "เงื่อนไขว่าง"),
    ("  - owners: present", "  - number: {below: }", "เงื่อนไขว่าง"),
    ("  - when: {number: present}", "  - when: {}", "เงื่อนไขว่าง"),
    ("  - owners: present", "  - {exists: answers, no: names}", "exists หรือ no อย่างใดอย่างหนึ่ง"),
    ("  - owners: present", "  - {no: answers, as: other}", "ใช้ as กับ no ไม่ได้"),
    ("  - owners: present", "  - {exist: answers, where: {}}", "ไม่รู้จัก “exist” หมายถึง “exists” ใช่หรือไม่"),
    ("  - owners: present", "  - {exists: names}\n  - {no: names}", "ไม่ชัดว่าเป็นรายการเดียวกันหรือไม่"),
    ("  - owners: present", "  - {no: covered}", "ไม่มีกฎใดของปีนี้สร้างข้อเท็จจริง “covered”"),
    # criteria
    ("  2568: {severity: fail, element: M3}", "  2568: {severity: fail}", "กฎต้องมีเกณฑ์รองรับ"),
    ("  2568: {severity: fail, element: M3}", "  2568: {severity: fail, element: R1}", "รู้เพียงระดับ recall"),
    ("  2568: {severity: fail, element: M3}", "  2568: {severity: fail, element: U1}", "รู้เพียงระดับ unknown"),
    ("  2568: {severity: fail, element: M3}", "  2568: {severity: fail, element: A1}", "A1 เป็นเพียงข้อแนะนำ"),
    ("  2568: {severity: fail, element: M3}\nwords:", f"  2568: {{severity: fail}}\n{_CRITERION}", "ระดับ recall"),
    # words
    ("  fix: เพิ่ม", "  fix: เพิ่ม {{ subject.number", "แม่แบบเขียนไม่ถูกต้อง"),
    ("  fix: เพิ่ม", "  fix: เพิ่ม {{ measure.number }}", "ไม่รู้จักชื่อในแม่แบบ “measure”"),
    ("  fix: เพิ่ม", "  fix: เพิ่ม {{ subject.numbr }}", "“numbr” ของ subject หมายถึง “number” ใช่หรือไม่"),
    ("  fix: เพิ่ม", "  fix: เพิ่ม {{ document.plan_yaer }}", "“plan_yaer” ของ document หมายถึง “plan_year” ใช่หรือไม่"),
    ("  fix: เพิ่ม", "  fix: เพิ่ม {{ edition.yaer }}", "“yaer” ของ edition หมายถึง “year” ใช่หรือไม่"),
    ("  fix: เพิ่ม", "  fix: เพิ่ม {{ subject }}", "ต้องระบุช่องของ subject"),
    ("  fix: เพิ่ม", "  fix: เพิ่ม {{ subject.title | uper }}", "“uper” หมายถึง “upper” ใช่หรือไม่"),
    ("  fix: เพิ่ม", "  fix: เพิ่ม {{ subject.title.upper() }}", "เรียกฟังก์ชัน"),
    ("  fix: เพิ่ม", "  fix: เพิ่ม {{ subject.title.x }}", "อ่านต่อจากช่องข้อมูลไม่ได้"),
    ("  fix: เพิ่ม", '  fix: เพิ่ม {{ subject.number + "ก" }}', "กับ subject.number (ตัวเลข) อย่างนี้ไม่ได้"),
    ("    otherwise: ไม่มีลำดับ", "    otherwise: ไม่มี {{ subject.no }}", "ไม่รู้จักช่อง “no” ของ subject"),
    ("reason: ไม่มีมาตรการ}", "reason: '{{ subject.title }}'}", "ไม่รู้จักชื่อในแม่แบบ “subject”"),
    # YAML
    ("subject: measure", "subject: measure\nsubject: measure", "“subject” เขียนซ้ำ"),
]
_AS_A_WHOLE = [
    ("must:", "derive: {fact: covered, fields: {}}\nmust:", "ต้องไม่มี must หรือ words"),
    ("  2568: {severity: fail, element: M3}", "  2568: {element: M3}", "ต้องบอก severity"),
    ("reads: [owners]", "reads: []", "ต้องมี must, reads และ words"),
]


@pytest.mark.parametrize(("right", "wrong", "problem"), _MISTAKES, ids=[wrong for _, wrong, _ in _MISTAKES])
def test_a_mistake_is_named_with_file_and_line(tmp_path: Path, right: str, wrong: str, problem: str) -> None:
    text = RULE.replace(right, wrong, 1)
    assert text != RULE
    error = _error(write(tmp_path / "rules", text))
    assert problem in error.problem
    assert error.file == "rules/plan/M01-owner/rule.yaml"
    changed = (
        n for n, pair in enumerate(zip(RULE.splitlines(), text.splitlines(), strict=False), 1) if len(set(pair)) > 1
    )
    first = next(changed)
    assert error.line in range(first, first + 1 + wrong.count("\n"))


@pytest.mark.parametrize(("right", "wrong", "problem"), _AS_A_WHOLE, ids=[wrong for _, wrong, _ in _AS_A_WHOLE])
def test_a_rule_that_is_wrong_as_a_whole_is_named(tmp_path: Path, right: str, wrong: str, problem: str) -> None:
    text = RULE.replace(right, wrong, 1)
    assert text != RULE
    error = _error(write(tmp_path / "rules", text))
    assert (error.file, error.line) == ("rules/plan/M01-owner/rule.yaml", 1)
    assert problem in error.problem


@pytest.mark.parametrize(
    ("right", "wrong", "line", "problem"),
    [
        ("fact: covered", "fact: coverd", 8, "“coverd” หมายถึง “covered” ใช่หรือไม่"),
        ("fact: covered", "fact: answers", 8, "กฎสร้าง answers ไม่ได้"),
        ("{code: subject.code}", "{cod: subject.code}", 9, "“cod” ของ covered หมายถึง “code” ใช่หรือไม่"),
        ("{code: subject.code}", "{code: subject.score}", 9, "เป็นตัวเลข ไม่ใช่รหัส"),
        ("derive:", "given:\n  - {when: {no: covered}, otherwise: ก}\nderive:", 9, "วนกลับมาหาตัวเอง (D01-covered)"),
        ("derive:", "given:\n  - {when: {exists: covered}, otherwise: ก}\nderive:", 9, "วนกลับมาหาตัวเอง (D01-covered)"),
    ],
)
def test_a_mistake_in_a_deriving_rule(tmp_path: Path, right: str, wrong: str, line: int, problem: str) -> None:
    error = _error(write(tmp_path, DERIVING.replace(right, wrong), "plan/D01-covered"))
    assert problem in error.problem
    assert error.line == line


def test_a_circle_of_several_rules_is_refused(tmp_path: Path) -> None:
    one = DERIVING.replace("derive:", "given:\n  - {when: {no: recommended}, otherwise: ก}\nderive:")
    other = one.replace("D01-covered", "D02-back").replace("no: recommended", "no: covered")
    other = other.replace("fact: covered", "fact: recommended").replace("{code:", "{subject:")
    write(tmp_path, one, "plan/D01-covered")
    write(tmp_path, other, "plan/D02-back")
    assert "(D01-covered, D02-back)" in _error(tmp_path).problem


@pytest.mark.parametrize(
    ("right", "wrong", "line", "problem"),
    [
        ("  2568: {severity", "  2568-2560: {severity", 20, "ต้องเป็นปี พ.ศ."),
        ("  2568: {severity", "  2567-2568: {}\n  2568: {severity", 20, "ปี 2568 เขียนซ้ำ"),
        ("reads: [owners]", "reads: [owners", 7, "รูปแบบ YAML ไม่ถูกต้อง"),
    ],
)
def test_a_mistake_that_shows_beside_its_line(tmp_path: Path, right: str, wrong: str, line: int, problem: str) -> None:
    error = _error(write(tmp_path, RULE.replace(right, wrong)))
    assert problem in error.problem
    assert error.line == line


def test_an_id_is_used_once(tmp_path: Path) -> None:
    write(tmp_path, RULE)
    write(tmp_path, RULE, "advice/M01-owner")
    error = _error(tmp_path)
    assert error.file.endswith("advice/M01-owner/rule.yaml")
    assert "รหัสกฎซ้ำกับ" in error.problem
    assert error.line == 1


def test_a_folder_without_a_rule_is_refused(tmp_path: Path) -> None:
    write(tmp_path, RULE)
    (tmp_path / "plan" / "M02-steps").mkdir()
    assert "plan/M02-steps/rule.yaml: ไม่มีแฟ้มนี้" in str(_error(tmp_path))


def test_a_base_without_rules_is_refused(tmp_path: Path) -> None:
    assert "ไม่พบกฎ" in str(_error(tmp_path))


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    write(tmp_path, RULE)
    (tmp_path / "plan/M01-owner/rule.yaml").write_bytes(RULE.encode("tis-620"))
    assert "ต้องบันทึกเป็น UTF-8" in str(_error(tmp_path))


def test_a_rule_too_long_for_the_engine_is_refused(tmp_path: Path) -> None:
    chain = [f"  - {{exists: {t}}}" for t in ("document", "instrument", "indicator", "question")]
    chain += [f"  - {{no: {t}}}" for t in ("names", "answers", "unread", "standard")]
    text = RULE.replace("  - owners: present", "\n".join(chain))
    assert "กฎยาวเกินไป" in _error(write(tmp_path, text)).problem


def _error(root: Path) -> YamlError:
    with pytest.raises(YamlError) as error:
        load_base(root)
    return error.value


def test_the_rule_without_mistakes_loads(tmp_path: Path) -> None:
    assert list(load_base(write(tmp_path, RULE)).rules) == ["M01-owner"]


def test_rules_are_found_in_a_zip(tmp_path: Path) -> None:
    write(tmp_path / "rules", RULE)
    with zipfile.ZipFile(tmp_path / "wheel.zip", "w") as wheel:
        wheel.write(tmp_path / "rules/plan/M01-owner/rule.yaml", "rules/plan/M01-owner/rule.yaml")
    zipped = load(zipfile.Path(tmp_path / "wheel.zip", "rules/"), editions=EDITIONS, sources=SOURCES)
    assert zipped.sha256 == load_base(tmp_path / "rules").sha256


def test_the_fingerprint_follows_the_bytes_of_the_rules(tmp_path: Path) -> None:
    fingerprint = load_base(write(tmp_path / "a", RULE)).sha256
    assert load_base(write(tmp_path / "b", RULE)).sha256 == fingerprint
    assert load_base(write(tmp_path / "c", RULE + "# หมายเหตุ\n")).sha256 != fingerprint


def test_an_edition_that_is_not_asked_for_is_checked_later(tmp_path: Path) -> None:
    root = write(tmp_path, RULE.replace("element: M3", "element: M4"))
    base = load(root, editions=EDITIONS, sources=SOURCES, years=[2567])
    assert base.program(2567, "plan").rules == ()
    with pytest.raises(YamlError, match="M4"):
        base.program(2568, "plan")


def test_a_span_of_years_is_named_by_its_line(tmp_path: Path) -> None:
    root = write(tmp_path, RULE.replace("2568: {severity: fail, element: M3}", "2567-2568: {severity: fail}"))
    assert _error(root).line == 21


def test_programs_hold_the_rules_of_a_kind_of_document(tmp_path: Path) -> None:
    write(tmp_path, RULE)
    scores = RULE.replace("M01-owner", "S01-overall").replace("kind: plan", "kind: scores")
    scores = scores.replace(", element: M3", "").replace("words:", _CRITERION.replace("recall", "seen"))
    write(tmp_path, scores, "scores/S01-overall")
    base = load_base(tmp_path)
    ids = {kind: [compiled.rule.id for compiled in base.program(2568, kind).rules] for kind in RUNS}
    assert ids["plan"] == ["M01-owner", "S01-overall"]
    assert ids["report"] == ids["scores"] == ["S01-overall"]
    assert base.program(2568, "plan") is base.program(2568, "plan")

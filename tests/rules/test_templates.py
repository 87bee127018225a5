from decimal import Decimal

import pytest

from rules.templates import problem, render

_KNOWN = {"subject": ["title", "score"], "document": ["plan_year"], "edition": ["threshold"]}
_YEAR = "ปี {{ document.plan_year - 1 }}"


def _render(template: str, **subject: object) -> str:
    assert problem(template, _KNOWN) is None
    return render(template, subject=subject, document={}, edition={"threshold": Decimal("85.00")})


def test_fields_stand_as_they_were_given() -> None:
    words = "{{ subject.title }} ได้ {{ subject.score }} ต่ำกว่า {{ edition.threshold }}"
    assert _render(words, title="ข้อ <I1>", score=Decimal("84.90")) == "ข้อ <I1> ได้ 84.90 ต่ำกว่า 85.00"


@pytest.mark.parametrize("template", [_YEAR, "ปี {{ 1 + document.plan_year * 2 }}", "ปี {{ document.plan_year }}"])
def test_a_field_that_the_document_lacks_is_said_to_be_lacking(template: str) -> None:
    assert _render(template) == "ปี (ไม่พบ)"


def test_a_field_that_the_document_lacks_is_false() -> None:
    assert _render("{{ subject.title or 'ไม่มีชื่อ' }}") == "ไม่มีชื่อ"
    assert _render("{% if subject.score < 85 %}ต่ำ{% else %}ไม่ต่ำ{% endif %}") == "ไม่ต่ำ"


def test_names_of_its_own_are_free() -> None:
    assert _render("{% set x = subject.title %}{% for y in [x, 'ข'] %}{{ y | upper }}{% endfor %}", title="a") == "Aข"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ subject.title }", "บรรทัดที่ 1"),
        ("ก\n{% if %}", "บรรทัดที่ 2"),
        ("{{ subjects.title }}", "“subjects” หมายถึง “subject” ใช่หรือไม่"),
        ("{{ subject.titel }}", "“titel” ของ subject หมายถึง “title” ใช่หรือไม่"),
        ("{{ subject['titel'] }}", "ต้องระบุช่องของ subject"),
        ("{ subject.title }", "ต้องเขียน {{ subject.title }} (วงเล็บปีกกาสองชั้น)"),
        ("ข้อ subject.title ได้ {{ subject.score }}", "ต้องเขียน {{ subject.title }} (วงเล็บปีกกาสองชั้น)"),
        ("{{ { subject.title } }}", "แม่แบบเขียนไม่ถูกต้อง"),
        ("ก } {{ subject.title }}", "ให้ใช้ ( )"),
        ("{{ subject }}", "ต้องระบุช่องของ subject"),
        ("{{ subject.title.__class__ }}", "อ่านต่อจากช่องข้อมูลไม่ได้"),
        ("{{ range(3) }}", "เรียกฟังก์ชัน"),
        ("{% include 'x' %}", "ดึงแม่แบบอื่น"),
        ("{% if false %}{{ subject.title | uper }}{% endif %}", "“uper” หมายถึง “upper” ใช่หรือไม่"),
        ("{{ 1 if subject.title is defind }}", "“defind” หมายถึง “defined” ใช่หรือไม่"),
    ],
)
def test_what_is_wrong_is_said_before_it_is_used(template: str, said: str) -> None:
    assert said in (problem(template, _KNOWN) or "")

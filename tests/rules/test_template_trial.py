"""A template that cannot be rendered is told before a document meets it."""

from decimal import Decimal

import pytest

from rules.schema import SCHEMA
from rules.template_trial import trial

_KNOWN = {"subject": SCHEMA["measure"].fields, "document": SCHEMA["document"].fields}
_EDITION = {"year": 2569, "threshold": Decimal(85)}


@pytest.mark.parametrize(
    "template",
    [
        "ข้อความล้วน",
        "{{ subject.number }} {{ edition.year - 1 }}",
        "{{ subject.title | replace('ก', ' ') | truncate(150, true, '…') }}",
        "{% if subject.number %}{{ 100 / subject.number }}{% endif %}",
        "{{ -subject.number }} {{ subject.number | round(1) }}",
        "{{ document.plan_year - 1 }}{% if subject.step_count > 3 %}มาก{% endif %}",
    ],
)
def test_what_can_be_rendered_is_not_refused(template: str) -> None:
    assert trial(template, _KNOWN, _EDITION) is None


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (
            "{{ subject.number | join }}",
            "ตัวกรอง join กับ subject.number (ตัวเลข) อย่างนี้ไม่ได้",
        ),
        ("{{ subject.title - 1 }}", "เครื่องหมายคำนวณหรือเปรียบเทียบกับ subject.title (ข้อความ)"),
        ("{{ -subject.title }}", "subject.title (ข้อความ)"),
        ("{{ +subject.title }}", "subject.title (ข้อความ)"),
        ("{{ subject.number / 0 }}", "หารด้วยศูนย์"),
        ("{{ 100 / subject.number }}", "หารด้วยศูนย์"),
        ("{% if subject.title == 'ก' %}{{ subject.number | join }}{% endif %}", "ตัวกรอง join"),
        ("{% if subject.title > 3 %}มาก{% endif %}", "subject.title (ข้อความ)"),
        ("{{ '%.1f' | format(subject.number) }}", "เมื่อเอกสารไม่มีค่าของช่อง"),
        ("{{ 5 | join }}", "ใช้ตัวกรอง join อย่างนี้ไม่ได้ ให้เขียนเป็นข้อความแทน"),
    ],
)
def test_what_cannot_be_rendered_is_told_with_the_mend(template: str, told: str) -> None:
    assert told in (trial(template, _KNOWN, _EDITION) or "")

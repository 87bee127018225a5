"""A mistake in a file is one Thai sentence with the file and the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.base import read
from knowledge.yaml_file import YamlError, parse

EDITION = "editions/2568.yaml"

MISTAKES = {
    "unknown source": (EDITION, "sources: [S001]}", "sources: [S999]}", "ไม่มีแหล่งอ้างอิง “S999” ใน sources.yaml"),
    "sources as text": (EDITION, "sources: [S001]}", "sources: S001}", "“sources” ต้องเป็นรายการรหัสแหล่ง"),
    "seen without a source": (
        EDITION,
        "item_count: {value: 28, mark: seen, sources: [S004]}",
        "item_count: {value: 28, mark: seen}",
        "ข้อมูลที่ระบุว่า seen ต้องมีแหล่งอ้างอิง (sources)",
    ),
    "recall that fails": (
        EDITION,
        "      missing: advice\n      mark: recall",
        "      missing: fail\n      mark: recall",
        "ข้อมูลที่ระบุว่า recall ใช้ตัดสินว่าไม่ผ่านไม่ได้ ต้องเป็น advice",
    ),
    "indicator of another instrument": (
        EDITION,
        "I15: {indicator: 5,",
        "I15: {indicator: 6,",
        "ตัวชี้วัดของ I15 ต้องเป็น 1–5",
    ),
    "code of another instrument": (EDITION, "    E9: {", "    I16: {", "รหัสข้อของ EIT ต้องเป็น E ตามด้วยเลขลำดับ (พบ I16)"),
    "no sub-indicator": (
        "editions/2564.yaml",
        "O2: {indicator: 9, sub: '9.1',",
        "O2: {indicator: 9,",
        "ขาดตัวชี้วัดย่อย (sub) ของ O2",
    ),
    "sub-indicator of another indicator": (
        "editions/2564.yaml",
        "O2: {indicator: 9, sub: '9.1',",
        "O2: {indicator: 9, sub: '10.1',",
        "ตัวชี้วัดย่อยของ O2 ต้องเป็น 9 จุด ตามด้วยเลขลำดับ (พบ 10.1)",
    ),
    "repeated code": (EDITION, "    E9: {", "    E8: {", "“E8” เขียนซ้ำ"),
    "weights": (EDITION, "  OIT: 40", "  OIT: 30", "น้ำหนักของ IIT, EIT และ OIT ต้องรวมกันได้ 100"),
    "unknown scheme": (EDITION, "  scheme: words", "  scheme: stars", "ไม่รู้จักชุดระดับ “stars” (มี letters, words)"),
    "mark": (EDITION, "{value: 85, mark: seen", "{value: 85, mark: sure", "“mark” ต้องเป็นหนึ่งใน"),
    "unknown key": (EDITION, "  scheme: words", "  schema: words", "ไม่รู้จัก “schema”"),
    "unknown section": (EDITION, "item_count:", "items:", "ไม่รู้จัก “items”"),
    "no section": (EDITION, "item_count: {value: 28, mark: seen, sources: [S004]}", "", "ขาด “item_count”"),
    "no topic": (EDITION, "{indicator: 5, topic: ประสิทธิผลของ", "{indicator: 5, about: ประสิทธิผลของ", "ขาด “topic”"),
    "year": (EDITION, "year: 2568", "year: 2586", "ปีในแฟ้ม (2586) ไม่ตรงกับชื่อแฟ้ม"),
    "calendar": (EDITION, "mark: seen, sources: [S000]}", "mark: seen}", "ข้อมูลที่ระบุว่า seen ต้องมีแหล่งอ้างอิง"),
    "same as nothing": (
        "editions/2567.yaml",
        "  same_as: 2568\n  code: O34",
        "  same_as: 2599\n  code: O34",
        "ไม่มีเกณฑ์ของปี 2599 ให้ใช้ตาม",
    ),
    "circle": ("editions/2567.yaml", "  same_as: 2568\n  code: O34", "  same_as: 2567\n  code: O34", "เป็นวงกลม"),
    "order of levels": ("framework.yaml", "overall: 75}", "overall: 96}", "ระดับต้องเรียงจากคะแนนสูงไปต่ำ"),
    "ten indicators": (
        "framework.yaml",
        "{number: 5, instrument: IIT",
        "{number: 5, instrument: EIT",
        "ตัวชี้วัดต้องมี 10 ตัว",
    ),
    "kind of source": ("sources.yaml", "  seen: excerpt", "  seen: partly", "“seen” ต้องเป็นหนึ่งใน"),
    "source without a name": ("sources.yaml", "S000:\n  title:", "S000: เอกสาร\nS0:\n  title:", "ต้องเป็นชุดของ ชื่อ: ค่า"),
    "no title": ("sources.yaml", "  title: ข่าวประกาศผลการประเมิน ITA ปี 2568", "", "ขาด “title”"),
    "crosswalk code": ("crosswalk.yaml", "{2565: [I1], 2568: [I1]}", "{2565: [I1], 2568: [I16]}", "ปี 2568 ไม่มีข้อ I16"),
    "crosswalk year": ("crosswalk.yaml", "{2565: [I1], 2568: [I1]}", "{2565: [I1], 2599: [I1]}", "ไม่มีเกณฑ์ของปี 2599"),
    "owner": ("agencies.yaml", "      admin: สำนักปลัด\n", "", "ขาดผู้รับผิดชอบของงาน admin"),
    "role": ("agencies.yaml", "      admin: สำนักปลัด\n", "      clerk: สำนักปลัด\n", "ต้องเป็นหนึ่งใน"),
}


def read_all(folder: Path) -> None:
    knowledge = read(folder)
    for year in knowledge.editions:
        knowledge.edition(year)
    assert knowledge.crosswalk
    assert knowledge.agencies


def spoil(file: Path, right: str, wrong: str) -> int:
    """Replace the first `right`, and return the line on which `wrong` begins to differ."""
    text = file.read_text(encoding="utf-8")
    assert right in text
    spoilt = text.replace(right, wrong, 1)
    file.write_text(spoilt, encoding="utf-8")
    return text[: text.index(right)].count("\n") + 1


@pytest.mark.parametrize(("file", "right", "wrong", "sentence"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_told_with_its_line(folder: Path, file: str, right: str, wrong: str, sentence: str) -> None:
    line = spoil(folder / file, right, wrong)
    with pytest.raises(YamlError) as caught:
        read_all(folder)
    assert sentence in caught.value.problem
    assert caught.value.file == file
    # What is missing, or wrong only together with other lines, is told at the mapping that should hold it.
    assert caught.value.line is not None
    assert caught.value.line <= line + right.count("\n")


def test_the_line_is_that_of_the_value(folder: Path) -> None:
    line = spoil(folder / EDITION, "I15: {indicator: 5,", "I15: {indicator: 6,")
    with pytest.raises(YamlError) as caught:
        read_all(folder)
    assert caught.value.line == line


def test_a_mistake_is_told_again_when_asked_again(folder: Path) -> None:
    spoil(folder / EDITION, "sources: [S001]}", "sources: [S999]}")
    knowledge = read(folder)
    for _ in range(2):
        with pytest.raises(YamlError, match="S999"):
            knowledge.edition(2568)


def test_a_file_of_another_name_is_refused(folder: Path) -> None:
    (folder / "editions" / "2570-draft.yaml").write_text("year: 2570\n", encoding="utf-8")
    with pytest.raises(YamlError, match="ชื่อแฟ้มต้องเป็นปี"):
        read(folder)


def test_a_mistake_in_what_is_taken_over_is_told_where_it_stands(folder: Path) -> None:
    spoil(folder / EDITION, "      requires: ทุกมาตรการระบุผู้รับผิดชอบ\n", "")
    with pytest.raises(YamlError, match=r"2568.yaml บรรทัด \d+: ขาด “requires”"):
        read(folder).edition(2567)


@pytest.mark.parametrize("file", ["sources.yaml", "framework.yaml", "crosswalk.yaml", "agencies.yaml", EDITION])
@pytest.mark.parametrize("text", ["", "- รายการ\n", "ข้อความ\n", "a: [\n"])
def test_a_file_of_another_shape_is_refused(folder: Path, file: str, text: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(YamlError) as caught:
        read_all(folder)
    assert caught.value.file == file


def test_endless_nesting_is_refused() -> None:
    with pytest.raises(YamlError, match="ซ้อนกันลึกเกินไป"):
        parse("[" * 990 + "]" * 990, "deep.yaml")

"""A new edition is one YAML file."""

from __future__ import annotations

from pathlib import Path

from knowledge.base import read

NEW = """
year: 2570
based_on: 2569
threshold: {value: 88, mark: seen, sources: [S000]}
plan:
  same_as: 2569
  code: O20
  mark: seen
  sources: [S000]
  note: ไม่พบข้อความทางการของปี 2570
  elements:
    M3: {requires: ทุกมาตรการบอกวิธีกำกับติดตาม, missing: fail, mark: seen, sources: [S000]}
"""


def test_a_new_edition_is_one_file(folder: Path) -> None:
    (folder / "editions" / "2570.yaml").write_text(NEW, encoding="utf-8")
    edition = read(folder).edition(2570)
    assert (edition.threshold, edition.plan.code, edition.plan.year) == (88, "O20", 2570)
    assert (edition.report.code, edition.report.year) == ("O26", 2569)


def test_what_is_taken_over_says_so(folder: Path) -> None:
    (folder / "editions" / "2570.yaml").write_text(NEW, encoding="utf-8")
    edition = read(folder).edition(2570)
    owner, monitoring = edition.plan.element("M1"), edition.plan.element("M3")
    assert owner is not None
    assert owner.note.endswith("ไม่พบข้อความทางการของปี 2570")
    assert monitoring is not None
    assert (monitoring.mark, monitoring.missing, monitoring.note) == ("seen", "fail", "")
    assert (edition.report.mark, edition.report.note) == ("inferred", "ยังไม่พบข้อมูลของปีนี้ จึงใช้ตามปี 2569")
    assert edition.question_lists["IIT"].mark == "unknown"
    assert edition.calendar == ()


def test_an_edition_may_bring_levels_of_its_own(folder: Path) -> None:
    levels = "levels: {mark: seen, sources: [S000], levels: [{name: ดี, overall: 80}, {name: พอใช้, overall: 0}]}\n"
    (folder / "editions" / "2570.yaml").write_text("year: 2570\nbased_on: 2569\n" + levels, encoding="utf-8")
    assert [level.name for level in read(folder).edition(2570).levels.levels] == ["ดี", "พอใช้"]

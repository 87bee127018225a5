"""A plan with twelve gaps comes back with twelve comments, wherever it is opened."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from checker.annotate import annotate
from checker.annotate.notes import notes
from checker.blocks import Place
from checker.check import examine_file
from checker.outcomes import OPEN, Check
from checker.output import recommendations
from checker.refusals import RequestError
from knowledge import base
from tests.checker.annotate.test_pdf import marks
from tests.checker.plans import completed, twelve_gaps
from tests.documents.pdf_builder import needs_libreoffice, printed


@pytest.fixture(params=[".docx", ".xlsx"])
def plan(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"plan{request.param}"
    path.write_bytes(recommendations.as_file(completed(twelve_gaps()), base.load().edition(2568), path))
    return path


def annotated(plan: Path) -> tuple[Check, Path]:
    check = examine_file(plan).check
    out = plan.with_name(f"checked{plan.suffix}")
    annotate(plan, check, out)
    return check, out


def comments(path: Path) -> list[str]:
    if path.suffix == ".docx":
        return [comment.text for comment in docx.Document(str(path)).comments]
    cells = [cell for sheet in load_workbook(path) for cells in sheet.iter_rows() for cell in cells if cell.comment]
    return [cell.comment.text for cell in cells]


def test_each_gap_is_told_with_its_mend(plan: Path) -> None:
    check, out = annotated(plan)
    gaps = [o for o in check.outcomes if o.outcome == "fail"]
    assert len(gaps) == 12
    told = "\n".join(comments(out))
    assert told.count("ไม่ผ่าน [") == 12
    for gap in gaps:
        assert f"[{gap.rule}] {gap.message}" in told
        assert gap.fix in told
    assert told.count(f"ฐานกฎ {check.stamp.rule_base[:12]}") == told.count("เกณฑ์ปี 2568 ข้อ O27 · ita ")
    assert check.stamp.inputs[0].sha256[:12] in told


def test_the_copy_is_checked_alike(plan: Path) -> None:
    check, out = annotated(plan)
    again = examine_file(out).check
    assert [(o.rule, o.outcome, o.subject) for o in again.outcomes] == [
        (o.rule, o.outcome, o.subject) for o in check.outcomes
    ]


def test_the_same_bytes_again(plan: Path) -> None:
    _, out = annotated(plan)
    first = out.read_bytes()
    assert annotated(plan)[1].read_bytes() == first


def test_findings_in_another_file_are_left_out(plan: Path) -> None:
    check = examine_file(plan).check
    moved = tuple(o.model_copy(update={"place": Place(file="report.docx", table=1, row=2)}) for o in check.outcomes)
    assert notes(check.model_copy(update={"outcomes": moved}), plan.name) == []


def test_what_cannot_be_read_is_never_said_to_lack(plan: Path) -> None:
    check = examine_file(plan).check
    unread = tuple(o.model_copy(update={"outcome": "unreadable"}) for o in check.outcomes)
    for note in notes(check.model_copy(update={"outcomes": unread}), plan.name):
        assert not [line for line in note.lines if line.startswith(("ควรมี", "วิธีแก้"))]


@needs_libreoffice
def test_a_pdf_is_marked_where_each_gap_was_read(tmp_path: Path) -> None:
    plan = tmp_path / "plan.docx"
    plan.write_bytes(recommendations.as_file(completed(twelve_gaps()), base.load().edition(2568), plan))
    (pdf,) = printed([plan], tmp_path)
    check, out = annotated(pdf)
    gaps = [o for o in check.outcomes if o.outcome == "fail"]
    assert len(gaps) == 12
    for gap in gaps:
        assert any(f"[{gap.rule}] {gap.message}" in mark.says for mark in marks(out, gap.place.page or 1))


def test_other_files_take_no_comments(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("แผน", encoding="utf-8")
    check = Check.model_construct(outcomes=())
    with pytest.raises(RequestError, match=r"plan\.txt"):
        annotate(path, check, tmp_path / "out.txt")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_shows_the_comments(plan: Path, tmp_path: Path) -> None:
    check, out = annotated(plan)
    flat = {".docx": "fodt", ".xlsx": "fods"}[plan.suffix]
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    command = ["soffice", profile, "--headless", "--convert-to", flat, "--outdir", str(tmp_path), str(out)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    shown = (tmp_path / f"checked.{flat}").read_text(encoding="utf-8")
    places = {(o.place.table, o.place.row, o.place.column) for o in check.outcomes if o.outcome in OPEN}
    boxes = len(re.findall("<office:annotation ", shown))
    assert boxes == (sum(o.outcome in OPEN for o in check.outcomes) if flat == "fodt" else len(places))

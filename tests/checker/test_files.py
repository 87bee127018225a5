from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.files import write_whole
from checker.refusals import RequestError, WritingError, check_ending, check_outputs


def test_a_new_file_may_be_read_by_those_whom_the_system_lets(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    write_whole(tmp_path / "ผล.html", b"1")
    assert (tmp_path / "ผล.html").stat().st_mode == usual.stat().st_mode


def test_a_file_that_is_there_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    (tmp_path / "ปี").mkdir()
    file, link = tmp_path / "ปี" / "ผล.html", tmp_path / "ล่าสุด.html"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"through")
    assert os.read(reader, 100) == b"through"
    assert pipe.is_fifo()
    os.close(reader)


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "ผล.html").mkdir()
    for path, why in ((tmp_path / "ผล.html", "เป็นโฟลเดอร์"), (tmp_path / ("ก" * 90), "ชื่อยาวเกินไป")):
        with pytest.raises(WritingError, match=why):
            write_whole(path, b"1")
    assert [path.name for path in tmp_path.iterdir()] == ["ผล.html"]


def test_outputs_never_overwrite_what_is_read_or_each_other(tmp_path: Path) -> None:
    plan, again = tmp_path / "plan.xlsx", tmp_path / "." / "plan.xlsx"
    with pytest.raises(RequestError, match=r"plan\.xlsx .*แฟ้มที่ใช้อ่าน"):
        check_outputs(again, inputs=(plan, None))
    with pytest.raises(RequestError, match=r"a\.docx .*แฟ้มผลอีกแฟ้มหนึ่ง"):
        check_outputs(tmp_path / "a.docx", tmp_path / "a.docx", inputs=(plan,))
    check_outputs(tmp_path / "a.docx", tmp_path / "b.docx", None, inputs=(plan,))
    check_outputs(Path(os.devnull), Path(os.devnull), inputs=())


@pytest.mark.parametrize(("name", "why"), [(".", "เป็นโฟลเดอร์"), ("no/ผล.html", "โฟลเดอร์ที่ไม่มี")])
def test_an_output_needs_a_name_in_a_folder(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(WritingError, match=why):
        check_outputs(tmp_path / name, inputs=())


def test_the_ending_of_an_output_tells_a_form() -> None:
    check_ending(Path("ผล.HTML"), (".html",))
    check_ending(None, ())
    with pytest.raises(RequestError, match=r"“\.pdf” ไม่ได้ ใช้นามสกุล \.html \.json"):
        check_ending(Path("ผล.pdf"), ("", ".html", ".json"))

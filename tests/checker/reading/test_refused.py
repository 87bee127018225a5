from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from checker.blocks import ReadingError
from checker.reading import refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (OLE + "Root Entry\0WordDocument\0".encode("utf-16-le"), r"\.doc\b.*\.docx"),
        (OLE + "Root Entry\0Workbook\0".encode("utf-16-le"), r"\.xls\b.*\.xlsx"),
        (OLE + "EncryptionInfo\0EncryptedPackage\0".encode("utf-16-le"), "รหัสผ่าน"),
        (OLE, "เสียหาย"),
        (b"PK\x03\x04 cut off", "เสียหาย"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"MIME-Version: 1.0\r\n", r"\.mht"),
    ],
)
def test_says_what_the_file_is_and_what_to_do(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(content)
    assert refused.sniff(content[:4096], path)
    with pytest.raises(ReadingError, match=rf"^แฟ้ม plan\.docx .*{expected}") as problem:
        refused.read(path)
    assert "โปรด" in str(problem.value)


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("content.xml", "OpenDocument"),
        ("xl/workbook.bin", r"\.xlsb"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("แผน.docx", "แฟ้มบีบอัด"),
    ],
)
def test_says_what_is_in_a_zip(tmp_path: Path, part: str, expected: str) -> None:
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(part, "")
    assert refused.sniff(path.read_bytes(), path)
    with pytest.raises(ReadingError, match=expected):
        refused.read(path)


def test_leaves_the_rest_alone(tmp_path: Path) -> None:
    assert not refused.sniff("แผนมาตรการ".encode(), tmp_path)

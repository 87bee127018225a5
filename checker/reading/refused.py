"""Formats that are known but not read, mostly kin of Office files: how to turn each into one that is read.

Ask this module after those of DOCX and XLSX: it takes every other ZIP file for a damaged or wrong one.
"""

from __future__ import annotations

import re
from pathlib import Path

from checker.blocks import Blocks, ReadingError
from checker.reading.package import names

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_RTF = b"{\\rtf"
_WEB_ARCHIVE = re.compile(rb"MIME-Version:", re.IGNORECASE)
_SEARCHED = 64_000_000  # bytes
_AS_DOCX = "โปรดเปิดด้วย Word แล้วเลือก “บันทึกเป็น” ชนิด .docx"
_AS_XLSX = "โปรดเปิดด้วย Excel แล้วเลือก “บันทึกเป็น” ชนิด .xlsx"
_DAMAGED = "เสียหายหรือไม่ครบถ้วน โปรดเปิดด้วยโปรแกรมที่ใช้จัดทำแล้วบันทึกใหม่"
# What an OLE file holds is told by the names in its directory, which may stand anywhere in the file.
_IN_OLE = {
    "EncryptedPackage": "มีรหัสผ่าน โปรดเปิดด้วย Word หรือ Excel นำรหัสผ่านออก แล้วบันทึกใหม่",
    "WordDocument": f"เป็น Word รุ่นเก่า (.doc) {_AS_DOCX}",
    "Workbook": f"เป็น Excel รุ่นเก่า (.xls) {_AS_XLSX}",
    "Book": f"เป็น Excel รุ่นเก่า (.xls) {_AS_XLSX}",
}
_IN_ZIP = {
    "content.xml": "เป็น OpenDocument (.odt หรือ .ods) โปรดเปิดด้วย LibreOffice แล้วบันทึกเป็น .docx หรือ .xlsx",
    "xl/workbook.bin": f"เป็น Excel แบบไบนารี (.xlsb) {_AS_XLSX}",
    "ppt/presentation.xml": "เป็น PowerPoint โปรดใช้เอกสารมาตรการที่เป็น Word หรือ Excel",
}


def sniff(head: bytes, path: Path) -> bool:  # noqa: ARG001
    """Tell whether the file is of a known kind that is not read."""
    return head.startswith((_OLE, _ZIP, _RTF)) or _WEB_ARCHIVE.match(head) is not None


def read(path: Path) -> Blocks:
    """Raise the `ReadingError` that says what the file is and how to save it anew."""
    with path.open("rb") as file:
        data = file.read(_SEARCHED)
    raise ReadingError(f"แฟ้ม {path.name} {_mend(data, path)}")


def _mend(data: bytes, path: Path) -> str:
    if data.startswith(_RTF):
        return f"เป็น RTF {_AS_DOCX}"
    if data.startswith(_ZIP):
        return _mend_of_zip(names(path))
    if data.startswith(_OLE):
        return next((mend for name, mend in _IN_OLE.items() if f"{name}\0".encode("utf-16-le") in data), _DAMAGED)
    return f"เป็นหน้าเว็บแบบแฟ้มเดียว (.mht) {_AS_DOCX}"


def _mend_of_zip(parts: frozenset[str]) -> str:
    if not parts:
        return _DAMAGED
    other = "เป็นแฟ้มบีบอัด โปรดแตกแฟ้มแล้วตรวจเอกสารที่อยู่ข้างใน"
    return next((mend for name, mend in _IN_ZIP.items() if name in parts), other)

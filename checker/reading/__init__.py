"""Files in, `Blocks` out. What a file is, is told by its content and never by its name.

A format is one module with `read(path: Path) -> Blocks` and one line in `_FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from checker.blocks import Blocks, ReadingError

_HEAD = 4096


@dataclass(frozen=True)
class Format:
    """A kind of file: its Thai name, how its first 4096 bytes look, and the module that reads it."""

    name: str
    looks: Callable[[bytes], bool]
    module: str


def _looks_like_text(head: bytes) -> bool:
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in head


_FORMATS: tuple[Format, ...] = (Format("ข้อความ", _looks_like_text, "checker.reading.text"),)

# Formats that are known but not read, and what to do with such a file.
_NOT_READ = (
    (b"%PDF-", "เป็นแฟ้ม PDF ซึ่งยังอ่านไม่ได้ โปรดใช้แฟ้มต้นฉบับหรือบันทึกเป็นข้อความ (.txt)"),
    (b"PK\x03\x04", "เป็นแฟ้ม Word หรือ Excel ซึ่งยังอ่านไม่ได้ โปรดบันทึกเป็นข้อความ (.txt)"),
    (b"\xd0\xcf\x11\xe0", "เป็นแฟ้ม Word หรือ Excel รุ่นเก่า โปรดเปิดแล้วบันทึกใหม่เป็น .docx หรือ .xlsx"),
    (b"{\\rtf", "เป็นแฟ้ม RTF โปรดเปิดแล้วบันทึกใหม่เป็น .docx"),
    (b"\x89PNG", "เป็นรูปภาพ โปรดใช้แฟ้มต้นฉบับของเอกสาร"),
    (b"\xff\xd8\xff", "เป็นรูปภาพ โปรดใช้แฟ้มต้นฉบับของเอกสาร"),
)


def read(path: Path) -> Blocks:
    """Return the content of a file of any known format; raise `ReadingError` where it cannot be read."""
    head = first_bytes(path)
    for signature, mend in _NOT_READ:
        if head.startswith(signature):
            raise ReadingError(f"แฟ้ม {path.name} {mend}")
    for known in _FORMATS:
        if known.looks(head):
            blocks: Blocks = import_module(known.module).read(path)
            return blocks
    raise ReadingError(f"แฟ้ม {path.name} ไม่ใช่เอกสารที่อ่านได้ โปรดบันทึกเป็นข้อความ (.txt) แบบ UTF-8")


def is_text(path: Path) -> bool:
    """Whether a file is plain text; raise `ReadingError` where there is no such file."""
    head = first_bytes(path)
    return _looks_like_text(head) and not any(head.startswith(signature) for signature, _ in _NOT_READ)


def first_bytes(path: Path) -> bytes:
    """Return the beginning of a file; raise `ReadingError` where there is none."""
    try:
        if path.is_dir():
            raise ReadingError(f"{path} เป็นโฟลเดอร์ โปรดระบุแฟ้มเอกสารในโฟลเดอร์นั้น")
        if path.exists() and not path.is_file():
            raise ReadingError(f"{path} ไม่ใช่แฟ้มเอกสาร โปรดระบุแฟ้มเอกสารมาตรการ")
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        raise ReadingError(f"ไม่พบแฟ้ม {path} โปรดตรวจชื่อแฟ้มและโฟลเดอร์") from None
    except (OSError, ValueError):
        raise ReadingError(f"เปิดแฟ้ม {path} ไม่ได้ โปรดตรวจสิทธิ์การอ่านและปิดโปรแกรมที่ใช้แฟ้มนี้อยู่") from None
    if len(head) < _HEAD and not head.strip():
        raise ReadingError(f"แฟ้ม {path.name} ว่างเปล่า โปรดตรวจว่าบันทึกเอกสารครบแล้ว")
    return head

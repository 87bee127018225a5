"""Files in, `Blocks` out. What a file is, is told by its content and never by its name.

A format is one module with `sniff(head, path)`, which tells whether a file is of this format, and `read(path)`, and its
name in `_FORMATS`. Modules are imported only when they are asked.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from checker.blocks import Blocks, ReadingError

# In the order in which they are asked: plain text takes whatever looks like text.
_FORMATS = ("docx", "xlsx", "pdf", "scan", "refused", "html", "markdown", "csv_file", "text")
_HEAD = 4096


def read(path: Path) -> Blocks:
    """Return the content of a file of any known format; raise `ReadingError` where it cannot be read."""
    head = first_bytes(path)
    for name in _FORMATS:
        module = import_module(f"checker.reading.{name}")
        if module.sniff(head, path):
            blocks: Blocks = module.read(path)
            return blocks
    raise ReadingError(f"แฟ้ม {path.name} ไม่ใช่เอกสารที่อ่านได้ โปรดบันทึกเป็นข้อความ (.txt) แบบ UTF-8")


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

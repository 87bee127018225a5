"""Files in, `Blocks` out. What a file is, is told by its content and never by its name.

A format is one module that is a `Format`, and a line in `_formats`. Modules are imported only when they are asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from checker.blocks import Blocks, ReadingError

_HEAD = 4096


class Format(Protocol):
    """A module that reads one format."""

    def sniff(self, head: bytes, path: Path) -> bool:
        """Tell whether the file, which begins with `head`, is of this format."""

    def read(self, path: Path) -> Blocks:
        """Read the file; raise `ReadingError` where it cannot be read."""


def _formats() -> Iterator[Format]:
    """Yield the formats in the order in which they are asked: plain text takes whatever looks like text."""
    from checker.reading import docx

    yield docx
    from checker.reading import xlsx

    yield xlsx
    from checker.reading import pdf

    yield pdf
    from checker.reading import scan

    yield scan
    from checker.reading import refused

    yield refused
    from checker.reading import html

    yield html
    from checker.reading import markdown

    yield markdown
    from checker.reading import csv_file

    yield csv_file
    from checker.reading import text

    yield text


def read(path: Path) -> Blocks:
    """Return the content of a file of any known format; raise `ReadingError` where it cannot be read."""
    head = first_bytes(path)
    for format_ in _formats():
        if format_.sniff(head, path):
            return format_.read(path)
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

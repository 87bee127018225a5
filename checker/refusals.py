"""What is asked of the program that it cannot do: options that do not fit, files that must not be written."""

from __future__ import annotations

import errno
from collections.abc import Collection
from pathlib import Path

_REASONS = {
    errno.ENOENT: "ไม่มีแฟ้มหรือโฟลเดอร์นี้",
    errno.EACCES: "ไม่ได้รับอนุญาต",
    errno.EISDIR: "เป็นโฟลเดอร์",
    errno.ENOTDIR: "ไม่ใช่โฟลเดอร์",
    errno.EEXIST: "มีแฟ้มชื่อนี้อยู่แล้ว",
    errno.ENAMETOOLONG: "ชื่อยาวเกินไป",
    errno.ENOSPC: "เนื้อที่เก็บข้อมูลเต็ม",
    errno.EROFS: "เป็นที่อ่านอย่างเดียว",
}


class RequestError(Exception):
    """An option does not fit. The message is one Thai sentence that tells what would."""


class WritingError(Exception):
    """A file could not be written. The message is one Thai sentence that names it."""


def reason(problem: OSError) -> str:
    """Return in Thai why the system refused."""
    return _REASONS.get(problem.errno or 0, problem.strerror or str(problem))


def check_outputs(*outputs: Path | None, inputs: Collection[Path | None]) -> None:
    """Refuse outputs that would overwrite an input or each other, or that have no folder, before any work is done."""
    taken = {path.resolve(): path for path in inputs if path}
    for output in filter(None, outputs):
        place = output.resolve()
        if place in taken and not (place.exists() and not place.is_file()):
            what = "แฟ้มที่ใช้อ่าน" if taken[place] in inputs else "แฟ้มผลอีกแฟ้มหนึ่ง"
            raise RequestError(f"จะเขียนผลลง {output} ไม่ได้ เพราะเป็น{what} โปรดใช้ชื่ออื่น")
        if place.is_dir():
            raise WritingError(f"{output} เป็นโฟลเดอร์ โปรดใส่ชื่อแฟ้มด้วย")
        if not place.parent.is_dir():
            raise WritingError(f"{output} อยู่ในโฟลเดอร์ที่ไม่มี โปรดสร้างโฟลเดอร์ก่อน")
        taken[place] = output


def check_ending(output: Path | None, endings: Collection[str]) -> None:
    """Refuse an output whose ending tells no form that there is."""
    if output and output.suffix.lower() not in endings:
        raise RequestError(f"เขียนเป็น “{output.suffix or output.name}” ไม่ได้ ใช้นามสกุล {' '.join(filter(None, endings))}")

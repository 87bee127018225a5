"""Files that are written whole or not at all, and the same bytes for the same content."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

from checker.blocks import ReadingError


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` by way of a temporary file beside it; raise `ReadingError` when that cannot be."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            file.write(content)
        Path(file.name).replace(path)
    except OSError as problem:
        raise ReadingError(f"เขียน {path} ไม่ได้: {problem.strerror or problem}") from None


def without_times(archive: bytes) -> bytes:
    """Return a zip archive such as a DOCX or XLSX file without the times at which its parts were written."""
    rewritten = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return rewritten.getvalue()

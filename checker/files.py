"""Files that are written whole or not at all, and the same bytes for the same content."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from pathlib import Path

from checker.refusals import WritingError, reason


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` by way of a temporary file beside it; raise `WritingError` when that cannot be.

    A file that is there keeps its permissions, and a link still leads to it.
    """
    target = path.resolve()
    temporary = target.with_name(f".ita-{os.getpid()}.tmp")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)  # a pipe or a device cannot be replaced
            return
        try:
            temporary.write_bytes(content)
            if target.exists():
                shutil.copymode(target, temporary)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as problem:
        raise WritingError(f"{path} {reason(problem)}") from None


def without_times(archive: bytes) -> bytes:
    """Return a zip archive such as a DOCX or XLSX file without the times at which its parts were written."""
    rewritten = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return rewritten.getvalue()
